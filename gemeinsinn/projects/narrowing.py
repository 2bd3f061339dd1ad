"""Filters that upper contexts add to the list of projects: what a project still lacks is theirs to know."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from gemeinsinn.projects.models import Project

Choices = list[tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class Narrower:
    """One more choice beside the list, asked for as ?`name`=; `narrow` keeps the projects that a choice stands for."""

    name: str
    label: Any
    choices: Callable[[], Choices]
    narrow: Callable[[QuerySet[Project], str], QuerySet[Project]]


_narrowers: dict[str, Narrower] = {}


def register(narrower: Narrower) -> None:
    """Adds a filter; registering its name again replaces it."""
    _narrowers[narrower.name] = narrower


def narrowers() -> list[Narrower]:
    """All of them, in the order they came."""
    return list(_narrowers.values())


def chosen(query: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """What an address asks of them: (("art", "sachen"),). Nonsense counts as not asked."""
    asked = ((one.name, str(query.get(one.name, "")), one.choices()) for one in narrowers())
    return tuple((name, value) for name, value, choices in asked if value in dict(choices))


def words_of(name: str, value: str) -> str:
    """How a choice is called."""
    return str(dict(_narrowers[name].choices()).get(value, value))
