"""Personal data of answers and calls goes when nobody needs it any more."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from gemeinsinn.activity.forgetting import drop_mails
from gemeinsinn.core.tokens import revoke_links
from gemeinsinn.exchange.actions.responses import withdraw_response
from gemeinsinn.exchange.lifecycle.calls import State as CallState
from gemeinsinn.exchange.lifecycle.responses import State
from gemeinsinn.exchange.models import CallRequest, Decision, Response
from gemeinsinn.organisations.rules import others_work_for
from gemeinsinn.people.actions.leaving import anonymise_contacts
from gemeinsinn.people.models import Contact
from gemeinsinn.people.personal_data import NOBODY, Person

UNCONFIRMED_KEPT = timedelta(days=7)  # an address that never answered
CALLED_KEPT = timedelta(days=30)  # long enough to call once more
ENDED_KEPT = timedelta(days=180)  # long enough to ask why
WAITING = frozenset({State.UNCONFIRMED, State.OFFERED})
ENDED = frozenset({State.DECLINED, State.WITHDRAWN, State.EXPIRED})


@transaction.atomic
def forget_unconfirmed(*, now: datetime) -> int:
    """Deletes lapsed answers whose address was never confirmed; returns how many."""
    gone = Response.objects.filter(
        state__in=[State.EXPIRED, State.WITHDRAWN], confirmed_at=None, changed_at__lt=now - UNCONFIRMED_KEPT
    )
    contacts = list(gone.filter(contact__confirmed_at=None).values_list("contact", flat=True))
    number: int = gone.delete()[1].get("exchange.Response", 0)
    Contact.objects.filter(pk__in=contacts).delete()
    return number


@transaction.atomic
def forget_called(*, now: datetime) -> int:
    """Takes name and number out of calls that were made a month ago; returns how many."""
    made = CallRequest.objects.filter(state=CallState.DONE, done_at__lt=now - CALLED_KEPT).exclude(contact__name=NOBODY)
    contacts = list(made.values_list("contact", flat=True))
    made.update(message="", good_times="")
    return anonymise_contacts(contacts=Q(pk__in=contacts))


@transaction.atomic
def forget_settled(*, now: datetime) -> int:
    """Takes the person out of answers that came to nothing half a year ago; returns how many."""
    ended = Response.objects.filter(state__in=ENDED, changed_at__lt=now - ENDED_KEPT).exclude(contact__name=NOBODY)
    pks, contacts = list(ended.values_list("pk", flat=True)), list(ended.values_list("contact", flat=True))
    for pk in pks:
        forget_links_and_mails(pk)
    Decision.objects.filter(response__in=pks).update(note="")
    Response.objects.filter(pk__in=pks).update(message="")
    return anonymise_contacts(contacts=Q(pk__in=contacts))


@transaction.atomic
def erase_answers(person: Person, *, now: datetime) -> None:
    """Takes a person's words out of their answers and calls; open answers are taken back and their share is free.

    What an organisation with other people has answered stands; it only loses the person.
    """
    mine = Response.objects.filter(contact__in=person.contacts)
    for response in mine.select_related("organisation"):
        forget_links_and_mails(response.pk)
        Decision.objects.filter(response=response).update(note="")
        response.message = ""
        if not others_work_for(response.organisation, person.user_id):
            response.organisation_name = ""
        response.save(update_fields=["message", "organisation_name"])
        if response.state in WAITING and not others_work_for(response.organisation, person.user_id):
            withdraw_response(response=response, now=now)
    calls = CallRequest.objects.filter(contact__in=person.contacts)
    calls.exclude(state=CallState.DONE).delete()
    calls.update(message="", good_times="")


def forget_links_and_mails(pk: int) -> None:
    """The ways to an answer, and the mails about it."""
    drop_mails(about=f"response-{pk}-")
    for purpose in ("response", "response-confirm"):
        revoke_links(purpose=purpose, subject_id=pk)
