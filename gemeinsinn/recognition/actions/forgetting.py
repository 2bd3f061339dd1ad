"""What is kept about volunteers goes when nobody needs it any more, and at once at their wish. The numbers stay."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max, Q, QuerySet

from gemeinsinn.activity.forgetting import drop_mails
from gemeinsinn.core.tokens import revoke_links
from gemeinsinn.people.actions.leaving import anonymise_contacts
from gemeinsinn.people.personal_data import NOBODY, Person
from gemeinsinn.recognition.actions.mails import PURPOSE
from gemeinsinn.recognition.lifecycle.attestations import Signer
from gemeinsinn.recognition.models import (
    AllowanceCount,
    Attestation,
    Hours,
    HoursStep,
    LetterThanks,
    PublicThanks,
    Signing,
    Volunteer,
)

GUESTS_KEPT = timedelta(days=3 * 366)  # cards look back two years, and proof is asked for in the year after
PROOFS_KEPT = timedelta(days=5 * 366)  # as long as somebody may still want to check a certificate


def empty(volunteers: Iterable[int]) -> None:
    """Takes words and ways out of rows that stay for the sums."""
    ids = list(volunteers)
    for pk in ids:
        drop_mails(about=f"hours-{pk}-")
        revoke_links(purpose=PURPOSE, subject_id=pk)
    for model in (Attestation, AllowanceCount, PublicThanks, LetterThanks):
        model._default_manager.filter(volunteer__in=ids).delete()
    Hours.objects.filter(volunteer__in=ids).update(what="")
    HoursStep.objects.filter(hours__volunteer__in=ids).update(reason="")
    Volunteer.objects.filter(pk__in=ids).update(address=None)


def forget(rows: QuerySet[Volunteer]) -> int:
    """Empties these and takes their names; returns how many had one."""
    found = list(rows.values_list("pk", "contact"))
    empty(pk for pk, _contact in found)
    return anonymise_contacts(contacts=Q(pk__in=[contact for _pk, contact in found]))


@transaction.atomic
def erase_volunteers(person: Person, *, now: datetime) -> None:
    """A person leaves: their hours stay as numbers of the host and the field."""
    forget(Volunteer.objects.filter(Q(contact__in=person.contacts) | Q(address__in=person.traces)))


@transaction.atomic
def forget_guests(*, now: datetime) -> int:
    """Volunteers without account, long after their last hours; returns how many. Accounts keep their own."""
    rows = Volunteer.objects.filter(contact__user=None, address__isnull=False, created_at__lt=now - GUESTS_KEPT)
    young = Attestation.objects.filter(created_at__gte=now - PROOFS_KEPT).values("volunteer")
    rows = rows.exclude(pk__in=young).annotate(last=Max("hours__day"))
    return forget(rows.filter(Q(last=None) | Q(last__lt=(now - GUESTS_KEPT).date())))


@transaction.atomic
def erase_signatures(person: Person, *, now: datetime) -> None:
    """Who confirmed certificates of others and leaves: the confirmation stands, without the name."""
    theirs = Q(by=person.user_id) if person.user_id else Q(pk=None)
    written = Q(signer=Signer.HOST, attestation__need__contact__in=person.contacts)
    for one in Signing.objects.filter(theirs | written).exclude(typed_name=""):
        Signing.objects.filter(pk=one.pk).update(typed_name=NOBODY, reason=person.without(one.reason))
