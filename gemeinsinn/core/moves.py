"""Moving a row from one state to another so that of two at once one wins."""

from collections.abc import Collection
from typing import Any

from gemeinsinn.core.errors import DomainError


def change_state(row: Any, move: tuple[Collection[str], str], refusal: str, **fields: Any) -> None:
    """Changes `state` and `fields` in the database and in the row if it is still in one of the states to move from.

    `move` is (from, to). Raises DomainError with the refusal if the row is elsewhere; then nothing has changed.
    """
    sources, target = move
    if not type(row)._default_manager.filter(pk=row.pk, state__in=sources).update(state=target, **fields):
        raise DomainError(refusal)
    row.state = target
    for name, value in fields.items():
        setattr(row, name, value)
