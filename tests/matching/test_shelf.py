"""The word index on this machine: one writes, any number read, and whatever happens to it, it comes back."""

import fcntl
from threading import Thread

import pytest
from django.db import connections
from django.utils import timezone

from gemeinsinn.activity.actions import record
from gemeinsinn.exchange.models import Need
from gemeinsinn.matching.actions.entries import index_objects
from gemeinsinn.matching.engine.words import IndexDamaged
from gemeinsinn.matching.models import IndexEntry
from gemeinsinn.matching.shelf.files import Shelf
from gemeinsinn.matching.shelf.keepers import FolderKeeper, chosen_shelf
from gemeinsinn.matching.shelf.marks import FilePlace, SharedPlace, mark_of
from gemeinsinn.matching.shelf.soundness import index_status, problems
from tests.conftest import using
from tests.factories.exchange import make_need
from tests.factories.matching import build_index, index_state

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def catch_up(shelf, **told):
    return shelf.catch_up(index_state(), now=NOW, **{"wait": 0.0, **told})


def test_it_is_filled_and_then_kept_in_step():
    one, two = make_need(), make_need()
    build_index()
    shelf = chosen_shelf()
    assert (shelf.mark(), shelf.count()) == (None, None)
    assert catch_up(shelf)
    first = shelf.mark()
    assert (shelf.count(), first.seq, first.born) == (2, 2, 2)
    Need.objects.filter(pk=one.pk).update(state="hidden")
    index_objects(side="need", ids=[one.pk, two.pk], now=NOW)
    assert not shelf.is_current(index_state())
    assert catch_up(shelf)
    assert (shelf.count(), shelf.mark().name, shelf.mark().seq) == (1, first.name, 3)
    assert shelf.is_current(index_state())


def test_too_much_is_left_to_others():
    make_need(), make_need()
    build_index()
    shelf = chosen_shelf()
    assert not catch_up(shelf, most=1)
    assert shelf.mark() is None
    catch_up(shelf)
    Need.objects.update(title="Zehn Zelte")
    index_objects(side="need", ids=Need.objects.values_list("pk", flat=True), now=NOW)
    assert not catch_up(shelf, most=1)
    assert shelf.mark().seq == 2


def test_while_another_process_writes_nobody_waits_for_long(settings):
    make_need()
    build_index()
    settings.SEARCH_FOLDER.mkdir()
    with (settings.SEARCH_FOLDER / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert not catch_up(chosen_shelf(), wait=0.05)
        assert not chosen_shelf().tidy_up(index_state(), now=NOW)
    assert catch_up(chosen_shelf())


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"kind": "embedded"}'])
def test_a_mark_that_cannot_be_read_is_none(settings, damage):
    make_need()
    build_index()
    catch_up(chosen_shelf())
    (settings.SEARCH_FOLDER / "mark.json").write_text(damage)
    assert chosen_shelf().mark() is None
    assert catch_up(chosen_shelf())
    assert len(list(settings.SEARCH_FOLDER.glob("words-*"))) == 1


def test_files_cut_short_are_made_again(settings):
    need = make_need()
    build_index()
    shelf = chosen_shelf()
    catch_up(shelf)
    for path in settings.SEARCH_FOLDER.rglob("words-*/*"):
        path.write_bytes(path.read_bytes()[:7])
    assert shelf.count() is None
    index_objects(side="need", ids=[need.pk], now=NOW)
    Need.objects.update(title="Zehn Zelte")
    index_objects(side="need", ids=[need.pk], now=NOW)
    assert catch_up(shelf)
    assert shelf.count() == 1


def test_another_version_or_kind_begins_anew(settings):
    make_need()
    build_index()
    keeper = FolderKeeper(settings.SEARCH_FOLDER)
    place = FilePlace(settings.SEARCH_FOLDER)
    catch_up(Shelf(place, keeper, version="1"))
    assert Shelf(place, keeper, version="2").mark() is None
    place.clear()
    place.clear()
    assert place.read() is None


def test_a_mark_in_the_database_is_for_all_machines(tmp_path, settings):
    make_need()
    build_index()
    place = SharedPlace(tmp_path / "a")
    shelf = Shelf(place, FolderKeeper(tmp_path / "shared"), version="1")
    assert catch_up(shelf)
    assert SharedPlace(tmp_path / "b").read() == shelf.mark()
    place.clear()
    assert shelf.mark() is None
    assert mark_of(None) is None


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_on_postgresql_one_machine_at_a_time_writes(postgres_config, tmp_path):
    with using(postgres_config):
        seen = []

        def other():
            with SharedPlace(tmp_path / "b").lock(0) as mine:
                seen.append(mine)
            connections.close_all()

        with SharedPlace(tmp_path / "a").lock(0) as mine:
            assert mine
            thread = Thread(target=other)
            thread.start()
            thread.join()
        with SharedPlace(tmp_path / "b").lock(0) as mine:
            seen.append(mine)
        assert seen == [False, True]


def test_doctor_compares_index_and_database():
    assert problems(index_status()) == []
    make_need(), make_need()
    assert problems(index_status()) == ["It was never built."]
    build_index()
    assert problems(index_status()) == ["The word index is missing or behind."]
    catch_up(chosen_shelf())
    status = index_status()
    assert problems(status) == []
    assert (status.words, status.unread, status.dirty, status.waiting, status.rebuild) == (2, 0, 0, {}, {})
    assert {side.side: (side.objects, side.entries) for side in status.sides} == {
        "need": (2, 2), "offer": (0, 0), "partner": (0, 0), "project": (0, 0),
    }  # fmt: skip
    IndexEntry.objects.first().delete()
    assert problems(index_status()) == ["1 of 2 needs differ from the database."]


def test_a_folder_that_cannot_be_opened_is_damaged(tmp_path):
    (tmp_path / "words-1").write_text("a file")
    with pytest.raises(IndexDamaged):
        FolderKeeper(tmp_path).open("words-1", anew=False)


def test_doctor_tells_what_waits_for_too_long(monkeypatch, fake_encoder):
    make_need()
    build_index()
    catch_up(chosen_shelf())
    record("asked", make_need(), now=NOW)
    assert problems(index_status()) == ["1 of 2 needs differ from the database."]
    build_index()
    catch_up(chosen_shelf())
    monkeypatch.setattr("gemeinsinn.matching.shelf.soundness.MANY", 0)
    record("asked", make_need(state="draft"), now=NOW)
    assert problems(index_status()) == ["2 texts wait for fake.", "1 events are not read yet."]
