"""The worker keeps rows, words and meaning in step, round by round, and costs nothing when nothing happens."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gemeinsinn.activity.actions import record
from gemeinsinn.exchange.models import Need
from gemeinsinn.matching import tasks
from gemeinsinn.matching.actions.entries import forget_entries
from gemeinsinn.matching.models import MeaningVector
from gemeinsinn.matching.shelf.keepers import chosen_shelf
from tests.factories.exchange import make_need
from tests.factories.matching import build_index, index_state, keys_in_index

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_worker(monkeypatch):
    monkeypatch.setattr(tasks, "_done", tasks._Done())


def everything(now=None):
    while tasks.follow(now=now or timezone.now()):
        pass


def test_the_first_round_builds_the_index(fake_encoder):
    need = make_need()
    everything()
    assert keys_in_index() == {f"need:{need.pk}"}
    assert chosen_shelf().is_current(index_state())
    assert MeaningVector.objects.count() == 1


def test_what_happens_is_followed_and_encoded_once(fake_encoder):
    build_index()
    for _number in range(2):
        record("published", make_need(), now=timezone.now())
    everything()
    assert len(keys_in_index()) == 2
    assert MeaningVector.objects.count() == 1  # the same text
    assert len(fake_encoder.texts) == 2  # as written, and with words of the thesaurus


def test_a_round_with_nothing_to_do_asks_once(django_assert_num_queries):
    make_need()
    everything()
    with django_assert_num_queries(2):
        assert tasks.follow(now=timezone.now()) is False


def test_a_rebuild_broken_off_is_finished():
    build_index()
    state = index_state()
    state.rebuild = {"side": "need", "after": 0, "done": 0, "total": 1}
    state.save()
    everything()
    assert index_state().rebuild == {}


def test_a_stream_longer_than_a_round_has_more(monkeypatch):
    build_index()
    monkeypatch.setattr(tasks, "BATCH", 1)
    record("published", make_need(), now=timezone.now())
    assert tasks.follow(now=timezone.now()) is True
    assert tasks.follow(now=timezone.now()) is False


def test_words_that_are_gone_leave_the_files():
    need = make_need(title="Quittenbaum pflanzen")
    make_need()  # tantivy drops a part of the index of which nothing is left at once
    build_index()
    everything()
    assert vocabulary() >= {"w:quittenbaum", "w:pflanzen"}
    Need.objects.filter(pk=need.pk).update(title="Apfelbaum pflanzen")
    forget_entries(side="need", ids=[need.pk], now=timezone.now())
    everything()
    assert "w:quittenbaum" in vocabulary()  # in a part of the index that is not read any more
    later = timezone.now() + timedelta(minutes=11)
    everything(later)
    assert "w:apfelbaum" in vocabulary()
    assert "w:quittenbaum" not in vocabulary()
    name = chosen_shelf().mark().name
    everything(later + timedelta(days=3))
    assert chosen_shelf().mark().name == name


def vocabulary():
    shelf = chosen_shelf()
    words = shelf.keeper.open(shelf.mark().name, anew=False)
    return {token for token, _count in words.vocabulary("w:", 1_000)}


def test_sweep_and_old_versions(fake_encoder):
    build_index()
    MeaningVector.objects.create(digest="x", encoder="fake", version="0", data=b"x", seq=1)
    need = make_need()
    tasks.sweep_up(now=timezone.now())
    assert keys_in_index() == {f"need:{need.pk}"}
    tasks.forget_old_versions(now=timezone.now())
    assert not MeaningVector.objects.exists()
