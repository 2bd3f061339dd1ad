"""What editors upload: looked at before it is believed (WAGTAILIMAGES_IMAGE_FORM_BASE, WAGTAILDOCS_DOCUMENT_FORM_BASE)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from gemeinsinn.core.documents import checked_document
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.images import check_image

LONGEST_SIDE = 2000


class PictureForm(BaseImageForm):
    """A picture is decoded and drawn anew: where a photo was taken goes, hidden content too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "description" in self.fields:
            words = self.fields["description"]
            words.required, words.label = True, _("What one sees")
            words.help_text = _("For those who do not see the picture. One sentence is enough.")

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if not isinstance(file, UploadedFile):
            return file
        try:
            file.seek(0)
            checked = check_image(file, longest=LONGEST_SIDE)
        except DomainError as problem:
            raise ValidationError(str(problem)) from problem
        return ContentFile(checked.content, name=checked.name)


class PaperForm(BaseDocumentForm):
    """A PDF nothing starts in by itself."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if not isinstance(file, UploadedFile):
            return file
        try:
            file.seek(0)
            checked = checked_document(file)
        except DomainError as problem:
            raise ValidationError(str(problem)) from problem
        return ContentFile(checked.content, name=file.name)
