"""Pages go over the wire compressed; a phone on a slow line waits for a quarter of the bytes."""

import gzip

import pytest

pytestmark = pytest.mark.django_db


def test_a_page_is_compressed_for_browsers_that_ask(client):
    plain = client.get("/")
    packed = client.get("/", headers={"accept-encoding": "gzip"})
    assert (packed["Content-Encoding"], packed["Content-Type"]) == ("gzip", plain["Content-Type"])
    assert "Accept-Encoding" in packed["Vary"]
    assert len(packed.content) * 3 < len(plain.content)
    assert gzip.decompress(packed.content).startswith(b"<!doctype html>")
