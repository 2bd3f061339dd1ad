"""Pictures of our own making, where the storage is a folder of this machine."""

import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

# Only what core.images encoded has such a name: nothing else that may lie in the folder is handed out.
NAME = re.compile(r"(?:[a-z]+/)+[0-9a-f]{32}(?:_\w{7})?\.webp")


@require_safe
def picture(request: HttpRequest, path: str) -> FileResponse:
    """One picture. Its name is random and its content never changes, so browsers may keep it for good."""
    if not NAME.fullmatch(path):
        raise Http404
    try:
        file = default_storage.open(path)
    except OSError:  # taken away in the meantime
        raise Http404 from None
    answer = FileResponse(file, content_type="image/webp")
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer
