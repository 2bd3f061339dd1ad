"""Boards and lists: who sees what, in which order, in how many queries."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.queries.filters import Filters
from gemeinsinn.exchange.queries.givers import givers_of
from gemeinsinn.exchange.queries.history import decisions_on, history_of
from gemeinsinn.exchange.queries.notices import (
    board_of,
    newest_for,
    notice_with_all,
    notices_of_organisation,
    own_notices,
    similar_nearby,
)
from gemeinsinn.organisations.models import Membership, Organisation
from gemeinsinn.people.actions import record_consent
from gemeinsinn.places.queries import Spot
from tests.factories.answers import give_answer, hang_need, make_company, make_staff
from tests.factories.exchange import make_author, make_body, make_need, make_offer, make_place
from tests.factories.people import make_account
from tests.factories.places import make_municipality, make_quarter

pytestmark = pytest.mark.django_db
ANYONE = AnonymousUser()


@pytest.mark.parametrize("state", list(State))
def test_only_what_hangs_is_on_the_board(state):
    make_need(state=state)
    assert len(board_of(ANYONE, Need, Filters()).notices) == (state == State.PUBLISHED)


def test_partners_only_is_neither_shown_nor_counted():
    make_need(audience="partners")
    member = make_staff(make_company())
    hidden = make_staff(make_company(state="submitted"))
    agency_staff = make_staff(make_body())
    seen = [
        board_of(viewer, Need, Filters()).total for viewer in (ANYONE, member, hidden, agency_staff, make_account())
    ]
    assert seen == [0, 1, 0, 0, 0]


def test_counts_by_kind_do_not_depend_on_the_kinds_chosen():
    make_need(kind="zeit")
    make_need(kind="zeit")
    make_need(kind="geld", unit="euro")
    board = board_of(ANYONE, Need, Filters(kinds=("geld",)))
    assert (board.total, board.counts) == (1, {"zeit": 2, "wissen": 0, "sachen": 0, "raeume": 0, "geld": 1})
    assert not board.has_more


def test_how_many_are_without_steps_does_not_depend_on_asking_for_them():
    make_need(kind="zeit", access="yes")
    make_need(kind="geld", unit="euro", access="yes")
    for access in ("partly", "no", ""):
        make_need(kind="zeit", access=access)
    boards = [
        board_of(ANYONE, Need, Filters(kinds=kinds, accessible=only))
        for kinds in ((), ("zeit",), ("sachen",))
        for only in (False, True)
    ]
    assert [(board.total, board.accessible) for board in boards] == [(5, 2), (2, 2), (4, 1), (1, 1), (0, 0), (0, 0)]


def test_pages_are_newest_first_and_a_page_too_far_is_the_last():
    now = timezone.now()
    rows = [make_need(published_at=now - timedelta(hours=hours)) for hours in range(5)]
    pages = [board_of(ANYONE, Need, Filters(page=page), size=2) for page in (1, 2, 3, 99)]
    assert [[one.pk for one in page.notices] for page in pages] == [
        [rows[0].pk, rows[1].pk],
        [rows[2].pk, rows[3].pk],
        [rows[4].pk],
        [rows[4].pk],
    ]
    assert (pages[0].has_more, pages[2].has_more, pages[3].page, pages[3].total) == (True, False, 3, 5)


def test_distance_is_a_circle_nearest_first():
    far = make_need(lat=51.57, lon=11.98)
    near = make_need(lat=51.49, lon=11.98)
    make_need(lat=52.13, lon=11.62)  # Magdeburg
    make_need(lat=None, lon=None)
    spot = Spot("Halle", 51.4816, 11.9795)
    board = board_of(ANYONE, Need, Filters(spot=spot, radius=25))
    assert [one.pk for one in board.notices] == [near.pk, far.pk]
    assert board.notices[0].distance_km == pytest.approx(0.93, abs=0.05)
    assert board_of(ANYONE, Need, Filters(spot=spot, radius=2)).total == 1
    assert [one.pk for one in newest_for(ANYONE, Need, Filters(spot=spot, radius=25), most=5)] == [near.pk, far.pk]


def test_quarter_day_and_words():
    today = timezone.localdate()
    here = make_need(quarter=make_quarter(), until=today + timedelta(days=3), title="Acht Klappstühle für den Hof")
    make_need(
        quarter=make_quarter(name="Silberhöhe"), until=today + timedelta(days=30), details="", benefit="Suppe im Hof"
    )
    make_need(until=None)
    found = {
        "quarter": board_of(ANYONE, Need, Filters(quarter=here.quarter)),
        "until": board_of(ANYONE, Need, Filters(until=today + timedelta(days=5))),
        "words": board_of(ANYONE, Need, Filters(words=("klappst", "hof"))),
        "benefit": board_of(ANYONE, Need, Filters(words=("suppe",))),
        "kinds": board_of(ANYONE, Need, Filters(kinds=("zeit",))),
    }
    assert {name: board.total for name, board in found.items()} == {
        "quarter": 2, "until": 1, "words": 1, "benefit": 1, "kinds": 0,
    }  # fmt: skip


def test_offers_have_their_own_board():
    make_need()
    offer = make_offer()
    assert board_of(ANYONE, Offer, Filters(words=("besenrein",))).notices == [offer]
    assert board_of(ANYONE, Offer, Filters()).total == 1


@pytest.mark.parametrize("rows", [1, 30])
def test_a_board_takes_four_reads_however_many_rows(rows, django_assert_num_queries):
    for _ in range(rows):
        make_need()
    with django_assert_num_queries(4):
        board = board_of(ANYONE, Need, Filters(spot=Spot("Halle", 51.48, 11.92)))
        assert all(str(one.municipality) and one.contact.name for one in board.notices)


def test_an_empty_board_reads_only_the_counts(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert board_of(ANYONE, Need, Filters()).notices == []


def test_similar_are_of_the_kind_first_then_near():
    need = make_need(kind="sachen")
    same = make_need(kind="sachen", lat=51.50, lon=11.93)
    other = make_need(kind="zeit")
    make_need(kind="sachen", lat=52.5, lon=13.4)
    make_need(kind="sachen", state=State.EXPIRED)
    assert [one.pk for one in similar_nearby(need)] == [same.pk, other.pk]
    assert [one.pk for one in similar_nearby(need, most=1)] == [same.pk]
    nowhere = make_need(kind="zeit", lat=None, lon=None)
    assert [one.pk for one in similar_nearby(nowhere)] == [other.pk]


def test_own_notices_are_the_accounts_and_its_organisations():
    user = make_account()
    company = make_company()
    Membership.objects.create(organisation=company, user=user, role="owner")
    mine = make_need(contact=make_author(user=user))
    ours = make_need(organisation=company)
    make_need()
    make_need(contact=make_author(user=user), state=State.WITHDRAWN)
    assert {one.pk for one in own_notices(user, Need)} == {mine.pk, ours.pk}
    assert not own_notices(ANYONE, Need).exists()
    assert not own_notices(None, Need).exists()


def test_what_an_organisation_has_on_the_board():
    organisation = make_body(kind=Organisation.Kind.INITIATIVE)
    open_one = make_need(organisation=organisation)
    for hidden in ({"state": State.SUBMITTED}, {"state": State.DONE}, {"audience": "partners"}):
        make_need(organisation=organisation, **hidden)
    assert [one.pk for one in notices_of_organisation(ANYONE, organisation, Need)] == [open_one.pk]


def test_one_notice_in_one_query(django_assert_num_queries):
    need, offer = make_need(), make_offer()
    with django_assert_num_queries(2):
        for model, row in ((Need, need), (Offer, offer)):
            found = notice_with_all(model, row.pk)
            assert str(found.quarter) and found.contact.name
    with pytest.raises(Need.DoesNotExist):
        notice_with_all(Need, 10**9)


def promised(need, **overrides):
    from gemeinsinn.exchange.models import Response

    answer = give_answer(need)
    Response.objects.filter(pk=answer.pk).update(state="accepted", **overrides)
    answer.refresh_from_db()
    return answer


def test_givers_are_named_only_with_consent():
    need = hang_need(amount=9000)
    company = make_company(name="Tischlerei Brandt", municipality=make_municipality())
    named = promised(need, organisation=company, amount=400)
    record_consent(contact=named.contact, purpose="publicity", wording="Ja", now=timezone.now())
    promised(need, organisation=company, amount=100)
    promised(need, organisation=make_company(), amount=100)
    promised(need, organisation=make_body(kind="association", municipality=make_municipality()), amount=100)
    promised(need, organisation=make_body(kind="association"), amount=100)
    promised(need, organisation=None, organisation_name="Chor", amount=100)
    give_answer(need)  # offered, not accepted
    assert [(giver.who, giver.slug) for giver in givers_of(need)] == [
        ("Tischlerei Brandt", company.slug),
        ("ein Betrieb aus Halle (Saale)", ""),
        ("ein Betrieb aus der Gegend", ""),
        ("eine Organisation aus Halle (Saale)", ""),
        ("eine Organisation aus der Gegend", ""),
        ("eine Organisation aus der Gegend", ""),
    ]
    assert givers_of(need)[0].amount == "4 Stühle"


def test_a_person_is_never_named_among_givers():
    need = hang_need()
    promised(need, organisation=None, organisation_name="", amount=100)
    assert [giver.who for giver in givers_of(need)] == ["jemand aus der Nachbarschaft"]
    assert givers_of(make_offer()) == []


def test_history_and_decisions():
    from gemeinsinn.exchange.actions.notices import change_notice, publish_notice, return_notice

    _town, agency, broker = make_place()
    need = make_need(state=State.SUBMITTED, agency=agency)
    return_notice(notice=need, by=broker, now=timezone.now(), note="Wie viele?")
    assert [(one.words, one.note) for one in decisions_on(need)] == [("Die Agentur hat eine Frage", "Wie viele?")]
    change_notice(notice=need, fields={"details": "Zwanzig, gern auch achtzehn."}, now=timezone.now())
    assert (need.state, decisions_on(need)) == ("submitted", [])  # answered: the question is over
    publish_notice(notice=need, by=broker, now=timezone.now())
    offer = make_offer(state=State.SUBMITTED, agency=agency)
    publish_notice(notice=offer, by=broker, now=timezone.now(), changes={"title": "Ein trockener Keller"})
    assert [one.words for one in history_of(need)] == [
        "von der Agentur aufgehängt", "noch einmal eingereicht", "geändert: Mehr dazu",
        "mit einer Frage zurückgegeben",
    ]  # fmt: skip
    assert decisions_on(need) == []
    assert [str(one.changes[0]["label"]) for one in decisions_on(offer)] == ["Überschrift"]


def test_large_counts_are_kept_for_a_minute_small_ones_are_exact(monkeypatch, django_assert_num_queries):
    from gemeinsinn.exchange.queries import notices

    make_need(access="yes")
    assert board_of(ANYONE, Need, Filters()).total == 1
    make_need()
    assert board_of(ANYONE, Need, Filters()).total == 2
    monkeypatch.setattr(notices, "KEEP_COUNTS_OVER", 0)
    board_of(ANYONE, Need, Filters())
    make_need()
    with django_assert_num_queries(2):
        board = board_of(ANYONE, Need, Filters())
    assert (board.total, len(board.notices)) == (2, 2)
    Need.objects.exclude(pk=board.notices[0].pk).delete()
    assert len(board_of(ANYONE, Need, Filters()).notices) == 1  # the count is older than the board
    assert board_of(ANYONE, Need, Filters(kinds=("zeit",))).notices == []


def test_a_full_page_nearby_needs_no_wide_circle():
    for metres in range(15):
        make_need(lat=51.4816 + metres / 111_195, lon=11.9795)
    far = make_need(lat=51.60, lon=11.98)
    spot = Spot("Halle", 51.4816, 11.9795)
    pages = [board_of(ANYONE, Need, Filters(spot=spot, radius=25, page=page)).notices for page in (1, 2)]
    everything = [*pages[0], *pages[1]]
    assert [one.distance_km for one in everything] == sorted(one.distance_km for one in everything)
    assert (len(pages[0]), len(pages[1]), pages[1][-1].pk) == (12, 4, far.pk)
