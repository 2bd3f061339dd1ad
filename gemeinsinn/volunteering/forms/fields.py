"""One field of engagement: its name in both languages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.ui.forms import FormCare, LineField
from gemeinsinn.volunteering.models import EngagementField


class FieldForm(FormCare, forms.Form):
    """A new one, or another name."""

    name = LineField(label=_("In German"), max_length=80)
    name_en = LineField(label=_("In English"), max_length=80, required=False)

    def __init__(self, *args: Any, field: EngagementField | None = None, **kwargs: Any) -> None:
        if field is not None:
            kwargs["initial"] = {"name": field.name, "name_en": field.name_en}
        super().__init__(*args, **kwargs)
