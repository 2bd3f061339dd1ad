"""Hostile visitors, impatient ones, and machines that fail."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client

from tests.conftest import Config, using
from tests.emptying import empty
from tests.permissions.world import World, make_world

FORM = "application/x-www-form-urlencoded"
Send = Callable[..., Any]


@pytest.fixture(scope="module")
def built(standing: None) -> World:
    return make_world()


@pytest.fixture
def world(built: World, db: None) -> World:
    """Halle and Magdeburg, with objects of the test's own. Where tests commit as well, they make it anew."""
    return deepcopy(built)


@pytest.fixture
def postgres_only(transactional_db: None, postgres_config: Config) -> Iterator[None]:
    """A real PostgreSQL for this test, emptied afterwards."""
    with using(postgres_config):
        try:
            yield
        finally:
            empty()


@pytest.fixture
def doors() -> Callable[[World, str], Client]:
    """doors(world, "staff"): one signed-in client a role; "" is somebody without account."""
    known: dict[str, Client] = {}

    def enter(world: World, role: str) -> Client:
        if role not in known:
            known[role] = Client(raise_request_exception=False)
            if role:
                known[role].force_login(world.users[role])
        return known[role]

    return enter


@pytest.fixture
def send(doors: Callable[[World, str], Client]) -> Send:
    """send(world, form, fields): posts it and takes back what it did. Values may be bytes."""

    def post(world: World, form: Any, fields: dict[str, Any]) -> Any:
        client = doors(world, form.role)
        with transaction.atomic():
            answer = client.generic("POST", form.path, urlencode(fields, doseq=True), content_type=FORM)
            transaction.set_rollback(True)
        return answer

    return post
