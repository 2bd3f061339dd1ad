"""Mails to the office when the day of something put off has come."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.fund.following import hidden_from
from gemeinsinn.fund.queries.today import due_again
from gemeinsinn.people.queries import holders_of
from gemeinsinn.people.rules import Role

LATEST = timedelta(days=14)  # a mail of long ago is not sent again because its row has gone


@transaction.atomic
def remind_of_deferrals(*, now: datetime) -> int:
    """One mail to everybody at the office for each, but for who stays out of it in a jury; returns for how many."""
    today = timezone.localdate(now)
    found = list(due_again(today).filter(put_off_until__gt=today - LATEST))
    office = holders_of(Role.OFFICE) if found else []
    kept_out = {person.pk: hidden_from(person) for person in office}
    for application in found:
        for person in (one for one in office if application.pk not in kept_out[one.pk]):
            with translation.override(person.language):
                link = settings.BASE_URL + reverse("fund:application", args=[application.pk])
            queue_mail(
                key=f"grant-{application.pk}-again-{application.put_off_until}-{person.pk}", to=person.email,
                template="fund/mail/again.txt",
                context={"name": person.name, "application": application, "fund": application.round.fund, "link": link},
                language=person.language, now=now,
            )  # fmt: skip
    return len(found)
