"""Papers and pictures of a proof: pictures shown, as we drew them ourselves; PDFs only to be saved."""

from django.http import HttpResponse

from gemeinsinn.core.documents import document_answer, document_bytes


def file_answer(path: str, suffix: str, label: str) -> HttpResponse:
    """One paper. The caller has asked for the right."""
    if suffix != "jpg":
        return document_answer(path, label=label, suffix=suffix)
    return HttpResponse(
        document_bytes(path), content_type="image/jpeg",
        headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"},
    )  # fmt: skip


def pdf(content: bytes, name: str) -> HttpResponse:
    """Shown in the browser."""
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )
