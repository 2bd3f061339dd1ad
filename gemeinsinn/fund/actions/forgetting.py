"""What is kept about applicants and talks goes when nobody needs it any more, and at once at their wish."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from gemeinsinn.activity.forgetting import drop_mails
from gemeinsinn.core.tokens import revoke_links
from gemeinsinn.fund.actions.conversation import withdraw
from gemeinsinn.fund.actions.moves import PURPOSE
from gemeinsinn.fund.actions.papers import drop_papers
from gemeinsinn.fund.lifecycle.applications import DRAFT_LASTS, RUNNING, UNFUNDED_KEPT, UNSENT, State
from gemeinsinn.fund.lifecycle.terms import year_after
from gemeinsinn.fund.models import Advice, Application, Decision, Message, Signatory
from gemeinsinn.people.actions.leaving import anonymise_contacts
from gemeinsinn.people.models import Contact
from gemeinsinn.people.personal_data import NOBODY, Person
from gemeinsinn.treasury.models import Demand

ADVICE_KEPT = timedelta(days=2 * 365)  # two yearly reports
FUNDED_KEPT = timedelta(days=5 * 365)  # the least; a rule set may ask for longer (retention_years)
WORDS = ("title", "aim", "target_group", "course", "partners", "publicity", "spot", "organisation_name")


def forget_advice(*, now: datetime) -> int:
    """Deletes notes of talks after two years; returns how many."""
    gone: int = Advice.objects.filter(at__lt=now - ADVICE_KEPT).delete()[0]
    return gone


@transaction.atomic
def forget_drafts(*, now: datetime) -> int:
    """Drafts nobody touched, and what was sent but never signed; returns how many."""
    old = Application.objects.filter(state__in=UNSENT, changed_at__lt=now - DRAFT_LASTS)
    return sum(delete_unsent(one) for one in old)


def delete_unsent(application: Application) -> int:
    """With its links and the contact that never answered."""
    end_links(application)
    drop_papers(application)
    contact = application.contact_id
    application.delete()
    if contact is not None:
        Contact.objects.filter(pk=contact, user=None, confirmed_at=None).delete()
    return 1


def end_links(application: Application) -> None:
    """Mails and links to one application and its signatures."""
    drop_mails(about=f"grant-{application.pk}-")
    for purpose in ("fund-draft", "fund-signature", PURPOSE):
        revoke_links(purpose=purpose, subject_id=application.pk)
    for one in application.signatories.all():
        revoke_links(purpose="fund-sign", subject_id=one.pk)


@transaction.atomic
def forget_ended(*, now: datetime) -> int:
    """Names and words of what ended: two years after a no, after the years of the rules where money was given."""
    ended = Application.objects.filter(ended_at__lt=now - UNFUNDED_KEPT, contact__isnull=False).select_related(
        "rule_set"
    )
    count = 0
    for one in ended.exclude(contact__name=NOBODY):
        if one.state == State.ACCEPTED and is_kept(one, timezone.localdate(now)):
            continue
        names = {one.contact_id, *one.signatories.values_list("contact", flat=True)}
        empty(one)
        anonymise_contacts(contacts=Q(pk__in=names))
        count += 1
    return count


def is_kept(application: Application, today: date) -> bool:
    """Whether the rules still ask for the papers of a grant."""
    return application.ends is not None and year_after(application.ends, application.rules.retention_years) >= today


def empty(application: Application) -> None:
    """Takes the person out: addresses, what was frozen and said go; sums, days, place and decision stay."""
    end_links(application)
    drop_papers(application)
    application.submissions.update(content={})
    Demand.objects.filter(commitment__reference=application.reference).update(reason="")
    application.messages.update(text="")
    application.objections.update(text="", answer="")
    application.signatories.update(typed_name="", reason="", organisation_name="")
    Decision.objects.filter(application=application).update(accepted_name="", conditions="", reasons="")
    application.costs = [
        {"type": row.get("type", ""), "what": "", "cents": row.get("cents", 0)} for row in application.costs
    ]
    application.means = [
        {"kind": row.get("kind", ""), "what": "", "cents": row.get("cents", 0)} for row in application.means
    ]
    for name in WORDS:
        setattr(application, name, NOBODY if name == "title" else "")
    for name in ("street", "town", "legal_form", "postcode"):
        setattr(application, name, "")
    application.birth_year, application.draft, application.lat, application.lon = None, {}, None, None
    application.save()


@transaction.atomic
def erase_applications(person: Person, *, now: datetime) -> None:
    """The person leaves: what was not sent goes, what runs is withdrawn, what ended stays as a sum without a name."""
    for one in Application.objects.filter(contact__in=person.contacts):
        if one.state in UNSENT:
            delete_unsent(one)
            continue
        if one.state in RUNNING:
            withdraw(application=one, now=now)
        empty(one)
    for row in Signatory.objects.filter(contact__in=person.contacts):
        Signatory.objects.filter(pk=row.pk).update(typed_name=NOBODY, reason="", organisation_name="")
        revoke_links(purpose="fund-sign", subject_id=row.pk)
    for word in Message.objects.filter(by=person.user_id) if person.user_id else ():
        Message.objects.filter(pk=word.pk).update(text=person.without(word.text))
