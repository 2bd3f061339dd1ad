"""The word index in PostgreSQL: our own tokens as lexemes of a tsvector under a GIN index, no dictionary in between."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence

from django.db import DatabaseError, connection

from gemeinsinn.matching.engine.words import (
    NOTHING,
    ZONES,
    Clause,
    Entry,
    IndexDamaged,
    Matches,
    Option,
    matches_of,
)

SHORT = {"title": "t", "text": "x", "place": "p", "small": "s"}  # a token's zone stands before it: "t|w:stuhl"
SPOKEN = ("title", "text")  # zones whose words are suggested


class PostgresWords:
    """WordIndex in one table. What is put is there for everyone once the surrounding transaction is."""

    def __init__(self, name: str) -> None:
        self.table = table_of(name)
        self._vocabulary: list[tuple[str, int]] | None = None
        if not self._run("SELECT to_regclass(%s) IS NOT NULL", [self.table])[0][0]:
            raise IndexDamaged(f"there is no table {self.table}")

    @classmethod
    def anew(cls, name: str) -> "PostgresWords":
        """An empty index, whatever was there before."""
        table = table_of(name)
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {table}")
            cursor.execute(f"CREATE TABLE {table} (key text PRIMARY KEY, side text NOT NULL, words tsvector NOT NULL)")
            cursor.execute(f"CREATE INDEX ON {table} USING gin (words)")
        return cls(name)

    def put(self, entries: Iterable[Entry]) -> None:
        """Adds or replaces."""
        rows = [
            (entry.key, entry.side, [token for zone in ZONES for token in marked(zone, entry.zones.get(zone, ()))])
            for entry in entries
        ]
        if not rows:
            return
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {self.table} (key, side, words) VALUES (%s, %s, array_to_tsvector(%s::text[]))"  # noqa: S608  # our own name
                " ON CONFLICT (key) DO UPDATE SET side = excluded.side, words = excluded.words",
                rows,
            )

    def remove(self, keys: Collection[str]) -> None:
        """Forgets."""
        if keys:
            with connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM {self.table} WHERE key = ANY(%s)", [list(keys)])  # noqa: S608  # our own name

    def commit(self) -> None:
        """The database does that."""
        self.refresh()

    def refresh(self) -> None:
        """Only the vocabulary is kept here."""
        self._vocabulary = None

    def search(self, clauses: Sequence[Clause], sides: frozenset[str] | None, most: int) -> Matches:
        """The best `most` of what is found."""
        whole = sum(clause.weight for clause in clauses)
        if not whole or not most:
            return NOTHING
        parameters: list[object] = []
        score = " + ".join(_clause(clause, clause.weight / whole, parameters) for clause in clauses)
        tokens = {token for clause in clauses for option in clause.options for token in option.tokens}
        lexemes = sorted({lexeme for zone in ZONES for lexeme in marked(zone, sorted(tokens))})
        parameters.append(" | ".join(quoted(lexeme) for lexeme in lexemes))
        where = "words @@ %s::tsquery"
        if sides is not None:
            where += " AND side = ANY(%s)"
            parameters.append(sorted(sides))
        rows = self._run(
            f"SELECT key, ({score})::float8 AS score FROM {self.table} WHERE {where} ORDER BY score DESC, key LIMIT %s",  # noqa: S608  # our own name
            [*parameters, most],
        )
        return matches_of(rows)

    def vocabulary(self, prefix: str, most: int) -> list[tuple[str, int]]:
        """Tokens of titles and texts that begin so, frequent ones first. The whole list is read once."""
        if self._vocabulary is None:
            self._vocabulary = self._read_vocabulary()
        start = bisect_left(self._vocabulary, (prefix, 0))
        found = []
        for token, count in self._vocabulary[start:]:
            if not token.startswith(prefix):
                break
            found.append((token, count))
        return sorted(found, key=lambda item: (-item[1], item[0]))[:most]

    def count(self) -> int:
        """How many documents there are."""
        return int(self._run(f"SELECT count(*) FROM {self.table}")[0][0])  # noqa: S608  # our own name

    def _read_vocabulary(self) -> list[tuple[str, int]]:
        rows = self._run(f"SELECT word, ndoc FROM ts_stat('SELECT words FROM {self.table}')")  # noqa: S608  # our own name
        counts: dict[str, int] = {}
        for lexeme, number in rows:
            zone, _bar, token = lexeme.partition("|")
            if zone in {SHORT[name] for name in SPOKEN}:
                counts[token] = max(counts.get(token, 0), number)
        return sorted(counts.items())

    def _run(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple]:  # type: ignore[type-arg]  # rows of any shape
        try:
            with connection.cursor() as cursor:
                cursor.execute(sql, parameters)
                return list(cursor.fetchall())
        except DatabaseError as problem:
            raise IndexDamaged(str(problem).splitlines()[0]) from problem


class PostgresKeeper:
    """Word indexes as tables of the portal's own database."""

    kind = "postgres"
    shared = True

    def open(self, name: str, *, anew: bool) -> PostgresWords:
        return PostgresWords.anew(name) if anew else PostgresWords(name)

    def names(self) -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute(r"SELECT tablename FROM pg_tables WHERE tablename LIKE 'matching\_words\_%%'")
            return [name_of(row[0]) for row in cursor.fetchall()]

    def drop(self, name: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {table_of(name)}")


def table_of(name: str) -> str:
    """ "words-3" → "matching_words_3". Raises ValueError for a name that is none of ours."""
    kind, _dash, number = name.partition("-")
    if kind != "words" or not (number.isascii() and number.isdigit()):
        raise ValueError(f"no index is called {name!r}")
    return f"matching_words_{number}"


def name_of(table: str) -> str:
    """ "matching_words_3" → "words-3"."""
    return f"words-{table.rpartition('_')[2]}"


def marked(zone: str, tokens: Iterable[str]) -> list[str]:
    """Tokens with their zone before them."""
    return [f"{SHORT[zone]}|{token}" for token in tokens]


def quoted(lexeme: str) -> str:
    """A lexeme as it stands, inside a tsquery."""
    escaped = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def _clause(clause: Clause, share: float, parameters: list[object]) -> str:
    """The best way to find a word."""
    ways = [_option(option, share, parameters) for option in clause.options]
    return f"GREATEST(0, {', '.join(ways)})"


def _option(option: Option, share: float, parameters: list[object]) -> str:
    each = share * option.factor / len(option.tokens)
    return "(" + " + ".join(_token(token, each, parameters) for token in option.tokens) + ")"


def _token(token: str, worth: float, parameters: list[object]) -> str:
    """What a token is worth in its best zone."""
    cases = []
    for zone, factor in sorted(ZONES.items(), key=lambda item: -item[1]):
        cases.append("WHEN words @@ %s::tsquery THEN %s::float8")
        parameters += [quoted(marked(zone, [token])[0]), worth * factor]
    return f"CASE {' '.join(cases)} ELSE 0 END"
