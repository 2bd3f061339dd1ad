"""Shape and wording of what is asked about a project."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms import formset_factory
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gemeinsinn.core.money import Money
from gemeinsinn.organisations.forms.fields import PictureField
from gemeinsinn.organisations.queries import organisations_of
from gemeinsinn.places import access
from gemeinsinn.places.forms import SpotField, SpotInput
from gemeinsinn.places.models import Quarter
from gemeinsinn.projects.models import FundingShare
from gemeinsinn.projects.narrowing import narrowers
from gemeinsinn.projects.queries import REACHES, Filters
from gemeinsinn.ui import formats
from gemeinsinn.ui.forms import DayField, FormCare, LineField, TextField

Source = FundingShare.Source
MOST_HOURS = 1_000_000


class WhatForm(FormCare, forms.Form):
    """What is to happen, and for whom."""

    title = LineField(label=_("In one line"), max_length=120)
    aim = TextField(
        label=_("What will be different afterwards?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 6})
    )
    target_group = LineField(label=_("Who is it for?"), max_length=200, required=False)


class WhoForm(FormCare, forms.Form):
    """Who runs it: an organisation of one's own, or a name."""

    run_by = LineField(label=_("Who runs it?"), max_length=120)
    organisation: Any = forms.ModelChoiceField(label=_("Or one of your organisations"), queryset=None, required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = organisations_of(user)
        if own.exists():
            cast(Any, self.fields["organisation"]).queryset = own
            self.fields["run_by"].required = False
        else:
            del self.fields["organisation"]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if not found.get("run_by") and not found.get("organisation") and "run_by" not in self.errors:
            self.add_error("run_by", _("Please say who runs it: a name is enough."))
        return found


class WhereForm(FormCare, forms.Form):
    """Place and period."""

    place = SpotField(label=_("Postcode, town or quarter"))
    spot = LineField(label=_("Where exactly?"), max_length=160, required=False)
    access = forms.ChoiceField(
        label=_("Can one get in without steps?"), choices=access.CHOICES, required=False, widget=forms.RadioSelect
    )
    access_words = LineField(label=_("How one gets in and around"), max_length=160, required=False)
    starts = DayField(label=_("From"), required=False)
    ends = DayField(label=_("Until"), required=False)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("starts") and found.get("ends") and found["ends"] < found["starts"]:
            self.add_error("ends", _("The end lies before the beginning. Please check both days."))
        return found


class StepForm(FormCare, forms.Form):
    """One step of the plan; without a title the row does not count."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = LineField(label=_("Step"), max_length=160, required=False)
    due = DayField(label=_("By when"), required=False)

    def clean(self) -> dict[str, Any]:
        """A day alone is no step, and is not thrown away in silence."""
        found: dict[str, Any] = super().clean() or {}
        if found.get("due") and not found.get("title") and "title" not in self.errors:
            self.add_error("title", _("What is to happen by this day? Without words the line does not count."))
        return found


class SupporterForm(FormCare, forms.Form):
    """Somebody else who helps."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = LineField(label=_("Name"), max_length=120, required=False)
    what = LineField(label=_("What they do"), max_length=160, required=False)

    def clean(self) -> dict[str, Any]:
        """What is done without a name is not thrown away in silence."""
        found: dict[str, Any] = super().clean() or {}
        if found.get("what") and not found.get("name") and "name" not in self.errors:
            self.add_error("name", _("Who does this? Without a name the line does not count."))
        return found


class ShareForm(FormCare, forms.Form):
    """One source of money or hours; without an amount the row does not count."""

    source = forms.ChoiceField(label=pgettext_lazy("source of money", "From"), choices=Source.choices)
    amount = LineField(
        label=_("How much"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    note = LineField(label=_("Which programme, which firm"), max_length=120, required=False)

    def clean(self) -> dict[str, Any]:
        """Hours are whole numbers, everything else is money."""
        found: dict[str, Any] = super().clean() or {}
        text = found.get("amount") or ""
        if not text or "amount" in self.errors:
            if found.get("note") and not text and "amount" not in self.errors:
                self.add_error("amount", _("How much is it? Without a number the line does not count."))
            return found
        try:
            money = Money.parse(text)
        except ValueError:
            self.add_error(
                "amount", ValidationError(_("Please write a number, for example 200 or 12,50."), code="number")
            )
            return found
        if found.get("source") == Source.HOURS:
            if money.cents % 100 or money.cents // 100 > MOST_HOURS:
                self.add_error("amount", _("Please write whole hours, for example 40."))
            else:
                found["share"] = {"source": Source.HOURS, "hours": money.cents // 100, "note": found.get("note", "")}
        else:
            found["share"] = {"source": found.get("source"), "amount": money, "note": found.get("note", "")}
        return found

    @staticmethod
    def initial_of(share: FundingShare) -> dict[str, Any]:
        """A row as it would be typed."""
        amount = str(share.hours) if share.amount is None else formats.quantity(share.amount.cents)
        return {"source": share.source, "amount": amount, "note": share.note}


StepRows = formset_factory(StepForm, extra=3, max_num=20, absolute_max=24)
SupporterRows = formset_factory(SupporterForm, extra=2, max_num=30, absolute_max=34)
ShareRows = formset_factory(ShareForm, extra=2, max_num=20, absolute_max=24)


class PictureForm(FormCare, forms.Form):
    """A picture with what it shows and whose it is."""

    image = PictureField(label=_("Picture"))
    alt = LineField(label=_("What does it show?"), max_length=240)
    rights = LineField(label=_("Who took it, and may we show it?"), max_length=160)


class FilterForm(FormCare, forms.Form):
    """The form beside the list; nothing it holds is an error."""

    wort = forms.CharField(
        label=_("Word"), required=False, widget=forms.TextInput(attrs={"type": "search", "maxlength": 120})
    )
    ort = forms.CharField(
        label=_("Around which place?"), required=False, widget=SpotInput(attrs={"autocomplete": "off"})
    )
    umkreis = forms.ChoiceField(
        label=_("How far around?"), required=False, choices=[(km, f"{km} km") for km in REACHES]
    )
    quartier = forms.ChoiceField(label=_("Quarter"), required=False)
    bis = forms.DateField(
        label=_("Ends by"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    stand = forms.ChoiceField(
        label=_("How far they are"), required=False, widget=forms.RadioSelect,
        choices=[("", _("all the same")), ("laufend", _("going on")), ("fertig", pgettext_lazy("a project", "finished"))],
    )  # fmt: skip

    def __init__(self, filters: Filters, quarters: list[Quarter], **kwargs: Any) -> None:
        initial = {
            "wort": filters.words, "ort": filters.place, "umkreis": filters.reach, "quartier": filters.quarter,
            "bis": filters.until, "stand": filters.stand,
        }  # fmt: skip
        super().__init__(initial=initial, **kwargs)
        for narrower in narrowers():
            self.fields[narrower.name] = forms.ChoiceField(
                label=narrower.label, required=False, initial=dict(filters.more).get(narrower.name, ""),
                choices=[("", _("all the same")), *narrower.choices()],
            )  # fmt: skip
        if quarters:
            choices = [("", _("all the same")), *((quarter.slug, quarter.name) for quarter in quarters)]
            cast(forms.ChoiceField, self.fields["quartier"]).choices = choices
        else:
            del self.fields["quartier"]

    def added(self) -> list[forms.BoundField]:
        """The fields of upper contexts."""
        return [self[narrower.name] for narrower in narrowers()]
