"""Personal data of volunteers goes when nobody needs it any more, and at once at their wish."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q

from gemeinsinn.activity.forgetting import drop_mails
from gemeinsinn.core.tokens import revoke_links
from gemeinsinn.exchange.lifecycle.notices import State as NoticeState
from gemeinsinn.exchange.models import Response
from gemeinsinn.organisations.rules import others_work_for
from gemeinsinn.people.actions.leaving import anonymise_contacts
from gemeinsinn.people.personal_data import NOBODY, Person
from gemeinsinn.volunteering.actions.cancelling import cancel_all
from gemeinsinn.volunteering.actions.places import count_places
from gemeinsinn.volunteering.actions.planning import call_off_shift
from gemeinsinn.volunteering.models import Enrolment, GuardianConsent, Plan, Shift, SignUp

PAST_KEPT = timedelta(days=400)  # proof of hours can be asked for that long
GUARDIAN_KEPT = timedelta(days=30)  # after the last shift


@transaction.atomic
def forget_past(*, now: datetime) -> int:
    """Takes guests out of shifts long past, and guardians a month after; returns how many. Accounts keep their own."""
    last = Enrolment.objects.annotate(last=Max("sign_ups__shift__ends_at"))
    old = last.filter(last__lt=now - PAST_KEPT, response__contact__user=None).exclude(response__contact__name=NOBODY)
    gone = 0
    for enrolment in list(old.select_related("response")):
        empty(enrolment)
        gone += anonymise_contacts(contacts=Q(pk=enrolment.response.contact_id))
    over = last.filter(last__lt=now - GUARDIAN_KEPT)
    guardians = GuardianConsent.objects.filter(enrolment__in=over).exclude(contact__name=NOBODY)
    return gone + anonymise_contacts(contacts=Q(pk__in=list(guardians.values_list("contact", flat=True))))


def empty(enrolment: Enrolment) -> None:
    """Words and ways of one person, in rows that stay for the numbers."""
    drop_mails(about=f"response-{enrolment.pk}-")
    for purpose in ("response", "signup-confirm", "guardian", "dates"):
        revoke_links(purpose=purpose, subject_id=enrolment.pk)
    SignUp.objects.filter(enrolment=enrolment).update(reason="")
    Response.objects.filter(pk=enrolment.pk).update(message="", organisation_name="")
    Enrolment.objects.filter(pk=enrolment.pk).update(age=None)


@transaction.atomic
def erase_enrolments(person: Person, *, now: datetime) -> None:
    """What is still to come is taken back, and the place goes to the next. Shifts of needs they wrote: `follow_needs`."""
    for enrolment in Enrolment.objects.filter(response__contact__in=person.contacts).select_related("response"):
        cancel_all(enrolment=enrolment, now=now)
        empty(enrolment)
    guardians = GuardianConsent.objects.filter(contact__in=person.contacts, given_at=None, refused_at=None)
    for guardian in guardians.select_related("enrolment__response"):
        cancel_all(enrolment=guardian.enrolment, now=now)


@transaction.atomic
def erase_plans(person: Person, *, now: datetime) -> None:
    """The words of plans a person wrote; what an organisation with other people wrote stands."""
    for plan in Plan.objects.filter(need__contact__in=person.contacts).select_related("need__organisation"):
        if not others_work_for(plan.need.organisation, person.user_id):
            Plan.objects.filter(pk=plan.pk).update(meeting_point="", bring_along="", changed_at=now)
            plan.shifts.update(role="", place="", qualification="")


def follow_needs(*, now: datetime) -> int:
    """Shifts of needs that were withdrawn are called off, those in them are told; returns how many shifts."""
    coming = Shift.objects.filter(
        plan__need__state=NoticeState.WITHDRAWN, called_off_at=None, starts_at__gt=now
    ).select_related("plan__need")
    found = list(coming[:1000])
    for shift in found:
        call_off_shift(shift=shift, by=None, now=now)
    return len(found)


def count_past(*, now: datetime) -> int:
    """Shifts that have begun no longer count as places of their need; returns how many needs were counted afresh."""
    begun = Shift.objects.filter(plan=OuterRef("pk"), starts_at__lte=now, starts_at__gt=now - timedelta(hours=26))
    needs = list(Plan.objects.filter(Exists(begun)).values_list("pk", flat=True))
    for pk in needs:
        count_places(pk, now=now)
    return len(needs)
