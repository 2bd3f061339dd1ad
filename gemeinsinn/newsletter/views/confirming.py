"""The links that prove an address: looking changes nothing, the button says yes. No script presses it: scanners run them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.newsletter.actions.changing import confirm_address as move_address
from gemeinsinn.newsletter.actions.ending import refuse_subscription
from gemeinsinn.newsletter.actions.linking import MANAGE
from gemeinsinn.newsletter.actions.ordering import confirm_subscription
from gemeinsinn.newsletter.lifecycle.subscriptions import LINK_LASTS, Frequency
from gemeinsinn.newsletter.models import AddressChange, Subscriber
from gemeinsinn.newsletter.wording.subscriptions import FREQUENCIES, topics_words
from gemeinsinn.people.personal import personal_path

HIDDEN = "/m/…/"  # the page as the proof names it: its real address is a key


def subscriber_of(link: SecretLink) -> Subscriber:
    """Whom a link is about."""
    found = Subscriber.objects.filter(pk=link.subject_id).first()
    if found is None:
        raise Http404
    return found


def fresh_path(subscriber: Subscriber) -> str:
    """A new personal link to the page on which everything can be changed."""
    return personal_path(issue_link(purpose=MANAGE, subject_id=subscriber.pk, now=timezone.now(), lasts=LINK_LASTS))


def confirm(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """The link in the first mail: yes, or "that was not me"."""
    subscriber = subscriber_of(link)
    if rest not in {"", "nein"}:
        raise Http404
    if request.method != "POST":
        template = "newsletter/confirm.html" if not rest else "newsletter/refuse.html"
        context = {
            "subscriber": subscriber, "topics": topics_words(subscriber.topics),
            "frequency": FREQUENCIES[Frequency(subscriber.frequency)], "no_href": personal_path(token, "nein"),
        }  # fmt: skip
        return render(request, template, context)
    now = timezone.now()
    if rest:
        refuse_subscription(subscriber=subscriber, link=link, page=HIDDEN + "nein/", now=now)
        return redirect("newsletter:ended")
    confirm_subscription(subscriber=subscriber, link=link, page=HIDDEN, now=now)
    messages.success(request, _("Confirmed. The next issue comes to you."))
    return redirect(fresh_path(subscriber))


def confirm_address(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """The link in the mail to the new address."""
    subscriber = subscriber_of(link)
    if rest:
        raise Http404
    wanted = AddressChange.objects.filter(subscriber=subscriber).first()
    if request.method != "POST":
        return render(request, "newsletter/confirm_address.html", {"wanted": wanted})
    try:
        move_address(subscriber=subscriber, link=link, page=HIDDEN, now=timezone.now())
    except DomainError as problem:
        if problem.status != DomainError.status:
            raise
        messages.warning(request, str(problem))
        return redirect("newsletter:link")
    messages.success(request, _("From now on the newsletter comes to the new address."))
    return redirect(fresh_path(subscriber))
