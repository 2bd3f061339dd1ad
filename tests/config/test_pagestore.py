"""The store of finished pages: never somebody's own, never another state of the database, never another minute."""

import gzip
import os
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
import time_machine
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connection, transaction
from django.test import Client

from gemeinsinn.config.pagestore import Store, chosen_version
from gemeinsinn.config.pagestore.gate import ASKED, is_plain
from gemeinsinn.config.pagestore.store import takes_gzip
from gemeinsinn.config.pagestore.versions import PostgresVersion, SqliteVersion
from gemeinsinn.core.models import LimitCount
from gemeinsinn.portal.models import Newsflash
from tests.factories.editorial import make_article, prepare_site
from tests.factories.people import make_account

NOON = datetime(2026, 11, 20, 11, 59, 30, tzinfo=UTC)
PAGE = [("Content-Type", "text/html; charset=utf-8"), ("X-Request-Id", "old"), ("Vary", "Accept-Language")]


@pytest.fixture(autouse=True)
def _noon():
    """No minute ends but where a test lets it."""
    with time_machine.travel(NOON, tick=False):
        yield


class Fixed:
    """A database that says of itself what the test says."""

    def __init__(self, state="one"):
        self.state = state

    def now(self):
        return self.state


class Portal:
    """An application that counts how often it was asked, and what it was told."""

    def __init__(self, status="200 OK", headers=PAGE, meanwhile=None, body=b"<p>page</p>" * 20):
        self.status, self.headers, self.meanwhile, self.body = status, list(headers), meanwhile, body
        self.asked = []

    def __call__(self, environ, start):
        self.asked.append(dict(environ))
        if self.meanwhile:
            self.meanwhile(environ)
        start(self.status, self.headers)
        return [self.body, b"<p>%d</p>" % len(self.asked)]


def ask(store, path="/kontakt/", query="", method="GET", **more):
    """(status, headers, body) of one request."""
    environ = {
        "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": "", "HTTP_HOST": "127.0.0.1",
        "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "8000", "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http", "wsgi.input": BytesIO(), "wsgi.errors": sys.stderr, "wsgi.version": (1, 0), **more,
    }  # fmt: skip
    told = []
    parts = store(
        {name: value for name, value in environ.items() if value is not None}, lambda *said: told.append(said)
    )
    body = b"".join(parts)
    getattr(parts, "close", bool)()
    return told[0][0], dict(told[0][1]), body


def test_a_page_is_made_once_and_answered_like_the_first_time():
    portal = Portal()
    store = Store(portal, Fixed())
    first, second = ask(store), ask(store)
    assert (len(portal.asked), first[0], second[2], second[2].endswith(b"<p>1</p>")) == (1, "200 OK", first[2], True)
    same = {name for name in first[1] if first[1][name] == second[1][name]}
    assert set(first[1]) - same == {"X-Request-Id"}
    assert (first[1]["Vary"], first[1]["Cache-Control"]) == ("Accept-Encoding, Accept-Language, Cookie", "no-cache")
    status, headers, body = ask(store, HTTP_ACCEPT_ENCODING="br, gzip")
    assert (status, headers["Content-Encoding"], gzip.decompress(body)) == ("200 OK", "gzip", first[2])
    assert (headers["ETag"], int(headers["Content-Length"])) == (first[1]["ETag"], len(body))
    head = ask(store, method="HEAD")
    assert (head[0], head[1]["Content-Length"], head[2]) == ("200 OK", str(len(first[2])), b"")
    assert ask(store, HTTP_RANGE="bytes=0-3")[::2] == ("200 OK", first[2])
    assert len(portal.asked) == 1


def test_after_a_change_the_page_is_made_anew():
    portal, version = Portal(), Fixed()
    store = Store(portal, version)
    before = ask(store)
    version.state = "two"
    after = [ask(store) for _time in range(2)]
    assert (len(portal.asked), after[0][2] == before[2], after[1][2] == after[0][2]) == (2, False, True)
    assert len(store._pages) == 1


def test_of_many_who_ask_at_once_one_makes_the_page():
    portal = Portal(meanwhile=lambda _environ: threading.Event().wait(0.2))
    store = Store(portal, Fixed())
    with ThreadPoolExecutor(12) as people:
        bodies = list(people.map(lambda _number: ask(store)[2], range(12)))
    assert (len(portal.asked), len(set(bodies))) == (1, 1)


def test_who_waited_long_enough_makes_it_too(monkeypatch):
    monkeypatch.setattr("gemeinsinn.config.pagestore.store.WAITS", 0.01)
    portal = Portal()
    store = Store(portal, Fixed())
    for lock in store._making:
        lock.acquire()
    assert (ask(store)[0], len(portal.asked)) == ("200 OK", 1)
    assert all(lock.locked() for lock in store._making)


@pytest.mark.parametrize(
    ("known", "status"),
    [
        ("{}", "304 Not Modified"),
        ('"x", {}', "304 Not Modified"),
        ("W/{}", "200 OK"),
        ('"x"', "200 OK"),
        ("*", "200 OK"),
    ],
)
def test_whoever_has_the_page_hears_that_nothing_is_new(known, status):
    store = Store(Portal(), Fixed())
    tag = ask(store)[1]["ETag"]
    told = ask(store, HTTP_IF_NONE_MATCH=known.format(tag))
    assert (told[0], told[1]["ETag"], told[2] == b"") == (status, tag, status.startswith("304"))
    assert ("Content-Type" in told[1], "Content-Length" in told[1]) == (status == "200 OK",) * 2


@pytest.mark.parametrize(
    ("accepted", "takes"),
    [
        ("gzip", True),
        ("br;q=1, GZIP;q=0.5", True),
        ("gzip; q=0", False),
        ("identity", False),
        ("", False),
        ("xgzip", False),
    ],
)
def test_who_can_unpack(accepted, takes):
    assert takes_gzip(accepted) is takes


@pytest.mark.parametrize(
    "more",
    [
        {"HTTP_COOKIE": "sessionid=x"}, {"HTTP_COOKIE": "anything"}, {"HTTP_AUTHORIZATION": "Basic eA=="},
        {"HTTP_HX_REQUEST": "true"}, {"SCRIPT_NAME": "/elsewhere"}, {"CONTENT_LENGTH": "3"}, {"HTTP_HOST": None},
        {"HTTP_TRANSFER_ENCODING": "chunked"}, {"HTTP_X_FORWARDED_PROTO": "gopher"}, {"method": "POST"},
        {"path": "/suche/"}, {"path": "/konto/"}, {"path": "/m/" + "q" * 43 + "/"}, {"path": "/kontakt/schreiben/"},
        {"path": "/schreibtisch/"}, {"path": "/redaktion/"}, {"path": "/gibt-es-nicht"}, {"path": "/online/"},
        {"path": "/z/2jrh2s/"}, {"query": "wort=Kuchen"}, {"query": "ort=06122"}, {"query": "token=x"},
    ],
)  # fmt: skip
def test_what_could_be_somebodys_own_is_neither_kept_nor_answered_from_what_is_kept(more):
    portal = Portal()
    store = Store(portal, Fixed())
    ask(store)
    ask(store, **more)
    ask(store, **more)
    kept = ask(store)
    assert (len(portal.asked), len(store._pages), kept[2].endswith(b"<p>1</p>")) == (3, 1, True)
    assert all(portal.asked[1].get(name) == value for name, value in more.items() if name.isupper())


@pytest.mark.parametrize(
    "portal",
    [
        Portal(status="404 Not Found"), Portal(status="302 Found"), Portal(headers=[*PAGE, ("Set-Cookie", "a=b")]),
        Portal(headers=[*PAGE, ("Cache-Control", "no-store")]), Portal(headers=[*PAGE, ("cache-control", "private")]),
        Portal(headers=[*PAGE, ("Content-Encoding", "gzip")]), Portal(headers=[("Content-Type", "text/csv")]),
        Portal(meanwhile=lambda environ: environ.update(CSRF_COOKIE="x" * 32)), Portal(body=os.urandom(600_000)),
    ],
)  # fmt: skip
def test_what_is_no_page_for_everybody_is_not_kept(portal):
    store = Store(portal, Fixed())
    first, _second = ask(store), ask(store)
    assert (len(portal.asked), store._pages) == (2, {})
    assert first[0] == portal.status
    if len(portal.body) < 1000:
        assert ("ETag" in first[1], set(portal.headers) <= set(first[1].items())) == (False, True)


def test_what_was_committed_meanwhile_or_took_over_a_minute_is_answered_and_not_kept():
    version = Fixed()
    writing = Portal(meanwhile=lambda _environ: setattr(version, "state", "two"))
    store = Store(writing, version)
    assert (ask(store)[0], store._pages) == ("200 OK", {})
    with time_machine.travel(NOON, tick=False) as clock:
        slow = Store(Portal(meanwhile=lambda _environ: clock.shift(31)), Fixed())
        assert (ask(slow)[0], slow._pages) == ("200 OK", {})


def test_an_error_of_the_portal_goes_through_and_a_database_that_says_nothing_keeps_nothing():
    def broken(environ, start):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ask(Store(broken, Fixed()))
    portal, version = Portal(), Fixed()
    store = Store(portal, version)
    ask(store)
    version.state = None
    assert (ask(store)[2].endswith(b"<p>2</p>"), ask(store)[2].endswith(b"<p>3</p>")) == (True, True)


def test_nothing_of_a_visitor_reaches_a_page_that_is_kept():
    portal = Portal()
    foul = {
        "HTTP_X_FORWARDED_HOST": "evil.example", "HTTP_FORWARDED": "host=evil.example", "HTTP_REFERER": "http://evil/",
        "HTTP_USER_AGENT": "<script>", "HTTP_ACCEPT_LANGUAGE": "en", "HTTP_X_FORWARDED_FOR": "192.0.2.1", "HTTP_ACCEPT": "x",
        "HTTP_X_ORIGINAL_URL": "/konto/", "RAW_URI": "http://evil/", "CONTENT_TYPE": "x/y", "HTTP_X_FORWARDED_PROTO": "http",
    }  # fmt: skip
    ask(Store(portal, Fixed()), **foul)
    assert {name for name in portal.asked[0] if name.startswith("HTTP_")} == set(ASKED)
    assert "evil" not in str(portal.asked)


def test_host_scheme_path_and_query_are_pages_of_their_own():
    portal = Portal()
    store = Store(portal, Fixed())
    ways = [
        {}, {"HTTP_HOST": "localhost"}, {"wsgi.url_scheme": "https"}, {"HTTP_X_FORWARDED_PROTO": "https"},
        {"path": "/en/kontakt/"}, {"path": "/impressum/"}, {"path": "/bedarfe/"}, {"path": "/bedarfe/", "query": "art=zeit"},
        {"path": "/bedarfe/", "query": "art=zeit&art=sachen&seite=2"}, {"path": "/ls/"},
    ]  # fmt: skip
    bodies = [ask(store, **way)[2] for way in ways]
    assert (len(set(bodies)), [ask(store, **way)[2] for way in ways]) == (len(ways), bodies)


@pytest.mark.parametrize(
    ("query", "plain"),
    [
        ("", True), ("seite=2", True), ("art=zeit&ansicht=liste", True), ("seite=2&", False), ("&", False), ("?", False),
        ("seite=%32", False), ("seite=2;art=x", False), ("seite=", False), ("seite=123456", False), ("SEITE=2", False),
        ("utm_source=x", False), ("art=zeit&wort=x", False), ("seite=2&art", False), ("art=%3Cscript%3E", False),
    ],
)  # fmt: skip
def test_only_pages_and_kinds_are_asked_for(query, plain):
    assert is_plain(query) is plain


def test_ten_thousand_questions_take_no_more_room_than_was_given():
    store = Store(Portal(body=os.urandom(300)), Fixed(), most=70_000)
    for number in range(10_000):
        ask(store, path="/bedarfe/", query=f"seite={number}")
    assert (store._bytes <= 70_000, 20 < len(store._pages) < 40) == (True, True)
    assert store._bytes == sum(len(page.packed) + 2_000 for page in store._pages.values())
    assert next(iter(store._pages)).query == f"seite={10_000 - len(store._pages)}"  # the newest stay


# --- With the real portal -----------------------------------------------------------------------


@pytest.fixture
def portal(db):
    """The portal as servers see it, within the test's own transaction: its connection is not closed after a request."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield get_wsgi_application()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_two_people_and_a_stranger_ask_through_one_store(portal):
    make_article("Reform hat eine Lotsin")
    store = Store(portal, Fixed())
    people = []
    for email, name in (("anna@example.org", "Anna Apfelbaum"), ("berta@example.org", "Berta Birnbaum")):
        door = Client()
        door.force_login(make_account(email=email, name=name))
        people.append((name, f"{settings.SESSION_COOKIE_NAME}={door.cookies[settings.SESSION_COOKIE_NAME].value}"))
    paths = ["/", "/kontakt/", "/bedarfe/", "/aktuelles/reform-hat-eine-lotsin/", "/en/", "/konto/"]
    names = [name for name, _cookie in people]
    strange = {path: ask(store, path)[2] for path in paths}
    assert not [name for name in names if name in str([body.decode() for body in strange.values()])]
    for _turn in range(2):
        for name, cookie in people:
            for path in paths:
                _status, headers, body = ask(store, path, HTTP_COOKIE=cookie, HTTP_IF_NONE_MATCH="*")
                assert ({one in body.decode() for one in names}, name in body.decode()) == ({True, False}, True)
                assert "no-store" in headers["Cache-Control"]
        assert {path: ask(store, path)[2] for path in paths} == strange
    assert {key.path for key in store._pages} == {*paths} - {"/konto/"}


@pytest.mark.parametrize(
    ("starts", "ends", "moments"),
    [
        (NOON.replace(minute=0, hour=12, second=0), None, [(NOON, False), (NOON + timedelta(seconds=30), True)]),
        (None, NOON.replace(minute=0, hour=12, second=0), [(NOON, True), (NOON + timedelta(seconds=30), False)]),
    ],
)  # fmt: skip
def test_a_newsflash_comes_and_goes_by_the_minute(portal, starts, ends, moments):
    prepare_site(now=NOON)
    day = timedelta(days=1)
    Newsflash.objects.create(text="Kuchen im Hof", starts=starts or NOON - day, ends=ends or NOON + day)
    store = Store(portal, Fixed())
    for moment, shown in moments:
        with time_machine.travel(moment, tick=False):
            assert [b"Kuchen im Hof" in ask(store, "/")[2] for _time in range(2)] == [shown, shown]
    assert len(store._pages) == 1


# --- What the databases say -----------------------------------------------------------------------


def test_a_commit_is_seen_and_reading_is_not(either_database):
    version = chosen_version()
    before = version.now()
    assert before is not None
    list(LimitCount.objects.all())
    assert version.now() == before
    with transaction.atomic():
        row = LimitCount.objects.create(digest="x" * 64, window=NOON)
        transaction.set_rollback(True)
    seen = [version.now()]
    for act in (lambda: LimitCount.objects.create(digest="x" * 64, window=NOON), LimitCount.objects.all().delete):
        act()
        seen.append(version.now())
    assert (len(set(seen)), row.pk is not None, None in seen) == (3, True, False)
    store = Store(Portal(meanwhile=lambda _environ: LimitCount.objects.create(digest="y" * 64, window=NOON)), version)
    assert (ask(store)[0], store._pages) == ("200 OK", {})  # looking that writes is not kept, by itself
    LimitCount.objects.all().delete()
    version._close()


def test_a_writer_that_is_not_ready_yet_changes_nothing_and_its_commit_does(tmp_path):
    path = tmp_path / "one.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode=WAL")
        writer.execute("CREATE TABLE a (b)")
        version = SqliteVersion(str(path))
        before = version.now()
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO a VALUES (1)")
        assert version.now() == before
        writer.execute("COMMIT")
        assert version.now() != before
    version._close()


def test_another_file_of_the_same_name_is_another_state_and_none_is_no_state(tmp_path):
    path, other = tmp_path / "one.sqlite3", tmp_path / "two.sqlite3"
    for one in (path, other):
        with closing(sqlite3.connect(one)) as made:
            made.execute("CREATE TABLE a (b)")
    version = SqliteVersion(str(path))
    before = version.now()
    other.replace(path)
    after = version.now()
    assert (before != after, version.now() == after) == (True, True)
    path.unlink()
    assert (version.now(), path.exists()) == (None, False)
    path.write_bytes(b"no database at all")
    assert version.now() is None
    version._close()


def test_a_database_that_went_away_is_asked_anew(postgres_config, django_db_blocker):
    from tests.conftest import using

    with django_db_blocker.unblock(), using(postgres_config):
        version = chosen_version()
        assert isinstance(version, PostgresVersion)
        before = version.now()
        number = version._wrapper.connection.info.backend_pid
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [number])
        assert (version.now(), version.now()) == (None, before)
        version._close()


def test_hashes_of_another_process_make_the_same_page():
    said = {
        subprocess.run(
            [sys.executable, "-c", "from gemeinsinn.config.pagestore.store import packed\n"
             "page = packed(None, '', [('Vary', 'B, A')], b'x' * 999); print(page.tag, page.headers, page.packed.hex())"],
            env={"PYTHONHASHSEED": seed, "PATH": os.environ["PATH"]}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(said) == 1
