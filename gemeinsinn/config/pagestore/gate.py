"""Which requests may be answered from the store, and what of them goes into a page."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.core.handlers.wsgi import get_path_info
from django.http import Http404
from django.urls import resolve
from django.utils.translation import get_language_from_path, override

# Pages that are for reading and alike for everybody without an account. A name more here must hold in
# tests/permissions/test_matrix.py, which asks each of them as two strangers and finds neither difference nor cookie.
KEPT = frozenset({
    "portal:home", "portal:contact", "portal:imprint", "portal:privacy", "portal:accessibility", "portal:news",
    "portal:topics", "portal:agencies", "wagtail_serve", "plain_home", "plain_page",
    "exchange:needs", "exchange:need", "exchange:offers", "exchange:offer",
    "projects:list", "projects:detail", "organisations:list", "organisations:detail", "guides:list", "guides:detail",
    "fund:list", "fund:detail", "fund:data", "showcase:list", "showcase:detail", "voting:list",
    "newsletter:archive", "newsletter:issue", "volunteering:wizard", "recognition:thanked",
})  # fmt: skip
# Of these, pages and filters without anything a visitor typed.
QUERY = re.compile(r"(?:seite=\d{1,5}|art=[a-z-]{1,20}|ansicht=[a-z-]{1,20})(?:&(?!$)|$)")
PERSONAL = ("HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_HX_REQUEST", "SCRIPT_NAME", "HTTP_TRANSFER_ENCODING")
# What Django gets to make a page that is kept: nothing of the visitor but what stands in the key.
ASKED = ("HTTP_HOST", "HTTP_X_FORWARDED_PROTO")
DROPPED = ("CONTENT_TYPE", "CONTENT_LENGTH", "RAW_URI", "REMOTE_PORT", "REMOTE_USER")

Environ = Mapping[str, Any]


class Key(NamedTuple):
    """All that a kept page may depend on, beside the database and the minute."""

    host: str
    scheme: str
    forwarded: str
    path: str
    query: str


def key_of(environ: Environ) -> Key | None:
    """None for whatever could be somebody's own: a cookie, a sign-in, a part of a page, a body."""
    if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or any(environ.get(name) for name in PERSONAL):
        return None
    if environ.get("CONTENT_LENGTH") not in {None, "", "0"}:
        return None
    host, forwarded = environ.get("HTTP_HOST", ""), environ.get("HTTP_X_FORWARDED_PROTO", "")
    if not host or forwarded not in {"", "http", "https"}:
        return None
    return Key(
        host, environ["wsgi.url_scheme"], forwarded, environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
    )


def kept_route(environ: Environ) -> str | None:
    """The route of a page that may be kept, as it is logged."""
    if not is_plain(environ.get("QUERY_STRING", "")):
        return None
    return route_of(get_path_info(dict(environ)))


@lru_cache(maxsize=1_000)
def route_of(path: str) -> str | None:
    """Looking it up takes longer than answering a page that is kept."""
    with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
        try:
            found = resolve(path)
        except Http404:
            return None
    return str(found.route) if found.view_name in KEPT else None


def is_plain(query: str) -> bool:
    """Only names of filters, each with a word or a number of ours."""
    place = 0
    while place < len(query):
        found = QUERY.match(query, place)
        if found is None:
            return False
        place = found.end()
    return True


def without_visitor(environ: Environ) -> dict[str, Any]:
    """The request as nobody in particular would send it, so that no header outside the key can get into a page."""
    told = {
        name: value
        for name, value in environ.items()
        if (not name.startswith("HTTP_") or name in ASKED) and name not in DROPPED
    }
    return {**told, "REQUEST_METHOD": "GET"}
