"""The shapes the demo's texts are written in. Days count from today; negative ones are past."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quarter:
    """A real quarter with an approximate middle."""

    town: str
    name: str
    lat: float
    lon: float
    radius_m: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody invented who has an account."""

    email: str
    name: str
    role: str = ""
    language: str = "de"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An invented organisation. `where` names a quarter or a town, `fate` is its state today."""

    key: str
    kind: str
    name: str
    where: str
    contact: str
    about: str
    spot: str = ""
    branch: str = ""
    gives: str = ""
    gives_kinds: tuple[str, ...] = ()
    gives_not: str = ""
    hours: str = ""
    duty: tuple[tuple[str, int, int], ...] = ()  # days of the week, from, until: "mo di", 9, 15
    access: str = ""
    access_words: str = ""
    paid_staff: int | None = None
    volunteers: int | None = None
    account: str = ""
    function: str = ""
    joined: int | None = None
    fate: str = "published"
    note: str = ""
    towns: tuple[str, ...] = ()
    brand: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project with its plan [(step, due day, done)], supporters and honest mix of funding."""

    key: str
    title: str
    aim: str
    where: str
    org: str
    target_group: str
    spot: str = ""
    access: str = ""
    access_words: str = ""
    starts: int = -60
    ends: int | None = 120
    written: int = -80
    steps: tuple[tuple[str, int, bool], ...] = ()
    supporters: tuple[tuple[str, str], ...] = ()
    funding: tuple[tuple[str, int, str], ...] = ()
    picture: str = ""
    alt: str = ""
    fate: str = "published"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A response and what became of it. `after` counts days from the notice's publication."""

    by: str = ""
    org: str = ""
    firm: str = ""
    amount: str = ""
    message: str
    after: int
    fate: str
    due: int | None = None
    note: str = ""
    seeker_words: str = ""
    giver_words: str = ""
    reason: str = ""
    given: str = ""
    felt: tuple[int, int] = (5, 5)
    language: str = "de"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a need and an offer share. `until` is a day, moved on to `weekday` ("mo" to "so") if one is named."""

    key: str
    kind: str
    title: str
    details: str
    where: str
    spot: str = ""
    by: str = ""
    org: str = ""
    amount: str = ""
    unit: str = "piece"
    words: str = ""
    starts: int | None = None
    until: int | None = None
    weekday: str = ""
    when: str = ""
    written: int = -14
    mode: str = "reply"
    audience: str = "public"
    access: str = ""
    access_words: str = ""
    languages: tuple[str, ...] = ("de",)
    language: str = "de"
    fate: str = "published"
    note: str = ""
    better_title: str = ""
    revived: tuple[int, ...] = ()
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Notice):
    """A need; `benefit` is what the partner gets."""

    project: str = ""
    benefit_kind: str = "visible"
    benefit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Notice):
    """An offer, once or standing."""

    standing: bool = False
    radius_km: int | None = 10
    conditions: str = ""
    hoped: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A search somebody keeps; `asked` says that the agency of the place may call or write about it."""

    by: str
    words: str
    where: str
    km: int = 10
    kinds: tuple[str, ...] = ()
    rhythm: str = "taeglich"
    asked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Somebody asks to be called. `about` is the key of a need or offer, or empty."""

    by: str
    about: str = ""
    agency: str = "halle"
    good_times: str = ""
    message: str = ""
    asked: int = 0
    fate: str = "open"
    language: str = "de"
