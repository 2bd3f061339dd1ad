"""What becomes of what somebody wrote: it arrives, is answered, noted on, handed on, closed, forgotten."""

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.forgetting import drop_mails
from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.contact.lifecycle import AT_THE_OFFICE, MOVES, SETTLED_KEPT, Move, State, Topic, due_on
from gemeinsinn.contact.models import Concern, ConcernLine
from gemeinsinn.contact.queries import soon_due
from gemeinsinn.contact.rules import can_handle_concern
from gemeinsinn.contact.wording import TOPICS
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.moves import change_state
from gemeinsinn.core.text import clean_text
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.queries import agency_for
from gemeinsinn.people.actions import make_contact
from gemeinsinn.people.actions.leaving import anonymise_contacts, erase_contact
from gemeinsinn.people.personal_data import NOBODY, Person
from gemeinsinn.people.queries import holders_of
from gemeinsinn.people.rules import Role
from gemeinsinn.places.queries import Spot

Kind = ConcernLine.Kind


@transaction.atomic
def write_concern(
    *,
    topic: Topic,
    name: str,
    email: str,
    phone: str,
    place: Spot | None,
    text: str,
    form_key: uuid.UUID,
    language: str,
    by: Any = None,
    now: datetime,
) -> Concern:
    """It lands at the agency of the place, or at the office; who left an address gets its number. One key is one concern."""
    agency = agency_for(place.municipality, place.quarter) if place and topic not in AT_THE_OFFICE else None
    try:
        with transaction.atomic():
            concern = Concern.objects.create(
                contact=make_contact(name=name, email=email, phone=phone, language=language, user=by, now=now),
                topic=topic, agency=agency, place=place.label if place else "", text=clean_text(text),
                due_on=due_on(topic, timezone.localdate(now)), form_key=form_key, created_at=now,
            )  # fmt: skip
    except IntegrityError:
        twin = Concern.objects.filter(form_key=form_key).first()
        if twin is None:
            raise
        return twin
    record("concern_written", concern, now=now)
    if concern.contact.email:
        _mail(concern, "received", "received", now=now)
    return concern


@transaction.atomic
def answer_concern(*, concern: Concern, text: str, by: Any, now: datetime) -> None:
    """A mail to who wrote, with the number; more than one may follow."""
    _allow(by, concern)
    if not concern.contact.email:
        raise DomainError(_("There is no e-mail address. Please call, and note what was said."))
    _move(concern, Move.ANSWER, "concern_answered", settled_at=now, by=by, now=now)
    line = ConcernLine.objects.create(concern=concern, kind=Kind.ANSWER, text=clean_text(text), by=by, at=now)
    _mail(concern, "answer", f"answer-{line.pk}", answer=line.text, now=now)


@transaction.atomic
def note_on_concern(*, concern: Concern, text: str, by: Any, now: datetime) -> None:
    """For colleagues. Goes with the person."""
    _allow(by, concern)
    ConcernLine.objects.create(concern=concern, kind=Kind.NOTE, text=clean_text(text), by=by, at=now)
    record("concern_noted", concern, by=by, now=now)


@transaction.atomic
def hand_on_concern(*, concern: Concern, to: Organisation | None, by: Any, now: datetime) -> None:
    """To the desk of an agency, or (None) of the office. Of two at once one wins."""
    _allow(by, concern)
    if not Concern.objects.filter(pk=concern.pk, agency=concern.agency_id).update(agency=to, changed_at=now):
        raise DomainError(_("Somebody has handed it on meanwhile."))
    record("concern_handed_on", concern, by=by, now=now, to=to.name if to else "")
    concern.agency = to


@transaction.atomic
def close_concern(*, concern: Concern, by: Any, now: datetime) -> None:
    """Nothing more is to be done; half a year later it is forgotten."""
    _allow(by, concern)
    _move(concern, Move.CLOSE, "concern_closed", settled_at=now, by=by, now=now)


@transaction.atomic
def reopen_concern(*, concern: Concern, by: Any, now: datetime) -> None:
    """There is more to do after all."""
    _allow(by, concern)
    _move(concern, Move.REOPEN, "concern_reopened", settled_at=None, by=by, now=now)


@transaction.atomic
def erase_concern(*, concern: Concern, by: Any, now: datetime) -> None:
    """The person wants it: words, name and address go, that something was asked stays."""
    _allow(by, concern)
    erase_contact(contact=concern.contact, by=by, now=now)
    concern.refresh_from_db()


@transaction.atomic
def erase_concerns(person: Person, *, now: datetime) -> None:
    """Somebody leaves: what they wrote and what was noted goes; what is open is closed."""
    for concern in Concern.objects.filter(contact__in=person.contacts):
        if concern.state == State.OPEN:
            _move(concern, Move.CLOSE, "concern_closed", settled_at=now, by=None, now=now)
        _empty(concern)


@transaction.atomic
def forget_concerns(*, now: datetime) -> int:
    """Half a year after the answer or the end the person is forgotten. Returns how many."""
    old = Concern.objects.filter(settled_at__lt=now - SETTLED_KEPT).exclude(contact__name=NOBODY)
    contacts = []
    for concern in old:
        _empty(concern)
        contacts.append(concern.contact_id)
    return anonymise_contacts(contacts=Q(pk__in=contacts))


@transaction.atomic
def remind_office(*, now: datetime) -> int:
    """A week before the term ends the office hears of it, once. Returns of how many."""
    rows = list(soon_due(timezone.localdate(now)))
    people = list(holders_of(Role.OFFICE))
    for concern in rows:
        Concern.objects.filter(pk=concern.pk).update(reminded_at=now)
        record("concern_reminded", concern, now=now)
        for person in people:
            queue_mail(
                key=f"concern-{concern.pk}-due-{person.pk}", to=person.email, template="contact/mail/due.txt",
                context={"concern": concern, "topic": TOPICS[Topic(concern.topic)]}, language=person.language, now=now,
            )  # fmt: skip
    return len(rows)


def _allow(by: Any, concern: Concern) -> None:
    if not can_handle_concern(by, concern):
        raise NotAllowed(_("This lies at the desk of another agency."))


def _move(concern: Concern, move: Move, verb: str, *, settled_at: datetime | None, by: Any, now: datetime) -> None:
    refusal = _("Somebody was quicker: this is not possible any more.")
    change_state(concern, MOVES[move], refusal, settled_at=settled_at, changed_at=now)
    record(verb, concern, by=by, now=now)


def _empty(concern: Concern) -> None:
    drop_mails(about=f"concern-{concern.pk}-")
    concern.lines.all().delete()
    Concern.objects.filter(pk=concern.pk).update(text="", place="")


def _mail(concern: Concern, template: str, occasion: str, *, now: datetime, **told: Any) -> None:
    context = {"concern": concern, "contact": concern.contact, "topic": TOPICS[Topic(concern.topic)], **told}
    context |= {"network": settings.NETWORK}
    queue_mail(
        key=f"concern-{concern.pk}-{occasion}", to=concern.contact.email, template=f"contact/mail/{template}.txt",
        context=context, language=concern.contact.language, now=now,
    )  # fmt: skip
