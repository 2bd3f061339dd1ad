"""Where the words lie, by the setting GEMEINSINN_SEARCH_URL."""

import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from gemeinsinn.matching.engine.tantivy_words import TantivyWords
from gemeinsinn.matching.engine.words import WordIndex
from gemeinsinn.matching.ports.opensearch import OpenSearchKeeper
from gemeinsinn.matching.ports.postgres import PostgresKeeper
from gemeinsinn.matching.shelf.files import Keeper, Shelf
from gemeinsinn.matching.shelf.marks import FilePlace, SharedPlace

VERSION = "2"  # of what is written into a word index; another one means a refill


class FolderKeeper:
    """The embedded default: a folder beside the data."""

    kind = "embedded"
    shared = False

    def __init__(self, root: Path) -> None:
        self.root = root

    def open(self, name: str, *, anew: bool) -> WordIndex:
        return TantivyWords.anew(self.root / name) if anew else TantivyWords(self.root / name)

    def names(self) -> list[str]:
        return [path.name for path in self.root.glob("words-*")]

    def drop(self, name: str) -> None:
        shutil.rmtree(self.root / name, ignore_errors=True)


KEEPERS: dict[str, Callable[[], Keeper]] = {
    "embedded": lambda: FolderKeeper(Path(settings.SEARCH_FOLDER)),
    "postgres": PostgresKeeper,
    "opensearch": lambda: OpenSearchKeeper(settings.SEARCH_URL),
    "opensearchs": lambda: OpenSearchKeeper(settings.SEARCH_URL),
}


def chosen_shelf() -> Shelf:
    """The shelf of this deployment."""
    keeper = KEEPERS[urlsplit(settings.SEARCH_URL).scheme]()
    root = Path(settings.SEARCH_FOLDER)
    return Shelf(SharedPlace(root) if keeper.shared else FilePlace(root), keeper, version=VERSION)
