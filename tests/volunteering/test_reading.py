"""Reading plans and sign-ups, and who may do what with them."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gemeinsinn.exchange.queries.responses import answers_to
from gemeinsinn.exchange.rules.responses import can_change_response, can_decide_response
from gemeinsinn.volunteering.actions.planning import call_off_shift
from gemeinsinn.volunteering.lifecycle.plans import Mode
from gemeinsinn.volunteering.lifecycle.signups import State
from gemeinsinn.volunteering.models import Shift
from gemeinsinn.volunteering.queries.plans import ShiftFilter, coming_shifts, months_of, shifts_in, words_of
from gemeinsinn.volunteering.queries.signups import enrolments_of, overlapping, people_of, sign_ups_of, who_comes
from gemeinsinn.volunteering.rules import can_decide_sign_ups, can_plan, is_own_enrolment
from tests.factories.exchange import make_place
from tests.factories.people import make_account
from tests.factories.volunteering import hang_planned, in_days, join, only_sign_up, plan_shift

pytestmark = pytest.mark.django_db


def test_months_and_what_is_in_them():
    plan = hang_planned()
    day = timezone.localdate().replace(day=1) + timedelta(days=70)
    first, second = day.replace(day=1), (day.replace(day=1) + timedelta(days=40)).replace(day=1)
    for at in (first, first + timedelta(days=27), second):
        plan_shift(plan, days=(at - timezone.localdate()).days, role="Kuchen", place="Hof")
    called_off = plan_shift(plan, days=3)
    join(called_off)
    call_off_shift(shift=called_off, by=None, now=timezone.now())
    coming = coming_shifts(plan, now=timezone.now())
    assert [(month.key, month.shifts) for month in months_of(coming)] == [(f"{first:%Y-%m}", 2), (f"{second:%Y-%m}", 1)]
    assert shifts_in(coming, ShiftFilter(first)).count() == 2
    assert shifts_in(coming, ShiftFilter(None, "Kuchen", "Hof")).count() == 3
    assert not shifts_in(coming, ShiftFilter(None, "Tee")).exists()
    assert (words_of(coming, "role"), words_of(coming, "place")) == (["Kuchen"], ["Hof"])


def test_december_is_followed_by_january():
    plan = hang_planned()
    year = timezone.localdate().year + 1
    plan_shift(plan, days=(date(year, 12, 31) - timezone.localdate()).days)
    assert shifts_in(plan.shifts.all(), ShiftFilter(date(year, 12, 1))).count() == 1


def test_only_what_has_room():
    plan = hang_planned()
    full, free = plan_shift(plan, capacity=1), plan_shift(plan, capacity=2)
    join(full)
    assert list(shifts_in(plan.shifts.all(), ShiftFilter(only_free=True))) == [free]


def test_who_comes_by_name_and_who_else_was_there():
    shift = plan_shift(capacity=2)
    zoe, adam, late = join(shift, name="zoe"), join(shift, name="Adam"), join(shift, name="Ida")
    join(shift, name="Unbestätigt", confirmed=False)
    assert [one.enrolment_id for one in who_comes(shift)] == [adam.pk, zoe.pk]
    assert [one.enrolment_id for one in people_of(shift)] == [zoe.pk, adam.pk, late.pk]


def test_one_persons_own():
    user = make_account()
    shift = plan_shift()
    enrolment = join(shift, user=user, email=user.email)
    assert [one.pk for one in enrolments_of(user)] == [enrolment.pk]
    assert not enrolments_of(AnonymousUser()).exists()
    assert [one.shift for one in sign_ups_of(enrolment)] == [shift]


def test_what_overlaps_for_the_same_address():
    one = plan_shift(starts_at=in_days(9, 10))
    same = plan_shift(starts_at=in_days(9, 12))
    after = plan_shift(starts_at=in_days(9, 13))
    told = {"email": "maria@example.org"}
    first, second, third = join(one, **told), join(same, **told), join(after, **told)
    join(same, confirmed=False, **told)
    assert [clash.shift for clash in overlapping(first)[only_sign_up(first).pk]] == [same]
    assert [clash.shift for clash in overlapping(second)[only_sign_up(second).pk]] == [one, after]
    assert [clash.shift for clash in overlapping(third)[only_sign_up(third).pk]] == [same]
    assert overlapping(join(plan_shift(days=20))) == {}


def test_nothing_ahead_nothing_overlaps():
    enrolment = join(plan_shift())
    enrolment.sign_ups.update(state=State.CANCELLED)
    assert overlapping(enrolment) == {}


def test_the_list_at_the_door_asks_the_same_few_questions_for_one_and_for_many():
    counts = []
    for people in (1, 12):
        shift = plan_shift(capacity=20)
        for _ in range(people):
            join(shift)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            [
                (one.enrolment.response.contact.name, getattr(one.enrolment, "guardian", None))
                for one in people_of(shift)
            ]
        counts.append(len(asked))
    assert counts == [1, 1]


def test_who_may_plan_and_who_decides():
    _town, agency, broker = make_place()
    author, stranger = make_account(), make_account()
    need = hang_planned(agency=agency).need
    need.contact.user = author
    need.contact.save()
    assert [can_plan(user, need) for user in (author, broker, stranger, AnonymousUser())] == [True, True, False, False]
    plan = need.plan
    for mode, expected in ((Mode.ON_REQUEST, [True, True, False]), (Mode.AGENCY, [False, True, False])):
        plan.mode = mode
        assert [can_decide_sign_ups(user, plan) for user in (author, broker, stranger)] == expected


def test_answers_given_shift_by_shift_are_not_decided_or_changed_like_others():
    _town, agency, broker = make_place()
    enrolment = join(plan_shift(hang_planned(agency=agency)))
    response = enrolment.response
    assert (can_decide_response(broker, response), can_change_response(broker, response)) == (False, False)
    assert not answers_to(response.need).exists()
    response.planned = False
    assert (can_decide_response(broker, response), can_change_response(broker, response)) == (True, True)


def test_whose_dates():
    user = make_account()
    enrolment = join(plan_shift(), user=user, email=user.email)
    asked = [is_own_enrolment(one, enrolment) for one in (user, make_account(), AnonymousUser())]
    assert asked == [True, False, False]
    assert Shift.objects.get().left == 1
