"""Which keys which audience may find, in memory: the permission comes before the ranking."""

from collections.abc import Iterable


class Permitted:
    """Keys by audience. `keys` gives the same set object until something changes, so that others may cache by it."""

    def __init__(self) -> None:
        self._audience: dict[str, str] = {}
        self._sets: dict[frozenset[str], frozenset[str]] = {}

    def put(self, rows: Iterable[tuple[str, str]]) -> None:
        """(key, audience); an empty audience means that nobody may find it any more."""
        for key, audience in rows:
            if audience:
                self._audience[key] = audience
            else:
                self._audience.pop(key, None)
        self._sets = {}

    def keys(self, audiences: frozenset[str]) -> frozenset[str]:
        """Everything that is for one of these audiences."""
        found = self._sets.get(audiences)
        if found is None:
            found = frozenset(key for key, audience in list(self._audience.items()) if audience in audiences)
            self._sets = {**self._sets, audiences: found}
        return found

    def __len__(self) -> int:
        return len(self._audience)
