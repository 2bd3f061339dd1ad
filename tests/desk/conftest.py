"""Browsers of everybody, and the two agencies."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from django.test import Client

from tests.factories.desk import World

SIGN_IN = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(scope="module")
def built(standing: None) -> World:
    return World()


@pytest.fixture
def world(built: World, db: Any) -> World:
    """The two agencies, with objects of the test's own."""
    return deepcopy(built)


@pytest.fixture
def browse(world: World) -> Callable[[str], Client]:
    """browse("own") is the browser of a person of the world; "" is a visitor. Everybody has one and keeps it."""
    known: dict[str, Client] = {}

    def open_browser(who: str) -> Client:
        if who not in known:
            known[who] = Client()
            if who:
                known[who].force_login(world.people[who], backend=SIGN_IN)
        return known[who]

    return open_browser
