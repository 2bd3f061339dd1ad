"""A need with a plan: how much is needed is the sum of its shifts, and no form asks for it."""

from django import forms

COUNTED_BY_PLAN = frozenset({"amount", "unit", "unit_words"})
PINNED_BY_PLAN = COUNTED_BY_PLAN | {"kind"}


def leave_counting_to_plan(form: forms.Form) -> None:
    """Takes out of the form what the plan counts; the kind can be seen and stays."""
    for name in COUNTED_BY_PLAN & set(form.fields):
        del form.fields[name]
    if "kind" in form.fields:
        form.fields["kind"].disabled = True
