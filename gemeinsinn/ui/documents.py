"""The form field for a paper somebody hands in."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinsinn.core.documents import ACCEPT, BadDocument, Checked, checked_document, too_large


class DocumentField(forms.FileField):
    """A PDF or a photograph of a sheet as a Checked document (None when empty and not required)."""

    widget = forms.FileInput(attrs={"accept": ACCEPT})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages["required"] = gettext_lazy("Please choose a file.")
        self.error_messages["empty"] = gettext_lazy("This file is empty.")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        most = settings.DOCUMENT_MOST_MB
        return {**super().widget_attrs(widget), "data-most": most * 1024 * 1024, "data-too-large": too_large(most)}

    def clean(self, data: Any, initial: Any = None) -> Checked | None:
        file = super().clean(data, initial)
        if not isinstance(file, UploadedFile):
            return None
        try:
            return checked_document(file)
        except BadDocument as problem:
            raise ValidationError(str(problem), code="document") from problem


def document_hint() -> str:
    """What is taken, for the line below the field."""
    return _("PDF, or a photograph as JPEG, PNG or WebP; at most %(most)s MB.") % {"most": settings.DOCUMENT_MOST_MB}
