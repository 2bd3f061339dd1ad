"""Asking for a certificate, saying who may see what, confirming one, and checking a code."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.recognition.lifecycle.attestations import Part
from gemeinsinn.recognition.lifecycle.codes import is_well_formed, plain_code
from gemeinsinn.recognition.wording.attestations import PART_LABELS
from gemeinsinn.ui.forms import DayField, FormCare, IdempotencyMixin, LineField

USUALLY_SHOWN = (Part.HOST, Part.FIELDS, Part.HOURS, Part.PERIOD)


class ShownForm(FormCare, forms.Form):
    """What others see under the code."""

    shows = forms.MultipleChoiceField(
        label=_("What may be seen under the code?"),
        choices=[(part.value, PART_LABELS[part]) for part in Part],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        initial=list(USUALLY_SHOWN),
    )


class WantedForm(IdempotencyMixin, ShownForm):
    """Period, name and what hours do not say."""

    name = LineField(label=_("Name on the certificate"), max_length=120)
    first = DayField(label=_("From"))
    last = DayField(label=_("To"))
    functions = LineField(label=_("Functions"), max_length=300, required=False)
    skills = LineField(label=_("Skills shown"), max_length=300, required=False)
    trainings = LineField(label=_("Courses taken"), max_length=300, required=False)
    language = forms.ChoiceField(
        label=_("Language of the certificate"), choices=[("de", _("German")), ("en", _("English"))]
    )
    field_order = ["name", "first", "last", "functions", "skills", "trainings", "language", "shows"]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("first") and found.get("last") and found["last"] < found["first"]:
            self.add_error("last", _("The last day is before the first."))
        return found


class SigningForm(FormCare, forms.Form):
    """A typed name; a no has its reason."""

    typed_name = LineField(label=_("Your name"), max_length=120)
    reason = LineField(label=_("Why not? (only for a no)"), max_length=200, required=False)


class CodeForm(FormCare, forms.Form):
    """A code as it stands on the paper."""

    code = LineField(label=_("Code"), max_length=40)

    def clean_code(self) -> str:
        code = plain_code(self.cleaned_data["code"])
        if not is_well_formed(code):
            raise forms.ValidationError(_("There is a slip in it. Please compare it sign by sign with the paper."))
        return code
