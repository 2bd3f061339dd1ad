"""Forms of members, of whoever leads a sitting, and of the office."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gemeinsinn.fund.forms.fields import AmountField
from gemeinsinn.fund.lifecycle.juries import Criterion
from gemeinsinn.fund.models import Application, Fund
from gemeinsinn.jury.lifecycle.sittings import Kind
from gemeinsinn.jury.lifecycle.tally import Choice
from gemeinsinn.jury.models import Jury, Member, Vote
from gemeinsinn.jury.wording import CHOICES, KINDS
from gemeinsinn.ui.forms import DayField, FormCare, LineField, SeveralField, TextField

POINTS = [(str(n), str(n)) for n in range(6)]
VOTES = [(one.value, CHOICES[one]) for one in Choice]


class ScoreForm(FormCare, forms.Form):
    """0 to 5 points a criterion, and why."""

    def __init__(self, *args: Any, criteria: tuple[Criterion, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for one in criteria:
            self.fields[f"k-{one.key}"] = forms.ChoiceField(label=one.label, choices=[("", "–"), *POINTS])
        self.fields["reasons"] = TextField(label=_("Why"), max_length=4000, required=False)

    def points(self) -> dict[str, int]:
        """By the key of the criterion."""
        return {one.key: int(self.cleaned_data[f"k-{one.key}"]) for one in self.criteria}

    def rows(self) -> list[Any]:
        """The fields of the criteria, for the page."""
        return [(self[f"k-{one.key}"], one.weight) for one in self.criteria]


class RemarkForm(FormCare, forms.Form):
    """A word for the others."""

    text = TextField(label=_("Your word for the others who decide"), max_length=4000)


class VoteForm(FormCare, forms.Form):
    """One vote."""

    choice = forms.ChoiceField(label=_("Your vote"), choices=VOTES, widget=forms.RadioSelect)
    amount = AmountField(label=_("How much, if it is less"), required=False)


class ReasonForm(FormCare, forms.Form):
    """Why somebody is biased, or why not."""

    reason = LineField(label=_("Why"), max_length=300)


class SeatVoteForm(FormCare, forms.Form):
    """What one member said at the table; empty: not said yet."""

    choice = forms.ChoiceField(label=pgettext_lazy("one vote", "Vote"), choices=[("", "–"), *VOTES], required=False)
    amount = AmountField(label=_("How much, if it is less"), required=False)

    @classmethod
    def of(cls, member: Member, vote: Vote | None, posted: Any = None) -> "SeatVoteForm":
        """The row of a seat."""
        first = {"choice": vote.choice, "amount": vote.amount} if vote else {}
        return cls(posted, initial=first, prefix=f"m{member.pk}")


class ConcludeForm(FormCare, forms.Form):
    """The words of the letter."""

    conditions = TextField(label=_("Conditions of this award"), max_length=4000, required=False)
    reasons = TextField(
        label=_("Reasons; they stand in the letter and in the minutes"), max_length=4000, required=False
    )


class PutOffForm(FormCare, forms.Form):
    """Until when, and why."""

    until = DayField(label=_("We look at it again by"))
    reasons = TextField(label=_("Reasons"), max_length=4000)


class BodyForm(FormCare, forms.Form):
    """What the body above decided."""

    agrees = forms.ChoiceField(
        label=_("What it decided"), choices=[("ja", _("It agrees")), ("nein", _("It does not agree"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    day = DayField(label=_("On which day"))
    who = LineField(label=_("Who decided"), max_length=160)
    reasons = TextField(label=_("Reasons"), max_length=4000, required=False)


class JuryForm(FormCare, forms.Form):
    """A jury of a fund."""

    fund: Any = forms.ModelChoiceField(label=_("Fund"), queryset=Fund.objects.all())
    name = LineField(label=_("Name of the jury"), max_length=120)


class MemberForm(FormCare, forms.Form):
    """A seat."""

    name = LineField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"), max_length=254)
    institution_name = LineField(label=_("Which institution sends them"), max_length=160, required=False)
    function = forms.ChoiceField(label=_("As what"), choices=Member.Function.choices)
    starts = DayField(label=_("From"))
    ends = DayField(label=_("Until"), required=False)
    street = LineField(label=_("Street and number"), max_length=120, required=False)
    town = LineField(label=_("Postcode and town"), max_length=120, required=False)
    youth = forms.BooleanField(label=_("Young member"), required=False)
    guardian_name = LineField(label=_("Who agreed for a member under 18"), max_length=120, required=False)


class EndForm(FormCare, forms.Form):
    """The last day of a seat."""

    last = DayField(label=_("Last day"))


class ConveneForm(FormCare, forms.Form):
    """When, where, about what."""

    jury: Any = forms.ModelChoiceField(label=_("Jury"), queryset=Jury.objects.none())
    kind = forms.ChoiceField(
        label=_("How it decides"), choices=[(k.value, KINDS[k]) for k in Kind], widget=forms.RadioSelect
    )
    day = DayField(label=_("Day of the meeting"), required=False)
    hour = forms.TimeField(
        label=_("Hour"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    place = LineField(label=_("Where you meet"), max_length=200, required=False)
    agenda = TextField(label=_("What else is on the agenda"), max_length=4000, required=False)
    applications: Any = SeveralField(
        label=_("Applications"), queryset=Application.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, juries: Any, waiting: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jury"].queryset = juries  # type: ignore[attr-defined]  # a field of choices from a table
        field: Any = self.fields["applications"]
        field.queryset = waiting
        field.label_from_instance = lambda one: f"{one.reference} · {one.title} · {one.round.fund}"

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if told.get("kind") == Kind.MEETING:
            for name in ("day", "hour"):
                if not told.get(name) and name not in self.errors:
                    self.add_error(name, _("A meeting needs a day and an hour."))
        return told
