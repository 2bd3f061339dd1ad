"""Personal data of answers and calls goes when nobody needs it any more."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from gemeinsinn.exchange.actions.responses import withdraw_response
from gemeinsinn.exchange.lifecycle.calls import State as CallState
from gemeinsinn.exchange.lifecycle.responses import State
from gemeinsinn.exchange.models import CallRequest, Response
from gemeinsinn.people.actions.leaving import NOBODY, anonymise_contacts
from gemeinsinn.people.models import Contact, User

UNCONFIRMED_KEPT = timedelta(days=7)  # an address that never answered
CALLED_KEPT = timedelta(days=30)  # long enough to call once more


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
    made.update(message="")
    return anonymise_contacts(contacts=Q(pk__in=contacts))


@transaction.atomic
def erase_answers(user: User, *, now: datetime) -> None:
    """Takes a person's words out of their answers and calls; open answers are taken back and their share is free."""
    for response in Response.objects.filter(contact__user=user, state__in=[State.UNCONFIRMED, State.OFFERED]):
        withdraw_response(response=response, now=now)
    Response.objects.filter(contact__user=user).update(message="", organisation_name="")
    CallRequest.objects.filter(contact__user=user).update(message="")
