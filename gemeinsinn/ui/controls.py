"""How a form field becomes a control: its class, its keyboard, and its ties to hint and error."""

import re

from django import forms
from django.forms import BoundField
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

LISTS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


def control_kind(field: BoundField) -> str:
    """ "line", "text", "select", "tick", "choices", "file" or "hidden": what the component draws."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, LISTS):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "tick"
    if isinstance(widget, forms.ClearableFileInput):
        return "file"
    if isinstance(widget, forms.Textarea):
        return "text"
    return "select" if isinstance(widget, forms.Select) else "line"


def describing_ids(field: BoundField, *extra: str) -> str:
    """Ids of what explains the field, the error first: a screen reader reads them in this order."""
    ids = [f"{field.auto_id}_error"] if field.errors else []
    ids += [name for name in extra if name]
    if field.help_text:
        ids.append(f"{field.auto_id}_helptext")
    return " ".join(dict.fromkeys(ids))


def render_control(field: BoundField, described_by: str = "") -> SafeString:
    """The widget's HTML with class, aria-describedby, aria-invalid and aria-required."""
    kind = control_kind(field)
    own = field.field.widget.attrs
    attrs: dict[str, str] = {}
    if kind in {"line", "text", "select", "file"}:
        attrs["class"] = f"control {own.get('class', '')}".strip()
    described = describing_ids(field, *str(described_by or "").split())
    if described and kind != "hidden":
        attrs["aria-describedby"] = described
    if field.errors and kind != "hidden":
        attrs["aria-invalid"] = "true"
    if field.field.required and kind in {"line", "text", "select"}:
        attrs["aria-required"] = "true"
    return SafeString(field.as_widget(attrs=attrs))


def hint_ids(field: BoundField, hint: str = "", example: str = "") -> str:
    """Ids of the hint and the example that <c-field> draws above the control."""
    shown = [("hint", hint), ("example", example)]
    return " ".join(f"{field.auto_id}_{part}" for part, text in shown if text)


def error_entries(form: forms.BaseForm) -> list[dict[str, str]]:
    """Each error of a form with the address of its control: {"href", "label", "text"}; in a table it names its row."""
    entries = [{"href": "", "label": in_row(form, ""), "text": str(text)} for text in form.non_field_errors()]
    for field in form:
        if not field.errors:
            continue
        kind = control_kind(field)
        target = f"{field.auto_id}_0" if kind == "choices" else str(field.auto_id)
        href = "" if kind == "hidden" else f"#{target}"
        asked = str(field.label).rstrip(": ")
        label = "" if kind == "hidden" else asked if asked.endswith(("?", ".", "!")) else f"{asked}:"
        entries += [{"href": href, "label": in_row(form, label), "text": str(text)} for text in field.errors]
    return entries


def in_row(form: forms.BaseForm, label: str) -> str:
    """A label in the summary; the rows of a table have the same labels, so the row is named (formset prefix "rows-0")."""
    row = re.fullmatch(r".+-(\d{1,4})", str(form.prefix or ""))
    if row is None:
        return label
    number = int(row[1]) + 1
    if not label:
        return _("Row %(number)s:") % {"number": number}
    return _("Row %(number)s, %(label)s") % {"number": number, "label": label}
