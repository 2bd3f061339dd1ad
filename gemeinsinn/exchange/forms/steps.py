"""One small form a screen. What is valid is kept even when something beside it is not."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gemeinsinn.exchange.concreteness import EMPTY_WHEN, Lack, content_weight, lack_of_benefit, needs_benefit
from gemeinsinn.exchange.counting import can_count
from gemeinsinn.exchange.forms.whole import check_counted
from gemeinsinn.exchange.models import Kind, Need, Notice, Offer, Unit
from gemeinsinn.exchange.sentence import read_sentence
from gemeinsinn.exchange.wording.notices import LANGUAGES
from gemeinsinn.people.phone import PhoneField
from gemeinsinn.places import access
from gemeinsinn.places.forms import SpotField
from gemeinsinn.places.queries import Spot
from gemeinsinn.ui.forms import DayField, FormCare, LineField, QuantityField, TextField

UNITS_OF = {
    Kind.TIME: (Unit.PERSON, Unit.HOUR, Unit.DATE),
    Kind.SKILL: (Unit.HOUR, Unit.PERSON, Unit.DATE),
    Kind.GOODS: (Unit.PIECE, Unit.KILOGRAM),
    Kind.SPACE: (Unit.PIECE, Unit.SQUARE_METRE, Unit.HOUR, Unit.DATE),
    Kind.MONEY: (Unit.EURO,),
}


class StepForm(FormCare, forms.Form):
    """Knows its notice: shows what is stored, and hands back what may be stored."""

    stored: tuple[str, ...] = ()

    def __init__(self, data: Any = None, *, notice: Need | Offer, user: Any = None, **kwargs: Any) -> None:
        self.notice, self.user = notice, user
        initial = {name: getattr(notice, name) for name in self.stored if name in self.base_fields}
        super().__init__(data, initial={**initial, **self.more_initial(), **kwargs.pop("initial", {})}, **kwargs)

    def more_initial(self) -> dict[str, Any]:
        """Initial values that are not a field of the notice."""
        return {}

    def values(self) -> dict[str, Any]:
        """Fields of the notice for save_draft: everything valid, also when the form as a whole is not."""
        return {name: self.cleaned_data[name] for name in self.stored if name in self.cleaned_data}


class WhatForm(StepForm):
    """What is it, in one sentence? Its kind and its amount are guessed from it where they are not told."""

    stored = ("title", "kind", "details")

    title = LineField(label=_("In one line"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    kind = forms.ChoiceField(
        label=_("What kind of thing is it?"), choices=Kind.choices, required=False, widget=forms.RadioSelect
    )
    details = TextField(label=_("Tell a little more"), max_length=2000, required=False)

    def more_initial(self) -> dict[str, Any]:
        """Nothing is chosen before something is written."""
        return {**super().more_initial(), **({} if self.notice.title else {"kind": None})}

    def values(self) -> dict[str, Any]:
        """With another kind the unit follows, so that nobody offers euros of chairs."""
        found = super().values()
        guess = read_sentence(found.get("title", ""))
        if not found.get("kind"):
            found["kind"] = guess.kind.value if found.get("title") else self.notice.kind
        units = UNITS_OF[Kind(found["kind"])]
        if self.notice.amount is None and guess.amount and guess.unit in units and "amount" not in self.fields:
            found |= {"amount": guess.amount, "unit": guess.unit.value, "unit_words": guess.unit_words[:40]}
        if found.get("unit", self.notice.unit) not in units:
            found["unit"] = units[0].value
            if "amount" not in self.fields and not can_count(self.notice.amount, units[0], self.notice.unit_words):
                found["amount"] = None  # two and a half hours are no number of people: it is asked again
        return found


class AmountForm(StepForm):
    """How much of it?"""

    stored = ("amount", "unit", "unit_words")

    amount = QuantityField(label=_("How much"))
    unit = forms.ChoiceField(label=_("Counted in"), choices=Unit.choices, widget=forms.RadioSelect)
    unit_words = LineField(
        label=_("Your own word for it"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, data: Any = None, *, notice: Need | Offer, **kwargs: Any) -> None:
        super().__init__(data, notice=notice, **kwargs)
        units = UNITS_OF[Kind(notice.kind)]
        self.fields["unit"].choices = [(unit.value, unit.label) for unit in units]
        if len(units) == 1:
            self.fields["unit"].widget = forms.HiddenInput()
            self.initial["unit"] = units[0].value
            del self.fields["unit_words"]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        check_counted(self, found, self.notice)
        return found

    def values(self) -> dict[str, Any]:
        found = super().values()
        if "unit_words" not in self.fields:
            found["unit_words"] = ""
        return found


class PlaceForm(StepForm):
    """Where, as people write it."""

    stored = ("spot", "access", "access_words")

    place = SpotField(label=_("Postcode, town or quarter"))
    spot = LineField(label=_("Where exactly"), max_length=160, required=False)
    access = forms.ChoiceField(
        label=_("Can one get in without steps?"), choices=access.CHOICES,
        required=False, widget=forms.RadioSelect,
    )  # fmt: skip
    access_words = LineField(label=_("How one gets in and around"), max_length=160, required=False)

    def more_initial(self) -> dict[str, Any]:
        notice = self.notice
        return {"place": f"{notice.postcode} {notice.quarter or notice.municipality or ''}".strip()}

    def values(self) -> dict[str, Any]:
        """The place found, as the fields it is kept in."""
        found = super().values()
        place = self.cleaned_data.get("place")
        if isinstance(place, Spot) and "place" in self.changed_data:  # exact coordinates survive an untouched field
            found |= {
                "municipality": place.municipality, "quarter": place.quarter, "postcode": place.postcode,
                "lat": place.lat, "lon": place.lon,
            }  # fmt: skip
        return found


class WhereWhenForm(PlaceForm):
    """Where and when."""

    stored = (*PlaceForm.stored, "until", "when_words")

    until = DayField(label=_("Until which day?"), required=False)
    when_words = LineField(label=_("Hours or weekdays"), max_length=120, required=False)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        check_days(self, found)
        if not (found.get("until") or found.get("when_words") or "until" in self.errors):
            self.add_error("until", _("Please name a day, or write below when it suits."))
        elif (
            found.get("when_words") and not found.get("until") and not content_weight([found["when_words"]], EMPTY_WHEN)
        ):
            self.add_error("when_words", _("That could be any time. For example “Thursdays from 3 to 5 pm”."))
        return found


class BenefitForm(StepForm):
    """What the partner gets."""

    stored = ("benefit_kind", "benefit")

    benefit_kind = forms.ChoiceField(
        label=_("Make a start"), choices=Need.Benefit.choices, required=False, widget=forms.RadioSelect
    )
    benefit = TextField(
        label=_("And now in your own words"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        text = found.get("benefit", "")
        lack = lack_of_benefit(text)
        if lack is Lack.GENERAL:
            self.keep_but_say("benefit", _("That could still mean anything. Write who sees it and where it hangs."))
        elif lack is Lack.MISSING and needs_benefit(self.notice.kind) and "benefit" not in self.errors:
            self.add_error("benefit", _("Please write what the partner gets. It is the reason to say yes."))
        return found

    def keep_but_say(self, name: str, sentence: Any) -> None:
        """An error beside a field whose value is still worth keeping."""
        value = self.cleaned_data[name]
        self.add_error(name, sentence)  # takes the value out of cleaned_data
        self.cleaned_data[name] = value


class OfferAmountForm(AmountForm):
    """How much, and until when."""

    stored = ("amount", "unit", "unit_words", "standing", "until", "when_words")

    standing = forms.BooleanField(label=_("Again and again, until I say stop"), required=False)
    until = DayField(label=_("Until which day?"), required=False)
    when_words = LineField(label=_("Hours or weekdays"), max_length=120, required=False)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        check_days(self, found)
        if not (found.get("until") or found.get("when_words") or found.get("standing") or "until" in self.errors):
            self.add_error("until", _("Please name a day, tick the box, or write when it suits."))
        return found


class OfferPlaceForm(PlaceForm):
    """Where, how far, and on what terms."""

    stored = (*PlaceForm.stored, "radius_km", "conditions", "benefit_hoped")

    radius_km = forms.TypedChoiceField(
        label=_("How far does it reach?"), coerce=int, empty_value=None, required=False,
        choices=[("", _("only here")), (2, "2 km"), (5, "5 km"), (10, "10 km"), (25, "25 km"), (50, "50 km")],
    )  # fmt: skip
    conditions = LineField(label=_("Good to know"), max_length=300, required=False)
    benefit_hoped = LineField(label=_("What would please you"), max_length=300, required=False)


class AuthorForm(StepForm):
    """Who writes, and how to be reached."""

    stored = ("contact_mode", "languages")

    name = LineField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Please check the address: something like maria@beispiel.de.")},
    )  # fmt: skip
    phone = PhoneField(label=_("Phone"), required=False)
    organisation_name = LineField(
        label=_("Firm, association, initiative"), max_length=160, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )  # fmt: skip
    contact_mode = forms.ChoiceField(
        label=_("How may people answer?"), choices=Notice.ContactMode.choices, widget=forms.RadioSelect
    )
    languages = forms.MultipleChoiceField(
        label=_("People there also speak"),
        choices=list(LANGUAGES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def more_initial(self) -> dict[str, Any]:
        contact = self.notice.contact
        told = {"organisation_name": self.notice.organisation_name}
        if contact is None and isinstance(self.notice, Need) and self.notice.project is not None:
            told["organisation_name"] = self.notice.project.runner
        if contact is not None:
            told |= {"name": contact.name, "email": contact.email, "phone": contact.phone}
        return told

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if (
            found.get("contact_mode") == Notice.ContactMode.PHONE
            and not found.get("phone")
            and "phone" not in self.errors
        ):
            self.add_error("phone", _("To be called you need to leave a number."))
        return found

    def author(self) -> dict[str, str]:
        """Arguments for save_author: name, address, phone, organisation."""
        names = ("name", "email", "phone", "organisation_name")
        return {name: self.cleaned_data.get(name, "") for name in names}


def check_days(form: forms.Form, found: dict[str, Any]) -> None:
    """A last day in the past helps nobody."""
    until = found.get("until")
    if until is not None and until < timezone.localdate():
        form.add_error("until", _("That day is over. Please choose a new one."))
