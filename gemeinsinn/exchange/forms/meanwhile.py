"""A form left open while somebody else changed the same thing: nothing of either side is lost in silence.

The form carries a short mark of each value it showed. What its reader left alone takes on what is there now;
what both changed is asked about, with the reader's words still in the field.
"""

from hashlib import blake2s
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

STAND = "stand"


def stand_of(form: forms.Form) -> str:
    """The marks of what the form shows, for its hidden field."""
    return " ".join(f"{name}.{_mark(_shown(form, name))}" for name in form.fields)


def take_over(data: QueryDict, now: forms.Form) -> tuple[QueryDict, dict[str, str]]:
    """What was sent, with newer values where its reader left them alone; and what both changed, as it is now.

    `now` is the same form without data, as it would be shown at this moment.
    """
    was = dict(pair.split(".", 1) for pair in data.get(STAND, "").split() if "." in pair)
    merged, asked = data.copy(), {}
    for name, field in now.fields.items():
        current = _shown(now, name)
        if field.disabled or was.get(name, _mark(current)) == _mark(current):
            continue
        typed = _plain(field.widget.value_from_datadict(data, {}, now.add_prefix(name)))
        if _mark(typed) == was[name]:
            merged[now.add_prefix(name)] = current
        elif typed != current:
            asked[name] = _words(field, current)
    return merged, asked


def ask(form: forms.Form, asked: dict[str, str]) -> None:
    """Says beside each field what it has become meanwhile."""
    for name, words in asked.items():
        if name not in form.errors:
            form.add_error(
                name,
                _("Meanwhile somebody changed this to “%(now)s”. Yours is still here: keep it, or write theirs.")
                % {"now": words}
                if words
                else _("Meanwhile somebody emptied this. Yours is still here: keep it, or empty it, too."),
            )


def _shown(form: forms.Form, name: str) -> str:
    field = form.fields[name]
    value = field.prepare_value(form.get_initial_for_field(field, name))
    return _plain(value if isinstance(value, bool) else field.widget.format_value(value))


def _plain(value: Any) -> str:
    """As it stands in the page: line ends and blanks at the edges do not count."""
    parts = value if isinstance(value, list | tuple) else [value]
    return ",".join(str(part or "") for part in parts).replace("\r\n", "\n").strip()


def _words(field: forms.Field, shown: str) -> str:
    if isinstance(field, forms.BooleanField):
        return _("yes") if shown else _("no")
    names = {str(value): str(label) for value, label in getattr(field, "choices", ())}
    return names.get(shown, shown)


def _mark(shown: str) -> str:
    return blake2s(shown.encode(errors="replace"), digest_size=5).hexdigest()
