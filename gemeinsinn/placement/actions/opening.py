"""Somebody asks: kept with their consent, or counted without a name."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.text import clean_line
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.actions import make_contact, record_consent
from gemeinsinn.people.models import Contact
from gemeinsinn.placement.actions.cases import allow
from gemeinsinn.placement.lifecycle.cases import CameBy, Closed, State, state_of
from gemeinsinn.placement.models import Case
from gemeinsinn.placement.wording.consents import KEEPING_VERSION, keeping_words
from gemeinsinn.volunteering.models import EngagementField

PURPOSE = f"placement {KEEPING_VERSION}"


@transaction.atomic
def open_case(
    *,
    agency: Organisation,
    name: str,
    wish: str,
    consented_on: date | None,
    form_key: uuid.UUID,
    by: Any,
    now: datetime,
    phone: str = "",
    email: str = "",
    fields: Iterable[EngagementField] = (),
    came_by: str = CameBy.DOOR,
    asked_on: date | None = None,
    talked: bool = False,
    language: str = "de",
) -> Case:
    """A person with their consent; whoever writes it down looks after it. The same `form_key` is the same case.

    Raises DomainError without consent, or where nobody could get in touch.
    """
    allow(by, agency)
    today = timezone.localdate(now)
    check_person(consented_on, phone or email, today)
    told = {"name": clean_line(name)[:120], "email": email, "phone": phone, "language": language}
    case, made = _written(
        form_key, told, now,
        agency=agency, in_charge=by, state=state_of((), talked=talked), consented_on=consented_on,
        asked_on=min(asked_on or today, today), came_by=CameBy(came_by), talked_on=today if talked else None,
        wish=clean_line(wish)[:300],
    )  # fmt: skip
    if not made:
        return case
    case.fields.set(fields)
    record("case_opened", case, by=by, now=now, came_by=case.came_by)
    return case


def _written(form_key: uuid.UUID, person: dict[str, str], now: datetime, **told: Any) -> tuple[Case, bool]:
    """The case of a form and True, or the one that was written down from the same form before and False."""
    if (twin := _twin(form_key, told["agency"])) is not None:
        return twin, False
    try:
        with transaction.atomic():  # with the contact: of two at once none is left without a case
            contact = _consenting(told["agency"], now=now, **person)
            return Case.objects.create(contact=contact, touched_at=now, form_key=form_key, created_at=now, **told), True
    except IntegrityError as problem:
        twin = _twin(form_key, told["agency"])
        if twin is None:
            raise DomainError(_("This form has been sent already. Please look at the list.")) from problem
        return twin, False


def _twin(form_key: uuid.UUID, agency: Organisation) -> Case | None:
    """What the same form has made before."""
    return Case.objects.filter(form_key=form_key, agency=agency).first()


def _consenting(agency: Organisation, *, name: str, email: str, phone: str, language: str, now: datetime) -> Contact:
    """A contact with the yes to being kept, in the words that were read out."""
    contact = make_contact(name=name, email=email, phone=phone, language=language, now=now)
    with translation.override(language):
        record_consent(contact=contact, purpose=PURPOSE, wording=keeping_words(agency), now=now)
    return contact


def check_person(consented_on: date | None, reach: str, today: date) -> None:
    """Raises DomainError without consent, or where nobody could get in touch."""
    if consented_on is None or consented_on > today:
        raise DomainError(_("Without their consent nothing is kept. You can count the enquiry without a name."))
    if not reach:
        raise DomainError(_("Please note a telephone number or an e-mail address, or nobody can get in touch."))


@transaction.atomic
def count_enquiry(
    *,
    agency: Organisation,
    form_key: uuid.UUID,
    by: Any,
    now: datetime,
    fields: Iterable[EngagementField] = (),
    came_by: str = CameBy.DOOR,
    asked_on: date | None = None,
    talked: bool = False,
) -> Case:
    """A line for statistics about somebody who gave no consent: day, way, fields, whether they were advised."""
    allow(by, agency)
    today = timezone.localdate(now)
    asked = min(asked_on or today, today)
    line, made = Case.objects.get_or_create(
        form_key=form_key, agency=agency,
        defaults={
            "state": State.CLOSED, "closed_at": now, "closed_why": Closed.COUNTED, "asked_on": asked,
            "came_by": CameBy(came_by), "talked_on": today if talked else None, "touched_at": now, "created_at": now,
            "forgotten_at": now,
        },
    )  # fmt: skip
    if made:
        line.fields.set(fields)
        record("enquiry_counted", line, by=by, now=now)
    return line
