"""A real nginx with the lines of docs/pages.md in front of the real program. Without nginx on the machine: not run."""

import re
import signal
import time

import pytest

from tests.config.conftest import wait_for
from tests.config.test_kept_pages import FLASH
from tests.config.test_serving import answers, ask
from tests.postgres import free_port
from tools.nginx import in_front, program

pytestmark = pytest.mark.skipif(not program(), reason="no nginx here")
OWN = {"server", "date", "connection", "x-request-id", "content-length", "etag", "last-modified", "accept-ranges"}


@pytest.fixture
def front(deploy, tmp_path):
    """(deployment, process, port of the portal, port of nginx, folder of pages)"""
    pages, port, outside = tmp_path / "pages", free_port(), free_port()
    deployment = deploy(PAGES_FOLDER=str(pages), TRUSTED_PROXIES="127.0.0.1")
    process = deployment.start("serve", "--workers=2", f"--port={port}")
    with in_front(tmp_path, pages=pages, portal=port, port=outside):
        wait_for(lambda: answers(port) and answers(outside), "an answer", 60)
        yield deployment, process, port, outside, pages


def parts(answer):
    """(status line, headers, body)"""
    head, _gap, body = answer.partition(b"\r\n\r\n")
    status, *told = head.decode().split("\r\n")
    return status, {name.lower(): value for name, _colon, value in (one.partition(": ") for one in told)}, body


def policy(headers):
    return sorted(one.strip() for one in headers.pop("content-security-policy").split(";"))


def of_file(port, path, more=""):
    """The answer nginx makes by itself; at a full minute the first one is still the portal's."""

    def look():
        answer = parts(ask(port, path, more))
        return not answer[1]["etag"].startswith("W/") and answer

    return wait_for(look, "a page from a file")


def test_nginx_hands_out_what_the_portal_would_and_never_what_is_over(front):
    deployment, process, port, outside, pages = front
    for path in ("/bedarfe/", "/", "/en/bedarfe/"):
        (status, ours, page), (_status, told, body) = parts(ask(port, path)), of_file(outside, path)
        assert (status, policy(ours), page) == ("HTTP/1.1 200 OK", policy(told), body)
        assert told.pop("vary") == "Accept-Encoding, Cookie"
        assert set(ours.pop("vary").split(", ")) >= {"Accept-Encoding", "Cookie"}
        assert {n: v for n, v in told.items() if n not in OWN} == {n: v for n, v in ours.items() if n not in OWN}
    known = f"If-None-Match: {told['etag']}\r\n"
    assert of_file(outside, "/en/bedarfe/", known)[0] == "HTTP/1.1 304 Not Modified"
    packed = of_file(outside, "/", "Accept-Encoding: gzip\r\n")
    assert (packed[1]["content-encoding"], packed[2][:2]) == ("gzip", b"\x1f\x8b")

    # Who brings anything of their own is the portal's to answer.
    for path, more in (
        ("/", "Cookie: a=b\r\n"), ("/", "Authorization: Basic eA==\r\n"), ("/", "HX-Request: true\r\n"), ("/?seite=1", ""),
        ("/bedarfe/?wort=x", ""), ("/konto/", ""), ("/now/", ""), ("/%62edarfe/", ""), ("//bedarfe/", ""), ("/../", ""),
        ("/now/127.0.0.1/index.html", ""), ("/none", ""), ("/bedarfe", ""), ("/.git/", ""),
    ):  # fmt: skip
        status, told, _body = parts(ask(outside, path, more))
        assert "x-request-id" in told or " 400 " in status, (path, more)

    # What is committed elsewhere is seen within a moment, and then by all.
    for number in (1, 2):
        deployment.rows(FLASH.format(number))
        time.sleep(0.3)
        shown = {len(re.findall(rb"Kuchen \d", ask(outside, "/bedarfe/"))) for _time in range(20)}
        assert shown == {number}
    assert b"Kuchen 2" in of_file(outside, "/bedarfe/")[2]

    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)
    assert (process.returncode, (pages / "now").exists()) == (0, False)
    assert parts(ask(outside, "/bedarfe/"))[0].startswith("HTTP/1.1 502 ")


def test_after_a_crash_of_the_first_process_nothing_is_shown(front):
    _deployment, process, _port, outside, pages = front
    of_file(outside, "/bedarfe/")
    process.kill()
    process.communicate(timeout=30)
    wait_for(lambda: not (pages / "now").is_symlink(), "the end of the pages")
