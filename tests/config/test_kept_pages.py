"""Finished pages in real processes: what one process commits, the others show with the next request."""

import re

import psycopg
import pytest

from tests.config.conftest import wait_for
from tests.config.test_serving import answers, ask, direct_children
from tests.postgres import free_port

FLASH = (
    "INSERT INTO portal_newsflash (text, link, language, area, starts, ends, is_urgent)"
    " VALUES ('Kuchen {}', '', 'de', '*', '2026-01-01', '2099-01-01', false)"
)


@pytest.fixture(params=["sqlite", "postgres"])
def place(request, deploy):
    """(a deployment, how somebody else changes its database)"""
    if request.param == "sqlite":
        deployment = deploy()
        yield deployment, deployment.rows
        return
    url = request.getfixturevalue("postgres_url")
    with psycopg.connect(url, autocommit=True) as other:
        yield deploy(DATABASE_URL=url), other.execute
        other.execute("DELETE FROM portal_newsflash")


def test_what_one_process_commits_every_process_shows_next(place):
    deployment, change = place
    port = free_port()
    process = deployment.start("serve", "--workers=2", "--threads=2", f"--port={port}")
    wait_for(lambda: answers(port), "an answer", 60)
    wait_for(lambda: len(direct_children(process.pid)) == 2, "the second process")
    seen, tags = [], []
    for number in range(4):
        if number:
            change(FLASH.format(number))
        pages = [ask(port, "/bedarfe/") for _time in range(12)]
        seen.append({len(re.findall(rb"Kuchen \d", page)) for page in pages})
        tags.append({re.search(rb"ETag: (.*)\r", page)[1] for page in pages})
    assert seen == [{0}, {1}, {2}, {3}]
    assert [len(one) for one in tags] == [1, 1, 1, 1]  # the same page of both processes
    known = ask(port, "/bedarfe/", f"If-None-Match: {tags[-1].pop().decode()}\r\n")
    assert known.startswith(b"HTTP/1.1 304 ") and known.endswith(b"\r\n\r\n")
    process.terminate()
    said, _ = process.communicate(timeout=30)
    assert said.count('"kept": true') > 20
