"""One calendar for all of a person's dates: its page and the feed, by a secret address."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gemeinsinn.core.models import SecretLink
from gemeinsinn.people.personal import personal_path
from gemeinsinn.volunteering.actions.feeds import end_feed, mail_feed, open_feed
from gemeinsinn.volunteering.calendar import calendar_of
from gemeinsinn.volunteering.models import Enrolment
from gemeinsinn.volunteering.queries.signups import enrolments, enrolments_of, sign_ups_of_person
from gemeinsinn.volunteering.wording.shifts import shift_words
from gemeinsinn.volunteering.wording.signups import STATE_LABELS, STATE_TONES

SHOWN = 40


def by_link(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """/m/<token>/…: the page, the feed, the end of it."""
    enrolment = enrolments().filter(pk=link.subject_id).first()
    if enrolment is None or rest not in {"", "termine.ics", "ende"}:
        raise Http404
    if rest == "ende":
        return end(request, link, token)
    return feed(request, enrolment) if rest else page(request, enrolment, token)


@require_safe
def page(request: HttpRequest, enrolment: Enrolment, token: str) -> HttpResponse:
    """What is coming, and the address to subscribe to."""
    now = timezone.now()
    address = settings.BASE_URL + personal_path(token, "termine.ics")
    rows = [one for one in sign_ups_of_person(enrolment) if one.shift.ends_at > now][:SHOWN]
    context = {
        "rows": [
            {
                "title": one.enrolment.response.notice.title, "lang": one.enrolment.response.notice.language, "words": shift_words(one.shift),
                "label": STATE_LABELS[one.state], "tone": STATE_TONES[one.state],
            }
            for one in rows
        ],
        "address": address,
        "subscribe": address.replace("https://", "webcal://", 1).replace("http://", "webcal://", 1),
        "file_href": personal_path(token, "termine.ics"),
        "end_href": personal_path(token, "ende"),
    }  # fmt: skip
    return render(request, "volunteering/all_dates.html", context)


@require_safe
def feed(request: HttpRequest, enrolment: Enrolment) -> HttpResponse:
    """For calendars: everything with a place, also what was called off."""
    text = calendar_of(sign_ups_of_person(enrolment), _("My dates"), now=timezone.now())
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="meine-termine.ics"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_POST
def end(request: HttpRequest, link: SecretLink, token: str) -> HttpResponse:
    """The address is of no use from now on."""
    end_feed(link=link, now=timezone.now())
    return render(request, "volunteering/feed_ended.html")


@login_required
@require_POST
def from_account(request: HttpRequest) -> HttpResponse:
    """A fresh address for somebody signed in."""
    enrolment = enrolments_of(request.user).first()
    if enrolment is None:
        raise Http404
    return redirect(personal_path(open_feed(enrolment=enrolment, by=request.user, now=timezone.now())))


def from_own_page(request: HttpRequest, enrolment: Enrolment, token: str) -> HttpResponse:
    """By mail, for who came by the link of one need."""
    if request.method == "POST" and enrolment.response.contact.email:
        mail_feed(enrolment=enrolment, now=timezone.now())
        messages.success(request, _("The address of your calendar is on its way to your mailbox."))
    return redirect(personal_path(token))
