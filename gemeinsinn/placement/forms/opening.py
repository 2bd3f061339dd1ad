"""Somebody stands at the desk: what is asked in a minute, and the line without a name."""

from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gemeinsinn.organisations.forms.fields import PhoneField
from gemeinsinn.organisations.forms.people import BAD_EMAIL
from gemeinsinn.people.forms import written_in_field
from gemeinsinn.placement.wording.cases import CAME_BY, choices
from gemeinsinn.ui.forms import DayField, FormCare, IdempotencyMixin, LineField, SeveralField
from gemeinsinn.volunteering.queries.opportunities import fields_to_choose


class AgencyMixin(forms.Form):
    """Which agency it is for; only asked of somebody who works at several."""

    def offer_agencies(self, agencies: Any) -> None:
        """A choice where there is one."""
        if len(agencies) > 1:
            rows = [(str(one.pk), one.name) for one in agencies]
            self.fields["agency"] = forms.ChoiceField(label=_("For which agency?"), choices=rows)

    def agency_of(self, agencies: Any) -> Any:
        """The one that was chosen, or the only one."""
        chosen = self.cleaned_data.pop("agency", "")
        return next((one for one in agencies if str(one.pk) == chosen), agencies[0])


class PersonForm(FormCare, forms.Form):
    """Name and how to reach somebody; one way is enough."""

    name = LineField(label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    phone = PhoneField(
        label=_("Phone"), required=False, widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"})
    )
    email = forms.EmailField(
        label=_("E-mail"), max_length=254, required=False, error_messages={"invalid": BAD_EMAIL},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    language = written_in_field(_("Mails to them in"))

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if not found.get("phone") and not found.get("email") and not {"phone", "email"} & set(self.errors):
            self.add_error(
                "phone", _("Please note a telephone number or an e-mail address, or nobody can get in touch.")
            )
        return found


class EnquiryForm(FormCare, IdempotencyMixin, AgencyMixin):
    """What a line without a name counts."""

    fields_wanted = SeveralField(
        label=_("Which field?"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    came_by = forms.ChoiceField(label=_("How did they come?"), choices=choices(CAME_BY))
    talked = forms.BooleanField(label=_("The first talk was held, too"), required=False)

    def __init__(self, *args: Any, agencies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelMultipleChoiceField, self.fields["fields_wanted"]).queryset = fields_to_choose()
        self.offer_agencies(agencies)

    def told(self) -> dict[str, Any]:
        """The keywords of the action."""
        found = dict(self.cleaned_data)
        return found | {"fields": found.pop("fields_wanted")}


class WalkInForm(PersonForm, EnquiryForm):
    """Name, a way to reach them, a wish, the consent with its day: a minute, standing."""

    wish = LineField(label=_("What would they like to do?"), max_length=300, required=False)
    agrees = forms.BooleanField(
        label=_("Yes, they agree"),
        error_messages={
            "required": _("Without their consent nothing is kept. You can count the enquiry without a name.")
        },
    )
    consented_on = DayField(label=_("Agreed on"), initial=timezone.localdate)

    field_order = (
        "agency", "name", "phone", "email", "language", "wish", "fields_wanted", "agrees", "consented_on", "came_by", "talked",
    )  # fmt: skip

    def told(self) -> dict[str, Any]:
        """The keywords of the action."""
        found = super().told()
        del found["agrees"]
        return found
