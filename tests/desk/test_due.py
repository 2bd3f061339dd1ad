"""What lies on the desk, why, and in which part of the list."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.desk.lifecycle import Group, Why
from gemeinsinn.desk.queries.counts import CAP, count_all
from gemeinsinn.desk.queries.due import SHOWN, count_late, counts_by_reason, due_rows, due_sources, shares
from gemeinsinn.exchange.models import CallRequest
from gemeinsinn.partnerships.actions import answer_fulfilment, sign
from gemeinsinn.partnerships.lifecycle import Side
from gemeinsinn.partnerships.models import Agreement
from tests.factories.answers import give_answer, hang_need, hang_offer, want_call
from tests.factories.desk import make_desk, submit_need, submit_organisation, submit_project
from tests.factories.partnerships import make_agreement, make_signed

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 24, 10, 12, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(autouse=True)
def _tuesday() -> Any:
    with time_machine.travel(TUESDAY, tick=False):
        yield


@pytest.fixture
def desk() -> Any:
    return make_desk(name="Renate Hartung")


def ago(**kwargs: float) -> datetime:
    return TUESDAY - timedelta(**kwargs)


def day(difference: int) -> Any:
    return timezone.localdate(TUESDAY) + timedelta(days=difference)


def due(desk: Any) -> dict[Group, list[Any]]:
    sources = due_sources(desk, now=TUESDAY)
    return due_rows(sources, count_all(desk.user, {one.name: one.rows for one in sources}), now=TUESDAY)


def rows(desk: Any) -> dict[str, tuple[Why, Group]]:
    found = due(desk)
    for group, listed in found.items():
        assert {one.group for one in listed} <= {group}
    return {one.key: (one.why, one.group) for listed in found.values() for one in listed}


def only(desk: Any) -> tuple[Why, Group] | None:
    found = rows(desk)
    assert len(found) <= 1
    return next(iter(found.values()), None)


@pytest.mark.parametrize(
    ("asked", "group"),
    [(ago(hours=2), Group.TODAY), (ago(hours=24), Group.TODAY), (ago(hours=25), Group.LATE), (ago(days=9), Group.LATE)],
)
def test_calls(desk: Any, asked: datetime, group: Group) -> None:
    want_call(agency=desk.agency, now=asked)
    assert only(desk) == (Why.CALL, group)


@pytest.mark.parametrize(("state", "group"), [("missed", Group.LATE), ("taken", Group.TODAY), ("done", None)])
def test_calls_by_state(desk: Any, state: str, group: Group | None) -> None:
    call = want_call(agency=desk.agency, now=ago(hours=1))
    CallRequest.objects.filter(pk=call.pk).update(state=state)
    assert only(desk) == ((Why.CALL, group) if group else None)


@pytest.mark.parametrize("make", [submit_need, submit_project, submit_organisation])
def test_checks(desk: Any, make: Any) -> None:
    make(desk.agency)
    assert only(desk) == (Why.CHECK, Group.TODAY)


def test_checks_of_offers(desk: Any) -> None:
    hang_offer(agency=desk.agency, state="submitted")
    assert only(desk) == (Why.CHECK, Group.TODAY)


@pytest.mark.parametrize(("kind", "seen"), [("association", True), ("agency", False)])
def test_profiles_nobody_looks_after(desk: Any, kind: str, seen: bool) -> None:
    profile = submit_organisation(desk.agency)
    type(profile).objects.filter(pk=profile.pk).update(kind=kind, state="published", unattended_since=ago(days=1))
    assert only(desk) == ((Why.ALONE, Group.WEEK) if seen else None)
    assert (Why.ALONE, Group.WEEK) in rows(replace(desk, office=True)).values()


@pytest.mark.parametrize("state", ["draft", "unconfirmed", "returned", "hidden", "done", "withdrawn", "expired"])
def test_what_waits_for_nobody_here(desk: Any, state: str) -> None:
    hang_need(agency=desk.agency, state=state, until=day(3))
    assert only(desk) is None


@pytest.mark.parametrize(
    ("answered", "waits"), [(ago(days=2, hours=23), False), (ago(days=3), True), (ago(days=9), True)]
)
def test_answers_without_a_decision(desk: Any, answered: datetime, waits: bool) -> None:
    give_answer(hang_need(agency=desk.agency, until=day(40), now=answered), now=answered)
    assert only(desk) == ((Why.ANSWER, Group.TODAY) if waits else None)


@pytest.mark.parametrize(("days", "waits"), [(2, False), (0, True)])
def test_answers_that_lapse_soon_do_not_wait_three_days(desk: Any, days: int, waits: bool) -> None:
    give_answer(hang_need(agency=desk.agency, until=day(days), now=ago(hours=1)), now=ago(hours=1))
    assert ((Why.ANSWER, Group.TODAY) in rows(desk).values()) is waits


@pytest.mark.parametrize("hang", [hang_need, hang_offer])
@pytest.mark.parametrize("why", ["nobody", "no address", "agency first"])
def test_answers_only_the_agency_can_see_to_are_due_at_once(desk: Any, hang: Any, why: str) -> None:
    told = {"contact_mode": "broker"} if why == "agency first" else {}
    notice = hang(agency=desk.agency, until=day(40), **told)
    if why == "nobody":
        type(notice).objects.update(contact=None)
    elif why == "no address":
        type(notice.contact).objects.filter(pk=notice.contact_id).update(email="")
    give_answer(type(notice).objects.get(), now=ago(hours=1))
    assert only(desk) == (Why.ANSWER, Group.TODAY)


@pytest.mark.parametrize(("written", "waits"), [(ago(days=4), False), (ago(days=5), True)])
def test_agreements_nobody_signed(desk: Any, written: datetime, waits: bool) -> None:
    make_agreement(give_answer(hang_need(agency=desk.agency, until=day(40), now=written), now=written), now=written)
    assert only(desk) == ((Why.SIGN, Group.WEEK) if waits else None)


@pytest.mark.parametrize(
    ("over", "asked", "why"), [(0, None, None), (-1, None, Why.ASK), (-1, ago(hours=3), Why.REPORT)]
)
def test_agreements_whose_day_is_over(desk: Any, over: int, asked: datetime | None, why: Why | None) -> None:
    signed = make_signed(give_answer(hang_need(agency=desk.agency, until=day(40))))
    Agreement.objects.filter(pk=signed.pk).update(due_on=day(over), asked_at=asked)
    assert only(desk) == ((why, Group.WEEK) if why else None)


@pytest.mark.parametrize(("until", "asked", "why"), [
    (day(-1), None, None), (day(0), None, Why.EXPIRING), (day(7), None, Why.EXPIRING), (day(8), None, None),
    (None, ago(days=2), Why.STALE), (None, None, None), (day(3), ago(days=2), Why.STALE),
])  # fmt: skip
@pytest.mark.parametrize("hang", [hang_need, hang_offer])
def test_what_ends_or_went_quiet(desk: Any, hang: Any, until: Any, asked: datetime | None, why: Why | None) -> None:
    hang(agency=desk.agency, until=until, asked_at=asked)
    assert only(desk) == ((why, Group.WEEK) if why else None)


def test_who_is_missing_is_told_side_by_side(desk: Any) -> None:
    now = ago(days=6)
    agreement = make_agreement(give_answer(hang_need(agency=desk.agency, until=day(40), now=now), now=now), now=now)
    sign(agreement=agreement, number=1, side=Side.GIVER, typed_name="Jule Brandt", now=now)
    (row,) = due(desk)[Group.WEEK]
    assert (row.subject.giver_signed, row.subject.seeker_signed) == (True, False)
    sign(agreement=agreement, number=1, side=Side.SEEKER, typed_name="Oksana Petrenko", now=now)
    Agreement.objects.update(due_on=day(-2), asked_at=ago(days=1))
    agreement.refresh_from_db()
    answer_fulfilment(agreement=agreement, side=Side.SEEKER, outcome="yes", now=TUESDAY)
    (row,) = due(desk)[Group.WEEK]
    assert (row.subject.giver_answered, row.subject.seeker_answered) == (False, True)


def test_who_waits_longest_stands_first_and_the_untried_before_the_tried(desk: Any) -> None:
    calls = [want_call(agency=desk.agency, now=ago(days=number)) for number in (4, 9, 6)]
    CallRequest.objects.filter(pk=calls[1].pk).update(state="missed", tries=2)
    found = due(desk)[Group.LATE]
    assert [one.subject for one in found] == [calls[2], calls[0], calls[1]]


def test_counts_go_beyond_the_page_and_end_at_the_cap(desk: Any) -> None:
    for number in range(SHOWN + 3):
        want_call(agency=desk.agency, now=ago(hours=number / 10))
    want_call(agency=desk.agency, now=ago(days=9))
    submit_need(desk.agency)
    sources = due_sources(desk, now=TUESDAY)
    counted = count_all(desk.user, {one.name: one.rows for one in sources})
    assert counts_by_reason(sources, counted) | {Why.CALL: SHOWN + 4, Why.CHECK: 1} == counts_by_reason(
        sources, counted
    )
    assert count_late(sources, counted) == 1
    listed = due_rows(sources, counted, now=TUESDAY)[Group.TODAY]
    assert [one.why for one in listed] == [Why.CALL] * (SHOWN - 1) + [Why.CHECK]  # no reason hides another
    assert shares(sources, dict.fromkeys(counted, 0)) == {one.name: 0 for one in sources}
    contact = want_call(agency=desk.agency).contact
    CallRequest.objects.bulk_create(
        CallRequest(contact=contact, agency=desk.agency, created_at=TUESDAY) for _ in range(CAP + 5)
    )
    many = {one.name: one.rows for one in due_sources(desk, now=TUESDAY)}
    assert count_all(desk.user, many)["open"] == CAP


@time_machine.travel(TUESDAY, tick=False)
def test_the_page_says_it_in_words(browse: Any, world: Any) -> None:
    from gemeinsinn.exchange.models import Need, Response  # the world made them at another hour

    CallRequest.objects.all().delete()
    Response.objects.all().delete()
    Need.objects.filter(state="published").delete()
    want_call(
        hang_need(agency=world.agency, title="Zwanzig Stühle", until=day(30)), name="Cem Kaya", phone="0345 000 00 41",
        good_times="vormittags.", message="Ich gebe fünf.", now=ago(days=4), agency=world.agency,
    )  # fmt: skip
    page = browse("own").get(reverse("desk:today"))
    assert page.context["headline"] == "Heute fünf Dinge, Renate Hartung"
    assert page.context["minutes"] == "Etwa 20 Minuten, wenn alle ans Telefon gehen."
    late, today = page.context["groups"]
    assert [(late["id"], late["count"]), (today["id"], today["count"])] == [("wartet", 1), ("heute", 4)]
    (row,) = late["rows"]
    assert (row["title"], row["since"], row["text"]) == (
        "Zwanzig Stühle: Cem Kaya wartet auf einen Anruf", "Seit Freitag.", "Erreichbar: vormittags. „Ich gebe fünf.“",
    )  # fmt: skip
    assert [(verb.label, verb.tone) for verb in row["verbs"]] == [("Gesprochen", "next"), ("Niemand da", "bare")]
    assert "btn--next" not in page.content.decode().partition('id="heute"')[2]


def test_nothing_to_do(desk: Any, client: Any) -> None:
    client.force_login(desk.user, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("desk:today"))
    assert page.context["headline"] == "Nichts wartet auf Sie, Renate Hartung"
    assert page.context["groups"] == []
