"""Words an editor says mean the same."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.text import clean_line
from gemeinsinn.matching.actions.entries import lock_state
from gemeinsinn.matching.models import Synonym
from gemeinsinn.matching.rules import can_edit_synonyms

FEWEST, MOST, LONGEST = 2, 12, 40


@transaction.atomic
def add_synonym(*, words: Iterable[str], language: str, by: Any, now: datetime) -> Synonym:
    """From the next search on these words count as one.

    Raises NotAllowed, and DomainError for fewer than two words or for the same words once more.
    """
    check_editor(by)
    lines = (clean_line(word) for word in words)
    kept = list(dict.fromkeys(line[:LONGEST] for line in lines if line))[:MOST]
    if len(kept) < FEWEST:
        raise DomainError(_("Please give at least two words that mean the same."))
    same = {word.casefold() for word in kept}
    if any({word.casefold() for word in row.words} == same for row in Synonym.objects.filter(language=language)):
        raise DomainError(_("These words stand in the list already."))
    synonym = Synonym.objects.create(words=kept, language=language, by=by, at=now)
    _tell_readers()
    record("synonym_added", synonym, by=by, now=now)
    return synonym


@transaction.atomic
def remove_synonym(*, synonym: Synonym, by: Any, now: datetime) -> None:
    """The words go their own ways again. Raises NotAllowed."""
    check_editor(by)
    record("synonym_removed", synonym, by=by, now=now)
    synonym.delete()
    _tell_readers()


def check_editor(by: Any) -> None:
    """Raises NotAllowed for everyone else."""
    if not can_edit_synonyms(by):
        raise NotAllowed(_("Only the network office may do this."))


def _tell_readers() -> None:
    state = lock_state()
    state.seq += 1
    state.synonyms = state.seq
    state.save(update_fields=["seq", "synonyms"])
