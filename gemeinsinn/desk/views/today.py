"""What is due today."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.desk.actions.acts import ACTS
from gemeinsinn.desk.lifecycle import GROUPS, Group, Why, minutes_for
from gemeinsinn.desk.queries.counts import count_all
from gemeinsinn.desk.queries.due import Due, count_late, counts_by_reason, due_rows, due_sources
from gemeinsinn.desk.queries.figures import monthly_figures, open_counts
from gemeinsinn.desk.queries.matters import Art
from gemeinsinn.desk.rules import Desk
from gemeinsinn.desk.views.gate import at_desk, show
from gemeinsinn.desk.wording import acts as act_words
from gemeinsinn.desk.wording.due import headline, sentences, since_words
from gemeinsinn.desk.wording.today import group_names, minutes_words, today_words, waiting_words
from gemeinsinn.fund.queries.today import waiting_at_office
from gemeinsinn.people.arrival import arrival_for
from gemeinsinn.people.models import User
from gemeinsinn.placement.queries.caseload import due_count
from gemeinsinn.proof.queries.grants import waiting_for_office
from gemeinsinn.recognition.queries.attestations import attestations_waiting_at
from gemeinsinn.recognition.queries.hours import hours_waiting_at
from gemeinsinn.ui.icons import icon_markup
from gemeinsinn.volunteering.queries.waiting import sign_ups_waiting_for

# The verb of a row and the quieter one beside it; "" opens the file.
VERBS = {
    Why.CALL: ("erledigt", "niemand-da"),
    Why.CHECK: ("veroeffentlichen", ""),
    Why.ANSWER: ("annehmen", ""),
    Why.SIGN: ("erinnern", "weitergeben"),
    Why.ASK: ("fragen", "weitergeben"),
    Why.REPORT: ("", "weitergeben"),
    Why.STALE: ("verlaengern", "abnehmen"),
    Why.EXPIRING: ("verlaengern", "abnehmen"),
    Why.ALONE: ("", "abnehmen"),
}
BULK = ("veroeffentlichen", "verlaengern", "erinnern", "abnehmen", "uebernehmen")
ICON_OF = {Art.PROJECT: "heart", Art.ORGANISATION: "home"}


@dataclass(frozen=True, slots=True)
class Verb:
    """One button of a row: posts to `action`, or opens `href`."""

    label: str
    tone: str
    icon: SafeString
    action: str = ""
    href: str = ""


def file_address(art: str, pk: int) -> str:
    """The page of one thing."""
    return reverse("desk:file", args=[art, pk])


def verb_of(due: Due, key: str, address: str, *, first: bool) -> Verb:
    """A button that acts, or one that leads to the file (`address`) where acting takes a look first."""
    tone = "bare" if not first else "next" if due.late else "outline"
    if key in {"", "weitergeben"}:
        labels = {
            Why.CHECK: _("Have a look") if first else _("Change first"),
            Why.ANSWER: _("Read first"),
            Why.REPORT: _("Write it down"),
            Why.ALONE: _("Find somebody"),
        }
        label = act_words.act_label(key) if key else labels[due.why]
        anchor = "#weitergeben" if key else "#pruefen"
        return Verb(label, tone, icon_markup("edit" if first else ""), href=address + anchor)
    open_ended = due.why is Why.STALE and due.subject.until is None
    return Verb(
        act_words.act_label(key, due.art, open_ended=open_ended),
        tone,
        icon_markup(act_words.ICONS[key] if first else ""),
        action=f"{address}{key}/",
    )


def row_of(due: Due, *, now: datetime) -> dict[str, Any]:
    """A row as the template shows it."""
    subject = due.subject
    first, second = VERBS[due.why]
    if first and not ACTS[first].fits(due.art, subject):
        first, second = "", "weitergeben"
    notice = subject.response.notice if due.art is Art.AGREEMENT else getattr(subject, "notice", None) or subject
    contact = subject.contact if due.why is Why.CALL else None
    kind = notice.kind if notice._meta.model_name in {"need", "offer"} else ""
    title = headline(due.art, subject, due.why)
    address = file_address(due.art, subject.pk)
    return {
        "key": due.key,
        "title": title,
        "href": address,
        "text": sentences(due.art, subject, due.why, now=now),
        "since": since_words(due.since, now=now) if due.late or due.why in {Why.CALL, Why.ANSWER} else "",
        "late": due.late,
        "kind": kind,
        "kind_label": notice.get_kind_display() if kind else "",
        "sign": icon_markup(kind or ICON_OF.get(due.art, "phone")),
        "tick": act_words.tick_words(title),
        "acts": " ".join(sorted({first, second, "uebernehmen", "weitergeben"} & {*BULK, "weitergeben"})),
        "phone": contact.phone if contact else "",
        "assignee": subject.assignee,
        "verbs": (verb_of(due, first, address, first=True), verb_of(due, second, address, first=False)),
    }


def of_funds(desk: Desk, *, now: datetime) -> dict[str, Any]:
    """What waits in the funds and in the proofs; agencies have no part in it."""
    if not desk.office:
        return {}
    today = timezone.localdate(now)
    return waiting_at_office(today=today) | waiting_for_office(today=today)


def front(request: HttpRequest) -> HttpResponseBase:
    """/schreibtisch/: today for who has this desk; a guide or a juror has one of their own and is led there."""
    try:
        return today(request)
    except NotAllowed:
        own = arrival_for(cast(User, request.user))
        if own is None:
            raise
        return redirect(own)


@require_safe
@at_desk
def today(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The day at this desk."""
    now = timezone.now()
    sources = due_sources(desk, now=now)
    besides = for_a_yes(desk) | of_funds(desk, now=now)
    counted = count_all(desk.user, {one.name: one.rows for one in sources} | open_counts(desk) | besides)
    reasons, late = counts_by_reason(sources, counted), count_late(sources, counted)
    rows = due_rows(sources, counted, now=now)
    return show(
        request,
        desk,
        "desk/today.html",
        {
            "headline": today_words(sum(reasons.values()), desk.user.name),
            "minutes": minutes_words(minutes_for(reasons)),
            "groups": [
                {
                    "id": group.value,
                    "name": group_names()[group],
                    "count": group_count(group, reasons, late),
                    "rows": [row_of(due, now=now) for due in rows[group]],
                    "more": group_count(group, reasons, late) - len(rows[group]),
                }
                for group in Group
                if rows[group]
            ],
            "bulk": [{"key": key, "label": act_words.act_label(key), "icon": act_words.ICONS[key]} for key in BULK],
            "figures": figures(desk, counted, now=now),
            "signing": signing_rows(desk, now=now),
            "cases_due": due_count(desk.user, desk.shown, now=now),
            **{name: counted[name] for name in besides},
        },
        page="today",
        counts={
            "today": sum(reasons.values()),
            "needs": counted["open_needs"],
            "offers": counted["open_offers"],
            "calls": reasons[Why.CALL],
        },
    )


def for_a_yes(desk: Desk) -> dict[str, Any]:
    """Hours and certificates that wait for this agency; for the office those of no agency."""
    theirs = Q(agency=None) if desk.office else Q(agency__in=[agency.pk for agency in desk.shown])
    return {
        "hours": hours_waiting_at(desk.user, theirs),
        "certificates": attestations_waiting_at(desk.user, theirs),
    }


def signing_rows(desk: Desk, *, now: datetime) -> list[dict[str, str]]:
    """Sign-ups that wait for this agency's own people; the office leaves them to those who know the volunteers."""
    agencies = () if desk.office else desk.shown
    return [
        {"words": waiting_words(one.title, one.count), "href": reverse("volunteering:plan", args=[one.need])}
        for one in sign_ups_waiting_for(agencies, now=now)
    ]


def group_count(group: Group, reasons: dict[Why, int], late: int) -> int:
    """How many lie in a group, on the page or not."""
    if group is Group.LATE:
        return late
    found = sum(number for why, number in reasons.items() if GROUPS[why] is group)
    return found - late if group is Group.TODAY else found


def figures(desk: Desk, counted: dict[str, int], *, now: datetime) -> dict[str, Any]:
    """This month beside the list."""
    return monthly_figures(desk, now=now) | {
        "month": now,
        "open": counted["open_needs"],
        "open_words": ngettext("need is open", "needs are open", counted["open_needs"]),
    }
