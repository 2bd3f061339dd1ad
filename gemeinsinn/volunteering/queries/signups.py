"""Reading sign-ups: one's own, those of a shift, the line, and what overlaps."""

from typing import Any

from django.db.models import Q, QuerySet

from gemeinsinn.exchange.lifecycle.responses import State as ResponseState
from gemeinsinn.volunteering.lifecycle.signups import COMING, LIVE, OPEN, State
from gemeinsinn.volunteering.models import Enrolment, Shift, SignUp

WITH_PEOPLE = ("enrolment__response__contact", "enrolment__guardian")


def enrolments() -> QuerySet[Enrolment]:
    """Enrolments with all their pages show."""
    return Enrolment.objects.select_related(
        "response__contact", "response__need__agency", "response__need__municipality", "response__need__quarter",
        "response__need__plan", "response__need__contact", "guardian__contact",
    )  # fmt: skip


def enrolments_of(user: Any) -> QuerySet[Enrolment]:
    """A person's own, newest first."""
    if not user.is_authenticated:
        return Enrolment.objects.none()
    return enrolments().filter(response__contact__user=user).order_by("-response__created_at")


def sign_ups_of(enrolment: Enrolment) -> list[SignUp]:
    """One person's shifts of one need, in the order of time."""
    return list(enrolment.sign_ups.select_related("shift__plan").order_by("shift__starts_at", "pk"))


def sign_ups_of_person(enrolment: Enrolment) -> list[SignUp]:
    """Everything the person behind an enrolment has signed up for: by their account, else by their address.

    In the order of time. Nothing for somebody who is not named any more.
    """
    contact = enrolment.response.contact
    rows = SignUp.objects.exclude(enrolment__response__state=ResponseState.UNCONFIRMED)
    if contact.user_id is not None:
        rows = rows.filter(enrolment__response__contact__user=contact.user_id)
    elif contact.email:
        rows = rows.filter(enrolment__response__contact__email__iexact=contact.email)
    else:
        return []
    beside = ("enrolment__response__need__municipality", "enrolment__response__need__quarter", "shift__plan")
    return list(rows.select_related(*beside).order_by("shift__starts_at", "pk"))


def people_of(shift: Shift) -> list[SignUp]:
    """Everybody who has ever been in a shift or in its line and has confirmed the address: first come, first."""
    rows = SignUp.objects.filter(shift=shift).exclude(enrolment__response__state=ResponseState.UNCONFIRMED)
    return list(rows.select_related(*WITH_PEOPLE).order_by("queued_at", "pk"))


def who_comes(shift: Shift) -> list[SignUp]:
    """The list for the door: who has a place, by name."""
    rows = SignUp.objects.filter(shift=shift, state__in=COMING).select_related(*WITH_PEOPLE)
    return sorted(rows, key=lambda one: one.enrolment.response.contact.name.casefold())


def place_in_line(sign_up: SignUp) -> int:
    """1 for who is next. Counts those in line before, also where they have still to confirm."""
    before = SignUp.objects.filter(shift=sign_up.shift_id, state=State.WAITING).filter(
        Q(queued_at__lt=sign_up.queued_at) | Q(queued_at=sign_up.queued_at, pk__lt=sign_up.pk)
    )
    return before.count() + 1


def overlapping(enrolment: Enrolment) -> dict[int, list[SignUp]]:
    """By sign-up: other shifts of the same confirmed address at the same time, here or at another need.

    Only for pages and mails that the address itself receives: a form open to all would tell who is where.
    """
    mine = [one for one in sign_ups_of(enrolment) if one.state in COMING | OPEN]
    if not mine:
        return {}
    others = list(
        SignUp.objects.filter(
            enrolment__response__contact__email__iexact=enrolment.response.contact.email,
            state__in=LIVE,
            shift__starts_at__lt=max(one.shift.ends_at for one in mine),
            shift__ends_at__gt=min(one.shift.starts_at for one in mine),
        )
        .exclude(enrolment__response__state=ResponseState.UNCONFIRMED)
        .select_related("shift__plan__need")
        .order_by("shift__starts_at", "pk")
    )
    found = {
        one.pk: [
            other
            for other in others
            if other.pk != one.pk
            and other.shift.starts_at < one.shift.ends_at
            and other.shift.ends_at > one.shift.starts_at
        ]
        for one in mine
    }
    return {pk: clashes for pk, clashes in found.items() if clashes}
