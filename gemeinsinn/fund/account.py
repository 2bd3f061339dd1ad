"""What the account page and the right to one's data need to know from this context."""

from typing import Any

from django.db.models import Q

from gemeinsinn.fund.lifecycle.applications import State
from gemeinsinn.fund.models import Application, Message, Signatory
from gemeinsinn.fund.queries.applications import own_applications, signatures_of
from gemeinsinn.fund.wording.applications import STATES
from gemeinsinn.people.models import User
from gemeinsinn.treasury.models import Demand

WORDS = (
    "reference", "state", "organisation_name", "legal_form", "street", "town", "birth_year", "title", "aim", "target_group",
    "course", "partners", "publicity", "spot", "postcode", "starts", "ends", "costs", "means", "draft", "sent_at",
)  # fmt: skip


def own_section(user: User) -> tuple[str, dict[str, Any]] | None:
    """The section "My applications" of /konto/."""
    rows = [(one, STATES[State(one.state)]) for one in own_applications(user).order_by("-submitted_at", "-pk")[:30]]
    signed = [(one, STATES[State(one.application.state)]) for one in signatures_of(user).order_by("-pk")[:30]]
    return ("fund/parts/account.html", {"rows": rows, "signed": signed}) if rows or signed else None


def collect_applications(user: User) -> list[dict[str, Any]]:
    """Every application with what was frozen, said and decided; signatures given for others; words as a colleague."""
    mine = Application.objects.filter(contact__user=user).order_by("pk")
    signed = Signatory.objects.filter(contact__user=user).filter(~Q(application__contact__user=user))
    return [
        *(
            {
                **{name: getattr(row, name) for name in WORDS}, "asked": row.asked.cents,
                "papers": list(row.papers.values("label", "suffix", "size", "digest", "at")),
                "frozen": list(row.submissions.values("content", "digest", "at")),
                "demands": demands_on(row),
                "objections": list(row.objections.values("text", "at", "is_late", "outcome", "answer", "answered_at")),
                "messages": list(row.messages.exclude(kind=Message.Kind.NOTE).values("kind", "text", "at")),
                "decisions": list(row.decisions.values("kind", "conditions", "reasons", "at", "accepted_name")),
                "signed": list(row.signatories.values("part", "organisation_name", "typed_name", "reason", "signed_at")),
            }
            for row in mine
        ),
        *signed.values("application__title", "part", "organisation_name", "typed_name", "reason", "signed_at"),
    ]  # fmt: skip


def demands_on(application: Application) -> list[dict[str, Any]]:
    """What was asked back of a grant."""
    rows = Demand.objects.filter(commitment__reference=application.reference)
    return [
        {"euros": str(one.amount), "reason": one.reason, "due": one.due_on, "settled_at": one.settled_at}
        for one in rows
    ]
