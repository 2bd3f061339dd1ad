"""That a person fills in a public form: a solved puzzle, or without script a second press. The same for every such form."""

from datetime import datetime, timedelta

from django.http import HttpRequest

from gemeinsinn.core.challenges import make_ticket, redeem_challenge, redeem_ticket
from gemeinsinn.core.limits import check_limit
from gemeinsinn.people.brakes import network_of

HOUR = timedelta(hours=1)
MOST_UNPROVEN = 10  # an hour from one network, without proof of work
NOT_REPEATED = ("csrfmiddlewaretoken", "proof", "ticket")


def is_proven(request: HttpRequest, form: str, *, now: datetime) -> bool:
    """A solved puzzle, or the second press of a browser without script, which is braked harder. Raises TooOften."""
    if redeem_challenge(request.POST.get("proof", ""), now=now):
        return True
    if not redeem_ticket(request.POST.get("ticket", ""), now=now):
        return False
    check_limit(f"{form}-unproven", network_of(request), most=MOST_UNPROVEN, within=HOUR, now=now)
    return True


def once_more(request: HttpRequest, *, now: datetime) -> dict[str, object]:
    """For people/second_press.html: everything once more, hidden, with a ticket for the second press."""
    told = [(name, value) for name, values in request.POST.lists() if name not in NOT_REPEATED for value in values]
    return {"told": told, "ticket": make_ticket(now=now), "quick": bool(request.POST.get("ticket"))}
