"""Mails to members, each with a link to their desk or to the sitting."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.jury.models import Member, Sitting


def page_address(name: str, language: str, *args: Any) -> str:
    """A whole address in somebody's language, for a mail."""
    with override(language):
        return str(settings.BASE_URL).rstrip("/") + reverse(name, args=args)


def write_to(member: Member, sitting: Sitting, occasion: str, *, now: datetime, **context: Any) -> None:
    """One mail about a sitting, once an occasion."""
    user = member.user
    assert user is not None  # `reachable` leaves out who has none
    queue_mail(
        key=f"sitting-{sitting.pk}-{occasion}-{member.pk}", to=user.email, template=f"jury/mail/{occasion}.txt",
        context={
            "name": member.name, "sitting": sitting, "jury": sitting.jury,
            "link": page_address("jury:sitting", user.language, sitting.pk), **context,
        },
        language=user.language, now=now,
    )  # fmt: skip
