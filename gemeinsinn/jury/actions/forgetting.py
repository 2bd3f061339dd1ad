"""What is kept about members and applicants goes when nobody needs it any more, and at once at their wish."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from gemeinsinn.activity.forgetting import drop_mails
from gemeinsinn.jury.lifecycle.sittings import MINUTES_KEPT, NOTES_KEPT
from gemeinsinn.jury.models import Case, Conflict, Member, Remark, Score, Sitting
from gemeinsinn.people.personal_data import NOBODY, Person

WORDS = ("institution_name", "guardian_name", "street", "town")


@transaction.atomic
def forget_notes(*, now: datetime) -> int:
    """Points, words and reasons of single members, a year after the minutes; returns how many."""
    old = Case.objects.filter(sitting__finished_at__lt=now - NOTES_KEPT)
    gone = Score.objects.filter(case__in=old).delete()[0] + Remark.objects.filter(case__in=old).delete()[0]
    return gone + Conflict.objects.filter(application__jury_cases__in=old).exclude(reason="").update(reason="")


@transaction.atomic
def forget_applicants(*, now: datetime) -> int:
    """Where the fund has forgotten who applied, nothing here says it any more; returns how many cases."""
    emptied = Case.objects.filter(application__title=NOBODY).filter(
        ~Q(reasons="") | ~Q(conditions="") | Q(scores__isnull=False) | Q(remarks__isnull=False)
    )
    found = list(emptied.distinct())
    for one in found:
        empty(one)
    return len(found)


@transaction.atomic
def forget_members(*, now: datetime) -> int:
    """Names of those whose seat ended long ago, also in minutes that old; returns how many seats."""
    seats = Member.objects.filter(ends__lt=(now - MINUTES_KEPT).date()).exclude(name=NOBODY)
    count = 0
    for one in seats:
        empty_seat(one)
        count += 1
    return count


def empty(case: Case) -> None:
    """Takes the applicant out of a case and of the minutes: sums, votes and result stay."""
    case.scores.all().delete()
    case.remarks.all().delete()
    Conflict.objects.filter(application=case.application_id).update(reason="")
    Case.objects.filter(pk=case.pk).update(reasons="", conditions="")
    change_lines(case.sitting, "cases", {"application": case.application_id}, title=NOBODY, reasons="", conditions="")


def empty_seat(member: Member) -> None:
    """Takes a member out: the seat stays for the count."""
    for sitting in Sitting.objects.filter(jury=member.jury_id):
        change_lines(sitting, "members", {"id": member.pk}, name=NOBODY, institution="")
        drop_mails(about=f"sitting-{sitting.pk}-")
    Member.objects.filter(pk=member.pk).update(name=NOBODY, user=None, **dict.fromkeys(WORDS, ""))
    member.scores.update(reasons="")
    member.conflicts.update(reason="")


def change_lines(sitting: Sitting, part: str, which: dict[str, Any], **words: str) -> None:
    """Other words in the minutes, where they are about somebody; the digest says what they once were."""
    minutes = Sitting.objects.values_list("minutes", flat=True).get(pk=sitting.pk)
    for line in minutes.get(part, ()):
        if all(line.get(key) == value for key, value in which.items()):
            line.update(words)
    Sitting.objects.filter(pk=sitting.pk).update(minutes=minutes)


@transaction.atomic
def erase_juror(person: Person, *, now: datetime) -> None:
    """Somebody leaves: as a member, as who wrote in a discussion, as who applied."""
    if person.user_id:
        Remark.objects.filter(by=person.user_id).delete()
        for member in Member.objects.filter(user=person.user_id):
            empty_seat(member)
    for case in Case.objects.filter(application__contact__in=person.contacts):
        empty(case)
