"""A form left open while somebody else changed the same thing: nothing of either side is lost in silence.

The form carries a short mark of each value it showed. What its reader left alone takes on what is there now;
what both changed is asked about, with the reader's words still in the field. Rows count as one value.
"""

from contextlib import suppress
from datetime import date
from hashlib import blake2s
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from gemeinsinn.ui import formats

STAND = "stand"
ROWS = "*rows"


def stand_of(form: forms.Form | None = None, rows: Any = None) -> str:
    """The marks of what the form and its rows show, for their hidden field."""
    marks = [f"{name}.{_mark(_shown(form, name))}" for name in form.fields] if form else []
    return " ".join([*marks, f"{ROWS}.{_mark(_listed(rows))}"] if rows is not None else marks)


def take_over(data: QueryDict, now: forms.Form) -> tuple[QueryDict, dict[str, str]]:
    """What was sent, with newer values where its reader left them alone; and what both changed, as it is now.

    `now` is the same form without data, as it would be shown at this moment.
    """
    was = _marks(data)
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


def ask_about_rows(data: QueryDict, now: Any, sent: Any) -> Any:
    """The rows to go on with: those sent, unless their reader left them alone and somebody else changed them.

    What both changed is asked about on the first row. `now` are the same rows without data; `sent` are valid.
    """
    was, current, typed = _marks(data).get(ROWS), _listed(now), _listed(sent)
    if was in {None, _mark(current)} or typed == current:
        return sent
    if _mark(typed) == was:
        return now
    sent.forms[0].add_error(
        None,
        _(
            "Meanwhile somebody changed these lines. Now they say: %(now)s. Yours are still here: send them once more, or write theirs."
        )
        % {"now": current}
        if current
        else _(
            "Meanwhile somebody emptied these lines. Yours are still here: send them once more, or empty them, too."
        ),
    )
    return sent


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


def _marks(data: QueryDict) -> dict[str, str]:
    pairs = (pair.split(".", 1) for pair in data.get(STAND, "").split() if "." in pair)
    return dict(pairs)


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
    if isinstance(field, forms.DateField) and shown:
        with suppress(ValueError):
            return formats.day(date.fromisoformat(shown), short=True)
    names = {str(value): str(label) for value, label in getattr(field, "choices", ())}
    return names.get(shown, shown)


def _listed(rows: Any) -> str:
    """Rows in words, without the empty ones; a choice alone makes no row."""
    return "; ".join(words for words in map(_row_in_words, rows) if words)


def _row_in_words(row: forms.Form) -> str:
    fields = [(name, field) for name, field in row.fields.items() if not field.widget.is_hidden]
    values = [
        _plain(field.widget.value_from_datadict(row.data, {}, row.add_prefix(name)))
        if row.is_bound
        else _shown(row, name)
        for name, field in fields
    ]
    if not any(value for value, (_name, field) in zip(values, fields, strict=True) if not hasattr(field, "choices")):
        return ""
    return " · ".join(_words(field, value) for value, (_name, field) in zip(values, fields, strict=True) if value)


def _mark(shown: str) -> str:
    return blake2s(shown.encode(errors="replace"), digest_size=5).hexdigest()
