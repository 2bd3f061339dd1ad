"""Each text is encoded once for each encoder and version, also by two workers, and only while it stands somewhere."""

import pytest
from django.utils import timezone

from gemeinsinn.exchange.models import Need
from gemeinsinn.matching.actions.encoding import encode_waiting, forget_versions, store_vectors, waiting_entries
from gemeinsinn.matching.actions.entries import index_objects
from gemeinsinn.matching.engine.encoders import BUILT_IN, EncoderBroken
from gemeinsinn.matching.models import IndexEntry, MeaningVector
from gemeinsinn.matching.shelf import encoders
from tests.factories.exchange import make_need, make_offer
from tests.factories.matching import FakeEncoder, build_index, index_state

pytestmark = pytest.mark.django_db


def encode(*used, **told):
    return encode_waiting(encoders=used, now=timezone.now(), **told)


def test_a_changed_text_is_encoded_and_no_other():
    one, _two = make_need(), make_need(title="Zehn Zelte")
    build_index()
    encoder = FakeEncoder()
    assert (encode(encoder), encode(encoder)) == (2, 0)
    encoder.texts.clear()
    Need.objects.filter(pk=one.pk).update(title="Zehn Bänke")
    build_index()
    assert encode(encoder) == 1
    assert all("Bänke" in text for text in encoder.texts)
    assert MeaningVector.objects.count() == 2


def test_small_print_changes_no_meaning():
    need = make_need()
    build_index()
    encoder = FakeEncoder()
    encode(encoder)
    Need.objects.filter(pk=need.pk).update(spot="Am Brunnen")
    build_index()
    assert encode(encoder) == 0


def test_it_ends_after_a_while_and_goes_on_later(monkeypatch):
    monkeypatch.setattr("gemeinsinn.matching.actions.encoding.AT_ONCE", 1)
    for number in range(3):
        make_need(title=f"{number} Zelte")
    build_index()
    encoder = FakeEncoder()
    assert [encode(encoder, seconds=0), encode(encoder, seconds=0), encode(encoder)] == [1, 1, 1]


def test_the_newest_comes_first():
    make_need(title="Zelte")
    build_index()
    offer = make_offer(title="Bänke")
    index_objects(side="offer", ids=[offer.pk], now=timezone.now())
    assert [entry.side for entry in waiting_entries(FakeEncoder())] == ["offer", "need"]


def test_a_text_that_has_gone_meanwhile_keeps_no_vector():
    make_need()
    build_index()
    meaning = IndexEntry.objects.get().meaning
    before = index_state().seq
    store_vectors(encoder=FakeEncoder(), rows={"gone": b"x", meaning: b"y"}, now=timezone.now())
    store_vectors(encoder=FakeEncoder(), rows={meaning: b"z"}, now=timezone.now())
    assert [(row.digest, bytes(row.data)) for row in MeaningVector.objects.all()] == [(meaning, b"y")]
    assert MeaningVector.objects.get().seq == before + 1


def test_other_versions_are_encoded_again_and_old_ones_go():
    make_need()
    build_index()
    old, new = FakeEncoder(), FakeEncoder()
    new.version = "2"
    assert (encode(old), encode(new)) == (1, 1)
    assert forget_versions(encoders=[new]) == 1
    assert MeaningVector.objects.get().version == "2"


def test_a_broken_encoder_is_left_out_and_an_unknown_one_too(monkeypatch, settings):
    class Broken(FakeEncoder):
        def check(self):
            raise EncoderBroken("another processor")

    monkeypatch.setitem(BUILT_IN, "fake", lambda _folder: FakeEncoder())
    monkeypatch.setitem(BUILT_IN, "broken", lambda _folder: Broken())
    settings.SEARCH_ENCODERS = ["fake", "broken"]
    assert len(encoders.chosen_encoders()) == 2
    assert not encoders.are_loaded()
    assert [type(encoder) for encoder in encoders.load_encoders()] == [FakeEncoder]
    assert encoders.are_loaded()
    settings.SEARCH_ENCODERS = ["nobody"]
    assert encoders.chosen_encoders() == []
