"""Browsers of everybody, and the two agencies."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.factories.desk import World

SIGN_IN = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def world(db: Any) -> World:
    return World()


@pytest.fixture
def browse(world: World) -> Callable[[str], Client]:
    """browse("own") is the browser of a person of the world; "" is a visitor."""

    def open_browser(who: str) -> Client:
        client = Client()
        if who:
            client.force_login(world.people[who], backend=SIGN_IN)
        return client

    return open_browser
