"""What comes round for hand-overs: a reminder, an end when nobody answers, and forgetting the person."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.forgetting import drop_mails
from gemeinsinn.core.tokens import revoke_links
from gemeinsinn.guides.actions.handover_mails import mail_receiver
from gemeinsinn.guides.actions.handovers import move
from gemeinsinn.guides.lifecycle.handovers import (
    ASKED_LASTS,
    ENDED,
    KEPT,
    LAPSES_AFTER,
    OPEN,
    REMIND_AFTER,
    Move,
    State,
)
from gemeinsinn.guides.models import HandOver
from gemeinsinn.people.actions.leaving import anonymise_contacts
from gemeinsinn.people.personal_data import NOBODY

PURPOSES = ("handover", "handover-person")


@transaction.atomic
def remind_receivers(*, now: datetime) -> int:
    """Asks once, after two weeks, what became of it; returns how many were asked."""
    waiting = HandOver.objects.filter(state__in=OPEN, introduced_at__lte=now - REMIND_AFTER, reminded_at=None)
    rows = list(waiting.select_related("contact", "guide", "team", "need__contact", "organisation__contact")[:200])
    for row in rows:
        if HandOver.objects.filter(pk=row.pk, reminded_at=None).update(reminded_at=now):
            mail_receiver(row, "remind", now=now)
    return len(rows)


@transaction.atomic
def lapse_hand_overs(*, now: datetime) -> int:
    """No yes within two weeks, or no word for four months: it ends; returns how many."""
    unsaid = Q(state=State.ASKED, created_at__lte=now - ASKED_LASTS)
    silent = Q(state__in=OPEN, introduced_at__lte=now - LAPSES_AFTER)
    rows = list(HandOver.objects.filter(unsaid | silent)[:200])
    for row in rows:
        move(row, Move.LAPSE, ended_at=now)
        record("handover_lapsed", row, now=now)
    return len(rows)


@transaction.atomic
def forget_handed_over(*, now: datetime) -> int:
    """Takes the person out of hand-overs that ended three months ago; returns how many."""
    old = HandOver.objects.filter(state__in=ENDED, ended_at__lt=now - KEPT).exclude(contact__name=NOBODY)
    pks, contacts = list(old.values_list("pk", flat=True)), list(old.values_list("contact", flat=True))
    for pk in pks:
        forget_ways(pk)
    HandOver.objects.filter(pk__in=pks).update(about="", answer="")
    return anonymise_contacts(contacts=Q(pk__in=contacts))


def forget_ways(pk: int) -> None:
    """The links to a hand-over, and the mails about it."""
    drop_mails(about=f"handover-{pk}-")
    for purpose in PURPOSES:
        revoke_links(purpose=purpose, subject_id=pk)
