"""What the pages of one shift have in common: its row, its addresses, the people of it."""

from typing import Any

from django.http import Http404
from django.utils import timezone

from gemeinsinn.volunteering.lifecycle.signups import State
from gemeinsinn.volunteering.models import Shift, SignUp
from gemeinsinn.volunteering.showing import shift_row
from gemeinsinn.volunteering.standing import Standing
from gemeinsinn.volunteering.wording.shifts import shift_words
from gemeinsinn.volunteering.wording.signups import HOST_LABELS

NAMES = ("zeile", "aendern", "ausfall", "wer", "tuer", "ohne-netz", "entscheiden", "haken")


def context_of(standing: Standing, shift: Shift, **more: Any) -> dict[str, Any]:
    """What every page of a shift shows."""
    return {
        "standing": standing,
        "plan": standing.plan,
        "need": standing.plan.need,
        "shift": shift,
        "row": shift_row(shift, now=timezone.now()),
        "words": shift_words(shift),
        "plan_href": standing.path(),
        "hrefs": {name: standing.path(f"{shift.pk}/{name}") for name in NAMES},
        **more,
    }


def name_of(one: SignUp) -> str:
    """Who it is."""
    return one.enrolment.response.contact.name


def person_row(one: SignUp) -> dict[str, Any]:
    """One person or group on the list."""
    response = one.enrolment.response
    return {
        "one": one,
        "id": one.pk,
        "name": response.contact.name,
        "from": response.organisation_name,
        "phone": response.contact.phone,
        "email": response.contact.email,
        "message": response.message,
        "lang": response.contact.language,
        "age": one.enrolment.age,
        "state": one.state,
        "label": HOST_LABELS[one.state],
        "tick": {State.ATTENDED: "da", State.MISSED: "fehlt"}.get(State(one.state), "offen"),
    }


def sign_up_of(shift: Shift, number: str) -> SignUp:
    """One sign-up of this shift by its number; 404 for any other."""
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise Http404
    one = (
        SignUp.objects.select_related("shift__plan", "enrolment__response__contact", "enrolment__response__need")
        .filter(shift=shift, pk=int(number))
        .first()
    )
    if one is None:
        raise Http404
    return one
