"""Volunteer cards: what is known, what is reached, and who keeps the data."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.activity.models import Event
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.organisations.models import Membership
from gemeinsinn.recognition.actions.cards import add_card, change_card, drop_card, load_cards
from gemeinsinn.recognition.lifecycle.cards import Threshold, is_reached, minutes_within, still_missing, window_start
from gemeinsinn.recognition.models import CardRule
from gemeinsinn.recognition.placing import place_of_organisation
from gemeinsinn.recognition.queries.cards import cards_for, cards_kept_by, cards_on, states_known, states_of
from gemeinsinn.recognition.rules import can_edit_card, can_keep_cards
from gemeinsinn.recognition.wording.cards import asks_words, standing_words
from tests.factories.exchange import make_body
from tests.factories.people import make_account
from tests.factories.places import make_municipality
from tests.factories.recognition import confirmed, enter, make_volunteer

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture(autouse=True)
def _known_cards() -> None:
    """What the migration brought, also where a test before this one has emptied the database."""
    load_cards()


TODAY = date(2026, 11, 28)
TOLD = {"name": "Ehrenamtspass", "state": "Sachsen-Anhalt", "source": "stadt.example", "noted_on": TODAY}


def each_week(hours: float, weeks: int, *, skip: int = 0) -> list[tuple[date, int]]:
    """So many hours every week that ends today, but for the first few weeks back."""
    return [(TODAY - timedelta(weeks=week), int(hours * 60)) for week in range(skip, weeks)]


def said_of(one) -> str:
    return standing_words(one.card, reached=one.reached, missing=one.missing)


@pytest.mark.parametrize(
    ("threshold", "hours", "reached", "missing"),
    [
        (Threshold(a_year=12000), [(TODAY, 12000)], True, 0),
        (Threshold(a_year=12000), [(TODAY, 11985)], False, 15),
        (Threshold(a_year=12000), [(TODAY - timedelta(weeks=52), 12000)], False, 12000),
        (Threshold(a_year=12000), [(TODAY - timedelta(weeks=52, days=-1), 12000)], True, 0),
        (Threshold(a_year=12000, a_week=240), each_week(4, 52), True, 0),
        (Threshold(a_week=240), each_week(4, 51), False, 240),
        (Threshold(a_week=180, years=2), each_week(3, 104), True, 0),
        (Threshold(a_week=180, years=2), each_week(6, 52), False, 0),
        (Threshold(a_week=180, years=2), each_week(3, 103), False, 180),
        (Threshold(in_all=4800), [(date(2020, 1, 1), 4800)], True, 0),
        (Threshold(), [(TODAY, 9999)], False, 0),
        (Threshold(in_all=60, since=TODAY + timedelta(days=1)), [(TODAY, 60)], False, 0),
        (Threshold(in_all=60, since=TODAY), [(TODAY, 60)], True, 0),
    ],
)
def test_what_is_reached(threshold, hours, reached, missing):
    assert (is_reached(threshold, hours, today=TODAY), still_missing(threshold, hours, today=TODAY)) == (
        reached,
        missing,
    )


def test_windows_hold_whole_weeks():
    assert (TODAY - window_start(TODAY, 1)).days + 1 == 364
    assert minutes_within([(TODAY, 15), (TODAY + timedelta(days=1), 15)], TODAY, TODAY) == 15


def test_the_data_are_those_of_the_file():
    rows = {(card.state, card.place): asks_words(card) for card in CardRule.objects.all()}
    assert rows == {
        ("Sachsen-Anhalt", ""): "", ("Sachsen-Anhalt", "Magdeburg"): "", ("Sachsen-Anhalt", "Halle (Saale)"): "",
        ("Sachsen-Anhalt", "Bitterfeld-Wolfen"): "", ("Sachsen-Anhalt", "Burgenlandkreis"): "",
        ("Nordrhein-Westfalen", ""): "200 Stunden im Jahr oder 4 Stunden in der Woche, ab 1. Januar 2026",
        ("Sachsen", ""): "3 Stunden in der Woche, seit 2 Jahren, ab 14 Jahren",
        ("Bayern", ""): "80 Stunden insgesamt, für Schülerinnen und Schüler 60 Stunden, ab 14 Jahren",
        ("Brandenburg", ""): "80 Stunden insgesamt",
    }  # fmt: skip
    assert load_cards() == 0
    CardRule.objects.all().delete()
    assert load_cards() == 9
    assert all(card.source and card.noted_on for card in CardRule.objects.all())


def test_cards_of_where_somebody_gives_time():
    town = make_municipality(name="Potsdam", state="Brandenburg")
    body = make_body(kind="association", slug="hort", municipality=town)
    me = make_volunteer()
    assert cards_for(me, today=TODAY) == []
    confirmed(me, place=place_of_organisation(body), minutes=23 * 60)
    enter(me, place=place_of_organisation(body), minutes=24 * 60)
    assert (states_of(me), states_known()) == ({"Brandenburg"}, ["Brandenburg"])
    [one] = cards_for(me, today=timezone.localdate())
    assert (one.reached, one.missing, said_of(one)) == (False, 57 * 60, "Noch fehlen 57 Stunden.")
    for ago in (2, 3, 4):
        confirmed(me, place=place_of_organisation(body), minutes=19 * 60, days_ago=ago)
    [one] = cards_for(me, today=timezone.localdate())
    assert (one.reached, said_of(one)) == (True, "Das haben Sie erreicht.")
    CardRule.objects.filter(state="Brandenburg").update(until=TODAY - timedelta(days=1))
    assert not cards_on(TODAY).filter(state="Brandenburg").exists()


def test_where_figures_are_not_known_it_says_so():
    me = make_volunteer()
    confirmed(me, place=place_of_organisation(make_body(municipality=make_municipality())))
    said = {(one.card.place, said_of(one)) for one in cards_for(me, today=timezone.localdate())}
    assert ("", "") in said
    assert ("Magdeburg", "Was dafür nötig ist, sagt Ihnen Ihre Freiwilligenagentur.") in said


@pytest.mark.parametrize(("years", "words"), [(2, "Die Stunden sind da, aber noch nicht lange genug."), (None, "")])
def test_hours_without_the_years(years, words):
    me = make_volunteer()
    confirmed(me, place=place_of_organisation(make_body(municipality=make_municipality())), minutes=60)
    CardRule.objects.all().delete()
    since = None if years else timezone.localdate() + timedelta(days=9)
    CardRule.objects.create(**TOLD, in_all=60, years=years, since=since)
    [one] = cards_for(me, today=timezone.localdate())
    assert (one.reached, said_of(one)) == (False, words)


def test_who_keeps_what():
    agency, other = make_body(), make_body()
    staff, foreign, office = make_account(), make_account(), make_account(roles=["office"])
    Membership.objects.create(user=staff, organisation=agency, role="editor")
    Membership.objects.create(user=foreign, organisation=other, role="editor")
    mine = add_card(told=TOLD | {"a_year": 600}, agency=agency, by=staff, now=NOW)
    theirs = CardRule.objects.filter(agency=None).first()
    for user, keeps, edits in (
        (staff, True, (True, False)), (foreign, True, (False, False)), (office, True, (True, True)),
        (AnonymousUser(), False, (False, False)), (make_account(), False, (False, False)),
    ):  # fmt: skip
        assert can_keep_cards(user) is keeps
        assert (can_edit_card(user, mine), can_edit_card(user, theirs)) == edits
        if keeps:
            assert tuple(card in cards_kept_by(user) for card in (mine, theirs)) == edits
    with pytest.raises(NotAllowed):
        change_card(card=theirs, told=TOLD, by=staff, now=NOW)
    with pytest.raises(NotAllowed):
        drop_card(card=mine, by=foreign, now=NOW)
    with pytest.raises(DomainError, match="vor dem ersten"):
        add_card(told=TOLD | {"since": TODAY, "until": TODAY - timedelta(days=1)}, agency=agency, by=staff, now=NOW)
    change_card(card=mine, told=TOLD | {"a_year": 1200}, by=staff, now=NOW)
    assert Event.objects.get(verb="card_changed").data["before"]["a_year"] == "600"
    statewide = CardRule.objects.get(none=True)
    change_card(card=statewide, told=TOLD | {"in_all": 60}, by=office, now=NOW)
    assert CardRule.objects.get(pk=statewide.pk).none is False
    drop_card(card=mine, by=staff, now=NOW)
    assert not CardRule.objects.filter(pk=mine.pk).exists()


def test_the_pages_of_the_desk(client):
    agency = make_body(municipality=make_municipality())
    staff = make_account()
    Membership.objects.create(user=staff, organisation=agency, role="editor")
    client.force_login(staff)
    form = {key: str(value) for key, value in TOLD.items()} | {"a_year": "100"}
    assert client.post(reverse("recognition:new_card"), form | {"a_year": "0,1"}).status_code == 422
    wrong = {"since": "2026-02-01", "until": "2026-01-01"}
    assert client.post(reverse("recognition:new_card"), form | wrong).status_code == 422
    assert client.post(reverse("recognition:new_card"), form).status_code == 302
    card = CardRule.objects.get(agency=agency)
    page = reverse("recognition:edit_card", args=[card.pk])
    assert 'value="100"' in client.get(page).content.decode()
    assert client.post(page, form | wrong).status_code == 422
    assert client.post(page, form | {"a_year": "150"}).status_code == 302
    assert "150 Stunden im Jahr" in client.get(reverse("recognition:cards")).content.decode()
    me = make_volunteer()
    confirmed(me, place=place_of_organisation(agency))
    token = issue_link(purpose="hours", subject_id=me.pk, now=NOW, lasts=timedelta(days=1))
    assert "Noch fehlen 148 Stunden." in client.get(f"/m/{token}/").content.decode()
    assert client.post(reverse("recognition:remove_card", args=[card.pk])).status_code == 302
    assert client.get(page).status_code == 404
