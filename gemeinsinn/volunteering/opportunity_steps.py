"""The screens on which more is told about a need, and from where somebody tells it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.showing.cards import notice_path
from gemeinsinn.people.personal import personal_path
from gemeinsinn.volunteering.forms.opportunities import FrameForm, LearnForm, TellForm, TimeForm, WayForm, WorkForm
from gemeinsinn.volunteering.models import Opportunity
from gemeinsinn.volunteering.queries.opportunities import opportunity_of

WORD = "einsatz"


@dataclass(frozen=True, slots=True)
class Step:
    """One screen: its place in the address, its short name, the question, a line below it."""

    key: str
    label: Any
    form: type[TellForm]
    question: Any
    standfirst: Any


STEPS = (
    Step("arbeit", _("The work"), WorkForm, _("What kind of work is it?"),
         _("So that people find it who like to do just that.")),
    Step("zeit", _("Time"), TimeForm, _("How much time does it take?"),
         _("The first thing people ask. A rough guess is better than nothing.")),
    Step("weg", _("Way there"), WayForm, _("Where is it, and who can join?"),
         _("Who knows the way comes. Who knows that a little German is enough comes, too.")),
    Step("rahmen", _("Expenses"), FrameForm, _("What is paid back, what is insured?"),
         _("Nobody should pay for helping. If nothing is paid back, say that, too.")),
    Step("lernen", _("Getting into it"), LearnForm, _("How does one get into it?"),
         _("Nobody likes to be thrown in at the deep end.")),
)  # fmt: skip
BY_KEY = {step.key: step for step in STEPS}


@dataclass(frozen=True, slots=True)
class Telling:
    """Who tells it; `user` is None for whoever holds the personal link."""

    need: Need
    row: Opportunity
    root: str
    back: str
    user: Any = None

    @classmethod
    def by_link(cls, need: Need, token: str) -> "Telling":
        """The author, by the link in the mail."""
        return cls(need, opportunity_of(need), personal_path(token, WORD), personal_path(token))

    @classmethod
    def by_account(cls, need: Need, user: Any) -> "Telling":
        """A signed-in person who may."""
        root = reverse("volunteering:opportunity", args=[need.pk])
        return cls(need, opportunity_of(need), root, notice_path(need), user)

    def path(self, step: Step) -> str:
        """The address of a screen."""
        return f"{self.root}{step.key}/"

    def after(self, step: Step) -> str:
        """Where it goes on."""
        place = STEPS.index(step) + 1
        return self.path(STEPS[place]) if place < len(STEPS) else self.back

    def before(self, step: Step) -> str:
        """Where one came from."""
        place = STEPS.index(step)
        return self.path(STEPS[place - 1]) if place else self.back

    def states(self, current: Step) -> list[dict[str, Any]]:
        """For <c-stepper>: done where something is said."""
        return [
            {
                "label": step.label,
                "href": self.path(step),
                "state": "current" if step is current else "done" if self.tells(step) else "todo",
            }
            for step in STEPS
        ]

    def tells(self, step: Step) -> bool:
        """Something of this screen is known."""
        names = ("field_id" if name == "field" else name for name in step.form.base_fields)
        return any(getattr(self.row, name) for name in names)
