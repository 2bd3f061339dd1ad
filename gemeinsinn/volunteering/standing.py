"""From where somebody looks at a plan: the author by personal link, or an account of the author or of staff."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from gemeinsinn.people.personal import personal_path
from gemeinsinn.volunteering.lifecycle.plans import Mode
from gemeinsinn.volunteering.models import Plan
from gemeinsinn.volunteering.rules import can_decide_sign_ups


@dataclass(frozen=True, slots=True)
class Standing:
    """Who looks at whose plan; `user` is None for whoever holds the personal link."""

    plan: Plan
    root: str
    user: Any = None
    back: str = ""

    @classmethod
    def by_link(cls, plan: Plan, token: str) -> "Standing":
        """The author, by the link in the mail."""
        return cls(plan, personal_path(token, "plan").rstrip("/"), None, personal_path(token))

    @classmethod
    def by_account(cls, plan: Plan, user: Any) -> "Standing":
        """A signed-in person who may plan."""
        return cls(plan, reverse("volunteering:plan", args=[plan.pk]).rstrip("/"), user)

    def path(self, rest: str = "") -> str:
        """The address of one of the pages."""
        return f"{self.root}/{rest}/" if rest else f"{self.root}/"

    @property
    def may_decide(self) -> bool:
        """Yes or no to those who signed up: not for authors where the agency speaks first."""
        if self.user is None:
            return self.plan.mode != Mode.AGENCY
        return bool(can_decide_sign_ups(self.user, self.plan))
