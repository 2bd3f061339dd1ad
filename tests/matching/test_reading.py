"""Several processes read while one writes; models and many vectors are loaded beside the requests."""

from threading import Thread
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError
from django.utils import timezone

from gemeinsinn.activity.actions import record
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.matching.actions.encoding import encode_waiting
from gemeinsinn.matching.actions.entries import index_objects
from gemeinsinn.matching.engine.documents import Audiences, Query
from gemeinsinn.matching.models import IndexEntry, IndexState
from gemeinsinn.matching.queries.requests import SearchRequest
from gemeinsinn.matching.queries.search import search
from gemeinsinn.matching.shelf import freshness, reading
from gemeinsinn.matching.shelf.cards import Cards
from gemeinsinn.matching.shelf.keepers import chosen_shelf
from gemeinsinn.matching.shelf.reading import NoIndex, Reader, current_reader
from gemeinsinn.matching.sources import EVERYONE
from tests.factories.exchange import make_need, make_offer
from tests.factories.matching import build_index, index_state

pytestmark = pytest.mark.django_db
PUBLIC = Audiences(frozenset({EVERYONE}))


def found(reader, words):
    index = reader.opened(now=timezone.now())
    return [hit.key for hit in index.search(Query(words), PUBLIC).hits if hit.fits]


def test_two_processes_see_the_same():
    one, two = Reader(chosen_shelf()), Reader(chosen_shelf())
    with pytest.raises(NoIndex):
        one.opened(now=timezone.now())
    need = make_need()
    build_index()
    assert found(one, "Stühle") == found(two, "Stühle") == [f"need:{need.pk}"]
    Need.objects.filter(pk=need.pk).update(title="Zehn Zelte", details="", unit_words="", benefit="")
    offer = make_offer(title="Stühle")
    for side, pk in (("need", need.pk), ("offer", offer.pk)):
        index_objects(side=side, ids=[pk], now=timezone.now())
    assert found(one, "Stühle") == found(two, "Stühle") == [f"offer:{offer.pk}"]
    assert found(two, "Zelt") == [f"need:{need.pk}"]
    offer.delete()
    build_index()
    assert found(two, "Stühle") == found(one, "Stühle") == []
    assert (len(one.opened(now=timezone.now()).keys), found(one, "Zelt")) == (1, [f"need:{need.pk}"])


def test_a_refill_by_another_process_is_seen(settings):
    need = make_need()
    build_index()
    reader = Reader(chosen_shelf())
    found(reader, "Stühle")
    chosen_shelf().damaged()
    assert found(Reader(chosen_shelf()), "Stühle") == found(reader, "Stühle") == [f"need:{need.pk}"]


def test_without_a_shelf_that_can_be_filled_there_is_no_index(monkeypatch):
    make_need()
    build_index()
    monkeypatch.setattr(reading, "MOST_WORDS_AT_SEARCH", 0)
    with pytest.raises(NoIndex):
        Reader(chosen_shelf()).opened(now=timezone.now())


def test_nobody_waits_long_for_another_thread_to_open_it():
    need = make_need()
    build_index()
    reader, asked = Reader(chosen_shelf()), []
    with reader._lock:
        thread = Thread(target=lambda: asked.append(refused(reader)))
        thread.start()
        thread.join()
    assert asked == [True]
    assert found(reader, "Stühle") == [f"need:{need.pk}"]


def refused(reader):
    """Whether it has no index for somebody in a hurry; the state is read elsewhere, threads have no test database."""
    try:
        with patch.object(reading, "read_state", lambda *, now: IndexState(built_at=now)):
            reader.opened(now=timezone.now(), patience=0.01)
    except NoIndex:
        return True
    return False


def test_many_vectors_are_left_to_a_thread(fake_encoder, monkeypatch):
    monkeypatch.setattr(reading, "MOST_VECTORS_AT_SEARCH", 0)
    started = []
    monkeypatch.setattr(Reader, "load_in_background", lambda self: started.append(self))  # noqa: PLW0108  # a built-in is no method
    need = make_need(title="Klavier Klarinette", details="", benefit="", unit_words="", spot="")
    build_index()
    encode_waiting(encoders=[fake_encoder], now=timezone.now())
    reader = Reader(chosen_shelf())
    assert found(reader, "Klabund Klage") == []
    assert started == [reader]
    reader.load_everything()
    assert found(reader, "Klabund Klage") == [f"need:{need.pk}"]


def test_the_thread_loads_and_tells_nobody_but_the_log(monkeypatch):
    loaded = []
    monkeypatch.setattr(Reader, "load_everything", lambda self: loaded.append(self))  # noqa: PLW0108  # a built-in is no method
    reading.warm_up()
    current_reader()._loading.join()
    assert loaded == [current_reader()]
    monkeypatch.setattr(Reader, "load_everything", lambda self: 1 / 0)
    current_reader().load_in_background()
    current_reader()._loading.join()
    monkeypatch.setattr(Reader, "load_everything", lambda self: (_ for _ in ()).throw(NoIndex))
    current_reader().load_in_background()
    current_reader()._loading.join()


def test_a_search_goes_ahead_when_the_database_is_busy(monkeypatch):
    kept = make_need()
    build_index()

    def busy(*, now):
        raise DatabaseError("locked")

    monkeypatch.setattr(freshness, "_followers", [busy])
    record("published", make_need(), now=timezone.now())
    result = search(None, SearchRequest(words="Stühle"), now=timezone.now())
    assert [hit.key for hit in result.hits] == [f"need:{kept.pk}"]


def test_a_long_stream_is_left_to_the_worker(monkeypatch):
    build_index()
    monkeypatch.setattr(freshness, "MOST_EVENTS", 1)
    for _number in range(2):
        record("published", make_need(), now=timezone.now())
    assert search(None, SearchRequest(words="Stühle"), now=timezone.now()).total == 0
    freshness.register(freshness._followers[0])
    assert len(freshness._followers) == 1


def test_cards_are_read_once_and_the_oldest_are_dropped(django_assert_num_queries):
    needs = [make_need() for _number in range(3)]
    build_index()
    keys = [f"need:{need.pk}" for need in needs]
    cards = Cards(most=2)
    with django_assert_num_queries(1):
        assert list(cards.cards([*keys, "need:99"])) == keys
        assert set(cards.cards(keys[1:])) == set(keys[1:])
    with django_assert_num_queries(1):
        cards.cards(keys[:1])
    cards.forget([keys[0], "need:99"])
    IndexEntry.objects.filter(key=keys[0]).delete()
    assert cards.cards(keys[:1]) == {}


def test_commands(fake_encoder, capsys):
    need, offer = make_need(), make_offer(title="Stühle")
    with pytest.raises(CommandError, match="There is no index"):
        call_command("matching", "explain", str(need.pk), str(offer.pk))
    capsys.readouterr()
    call_command("matching", "rebuild", "--words-only")
    assert capsys.readouterr().out.splitlines() == ["need: 1 of 2", "offer: 2 of 2", "Writing the word index ..."]
    call_command("matching", "status")
    out = capsys.readouterr().out
    assert "need:    1 of 1 in the index, 0 differ" in out and "meaning: fake, 2 texts wait" in out
    call_command("matching", "rebuild", "--anew")
    assert "2 texts to encode ...\nThe index is complete." in capsys.readouterr().out
    call_command("matching", "status", "--json")
    assert '"waiting": {\n    "fake": 0\n  }' in capsys.readouterr().out
    call_command("matching", "explain", str(need.pk), str(offer.pk))
    out = capsys.readouterr().out
    assert f"Need {need.pk}: Zwanzig Stühle" in out and "closeness" in out and "Suggestion" in out
    with pytest.raises(CommandError, match="no such offer"):
        call_command("matching", "explain", str(need.pk), "99")
    with pytest.raises(CommandError, match="no such need"):
        call_command("matching", "explain", "99", str(offer.pk))
    Offer.objects.update(state="hidden")
    index_objects(side="offer", ids=[offer.pk], now=timezone.now())
    with pytest.raises(CommandError, match="does not hang on the board"):
        call_command("matching", "explain", str(need.pk), str(offer.pk))
    assert index_state().built_at is not None
