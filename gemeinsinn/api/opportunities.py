"""What volunteers want to know about a need of time or skill: its shape, and how it is told."""

from typing import Any, Literal

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, Field

from gemeinsinn.core.quantities import is_whole
from gemeinsinn.exchange.models import Need
from gemeinsinn.volunteering.lifecycle.opportunities import CHOICES, WORDS, Told

Means = Literal["hands", "head", "both"]
About = Literal["people", "things", "both"]
Company = Literal["alone", "together", "both"]
Pace = Literal["ongoing", "once", "series"]
Reach = Literal["site", "partly", "remote"]
German = Literal["none", "little", "talk", "good"]
Expenses = Literal["nothing", "travel", "material", "lump"]
OF_OPPORTUNITY = (*CHOICES, *WORDS)


class Opportunity(BaseModel):
    """What volunteers want to know. Null, or an empty text, where nobody has said it."""

    field: str | None = Field(
        description=_("Field of engagement, as the network names it, in the language asked for."), examples=["Soziales"]
    )
    means: Means | None = Field(description=_("What one does it with."), examples=["hands"])
    about: About | None = Field(description=_("Whom or what one deals with."), examples=["people"])
    company: Company | None = Field(description=_("Alone or with others; `both`: as you like."), examples=["together"])
    pace: Pace | None = Field(
        description=_("How often; `series`: several dates, one may be enough."), examples=["ongoing"]
    )
    hours_a_week: int | float | None = Field(description=_("Hours a week."), examples=[2.5])
    least_months: int | None = Field(description=_("For how many months at least."), examples=[6])
    reach: Reach | None = Field(description=_("On site, partly from home, or all of it from home."), examples=["site"])
    way_there: str = Field(
        description=_("How to get there, in the author's words."), examples=["Tram 2, dann zwei Minuten"]
    )
    german: German | None = Field(
        description=_("How much German is needed: none, a little, enough for a talk, good."), examples=["little"]
    )
    children: bool | None = Field(description=_("Whether children may come along."), examples=[True])
    certificate: bool | None = Field(
        description=_("Whether a certificate of good conduct is needed (§ 72a SGB VIII)."), examples=[False]
    )
    expenses: Expenses | None = Field(description=_("What is paid back."), examples=["travel"])
    expenses_words: str = Field(
        description=_("More about that, in the author's words."), examples=["Fahrschein gegen Beleg"]
    )
    insurance: str = Field(
        description=_("In the author's words; empty: the state's collective insurance."), examples=["Über den Verein"]
    )
    induction: str = Field(description=_("How one is shown the work."), examples=["Die ersten zwei Male zu zweit"])
    training: str = Field(description=_("Courses."), examples=["Erste Hilfe, ein Samstag im Frühjahr"])
    learns: str = Field(description=_("What one learns."), examples=["Vorlesen, sodass acht Kinder zuhören"])


def opportunity_told(need: Need) -> Opportunity | None:
    """What is known beside a need; None where nobody told anything."""
    row = getattr(need, "opportunity", None)
    if row is None:
        return None
    hours = row.hours_a_week
    told: dict[str, Any] = {name: getattr(row, name) or None for name in CHOICES}
    told |= {name: getattr(row, name) for name in WORDS}
    told |= {
        "field": str(row.field) if row.field else None,
        "hours_a_week": None if hours is None else hours // 100 if is_whole(hours) else hours / 100,
        "children": yes_or_no(row.children),
        "certificate": yes_or_no(row.certificate),
    }
    return Opportunity(**told)


def yes_or_no(said: str) -> bool | None:
    """None where nobody said."""
    return said == Told.YES if said else None
