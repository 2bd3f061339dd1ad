"""Static files: hashed and precompressed once collected, by their plain names before that."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Whitenoise's storage that needs no collected files in tests and while developing."""

    support_js_module_import_aggregation = True
    manifest_strict = False

    def stored_name(self, name: str) -> str:
        """The hashed name, or the plain one while nothing is collected."""
        return str(super().stored_name(name)) if self.hashed_files else name
