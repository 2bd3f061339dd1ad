"""The index editors search in: modelsearch on the database, but a quotation mark is no order to SQLite."""

from typing import Any

from django.db import connection
from modelsearch.backends import database
from modelsearch.backends.database import fallback
from modelsearch.backends.database.postgres import weights
from modelsearch.query import Phrase, PlainText


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - modelsearch looks for this name in the module
    """The database's own backend. On SQLite, quotation marks in what is looked for are left out: modelsearch (1.3) puts
    them into the statement as they are, and every search with one of them was an error.

    modelsearch makes ready for PostgreSQL's index when the program starts. One that started on SQLite and speaks to
    PostgreSQL since (as tests do) looks through the tables instead.
    """
    if connection.vendor == "postgresql" and not weights.BOOSTS_WEIGHTS:
        return fallback.DatabaseSearchBackend(params)
    backend = database.SearchBackend(params)
    if connection.vendor != "sqlite":
        return backend
    backend.query_compiler_class = without_quotes(backend.query_compiler_class)
    backend.autocomplete_query_compiler_class = without_quotes(backend.autocomplete_query_compiler_class)
    return backend


def without_quotes(compiler: Any) -> Any:
    """The same compiler, for words without quotation marks."""

    class Bare(compiler):  # type: ignore[misc]  # a class that is known only when it runs
        def build_search_query_content(self, query: Any, config: Any = None) -> Any:
            if isinstance(query, PlainText):
                query = PlainText(bare(query.query_string), operator=query.operator, boost=query.boost)
            elif isinstance(query, Phrase):
                query = Phrase(bare(query.query_string))
            return super().build_search_query_content(query, config=config)

    return Bare


def bare(words: str) -> str:
    """Words to look for; a single sign without a word is a word nobody wrote."""
    return words.replace('"', " ").strip() or "-"
