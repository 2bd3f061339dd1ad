"""What goes out: the parts every list shares. Each field says in its description what it means."""

from datetime import date, datetime
from typing import Literal

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, Field

from gemeinsinn.api.opportunities import Opportunity
from gemeinsinn.exchange.models import Kind, Unit
from gemeinsinn.exchange.models import Notice as Board

# The values of the addresses are German words; software reads the English names of the code.
KIND_NAMES: dict[str, str] = {kind.value: kind.name.lower() for kind in Kind}
KIND_VALUES: dict[str, str] = {name: value for value, name in KIND_NAMES.items()}
KindName = Literal["time", "skill", "goods", "space", "money"]
UnitName = Literal["piece", "person", "hour", "place", "date", "kg", "m2", "euro"]
SourceName = Literal["municipality", "state", "federation", "foundation", "business", "own", "hours"]
SideName = Literal["need", "offer", "project", "partner"]
AccessName = Literal["yes", "partly", "no"]
State = Literal["open", "full", "over", "done"]
assert set(KIND_VALUES) == {"time", "skill", "goods", "space", "money"}
assert set(Board.Access.values) == {"yes", "partly", "no"}
assert set(Unit.values) == {"piece", "person", "hour", "place", "date", "kg", "m2", "euro"}


class Quantity(BaseModel):
    """An amount as a number with its unit, and in words."""

    number: int | float = Field(description=_("How many units."), examples=[20])
    unit: UnitName = Field(description=_("What is counted."), examples=["piece"])
    words: str = Field(
        description=_("The amount as people read it, in the language asked for."), examples=["20 Stühle"]
    )


class Place(BaseModel):
    """Where. No house is ever located: the position is the middle of the quarter or, without one, of the town."""

    name: str = Field(description=_("The name a neighbour would use."), examples=["Halle-Neustadt"])
    spot: str = Field(description=_("Where exactly, in the author's words."), examples=["Hof am Tulpenbrunnen"])
    postcode: str = Field(description=_("Five digits, or empty."), examples=["06122"])
    municipality: str | None = Field(description=_("Town or village."), examples=["Halle (Saale)"])
    quarter: str | None = Field(
        description=_("Key of the quarter, as the parameter `quarter` takes it."), examples=["halle-neustadt"]
    )
    latitude: float | None = Field(description=_("Of the middle of the quarter or town, WGS 84."), examples=[51.4786])
    longitude: float | None = Field(description=_("Of the middle of the quarter or town, WGS 84."), examples=[11.9236])
    distance_km: float | None = Field(
        description=_("From the place asked for, as the crow flies; null where none was asked for."), examples=[1.4]
    )


class Partner(BaseModel):
    """An organisation. Private people are never named here."""

    name: str = Field(description=_("As it calls itself."), examples=["Nachbarschaftshaus Bunter Weg"])
    page: str | None = Field(
        description=_("Its page on the portal."), examples=["https://portal.example/partner/nachbarschaftshaus/"]
    )


class ProjectLink(BaseModel):
    """The project a need belongs to."""

    id: int = Field(description=_("As in /api/v1/projects/{id}."), examples=[3])
    title: str = Field(description=_("Its headline."), examples=["Hofcafé am Tulpenbrunnen"])
    page: str = Field(
        description=_("Its page on the portal."),
        examples=["https://portal.example/vorhaben/3-hofcafe-am-tulpenbrunnen/"],
    )


class Notice(BaseModel):
    """What needs and offers share."""

    id: int = Field(description=_("Stays the same for good."), examples=[17])
    title: str = Field(description=_("The headline."), examples=["Zwanzig Stühle für das Hofcafé"])
    details: str = Field(
        description=_("More about it, plain text with line breaks."), examples=["Stapelbar, dürfen nass werden."]
    )
    text_language: str = Field(description=_("Language the author wrote in."), examples=["de"])
    kind: KindName = Field(description=_("What sort of thing it is."), examples=["goods"])
    kind_label: str = Field(description=_("The kind in the language asked for."), examples=["Sachen"])
    state: State = Field(
        description=_(
            "`open`: can be answered. `full`: all promised. `over`: its last day has passed. `done`: settled."
        ),
        examples=["open"],
    )
    amount: Quantity | None = Field(description=_("How much in all; null where no amount was named."))
    missing: Quantity | None = Field(
        description=_("How much of it is still open."), examples=[{"number": 12, "unit": "piece", "words": "12 Stühle"}]
    )
    starts: date | None = Field(description=_("First day."), examples=["2026-12-01"])
    until: date | None = Field(description=_("Last day."), examples=["2026-12-04"])
    when: str = Field(description=_("When, in words."), examples=["bis Freitag, 4. Dezember"])
    place: Place
    access: AccessName | None = Field(
        description=_("Whether one gets there without steps; null where nobody said."), examples=["yes"]
    )
    access_words: str = Field(
        description=_("More about it, in the author's words."), examples=["Aufzug, Toilette im Erdgeschoss"]
    )
    organisation: Partner | None = Field(description=_("Who stands behind it, if it is an organisation."))
    languages: list[str] = Field(description=_("Languages spoken there besides German."), examples=[["uk", "en"]])
    published_at: datetime | None = Field(description=_("When it was put up."), examples=["2026-11-20T09:30:00Z"])
    changed_at: datetime = Field(description=_("When it last changed."), examples=["2026-11-21T16:05:12.345678Z"])
    url: str = Field(
        description=_("Its page on the portal: link to it wherever you show it."),
        examples=["https://portal.example/bedarfe/17-zwanzig-stuehle/"],
    )
    answer_url: str | None = Field(
        description=_("The form to say yes, without an account; null when it cannot be answered any more."),
        examples=["https://portal.example/bedarfe/17/ja/"],
    )


class Need(Notice):
    """Somebody needs something, and says what the giver gets out of it."""

    benefit: str = Field(
        description=_("What the giver gets out of it."), examples=["Ihr Name steht ein Jahr lang auf jeder Lehne."]
    )
    project: ProjectLink | None = Field(description=_("The project it belongs to."))
    opportunity: Opportunity | None = Field(description=_("What volunteers want to know, for time and skill."))


class Offer(Notice):
    """Somebody can give something, once or lasting."""

    standing: bool = Field(description=_("Lasts until further notice."), examples=[False])
    reach_km: int | None = Field(description=_("How far around it holds."), examples=[5])
    conditions: str = Field(description=_("Good to know before you ask."), examples=["Bitte besenrein."])


class Step(BaseModel):
    """One step of a project's plan."""

    title: str = Field(description=_("What is to be done."), examples=["Tische bauen"])
    due: date | None = Field(description=_("Planned for."), examples=["2026-12-12"])
    done_on: date | None = Field(description=_("Done on; null while it is open."), examples=["2026-12-10"])


class Share(BaseModel):
    """Where part of the means comes from. Hours are never turned into money."""

    source: SourceName = Field(description=_("Who gives it; `hours` are volunteers' hours."), examples=["municipality"])
    number: int | float = Field(description=_("Euros, or hours for `hours`."), examples=[1200])
    unit: Literal["euro", "hour"] = Field(description=_("What is counted."), examples=["euro"])


class Project(BaseModel):
    """A Vorhaben: what is to happen, for whom, where, who runs it, and where its means come from."""

    id: int = Field(description=_("Stays the same for good."), examples=[3])
    title: str = Field(description=_("The headline."), examples=["Hofcafé am Tulpenbrunnen"])
    aim: str = Field(description=_("What is to come of it."), examples=["Zwanzig Nachbarn kennen sich beim Namen."])
    target_group: str = Field(description=_("For whom."), examples=["Menschen aus dem Bunten Weg"])
    text_language: str = Field(description=_("Language the author wrote in."), examples=["de"])
    state: Literal["running", "finished"] = Field(description=_("Where it stands."), examples=["running"])
    organisation: Partner | None = Field(description=_("Who runs it, if it is an organisation with a profile."))
    starts: date | None = Field(description=_("First day."), examples=["2026-11-01"])
    ends: date | None = Field(description=_("Last day."), examples=["2027-03-31"])
    place: Place
    access: AccessName | None = Field(
        description=_("Whether one gets there without steps; null where nobody said."), examples=["yes"]
    )
    access_words: str = Field(
        description=_("More about it, in the author's words."), examples=["Aufzug, Toilette im Erdgeschoss"]
    )
    steps: list[Step] = Field(description=_("The plan, in order."))
    funding: list[Share] = Field(description=_("The mix of means, public sources first."))
    published_at: datetime | None = Field(description=_("When it was put up."), examples=["2026-10-30T08:00:00Z"])
    changed_at: datetime = Field(description=_("When it last changed."), examples=["2026-11-21T16:05:12.345678Z"])
    url: str = Field(
        description=_("Its page on the portal: link to it wherever you show it."),
        examples=["https://portal.example/vorhaben/3-hofcafe-am-tulpenbrunnen/"],
    )


NEXT = Field(
    description=_("Address of the next page; null on the last one."),
    examples=["https://portal.example/api/v1/needs?kind=goods&cursor=bjE3NjM2"],
)


class Needs(BaseModel):
    """One page of needs."""

    items: list[Need] = Field(description=_("In the order of the list."))
    next: str | None = NEXT


class Offers(BaseModel):
    """One page of offers."""

    items: list[Offer] = Field(description=_("In the order of the list."))
    next: str | None = NEXT


class Projects(BaseModel):
    """One page of projects."""

    items: list[Project] = Field(description=_("In the order of the list."))
    next: str | None = NEXT


class Organisation(BaseModel):
    """A partner's public profile. How to reach it stands on its page."""

    name: str = Field(description=_("As it calls itself."), examples=["Tischlerei am Markt"])
    kind: str = Field(
        description=_(
            "`agency`, `association`, `initiative`, `company`, `housing`, `social`, `municipality` or `school`."
        ),
        examples=["company"],
    )
    kind_label: str = Field(description=_("The kind in the language asked for."), examples=["Unternehmen"])
    branch: str = Field(description=_("What it does, in a word."), examples=["Tischlerei"])
    about: str = Field(description=_("About itself, plain text."), examples=["Wir bauen Möbel, die bleiben."])
    gives: list[KindName] = Field(description=_("What it likes to give."), examples=[["goods", "skill"]])
    place: Place
    access: AccessName | None = Field(
        description=_("Whether one gets there without steps; null where nobody said."), examples=["yes"]
    )
    access_words: str = Field(
        description=_("More about it, in its own words."), examples=["Aufzug, Toilette im Erdgeschoss"]
    )
    url: str = Field(
        description=_("Its page on the portal: link to it wherever you show it."),
        examples=["https://portal.example/partner/tischlerei-am-markt/"],
    )


class Hit(BaseModel):
    """Something the search found, and why."""

    side: SideName = Field(description=_("What `item` is."), examples=["need"])
    reasons: list[str] = Field(
        description=_("Why it was found, in the language asked for, the strongest first."),
        examples=[["passt zu „Stühle“", "800 m entfernt"]],
    )
    distance_km: float | None = Field(
        description=_("From the place asked for; null where none was asked for."), examples=[0.8]
    )
    item: Need | Offer | Project | Organisation = Field(description=_("The thing itself, by its `side`."))


class Counts(BaseModel):
    """How many hits each choice would show, everything else staying as asked."""

    side: dict[str, int] = Field(description=_("By side."), examples=[{"need": 12, "offer": 3}])
    kind: dict[str, int] = Field(description=_("By kind."), examples=[{"goods": 9, "time": 6}])
    spoken: dict[str, int] = Field(description=_("By language spoken there."), examples=[{"de": 15, "uk": 2}])
    accessible: int = Field(description=_("How many of them one gets to without steps."), examples=[4])
    place: dict[str, int] = Field(
        description=_("By name of the place, the most frequent."), examples=[{"Halle-Neustadt": 7}]
    )


class Hits(BaseModel):
    """One page of hits, with counts of the whole."""

    items: list[Hit] = Field(description=_("In the order asked for."))
    total: int = Field(
        description=_("How many hits there are; at most 400 are looked at for one question."), examples=[15]
    )
    counts: Counts
    query_language: str = Field(description=_("Language the question was read in; empty without one."), examples=["de"])
    corrected: str | None = Field(description=_("A spelling that may have been meant."), examples=["stühle"])
    meaning: bool = Field(
        description=_("True if meaning was understood, false if only words were compared."), examples=[True]
    )
    next: str | None = NEXT
