"""Static files: hashed and precompressed once collected, by their plain names before that."""

from django.contrib.staticfiles.storage import HashedFilesMixin
from whitenoise.storage import CompressedManifestStaticFilesStorage

_IMPORTS = HashedFilesMixin._js_module_import_aggregation_patterns[1]


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Whitenoise's storage that needs no collected files in tests and while developing.

    Imports are rewritten in our own modules only: scripts of installed packages mention others in comments.
    """

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("ui/*.js", _IMPORTS))
    manifest_strict = False

    def stored_name(self, name: str) -> str:
        """The hashed name, or the plain one while nothing is collected."""
        return str(super().stored_name(name)) if self.hashed_files else name
