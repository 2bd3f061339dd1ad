"""An opportunity as other platforms take it over: one flat row, the same in JSON and in CSV."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from gemeinsinn.api.opportunities import Opportunity
from gemeinsinn.api.shapes import AccessName

RowState = Literal["open", "full", "withdrawn"]


class ShiftRow(BaseModel):
    """A date with places."""

    id: int = Field(description="Stays the same for good.", examples=[204])
    starts_at: datetime = Field(description="First minute, with its offset.", examples=["2026-12-04T16:00:00+01:00"])
    ends_at: datetime = Field(description="Last minute, with its offset.", examples=["2026-12-04T18:30:00+01:00"])
    places: int = Field(description="How many people are wanted.", examples=[5])
    left: int = Field(description="How many of these places are still free.", examples=[2])
    role: str = Field(description="The task, where there are several.", examples=["Getränke ausgeben"])
    place: str = Field(description="Where, if elsewhere than the opportunity itself.", examples=["Eingang Nord"])
    least: int = Field(description="How many people it takes at least; 0: not said.", examples=[0])
    deadline: datetime | None = Field(description="Sign up until then.", examples=["2026-12-03T12:00:00+01:00"])
    qualification: str = Field(description="What one must be able to do.", examples=["Erste Hilfe"])
    least_age: int | None = Field(description="From this age.", examples=[16])
    most_age: int | None = Field(description="Up to this age.", examples=[None])


class Noticed(BaseModel):
    """What an opportunity shares with every need."""

    id: int = Field(description="Stays the same for good; the same as in /api/v1/needs/{id}.", examples=[17])
    state: RowState = Field(
        description="`open`: can be answered. `full`: all places are taken. `withdrawn`: ended, settled or taken down; "
        "please take it down on your side, too.",
        examples=["open"],
    )
    changed_at: datetime = Field(description="When it last changed.", examples=["2026-11-21T16:05:12.345678Z"])
    published_at: datetime | None = Field(description="When it was put up.", examples=["2026-11-20T09:30:00Z"])
    title: str = Field(description="The headline.", examples=["Vorlesen in der Kita"])
    details: str = Field(
        description="More about it, plain text with line breaks.", examples=["Zwölf Kinder, ein Sofa, viele Bücher."]
    )
    text_language: str = Field(description="Language the author wrote in.", examples=["de"])
    kind: Literal["time", "skill"] | None = Field(description="Hands and hours, or what one knows.", examples=["time"])
    people: int | float | None = Field(
        description="How many are looked for: people, or places of all coming dates.", examples=[3]
    )
    benefit: str = Field(description="What the giver gets out of it.", examples=["Zwölf Kinder, die auf Sie warten."])
    organisation: str = Field(description="Who looks, if it is an organisation.", examples=["Kita Sonnenblume"])
    agency: str = Field(description="The volunteer agency behind it.", examples=["Freiwilligenagentur Halle"])
    agency_key: str = Field(
        description="Key of the agency, as the parameter `agency` takes it.", examples=["freiwilligenagentur-halle"]
    )
    contact_name: str = Field(
        description="Whom to ask: the agency, never a private person. Empty unless the agency has agreed.",
        examples=["Freiwilligenagentur Halle"],
    )
    contact_email: str = Field(description="Its address, likewise.", examples=["halle@portal.example"])
    contact_phone: str = Field(description="Its number, likewise.", examples=["+49 345 123456"])
    place: str = Field(description="The name a neighbour would use.", examples=["Halle-Neustadt"])
    spot: str = Field(description="Where exactly, in the author's words.", examples=["Kita am Tulpenbrunnen"])
    postcode: str = Field(description="Five digits, or empty.", examples=["06122"])
    municipality: str = Field(description="Town or village.", examples=["Halle (Saale)"])
    latitude: float | None = Field(description="Of the middle of the quarter or town, WGS 84.", examples=[51.4786])
    longitude: float | None = Field(description="Of the middle of the quarter or town, WGS 84.", examples=[11.9236])
    distance_km: float | None = Field(
        description="From the place asked for, as the crow flies; null where none was asked for.", examples=[1.4]
    )
    access: AccessName | None = Field(
        description="Whether one gets there without steps; null where nobody said.", examples=["yes"]
    )
    access_words: str = Field(
        description="More about it, in the author's words.", examples=["Aufzug, Toilette im Erdgeschoss"]
    )
    starts: date | None = Field(description="First day.", examples=["2026-12-01"])
    until: date | None = Field(description="Last day.", examples=["2027-06-30"])
    when: str = Field(description="When, in the author's words.", examples=["mittwochs am Vormittag"])
    languages: list[str] = Field(description="Languages spoken there besides German.", examples=[["uk", "en"]])


class OpportunityRow(Opportunity, Noticed):
    """An opportunity to take over. Once it is `withdrawn` everything but `id`, `state` and `changed_at` is empty."""

    shifts: list[ShiftRow] = Field(
        description="The next dates with places, at most 50 in a list. In CSV each is written "
        "`2026-12-04T16:00:00+01:00/2026-12-04T18:30:00+01:00 x5 Getränke ausgeben`, with ` | ` between them."
    )
    shifts_coming: int = Field(description="How many dates are coming in all.", examples=[1])
    url: str | None = Field(
        description="Its page on the portal: link to it wherever you show it.",
        examples=["https://portal.example/bedarfe/17-vorlesen-in-der-kita/"],
    )
    answer_url: str | None = Field(
        description="Where to say yes or to sign up, without an account; null unless it is open.",
        examples=["https://portal.example/bedarfe/17/termine/"],
    )


class OpportunityRows(BaseModel):
    """One page of opportunities."""

    items: list[OpportunityRow] = Field(description="In the order of the list.")
    next: str | None = Field(
        description="Address of the next page; null on the last one.",
        examples=["https://portal.example/api/v1/opportunities?field=Soziales&cursor=bjE3NjM2"],
    )
