"""The editors' desk: nobody without a part of the site to write gets anything from any of its addresses."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, get_resolver

WITHOUT = ("anonymous", "resident", "partner", "jury")
FOR_ALL = {"redaktion/jsi18n/", "redaktion/login/", "redaktion/sprite/"}  # Wagtail's words and icons, our sign-in
FILLED = {"int": "1", "slug": "x", "str": "x", "path": "x", "uuid": "00000000-0000-4000-8000-000000000000"}


def routes(patterns: Any, prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        elif route.startswith("redaktion/"):
            yield from routes(pattern.url_patterns, route)


def filled(route: str) -> str:
    """The route with something in each of its gaps."""
    return "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda gap: FILLED.get(gap.group(1) or "str", "x"), route)


def paths() -> list[str]:
    """Every address of the desk."""
    found = routes(get_resolver().url_patterns)
    return [
        filled(route)
        for route in found
        if route.startswith("redaktion/") and route not in FOR_ALL and not set("^(") & set(route)
    ]


def test_there_is_a_desk_to_walk():
    assert len(paths()) > 150


@pytest.mark.parametrize("role", WITHOUT)
def test_who_writes_nothing_here_gets_nothing(role, world, visit):
    answers = {path: visit(role, "get", path)[0] for path in paths()}
    assert {path: said for path, said in answers.items() if said not in {"sign-in", "302", "403", "404", "405"}} == {}
