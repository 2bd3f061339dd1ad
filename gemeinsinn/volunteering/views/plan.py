"""The plan of a need: its shifts by month, new ones, series, copies, how people get in."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.models import SecretLink
from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.showing.cards import notice_path
from gemeinsinn.partnerships.views.personal import by_notice_link
from gemeinsinn.ui import formats
from gemeinsinn.volunteering.actions.planning import PLANNED_KINDS, add_shift, change_plan, open_plan
from gemeinsinn.volunteering.actions.series import a_year_later, add_series, at_clock, copy_shifts
from gemeinsinn.volunteering.forms.planning import CopyForm, PlanForm, SeriesForm, ShiftForm
from gemeinsinn.volunteering.models import Plan, Shift
from gemeinsinn.volunteering.queries.plans import ShiftFilter, months_of, shifts_in
from gemeinsinn.volunteering.rules import can_plan
from gemeinsinn.volunteering.showing import by_day, month_typed, month_words
from gemeinsinn.volunteering.standing import Standing
from gemeinsinn.volunteering.views import shifts
from gemeinsinn.volunteering.wording.shifts import MODE_LABELS

PER_PAGE = 100
Page = Callable[[HttpRequest, Standing], HttpResponse]


def by_need_link(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """/m/<token>/… of a need: its plan is ours, everything else belongs below."""
    word, _slash, path = rest.partition("/")
    if word != "plan":
        return by_notice_link(request, link, token, rest)
    need = Need.objects.filter(pk=link.subject_id, kind__in=PLANNED_KINDS).first()
    if need is None:
        raise Http404
    return show(request, Standing.by_link(plan_for(need, None), token), path)


@never_cache
@login_required
def by_account(request: HttpRequest, pk: int, rest: str = "") -> HttpResponse:
    """/bedarfe/<id>/plan/… for its author's account and for staff."""
    need = Need.objects.select_related("contact", "agency").filter(pk=pk).first() if pk < 2**63 else None
    if need is None or need.kind not in PLANNED_KINDS:
        raise Http404
    if not can_plan(request.user, need):
        raise PermissionDenied
    return show(request, Standing.by_account(plan_for(need, request.user), request.user), rest.strip("/"))


def plan_for(need: Need, user: Any) -> Plan:
    """The plan of a need; to open its page for the first time is to begin one that says nothing yet."""
    found = Plan.objects.select_related("need__contact", "need__agency").filter(pk=need.pk).first()
    if found is not None:
        return found
    return Plan(need=need)


def show(request: HttpRequest, standing: Standing, rest: str) -> HttpResponse:
    """The page for the rest of the path."""
    page = PAGES.get(rest)
    if page is not None:
        return page(request, standing)
    number, _slash, name = rest.partition("/")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise Http404
    shift = Shift.objects.select_related("plan__need").filter(plan=standing.plan.pk, pk=int(number)).first()
    if shift is None:
        raise Http404
    return shifts.show(request, standing, shift, name)


@require_safe
def overview(request: HttpRequest, standing: Standing) -> HttpResponse:
    """The shifts of one month, and what can be done."""
    plan, now = standing.plan, timezone.now()
    everything = stored_shifts(plan)
    months = months_of(everything)
    firsts = [month.first for month in months]
    today = timezone.localdate()
    wanted = month_typed(request.GET.get("monat", ""))
    coming = [first for first in firsts if first >= today.replace(day=1)]
    chosen = wanted if wanted in firsts else (coming or firsts[-1:] or [None])[0]
    rows = shifts_in(everything, ShiftFilter(chosen)).select_related("plan")
    paginator = Paginator(rows, PER_PAGE)
    page = paginator.get_page(request.GET.get("seite"))
    context = page_context(
        standing,
        days=by_day(page.object_list, now=now),
        page=page,
        base=f"monat={chosen:%Y-%m}" if chosen else "",
        months=[
            {
                "href": f"?monat={month.key}",
                "label": month_words(month.first),
                "count": month.shifts,
                "current": month.first == chosen,
            }
            for month in months
        ],
        chosen=month_words(chosen) if chosen else "",
        mode=MODE_LABELS[plan.mode],
        now=now,
    )
    return render(request, "volunteering/plan.html", context)


def page_context(standing: Standing, **more: Any) -> dict[str, Any]:
    """What every page of a plan shows."""
    return {
        "standing": standing,
        "plan": standing.plan,
        "need": standing.plan.need,
        "public_href": notice_path(standing.plan.need),
        "back_href": standing.back or notice_path(standing.plan.need),
        "paths": {name: standing.path(rest) for name, rest in REST.items()},
        **more,
    }


REST = {"plan": "", "shift": "neu", "series": "serie", "copy": "kopieren", "settings": "einstellungen"}


def with_form(
    request: HttpRequest, standing: Standing, form: Any, template: str, act: Callable[[Any], str], **more: Any
) -> HttpResponse:
    """Shows a form or does what it says; a rule that says no keeps every word."""
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, f"{act(form)} {lasting_words(standing.plan.need)}".strip())
            return redirect(standing.path(more.pop("then", "")))
        except DomainError as problem:
            form.add_error(None, str(problem))
            status = problem.status
    return render(request, template, page_context(standing, form=form, **more), status=status)


def lasting_words(need: Need) -> str:
    """Says so where a need hangs longer now, because dates were planned after its last day."""
    before = need.until
    need.refresh_from_db(fields=["until"])
    if before == need.until or need.until is None:
        return ""
    return _("The need hangs until %(day)s now.") % {"day": formats.day(need.until)}


def posted(request: HttpRequest) -> Any:
    """The form's data, if one was sent."""
    return request.POST if request.method == "POST" else None


def opened(standing: Standing) -> Plan:
    """The stored plan; the first thing anybody adds begins it."""
    return open_plan(need=standing.plan.need, by=standing.user, now=timezone.now())


def settings(request: HttpRequest, standing: Standing) -> HttpResponse:
    """How people get in."""

    def act(form: PlanForm) -> str:
        change_plan(plan=opened(standing), by=standing.user, now=timezone.now(), **form.cleaned_data)
        return _("Kept.")

    return with_form(
        request, standing, PlanForm(posted(request), plan=standing.plan), "volunteering/settings.html", act
    )


def new_shift(request: HttpRequest, standing: Standing) -> HttpResponse:
    """One more shift; what was typed last is a start for the next."""

    def act(form: ShiftForm) -> str:
        key = form.cleaned_data["form_key"]
        add_shift(plan=opened(standing), slot=form.slot(), by=standing.user, now=timezone.now(), form_key=key)
        return _("The shift is in the plan.")

    form = ShiftForm(posted(request), initial={"day": request.GET.get("tag", "")[:10]})
    return with_form(request, standing, form, "volunteering/shift_new.html", act)


def new_series(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Many shifts by a rule."""

    def act(form: SeriesForm) -> str:
        made = add_series(
            plan=opened(standing),
            rule=form.rule(),
            slots=[form.slot_on(form.cleaned_data["first"])],
            by=standing.user,
            now=timezone.now(),
            form_key=form.cleaned_data["form_key"],
        )
        if not made:
            return _("These shifts are in the plan already.")
        return ngettext("%(n)s shift is in the plan.", "%(n)s shifts are in the plan.", len(made)) % {"n": len(made)}

    first = {"rhythm": "weekly", "every": 1, "nth": 1}
    return with_form(request, standing, SeriesForm(posted(request), initial=first), "volunteering/series.html", act)


def copy(request: HttpRequest, standing: Standing) -> HttpResponse:
    """The whole plan, or a part of it, once more."""

    def act(form: CopyForm) -> str:
        told = {name: form.cleaned_data[name] for name in ("since", "until", "first", "form_key")}
        made = copy_shifts(plan=opened(standing), by=standing.user, now=timezone.now(), **told)
        if not made:
            return _("These shifts are in the plan already.")
        return ngettext("%(n)s shift was copied.", "%(n)s shifts were copied.", len(made)) % {"n": len(made)}

    return with_form(
        request, standing, CopyForm(posted(request), initial=copy_days(standing)), "volunteering/copy.html", act
    )


def stored_shifts(plan: Plan) -> QuerySet[Shift]:
    """The shifts of a plan; of one that nobody has begun there are none."""
    return Shift.objects.none() if plan._state.adding else plan.shifts.all()


def copy_days(standing: Standing) -> dict[str, Any]:
    """The last year of the plan, 52 weeks later: the same weekdays, and never onto days that were copied before."""
    rows = stored_shifts(standing.plan).filter(called_off_at=None).order_by("starts_at")
    last = rows.last()
    if last is None:
        return {}
    until = timezone.localtime(last.starts_at).date()
    first = rows.filter(starts_at__gte=at_clock(until - timedelta(days=363), time.min)).first() or last
    since = timezone.localtime(first.starts_at).date()
    then = a_year_later(since)
    while then < timezone.localdate():
        then += timedelta(weeks=52)
    return {"since": since, "until": until, "first": then}


PAGES: dict[str, Page] = {
    "": overview,
    "neu": new_shift,
    "serie": new_series,
    "kopieren": copy,
    "einstellungen": settings,
}
