"""Two people answering the last five of twenty at the same moment: nobody is promised what is gone."""

import uuid

import pytest
from django.db import IntegrityError
from django.db.models import F, Sum
from django.test import Client
from django.utils import timezone

from gemeinsinn.exchange.actions import responses as actions
from gemeinsinn.exchange.actions.responses import confirm_response, decline_response, expire_responses, respond
from gemeinsinn.exchange.actions.shares import NotEnoughLeft
from gemeinsinn.exchange.lifecycle.responses import HOLDING
from gemeinsinn.exchange.models import Decision, Need, Response
from tests.factories.answers import give_answer, hang_need


def answer_form(number: int, amount: int, form_key: uuid.UUID | None = None) -> dict:
    return {
        "name": f"Nachbarin {number}", "email": f"n{number}@example.org", "amount": amount, "message": "",
        "form_key": form_key or uuid.uuid4(), "language": "de", "now": timezone.now(),
    }  # fmt: skip


def held(need: Need) -> int:
    return Response.objects.filter(need=need, state__in=HOLDING).aggregate(sum=Sum("amount"))["sum"] or 0


def test_twenty_at_once_for_the_last_five(either_database, run_at_once):
    need = hang_need(amount=2000)
    give_answer(need, amount=1500)

    results = run_at_once(20, lambda n: respond(notice=Need.objects.get(pk=need.pk), **answer_form(n, 100)))

    need.refresh_from_db()
    stored = [result for result in results if isinstance(result, Response)]
    refused = [result for result in results if not isinstance(result, Response)]
    assert [type(problem) for problem in refused] == [NotEnoughLeft] * 15
    assert (len(stored), need.covered, held(need)) == (5, 2000, 2000)


def test_two_want_all_five(either_database, run_at_once):
    need = hang_need(amount=500)

    results = run_at_once(2, lambda n: respond(notice=Need.objects.get(pk=need.pk), **answer_form(n, 500)))

    problem = next(result for result in results if not isinstance(result, Response))
    assert isinstance(problem, NotEnoughLeft)
    assert problem.left == 0
    assert held(need) == 500


def naive_take(notice, amount, *, now, only_open=False):
    """Count, then write: the guard taken out."""
    if amount > notice.amount - notice.covered:
        raise NotEnoughLeft(notice, notice.left)


def test_control_without_the_guard_it_oversells(either_database, run_at_once, monkeypatch):
    """The same race with a check on what was read must sell more than there is, else the test above proves nothing."""
    monkeypatch.setattr(actions, "take_share", naive_take)
    sold = []
    for _round in range(5):
        need = hang_need(amount=100)
        run_at_once(40, lambda n, pk=need.pk: respond(notice=read_early(pk), **answer_form(n, 100)))
        sold.append(held(need))
    assert max(sold) > 100


def read_early(pk: int) -> Need:
    return Need.objects.get(pk=pk)


def test_with_the_guard_one_of_forty_five_times(either_database, run_at_once):
    for _round in range(5):
        need = hang_need(amount=100)
        run_at_once(40, lambda n, pk=need.pk: respond(notice=read_early(pk), **answer_form(n, 100)))
        assert held(need) == 100


def test_the_same_form_forty_times_is_one_answer(either_database, run_at_once):
    need = hang_need(amount=2000)
    key = uuid.uuid4()

    results = run_at_once(40, lambda n: respond(notice=Need.objects.get(pk=need.pk), **answer_form(1, 2000, key)))

    need.refresh_from_db()
    assert {getattr(result, "pk", result) for result in results} == {Response.objects.get().pk}
    assert need.covered == 2000


def test_two_decisions_at_once(either_database, run_at_once):
    response = give_answer(amount=500)

    def decide(number: int) -> None:
        decline_response(response=Response.objects.get(pk=response.pk), by=None, now=timezone.now(), note=str(number))

    results = run_at_once(8, decide)

    assert [result for result in results if result is None] == [None]
    assert Decision.objects.count() == 1
    assert Need.objects.get().covered == 0


def test_confirming_and_expiring_at_once_ends_in_one_state(either_database, run_at_once):
    now = timezone.now()
    response = give_answer(confirmed=False, amount=500, now=now)
    later = response.lapses_at

    def act(number: int) -> None:
        if number % 2:
            confirm_response(response=Response.objects.get(pk=response.pk), now=later)
        else:
            expire_responses(now=later)

    run_at_once(8, act)

    response.refresh_from_db()
    need = Need.objects.get()
    assert (response.state, need.covered) in {("offered", 500), ("expired", 0)}


def test_the_check_constraint_stands_behind_the_guard(either_database):
    need = hang_need(amount=500)
    with pytest.raises(IntegrityError, match="never_overcovered"):
        Need.objects.filter(pk=need.pk).update(covered=F("amount") + 1)


def test_the_same_form_in_the_browser_is_answered_alike(either_database, run_at_once):
    need = hang_need(amount=500)
    told = {"amount": "5", "name": "Jule Brandt", "email": "jule@example.org", "form_key": str(uuid.uuid4())}

    pages = run_at_once(12, lambda n: Client().post(f"/bedarfe/{need.pk}/ja/", told))

    assert {(page.status_code, page.headers["Location"].split(":")[0]) for page in pages} == {
        (302, pages[0].headers["Location"].split(":")[0])
    }
    assert Response.objects.count() == 1
