"""The real server, killed, starved and crowded: what it has acknowledged is there, and every mail goes out once."""

import email
import email.policy
import re
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from urllib.parse import urlencode

import pytest
from aiosmtpd.controller import Controller
from django.db import connection
from django.db.models import Sum

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.exchange.models import Response
from tests.config.conftest import wait_for
from tests.factories.answers import give_answer, hang_need
from tests.postgres import free_port
from tests.resilience.portals import Portal, SmallDisk, Visitor


@pytest.fixture
def portal(transactional_db, tmp_path):
    """portal(EMAIL_URL=...): on the test's own database; its processes end with the test."""
    made = []

    def make(**settings):
        made.append(Portal(tmp_path, **settings))
        return made[-1]

    yield make
    for one in made:
        one.end()


def answer(number, amount="1"):
    return {
        "amount": amount, "message": "", "name": f"Nachbarin {number}", "email": f"n{number}@example.org", "phone": "",
        "organisation_name": "",
    }  # fmt: skip


def form_of(need):
    return f"/bedarfe/{need.pk}/ja/"


def letters(folder):
    """Every mail in the folder."""
    return [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in folder.glob("*.eml")]


def test_twenty_at_once_for_the_last_five_over_http(either_database, portal):
    """Twenty browsers press at the same moment; five are promised a chair, fifteen are told, nobody gets a fault."""
    need = hang_need(amount=2000)
    give_answer(need, amount=1500)
    web = portal()
    web.serve()
    visitors = [Visitor(web.port) for _number in range(20)]
    with ThreadPoolExecutor(20) as pool:
        assert {status for status, _page in pool.map(lambda visitor: visitor.get(form_of(need)), visitors)} == {200}
        gate = threading.Barrier(20)

        def press(number):
            gate.wait(timeout=30)
            return visitors[number].post(form_of(need), **answer(number))[0]

        statuses = sorted(pool.map(press, range(20)))
    need.refresh_from_db()
    assert statuses == [302] * 5 + [409] * 15
    assert (need.covered, Response.objects.filter(need=need).aggregate(sum=Sum("amount"))["sum"]) == (2000, 2000)
    assert OutgoingMail.objects.filter(key__endswith="-confirm").count() == 6


def test_killed_between_the_answer_and_its_mail(portal):
    """The mail goes out exactly once after a restart, and the link in it works."""
    need = hang_need()
    web = portal()
    process = web.serve()
    visitor = Visitor(web.port)
    visitor.get(form_of(need))
    status, where = visitor.post(form_of(need), **answer(1))
    web.kill(process)
    assert (status, where.partition("?")[0]) == (302, f"{form_of(need)}danke/")
    assert OutgoingMail.objects.get().state == "queued"

    for _start in range(2):
        assert web.run("worker", "--once")[0] == 0
    (letter,) = letters(web.folder / "mail")
    assert letter["To"] == "n1@example.org"

    web.serve()
    link = re.search(r"/m/[\w-]+/", letter.get_body(("plain",)).get_content())[0]
    visitor = Visitor(web.port)
    assert visitor.get(link)[0] == 200
    assert visitor.post(link)[0] == 302
    assert Response.objects.get().state == "offered"


def test_killed_in_the_middle_of_many_answers(portal):
    """Whatever was acknowledged is there, with exactly one mail each; what was not is there whole or not at all."""
    need = hang_need(amount=100_000)
    web = portal()
    process = web.serve()
    acknowledged, enough = [], threading.Event()

    def keep_pressing(number):
        visitor = Visitor(web.port)
        visitor.get(form_of(need))
        while not enough.is_set():
            visitor.hidden["form_key"] = key = str(uuid.uuid4())
            with suppress(OSError):
                if visitor.post(form_of(need), **answer(f"{number}-{key[:6]}"))[0] == 302:
                    acknowledged.append(key)

    with ThreadPoolExecutor(6) as pool:
        pressing = [pool.submit(keep_pressing, number) for number in range(6)]
        wait_for(lambda: len(acknowledged) >= 12 or any(one.done() for one in pressing), "twelve answers")
        web.kill(process)
        enough.set()
    stored = Response.objects.filter(need=need)
    assert {str(key) for key in stored.values_list("form_key", flat=True)} >= set(acknowledged)
    assert OutgoingMail.objects.count() == stored.count() >= 12
    need.refresh_from_db()
    assert need.covered == stored.aggregate(sum=Sum("amount"))["sum"]
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA integrity_check").fetchone() == ("ok",)


class Letterbox:
    """A mail server that keeps what it gets."""

    def __init__(self):
        self.got = []

    async def handle_DATA(self, server, session, envelope):
        self.got.append(envelope.rcpt_tos)
        return "250 OK"


def test_a_mail_server_that_is_down_loses_nothing(portal):
    """Mails wait, `doctor` says so, and they go out once it is back, each once."""
    need, port = hang_need(), free_port()
    web = portal(EMAIL_URL=f"smtp://127.0.0.1:{port}")
    web.serve("--with-worker")
    visitor = Visitor(web.port)
    visitor.get(form_of(need))
    assert visitor.post(form_of(need), **answer(1))[0] == 302
    wait_for(
        lambda: OutgoingMail.objects.filter(state="queued", tries=1, problem="ConnectionRefusedError").exists(), "a try"
    )
    OutgoingMail.objects.update(queued_at="2026-01-01 00:00Z")
    status, said = web.run("doctor")
    assert status == 1
    assert "mail server: It does not answer (ConnectionRefusedError)." in said
    assert "mails: 1 have waited for more than ten minutes." in said

    letterbox = Letterbox()
    server = Controller(letterbox, hostname="127.0.0.1", port=port)
    server.start()
    try:
        OutgoingMail.objects.update(due_at="2026-01-01 00:00Z")  # a minute later
        wait_for(lambda: OutgoingMail.objects.filter(state="sent").exists(), "the mail")
        said = web.run("doctor")[1]
    finally:
        server.stop()
    assert letterbox.got == [["n1@example.org"]]
    assert "mail" not in said


def test_a_full_disk_says_so_and_leaves_nothing_half_written(transactional_db, tmp_path):
    need = hang_need(amount=100_000)
    disk = SmallDisk(tmp_path, megabytes=12)
    web = Portal(tmp_path, database_url=f"sqlite:///{tmp_path}/gemeinsinn.sqlite3")
    try:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(tmp_path / "gemeinsinn.sqlite3")])
        process = web.serve("--workers=1")
        visitor = Visitor(web.port)
        visitor.get(form_of(need))
        disk.fill(process)
        pages = [press_once(visitor, need, number) for number in range(60)]
        statuses = [status for status, _page in pages]
        assert 503 in statuses and set(statuses) <= {302, 503}
        assert all("nichts halb fertig" in page for status, page in pages if status == 503)
        assert visitor.get("/bedarfe/")[0] in {200, 503}
        # With room again, the same portal goes on without a restart.
        disk.free()
        assert visitor.get(form_of(need))[0] == 200
        assert visitor.post(form_of(need), **answer("after"))[0] == 302
        taken = statuses.count(302) + 1
        assert web.rows("SELECT count(*), sum(amount) FROM exchange_response") == [(taken, taken * 100)]
        assert web.rows("SELECT covered FROM exchange_need") == [(taken * 100,)]
        assert web.rows("SELECT count(*) FROM activity_outgoingmail") == [(taken,)]
        assert web.rows("SELECT count(*) FROM people_contact WHERE email LIKE 'n%'") == [(taken,)]
        assert web.rows("PRAGMA integrity_check") == [("ok",)]
    finally:
        web.end()
        disk.end()


def press_once(visitor, need, number):
    """Status and page of one answer."""
    fields = visitor.hidden | answer(number) | {"form_key": str(uuid.uuid4())}
    return visitor.ask("POST", form_of(need), urlencode(fields))[:2]


def test_the_server_itself_refuses_what_is_too_long(portal):
    """In a word and without noting who asked."""
    web = portal()
    process = web.serve("--workers=1")
    visitor = Visitor(web.port)
    assert visitor.ask("GET", "/" + "x" * 9000)[0] in {400, 414}
    visitor.cookie = "x" * 20_000
    assert visitor.ask("GET", "/")[0] in {400, 431}
    visitor.cookie = ""
    assert visitor.ask("GET", "//boese.example/")[0] == 404
    assert visitor.ask("BREW", "/")[0] in {400, 403, 405}
    assert visitor.get("/gesundheit/")[0] == 200
    process.terminate()
    said, _nothing = process.communicate(timeout=30)
    complaints = [line for line in said.splitlines() if "gunicorn.error" in line]
    assert complaints and all('"what": "invalid request"' in line and "127.0.0.1" not in line for line in complaints)
