"""The forms of each screen, filled with what is known, and what they hand over to be kept."""

from typing import Any

from gemeinsinn.core.money import Money
from gemeinsinn.fund.forms.applying import CostRows, MeansRows, WhatForm, WhenForm, WhoForm, lines_of
from gemeinsinn.fund.lifecycle.plans import Means
from gemeinsinn.fund.models import Application
from gemeinsinn.organisations.forms.profile import place_words
from gemeinsinn.ui import formats

WHAT = ("kind", "title", "aim", "target_group", "course", "partners", "publicity")
WHEN = ("spot", "starts", "ends", "not_begun")
WHO = ("organisation_name", "legal_form", "street", "town", "birth_year")


def forms_of(application: Application, key: str, data: Any) -> dict[str, Any]:
    """{"form": ...}, or {"costs": ..., "means": ...} for the money."""
    rules = application.rules
    if key == "was":
        return {"form": WhatForm(data, initial={name: getattr(application, name) for name in WHAT}, rules=rules)}
    if key == "wann":
        first = {name: getattr(application, name) for name in WHEN} | {"place": place_words(application)}
        return {"form": WhenForm(data, initial=first)}
    if key == "wer":
        first = {name: getattr(application, name) for name in WHO} | who_of(application.draft)
        return {"form": WhoForm(data, initial=first, rules=rules, kind=application.kind)}
    costs = [{**row, "amount": Money(row["cents"])} for row in application.costs]
    means = [{**row, "amount": typed(row, rules.own.hour_rate)} for row in application.means]
    options = {"form_kwargs": {"rules": rules}}
    return {
        "costs": CostRows(data, initial=costs, prefix="kosten", **options),
        "means": MeansRows(data, initial=means, prefix="mittel", **options),
    }


def typed(row: dict[str, Any], hour_rate: int) -> str:
    """Hours as hours, everything else as money."""
    worth = row["cents"] * 100 // hour_rate if row["kind"] == Means.HOURS and hour_rate else row["cents"]
    return formats.quantity(worth)


def who_of(draft: dict[str, Any]) -> dict[str, Any]:
    """The people of a draft as the form would be typed."""
    found = {key: draft.get(key, "") for key in ("name", "email", "phone")}
    for part in ("host", "co"):
        found |= {f"{part}_{key}": value for key, value in (draft.get(part) or {}).items()}
    return found


def are_valid(found: dict[str, Any]) -> bool:
    """All of them, each checked, so that every error shows."""
    return sum(not form.is_valid() for form in found.values()) == 0


def fields_of(key: str, found: dict[str, Any]) -> dict[str, Any]:
    """What save_draft takes."""
    if key == "geld":
        return {"costs": lines_of(found["costs"], "type"), "means": lines_of(found["means"], "kind")}
    fields: dict[str, Any] = found["form"].fields_of() if key == "wer" else dict(found["form"].cleaned_data)
    return fields
