"""A file of another platform, whose it is, and where its new opportunities go."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from gemeinsinn.core.imports import ImportFault
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.ui.forms import REQUIRED, FormCare, LineField
from gemeinsinn.volunteering.imports.command import SOURCE
from gemeinsinn.volunteering.imports.reading import Table, read_table

MOST_BYTES_HERE = 1_000_000
MOST_ROWS_HERE = 300  # one answer waits for all of them
SALT = "volunteering.import"
LASTS = 6 * 60 * 60  # seconds between looking and taking


class SourceForm(FormCare, forms.Form):
    """What holds for looking and for taking alike."""

    agency = forms.ModelChoiceField(
        label=_("For which agency?"), queryset=Organisation.objects.none(), to_field_name="slug", empty_label=None,
        error_messages={"required": REQUIRED},
    )  # fmt: skip
    source = LineField(
        label=_("Short name of the platform"), max_length=24,
        help_text=_("Small letters, digits and hyphens. Always the same for the same platform: rows are known by it again."),
    )  # fmt: skip
    publish = forms.BooleanField(label=_("Put new ones on the board at once, without a further check"), required=False)

    def __init__(self, *args: Any, agencies: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.table = Table([], frozenset())
        chosen = [agency.pk for agency in agencies]
        self.fields["agency"].queryset = Organisation.objects.filter(pk__in=chosen)
        if len(chosen) == 1:
            self.fields["agency"].initial = agencies[0].slug

    def clean_source(self) -> str:
        """As the command takes it."""
        name = str(self.cleaned_data["source"]).casefold()
        if not SOURCE.fullmatch(name):
            raise ValidationError(
                _("2 to 24 small letters, digits and hyphens, such as ehrenamt-portal."), code="invalid"
            )
        return name

    def read(self, content: bytes) -> None:
        """Keeps the rows. Raises ValidationError for a file that cannot be taken, or not here."""
        try:
            self.table = read_table(content)
        except ImportFault as problem:
            raise ValidationError(str(problem), code="fault") from problem
        if len(self.table.rows) > MOST_ROWS_HERE:
            raise ValidationError(
                _("Here %(most)s rows are taken at once. Please make several files of it, or ask the network's office."),
                code="long", params={"most": MOST_ROWS_HERE},
            )  # fmt: skip


class FileForm(SourceForm):
    """To look at a file."""

    file = forms.FileField(
        label=_("The file"), error_messages={"required": REQUIRED, "empty": _("The file is empty.")},
        help_text=_("CSV or JSON, at most 1 MB."),
    )  # fmt: skip
    field_order = ("agency", "source", "file", "publish")

    def clean_file(self) -> UploadedFile:
        """Read at once: nothing of it is kept."""
        upload: UploadedFile = self.cleaned_data["file"]
        if (upload.size or 0) > MOST_BYTES_HERE:
            raise ValidationError(_("The file is larger than %(mb)s MB.") % {"mb": 1}, code="large")
        content = upload.read()
        self.read(content)
        self.carried = signing.dumps(content.decode("latin-1"), salt=SALT, compress=True)
        return upload


class CarriedForm(SourceForm):
    """To take what has just been looked at: the same file, carried by the page and signed."""

    carried = forms.CharField(widget=forms.HiddenInput)

    def clean_carried(self) -> str:
        """The rows once more."""
        carried = str(self.cleaned_data["carried"])
        try:
            self.read(signing.loads(carried, salt=SALT, max_age=LASTS).encode("latin-1"))
        except signing.BadSignature as problem:
            raise ValidationError(
                _("That was too long ago. Please choose the file once more."), code="old"
            ) from problem
        return carried
