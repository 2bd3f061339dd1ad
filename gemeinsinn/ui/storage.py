"""Static files: hashed and precompressed once collected, by their plain names before that."""

from typing import Any

from django.contrib.staticfiles.storage import HashedFilesMixin
from whitenoise.storage import CompressedManifestStaticFilesStorage

_IMPORTS = HashedFilesMixin._js_module_import_aggregation_patterns[1]


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Whitenoise's storage that needs no collected files in tests and while developing.

    Imports are rewritten in our own modules only: scripts of installed packages mention others in comments.
    """

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("ui/*.js", _IMPORTS))
    manifest_strict = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hashed_files = {}  # read at the first need: installed apps ask for this object before files are collected

    def stored_name(self, name: str) -> str:
        """The hashed name, or the plain one while nothing is collected."""
        if not self.hashed_files:
            self.hashed_files, self.manifest_hash = self.load_manifest()
        return str(super().stored_name(name)) if self.hashed_files else name
