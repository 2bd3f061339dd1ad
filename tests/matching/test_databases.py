"""What depends on the database: numbers, locks and patience, on SQLite and on PostgreSQL."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from gemeinsinn.activity.actions import record
from gemeinsinn.exchange.models import Need
from gemeinsinn.matching.actions.encoding import encode_waiting
from gemeinsinn.matching.actions.entries import index_objects, lock_state
from gemeinsinn.matching.actions.following import follow_events
from gemeinsinn.matching.models import IndexEntry, MeaningVector
from gemeinsinn.matching.queries.requests import SearchRequest
from gemeinsinn.matching.queries.search import search
from gemeinsinn.matching.shelf.freshness import impatient
from tests.factories.exchange import make_need
from tests.factories.matching import FakeEncoder, build_index, index_state
from tests.factories.organisations import make_spot


def test_many_who_follow_at_once_write_each_change_once(either_database, run_at_once):
    needs = [make_need() for _number in range(12)]
    for need in needs:
        record("published", need, now=timezone.now())
    done = run_at_once(6, lambda number: follow_events(now=timezone.now(), most=5))
    assert sum(done) == 12
    assert sorted(IndexEntry.objects.values_list("seq", flat=True)) == list(range(1, 13))
    assert index_state().seq == 12


def test_many_who_encode_at_once_store_each_vector_once(either_database, run_at_once):
    for number in range(4):
        make_need(title=f"{number} Zelte")
    build_index()
    run_at_once(4, lambda number: encode_waiting(encoders=[FakeEncoder()], now=timezone.now()))
    assert MeaningVector.objects.count() == 4


def test_changes_of_one_object_end_in_the_latest(either_database, run_at_once):
    need = make_need()
    build_index()

    def rename(number):
        Need.objects.filter(pk=need.pk).update(title=f"{number} Zelte")
        return index_objects(side="need", ids=[need.pk], now=timezone.now())

    run_at_once(6, rename)
    need.refresh_from_db()
    assert IndexEntry.objects.get().document["title"] == need.title


def test_a_search_does_not_wait_for_long(either_database, run_at_once):
    make_need()
    build_index()
    held = []

    def act(number):
        if number:
            while not held:
                pass
            with impatient(100), pytest.raises(DatabaseError), transaction.atomic():
                lock_state()
            held.append("gave up")
            return True
        with transaction.atomic():
            lock_state()
            held.append("locked")
            while len(held) < 2:
                pass
        return True

    assert run_at_once(2, act) == [True, True]
    with transaction.atomic():
        lock_state()


def test_search_and_listing(either_database):
    here, _far = make_need(), make_need(lat=52.5, lon=13.4)
    build_index()
    spot = make_spot()
    for words in ("", "Stühle"):
        result = search(None, SearchRequest(words=words, spot=spot, km=5), now=timezone.now())
        assert ([hit.key for hit in result.hits], result.by_database) == ([f"need:{here.pk}"], False)
    assert connection.vendor == {"sqlite": "sqlite", "postgres": "postgresql"}[either_database]
