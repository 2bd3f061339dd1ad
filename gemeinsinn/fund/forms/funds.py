"""A fund, a round and its rules, set up without a programmer."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms import formset_factory
from django.utils.translation import gettext_lazy as _

from gemeinsinn.core.money import Money
from gemeinsinn.core.slugs import slug_of
from gemeinsinn.fund.forms.fields import AmountField, CriteriaField, DaysField
from gemeinsinn.fund.lifecycle.rulesets import MOST_TRIFLE
from gemeinsinn.fund.models import Fund
from gemeinsinn.fund.wording.rules import APPLICANTS, BLIND, MAJORITIES, ONCE, OWN_KINDS, PAYMENTS, PLACES, TIES
from gemeinsinn.places.forms import SpotField
from gemeinsinn.ui.forms import DayField, FormCare, LineField, TextField

Choices = Mapping[Any, Any]


def choices(words: Choices) -> list[tuple[str, Any]]:
    """Enumeration → choices."""
    return [(key.value, label) for key, label in words.items()]


def whole(place: str, least: int, most: int, *, required: bool = True, first: int | None = None) -> forms.IntegerField:
    """A whole number of the rules; `first` is what rules say that were made before there was this one."""
    return forms.IntegerField(label=PLACES[place], min_value=least, max_value=most, required=required, initial=first)


def several(place: str, words: Choices, *, required: bool = False) -> forms.MultipleChoiceField:
    """Some of several words."""
    return forms.MultipleChoiceField(
        label=PLACES[place], choices=choices(words), widget=forms.CheckboxSelectMultiple, required=required
    )


def one_of(place: str, words: Choices) -> forms.ChoiceField:
    """One of several words."""
    return forms.ChoiceField(label=PLACES[place], choices=choices(words))


class FundForm(FormCare, forms.Form):
    """Name and words of a fund."""

    name = LineField(label=_("Name of the fund"), max_length=120)
    summary = TextField(label=_("What it is for, in two or three sentences"), max_length=1000)
    public = forms.BooleanField(label=_("Show it to everyone"), required=False)


class RoundForm(FormCare, forms.Form):
    """Year, focus, funder, budget and days."""

    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    focus = LineField(label=_("Focus"), max_length=200, required=False)
    funder = LineField(label=_("Who gives the money"), max_length=160)
    funder_line = LineField(label=_("Sentence the funder wants to be named with"), max_length=240, required=False)
    budget = AmountField(label=_("Budget"), most=10_000_000_000)
    starts = DayField(label=_("From"))
    ends = DayField(label=_("Until (empty: open all the time)"), required=False)
    jury_dates = DaysField(label=_("Days the jury meets, one a line"), required=False)


class RulesForm(FormCare, forms.Form):
    """Everything of a rule set but its tables."""

    applicants = several("applicants", APPLICANTS, required=True)
    host_for = several("host_for", APPLICANTS)
    states = LineField(label=PLACES["states"], max_length=300, required=False)
    least_age = whole("least_age", 6, 120, required=False)
    most_age = whole("most_age", 6, 120, required=False)
    once = one_of("once", ONCE)
    least = AmountField(label=PLACES["least"], least=0)
    most = AmountField(label=PLACES["most"])
    own_kinds = several("own.kinds", OWN_KINDS)
    own_least_percent = whole("own.least_percent", 0, 90)
    own_hour_rate = AmountField(label=PLACES["own.hour_rate"], least=0, most=100_00)
    lead_days = whole("lead_days", 0, 366)
    longest_months = whole("longest_months", 1, 60)
    path_office_up_to = AmountField(label=PLACES["path.office_up_to"], least=0)
    path_body_above = AmountField(label=PLACES["path.body_above"], required=False)
    jury_size = whole("jury.size", 0, 40)
    jury_quorum = whole("jury.quorum", 0, 40)
    jury_majority = one_of("jury.majority", MAJORITIES)
    jury_tie = one_of("jury.tie", TIES)
    jury_circulation_days = whole("jury.circulation_days", 0, 60)
    jury_one_vote_an_institution = forms.BooleanField(label=PLACES["jury.one_vote_an_institution"], required=False)
    jury_recusal = forms.BooleanField(label=PLACES["jury.recusal"], required=False)
    jury_youth = forms.BooleanField(label=PLACES["jury.youth"], required=False)
    jury_blind = several("jury.blind", BLIND)
    jury_criteria = CriteriaField(label=PLACES["jury.criteria"], required=False)
    payment = one_of("payment", PAYMENTS)
    need_months = whole("need_months", 0, 24)
    settle_weeks = whole("settle_weeks", 1, 104)
    objection_days = whole("objection_days", 0, 366)
    grace_hours = whole("grace_hours", 0, 720)
    retention_years = whole("retention_years", 1, 30)
    shift_percent = whole("shift_percent", 0, 100, first=20)
    sample_percent = whole("sample_percent", 1, 100, first=100)
    trifle = AmountField(label=PLACES["trifle"], least=0, most=MOST_TRIFLE, initial=Money(0))
    conditions = TextField(label=_("Conditions of the funder, one a line"), max_length=4000, required=False)


class CostTypeForm(FormCare, forms.Form):
    """One cost type; without a name the row does not count."""

    label = LineField(label=_("Cost type"), max_length=80, required=False)
    most = AmountField(label=_("At most"), required=False)
    note = LineField(label=_("Note"), max_length=300, required=False)


class PaperForm(FormCare, forms.Form):
    """One document; without a name the row does not count."""

    label = LineField(label=_("Document"), max_length=120, required=False)
    required = forms.BooleanField(label=_("Necessary"), required=False)
    of = forms.MultipleChoiceField(
        label=_("From whom"), choices=choices(APPLICANTS), widget=forms.CheckboxSelectMultiple, required=False
    )
    names_nobody = forms.BooleanField(
        label=_("Names nobody: a jury reads it even if some fields are hidden from it"), required=False
    )


CostTypeRows = formset_factory(CostTypeForm, extra=2, max_num=20, absolute_max=24)
PaperRows = formset_factory(PaperForm, extra=2, max_num=20, absolute_max=24)
GROUPED = ("own", "path", "jury")


def initial_of(data: Mapping[str, Any]) -> dict[str, Any]:
    """A rule set as the form would be typed."""
    flat: dict[str, Any] = {}
    for key, value in data.items():
        if key in GROUPED:
            flat |= {f"{key}_{inner}": one for inner, one in value.items()}
        else:
            flat[key] = value
    for name, field in RulesForm.base_fields.items():
        if isinstance(field, AmountField) and flat.get(name) is not None:
            flat[name] = Money(flat[name])
    return flat | {"states": ", ".join(data["states"]), "conditions": "\n".join(data["conditions"])}


def rows_of(data: Mapping[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Cost types and papers as the rows would be typed."""
    costs = [row | {"most": None if row["most"] is None else Money(row["most"])} for row in data["cost_types"]]
    return costs, list(data["papers"])


def data_of(told: Mapping[str, Any], costs: Any, papers: Any, before: Mapping[str, Any]) -> dict[str, Any]:
    """The rule set of valid forms, as `read_rules` reads it."""
    plain = {key: value.cents if isinstance(value, Money) else value for key, value in told.items()}
    data: dict[str, Any] = {group: {} for group in GROUPED}
    for key, value in plain.items():
        group, _bar, inner = key.partition("_")
        if group in GROUPED:
            data[group][inner] = value
        else:
            data[key] = value
    data["states"] = [one.strip() for one in plain["states"].split(",") if one.strip()]
    data["conditions"] = [line for line in plain["conditions"].splitlines() if line.strip()]
    known = {one["label"]: one["key"] for one in before["jury"].get("criteria", ())}
    data["jury"]["criteria"] = [one | {"key": known.get(one["label"], one["key"])} for one in data["jury"]["criteria"]]
    data["cost_types"] = [
        {"key": key, "label": row["label"], "most": row["most"].cents if row["most"] else None, "note": row["note"]}
        for key, row in keyed(costs, before["cost_types"])
    ]
    data["papers"] = [
        {"key": key, **{name: row[name] for name in ("label", "required", "of", "names_nobody")}}
        for key, row in keyed(papers, before["papers"])
    ]
    return data


def keyed(rows: Any, before: list[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    """Rows with a name, each with a short key: the one it had, else one made of its name."""
    known = {one["label"]: one["key"] for one in before}
    found = [row for row in rows.cleaned_data if row.get("label")]
    return [(known.get(row["label"]) or slug_of(row["label"], 30), row) for row in found]


class AdviceForm(FormCare, forms.Form):
    """What somebody was told before there is an application. No field for a name."""

    fund: Any = forms.ModelChoiceField(label=_("Fund"), queryset=Fund.objects.none())
    kind = forms.ChoiceField(label=_("Who asked"), choices=choices(APPLICANTS))
    place = SpotField(label=_("Where"), required=False)
    text = TextField(label=_("What it was about, and what you said"), max_length=2000)

    def __init__(self, *args: Any, funds: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["fund"]
        field.queryset = funds
