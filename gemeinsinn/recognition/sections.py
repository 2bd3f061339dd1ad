"""What this context adds to pages of lower ones: one's own hours, hours that wait for a yes."""

from typing import Any

from django.db.models import Sum
from django.urls import reverse

from gemeinsinn.exchange.lifecycle.notices import SHOWN
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.people.personal import personal_path
from gemeinsinn.recognition.lifecycle.hours import State
from gemeinsinn.recognition.models import Hours
from gemeinsinn.recognition.queries.attestations import attestations_waiting_for
from gemeinsinn.recognition.queries.hours import hours_to_confirm
from gemeinsinn.recognition.standing import HOURS
from gemeinsinn.recognition.wording.hours import hours_words
from gemeinsinn.volunteering.models import Enrolment
from gemeinsinn.volunteering.models.opportunities import KINDS

Told = tuple[str, dict[str, Any]]


def my_hours(user: Any) -> Told:
    """In the account: how many hours count, and the way to enter more."""
    mine = Hours.objects.filter(volunteer__contact__user=user).order_by()
    sums = dict(mine.values_list("state").annotate(Sum("minutes")))
    told = {
        "confirmed": hours_words(sums[State.CONFIRMED]) if sums.get(State.CONFIRMED) else "",
        "waits": hours_words(sums[State.ENTERED]) if sums.get(State.ENTERED) else "",
        "href": reverse("recognition:own"),
        "only_invites": not sums,
    }
    return "recognition/parts/my_hours.html", told


def for_my_yes(user: Any) -> Told | None:
    """In the account of hosts and staff: what waits for their yes."""
    waiting = hours_to_confirm(user).order_by().count() + attestations_waiting_for(user).order_by().count()
    if not waiting:
        return None
    return "recognition/parts/for_my_yes.html", {"n": waiting, "href": reverse("recognition:to_confirm")}


def hours_of_own_need(notice: Need | Offer) -> Told | None:
    """On the personal page of a need that hangs or hung: the way to the hours of those who help, below that page.

    Without a count: the page asks the database often enough, and a mail says once a day what waits.
    """
    if not isinstance(notice, Need) or notice.kind not in KINDS or notice.state not in SHOWN:
        return None
    return "recognition/parts/hours_of_need.html", {"href": f"{HOURS}/"}


def hours_of_enrolment(enrolment: Enrolment, token: str) -> Told | None:
    """On a volunteer's own page: the way to their hours, as soon as the address is confirmed."""
    if enrolment.response.contact.confirmed_at is None:
        return None
    return "recognition/parts/to_my_hours.html", {"href": personal_path(token, HOURS)}
