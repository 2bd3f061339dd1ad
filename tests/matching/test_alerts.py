"""What is new goes to those who wait for it: once, with reasons, and only what they may see."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.exchange.models import Need
from gemeinsinn.matching import tasks
from gemeinsinn.matching.actions import alerts
from gemeinsinn.matching.actions.alerts import OVERLAP, tell_search, tell_searches
from gemeinsinn.matching.actions.saving import pause_search
from gemeinsinn.matching.models import SavedSearch, ToldHit
from gemeinsinn.organisations.models import Membership
from gemeinsinn.places.queries import Spot
from tests.factories.exchange import make_body, make_need, make_offer
from tests.factories.matching import build_index
from tests.factories.searches import EMAIL, account, keep_search

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=10)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW, tick=False)


def hang(title="Zwanzig Stühle für das Hofcafé", now=LATER, make=make_need, **fields):
    notice = make(title=title, published_at=now, **fields)
    build_index(now)
    return notice


def mails():
    return list(OutgoingMail.objects.filter(key__startswith="search-").exclude(key__endswith="-confirm").order_by("pk"))


def test_a_new_need_is_told_with_its_reason_and_two_ways_out():
    search = keep_search("Stuhl", now=NOW)
    need = hang()
    assert tell_searches(now=LATER) == 1
    [mail] = mails()
    assert (mail.to, mail.subject) == (EMAIL, "Neu für Sie: Zwanzig Stühle für das Hofcafé")
    for words in ("Bedarf, Sachen", "darin steht „Stühle“", f"/bedarfe/{need.pk}-", "/m/", "/suche/ende/"):
        assert words in mail.text
    assert mail.stop_address.startswith("http") and mail.stop_address in mail.text
    assert list(ToldHit.objects.values_list("search", "key")) == [(search.pk, f"need:{need.pk}")]


def test_nothing_is_told_twice_and_nothing_old():
    hang(now=NOW - timedelta(minutes=1))
    keep_search(now=NOW)
    hang("Dreißig Stühle")
    assert [tell_searches(now=LATER + timedelta(minutes=five)) for five in (0, 5, 10, 60)] == [1, 0, 0, 0]
    assert "Dreißig" in mails()[0].subject


def test_what_is_understood_late_is_told_late():
    """Published before a look that could not find it yet: the next looks go back a while."""
    keep_search(now=NOW)
    words = {"details": "Für das Fest.", "benefit": "Ein Foto.", "unit_words": ""}
    need = make_need(title="Zwanzig Zelte", published_at=NOW + timedelta(minutes=1), **words)
    build_index(NOW)
    assert tell_searches(now=LATER) == 0
    Need.objects.filter(pk=need.pk).update(title="Zwanzig Stühle")
    build_index(LATER)
    assert tell_searches(now=LATER + OVERLAP - timedelta(minutes=1)) == 1


def test_only_what_was_asked_for():
    keep_search(now=NOW, sides=("offer",))
    keep_search(now=NOW, kinds=("zeit",), email="b@example.org")
    keep_search(now=NOW, spot=Spot("Berlin", 52.52, 13.4), km=5.0, email="c@example.org")
    keep_search("Klavier", now=NOW, email="d@example.org")
    hang()
    assert tell_searches(now=LATER) == 0
    hang("Stühle zu verleihen", make=make_offer)
    assert tell_searches(now=LATER + timedelta(minutes=1)) == 1
    assert mails()[0].to == EMAIL


def test_several_at_once_are_one_mail():
    keep_search(now=NOW)
    for number in range(12):
        hang(f"Stühle, Reihe {number}")
    assert tell_searches(now=LATER) == 1
    [mail] = mails()
    assert mail.subject.startswith("12 Neuigkeiten für Sie")
    assert "Und 2 weitere." in mail.text
    assert ToldHit.objects.count() == 12


def test_what_is_for_partners_is_told_to_partners_only():
    user = account()
    keep_search(user=user, now=NOW)
    keep_search(email="fremd@example.org", now=NOW)
    hang(audience="partners")
    assert tell_searches(now=LATER) == 0
    Membership.objects.create(organisation=make_body(kind="company"), user=user, role=Membership.Role.OWNER)
    assert tell_searches(now=LATER + timedelta(minutes=1)) == 1
    assert mails()[0].to == user.email


def test_a_closed_account_sees_what_everyone_sees():
    user = account()
    Membership.objects.create(organisation=make_body(kind="company"), user=user, role=Membership.Role.OWNER)
    keep_search(user=user, now=NOW)
    user.is_active = False
    user.save()
    hang(audience="partners")
    assert tell_searches(now=LATER) == 0


def test_daily_and_weekly_wait_for_their_morning():
    for rhythm in ("taeglich", "woechentlich"):
        keep_search(now=NOW, rhythm=rhythm, email=f"{rhythm}@example.org")
    hang()
    monday = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)  # seven o'clock here, and NOW is a Sunday
    assert tell_searches(now=monday - timedelta(minutes=1)) == 0
    assert tell_searches(now=monday) == 2
    hang("Vierzig Stühle", now=monday + timedelta(hours=1))
    assert tell_searches(now=monday + timedelta(days=1)) == 1
    assert tell_searches(now=monday + timedelta(days=7)) == 1
    assert {mail.to for mail in mails()} == {"taeglich@example.org", "woechentlich@example.org"}


def test_paused_and_waiting_searches_are_silent():
    pause_search(search=keep_search(now=NOW), now=NOW)
    keep_search(confirmed=False, now=NOW)
    hang()
    assert tell_searches(now=LATER) == 0


def test_when_nothing_is_new_all_turns_are_over_at_once(django_assert_max_num_queries):
    searches = [keep_search(now=NOW, email=f"{number}@example.org") for number in range(5)]
    with django_assert_max_num_queries(9):
        assert tell_searches(now=LATER) == 0
    assert set(SavedSearch.objects.values_list("looked_at", flat=True)) == {LATER}
    assert tell_searches(now=NOW) == 0  # nobody is due
    assert searches


def test_a_turn_somebody_else_took_is_not_taken_again():
    search = keep_search(now=NOW)
    hang()
    SavedSearch.objects.filter(pk=search.pk).update(due_at=LATER + timedelta(hours=1))
    assert not alerts._claim(search, now=LATER)


def test_two_workers_at_the_same_moment_tell_once(monkeypatch):
    search = keep_search(now=NOW)
    need = hang()
    ToldHit.objects.create(search=search, key=f"need:{need.pk}", at=NOW)
    monkeypatch.setattr(alerts, "new_keys", lambda search, viewer: {f"need:{need.pk}"})
    assert not tell_search(search=search, now=LATER)
    assert mails() == []


def test_without_an_index_it_looks_for_the_words_and_comes_back():
    search = keep_search("Stühle", now=NOW)
    make_need(published_at=LATER)
    assert tell_searches(now=LATER) == 1
    search.refresh_from_db()
    assert search.looked_at == NOW


def test_a_search_that_never_began_finds_nothing():
    assert alerts.new_keys(keep_search(confirmed=False, now=NOW), None) == set()


def test_a_mail_that_cannot_be_queued_notes_nothing(monkeypatch):
    keep_search(now=NOW)
    hang()

    def fail(**told):
        raise IntegrityError

    monkeypatch.setattr(alerts, "queue_mail", fail)
    assert tell_searches(now=LATER) == 0
    assert not ToldHit.objects.exists()


def test_the_worker_does_both():
    keep_search(now=NOW)
    hang()
    tasks.tell_saved_searches(now=LATER)
    assert len(mails()) == 1
    keep_search(confirmed=False, now=NOW)
    tasks.forget_saved_searches(now=NOW + timedelta(days=8))
    assert SavedSearch.objects.get().state == "active"
