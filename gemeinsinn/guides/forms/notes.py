"""What a guide notes, whom they introduce, and what the agency remembers of a talk."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.guides.models import HandOver, Referral, Result, Topic
from gemeinsinn.organisations.forms.fields import PhoneField
from gemeinsinn.organisations.forms.people import BAD_EMAIL
from gemeinsinn.people.forms import written_in_field
from gemeinsinn.ui.forms import DayField, FormCare, IdempotencyMixin, LineField, TextField

MINUTES = [(5, _("5 minutes")), (15, _("15 minutes")), (30, _("30 minutes")), (60, _("an hour")), (120, _("longer"))]


class NoteForm(FormCare, IdempotencyMixin):
    """A consultation in three taps; what else there is to say can be said."""

    topic = forms.ChoiceField(label=_("What was it about?"), choices=Topic.choices, widget=forms.RadioSelect)
    referral = forms.ChoiceField(
        label=_("Where did you send them?"), choices=Referral.choices, widget=forms.RadioSelect
    )
    result = forms.ChoiceField(label=_("And now?"), choices=Result.choices, widget=forms.RadioSelect)
    minutes = forms.TypedChoiceField(
        label=_("How long?"), choices=MINUTES, coerce=int, initial=15, required=False, empty_value=15,
        widget=forms.RadioSelect,
    )  # fmt: skip
    note = LineField(label=_("A word for yourself, without names"), max_length=160, required=False)
    at = forms.DateTimeField(required=False, widget=forms.HiddenInput)


class HandOverForm(FormCare, IdempotencyMixin):
    """Whom, to whom, about what, and how the yes was given."""

    to = forms.ChoiceField(label=_("To whom?"))
    name = LineField(label=_("Whom do you introduce?"), max_length=120)
    phone = PhoneField(label=_("The person's telephone number"), required=False)
    email = forms.EmailField(
        label=_("The person's e-mail address"), max_length=254, required=False, error_messages={"invalid": BAD_EMAIL}
    )
    language = written_in_field(_("Mails to them in"))
    about = TextField(label=_("What is it about?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))
    how = forms.ChoiceField(
        label=_("How do they agree?"), widget=forms.RadioSelect,
        choices=[
            (HandOver.How.SAID, _("I read the words out, and they said yes")),
            (HandOver.How.LINK, _("They get a link by mail and decide in peace")),
        ],
    )  # fmt: skip

    def __init__(self, *args: Any, receivers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["to"]).choices = receivers

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if not found.get("phone") and not found.get("email") and not {"phone", "email"} & set(self.errors):
            self.add_error(
                "phone", _("Please note a telephone number or an e-mail address, or nobody can get in touch.")
            )
        elif found.get("how") == HandOver.How.LINK and not found.get("email") and "email" not in self.errors:
            self.add_error("email", _("To ask by link we need the person's e-mail address."))
        return found


class TalkForm(FormCare, forms.Form):
    """When a feedback talk was, and what to remember."""

    day = DayField(label=_("Day of the talk"))
    text = TextField(label=_("What to remember"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))
