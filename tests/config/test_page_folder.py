"""Finished pages as files: in no moment does the link lead to what no longer holds."""

import pytest
import time_machine

from gemeinsinn.config.pagestore import Folder, Store
from tests.config.test_pagestore import NOON, Fixed, Portal, ask


@pytest.fixture
def folder(tmp_path):
    with time_machine.travel(NOON, tick=False):  # no minute ends but where a test lets it
        yield Folder(tmp_path / "pages", scheme="http")


def shown(folder):
    """What a web server in front finds: address → its files."""
    now = folder.root / "now"
    return {
        str(one.relative_to(now).parent): sorted(file.name for file in one.parent.iterdir() if file.is_file())
        for one in now.rglob("index.html")
    }


BOTH = ["index.html", "index.html.gz"]


def test_a_page_lies_there_until_something_is_committed_and_is_put_back(folder):
    version = Fixed()
    store = Store(Portal(), version, folder=folder)
    ask(store)
    ask(store, "/")
    assert shown(folder) == {"127.0.0.1/kontakt": BOTH, "127.0.0.1": BOTH}
    version.state = "two"
    first = ask(store)
    assert shown(folder) == {"127.0.0.1/kontakt": BOTH}
    assert (folder.root / "now/127.0.0.1/kontakt/index.html").read_bytes() == first[2]
    folder.notice("another process saw something")
    assert shown(folder) == {}
    ask(store)  # still holds here: nothing was committed since this process looked
    assert shown(folder) == {"127.0.0.1/kontakt": BOTH}


def test_a_form_is_answered_after_the_old_pages_are_gone(folder):
    version = Fixed()
    store = Store(
        Portal(meanwhile=lambda environ: setattr(version, "state", environ["REQUEST_METHOD"])), version, folder=folder
    )
    told = []

    def begin(*_said):
        told.append(shown(folder))

    version.state = "GET"
    ask(store)
    assert shown(folder) == {"127.0.0.1/kontakt": BOTH}
    environ = {"REQUEST_METHOD": "POST", "PATH_INFO": "/kontakt/schreiben/", "wsgi.url_scheme": "http"}
    store(environ, begin)  # what the server sends, it sends after this has come back
    assert shown(folder) == {}


def test_a_page_that_took_longer_than_its_state_is_not_shown(folder):
    store = Store(
        Portal(meanwhile=lambda _environ: folder.notice("another process saw something")), Fixed(), folder=folder
    )
    ask(store)
    assert shown(folder) == {}


def test_the_end_of_a_minute_ends_every_page(folder):
    store = Store(Portal(), Fixed(), folder=folder)
    with time_machine.travel(NOON, tick=False) as clock:
        ask(store)
        clock.shift(29)
        store.shown()
        assert shown(folder) == {"127.0.0.1/kontakt": BOTH}
        clock.shift(1)
        store.shown()
        assert shown(folder) == {}


def test_without_an_answer_of_the_database_and_after_the_end_nothing_is_shown(folder):
    version = Fixed()
    store = Store(Portal(), version, folder=folder)
    ask(store)
    version.state = None
    ask(store, "/suche/")
    assert folder.state() is None
    version.state = "two"
    ask(store)
    assert shown(folder) == {"127.0.0.1/kontakt": BOTH}
    folder.close()
    ask(store)
    assert folder.state() is None
    Store(Portal(), version, folder=Folder(folder.root, scheme="http")).shown()  # another process still watches
    assert folder.state() is not None


@pytest.mark.parametrize(
    "more",
    [
        {"query": "seite=2"}, {"HTTP_X_FORWARDED_PROTO": "https"}, {"HTTP_HOST": "../../x"}, {"HTTP_HOST": "a/b"},
        {"HTTP_HOST": "127.0.0.1:8000"}, {"HTTP_HOST": ".."}, {"path": "/aktuelles/Reform/"}, {"path": "/aktuelles/\xc3\xa4/"},
    ],
)  # fmt: skip
def test_only_plain_addresses_become_files(folder, more):
    store = Store(Portal(), Fixed(), folder=folder)
    ask(store, **more)
    assert (len(store._pages), shown(folder)) == (1, {})


def test_the_same_words_have_the_same_time_in_every_state(folder):
    times = set()
    for state in ("one", "two"):
        ask(Store(Portal(), Fixed(state), folder=folder))
        times |= {(folder.root / "now/127.0.0.1/kontakt" / name).stat().st_mtime for name in BOTH}
    assert len(times) == 1


def test_states_that_are_over_are_taken_away_a_little_later(folder):
    store = Store(Portal(), Fixed(), folder=folder)
    with time_machine.travel(NOON, tick=False) as clock:
        ask(store)
        (folder.root / f".{next(folder.root.glob('1*')).name}").symlink_to("left by a process that was killed")
        (folder.root / "somebody.txt").touch()
        clock.shift(40)
        ask(store)
        folder.sweep()
        assert sorted(path.name[0] for path in folder.root.iterdir()) == ["1", "n", "s"]
        assert shown(folder) == {"127.0.0.1/kontakt": BOTH}


def test_a_place_that_cannot_be_written_only_costs_speed(tmp_path):
    (tmp_path / "pages").touch()
    folder = Folder(tmp_path / "pages", scheme="http")
    store = Store(Portal(), Fixed(), folder=folder)
    assert [ask(store)[0] for _time in range(2)] == ["200 OK"] * 2
    assert folder.state() is None


def test_a_portal_begins_with_nothing_and_says_where_it_cannot_write(folder, deploy):
    ask(Store(Portal(), Fixed(), folder=folder))
    folder.begin()
    assert (folder.state(), shown(folder)) == (None, {})
    status, said = deploy(PAGES_FOLDER="/proc/pages").run("serve")
    assert (status, said.startswith("CommandError: GEMEINSINN_PAGES_FOLDER is /proc/pages, where nothing")) == (1, True)


def test_a_link_that_cannot_be_taken_away_is_a_line_in_the_log(folder, monkeypatch, caplog):
    ask(Store(Portal(), Fixed(), folder=folder))

    def refuse(_path, missing_ok=False):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("pathlib.Path.unlink", refuse)
    folder.notice(None)
    assert [line.getMessage() for line in caplog.records] == ["pages cannot be taken away"]


def test_whatever_goes_wrong_while_watching_nothing_is_shown_and_it_goes_on(folder, caplog):
    class Odd(Fixed):
        def now(self):
            if self.state == "odd":
                raise ZeroDivisionError
            return self.state

    version = Odd()
    store = Store(Portal(), version, folder=folder)
    ask(store)
    version.state = "odd"
    store.look_round(folder)
    assert (folder.state(), [line.getMessage() for line in caplog.records]) == (None, ["pages cannot be watched"])
    version.state = "one"
    store.look_round(folder)
    assert folder.state() is not None
