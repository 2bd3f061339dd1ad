"""Writing to us, and the colleague's answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.contact.lifecycle import Topic
from gemeinsinn.contact.wording import OFFICE, TOPICS
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.forms import email_field
from gemeinsinn.people.phone import PhoneField
from gemeinsinn.places.forms import SpotField
from gemeinsinn.ui.forms import FormCare, IdempotencyMixin, LineField, TextField


class ConcernForm(FormCare, IdempotencyMixin):
    """Who, how to reach them, what about, where, and the words. `homepage` is a trap: only programs fill it in."""

    topic = forms.ChoiceField(
        label=_("What is it about?"), choices=[(one.value, TOPICS[one]) for one in Topic], widget=forms.RadioSelect,
    )  # fmt: skip
    text = TextField(label=_("Your message"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))
    place = SpotField(label=_("Postcode, town or quarter"), required=False)
    name = LineField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = email_field(_("Your e-mail address"))
    phone = PhoneField(label=_("Phone number"), required=False)
    homepage = forms.CharField(
        label=_("Leave this empty"), required=False, max_length=200,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = False

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if not found.get("email") and not found.get("phone") and not {"email", "phone"} & set(self.errors):
            self.add_error("email", _("Please leave an address or a number, or nobody can answer you."))
        return found


class AnswerForm(FormCare, forms.Form):
    """The words of the mail."""

    text = TextField(label=_("What you answer"), max_length=8000, widget=forms.Textarea(attrs={"rows": 8}))


class NoteForm(FormCare, forms.Form):
    """For colleagues."""

    text = TextField(label=_("Note for colleagues"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class HandOnForm(FormCare, forms.Form):
    """Whose desk it belongs to."""

    to = forms.ModelChoiceField(label=_("To the desk of"), queryset=Organisation.objects.none(), required=False)

    def __init__(self, *args: Any, desks: Any, to_office: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        field.queryset, field.required = desks, not to_office
        field.empty_label = OFFICE if to_office else _("Please choose")
