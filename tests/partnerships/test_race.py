"""Signatures, decisions and reports at the same moment, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.exchange.actions.responses import decline_response
from gemeinsinn.exchange.models import Decision, Need, Response
from gemeinsinn.partnerships.actions import accept_response, answer_fulfilment, ask_fulfilment, cancel_agreement, sign
from gemeinsinn.partnerships.actions.fulfilment import settle_overdue
from gemeinsinn.partnerships.lifecycle import Side
from gemeinsinn.partnerships.models import Agreement, Signature
from tests.factories.answers import give_answer
from tests.factories.partnerships import day_after, make_agreement, make_signed

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def fresh() -> Agreement:
    return Agreement.objects.select_related("response").get()


def test_both_sides_sign_at_once(either_database, run_at_once):
    """Without the lock each side would see only its own name, and nobody would seal it."""
    make_agreement(now=NOW)
    sides = list(Side)

    run_at_once(2, lambda n: sign(agreement=fresh(), number=1, side=sides[n], typed_name="Name", now=NOW))

    agreement = fresh()
    assert (agreement.state, agreement.response.state, Signature.objects.count()) == ("signed", "agreed", 2)
    assert OutgoingMail.objects.filter(key__contains="-signed-1-").count() == 2


def test_one_side_signs_twenty_times_at_once(either_database, run_at_once):
    make_agreement(now=NOW)

    results = run_at_once(
        20, lambda n: sign(agreement=fresh(), number=1, side=Side.GIVER, typed_name=f"Name {n}", now=NOW)
    )

    assert {result.pk for result in results} == {Signature.objects.get().pk}
    assert Event.objects.filter(verb="agreement_signature").count() == 1


def test_yes_and_no_at_once(either_database, run_at_once):
    response = give_answer(now=NOW)

    def decide(number: int) -> None:
        mine = Response.objects.get(pk=response.pk)
        if number % 2:
            accept_response(response=mine, by=None, now=NOW)
        else:
            decline_response(response=mine, by=None, now=NOW)

    results = run_at_once(10, decide)

    refused = [result for result in results if isinstance(result, DomainError)]
    response.refresh_from_db()
    assert len(refused) == 9
    assert Decision.objects.count() == 1
    assert (response.state, Agreement.objects.count(), Need.objects.get().covered) in {
        ("accepted", 1, 500),
        ("declined", 0, 0),
    }


def test_signing_and_calling_off_at_once(either_database, run_at_once):
    agreement = make_agreement(now=NOW)
    sign(agreement=agreement, number=1, side=Side.SEEKER, typed_name="Name", now=NOW)

    def act(number: int) -> None:
        if number % 2:
            sign(agreement=fresh(), number=1, side=Side.GIVER, typed_name="Name", now=NOW)
        else:
            cancel_agreement(agreement=fresh(), side=Side.SEEKER, now=NOW)

    run_at_once(6, act)

    agreement = fresh()
    assert (agreement.state, agreement.response.state, Need.objects.get().covered) == ("cancelled", "withdrawn", 0)


def test_both_report_while_the_clock_settles(either_database, run_at_once):
    agreement = make_signed(now=NOW)
    asked = day_after(agreement)
    ask_fulfilment(now=asked)
    late = asked + timedelta(days=30)

    def act(number: int) -> None:
        if number == 2:
            settle_overdue(now=late)
        else:
            answer_fulfilment(agreement=fresh(), side=list(Side)[number], outcome="yes", now=late)

    run_at_once(3, act)

    agreement = fresh()
    assert (agreement.state, agreement.outcome, agreement.response.state) == ("settled", "yes", "fulfilled")
    assert Event.objects.filter(verb="agreement_settled").count() == 1


@pytest.mark.parametrize("workers", [6])
def test_several_workers_ask_once(either_database, run_at_once, workers):
    agreement = make_signed(now=NOW)
    run_at_once(workers, lambda n: ask_fulfilment(now=day_after(agreement)))
    assert OutgoingMail.objects.filter(key__contains="-ask-").count() == 2


def test_a_single_use_link_used_twice_at_once(either_database, run_at_once):
    from django.test import Client  # each thread has a browser of its own

    response = give_answer(confirmed=False)
    token = issue_link(
        purpose="response-confirm",
        subject_id=response.pk,
        now=datetime.now(UTC),
        lasts=timedelta(hours=1),
        single_use=True,
    )

    results = run_at_once(8, lambda n: Client().post(f"/m/{token}/").status_code)

    assert sorted(results) == [302] + [410] * 7
    assert OutgoingMail.objects.filter(key__endswith="-received-responder").count() == 1
    assert SecretLink.objects.filter(purpose="response-confirm", used_at__isnull=False).count() == 1
