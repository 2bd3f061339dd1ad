"""An opportunity as other platforms take it over: one flat row, the same in JSON and in CSV."""

from datetime import date, datetime
from typing import Literal

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, Field

from gemeinsinn.api.opportunities import Opportunity
from gemeinsinn.api.shapes import AccessName

RowState = Literal["open", "full", "withdrawn"]


class ShiftRow(BaseModel):
    """A date with places."""

    id: int = Field(description=_("Stays the same for good."), examples=[204])
    starts_at: datetime = Field(description=_("First minute, with its offset."), examples=["2026-12-04T16:00:00+01:00"])
    ends_at: datetime = Field(description=_("Last minute, with its offset."), examples=["2026-12-04T18:30:00+01:00"])
    places: int = Field(description=_("How many people are wanted."), examples=[5])
    left: int = Field(description=_("How many of these places are still free."), examples=[2])
    role: str = Field(description=_("The task, where there are several."), examples=["Getränke ausgeben"])
    place: str = Field(description=_("Where, if elsewhere than the opportunity itself."), examples=["Eingang Nord"])
    least: int = Field(description=_("How many people it takes at least; 0: not said."), examples=[0])
    deadline: datetime | None = Field(description=_("Sign up until then."), examples=["2026-12-03T12:00:00+01:00"])
    qualification: str = Field(description=_("What one must be able to do."), examples=["Erste Hilfe"])
    least_age: int | None = Field(description=_("From this age."), examples=[16])
    most_age: int | None = Field(description=_("Up to this age."), examples=[None])


class Noticed(BaseModel):
    """What an opportunity shares with every need."""

    id: int = Field(description=_("Stays the same for good; the same as in /api/v1/needs/{id}."), examples=[17])
    state: RowState = Field(
        description=_(
            "`open`: can be answered. `full`: all places are taken. `withdrawn`: ended, settled or taken down; "
            "please take it down on your side, too."
        ),
        examples=["open"],
    )
    changed_at: datetime = Field(description=_("When it last changed."), examples=["2026-11-21T16:05:12.345678Z"])
    published_at: datetime | None = Field(description=_("When it was put up."), examples=["2026-11-20T09:30:00Z"])
    title: str = Field(description=_("The headline."), examples=["Vorlesen in der Kita"])
    details: str = Field(
        description=_("More about it, plain text with line breaks."), examples=["Zwölf Kinder, ein Sofa, viele Bücher."]
    )
    text_language: str = Field(description=_("Language the author wrote in."), examples=["de"])
    kind: Literal["time", "skill"] | None = Field(
        description=_("Hands and hours, or what one knows."), examples=["time"]
    )
    people: int | float | None = Field(
        description=_("How many are looked for: people, or places of all coming dates."), examples=[3]
    )
    benefit: str = Field(
        description=_("What the giver gets out of it."), examples=["Zwölf Kinder, die auf Sie warten."]
    )
    organisation: str = Field(description=_("Who looks, if it is an organisation."), examples=["Kita Sonnenblume"])
    agency: str = Field(description=_("The volunteer agency behind it."), examples=["Freiwilligenagentur Halle"])
    agency_key: str = Field(
        description=_("Key of the agency, as the parameter `agency` takes it."), examples=["freiwilligenagentur-halle"]
    )
    contact_name: str = Field(
        description=_("Whom to ask: the agency, never a private person. Empty unless the agency has agreed."),
        examples=["Freiwilligenagentur Halle"],
    )
    contact_email: str = Field(description=_("Its address, likewise."), examples=["halle@portal.example"])
    contact_phone: str = Field(description=_("Its number, likewise."), examples=["+49 345 123456"])
    place: str = Field(description=_("The name a neighbour would use."), examples=["Halle-Neustadt"])
    spot: str = Field(description=_("Where exactly, in the author's words."), examples=["Kita am Tulpenbrunnen"])
    postcode: str = Field(description=_("Five digits, or empty."), examples=["06122"])
    municipality: str = Field(description=_("Town or village."), examples=["Halle (Saale)"])
    latitude: float | None = Field(description=_("Of the middle of the quarter or town, WGS 84."), examples=[51.4786])
    longitude: float | None = Field(description=_("Of the middle of the quarter or town, WGS 84."), examples=[11.9236])
    distance_km: float | None = Field(
        description=_("From the place asked for, as the crow flies; null where none was asked for."), examples=[1.4]
    )
    access: AccessName | None = Field(
        description=_("Whether one gets there without steps; null where nobody said."), examples=["yes"]
    )
    access_words: str = Field(
        description=_("More about it, in the author's words."), examples=["Aufzug, Toilette im Erdgeschoss"]
    )
    starts: date | None = Field(description=_("First day."), examples=["2026-12-01"])
    until: date | None = Field(description=_("Last day."), examples=["2027-06-30"])
    when: str = Field(description=_("When, in the author's words."), examples=["mittwochs am Vormittag"])
    languages: list[str] = Field(description=_("Languages spoken there besides German."), examples=[["uk", "en"]])


class OpportunityRow(Opportunity, Noticed):
    """An opportunity to take over. Once it is `withdrawn` everything but `id`, `state` and `changed_at` is empty."""

    shifts: list[ShiftRow] = Field(
        description=_(
            "The next dates with places, at most 50 in a list. In CSV each is written "
            "`2026-12-04T16:00:00+01:00/2026-12-04T18:30:00+01:00 x5 Getränke ausgeben`, with ` | ` between them."
        )
    )
    shifts_coming: int = Field(description=_("How many dates are coming in all."), examples=[1])
    url: str | None = Field(
        description=_("Its page on the portal: link to it wherever you show it."),
        examples=["https://portal.example/bedarfe/17-vorlesen-in-der-kita/"],
    )
    answer_url: str | None = Field(
        description=_("Where to say yes or to sign up, without an account; null unless it is open."),
        examples=["https://portal.example/bedarfe/17/termine/"],
    )


class OpportunityRows(BaseModel):
    """One page of opportunities."""

    items: list[OpportunityRow] = Field(description=_("In the order of the list."))
    next: str | None = Field(
        description=_("Address of the next page; null on the last one."),
        examples=["https://portal.example/api/v1/opportunities?field=Soziales&cursor=bjE3NjM2"],
    )
