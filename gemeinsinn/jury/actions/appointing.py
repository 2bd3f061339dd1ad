"""Juries and seats: set up, appointed and ended by the office."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.text import clean_line
from gemeinsinn.fund.models import Fund
from gemeinsinn.jury.actions.mails import page_address
from gemeinsinn.jury.models import Jury, Member
from gemeinsinn.jury.rules import can_run_juries
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.actions import make_user

FIELDS = {"institution_name": 160, "guardian_name": 120, "street": 120, "town": 120}  # with their lengths


def allow_office(by: Any) -> None:
    """Raises NotAllowed unless `by` runs juries; None is the program itself."""
    if by is not None and not can_run_juries(by):
        raise NotAllowed(_("Only the network's office looks after juries."))


@transaction.atomic
def save_jury(*, jury: Jury | None, fund: Fund, name: str, by: Any, now: datetime) -> Jury:
    """A new jury of a fund, or another name for one."""
    allow_office(by)
    made = jury or Jury(fund=fund, created_at=now)
    made.name = clean_line(name)[:120]
    if Jury.objects.filter(fund=made.fund, name=made.name).exclude(pk=made.pk).exists():
        raise DomainError(_("This fund has a jury of this name already."))
    made.save()
    record("jury_saved", made, by=by, now=now)
    return made


@transaction.atomic
def appoint(
    *, jury: Jury, email: str, name: str, function: str, youth: bool, starts: date, ends: date | None,
    told: dict[str, str], by: Any, now: datetime,
) -> Member:  # fmt: skip
    """A seat for the account of an address, which is made if there is none; the person hears of it by mail.

    `told` holds FIELDS. Whoever works in the office prepares and has no vote.
    """
    allow_office(by)
    user = make_user(email=email, name=clean_line(name)[:120], language="de", now=now)
    if can_run_juries(user):
        raise DomainError(_("Whoever works in the network's office prepares the sittings and has no vote."))
    if ends is not None and ends < starts:
        raise DomainError(_("The end lies before the beginning. Please check both days."))
    words = {field: clean_line(told.get(field, ""))[:most] for field, most in FIELDS.items()}
    sent_by = Organisation.objects.filter(name__iexact=words["institution_name"]).first()
    try:
        with transaction.atomic():
            made: Member = Member.objects.create(
                jury=jury, user=user, name=clean_line(name)[:120] or str(user), function=function, youth=youth, starts=starts,
                ends=ends, institution=sent_by, by=by, at=now, **words,
            )  # fmt: skip
    except IntegrityError as problem:
        raise DomainError(_("This person sits in the jury already, or it has a chair already.")) from problem
    record("juror_appointed", made, by=by, now=now)
    queue_mail(
        key=f"juror-{made.pk}-appointed", to=user.email, template="jury/mail/appointed.txt",
        context={"name": made.name, "jury": jury, "member": made, "link": page_address("jury:desk", user.language)},
        language=user.language, now=now,
    )  # fmt: skip
    return made


@transaction.atomic
def end_seat(*, member: Member, last: date, by: Any, now: datetime) -> None:
    """The seat ends with a day."""
    allow_office(by)
    if last < member.starts:
        raise DomainError(_("The end lies before the beginning. Please check both days."))
    member.ends = last
    member.save(update_fields=["ends"])
    record("juror_ended", member, by=by, now=now)
