"""Plans of the demo: shifts, who signed up, who waits, who was there."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from gemeinsinn.demo.network.plans import Guest, PlanText, ShiftText
from gemeinsinn.demo.network.story import NEEDS
from gemeinsinn.demo.plot import Plot
from gemeinsinn.demo.stage import Stage, email_of
from gemeinsinn.demo.writing import form_key, written_at
from gemeinsinn.exchange.models import Need
from gemeinsinn.volunteering.actions.cancelling import cancel_sign_up
from gemeinsinn.volunteering.actions.consenting import give_consent
from gemeinsinn.volunteering.actions.hosting import accept_sign_up, mark_attendance
from gemeinsinn.volunteering.actions.planning import Slot, add_shift, change_plan, open_plan
from gemeinsinn.volunteering.actions.series import add_series, at_clock
from gemeinsinn.volunteering.actions.signing import Volunteer, confirm_enrolment, sign_up
from gemeinsinn.volunteering.lifecycle.recurrence import Rhythm, Rule
from gemeinsinn.volunteering.lifecycle.signups import State
from gemeinsinn.volunteering.models import Enrolment, Plan, Shift, SignUp

PLANNED_AFTER = timedelta(days=1, hours=3)  # the agency has published the need by then
TEXTS = {text.key: text for text in NEEDS}


def add_plans(plot: Plot, stage: Stage, texts: tuple[PlanText, ...]) -> None:
    """Each need with a plan gets it a day after it was written, and then its guests."""
    for text in texts:
        begun = written_at(stage, TEXTS[text.need]) + PLANNED_AFTER
        plot.add(begun, _planning(stage, text))
        for guest in text.guests:
            joined = min(begun + timedelta(days=guest.after, hours=2), plot.now - timedelta(hours=2))
            plot.add(joined, _joining(stage, text, guest))
            if guest.left_hours:
                plot.add(plot.now - timedelta(hours=guest.left_hours), _leaving(stage, text, guest))
        for day in days_past(stage, text):
            evening = at_clock(day, time(21))
            if evening <= plot.now:
                plot.add(evening, _ticking(stage, text, day))


def days_past(stage: Stage, text: PlanText) -> list[date]:
    """Days on which somebody ticks who was there."""
    if not text.weeks:
        return [own_day(stage, text)]
    first = first_day(stage, text)
    return [first + timedelta(days=offset) for offset in range(7 * text.weeks_back + 7)]


def own_day(stage: Stage, text: PlanText) -> date:
    """The day of a need with all its shifts on one."""
    need = TEXTS[text.need]
    return stage.days.day(need.until or 0, need.weekday)


def first_day(stage: Stage, text: PlanText) -> date:
    """The Monday with which a series begins."""
    return stage.days.day(-7 * text.weeks_back, "mo")


def slot_of(text: ShiftText, day: date) -> Slot:
    """A shift of the story on a day."""
    begins, ends = (time.fromisoformat(words) for words in (text.begins, text.ends))
    return Slot(
        starts_at=at_clock(day, begins),
        ends_at=at_clock(day, ends),
        capacity=text.places,
        role=text.role,
        place=text.place,
        least=text.least,
        qualification=text.needs,
        least_age=text.least_age,
    )


def _planning(stage: Stage, text: PlanText) -> Callable[[datetime], None]:
    def plan_it(now: datetime) -> None:
        need = stage.notices[text.need]
        assert isinstance(need, Need)
        by = stage.broker_of(need.agency, text.need)
        need.refresh_from_db()
        plan = open_plan(need=need, by=by, now=now)
        change_plan(plan=plan, by=by, now=now, mode=text.mode, meeting_point=text.meeting_point, bring_along=text.bring)
        if not text.weeks:
            for shift in text.shifts:
                add_shift(plan=plan, slot=slot_of(shift, own_day(stage, text)), by=by, now=now)
            return
        first = first_day(stage, text)
        rule = Rule(Rhythm.WEEKLY, first, first + timedelta(weeks=text.weeks), weekdays=text.weekdays)
        add_series(plan=plan, rule=rule, slots=[slot_of(shift, first) for shift in text.shifts], by=by, now=now)

    return plan_it


def _joining(stage: Stage, text: PlanText, guest: Guest) -> Callable[[datetime], None]:
    def join(now: datetime) -> None:
        plan = Plan.objects.get(need=stage.notices[text.need])
        rows = list(plan.shifts.order_by("pk"))
        chosen = [rows[number].pk for number in guest.shifts if rows[number].starts_at > now]
        if not chosen:
            return
        enrolment = sign_up(
            need=plan.need,
            shifts=chosen,
            volunteer=volunteer_of(guest),
            form_key=form_key("plan", text.need, guest.by),
            language=guest.language,
            now=now,
        )
        if guest.fate != "unconfirmed":
            confirm_enrolment(enrolment=enrolment, now=now + timedelta(minutes=7))
            _go_on(stage, enrolment, guest, now + timedelta(hours=1))

    return join


def volunteer_of(guest: Guest) -> Volunteer:
    """What somebody of the story says about themselves."""
    return Volunteer(
        name=guest.by,
        email=email_of(guest.by),
        organisation_name=guest.firm,
        heads=guest.heads,
        age=guest.age,
        qualified=True,
        guardian_name=guest.guardian,
        guardian_email=email_of(guest.guardian) if guest.guardian else "",
        message=guest.message,
    )


def _go_on(stage: Stage, enrolment: Enrolment, guest: Guest, now: datetime) -> None:
    """What became of it: the host's yes, a guardian's, or stepping back."""
    by = stage.broker_of(enrolment.response.notice.agency, guest.by)
    if guest.guardian and guest.fate != "guardian":
        give_consent(guardian=enrolment.guardian, wording="Ich bin einverstanden.", now=now)
    for one in enrolment.sign_ups.order_by("pk"):
        if guest.fate == "cancelled":
            cancel_sign_up(sign_up=one, now=now)
        elif one.state == State.REQUESTED and guest.fate != "requested":
            accept_sign_up(sign_up=one, by=by, now=now)


def _leaving(stage: Stage, text: PlanText, guest: Guest) -> Callable[[datetime], None]:
    def leave(now: datetime) -> None:
        mine = SignUp.objects.filter(shift__plan=stage.notices[text.need].pk)
        for one in mine.filter(enrolment__response__contact__email=email_of(guest.by), state=State.CONFIRMED):
            cancel_sign_up(sign_up=one, now=now)

    return leave


def _ticking(stage: Stage, text: PlanText, day: date) -> Callable[[datetime], None]:
    missed = {email_of(guest.by) for guest in text.guests if guest.fate == "missed"}

    def tick(now: datetime) -> None:
        plan = Plan.objects.get(need=stage.notices[text.need])
        by = stage.broker_of(plan.need.agency, text.need)
        start = at_clock(day, time())
        for shift in Shift.objects.filter(plan=plan, starts_at__gte=start, ends_at__lte=now):
            for one in shift.sign_ups.filter(state=State.CONFIRMED).select_related("enrolment__response__contact"):
                there = one.enrolment.response.contact.email not in missed
                mark_attendance(sign_up=one, there=there, by=by, now=now)

    return tick
