"""Ballots as a Pabulib file (.pb): sections META, PROJECTS and VOTES, fields parted by semicolons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SECTIONS = ("META", "PROJECTS", "VOTES")
PROJECT_HEAD = ("project_id", "cost", "votes", "name", "selected")
VOTE_HEAD = ("voter_id", "vote")


@dataclass(frozen=True, slots=True)
class Project:
    """One option; its cost is whole cents."""

    key: int
    cost: int
    votes: int
    name: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Instance:
    """A whole file. Ballots are in no order that says anything; their numbers count them, and name nobody."""

    meta: Mapping[str, str]
    projects: tuple[Project, ...]
    ballots: tuple[tuple[int, ...], ...]


def plain(words: str) -> str:
    """Words that break no line and no field."""
    return " ".join(words.replace(";", ",").split())


def euros(cents: int) -> str:
    """ "400" or "400.50"."""
    return str(cents // 100) if cents % 100 == 0 else f"{cents // 100}.{cents % 100:02d}"


def cents(text: str) -> int:
    """The opposite. Raises ValueError."""
    whole, _point, part = text.partition(".")
    return int(whole) * 100 + (int((part + "00")[:2]) if part else 0)


def write(instance: Instance) -> str:
    """The file as text."""
    lines = ["META", "key;value"]
    lines += [f"{key};{plain(value)}" for key, value in instance.meta.items()]
    lines += ["PROJECTS", ";".join(PROJECT_HEAD)]
    lines += [
        f"{one.key};{euros(one.cost)};{one.votes};{plain(one.name)};{int(one.selected)}" for one in instance.projects
    ]
    lines += ["VOTES", ";".join(VOTE_HEAD)]
    lines += [f"{number};{','.join(map(str, ticks))}" for number, ticks in enumerate(instance.ballots, start=1)]
    return "\n".join(lines) + "\n"


def parse(text: str) -> Instance:
    """Reads such a file back. Raises ValueError for what is none."""
    rows: dict[str, list[list[str]]] = {}
    here: list[list[str]] | None = None
    for line in text.splitlines():
        if line in SECTIONS:
            here = rows[line] = []
        elif here is None:
            raise ValueError("a file begins with META")
        else:
            here.append(line.split(";"))
    if tuple(rows) != SECTIONS:
        raise ValueError("a section is missing")
    return Instance(
        {row[0]: row[1] for row in rows["META"][1:]},
        tuple(
            Project(int(key), cents(cost), int(votes), name, selected == "1")
            for key, cost, votes, name, selected in rows["PROJECTS"][1:]
        ),
        tuple(ticks_of(vote) for _number, vote in rows["VOTES"][1:]),
    )


def ticks_of(text: str) -> tuple[int, ...]:
    """ "3,7" → (3, 7); nothing is an empty ballot."""
    return tuple(int(one) for one in text.split(",") if one)


def sorted_ballots(ballots: Iterable[Iterable[int]]) -> tuple[tuple[int, ...], ...]:
    """In an order that says nothing about who came when."""
    return tuple(sorted(tuple(sorted(one)) for one in ballots))
