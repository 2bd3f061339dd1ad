"""The screens of an application."""

from typing import Any

from django import forms
from django.forms import formset_factory
from django.utils.translation import gettext_lazy as _

from gemeinsinn.core.money import Money
from gemeinsinn.core.quantities import parse_hundredths
from gemeinsinn.fund.forms.fields import AmountField
from gemeinsinn.fund.lifecycle.plans import Means
from gemeinsinn.fund.lifecycle.rulesets import OwnKind, Rules
from gemeinsinn.fund.wording.rules import APPLICANTS, MEANS
from gemeinsinn.organisations.forms.people import BAD_EMAIL
from gemeinsinn.people.phone import PhoneField
from gemeinsinn.places.forms import SpotField
from gemeinsinn.ui.forms import DayField, FormCare, LineField, TextField


class WhatForm(FormCare, forms.Form):
    """Who applies, and for what."""

    kind = forms.ChoiceField(label=_("Who applies?"), widget=forms.RadioSelect)
    title = LineField(label=_("What are you up to, in one line?"), max_length=120)
    aim = TextField(label=_("What will happen, and what will be different afterwards?"), max_length=2000)
    target_group = LineField(label=_("Who is it for?"), max_length=200, required=False)
    course = TextField(label=_("How will it go, step by step?"), max_length=2000, required=False)
    partners = LineField(label=_("Who helps?"), max_length=300, required=False)
    publicity = LineField(label=_("How will people hear of it?"), max_length=300, required=False)

    def __init__(self, *args: Any, rules: Rules, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kind"]
        field.choices = [(kind.value, APPLICANTS[kind]) for kind in rules.applicants]


class WhenForm(FormCare, forms.Form):
    """Where and when."""

    place = SpotField(label=_("Postcode, town or quarter"))
    spot = LineField(label=_("Where exactly?"), max_length=160, required=False)
    starts = DayField(label=_("From"))
    ends = DayField(label=_("Until"))
    not_begun = forms.BooleanField(
        label=_("It has not begun, and nothing has been ordered or signed for it"), required=False
    )

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("starts") and found.get("ends") and found["ends"] < found["starts"]:
            self.add_error("ends", _("The end lies before the beginning. Please check both days."))
        return found


class CostForm(FormCare, forms.Form):
    """One line of the costs; without an amount it does not count."""

    type = forms.ChoiceField(label=_("Cost type"))
    what = LineField(label=_("What for"), max_length=120, required=False)
    amount = AmountField(label=_("Amount in euros"), required=False)

    def __init__(self, *args: Any, rules: Rules, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["type"]
        field.choices = [(one.key, one.label) for one in rules.cost_types]


class MeansForm(FormCare, forms.Form):
    """One line of what is there already; hours are counted by the rate of the rules."""

    kind = forms.ChoiceField(label=_("What is there"))
    what = LineField(label=_("From whom, how many hours"), max_length=120, required=False)
    amount = forms.CharField(
        label=_("Amount, or hours"), max_length=40, required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, rules: Rules, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rules = rules
        kinds = [Means(kind.value) for kind in OwnKind if kind in rules.own.kinds]
        field: Any = self.fields["kind"]
        field.choices = [(kind.value, MEANS[kind]) for kind in [*kinds, Means.OTHERS]]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        text = found.get("amount") or ""
        if not text:
            return found
        if found.get("kind") == Means.HOURS:
            try:
                hundredths = parse_hundredths(text)
            except ValueError:
                self.add_error("amount", _("Please write hours like this: 12 or 2,5."))
                return found
            found["cents"] = hundredths * self.rules.own.hour_rate // 100
            found["what"] = found.get("what") or _("%(n)s hours") % {"n": text}
        else:
            try:
                found["cents"] = AmountField().clean(text).cents
            except forms.ValidationError as problem:
                self.add_error("amount", problem)
        return found


CostRows = formset_factory(CostForm, extra=3, max_num=30, absolute_max=34)
MeansRows = formset_factory(MeansForm, extra=1, max_num=12, absolute_max=14)


class WhoForm(FormCare, forms.Form):
    """Who applies: names, address, and who signs as well."""

    organisation_name = LineField(label=_("Name of the organisation or initiative"), max_length=160, required=False)
    legal_form = LineField(label=_("Legal form"), max_length=80, required=False)
    name = LineField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail address"), max_length=254, error_messages={"invalid": BAD_EMAIL},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    phone = PhoneField(label=_("Your phone number"), required=False)
    street = LineField(
        label=_("Street and number"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "street-address"})
    )
    town = LineField(label=_("Postcode and town"), max_length=120)
    birth_year = forms.IntegerField(label=_("Year of birth"), min_value=1900, max_value=2100, required=False)
    host_organisation = LineField(label=_("Organisation that takes the money for you"), max_length=160, required=False)
    host_name = LineField(label=_("Who signs there"), max_length=120, required=False)
    host_email = forms.EmailField(
        label=_("Their e-mail address"), required=False, error_messages={"invalid": BAD_EMAIL}
    )
    co_name = LineField(label=_("Name of somebody who signs with you"), max_length=120, required=False)
    co_email = forms.EmailField(label=_("Their e-mail address"), required=False, error_messages={"invalid": BAD_EMAIL})

    def __init__(self, *args: Any, rules: Rules, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind == "person":
            del self.fields["organisation_name"], self.fields["legal_form"]
        if kind not in rules.host_for:
            for part in ("organisation", "name", "email"):
                del self.fields[f"host_{part}"]
        if rules.least_age is None and rules.most_age is None:
            del self.fields["birth_year"]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        for name, email in (("host_name", "host_email"), ("co_name", "co_email")):
            if bool(found.get(name)) != bool(found.get(email)) and not self.errors:
                self.add_error(email, _("Please give both: a name and an address."))
        return found

    def fields_of(self) -> dict[str, Any]:
        """For save_draft."""
        told = self.cleaned_data
        host = {
            "organisation": told.get("host_organisation", ""),
            "name": told.get("host_name", ""),
            "email": told.get("host_email", ""),
        }
        co = {"name": told.get("co_name", ""), "email": told.get("co_email", "")}
        return {
            **{key: told.get(key) for key in ("organisation_name", "legal_form", "street", "town", "birth_year")},
            "draft": {
                "name": told["name"], "email": told["email"], "phone": told.get("phone", ""),
                "host": host if host["email"] else None, "co": co if co["email"] else None,
            },
        }  # fmt: skip


class SendForm(FormCare, forms.Form):
    """The last tick."""

    agrees = forms.BooleanField(label=_("Everything is true, and I agree to the conditions of the fund"))


class NameForm(FormCare, forms.Form):
    """A signature: the typed name."""

    typed_name = LineField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))


class WordForm(FormCare, forms.Form):
    """A word to the office."""

    text = TextField(label=_("Your message to us"), max_length=4000)
    objects = forms.BooleanField(label=_("This is an objection to the decision"), required=False)


class ObjectionForm(FormCare, forms.Form):
    """What the office answers to an objection."""

    upheld = forms.TypedChoiceField(
        label=_("Was the objection right?"), widget=forms.RadioSelect, coerce=lambda value: value == "ja",
        choices=[("ja", _("Yes: we look at it once more")), ("nein", _("No: we stay with our decision"))],
    )  # fmt: skip
    text = TextField(label=_("Reasons"), max_length=4000)


class QuestionForm(FormCare, forms.Form):
    """A question of the office."""

    text = TextField(label=_("What is missing, or what would you like to know?"), max_length=4000)
    due_on = DayField(label=_("Answer until"), required=False)


class NoteForm(FormCare, forms.Form):
    """A note nobody else reads."""

    text = TextField(label=_("Note for the office"), max_length=4000)


class AwardForm(FormCare, forms.Form):
    """How much, under which conditions."""

    amount = AmountField(label=_("Amount in euros"))
    conditions = TextField(label=_("Conditions of this award"), max_length=4000, required=False)
    reasons = TextField(label=_("Reasons, where it is less than asked for"), max_length=4000, required=False)


class DeferForm(FormCare, forms.Form):
    """Until when, and why."""

    until = DayField(label=_("We look at it again by"))
    reasons = TextField(label=_("Reasons"), max_length=4000)


class RejectForm(FormCare, forms.Form):
    """Why not."""

    reasons = TextField(label=_("Reasons"), max_length=4000)


def lines_of(rows: Any, key: str) -> list[dict[str, Any]]:
    """The filled rows as the application keeps them."""
    found = []
    for row in rows.cleaned_data:
        amount = row.get("amount")
        cents = row.get("cents") if "cents" in row else amount.cents if isinstance(amount, Money) else None
        if cents:
            found.append({key: row[key], "what": row.get("what", ""), "cents": cents})
    return found
