"""The search as data. Without an index it reads the words in the database: enough to see what is told."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gemeinsinn.api import searching
from gemeinsinn.api.cursors import read_hit, write_hit
from gemeinsinn.matching.engine.reasons import Reason
from gemeinsinn.matching.queries.requests import SearchRequest
from gemeinsinn.matching.queries.results import FoundHit, SearchResult
from tests.factories.exchange import make_body, make_need, make_offer
from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db


def found_by(hits, **overrides):
    fields = {"total": len(hits), "page": 1, "pages": 1, "counts": {"kinds": {"sachen": 2}, "sides": {"need": 2}}}
    return SearchResult(request=SearchRequest(), hits=hits, **(fields | overrides))


@pytest.fixture
def finds(monkeypatch):
    """finds(result): whatever is asked, this is found."""

    def go(result):
        monkeypatch.setattr(searching, "public_hits", lambda asked, *, now: result)

    return go


def hit(side, row, **overrides):
    return FoundHit(key=f"{side}:{row.pk}", side=side, object=row, **overrides)


def test_all_sides_are_found_with_what_they_tell(ask):
    need, offer = make_need(title="Stühle gesucht"), make_offer(title="Stühle übrig")
    project = make_project(title="Stühle für alle")
    body = make_body(
        kind="company", name="Stühle GmbH", email="geheim@example.org", phone="0345 1", gives_kinds={"sachen": ""}
    )
    said = ask("/search?q=Stühle")
    items = {found["side"]: found["item"] for found in said.data["items"]}
    assert {side: item.get("id") for side, item in items.items()} == {
        "need": need.pk, "offer": offer.pk, "project": project.pk, "partner": None,
    }  # fmt: skip
    assert (items["partner"]["name"], items["partner"]["gives"]) == (body.name, ["goods"])
    assert said.data["total"] == 4 and said.data["meaning"] is False
    assert said.data["counts"]["side"] == {"need": 1, "offer": 1, "partner": 1, "project": 1}
    assert "geheim@example.org" not in str(said.data) and "0345 1" not in str(said.data)


def test_what_is_not_public_is_neither_found_nor_counted(ask):
    make_need(title="Stühle nur für Betriebe", audience="partners")
    make_need(title="Stühle ungeprüft", state="submitted")
    make_project(title="Stühle ungeprüft", state="submitted")
    make_body(name="Stühle ungeprüft", state="submitted")
    said = ask("/search?q=Stühle")
    assert (said.data["items"], said.data["total"]) == ([], 0)
    assert set(map(str, said.data["counts"].values())) == {"{}", "0"}


def test_sides_kinds_place_and_time_narrow_it(ask):
    goods = make_need(title="Stühle", lat=51.48, lon=11.97)
    make_need(title="Stühle kaufen", kind="geld", lat=52.5, lon=13.4)
    assert [found["item"]["id"] for found in ask("/search?q=Stühle&kind=goods").data["items"]] == [goods.pk]
    near = ask("/search?q=Stühle&near=51.48,11.97&radius=5").data["items"]
    assert [(found["item"]["id"], found["distance_km"]) for found in near] == [(goods.pk, 0.0)]
    assert ask("/search?q=Stühle&side=offer").data["items"] == []
    assert ask("/search?q=Stühle&until=2026-01-01").data["items"] == []


def test_reasons_distance_and_corrections_are_told(ask, finds):
    need = make_need()
    finds(found_by([hit("need", need, km=0.84, reasons=[Reason("near", 0.84), Reason("unheard of")])],
                   language="tr", corrected="stühle", meaning=True))  # fmt: skip
    said = ask("/search?q=sandalye&language=en").data
    assert said["items"][0]["reasons"] == ["800 m away"] or len(said["items"][0]["reasons"]) == 1
    assert said["items"][0]["distance_km"] == 0.8
    assert (said["query_language"], said["corrected"], said["meaning"]) == ("tr", "stühle", True)
    assert said["counts"]["kind"] == {"goods": 2}


def test_what_vanished_meanwhile_is_left_out(ask, finds):
    need = make_need()
    gone = hit("need", need)
    finds(found_by([gone]))
    type(need).objects.all().delete()
    assert ask("/search?q=x").data["items"] == []


def test_pages_follow_each_other_without_telling_a_hit_twice(ask, finds):
    rows = [make_need() for _n in range(4)]
    hits = [hit("need", row) for row in rows]
    finds(found_by(hits[:2], total=4, pages=2))
    first = ask("/search?limit=2")
    cursor = first.data["next"].partition("cursor=")[2]
    assert read_hit(cursor) == (2, hits[1].key)
    finds(found_by([hits[1], hits[2]], total=5, page=2, pages=3))  # one slipped in before
    second = ask(f"/search?limit=2&cursor={cursor}")
    assert [found["item"]["id"] for found in second.data["items"]] == [rows[2].pk]
    finds(found_by(hits[:2], total=2, page=1, pages=1))  # there is no second page any more
    assert ask(f"/search?limit=2&cursor={cursor}").data["items"] == []


@pytest.mark.parametrize("cursor", ["QUJDREVG", "bjE3NjM2MzIzODAwMDAwMDA6MTc", write_hit(2, "need:1") + "x"])
def test_a_foreign_cursor_is_refused(cursor, ask):
    said = ask(f"/search?cursor={cursor}")
    assert (said.status, said.data["type"].rpartition("#")[2]) == (404, "unknown-cursor")


def test_every_change_of_a_hit_changes_the_mark(ask, finds):
    need = make_need()
    finds(found_by([hit("need", need)]))
    before = ask("/search").headers["ETag"]
    assert ask("/search", if_none_match=before).status == 304
    finds(found_by([hit("need", need, reasons=[Reason("new", 0)])]))
    between = ask("/search").headers["ETag"]
    type(need).objects.update(title="Anders")
    assert len({before, between, ask("/search").headers["ETag"]}) == 3


def test_many_hits_cost_as_many_queries_as_one(ask, finds):
    def rows(count):
        made = [(side, make()) for _n in range(count) for side, make in (
            ("need", make_need), ("offer", make_offer), ("project", make_project), ("partner", make_body),
        )]  # fmt: skip
        finds(found_by([hit(side, row) for side, row in made]))

    rows(1)
    ask("/search")
    with CaptureQueriesContext(connection) as few:
        ask("/search")
    rows(4)
    with CaptureQueriesContext(connection) as many:
        assert len(ask("/search?limit=50").data["items"]) == 16
    assert len(many) == len(few) <= 22
