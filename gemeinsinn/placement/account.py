"""What this context holds about a person, for their own copy of it; and how it goes."""

from typing import Any

from gemeinsinn.people.models import User
from gemeinsinn.placement.actions.forgetting import erase_cases
from gemeinsinn.placement.models import Case, Proposal

__all__ = ["collect_cases", "erase_cases"]

TOLD = (
    "asked_on", "consented_on", "talked_on", "came_by", "wish", "motives", "times", "hours_a_week", "experience",
    "limits", "spoken", "birth_year", "age_band", "gender", "due_on", "due_words", "state", "closed_at", "closed_why",
    "closed_words",
)  # fmt: skip


def collect_cases(user: User) -> list[dict[str, Any]]:
    """Every case with what colleagues noted, what was suggested and what both sides said."""
    rows = Case.objects.filter(contact__user=user).select_related("agency", "municipality", "quarter", "conduct")
    return [
        {
            "agency": str(case.agency), **{name: getattr(case, name) for name in TOLD},
            "place": str(case.quarter or case.municipality or ""), "fields": [str(one) for one in case.fields.all()],
            "notes": list(case.notes.values("at", "text")), "proposals": [told(one) for one in proposals_of(case)],
            "certificate": (
                {"issued": case.conduct.issued_on, "seen": case.conduct.seen_on, "clear": case.conduct.clear}
                if hasattr(case, "conduct") else None
            ),
        }
        for case in rows.prefetch_related("fields")
    ]  # fmt: skip


def proposals_of(case: Case) -> Any:
    """What was suggested, with what both sides said."""
    return case.proposals.select_related("need", "guardian__contact").prefetch_related("follow_ups")


def told(proposal: Proposal) -> dict[str, Any]:
    """One proposal as its person may read it."""
    dates = (
        "suggested_at", "appealed_at", "introduced_at", "trial_on", "placed_on", "ended_on", "state", "reason", "words",
    )  # fmt: skip
    return {
        "to": proposal.need.title, **{name: getattr(proposal, name) for name in dates},
        "asked": [
            {"side": one.side, "answer": one.answer, "words": one.words, "at": one.answered_at}
            for one in proposal.follow_ups.all()
        ],
        "guardian": _guardian(proposal),
    }  # fmt: skip


def _guardian(proposal: Proposal) -> dict[str, Any] | None:
    asked = getattr(proposal, "guardian", None)
    if asked is None:
        return None
    return {"name": asked.contact.name, "asked": asked.asked_at, "yes": asked.given_at, "no": asked.refused_at}
