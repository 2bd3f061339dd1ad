"""Writing for somebody: editing a notice while checking it, saying yes for a caller, noting how it went."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.exchange.answering import is_planned
from gemeinsinn.exchange.forms.planned import leave_counting_to_plan
from gemeinsinn.exchange.forms.steps import UNITS_OF, PlaceForm
from gemeinsinn.exchange.forms.whole import check_counted, check_share
from gemeinsinn.exchange.models import Kind, Need, Offer, Unit
from gemeinsinn.partnerships.lifecycle import Outcome
from gemeinsinn.people.models import Contact
from gemeinsinn.ui.forms import DayField, FormCare, IdempotencyMixin, LineField, QuantityField, TextField


class EditForm(PlaceForm):
    """The words of a need or offer on one page. What comes out of it goes to the board and to its author."""

    stored: Any = ("title", "details", "amount", "unit", "unit_words", "until", "when_words", *PlaceForm.stored)

    title = LineField(label=_("Headline"), max_length=120)
    details = TextField(label=_("More about it"), max_length=2000, required=False)
    amount = QuantityField(label=_("How much"), required=False)
    unit = forms.ChoiceField(label=_("Counted in"), required=False)
    unit_words = LineField(label=_("Own word for it"), max_length=40, required=False)
    until = DayField(label=_("Last day"), required=False)
    when_words = LineField(label=_("Hours or weekdays"), max_length=120, required=False)
    field_order = (
        "title",
        "details",
        "amount",
        "unit",
        "unit_words",
        "until",
        "when_words",
        "place",
        *PlaceForm.stored,
    )

    def __init__(self, data: Any = None, *, notice: Need | Offer, **kwargs: Any) -> None:
        super().__init__(data, notice=notice, **kwargs)
        if is_planned(notice):
            leave_counting_to_plan(self)
            return
        units = dict.fromkeys((*UNITS_OF[Kind(notice.kind)], Unit(notice.unit)))
        self.fields["unit"].choices = [(unit.value, unit.label) for unit in units]  # type: ignore[attr-defined]  # a field with choices

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if {"amount", "unit", "unit_words"} & set(self.changed_data):
            check_counted(self, found, self.notice)
        return found

    def values(self) -> dict[str, Any]:
        """Only what was changed; a place left as it was keeps its coordinates."""
        told = super().values()
        place = {"municipality", "quarter", "postcode", "lat", "lon"}
        moved = "place" in self.changed_data
        return {name: value for name, value in told.items() if name in self.changed_data or (moved and name in place)}


class NeedEditForm(EditForm):
    """A need also says what the partner gets."""

    stored = (*EditForm.stored, "benefit_kind", "benefit")

    benefit_kind = forms.ChoiceField(
        label=_("What the partner gets"), choices=[("", "–"), *Need.Benefit.choices], required=False
    )
    benefit = TextField(label=_("In their own words"), max_length=300, required=False)


class OfferEditForm(EditForm):
    """An offer may have conditions."""

    stored = (*EditForm.stored, "conditions", "benefit_hoped")

    conditions = LineField(label=_("Conditions"), max_length=300, required=False)
    benefit_hoped = LineField(label=_("Would be pleased by"), max_length=300, required=False)


def edit_form(notice: Need | Offer, data: Any = None) -> EditForm:
    """The form for a need or for an offer."""
    return NeedEditForm(data, notice=notice) if isinstance(notice, Need) else OfferEditForm(data, notice=notice)


class CallerForm(FormCare, IdempotencyMixin, forms.Form):
    """A caller said yes on the phone: their answer, written down in their name."""

    name = LineField(label=_("Name"), max_length=120)
    organisation_name = LineField(label=_("Firm, association, initiative"), max_length=160, required=False)
    amount = QuantityField(label=_("How much"), required=False)
    message = TextField(label=_("What they said"), max_length=2000, required=False)
    email = forms.EmailField(label=_("E-mail address"), max_length=254, required=False)

    def __init__(self, data: Any = None, *, notice: Need | Offer, contact: Contact, **kwargs: Any) -> None:
        super().__init__(data, initial={"name": contact.name, "email": contact.email}, **kwargs)
        self.notice = notice
        if notice.amount is None:
            del self.fields["amount"]
        else:
            self.fields["amount"].required = True

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        check_share(self, found, self.notice)
        return found


class OutcomeForm(FormCare, forms.Form):
    """How it went, as one side told it on the phone."""

    outcome = forms.ChoiceField(
        label=_("Did it work out?"), widget=forms.RadioSelect,
        choices=[(Outcome.YES.value, _("yes")), (Outcome.PARTLY.value, _("partly")), (Outcome.NO.value, _("no"))],
    )  # fmt: skip
    amount = QuantityField(label=_("How much of it"), required=False)
    reason = LineField(label=_("What was the reason?"), max_length=300, required=False)

    def __init__(self, *args: Any, notice: Need | Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.notice = notice

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("outcome") == Outcome.PARTLY:
            check_share(self, found, self.notice)
        return found
