"""Doing an act to one or many matters, and undoing it within half an hour."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core import signing
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError, NoLongerThere
from gemeinsinn.desk.actions.acts import ACTS, Act, Kept
from gemeinsinn.desk.lifecycle import UNDO_WITHIN
from gemeinsinn.desk.queries.matters import Art, Matter, find_matters
from gemeinsinn.desk.rules import Desk

SALT = "gemeinsinn.desk.undo"


@dataclass(slots=True)
class Outcome:
    """What came of it: which matters it worked on, what the others said, what else to say, and the key that undoes it."""

    act: Act
    done: list[Matter] = field(default_factory=list)
    refused: list[tuple[Matter, str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    undo: str = ""


def perform(*, desk: Desk, act: Act, matters: Iterable[Matter], words: dict[str, Any], now: datetime) -> Outcome:
    """Does one act to each matter in a transaction of its own; a rule that says no to one stops no other."""
    outcome = Outcome(act)
    kept: list[tuple[str, int, Kept]] = []
    for matter in matters:
        if not act.fits(matter.art, matter.subject):
            outcome.refused.append((matter, _("This cannot be done any more: it has changed in the meantime.")))
            continue
        try:
            remembered = act.do(desk, matter, now, words)
        except DomainError as problem:
            outcome.refused.append((matter, str(problem)))
            continue
        outcome.done.append(matter)
        kept.append((matter.art.value, matter.pk, remembered))
    if kept and act.back is not None:
        outcome.undo = signing.dumps({"who": desk.user.pk, "act": act.key, "kept": kept}, salt=SALT, compress=True)
    return outcome


def undo(*, desk: Desk, key: str, now: datetime) -> Outcome:
    """Takes back what `key` names. Only by whoever did it, within half an hour, and once: then the states have moved.

    Raises NoLongerThere for a key that is damaged, foreign or too old.
    """
    try:
        told = signing.loads(key, salt=SALT, max_age=UNDO_WITHIN)
    except signing.BadSignature as problem:
        raise NoLongerThere(_("It is too late to undo this. You can change it by hand.")) from problem
    if told["who"] != desk.user.pk:
        raise NoLongerThere(_("It is too late to undo this. You can change it by hand."))
    act = ACTS[told["act"]]
    assert act.back is not None  # perform gives no key otherwise
    outcome = Outcome(act)
    kept = {(Art(art), pk): remembered for art, pk, remembered in told["kept"]}
    for matter in find_matters(desk, kept):
        try:
            said = act.back(desk, matter, now, kept[matter.art, matter.pk])
        except DomainError as problem:
            outcome.refused.append((matter, str(problem)))
        else:
            outcome.done.append(matter)
            outcome.said += [said] if said else []
    return outcome
