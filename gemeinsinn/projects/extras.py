"""What upper contexts add to looking after a project: a block of the overview, and a screen it leads to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from gemeinsinn.projects.models import Project


@dataclass(frozen=True, slots=True)
class Door:
    """How somebody came in: where the screens are, and in whose name they write (None: by personal link)."""

    url: Callable[[str], str]
    by: Any
    user: Any


@dataclass(frozen=True, slots=True)
class Extra:
    """A screen under `key` behind both doors, account and personal link. Both have let the person in to the project;
    what else it takes, `view` checks. `block` says what the overview shows of it: a template and its context.
    """

    key: str
    view: Callable[[HttpRequest, Project, Door], HttpResponse]
    block: Callable[[Project, Door], tuple[str, dict[str, Any]] | None]


_extras: dict[str, Extra] = {}


def register(extra: Extra) -> None:
    """Adds a screen; registering its key again replaces it."""
    _extras[extra.key] = extra


def extra_of(key: str) -> Extra | None:
    """The screen under a key."""
    return _extras.get(key)


def blocks_for(project: Project, door: Door) -> list[tuple[str, dict[str, Any]]]:
    """What the overview shows, in the order of registering."""
    return [block for extra in _extras.values() if (block := extra.block(project, door)) is not None]
