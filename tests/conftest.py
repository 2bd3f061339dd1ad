"""What every test may use: compiled catalogues, both databases, many threads at the same moment, and a browser."""

import gc
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

import hypothesis
import pytest
from coverage import Coverage
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections, transaction
from django.test import TransactionTestCase
from django.test.utils import setup_databases, teardown_databases
from django.utils import translation
from playwright.sync_api import Browser, sync_playwright

from gemeinsinn.config.environment import env
from tests.databases import postgres_template, sqlite_template
from tests.emptying import empty
from tests.postgres import running_postgres
from tests.scratch import scratch
from tools import messages
from tools.chromium import CHROMIUM

Config = dict[str, Any]
SLOW = {"journeys", "resilience", "permissions", "demo"}
UNMEASURED = SLOW | {"architecture", "config", "tools", "ui"}
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu", "--force-color-profile=srgb"]


def pytest_configure(config: pytest.Config) -> None:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", scratch() or tempfile.gettempdir())
    # Luck finds faults on people's machines; what is merged must depend neither on it nor on how busy a machine is.
    hypothesis.settings.register_profile(
        "patient",
        derandomize=bool(os.environ.get("CI")),
        deadline=None,
        suppress_health_check=[hypothesis.HealthCheck.too_slow],  # a busy machine is no fault of the test
    )
    hypothesis.settings.load_profile("patient")
    TransactionTestCase._fixture_teardown = empty
    for app in messages.apps():
        messages.compile_app(app)
    # The process above the workers only waits, and they for SQLite's template first.
    if config.getoption("numprocesses", None):
        threading.Thread(target=postgres_template, daemon=True).start()


def pytest_itemcollected(item: pytest.Item) -> None:
    """Tests on both databases run last and unblocked, like pytest-django's own transactional tests."""
    names = getattr(item, "fixturenames", ())
    if "either_database" in names:
        item.add_marker(pytest.mark.django_db(transaction=True))
    if "page" in names or "browser" in names:
        item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """What decides and writes is measured by the tests of its own room: followed everywhere, it doubles their time."""
    coverage = Coverage.current()
    follows = coverage is None or item.path.parent.name not in UNMEASURED
    if not follows:
        coverage.stop()
    try:
        return (yield)
    finally:
        if not follows:
            coverage.start()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow rooms first, so that at the end no worker waits minutes for the other's last file."""
    items.sort(key=lambda item: item.path.parent.name not in SLOW)


def pytest_collection_finish() -> None:
    """What is imported stays until the end: looking through it again and again for rubbish takes a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: Any
) -> Iterator[None]:
    """As in pytest-django, on a copy of what the program has migrated."""
    settings = connections.settings["default"]
    settings["TEST"]["MIGRATE"] = False
    shutil.copy(sqlite_template(), settings["TEST"]["NAME"])
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, serialized_aliases=(), keepdb=True)
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture(scope="module")
def standing(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """For what a module builds once: a transaction above those of its tests. Such a test takes a deep copy of it."""
    with django_db_blocker.unblock(), translation.override("de"), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _german() -> None:
    """A page asked for in English leaves its language behind in the thread; the next test starts in German."""
    translation.activate("de")


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    """Nothing a test leaves in the cache reaches the next one."""
    from django.core.cache import cache  # needs settings

    cache.clear()


@pytest.fixture
def brief_refusals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that refuse say only their sentences: drawing thousands of them would prove nothing."""
    from gemeinsinn.ui.views import errors  # needs settings

    monkeypatch.setattr(
        errors, "render_to_string", lambda template, context, request=None: f"{context['title']} {context['words']}"
    )


@contextmanager
def using(config: Config) -> Iterator[None]:
    """Makes another database the default one, for this thread and all threads started meanwhile."""
    kept_config, kept = connections.settings["default"], connections["default"]
    connections.settings["default"] = config
    del connections["default"]
    try:
        yield
    finally:
        connections["default"].close()
        connections.settings["default"] = kept_config
        connections["default"] = kept


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A migrated PostgreSQL for one run of the tests."""
    with running_postgres(prepared=postgres_template()) as url:
        yield url


@pytest.fixture(scope="session")
def postgres_config(postgres_url: str, django_db_setup: None) -> Config:
    """Settings of a migrated PostgreSQL database."""
    config: Config = deepcopy(connections.settings["default"])
    config.update({"OPTIONS": {}, "CONN_MAX_AGE": 0, **env.db_url_config(postgres_url)})
    return config


@pytest.fixture(params=["sqlite", "postgres"])
def either_database(request: pytest.FixtureRequest) -> Iterator[str]:
    """Runs the test twice, on SQLite in a file and on a real PostgreSQL, with real commits; emptied afterwards."""
    if request.param == "sqlite":
        assert connections["default"].vendor == "sqlite"
        yield "sqlite"
        return
    with using(request.getfixturevalue("postgres_config")):
        try:
            yield "postgres"
        finally:
            empty()


AtOnce = Callable[[int, Callable[[int], Any]], list[Any]]


@pytest.fixture
def run_at_once() -> AtOnce:
    """run_at_once(20, act) calls act(0) ... act(19) in 20 threads let go at one moment, each with its own connection.

    Returns what each call returned or raised, in order. Use it with `either_database`.
    """

    def run(count: int, act: Callable[[int], Any]) -> list[Any]:
        barrier = threading.Barrier(count)

        def one(number: int) -> Any:
            try:
                barrier.wait(timeout=30)
                return act(number)
            except Exception as problem:
                return problem
            finally:
                connections.close_all()

        with ThreadPoolExecutor(max_workers=count) as pool:
            return list(pool.map(one, range(count)))

    return run


@pytest.fixture
def mail_folder(settings: Any, tmp_path: Any) -> Any:
    """Mails as files, as in the demo."""
    settings.EMAIL_BACKEND = "gemeinsinn.activity.mail_backends.FolderBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    return tmp_path / "mail"


class QuietHandler(WSGIRequestHandler):
    """The portal's own log is enough."""

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture(scope="session")
def portal_address() -> Iterator[str]:
    """The portal, served by threads of this process, so that time and mails are in the test's hands."""
    call_command("collectstatic", verbosity=0, interactive=False)
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietHandler)
    server.set_app(get_wsgi_application())
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright's loop runs in this thread; our queries are its own
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()
