"""Mails about hours: to volunteers what became of them, to hosts and agencies what waits for a yes."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.exchange.actions.notices.moves import author_language, manage_address
from gemeinsinn.exchange.models import Need
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.rules import is_worked_for
from gemeinsinn.people.personal import personal_address
from gemeinsinn.recognition.lifecycle.hours import State
from gemeinsinn.recognition.models import Hours, Volunteer
from gemeinsinn.recognition.wording.hours import entry_words

LINK_LASTS = timedelta(days=400)
PURPOSE = "hours"
ORGANISATION_PURPOSE = "hours-organisation"
ORGANISATION_LINK_LASTS = timedelta(days=60)
MOST_LINES = 20
MOST_A_ROUND = 500


def own_address(volunteer: Volunteer, *, now: datetime, rest: str = "") -> str:
    """A fresh personal link to a volunteer's own hours, for a mail."""
    language = volunteer.contact.language
    return personal_address(
        purpose=PURPOSE, subject_id=volunteer.pk, now=now, lasts=LINK_LASTS, language=language, rest=rest
    )


def mail_volunteer(volunteer: Volunteer, template: str, hours: Iterable[Hours], *, now: datetime, **more: Any) -> None:
    """To the volunteer, with the personal link. Who has left is not written to."""
    contact, rows = volunteer.contact, list(hours)
    if not contact.email:
        return
    with translation.override(contact.language):
        lines = [entry_words(one) for one in rows[:MOST_LINES]]
    queue_mail(
        key=f"hours-{volunteer.pk}-{template}-{rows[0].pk}-{now.timestamp():.0f}",
        to=contact.email,
        template=f"recognition/mail/{template}.txt",
        context={
            "name": contact.name, "lines": lines, "more": len(rows) - len(lines),
            "link": own_address(volunteer, now=now), **more,
        },
        language=contact.language,
        now=now,
    )  # fmt: skip


def tell_hosts(*, now: datetime) -> int:
    """What has been entered and nobody has heard of: one mail a need or organisation. Returns how many mails."""
    fresh = Hours.objects.filter(state=State.ENTERED, told_at=None).order_by()
    bodies = fresh.filter(need=None).exclude(organisation=None)
    told = 0
    for name, rows in (("need", fresh.exclude(need=None)), ("organisation", bodies)):
        for pk in list(rows.values_list(name, flat=True).distinct()[:MOST_A_ROUND]):
            told += tell_host(name=name, pk=pk, now=now)
    return told


@transaction.atomic
def tell_host(*, name: str, pk: int, now: datetime) -> bool:
    """One mail about all that is new for one need or organisation; False if another worker has written it, or if there
    is nobody to write to.
    """
    waiting = Hours.objects.filter(
        state=State.ENTERED, **({"need": pk} if name == "need" else {"need": None, name: pk})
    )
    if not waiting.filter(told_at=None).update(told_at=now):
        return False
    to = receiver_of_need(pk, now=now) if name == "need" else receiver_of_organisation(pk, now=now)
    if to is None:
        return False
    address, person, language, title, link = to
    queue_mail(
        key=f"hours-of-{name}-{pk}-{now.timestamp():.0f}",
        to=address,
        template="recognition/mail/hours_wait.txt",
        context={"name": person, "title": title, "n": waiting.count(), "link": link},
        language=language,
        now=now,
    )
    return True


Receiver = tuple[str, str, str, str, str]
"""(address, name, language, what it is about, link)."""


def receiver_of_need(need_id: int, *, now: datetime) -> Receiver | None:
    """Who wrote the need, with the link to its hours; without an address the agency."""
    need = Need.objects.select_related("contact", "agency").get(pk=need_id)
    if need.contact is not None and need.contact.email:
        link = manage_address(need, now=now, rest="stunden")
        return need.contact.email, need.contact.name, author_language(need), need.title, link
    return to_body(need.agency, need.title, now=now)


def receiver_of_organisation(organisation_id: int, *, now: datetime) -> Receiver | None:
    """The organisation; if it cannot be reached, its agency."""
    organisation = Organisation.objects.select_related("agency", "contact").get(pk=organisation_id)
    return to_body(organisation, organisation.name, now=now) or to_body(organisation.agency, organisation.name, now=now)


def to_body(organisation: Organisation | None, title: str, *, now: datetime) -> Receiver | None:
    """An organisation's own address and its list of what waits."""
    address = address_of(organisation) if organisation is not None else ""
    if organisation is None or not address:
        return None
    return address, organisation.name, settings.LANGUAGE_CODE, title, page_for(organisation, now=now)


def address_of(organisation: Organisation) -> str:
    """Its own; without one that of the person who registered it."""
    registered = organisation.contact.email if organisation.contact is not None else ""
    return str(organisation.email or registered)


def page_for(organisation: Organisation, *, now: datetime, rest: str = "") -> str:
    """What its people find when they sign in; where nobody signs in for a host, the same by personal link."""
    language = settings.LANGUAGE_CODE
    if organisation.kind != Organisation.Kind.AGENCY and not is_worked_for(organisation):
        return personal_address(
            purpose=ORGANISATION_PURPOSE, subject_id=organisation.pk, now=now, lasts=ORGANISATION_LINK_LASTS,
            language=language, rest=rest,
        )  # fmt: skip
    with translation.override(language):
        page = reverse("recognition:to_confirm_page", args=[rest]) if rest else reverse("recognition:to_confirm")
    return f"{settings.BASE_URL}{page}"
