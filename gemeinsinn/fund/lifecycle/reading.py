"""Reading data strictly: what is missing, strange or out of bounds is named with its place, nothing is guessed."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

Word = TypeVar("Word", bound=StrEnum)


class RuleFault(ValueError):
    """A rule set cannot be read; `path` says where, `why` is one of a few words."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path}: {why}")
        self.path, self.why = path, why


class Reader:
    """One object of JSON; every key has to be asked for, a key nobody asked for is a fault."""

    def __init__(self, data: object, path: str = "") -> None:
        if not isinstance(data, Mapping):
            raise RuleFault(path, "no object")
        self.data: Mapping[str, Any] = data
        self.path = path
        self.asked: set[str] = set()

    def place(self, key: str) -> str:
        """ "jury.size"."""
        return f"{self.path}.{key}" if self.path else key

    def has(self, key: str) -> bool:
        """Whether it is there: for what older versions did not know yet."""
        return key in self.data

    def take(self, key: str) -> Any:
        """The raw value. Raises RuleFault if it is missing."""
        self.asked.add(key)
        if key not in self.data:
            raise RuleFault(self.place(key), "missing")
        return self.data[key]

    def whole(self, key: str, least: int, most: int) -> int:
        """A whole number within bounds."""
        value = self.take(key)
        if type(value) is not int:
            raise RuleFault(self.place(key), "no whole number")
        if not least <= value <= most:
            raise RuleFault(self.place(key), "out of bounds")
        return value

    def whole_or(self, key: str, least: int, most: int, otherwise: int) -> int:
        """The same; what older data cannot know yet is `otherwise`."""
        self.asked.add(key)
        return self.whole(key, least, most) if key in self.data else otherwise

    def maybe(self, key: str, least: int, most: int) -> int | None:
        """The same, or null."""
        return None if self.take(key) is None else self.whole(key, least, most)

    def flag(self, key: str) -> bool:
        """True or false, nothing that only looks like it."""
        value = self.take(key)
        if type(value) is not bool:
            raise RuleFault(self.place(key), "neither true nor false")
        return value

    def flag_or(self, key: str, *, otherwise: bool) -> bool:
        """The same; what older data cannot know yet is `otherwise`."""
        self.asked.add(key)
        return self.flag(key) if key in self.data else otherwise

    def text(self, key: str, most: int = 300, *, empty: bool = True) -> str:
        """A string of at most `most` characters."""
        value = self.take(key)
        if not isinstance(value, str):
            raise RuleFault(self.place(key), "no text")
        if len(value) > most or (not empty and not value.strip()):
            raise RuleFault(self.place(key), "out of bounds")
        return value

    def word(self, key: str, words: type[Word]) -> Word:
        """One of the words of an enumeration."""
        value = self.take(key)
        if not isinstance(value, str) or value not in set(words):
            raise RuleFault(self.place(key), "no such word")
        return words(value)

    def rows(self, key: str, most: int = 40) -> list[Any]:
        """A list of at most `most` entries."""
        value = self.take(key)
        if not isinstance(value, list | tuple):
            raise RuleFault(self.place(key), "no list")
        if len(value) > most:
            raise RuleFault(self.place(key), "out of bounds")
        return list(value)

    def words(self, key: str, words: type[Word]) -> tuple[Word, ...]:
        """A list of such words, each once."""
        found = self.rows(key)
        if any(not isinstance(one, str) or one not in set(words) for one in found):
            raise RuleFault(self.place(key), "no such word")
        unique(found, self.place(key))
        return tuple(words(one) for one in found)

    def texts(self, key: str, most: int = 300) -> tuple[str, ...]:
        """A list of strings."""
        found = self.rows(key)
        if any(not isinstance(one, str) or len(one) > most for one in found):
            raise RuleFault(self.place(key), "no text")
        return tuple(found)

    def parts(self, key: str) -> list["Reader"]:
        """A list of objects."""
        return [Reader(one, f"{self.place(key)}[{number}]") for number, one in enumerate(self.rows(key))]

    def part(self, key: str) -> "Reader":
        """One object inside."""
        return Reader(self.take(key), self.place(key))

    def done(self) -> None:
        """Nothing may be left that nobody asked for."""
        for key in self.data:
            if key not in self.asked:
                raise RuleFault(self.place(str(key)), "unknown")


def unique(values: Iterable[str], path: str) -> None:
    """Raises RuleFault if a value stands there twice."""
    seen = list(values)
    if len(seen) != len(set(seen)):
        raise RuleFault(path, "twice")
