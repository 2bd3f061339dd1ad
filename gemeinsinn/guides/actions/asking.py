"""Somebody would like to speak to a guide."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.forgetting import drop_mails
from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.core.text import clean_text
from gemeinsinn.exchange.actions.calls import ask_for_call
from gemeinsinn.guides.models import Guide, GuideCall, GuideMessage
from gemeinsinn.guides.rules import can_edit_guide
from gemeinsinn.people.actions import make_contact
from gemeinsinn.people.actions.leaving import anonymise_contacts
from gemeinsinn.people.personal_data import NOBODY

ANSWERED_KEPT = timedelta(days=90)  # long enough to come back to it


@transaction.atomic
def ask_guide_to_call(
    *,
    guide: Guide,
    name: str,
    phone: str,
    good_times: str,
    message: str,
    form_key: uuid.UUID,
    language: str,
    now: datetime,
) -> GuideCall:
    """A wish to be called lands at the agency and at the guide's own desk; who is free calls."""
    with translation.override(settings.LANGUAGE_CODE):
        about = _("Would like to speak to %(guide)s.") % {"guide": guide.name}
    call = ask_for_call(
        notice=None, name=name, phone=phone, good_times=good_times, message=f"{about}\n\n{message}".strip(),
        agency=guide.team.agency, form_key=form_key, language=language, now=now,
    )  # fmt: skip
    return GuideCall.objects.get_or_create(call=call, defaults={"guide": guide})[0]


@transaction.atomic
def write_to_guide(
    *, guide: Guide, name: str, email: str, text: str, form_key: uuid.UUID, language: str, now: datetime
) -> GuideMessage:
    """A few lines; the guide gets them by mail and finds them at the desk. The same `form_key` is the same message."""
    try:
        with transaction.atomic():
            message = GuideMessage.objects.create(
                guide=guide, contact=make_contact(name=name, email=email, phone="", language=language, now=now),
                text=clean_text(text), form_key=form_key, created_at=now,
            )  # fmt: skip
    except IntegrityError:
        twin = GuideMessage.objects.filter(form_key=form_key).first()
        if twin is None:
            raise
        return twin
    record("guide_asked", guide, now=now)
    if guide.user is not None and guide.user.is_active:
        queue_mail(
            key=f"guide-message-{message.pk}-guide", to=guide.user.email, template="guides/mail/message.txt",
            context={"guide": guide, "message": message, "contact": message.contact}, language=guide.user.language,
            now=now,
        )  # fmt: skip
    return message


@transaction.atomic
def mark_answered(*, message: GuideMessage, by: Any, now: datetime) -> None:
    """Somebody has written back or phoned: the guide, or their agency."""
    if not can_edit_guide(by, message.guide):
        raise NotAllowed(_("You may not do this. Please ask the agency that looks after the guides."))
    if GuideMessage.objects.filter(pk=message.pk, answered_at=None).update(answered_at=now):
        message.answered_at = now
        record("guide_answered", message.guide, by=by, now=now)


@transaction.atomic
def forget_messages(*, now: datetime) -> int:
    """Takes name, address and words out of messages answered three months ago; returns how many."""
    old = GuideMessage.objects.filter(answered_at__lt=now - ANSWERED_KEPT).exclude(contact__name=NOBODY)
    pks, contacts = list(old.values_list("pk", flat=True)), list(old.values_list("contact", flat=True))
    for pk in pks:
        drop_mails(about=f"guide-message-{pk}-")
    GuideMessage.objects.filter(pk__in=pks).update(text="")
    return anonymise_contacts(contacts=Q(pk__in=contacts))
