"""Many at the same moment for few places: exactly the places are taken, the rest stand in line, nobody is lost."""

import uuid

from django.db.models import F, Sum
from django.utils import timezone

from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import find_link, issue_link
from gemeinsinn.exchange.models import Need
from gemeinsinn.volunteering.actions import signing
from gemeinsinn.volunteering.actions.cancelling import cancel_sign_up
from gemeinsinn.volunteering.actions.line import decline_offered_place, lapse_sign_ups, take_offered_place
from gemeinsinn.volunteering.actions.signing import confirm_by_link, confirm_enrolment, sign_up
from gemeinsinn.volunteering.lifecycle.signups import HOLDING, State
from gemeinsinn.volunteering.models import Enrolment, Shift, SignUp
from tests.factories.volunteering import join, only_sign_up, plan_shift, volunteer


def one_of_many(need_pk: int, shift_pk: int, key: uuid.UUID | None = None) -> Enrolment:
    return sign_up(
        need=Need.objects.get(pk=need_pk), shifts=[shift_pk], volunteer=volunteer(), form_key=key or uuid.uuid4(),
        language="de", now=timezone.now(),
    )  # fmt: skip


def held(shift_pk: int) -> int:
    return SignUp.objects.filter(shift=shift_pk, state__in=HOLDING).aggregate(n=Sum("heads"))["n"] or 0


def test_forty_at_once_for_one_place_five_times(either_database, run_at_once):
    for _round in range(5):
        shift = plan_shift(capacity=1)
        results = run_at_once(40, lambda n, pk=shift.pk, need=shift.plan_id: one_of_many(need, pk))
        assert [type(one) for one in results] == [Enrolment] * 40
        shift.refresh_from_db()
        states = sorted(SignUp.objects.filter(shift=shift).values_list("state", flat=True))
        assert (shift.taken, held(shift.pk), states) == (1, 1, ["held"] + ["waiting"] * 39)


def naive_place(shift: Shift, heads: int) -> State:
    """Goes by what was read before: the conditional update taken out."""
    if shift.left < heads:
        return State.WAITING
    Shift.objects.filter(pk=shift.pk).update(places=F("places") + heads, taken=F("taken") + heads)
    return State.HELD


def test_control_without_the_guard_it_oversells(either_database, run_at_once, monkeypatch):
    """The same race, decided by what was read before, must hand out more than there is: else the test above proves nothing."""
    monkeypatch.setattr(signing, "place_or_line", naive_place)
    most = 0
    for _round in range(5):
        shift = plan_shift(capacity=1)
        early = Shift.objects.get(pk=shift.pk)
        monkeypatch.setattr(signing, "lock_shifts", lambda ids, seen=early: {seen.pk: seen})
        run_at_once(40, lambda n, pk=shift.pk, need=shift.plan_id: one_of_many(need, pk))
        most = max(most, held(shift.pk))
    assert most > 1


def test_the_same_form_forty_times_is_stored_once(either_database, run_at_once):
    shift = plan_shift(capacity=5)
    key = uuid.uuid4()
    results = run_at_once(40, lambda n: one_of_many(shift.plan_id, shift.pk, key))
    assert {type(one) for one in results} == {Enrolment}
    assert {one.pk for one in results} == {Enrolment.objects.get().pk}
    shift.refresh_from_db()
    assert shift.taken == 1


def test_the_link_in_the_mail_counts_once(either_database, run_at_once):
    shift = plan_shift(capacity=2)
    enrolment = join(shift, confirmed=False)
    token = issue_link(
        purpose="signup-confirm",
        subject_id=enrolment.pk,
        now=timezone.now(),
        lasts=signing.CONFIRM_WITHIN,
        single_use=True,
    )
    link = find_link(token, now=timezone.now())

    def click(_number):
        fresh = Enrolment.objects.select_related("response__contact", "response__need").get(pk=enrolment.pk)
        confirm_by_link(enrolment=fresh, link=SecretLink.objects.get(pk=link.pk), now=timezone.now())
        return True

    results = run_at_once(20, click)
    assert results.count(True) == 1
    shift.refresh_from_db()
    assert (shift.taken, only_sign_up(enrolment).state) == (1, State.CONFIRMED)


def test_stepping_back_taking_and_lapsing_at_once(either_database, run_at_once):
    """Ten in, ten in line; everything happens at the same moment, and the sums still fit."""
    shift = plan_shift(capacity=10)
    people = [join(shift) for _ in range(25)]
    for one in people[:5]:
        cancel_sign_up(sign_up=only_sign_up(one), now=timezone.now())

    def act(number):
        one = only_sign_up(people[number])
        if number < 10:
            cancel_sign_up(sign_up=one, now=timezone.now())
        elif number < 13:
            decline_offered_place(sign_up=one, now=timezone.now())
        elif number < 15:
            take_offered_place(sign_up=one, now=timezone.now())
        elif number == 15:
            lapse_sign_ups(now=timezone.now())
        else:
            one_of_many(shift.plan_id, shift.pk)

    results = run_at_once(20, act)
    assert results == [None] * 20
    shift.refresh_from_db()
    assert shift.taken == held(shift.pk) == 10
    asked = SignUp.objects.filter(shift=shift, state=State.ASKED).order_by("queued_at", "pk")
    line = SignUp.objects.filter(shift=shift, state=State.WAITING).exclude(enrolment__response__state="unconfirmed")
    assert {one.state for one in map(only_sign_up, people[13:15])} == {State.CONFIRMED}
    assert all(early.pk < late.pk for early in asked for late in line)


def test_a_guest_and_the_clock_never_both_win(either_database, run_at_once):
    shift = plan_shift(capacity=1)
    enrolment = join(shift, confirmed=False)
    late = only_sign_up(enrolment).lapses_at

    def act(number):
        if number:
            return lapse_sign_ups(now=late)
        fresh = Enrolment.objects.select_related("response__contact", "response__need").get(pk=enrolment.pk)
        return confirm_enrolment(enrolment=fresh, now=timezone.now())

    run_at_once(2, act)
    shift.refresh_from_db()
    state = only_sign_up(enrolment).state
    assert (state, shift.taken) in {(State.CONFIRMED, 1), (State.LAPSED, 0)}
