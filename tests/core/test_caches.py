"""A Redis that does not answer costs nobody a page."""

import pytest
from django.core.cache import cache
from django.core.cache.backends import redis
from django.test import Client

from gemeinsinn.core import caches
from tests.factories.people import make_account
from tests.postgres import free_port


@pytest.fixture
def away(settings, monkeypatch):
    monkeypatch.setattr(caches.RedisCache, "_away_until", 0.0)
    address = f"redis://127.0.0.1:{free_port()}/0"
    settings.CACHES = {"default": {"BACKEND": "gemeinsinn.core.caches.RedisCache", "LOCATION": address}}


def test_nothing_is_found_everything_can_be_added_and_it_is_asked_anew_after_a_while(away, monkeypatch, caplog):
    def all_of_it():
        found = [
            cache.add("a", 1), cache.get("a"), cache.get("a", 7), cache.set("a", 1, 5), cache.touch("a"), cache.delete("a"),
            cache.get_many(["a"]), "a" in cache, cache.set_many({"a": 1}), cache.delete_many(["a"]), cache.clear(),
        ]  # fmt: skip
        with pytest.raises(ValueError, match="a"):
            cache.incr("a")
        return found

    expected = [True, None, 7, None, False, False, {}, False, [], None, False]
    assert (all_of_it(), len(caplog.records)) == (expected, 1)
    monkeypatch.setattr(caches, "REST", -1.0)
    monkeypatch.setattr(caches.RedisCache, "_away_until", 0.0)
    assert (all_of_it(), len(caplog.records)) == (expected, 1 + 12)


def test_an_answer_is_handed_on_as_it_is(away, monkeypatch):
    monkeypatch.setattr(redis.RedisCache, "get", lambda _self, *args: ("found", *args))
    monkeypatch.setattr(redis.RedisCache, "incr", lambda _self, *_args: 3)
    assert (cache.get("a", 7), cache.incr("a")) == (("found", "a", 7, None), 3)


def test_pages_are_there_for_guests_and_members(away, db):
    member, guest = Client(), Client(headers={"User-Agent": "Mozilla/5.0 (X11) Firefox", "Accept-Language": "de"})
    member.force_login(make_account(email="anna@example.org", name="Anna"))
    paths = (
        "/",
        "/bedarfe/",
        "/mitmachen/",
        "/online/",
        "/online/stand/",
        "/online/da.gif",
        "/konto/",
        "/konto/anmelden/",
    )
    assert {path: member.get(path).status_code for path in paths[:-1]} == dict.fromkeys(paths[:-1], 200)
    assert {path: guest.get(path).status_code for path in paths if path != "/konto/"} == {
        path: 200 for path in paths if path != "/konto/"
    }
