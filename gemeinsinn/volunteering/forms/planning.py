"""Making a plan: settings, one shift, a series, a copy."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gemeinsinn.core.errors import DomainError
from gemeinsinn.ui.forms import DayField, FormCare, IdempotencyMixin, LineField
from gemeinsinn.volunteering.actions.planning import Slot, must_make_sense
from gemeinsinn.volunteering.actions.series import at_clock
from gemeinsinn.volunteering.lifecycle.plans import MOST_PLACES, USUAL_CANCEL_HOURS
from gemeinsinn.volunteering.lifecycle.recurrence import Pause, Rhythm, Rule
from gemeinsinn.volunteering.models import Plan, Shift
from gemeinsinn.volunteering.wording.shifts import MODE_LABELS, RHYTHM_LABELS

WHOLE = {
    "invalid": _("Please write a whole number."),
    "min_value": _("At least %(limit_value)s."),
    "max_value": _("At most %(limit_value)s."),
}
WEEKDAYS = [
    (0, _("Monday")), (1, _("Tuesday")), (2, _("Wednesday")), (3, _("Thursday")), (4, _("Friday")),
    (5, _("Saturday")), (6, _("Sunday")),
]  # fmt: skip
NTH = [(1, _("first")), (2, _("second")), (3, _("third")), (4, _("fourth")), (-1, _("last"))]
MOST_DAYS_OUT = 60
LONGEST_NIGHT = timedelta(hours=12)  # what would last longer over midnight is a slip of the finger


class ClockField(forms.TimeField):
    """A time of day, from a picker (16:30) or typed (16.30, 16)."""

    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    default_error_messages = {"invalid": _("Please write the time like this: 16:30.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%H:%M", "%H.%M", "%H:%M:%S", "%H"], localize=False, **kwargs)


class PlanForm(FormCare, forms.Form):
    """What holds for all shifts."""

    mode = forms.ChoiceField(
        label=_("How do people get in?"), choices=list(MODE_LABELS.items()), widget=forms.RadioSelect
    )
    cancel_hours = forms.IntegerField(
        label=_("Until how many hours before can people step back by themselves?"),
        min_value=0,
        max_value=720,
        initial=USUAL_CANCEL_HOURS,
        error_messages=WHOLE,
    )
    meeting_point = LineField(
        label=_("Where do people meet, and whom do they ask for?"), max_length=160, required=False
    )
    bring_along = LineField(label=_("What should people bring?"), max_length=300, required=False)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(plan, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)


class SlotForm(FormCare, forms.Form):
    """What all shifts say: times of day, numbers, limits."""

    begins = ClockField(label=_("Begins"))
    ends = ClockField(label=_("Ends"))
    capacity = forms.IntegerField(label=_("How many people?"), min_value=1, max_value=MOST_PLACES, error_messages=WHOLE)
    least = forms.IntegerField(
        label=_("At least how many, so that it makes sense?"), min_value=0, max_value=MOST_PLACES, required=False,
        error_messages=WHOLE,
    )  # fmt: skip
    role = LineField(label=_("Task"), max_length=80, required=False)
    place = LineField(label=_("Place, if it is another one"), max_length=160, required=False)
    qualification = LineField(label=_("What must people be able to do or have?"), max_length=120, required=False)
    least_age = forms.IntegerField(
        label=_("From which age?"), min_value=6, max_value=99, required=False, error_messages=WHOLE
    )
    most_age = forms.IntegerField(
        label=_("Up to which age?"), min_value=6, max_value=120, required=False, error_messages=WHOLE
    )
    deadline_days = forms.IntegerField(
        label=_("Sign-up closes how many days before?"), min_value=0, max_value=90, required=False, error_messages=WHOLE
    )

    def slot_on(self, day: date) -> Slot:
        """The shift of one day; what ends before it begins ends on the day after."""
        told = self.cleaned_data
        start, end = at_clock(day, told["begins"]), at_clock(day, told["ends"])
        if end < start:
            end = at_clock(day + timedelta(days=1), told["ends"])
        days = told.get("deadline_days")
        return Slot(
            starts_at=start,
            ends_at=end,
            capacity=told["capacity"],
            role=told["role"],
            place=told["place"],
            least=told.get("least") or 0,
            deadline=None if not days else start - timedelta(days=days),
            qualification=told["qualification"],
            least_age=told.get("least_age"),
            most_age=told.get("most_age"),
        )

    def check_slot(self, day: date | None) -> None:
        """A slot nobody can keep is said beside its times."""
        if self.errors or day is None:
            return
        if self.cleaned_data["begins"] == self.cleaned_data["ends"]:
            self.add_error("ends", _("Beginning and end are the same. Please check both times."))
            return
        slot = self.slot_on(day)
        if self.cleaned_data["ends"] < self.cleaned_data["begins"] and slot.ends_at - slot.starts_at > LONGEST_NIGHT:
            self.add_error("ends", _("The shift ends before it starts. Please check both times."))
            return
        try:
            must_make_sense(slot)
        except DomainError as problem:
            self.add_error(None, str(problem))


class ShiftForm(IdempotencyMixin, SlotForm):
    """One shift on one day."""

    day = DayField(label=_("Day"))

    field_order = ["day", "begins", "ends", "capacity", "role", "place"]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        self.check_slot(found.get("day"))
        return found

    def slot(self) -> Slot:
        """What was typed."""
        return self.slot_on(self.cleaned_data["day"])


def values_of(shift: Shift) -> dict[str, Any]:
    """A stored shift as the form shows it."""
    start, end = timezone.localtime(shift.starts_at), timezone.localtime(shift.ends_at)
    days = (shift.starts_at - shift.deadline).days if shift.deadline else None
    told = {
        name: getattr(shift, name) for name in ("capacity", "role", "place", "qualification", "least_age", "most_age")
    }
    return {
        **told, "day": start.date(), "begins": start.time(), "ends": end.time(), "least": shift.least or None,
        "deadline_days": days,
    }  # fmt: skip


class DaysField(forms.CharField):
    """Several days as people list them: "24.12.2026, 31.12.2026"."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=1000, required=False, **kwargs)

    def clean(self, value: Any) -> frozenset[date]:
        text = super().clean(value)
        words = [word for word in text.replace(";", ",").replace("\n", ",").split(",") if word.strip()]
        if len(words) > MOST_DAYS_OUT:
            raise ValidationError(_("Please name 60 days at most."))
        return frozenset(self.read(word.strip()) for word in words)

    def read(self, word: str) -> date:
        """One day of the list."""
        for pattern in ("%d.%m.%Y", "%Y-%m-%d"):
            try:
                return datetime.strptime(word, pattern).date()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                continue
        raise ValidationError(
            _("We could not read “%(word)s”. Please write days like this: 24.12.2026, 31.12.2026."),
            params={"word": word[:40]},
        )


class SeriesForm(IdempotencyMixin, SlotForm):
    """A shift that comes round."""

    rhythm = forms.ChoiceField(label=_("How often?"), choices=list(RHYTHM_LABELS.items()), widget=forms.RadioSelect)
    every = forms.IntegerField(
        label=_("Every how many weeks or months?"), min_value=1, max_value=12, initial=1, error_messages=WHOLE
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On which weekdays?"), choices=WEEKDAYS, coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    nth = forms.TypedChoiceField(
        label=_("Which one in the month?"), choices=NTH, coerce=int, initial=1, required=False, empty_value=1
    )
    first = DayField(label=_("First day"))
    last = DayField(label=_("Last day"))
    without = DaysField(label=_("Not on these days"))
    pause_first = DayField(label=_("Pause from"), required=False)
    pause_last = DayField(label=_("Pause until"), required=False)

    field_order = [
        "rhythm", "weekdays", "nth", "every", "first", "last", "begins", "ends", "capacity", "role", "place", "without",
        "pause_first", "pause_last",
    ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        self.check_slot(found.get("first"))
        begin, end = found.get("pause_first"), found.get("pause_last")
        if (begin is None) != (end is None) and not {"pause_first", "pause_last"} & set(self.errors):
            self.add_error("pause_last" if end is None else "pause_first", _("Please name both days of the pause."))
        if begin and end and end < begin:
            self.add_error("pause_last", _("The pause ends before it starts."))
        if not self.errors:
            self.check_rule()
        return found

    def check_rule(self) -> None:
        """A rule that makes no sense is said beside its days."""
        first, last = self.cleaned_data["first"], self.cleaned_data["last"]
        if last < first:
            self.add_error("last", _("The last day is before the first."))
        elif last - first > timedelta(days=3 * 366):
            self.add_error("last", _("A series lasts three years at most. Copy it later for the next ones."))

    def rule(self) -> Rule:
        """What was typed."""
        told = self.cleaned_data
        pauses = (Pause(told["pause_first"], told["pause_last"]),) if told.get("pause_first") else ()
        return Rule(
            rhythm=Rhythm(told["rhythm"]),
            first=told["first"],
            last=told["last"],
            every=told["every"],
            weekdays=tuple(sorted(told["weekdays"])),
            nth=told["nth"] or 1,
            without=told["without"],
            pauses=pauses,
        )


class CopyForm(IdempotencyMixin, FormCare, forms.Form):
    """All shifts between two days once more, at another time."""

    since = DayField(label=_("Copy the shifts from"))
    until = DayField(label=_("until"))
    first = DayField(label=_("so that the first of these days falls on"))

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        since, until = found.get("since"), found.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day is before the first."))
        return found


class NoteForm(FormCare, forms.Form):
    """A few words that go with a no."""

    note = LineField(label=_("A word to go with it"), max_length=300, required=False)
