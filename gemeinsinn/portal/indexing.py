"""The editors' search is told of a page once, however often one act saves it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from modelsearch.index import insert_or_update_object

_waiting: ContextVar[bool] = ContextVar("waiting", default=False)


def is_waiting() -> bool:
    """Whether pages are to be passed over for now."""
    return _waiting.get()


@contextmanager
def told_once() -> Iterator[list[Any]]:
    """Pages put into the list are told at the end, and none before."""
    pages = list[Any]()
    token = _waiting.set(True)
    try:
        yield pages
    finally:
        _waiting.reset(token)
    for page in pages:
        insert_or_update_object(page)
