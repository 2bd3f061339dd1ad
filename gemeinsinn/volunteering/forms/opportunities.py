"""What volunteers want to know, in five small forms. All of it is optional."""

from enum import StrEnum
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.ui.forms import FormCare, LineField, QuantityField
from gemeinsinn.volunteering.lifecycle.opportunities import MOST_HOURS, MOST_MONTHS
from gemeinsinn.volunteering.models import EngagementField, Opportunity
from gemeinsinn.volunteering.queries.opportunities import fields_to_choose
from gemeinsinn.volunteering.wording.opportunities import LABELS, OF

OPEN = _("still open")


class WordsField(LineField):
    """A line or two that everyone reads."""

    def __init__(self, name: str, *, max_length: int = 300) -> None:
        widget = forms.Textarea(attrs={"rows": 2}) if max_length > 200 else forms.TextInput()
        super().__init__(label=LABELS[name], max_length=max_length, required=False, widget=widget)


def choice(name: str, label: Any = None) -> forms.ChoiceField:
    """Chips to choose from; the last one takes the choice back."""
    values: dict[StrEnum, Any] = OF[name]
    return forms.ChoiceField(
        label=label or LABELS[name],
        choices=[*((value.value, words) for value, words in values.items()), ("", OPEN)],
        required=False,
        widget=forms.RadioSelect,
    )


class TellForm(FormCare, forms.Form):
    """Shows what is stored."""

    def __init__(self, data: Any = None, *, row: Opportunity, **kwargs: Any) -> None:
        initial = {name: getattr(row, name) for name in self.base_fields}
        super().__init__(data, initial=initial, **kwargs)


class WorkForm(TellForm):
    """What one does."""

    means = choice("means", _("What does one do it with?"))
    about = choice("about", _("With whom or what?"))
    company = choice("company", _("Alone or together?"))
    field = forms.ModelChoiceField(
        label=_("Which field does it belong to?"), queryset=EngagementField.objects.none(), required=False,
        empty_label=OPEN,
    )  # fmt: skip

    def __init__(self, data: Any = None, *, row: Opportunity, **kwargs: Any) -> None:
        super().__init__(data, row=row, **kwargs)
        chosen = self.fields["field"]
        assert isinstance(chosen, forms.ModelChoiceField)
        chosen.queryset = fields_to_choose(row.field_id)


class TimeForm(TellForm):
    """How often and how long."""

    pace = choice("pace", _("How often?"))
    hours_a_week = QuantityField(label=LABELS["hours_a_week"], required=False, most=MOST_HOURS)
    least_months = forms.IntegerField(
        label=LABELS["least_months"], min_value=1, max_value=MOST_MONTHS, required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": _("Please write a whole number."),
            "min_value": _("At least %(limit_value)s."),
            "max_value": _("At most %(limit_value)s."),
        },
    )  # fmt: skip


class WayForm(TellForm):
    """Where, and for whom."""

    reach = choice("reach")
    way_there = WordsField("way_there")
    german = choice("german", _("How much German is needed?"))
    children = choice("children", _("May people bring their children?"))


class FrameForm(TellForm):
    """What is paid back, what is insured, what is asked for."""

    expenses = choice("expenses", _("What is paid back?"))
    expenses_words = WordsField("expenses_words", max_length=160)
    insurance = WordsField("insurance")
    certificate = choice("certificate")


class LearnForm(TellForm):
    """How one gets into it, and what one takes along."""

    induction = WordsField("induction")
    training = WordsField("training")
    learns = WordsField("learns")
