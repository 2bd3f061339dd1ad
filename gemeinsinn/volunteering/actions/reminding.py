"""Mails that come by the clock: reminders, what is new for hosts, shifts with too few people."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.exchange.actions.notices.moves import author_language, manage_address
from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.showing.cards import notice_path
from gemeinsinn.exchange.wording.phrases import place_words
from gemeinsinn.volunteering.actions.mails import mail_volunteer
from gemeinsinn.volunteering.lifecycle.plans import Mode
from gemeinsinn.volunteering.lifecycle.signups import State
from gemeinsinn.volunteering.models import Plan, Shift, SignUp
from gemeinsinn.volunteering.queries.plans import short_shifts
from gemeinsinn.volunteering.wording.shifts import shift_words

LEADS = (2, 24, 48, 72, 168)  # hours before the start
NEWS_EVERY = timedelta(hours=24)
REQUESTS_EVERY = timedelta(hours=1)
SHORT_BEFORE = timedelta(days=3)
MOST_A_ROUND = 500


def remind_volunteers(*, now: datetime) -> int:
    """Reminds who wants it, each of them once a shift; returns how many. Who has only just signed up knows."""
    due: list[int] = []
    for hours in LEADS:
        lead = timedelta(hours=hours)
        rows = SignUp.objects.filter(
            state=State.CONFIRMED,
            reminded_at=None,
            enrolment__remind_hours=hours,
            shift__starts_at__gt=now,
            shift__starts_at__lte=now + lead,
            changed_at__lte=F("shift__starts_at") - lead,
        )
        due += rows.values_list("pk", flat=True)[:MOST_A_ROUND]
    return sum(remind_volunteer(pk=pk, now=now) for pk in due)


@transaction.atomic
def remind_volunteer(*, pk: int, now: datetime) -> bool:
    """One reminder; False if another worker has written it."""
    if not SignUp.objects.filter(pk=pk, state=State.CONFIRMED, reminded_at=None).update(reminded_at=now):
        return False
    one = SignUp.objects.select_related("shift__plan__need__agency", "enrolment__response__contact").get(pk=pk)
    plan = one.shift.plan
    with translation.override(one.enrolment.response.contact.language):
        where = one.shift.place or place_words(plan.need)
    mail_volunteer(
        one.enrolment,
        "reminder",
        f"reminder-{one.pk}-{one.shift.starts_at.timestamp():.0f}",
        [one],
        now=now,
        where=where,
        meeting_point=plan.meeting_point,
        bring_along=plan.bring_along,
    )
    return True


def tell_hosts(*, now: datetime) -> int:
    """What is new since the last mail: open requests within the hour, everything else once a day. Returns how many."""
    told = 0
    for state, pause in ((State.REQUESTED, REQUESTS_EVERY), (None, NEWS_EVERY)):
        rows = Plan.objects.filter(told_at__lte=now - pause, shifts__sign_ups__changed_at__gt=F("told_at"))
        if state is not None:
            rows = rows.filter(shifts__sign_ups__state=state)
        for pk in list(rows.values_list("pk", flat=True).distinct()[:MOST_A_ROUND]):
            told += tell_host(pk=pk, now=now)
    return told


@transaction.atomic
def tell_host(*, pk: int, now: datetime) -> bool:
    """One mail about everything that is new for a need."""
    plan = Plan.objects.select_for_update(of=("self",)).select_related("need__contact", "need__agency").get(pk=pk)
    fresh = SignUp.objects.filter(shift__plan=plan, changed_at__gt=plan.told_at, changed_at__lte=now)
    counted = Counter(fresh.values_list("state", flat=True))
    Plan.objects.filter(pk=pk).update(told_at=now)
    language = author_language(plan.need)
    with translation.override(language):
        news = [words for state in NEWS if (words := news_words(state, counted[state]))]
    if not news:
        return False
    return mail_host(plan, "host_news", f"news-{now.timestamp():.0f}", news, now=now, requests=counted[State.REQUESTED])


NEWS = (State.REQUESTED, State.CONFIRMED, State.WAITING, State.INTERESTED, State.CANCELLED)


def news_words(state: str, n: int) -> str:
    """ "3 wollen mitmachen und warten auf Ihr Ja"; "" for none."""
    if not n:
        return ""
    said = {
        State.REQUESTED: ngettext("%(n)s waits for a yes", "%(n)s wait for a yes", n),
        State.CONFIRMED: ngettext("%(n)s has signed up", "%(n)s have signed up", n),
        State.WAITING: ngettext("%(n)s is on the waiting list", "%(n)s are on the waiting list", n),
        State.INTERESTED: ngettext("%(n)s is interested", "%(n)s are interested", n),
        State.CANCELLED: ngettext("%(n)s has stepped back", "%(n)s have stepped back", n),
    }
    return str(said[State(state)]) % {"n": n}


def tell_short(*, now: datetime) -> int:
    """Tells hosts three days ahead where too few have signed up; returns how many mails."""
    by_plan: dict[int, list[Shift]] = {}
    for shift in short_shifts(before=now + SHORT_BEFORE, now=now)[:MOST_A_ROUND]:
        by_plan.setdefault(shift.plan_id, []).append(shift)
    return sum(tell_short_plan(shifts, now=now) for shifts in by_plan.values())


@transaction.atomic
def tell_short_plan(shifts: Iterable[Shift], *, now: datetime) -> bool:
    """One mail about all short shifts of a need, each of them once."""
    fresh = [one for one in shifts if Shift.objects.filter(pk=one.pk, short_told_at=None).update(short_told_at=now)]
    if not fresh:
        return False
    plan = fresh[0].plan
    with translation.override(author_language(plan.need)):
        news = [
            _("%(shift)s: %(taken)s of at least %(least)s")
            % {"shift": shift_words(one), "taken": one.taken, "least": one.least}
            for one in fresh
        ]
    return mail_host(plan, "host_short", f"short-{now.timestamp():.0f}", news, now=now)


def mail_host(plan: Plan, template: str, occasion: str, news: list[str], *, now: datetime, **more: Any) -> bool:
    """To who wrote the need; where the agency decides, or the author has no address, to the agency. Names nobody."""
    need = plan.need
    to_author = plan.mode != Mode.AGENCY and need.contact is not None and bool(need.contact.email)
    if to_author and need.contact is not None:
        to, name, language = need.contact.email, need.contact.name, author_language(need)
        link = manage_address(need, now=now, rest="plan")
    elif need.agency is not None and need.agency.email:
        to, name, language = need.agency.email, need.agency.name, settings.LANGUAGE_CODE
        link = desk_address(need)
    else:
        return False
    queue_mail(
        key=f"need-{need.pk}-{occasion}",
        to=to,
        template=f"volunteering/mail/{template}.txt",
        context={"title": need.title, "name": name, "link": link, "news": news, "requests": 0, **more},
        language=language,
        now=now,
    )
    return True


def desk_address(need: Need) -> str:
    """For staff: the need's page, from where its plan is one click."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(settings.BASE_URL) + notice_path(need)
