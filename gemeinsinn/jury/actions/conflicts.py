"""Conflicts of interest: suggested by the program, declared or denied by the member, settled by the chair or the office."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.text import clean_line
from gemeinsinn.fund.models import Application
from gemeinsinn.jury.lifecycle.conflicts import Ground, Side, Standing, grounds
from gemeinsinn.jury.lifecycle.sittings import Result
from gemeinsinn.jury.models import Case, Conflict, Member, Score, Vote
from gemeinsinn.jury.queries.cases import seat_in
from gemeinsinn.jury.rules import can_lead


def side_of_member(member: Member) -> Side:
    """Name, institution, organisations of the account, the address the office noted."""
    organisations = [member.institution_name]
    if member.institution is not None:
        organisations.append(member.institution.name)
    if member.user is not None:
        organisations += member.user.memberships.values_list("organisation__name", flat=True)
    return Side((member.name,), tuple(organisations), ((member.street, member.town),))


def side_of_application(application: Application) -> Side:
    """Applicant, co-applicant and host."""
    signed = application.signatories.select_related("contact")
    names = [one.contact.name for one in signed if one.contact is not None]
    names += [one.typed_name for one in signed]
    organisations = [application.organisation_name, *(one.organisation_name for one in signed)]
    return Side(tuple(names), tuple(organisations), ((application.street, application.town),))


def suggest(application: Application, members: Iterable[Member], *, now: datetime) -> None:
    """Rows for members who have something in common with the applicants; what was answered before stays."""
    applicants = side_of_application(application)
    for member in members:
        found = grounds(side_of_member(member), applicants)
        if found:
            Conflict.objects.get_or_create(
                application=application, member=member,
                defaults={"grounds": found, "standing": Standing.SUGGESTED, "at": now},
            )  # fmt: skip


@transaction.atomic
def declare(*, case: Case, reason: str, by: Any, now: datetime) -> Conflict:
    """A member says why they stay out; from now on they see nothing of it."""
    member = own_seat(case, by, now)
    made, _fresh = Conflict.objects.update_or_create(
        application=case.application, member=member,
        defaults={"grounds": [Ground.DECLARED], "standing": Standing.STANDS, "reason": reason_of(reason), "at": now},
    )  # fmt: skip
    keep_out(made)
    record("juror_recused", case, by=by, now=now)
    return made


@transaction.atomic
def answer_suggestion(*, case: Case, biased: bool, reason: str, by: Any, now: datetime) -> None:
    """Yes, I stay out; or no, and why not. A no can be overruled by the chair or the office."""
    member = own_seat(case, by, now)
    open_ones = Conflict.objects.filter(
        application=case.application_id, member__user=member.user_id, standing=Standing.SUGGESTED
    )
    if not open_ones:
        raise DomainError(_("There is nothing to answer any more."))
    words = clean_line(reason)[:300] if biased else reason_of(reason)
    for one in open_ones:
        one.standing, one.reason = (Standing.STANDS if biased else Standing.DENIED), words
        one.save(update_fields=["standing", "reason"])
        if biased:
            keep_out(one)
    record("juror_answered", case, by=by, now=now, biased=biased)


@transaction.atomic
def settle(*, case: Case, conflict: Conflict, stands: bool, by: Any, now: datetime) -> None:
    """The chair or the office says whether it holds; nobody about themselves."""
    day = timezone.localdate(now)
    own = seat_in(by, case, day)
    if not can_lead(by, case.sitting.jury, day) or (own is not None and own.user_id == conflict.member.user_id):
        raise NotAllowed(_("The chair or the office decides about this, and nobody about themselves."))
    conflict.standing = Standing.STANDS if stands else Standing.DENIED
    conflict.settled_by = by
    conflict.save(update_fields=["standing", "settled_by"])
    if stands:
        keep_out(conflict)
    record("conflict_settled", case, by=by, now=now, stands=stands)


def keep_out(conflict: Conflict) -> None:
    """Points and votes of a member who stays out do not count where nothing is decided yet."""
    theirs = Member.objects.filter(Q(pk=conflict.member_id) | Q(user=conflict.member.user_id, user__isnull=False))
    for model in (Vote, Score):
        model.objects.filter(
            case__application=conflict.application_id, case__result=Result.PENDING, member__in=theirs
        ).delete()


def own_seat(case: Case, by: Any, now: datetime) -> Member:
    """The seat of a member in the jury of a case. Raises NotAllowed."""
    member = seat_in(by, case, timezone.localdate(now))
    if member is None:
        raise NotAllowed(_("Only members of this jury do this."))
    return member


def reason_of(text: str) -> str:
    """One line; raises DomainError if it is empty."""
    words = clean_line(text)[:300]
    if not words:
        raise DomainError(_("Please say why."))
    return words
