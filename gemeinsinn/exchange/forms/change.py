"""Everything about a sent notice on one screen, for its author and for the agency that checks it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.exchange.answering import is_planned
from gemeinsinn.exchange.forms.planned import PINNED_BY_PLAN, leave_counting_to_plan
from gemeinsinn.exchange.forms.project import ProjectChoice
from gemeinsinn.exchange.forms.steps import (
    UNITS_OF,
    AmountForm,
    BenefitForm,
    OfferAmountForm,
    OfferPlaceForm,
    WhatForm,
    WhereWhenForm,
)
from gemeinsinn.exchange.models import Kind, Need, Notice, Offer, Unit
from gemeinsinn.ui.forms import DayField


class Changing(forms.Form):
    """What both sides have in common: promised shares pin the unit, an unnamed amount may stay unnamed.

    A need with a plan has no amount to change: its shifts are counted.
    """

    notice: Need | Offer

    def __init__(self, data: Any = None, *, notice: Need | Offer, **kwargs: Any) -> None:
        super().__init__(data, notice=notice, **kwargs)
        self.fields["amount"].required = notice.amount is not None
        if is_planned(notice):
            leave_counting_to_plan(self)
        elif notice.covered:
            for name in ("kind", "unit"):
                self.fields[name].disabled = True
        elif data is not None and "unit" in self.fields:
            kind = data.get(self.add_prefix("kind"), notice.kind)
            units = UNITS_OF[Kind(kind)] if kind in Kind.values else tuple(Unit)
            self.fields["unit"].choices = [(unit.value, unit.label) for unit in units]
            self.fields["unit"].required = False

    def values(self) -> dict[str, Any]:
        """What may be stored."""
        found: dict[str, Any] = super().values()  # type: ignore[misc]  # of the step this is mixed into
        counted_by_plan = PINNED_BY_PLAN if is_planned(self.notice) else frozenset()
        return {name: value for name, value in found.items() if name not in counted_by_plan}

    def clean_unit(self) -> str:
        """With another kind comes its first unit."""
        unit: str = self.cleaned_data["unit"]
        kind = self.cleaned_data.get("kind") or self.notice.kind
        return unit or (self.notice.unit if self.notice.unit in UNITS_OF[Kind(kind)] else UNITS_OF[Kind(kind)][0])


class NeedChangeForm(Changing, ProjectChoice, WhatForm, AmountForm, WhereWhenForm, BenefitForm):
    """A need."""

    stored = (
        "title", "kind", "details", "amount", "unit", "unit_words", "starts", "until", "when_words", "spot",
        "access", "access_words", "benefit_kind", "benefit", "contact_mode", "audience", "project",
    )  # fmt: skip

    starts = DayField(label=_("From which day?"), required=False)
    contact_mode = forms.ChoiceField(
        label=_("How may people answer?"), choices=Notice.ContactMode.choices, widget=forms.RadioSelect
    )
    audience = forms.ChoiceField(label=_("Who can read it"), choices=Notice.Audience.choices, widget=forms.RadioSelect)

    field_order = [
        "title", "kind", "details", "amount", "unit", "unit_words", "place", "spot", "access", "access_words", "starts",
        "until", "when_words", "benefit_kind", "benefit", "contact_mode", "audience", "project",
    ]  # fmt: skip


class OfferChangeForm(Changing, WhatForm, OfferAmountForm, OfferPlaceForm):
    """An offer."""

    stored = (
        "title", "kind", "details", "amount", "unit", "unit_words", "standing", "until", "when_words", "spot",
        "access", "access_words", "radius_km", "conditions", "benefit_hoped", "contact_mode", "audience",
    )  # fmt: skip

    contact_mode = forms.ChoiceField(
        label=_("How may people answer?"), choices=Notice.ContactMode.choices, widget=forms.RadioSelect
    )
    audience = forms.ChoiceField(label=_("Who can read it"), choices=Notice.Audience.choices, widget=forms.RadioSelect)

    field_order = [
        "title", "kind", "details", "amount", "unit", "unit_words", "standing", "until", "when_words", "place", "spot",
        "access", "access_words", "radius_km", "conditions", "benefit_hoped", "contact_mode", "audience",
    ]  # fmt: skip


def change_form(notice: Need | Offer, data: Any = None, *, user: Any = None) -> NeedChangeForm | OfferChangeForm:
    """The form for this notice."""
    return (NeedChangeForm if isinstance(notice, Need) else OfferChangeForm)(data, notice=notice, user=user)
