"""Allowances: counted only on a yes, over all who pay, with a warning before the limit of the year."""

import uuid
from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.people.personal_data import collect_all
from gemeinsinn.recognition.actions.allowances import (
    drop_allowance,
    forget_allowances,
    note_allowance,
    start_counting,
    stop_counting,
)
from gemeinsinn.recognition.actions.volunteers import volunteer_of
from gemeinsinn.recognition.lifecycle.allowances import Kind, Reach, YearSum, limit_of, reach_of
from gemeinsinn.recognition.models import Allowance, AllowanceCount
from gemeinsinn.recognition.queries.allowances import allowances_of, sums_of
from gemeinsinn.recognition.wording.allowances import reach_words
from tests.factories.people import make_account
from tests.factories.recognition import make_volunteer

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()
LIMIT = Money(96000)


def note(volunteer, cents, *, kind=Kind.VOLUNTEER, day=TODAY, payer="Hort", key=None):
    return note_allowance(
        volunteer=volunteer,
        kind=kind,
        amount=Money(cents),
        payer=payer,
        paid_on=day,
        form_key=key or uuid.uuid4(),
        now=NOW,
    )


@pytest.fixture
def counting():
    me = make_volunteer()
    start_counting(volunteer=me, wording="Ja", now=NOW)
    return me


def test_the_limits_of_2026():
    assert [limit_of(2026, kind) for kind in Kind] == [Money(960_00), Money(3300_00)]
    assert limit_of(2025, Kind.TRAINER) is None


@pytest.mark.parametrize(
    ("cents", "limit", "reach", "words"),
    [
        (0, LIMIT, Reach.FAR, "960 € von 960 € sind noch steuerfrei."),
        (76799, LIMIT, Reach.FAR, "192,01 € von 960 € sind noch steuerfrei."),
        (76800, LIMIT, Reach.NEAR, "Nur noch 192 € von 960 € sind steuerfrei."),
        (96000, LIMIT, Reach.FULL, "Die Grenze von 960 € ist auf den Cent erreicht."),
        (96001, LIMIT, Reach.OVER, "0,01 € über der Grenze von 960 €"),
        (100, None, Reach.UNKNOWN, "Die Grenze für dieses Jahr kennen wir noch nicht."),
    ],
)
def test_how_near_a_year_is(cents, limit, reach, words):
    row = YearSum(2026, Kind.VOLUNTEER, Money(cents), limit)
    assert (reach_of(Money(cents), limit), row.reach) == (reach, reach)
    assert words in reach_words(row).replace("\u00a0", " ")
    assert row.left == (max(Money(0), limit - Money(cents)) if limit else Money(0))


@given(cents=st.integers(0, 2_000_00), more=st.integers(0, 2_000_00))
def test_more_money_is_never_further_from_the_limit(cents, more):
    order = [Reach.FAR, Reach.NEAR, Reach.FULL, Reach.OVER]
    assert order.index(reach_of(Money(cents), LIMIT)) <= order.index(reach_of(Money(cents + more), LIMIT))


def test_nothing_without_a_yes_and_nothing_left_after_a_no():
    me = make_volunteer()
    with pytest.raises(DomainError, match="zuerst"):
        note(me, 8000)
    first = start_counting(volunteer=me, wording="Ja", now=NOW)
    assert start_counting(volunteer=me, wording="Noch einmal", now=NOW) == first
    note(me, 8000)
    assert stop_counting(volunteer=me, now=NOW) == 2
    assert stop_counting(volunteer=me, now=NOW) == 0
    assert not Allowance.objects.exists() and not AllowanceCount.objects.exists()


def test_sums_over_all_who_pay_by_year_and_kind(counting):
    last_year = date(TODAY.year - 1, 12, 31)
    key = uuid.uuid4()
    for _twice in range(2):
        note(counting, 40050, key=key)
    note(counting, 40000, payer="Sportverein")
    note(counting, 300000, kind=Kind.TRAINER)
    old = note(counting, 100, day=last_year)
    assert [(one.year, one.kind, one.total) for one in sums_of(counting)] == [
        (TODAY.year, Kind.TRAINER, Money(300000)), (TODAY.year, Kind.VOLUNTEER, Money(80050)),
        (TODAY.year - 1, Kind.VOLUNTEER, Money(100)),
    ]  # fmt: skip
    assert not drop_allowance(volunteer=make_volunteer(), pk=old.pk, now=NOW), "somebody else's"
    assert drop_allowance(volunteer=counting, pk=old.pk, now=NOW)
    assert allowances_of(counting).count() == 3


@pytest.mark.parametrize(
    ("cents", "day"),
    [
        (0, TODAY),
        (-100, TODAY),
        (100_000_01, TODAY),
        (100, TODAY + timedelta(days=1)),
        (100, date(TODAY.year - 3, 12, 31)),
    ],
)
def test_what_cannot_be(counting, cents, day):
    with pytest.raises(DomainError):
        note(counting, cents, day=day)


def test_years_that_are_over_go(counting):
    kept = note(counting, 100, day=date(TODAY.year - 2, 1, 1))
    old = note(counting, 100)
    Allowance.objects.filter(pk=old.pk).update(paid_on=date(TODAY.year - 3, 12, 31))
    assert forget_allowances(now=NOW) == 1
    assert list(Allowance.objects.all()) == [kept]


def test_they_are_part_of_ones_copy():
    user = make_account()
    me = volunteer_of(user=user, now=NOW)
    start_counting(volunteer=me, wording="Ja, zählen", now=NOW)
    note(me, 8000, payer="Sportverein")
    [told] = collect_all(user)["allowances"]
    assert (told["wording"], told["payments"][0]["euros"], told["payments"][0]["payer"]) == (
        "Ja, zählen", "80.00 EUR", "Sportverein",
    )  # fmt: skip


def test_the_page(client):
    me = make_volunteer()
    page = f"/m/{issue_link(purpose='hours', subject_id=me.pk, now=NOW, lasts=timedelta(days=1))}/pauschalen/"
    form = {"kind": "volunteer", "amount": "770", "payer": "Hort", "paid_on": str(TODAY), "form_key": str(uuid.uuid4())}
    assert "Ja, bitte zählen" in client.get(page).content.decode()
    assert client.post(page, form).status_code == 422, "not before the yes"
    assert client.post(f"{page}beginnen/").status_code == 302
    for wrong in (
        {"amount": "viel"},
        {"amount": "-5"},
        {"amount": "1.000.000"},
        {"kind": "x"},
        {"paid_on": "2019-01-01"},
    ):
        assert client.post(page, form | wrong).status_code == 422
    assert client.post(page, form).status_code == 302
    text = client.get(page).content.decode().replace("\u00a0", " ")
    assert "770 €" in text
    assert ("Nur noch 190 € von 960 €" in text) is (TODAY.year == 2026)
    assert client.post(f"{page}x/weg/").status_code == 404
    assert client.get(f"{page}ende/").status_code == 404
    assert client.post(f"{page}{Allowance.objects.get().pk}/weg/").status_code == 302
    assert client.post(f"{page}ende/").status_code == 302
    assert not AllowanceCount.objects.exists()
