"""The certificate of conduct (§ 72a SGB VIII): noting that it was seen, and dropping the note by rule."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.placement.actions.cases import allow, follow, open_case_of, person_of_case
from gemeinsinn.placement.lifecycle.certificates import LASTS, due_again, is_fresh, is_needed
from gemeinsinn.placement.lifecycle.proposals import LIVE
from gemeinsinn.placement.models import Case, ConductCheck, Proposal
from gemeinsinn.volunteering.lifecycle.opportunities import Told
from gemeinsinn.volunteering.models import Opportunity

ASKING = Q(need__opportunity__certificate=Told.YES) | Q(certificate=True)


def may_be_placed(today: date) -> Q:
    """Of proposals: the opportunity asks for no certificate, or one was seen that is clear and holds today."""
    asked = Opportunity.objects.filter(pk=OuterRef("need"), certificate=Told.YES)
    seen = ConductCheck.objects.filter(case=OuterRef("case"), clear=True, issued_on__gt=today - LASTS)
    return ~Q(Exists(asked)) | Q(Exists(seen))


def certificate_lack(case: Case, today: date) -> str:
    """Why an opportunity with a certificate cannot be entered yet; "" if nothing is in the way."""
    seen = ConductCheck.objects.filter(case=case).first()
    if seen is None:
        return _(
            "This opportunity asks for a certificate of conduct. Note here that you have seen it, then it goes on."
        )
    if not seen.clear:
        return _("The certificate has an entry. With it nobody can be placed where a certificate is asked for.")
    if due_again(seen.issued_on) <= today:
        return _("The certificate is older than five years. Please have a new one shown to you.")
    return ""


@transaction.atomic
def note_certificate(*, case: Case, issued_on: date, seen_on: date, clear: bool, by: Any, now: datetime) -> None:
    """That it was seen: day of issue (at most three months before), day, result and by whom. Only where one is asked for."""
    allow(by, case.agency)
    held = open_case_of(case)
    person_of_case(held)
    if not held.proposals.filter(ASKING, state__in=LIVE).exists():
        raise DomainError(_("No opportunity of this case asks for a certificate. Then nothing may be noted."))
    if seen_on > timezone.localdate(now) or not is_fresh(issued_on, seen_on):
        raise DomainError(_("A certificate may be at most three months old when it is shown, and not from the future."))
    ConductCheck.objects.update_or_create(
        case=held, defaults={"issued_on": issued_on, "seen_on": seen_on, "clear": clear, "by": by}
    )
    record("certificate_seen", held, by=by, now=now)
    follow(held, now=now)


@transaction.atomic
def drop_certificate(*, case: Case, by: Any, now: datetime) -> None:
    """Noted by mistake, or no longer wanted by the person."""
    allow(by, case.agency)
    if ConductCheck.objects.filter(case=case).delete()[0]:
        record("certificate_dropped", case, by=by, now=now)


def settle_certificate(case: Case, *, now: datetime) -> bool:
    """Deletes the note as soon as no rule keeps it: at once without a placement, twelve weeks after its end. True if it went."""
    asking = Proposal.objects.filter(ASKING, case=case).values_list("state", "ended_on")
    if is_needed(asking, timezone.localdate(now)) or not ConductCheck.objects.filter(case=case).delete()[0]:
        return False
    record("certificate_dropped", case, now=now)
    return True


def forget_certificates(*, now: datetime) -> int:
    """The same for every case, by the clock; returns how many notes went."""
    cases = Case.objects.filter(conduct__isnull=False)
    return sum(settle_certificate(case, now=now) for case in cases)
