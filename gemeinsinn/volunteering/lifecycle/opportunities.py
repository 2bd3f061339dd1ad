"""What volunteers ask for before they say yes, and which answers of a seeker it meets. Plain data, no Django."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

MOST_HOURS = 168_00  # hundredths; a week has no more
MOST_MONTHS = 120


class Means(StrEnum):
    """What one does it with."""

    HANDS = "hands"
    HEAD = "head"
    BOTH = "both"


class About(StrEnum):
    """What one deals with."""

    PEOPLE = "people"
    THINGS = "things"
    BOTH = "both"


class Company(StrEnum):
    """Alone or with others."""

    ALONE = "alone"
    TOGETHER = "together"
    BOTH = "both"


class Pace(StrEnum):
    """How often."""

    ONGOING = "ongoing"
    ONCE = "once"
    SERIES = "series"  # several dates, of which one may be enough


class Reach(StrEnum):
    """Where it is done."""

    SITE = "site"
    PARTLY = "partly"
    REMOTE = "remote"


class German(StrEnum):
    """How little German is enough."""

    NONE = "none"
    LITTLE = "little"
    TALK = "talk"
    GOOD = "good"


class Expenses(StrEnum):
    """What is paid back."""

    NOTHING = "nothing"
    TRAVEL = "travel"
    MATERIAL = "material"
    LUMP = "lump"


class Told(StrEnum):
    """A plain yes or no; nothing said is nothing known."""

    YES = "yes"
    NO = "no"


# Words of its author that everyone reads. Changing one is a reason to look at the need again; choices are not.
WORDS = ("way_there", "induction", "expenses_words", "insurance", "training", "learns")
CHOICES = (
    "field", "means", "about", "company", "pace", "hours_a_week", "least_months", "reach", "expenses", "german",
    "children", "certificate",
)  # fmt: skip

ANY = "egal"


@dataclass(frozen=True, slots=True)
class Axis:
    """One question of the wizard: its word in the address, the field it looks at, which values meet an answer."""

    key: str
    field: str
    meets: Mapping[str, frozenset[str]]

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers to choose from, "egal" last."""
        return (*self.meets, ANY)


AXES = (
    Axis("tun", "means", {
        "haende": frozenset({Means.HANDS, Means.BOTH}), "kopf": frozenset({Means.HEAD, Means.BOTH}),
    }),
    Axis("mit", "about", {
        "menschen": frozenset({About.PEOPLE, About.BOTH}), "dingen": frozenset({About.THINGS, About.BOTH}),
    }),
    Axis("wie", "company", {
        "allein": frozenset({Company.ALONE, Company.BOTH}), "zusammen": frozenset({Company.TOGETHER, Company.BOTH}),
    }),
    Axis("oft", "pace", {
        "immer-wieder": frozenset({Pace.ONGOING, Pace.SERIES}), "einmal": frozenset({Pace.ONCE, Pace.SERIES}),
    }),
    Axis("wo", "reach", {
        "in-der-naehe": frozenset({Reach.SITE, Reach.PARTLY}), "zu-hause": frozenset({Reach.REMOTE, Reach.PARTLY}),
    }),
)  # fmt: skip
AXIS = {axis.key: axis for axis in AXES}


def picky(answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that narrow: "egal" does not."""
    return {axis.key: answers[axis.key] for axis in AXES if answers.get(axis.key, ANY) != ANY}


def fits_of(values: Mapping[str, str], answers: Mapping[str, str]) -> int | None:
    """How many answers what is known meets; None if one is contradicted. What nobody said contradicts nothing."""
    met = 0
    for key, answer in picky(answers).items():
        value = values.get(AXIS[key].field, "")
        if not value:
            continue
        if value not in AXIS[key].meets[answer]:
            return None
        met += 1
    return met


def needs_check(changed: Iterable[str]) -> bool:
    """Words that everyone reads are read by the agency first, choices take effect at once."""
    return bool(set(changed) & set(WORDS))
