"""Asked about people: who registers, who is invited, who does what."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.organisations.forms.fields import PhoneField
from gemeinsinn.organisations.models import Membership
from gemeinsinn.ui.forms import FormCare, LineField

BAD_EMAIL = _("Please write the address like this: maria@example.org.")


class ContactForm(FormCare, forms.Form):
    """Who writes. Not public."""

    contact_name = LineField(
        label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    contact_email = forms.EmailField(
        label=_("Your e-mail address"), max_length=254, error_messages={"invalid": BAD_EMAIL},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    contact_phone = PhoneField(label=_("Your phone number"), required=False)


class InviteForm(FormCare, forms.Form):
    """Whom to ask, and for which part."""

    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, error_messages={"invalid": BAD_EMAIL},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    role = forms.ChoiceField(
        label=_("Part"), choices=Membership.Role.choices, initial=Membership.Role.EDITOR, widget=forms.RadioSelect
    )
    function = LineField(label=_("What they do"), max_length=80, required=False)


class MemberForm(FormCare, forms.Form):
    """A member's part."""

    role = forms.ChoiceField(label=_("Part"), choices=Membership.Role.choices)
    function = LineField(label=_("What they do"), max_length=80, required=False)
