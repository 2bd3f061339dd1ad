"""Casting a ballot, and setting up a poll."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.core.money import Money
from gemeinsinn.ui.forms import DayField, FormCare, LineField, MoneyInputField, TextField
from gemeinsinn.voting.lifecycle.polls import Method, Weight
from gemeinsinn.voting.models import Poll
from gemeinsinn.voting.wording.polls import METHODS, WEIGHTS


class OneOf(forms.RadioSelect):
    """Where one tick is all there is: round boxes, read as a list like the square ones."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return data.getlist(name)


class TicksForm(FormCare, forms.Form):
    """What is ticked; how many are valid the action says."""

    ticks = forms.TypedMultipleChoiceField(
        label=_("Your ballot"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Please tick only what is on the list.")},
    )  # fmt: skip

    def __init__(self, *args: Any, poll: Poll, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options = list(poll.options.all())
        field: Any = self.fields["ticks"]
        if poll.most == 1 and not poll.allows_empty:
            field.widget = OneOf()
        field.choices = [(one.pk, one.title) for one in self.options]

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        """(box, option), in the order of the list."""
        return list(zip(self["ticks"], self.options, strict=True))


class CastForm(TicksForm):
    """With the address the ballot is confirmed by; members take the one of their account.

    `homepage` is a trap: nobody sees it, programs fill it in.
    """

    email = forms.EmailField(
        label=_("Your e-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    homepage = forms.CharField(
        label=_("Leave this empty"), required=False, max_length=200,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, poll: Poll, **kwargs: Any) -> None:
        super().__init__(*args, poll=poll, **kwargs)
        if poll.members_only:
            del self.fields["email"]


class PollForm(FormCare, forms.Form):
    """Everything of a draft; each option has its title and words in fields of its own."""

    title = LineField(label=_("Question"), max_length=120)
    words = TextField(label=_("What it is about, in a few sentences"), max_length=2000, required=False)
    starts = DayField(label=_("First day"))
    ends = DayField(label=_("Last day"))
    method = forms.ChoiceField(
        label=_("How it is counted"), choices=[(key.value, words) for key, words in METHODS.items()]
    )
    budget = MoneyInputField(label=_("Money to share out"), required=False, least=0)
    weight = forms.ChoiceField(
        label=_("What the result is worth"), choices=[(key.value, words) for key, words in WEIGHTS.items()],
        widget=forms.RadioSelect,
    )  # fmt: skip
    fewest = forms.IntegerField(label=_("Ticks at least"), min_value=1, max_value=50)
    most = forms.IntegerField(
        label=_("Ticks at most (empty: as many as one likes)"), min_value=1, max_value=50, required=False
    )
    allows_empty = forms.BooleanField(label=_("An empty ballot counts"), required=False)
    members_only = forms.BooleanField(label=_("Only members of the network vote"), required=False)

    def __init__(self, *args: Any, poll: Poll, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options = list(poll.options.all())
        for one in self.options:
            told = {"label": _("Title"), "max_length": 120, "initial": one.title}
            self.fields[f"title-{one.pk}"] = LineField(**told)
            told = {"label": _("Text"), "max_length": 2000, "initial": one.words, "required": False}
            self.fields[f"words-{one.pk}"] = TextField(**told)

    @property
    def rows(self) -> list[tuple[Any, Any, Any]]:
        """(option, its title, its words)."""
        return [(one, self[f"title-{one.pk}"], self[f"words-{one.pk}"]) for one in self.options]

    def told(self) -> dict[str, Any]:
        """The fields of the poll."""
        names = ("title", "words", "starts", "ends", "fewest", "most", "allows_empty", "members_only")
        fields = {name: self.cleaned_data[name] for name in names}
        return fields | {
            "method": Method(self.cleaned_data["method"]), "weight": Weight(self.cleaned_data["weight"]),
            "budget": self.cleaned_data["budget"] or Money(0),
        }  # fmt: skip

    def texts(self) -> dict[int, tuple[str, str]]:
        """Title and words of each option."""
        return {
            one.pk: (self.cleaned_data[f"title-{one.pk}"], self.cleaned_data[f"words-{one.pk}"]) for one in self.options
        }


class ReasonForm(FormCare, forms.Form):
    """Why a vote is stopped."""

    reason = LineField(label=_("Why it is stopped; everyone reads it"), max_length=300)
