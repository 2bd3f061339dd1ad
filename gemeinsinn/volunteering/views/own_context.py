"""What a volunteer's own page shows."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from gemeinsinn.exchange.lifecycle.notices import is_answerable
from gemeinsinn.exchange.showing.cards import notice_path
from gemeinsinn.exchange.wording.responses import summary_of
from gemeinsinn.people.personal import personal_path
from gemeinsinn.volunteering import own_page
from gemeinsinn.volunteering.attendance import check_in_code, code_picture
from gemeinsinn.volunteering.forms.signing import HeadsForm, ReminderForm
from gemeinsinn.volunteering.lifecycle.plans import can_cancel_until
from gemeinsinn.volunteering.lifecycle.signups import AGAIN, CANCELLABLE, State
from gemeinsinn.volunteering.models import Enrolment, SignUp
from gemeinsinn.volunteering.queries.signups import overlapping, place_in_line, sign_ups_of
from gemeinsinn.volunteering.showing import shift_row
from gemeinsinn.volunteering.wording.shifts import shift_words
from gemeinsinn.volunteering.wording.signups import STATE_LABELS, STATE_TONES


def overview_context(enrolment: Enrolment, token: str, *, now: datetime) -> dict[str, Any]:
    """Dates that come, dates that were, and what can be done."""
    need = enrolment.response.need
    assert need is not None  # an enrolment answers a need
    clashes = overlapping(enrolment)
    rows = [own_row(one, clashes.get(one.pk, []), token, now=now) for one in sign_ups_of(enrolment)]
    feed = settings.BASE_URL + personal_path(token, "termine.ics")
    open_need = is_answerable(need.state, need.until, timezone.localdate(now))
    return {
        "enrolment": enrolment,
        "notice": need,
        "plan": need.plan,
        "summary": summary_of(need),
        "name": enrolment.response.contact.name,
        "asked": [row for row in rows if row["state"] == State.ASKED],
        "coming": [row for row in rows if row["coming"]],
        "others": [row for row in rows if not row["coming"] and row["state"] != State.ASKED],
        "guardian": getattr(enrolment, "guardian", None),
        "reminder": ReminderForm(initial={"remind_hours": enrolment.remind_hours}),
        "reminder_href": personal_path(token, "erinnern"),
        "more_href": personal_path(token, "mehr") if open_need else "",
        "notice_href": notice_path(need),
        "all_href": personal_path(token, "alle-termine") if enrolment.response.contact.email else "",
        "calendar_href": personal_path(token, "termine.ics"),
        "feed": feed.replace("https://", "webcal://", 1).replace("http://", "webcal://", 1),
        "feed_plain": feed,
        "sections": own_page.sections_for(enrolment, token),
    }


def own_row(one: SignUp, clashes: list[SignUp], token: str, *, now: datetime) -> dict[str, Any]:
    """One date."""
    shift = one.shift
    until = can_cancel_until(shift.starts_at, shift.plan.cancel_hours)
    open_state = one.state in CANCELLABLE
    too_late = one.state == State.CONFIRMED and now > until
    code = check_in_code(one) if one.state == State.CONFIRMED and shift.ends_at > now else ""
    return {
        **shift_row(shift, now=now),
        "sign_up": one,
        "state": one.state,
        "words": shift_words(shift),
        "label": STATE_LABELS[one.state],
        "tone": STATE_TONES[one.state],
        "coming": open_state and shift.ends_at > now and one.state != State.ASKED,
        "line": place_in_line(one) if one.state == State.WAITING else 0,
        "clashes": [(shift_words(other.shift), other.shift.plan.need.title) for other in clashes],
        "may_cancel": open_state and not too_late and shift.starts_at > now,
        "too_late": too_late and shift.starts_at > now,
        "cancel_until": until,
        "again": one.state in AGAIN and shift.starts_at > now,
        "heads_form": HeadsForm(initial={"heads": one.heads}, prefix=None, auto_id=f"id_%s_{one.pk}")
        if one.heads > 1 and open_state
        else None,
        "hrefs": {name: personal_path(token, f"{name}/{one.pk}") for name in ("platz", "absagen", "personen", "grund")},
        "code": code,
        "picture": code_picture(code) if code else "",
    }
