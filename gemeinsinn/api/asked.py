"""What may be asked: the parameters of each list, with their limits."""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

from django.utils.translation import gettext_noop as _
from pydantic import AwareDatetime, BaseModel, BeforeValidator, Field

from gemeinsinn.api.cursors import SHAPE
from gemeinsinn.api.shapes import KindName, SideName

DAY = re.compile(r"\d{4}-\d\d-\d\d")
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+ -]\d\d:\d\d)")
# Three decimals are about a hundred metres: nobody here needs to know more about where somebody is.
DEGREES = r"^-?(?:[0-8]?\d(?:\.\d{1,3})?|90(?:\.0{1,3})?),-?(?:(?:1[0-7]|\d)?\d(?:\.\d{1,3})?|180(?:\.0{1,3})?)$"


def written_day(value: Any) -> Any:
    """A day as 2026-12-04, not as seconds since 1970."""
    if isinstance(value, str) and not DAY.fullmatch(value):
        raise ValueError("a day is written like 2026-12-04")
    return value


def written_moment(value: Any) -> Any:
    """A time with its offset. A plus that was not encoded arrives as a blank."""
    if isinstance(value, str):
        if not MOMENT.fullmatch(value):
            raise ValueError("a time is written like 2026-12-04T16:00:00+01:00 or 2026-12-04T15:00:00Z")
        value = value[:19] + value[19:].replace(" ", "+")
        try:
            return datetime.fromisoformat(value.upper()).astimezone(UTC)
        except OverflowError:  # the first or last hours that can be written, seen from elsewhere
            return datetime.min.replace(tzinfo=UTC) if value < "5" else datetime.max.replace(tzinfo=UTC)
    return value


Language = Literal["de", "en"]


class Asked(BaseModel):
    """What every address takes."""

    language: Language = Field(
        "de",
        description=_("Language of labels and of the pages linked to. What people wrote stays in their own words."),
        examples=["en"],
    )


class PlaceAsked(Asked):
    """What narrows by place, and pages."""

    place: str = Field(
        "",
        max_length=120,
        description=_(
            "Postcode, town or quarter as people write it. Lists are ordered by distance then. "
            "A place nobody knows is answered with 404 and names that resemble it."
        ),
        examples=["06122 Halle"],
    )
    near: str | None = Field(
        None,
        pattern=DEGREES,
        description=_("Instead of a place: latitude and longitude with at most three decimals."),
        examples=["51.479,11.924"],
    )
    radius: int = Field(10, ge=1, le=100, description=_("Kilometres around `place` or `near`."), examples=[5])
    limit: int = Field(20, ge=1, le=100, description=_("How many on a page."), examples=[50])
    cursor: str | None = Field(
        None,
        pattern=SHAPE,
        description=_("From the `next` of the page before; take that address as it is."),
        examples=["bjE3NjM2MzIzODAwMDAwMDA6MTc"],
    )


class ListAsked(PlaceAsked):
    """What every list takes."""

    quarter: str = Field(
        "",
        max_length=140,
        pattern=r"^[a-z0-9-]*$",
        description=_("Key of a quarter: only what lies in it."),
        examples=["halle-neustadt"],
    )
    words: str = Field(
        "",
        max_length=120,
        description=_(
            "Words that must all occur in the text; the first eight count. For meaning instead of words use the search."
        ),
        examples=["stühle hof"],
    )
    changed_since: Annotated[AwareDatetime | None, BeforeValidator(written_moment)] = Field(
        None,
        description=_(
            "Only what changed at this time or later, ISO 8601 with offset, the longest unchanged first. "
            "For keeping a copy: ask again with the last `changed_at`, a minute earlier."
        ),
        examples=["2026-11-20T00:00:00Z"],
    )


class NoticesAsked(ListAsked):
    """What the lists of needs and offers take."""

    kind: list[KindName] = Field(
        [], max_length=5, description=_("Only these kinds; may be repeated."), examples=[["goods", "space"]]
    )
    until: Annotated[date | None, BeforeValidator(written_day)] = Field(
        None, description=_("Only what ends on this day or before."), examples=["2026-12-24"]
    )
    accessible: bool = Field(False, description=_("Only where one gets in without steps."), examples=[True])


class OpportunitiesAsked(ListAsked):
    """What the list of opportunities takes."""

    kind: list[Literal["time", "skill"]] = Field(
        [], max_length=2, description=_("Only these kinds; may be repeated."), examples=[["time"]]
    )
    field: str = Field(
        "", max_length=80, description=_("Only this field of engagement, by its name in German or English. "
        "An unknown one is answered with 404 and the names there are."), examples=["Soziales"],
    )  # fmt: skip
    agency: str = Field(
        "", max_length=180, pattern=r"^[a-z0-9-]*$", description=_("Key of a volunteer agency: only what is its own."),
        examples=["freiwilligenagentur-halle"],
    )  # fmt: skip
    until: Annotated[date | None, BeforeValidator(written_day)] = Field(
        None, description=_("Only what ends on this day or before."), examples=["2026-12-24"]
    )
    accessible: bool = Field(False, description=_("Only where one gets in without steps."), examples=[True])


class ProjectsAsked(ListAsked):
    """What the list of projects takes."""

    state: Literal["running", "finished"] | None = Field(None, description=_("Only those."), examples=["running"])
    accessible: bool = Field(False, description=_("Only where one gets in without steps."), examples=[True])


class SearchAsked(PlaceAsked):
    """What the search takes."""

    q: str = Field(
        "",
        max_length=200,
        description=_(
            "What is looked for, in your own words: German, English, Arabic, Turkish, Russian, Ukrainian or "
            "Polish. Without it everything is listed."
        ),
        examples=["Sitzgelegenheiten fürs Hoffest"],
    )
    side: list[SideName] = Field(
        [], max_length=4, description=_("Only these sides; may be repeated."), examples=[["need", "project"]]
    )
    kind: list[KindName] = Field(
        [], max_length=5, description=_("Only these kinds; may be repeated."), examples=[["goods", "space"]]
    )
    until: Annotated[date | None, BeforeValidator(written_day)] = Field(
        None, description=_("Only what ends on this day or before."), examples=["2026-12-24"]
    )
    accessible: bool = Field(False, description=_("Only where one gets in without steps."), examples=[True])
    sort: Literal["fit", "near", "new", "ending"] = Field(
        "fit", description=_("What fits best first, or what is near, new or ends soon."), examples=["near"]
    )
