"""Static files that are made, not written: the one stylesheet and the typeface."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from gemeinsinn.ui.build import BUILT, build


class BuiltFiles(BaseFinder):
    """Offers ui/site.css and ui/fonts/*.woff2 to runserver and collectstatic, built when a source is newer."""

    @property
    def storage(self) -> FileSystemStorage:
        """Where built files are kept, beside the data."""
        return FileSystemStorage(location=settings.VAR / "built")

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> str | list[str]:
        if path not in BUILT:
            return []
        build(settings.VAR / "built", only=path)
        found = self.storage.path(path)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[tuple[str, FileSystemStorage]]:
        build(settings.VAR / "built")
        for path in BUILT:
            yield path, self.storage
