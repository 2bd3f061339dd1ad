"""Papers and words of grants go when the rules no longer ask for them; a person who leaves takes their own along at once."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gemeinsinn.activity.forgetting import drop_mails
from gemeinsinn.core.documents import drop_document
from gemeinsinn.fund.lifecycle.terms import year_after
from gemeinsinn.people.personal_data import Person
from gemeinsinn.proof.models import Grant, HandIn, Receipt, Review


@transaction.atomic
def forget_grants(*, now: datetime) -> int:
    """Everything but sums and days, once the years of the rules are over; returns of how many."""
    today = timezone.localdate(now)
    rows = Grant.objects.filter(emptied_at=None, ends__lt=today).select_related("application__rule_set")
    old = [one for one in rows if year_after(one.ends, one.rules.retention_years) < today]
    for one in old:
        empty(one)
        for receipt in one.receipts.all():
            drop_document(receipt.path)
        one.receipts.update(payee="", reason="", remark="", path="")
        one.reviews.update(note="")
        Grant.objects.filter(pk=one.pk).update(emptied_at=now)
    return len(old)


def empty(grant: Grant) -> None:
    """Takes the grantee's words out. Receipts and audit notes stay: they are what the network owes its funder."""
    drop_mails(about=f"grant-{grant.application_id}-proof-")
    for picture in grant.pictures.all():
        drop_document(picture.path)
    grant.pictures.all().delete()
    grant.hours.update(who="", what="")
    grant.changes.update(reason="", words="")
    grant.reviews.update(words="")
    HandIn.objects.filter(grant=grant).update(content={}, name="")
    Grant.objects.filter(pk=grant.pk).update(answers={})


@transaction.atomic
def erase_grants(person: Person, *, now: datetime) -> None:
    """The person leaves: their words go at once, and their name out of what has to stay to the end of its term."""
    for grant in Grant.objects.filter(application__contact__in=person.contacts):
        empty(grant)
        for receipt in grant.receipts.all():
            told = {name: person.without(getattr(receipt, name)) for name in ("payee", "reason", "remark")}
            Receipt.objects.filter(pk=receipt.pk).update(**told)
        for review in grant.reviews.all():
            Review.objects.filter(pk=review.pk).update(note=person.without(review.note))
