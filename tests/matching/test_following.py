"""The index follows the event stream, misses nothing, and can be made again at any time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.models import Event
from gemeinsinn.exchange.actions.notices import withdraw_notice
from gemeinsinn.exchange.models import Need
from gemeinsinn.matching.actions import following
from gemeinsinn.matching.actions.entries import forget_entries, index_objects
from gemeinsinn.matching.actions.following import follow_events, stray_ids, sweep
from gemeinsinn.matching.actions.rebuilding import rebuild
from gemeinsinn.matching.models import IndexEntry, IndexState, MeaningVector
from gemeinsinn.matching.shelf.documents import unpacked
from gemeinsinn.matching.sources import Text, source_of
from tests.factories.exchange import make_need, make_offer
from tests.factories.matching import build_index, index_state, keys_in_index
from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db


def hang(**overrides):
    """A need whose publication stands in the stream."""
    need = make_need(**overrides)
    record("published", need, now=timezone.now())
    return need


def follow_all():
    while follow_events(now=timezone.now()):
        pass


def test_what_happens_reaches_the_rows():
    now = timezone.now()
    need = hang()
    assert follow_events(now=now) == 1
    entry = IndexEntry.objects.get()
    assert (entry.key, entry.side, entry.object_id, entry.audience) == (f"need:{need.pk}", "need", need.pk, "everyone")
    assert unpacked(entry.key, entry.document) == source_of("need").texts([need.pk])[need.pk].document
    assert (entry.kind, entry.lat, entry.ends) == ("sachen", need.lat, need.until)
    assert follow_events(now=now) == 0
    withdraw_notice(notice=need, now=now)
    follow_all()
    entry.refresh_from_db()
    assert (entry.is_gone, entry.document, entry.meaning, entry.kind, entry.lat) == (True, {}, "", "", None)
    assert entry.seq == index_state().seq == 2


def test_nothing_is_written_twice():
    need = hang()
    follow_all()
    before = index_state().seq
    record("asked", need, now=timezone.now())
    follow_all()
    assert index_state().seq == before


def test_events_of_other_things_are_read_and_left():
    need = make_need(state="submitted")
    record("submitted", need, now=timezone.now())
    record("role_given", need.contact, now=timezone.now())
    assert follow_events(now=timezone.now()) == 2
    assert not IndexEntry.objects.exists()


def test_the_stream_is_read_in_parts():
    needs = [hang() for _number in range(5)]
    assert [follow_events(now=timezone.now(), most=2) for _round in range(4)] == [2, 2, 1, 0]
    assert keys_in_index() == {f"need:{need.pk}" for need in needs}


def test_a_number_committed_late_is_not_missed():
    """On PostgreSQL event 11 may be seen before event 10."""
    first, late, last = hang(), make_need(), hang()
    Event.objects.all().delete()
    for pk, need in ((100, first), (103, last)):
        Event.objects.bulk_create([event_of(pk, need)])
    follow_all()
    assert {101, 102} <= set(index_state().gaps)
    Event.objects.bulk_create([event_of(101, late)])
    follow_all()
    assert keys_in_index() == {f"need:{need.pk}" for need in (first, late, last)}
    assert (102 in index_state().gaps, 101 in index_state().gaps, index_state().cursor) == (True, False, 103)


def event_of(pk, need):
    return Event(pk=pk, subject_type="exchange.need", subject_id=need.pk, verb="published", at=timezone.now())


def test_gaps_are_not_kept_for_ever(monkeypatch):
    monkeypatch.setattr(following, "MOST_GAPS", 10)
    Event.objects.bulk_create([event_of(5_000_000, make_need())])
    follow_all()
    assert index_state().gaps == list(range(4_999_991, 5_000_000))


def test_the_sweep_finds_what_no_event_told():
    now = timezone.now()
    kept, changed, gone = make_need(), make_need(), make_need()
    build_index()
    Need.objects.filter(pk=changed.pk).update(title="Zehn Zelte", changed_at=now)
    Need.objects.filter(pk=gone.pk).update(state="hidden")
    new = make_need()
    assert stray_ids(source_of("need")) == {gone.pk, new.pk}
    assert sweep(now=now + timedelta(minutes=1)) == 3
    assert keys_in_index() == {f"need:{row.pk}" for row in (kept, changed, new)}
    assert IndexEntry.objects.get(key=f"need:{changed.pk}").document["title"] == "Zehn Zelte"
    assert sweep(now=now + timedelta(minutes=2)) == 0
    assert index_state().swept_at == now + timedelta(minutes=2)


def test_the_first_sweep_finds_everything():
    make_need()
    assert sweep(now=timezone.now()) == 1
    assert sweep(now=timezone.now() + timedelta(days=1)) == 0


def test_what_is_forgotten_is_empty_at_once_and_read_again():
    need = make_need()
    build_index()
    entry = IndexEntry.objects.get()
    MeaningVector.objects.create(digest=entry.meaning, encoder="fake", version="1", data=b"x", seq=99)
    assert forget_entries(side="need", ids=[need.pk, 99], now=timezone.now()) == 1
    entry.refresh_from_db()
    assert (entry.document, entry.is_gone, entry.dirty) == ({}, True, True)
    assert index_state().words_gone == entry.seq
    assert not MeaningVector.objects.exists()
    follow_all()
    entry.refresh_from_db()
    assert (entry.is_gone, entry.dirty) == (False, False)
    assert forget_entries(side="need", ids=[], now=timezone.now()) == 0


def test_dirty_and_gone_becomes_clean_and_gone():
    need = make_need()
    build_index()
    forget_entries(side="need", ids=[need.pk], now=timezone.now())
    need.delete()
    follow_all()
    assert [(entry.is_gone, entry.dirty) for entry in IndexEntry.objects.all()] == [(True, False)]


def test_a_vector_stays_while_its_text_stands_somewhere():
    one, two = make_need(), make_need()
    build_index()
    meaning = IndexEntry.objects.values_list("meaning", flat=True).distinct().get()
    MeaningVector.objects.create(digest=meaning, encoder="fake", version="1", data=b"x", seq=99)
    Need.objects.filter(pk=one.pk).update(title="Zehn Zelte")
    index_objects(side="need", ids=[one.pk], now=timezone.now())
    assert MeaningVector.objects.exists()
    Need.objects.filter(pk=two.pk).update(title="Zehn Bänke")
    assert index_objects(side="need", ids=[two.pk], now=timezone.now()) == 1
    assert not MeaningVector.objects.exists()
    assert index_objects(side="need", ids=[], now=timezone.now()) == 0


def test_a_rebuild_tells_how_far_it_is_and_is_taken_up_again(monkeypatch):
    monkeypatch.setattr("gemeinsinn.matching.actions.rebuilding.BATCH", 2)
    needs, offer = [make_need() for _number in range(3)], make_offer()
    steps = rebuild(now=timezone.now())
    assert [(step.side, step.done, step.total) for step in (next(steps), next(steps))] == [
        ("need", 2, 4),
        ("need", 3, 4),
    ]
    steps.close()
    before = index_state()
    assert before.rebuild == {"side": "need", "after": needs[2].pk, "done": 3, "total": 4}
    assert [(step.side, step.done, step.total) for step in rebuild(now=timezone.now())] == [("offer", 4, 4)]
    after = index_state()
    assert (after.rebuild, after.generation != before.generation, after.built_at is None) == ({}, True, False)
    assert keys_in_index() == {*(f"need:{need.pk}" for need in needs), f"offer:{offer.pk}"}


def test_a_rebuild_begun_anew_starts_from_the_front():
    make_need(), make_project()
    next(rebuild(now=timezone.now()))
    assert [step.done for step in rebuild(now=timezone.now(), anew=True)] == [1, 2]


def test_a_rebuild_drops_what_is_gone_and_changes_nothing_else():
    kept, gone = make_need(), make_need()
    build_index()
    seqs = dict(IndexEntry.objects.values_list("key", "seq"))
    Need.objects.filter(pk=gone.pk).update(state="hidden")
    IndexEntry.objects.create(key="guide:1", side="guide", object_id=1, digest="x", seq=90)
    build_index()
    assert dict(IndexEntry.objects.values_list("key", "seq")) == {f"need:{kept.pk}": seqs[f"need:{kept.pk}"]}


def test_following_and_rebuilding_lead_to_the_same_rows():
    now = timezone.now()
    needs = [hang() for _number in range(3)]
    follow_all()
    withdraw_notice(notice=needs[0], now=now)
    Need.objects.filter(pk=needs[1].pk).update(title="Zehn Zelte")
    record("changed", needs[1], now=now)
    follow_all()
    rows = IndexEntry.objects.exclude(digest="").order_by("key")
    followed = list(rows.values("key", "digest", "document", "audience", "meaning"))
    IndexEntry.objects.all().delete()
    IndexState.objects.all().delete()
    build_index()
    assert list(rows.values("key", "digest", "document", "audience", "meaning")) == followed


def test_a_document_of_an_older_version_can_be_read():
    told = {"side": "need", "kind": "", "title": "Stühle", "colour": "red", "tags": ["a"], "starts": "2026-12-04"}
    document = unpacked("need:1", told)
    assert (document.title, document.text, document.tags, document.starts.isoformat()) == (
        "Stühle", "", ("a",), "2026-12-04",
    )  # fmt: skip
    assert Text(document).audience == "everyone"


def test_a_rebuild_taken_up_passes_over_the_sides_that_are_done():
    need, offer = make_need(), make_offer()
    build_index()
    Need.objects.filter(pk=need.pk).update(title="Zehn Zelte")
    type(offer).objects.filter(pk=offer.pk).update(title="Zehn Bänke")
    IndexState.objects.update(rebuild={"side": "offer", "after": 0, "done": 1, "total": 2})
    assert [step.side for step in rebuild(now=timezone.now())] == ["offer"]
    titles = {entry.key: entry.document["title"] for entry in IndexEntry.objects.all()}
    assert titles == {f"need:{need.pk}": need.title, f"offer:{offer.pk}": "Zehn Bänke"}
