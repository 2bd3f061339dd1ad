"""Signing up: which shifts, and who comes. Everything on one screen."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from gemeinsinn.people.phone import PhoneField
from gemeinsinn.ui.forms import FormCare, IdempotencyMixin, LineField, TextField
from gemeinsinn.volunteering.actions.reminding import LEADS
from gemeinsinn.volunteering.actions.signing import Volunteer
from gemeinsinn.volunteering.lifecycle.ages import OF_AGE_TO_CONSENT, OLDEST, YOUNGEST
from gemeinsinn.volunteering.lifecycle.plans import MOST_HEADS
from gemeinsinn.volunteering.models import Plan, Shift
from gemeinsinn.volunteering.wording.shifts import shift_words

MOST_CHOSEN = 60
ADDRESS_WORDS = {"invalid": _("Please check the address: something like maria@beispiel.de.")}
AMOUNT_WORDS = {"invalid": _("Please write a whole number."), "min_value": _("At least %(limit_value)s.")}


def lead_words(hours: int) -> str:
    """How long before a shift, in the language of whoever reads it."""
    if hours < 2 * 24:
        return ngettext("%(n)d hour before", "%(n)d hours before", hours) % {"n": hours}
    return ngettext("%(n)d day before", "%(n)d days before", hours // 24) % {"n": hours // 24}


REMINDERS = [*((hours, lazy(lead_words, str)(hours)) for hours in LEADS), (0, _("not at all"))]


class ShiftChoice(FormCare, forms.Form):
    """At least one shift of a plan, by id."""

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan

    def chosen(self) -> list[int]:
        """What is ticked, as ids; nonsense is left out."""
        if not self.is_bound:
            return list(self.initial.get("schicht", []))
        told = self.data.getlist("schicht") if hasattr(self.data, "getlist") else self.data.get("schicht", [])
        ids = {int(one) for one in told[:200] if str(one).isascii() and str(one).isdigit() and len(str(one)) < 12}
        return sorted(ids)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        ids = self.chosen()
        if not ids:
            raise forms.ValidationError(_("Please choose at least one date."))
        if len(ids) > MOST_CHOSEN:
            raise forms.ValidationError(_("That are very many dates at once. Please choose 60 at most."))
        self.shifts = list(Shift.objects.filter(plan=self.plan, pk__in=ids))
        if len(self.shifts) < len(ids):
            raise forms.ValidationError(_("One of the dates no longer exists. Please look at the list once more."))
        return found


class SignUpForm(ShiftChoice, IdempotencyMixin):
    """Name and address are enough; the rest only where it matters."""

    name = LineField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages=ADDRESS_WORDS,
    )
    qualified = forms.BooleanField(label=_("I have what is asked for"), required=False)
    at_once = forms.BooleanField(label=_("That is fine: several of us come, or I will manage"), required=False)
    phone = PhoneField(label=_("Phone"), required=False)
    heads = forms.IntegerField(
        label=_("How many of you come?"),
        min_value=1,
        max_value=MOST_HEADS,
        initial=1,
        error_messages={**AMOUNT_WORDS, "max_value": _("For more than %(limit_value)s people please call the agency.")},
    )
    organisation_name = LineField(
        label=_("Firm, association, class"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    age = forms.IntegerField(
        label=_("How old are you?"),
        min_value=YOUNGEST,
        max_value=OLDEST,
        required=False,
        error_messages={**AMOUNT_WORDS, "max_value": _("Please check the number.")},
    )
    guardian_name = LineField(label=_("Name of a parent or guardian"), max_length=120, required=False)
    guardian_email = forms.EmailField(
        label=_("Their e-mail address"), max_length=254, required=False, error_messages=ADDRESS_WORDS
    )
    message = TextField(label=_("A word to go with it"), max_length=1000, required=False)
    remind_hours = forms.TypedChoiceField(label=_("Remind me"), choices=REMINDERS, coerce=int, initial=24)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        self.check_age(found)
        clash = first_clash(self.shifts)
        if clash and not found.get("at_once"):
            words = {"one": shift_words(clash[0]), "other": shift_words(clash[1])}
            self.add_error("at_once", _("These two are at the same time: %(one)s, and %(other)s.") % words)
        if any(shift.qualification for shift in self.shifts) and not found.get("qualified"):
            self.add_error("qualified", _("One of the dates asks for it. Please tick this, or choose another date."))
        return found

    def check_age(self, found: dict[str, Any]) -> None:
        """Below 16 somebody to ask is needed; where a shift has a limit the age is."""
        age, limits = found.get("age"), limited(self.shifts)
        if age is None and limits and "age" not in self.errors:
            self.add_error("age", _("One of the dates has an age limit, so please say how old you are."))
        if age is not None and age < OF_AGE_TO_CONSENT:
            for name in ("guardian_name", "guardian_email"):
                if not found.get(name) and name not in self.errors:
                    self.add_error(name, _("Under 16 a parent or guardian has to say yes."))
            if found.get("guardian_email") and found["guardian_email"].lower() == found.get("email", "").lower():
                self.add_error("guardian_email", _("Please give their address, not your own."))

    def volunteer(self) -> Volunteer:
        """Everything somebody says about themselves; who is of age has no guardian."""
        told = {name: self.cleaned_data[name] for name in Volunteer.__dataclass_fields__}
        if told["age"] is None or told["age"] >= OF_AGE_TO_CONSENT:
            told |= {"guardian_name": "", "guardian_email": ""}
        return Volunteer(**told)


def first_clash(shifts: Iterable[Shift]) -> tuple[Shift, Shift] | None:
    """Two of the shifts that overlap, if any do. What ends when the other begins does not."""
    in_order = sorted(shifts, key=lambda shift: (shift.starts_at, shift.pk))
    return next(
        ((one, other) for one, other in pairwise(in_order) if other.starts_at < one.ends_at),
        None,
    )


def limited(shifts: Iterable[Shift]) -> bool:
    """The age has to be known for one of them."""
    return any(
        (shift.least_age is not None and shift.least_age > OF_AGE_TO_CONSENT) or shift.most_age is not None
        for shift in shifts
    )


class HeadsForm(FormCare, forms.Form):
    """More or fewer of a group."""

    heads = forms.IntegerField(
        label=_("How many of you come?"), min_value=1, max_value=MOST_HEADS, error_messages=AMOUNT_WORDS
    )


class ReminderForm(FormCare, forms.Form):
    """When to be reminded."""

    remind_hours = forms.TypedChoiceField(label=_("Remind me"), choices=REMINDERS, coerce=int)


class ReasonForm(FormCare, forms.Form):
    """A few words, free to leave out."""

    reason = LineField(label=_("A word to go with it"), max_length=200, required=False)
