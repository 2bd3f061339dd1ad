"""Ordering the newsletter, changing it, and looking up an address at the desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.newsletter.actions.ordering import Wishes
from gemeinsinn.newsletter.consents import ConsentText
from gemeinsinn.newsletter.lifecycle.subscriptions import Frequency, Role, Topic, packed, unpacked
from gemeinsinn.newsletter.models import Subscriber
from gemeinsinn.newsletter.tongues import LANGUAGES
from gemeinsinn.newsletter.wording.subscriptions import FREQUENCIES, ROLES, TOPICS
from gemeinsinn.people.forms import email_field
from gemeinsinn.places.forms import SpotField
from gemeinsinn.ui.forms import FormCare


class AddressForm(FormCare, forms.Form):
    """One address."""

    email = email_field(_("Your e-mail address"))


class WishesForm(FormCare, forms.Form):
    """What somebody may choose; nothing ticked means everything."""

    topics = forms.MultipleChoiceField(
        label=_("What would you like to read?"), choices=[(one.value, TOPICS[one]) for one in Topic], required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    frequency = forms.ChoiceField(
        label=_("How often may we write?"), choices=[(one.value, FREQUENCIES[one]) for one in Frequency],
        widget=forms.RadioSelect, initial=Frequency.ISSUES.value,
    )  # fmt: skip
    place = SpotField(label=_("Postcode, town or quarter"), required=False)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, widget=forms.RadioSelect)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("frequency") == Frequency.NEARBY and not found.get("place") and "place" not in self.errors:
            self.add_error("place", _("Please say where: otherwise we do not know what is near you."))
        return found

    def columns(self) -> dict[str, Any]:
        """As they are stored."""
        found = self.cleaned_data
        spot = found["place"]
        return {
            "language": found["language"], "frequency": found["frequency"], "topics": packed(found["topics"]),
            "place": spot.label if spot else "", "lat": spot.lat if spot else None, "lon": spot.lon if spot else None,
        }  # fmt: skip


class OrderForm(WishesForm):
    """With an address. `homepage` is a trap: nobody sees it, programs fill it in. `version`: the words that were shown."""

    email = email_field(_("Your e-mail address"))
    version = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)
    homepage = forms.CharField(
        label=_("Leave this empty"), required=False, max_length=200,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, consent: ConsentText, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.consent = consent
        self.fields["version"].initial = consent.version

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if found.get("version") != self.consent.version:
            self.add_error(None, _("The words beside the button have changed meanwhile. Please read them once more."))
            self.data = self.data.copy()
            self.data["version"] = self.consent.version
        return found

    def wishes(self) -> Wishes:
        """What was chosen."""
        return Wishes(**self.columns())


class PreferencesForm(WishesForm):
    """With what somebody may say about themselves."""

    role = forms.ChoiceField(
        label=_("I read along"), required=False,
        choices=[("", _("just for myself")), *((one.value, ROLES[one]) for one in Role)],
    )  # fmt: skip

    def __init__(self, *args: Any, subscriber: Subscriber, **kwargs: Any) -> None:
        now = {
            "topics": [topic.value for topic in unpacked(subscriber.topics)], "frequency": subscriber.frequency,
            "place": subscriber.place, "language": subscriber.language, "role": subscriber.role,
        }  # fmt: skip
        super().__init__(*args, initial=now, **kwargs)

    def columns(self) -> dict[str, Any]:
        """With the role."""
        return super().columns() | {"role": self.cleaned_data["role"]}


class NewAddressForm(FormCare, forms.Form):
    """Another address."""

    email = email_field(_("Your new e-mail address"))


class LookUpForm(FormCare, forms.Form):
    """An address somebody asks about."""

    email = email_field(_("E-mail address"))
