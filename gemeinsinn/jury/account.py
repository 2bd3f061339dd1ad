"""What the account page and the right to one's data need to know from this context."""

from typing import Any

from django.utils import timezone

from gemeinsinn.jury.models import Case, Conflict, Member, Remark, Score, Sitting, Vote
from gemeinsinn.jury.queries.cases import open_of, without_recused
from gemeinsinn.jury.rules import seats_of
from gemeinsinn.people.models import User


def own_section(user: User) -> tuple[str, dict[str, Any]] | None:
    """The section "My juries" of /konto/."""
    day = timezone.localdate()
    seats = list(seats_of(user, day).select_related("jury__fund"))
    return ("jury/parts/account.html", {"seats": seats, "waiting": len(open_of(user, day))}) if seats else None


def collect_seats(user: User) -> list[dict[str, Any]]:
    """Every seat with what was given and said; what others say stays theirs. Cases one stays out of have no title."""
    seen = without_recused(Case.objects.all(), user)
    return [
        {
            "jury": one.jury.name, "name": one.name, "institution": one.institution_name, "guardian": one.guardian_name,
            "street": one.street, "town": one.town, "function": one.function, "starts": one.starts, "ends": one.ends,
            "points": list(Score.objects.filter(member=one, case__in=seen).values("case__application__reference", "points", "reasons", "at")),
            "words": list(Remark.objects.filter(by=user, case__sitting__jury=one.jury, case__in=seen).values("text", "at")),
            "votes": list(Vote.objects.filter(member=one, case__in=seen).values("case__application__reference", "choice", "amount", "at")),
            "stays_out": list(Conflict.objects.filter(member=one).values("grounds", "standing", "reason", "at")),
            "sittings": list(Sitting.objects.filter(presences__member=one).values("kind", "starts_at", "place")),
        }
        for one in Member.objects.filter(user=user).select_related("jury")
    ]  # fmt: skip
