"""One role at a time walks over every address; what it does there is undone at once."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from gemeinsinn.activity.models import Event
from tests.permissions.world import World, make_world

CONFIRM, SIGN_IN = "/konto/bestaetigen/", "/konto/anmelden/"


@pytest.fixture(scope="module")
def built(standing: None) -> World:
    """Halle and Magdeburg, built once a module; every test works in a savepoint above them."""
    return make_world()


@pytest.fixture
def world(built: World, db: None) -> World:
    """The same for one test, with objects of its own."""
    return deepcopy(built)


@pytest.fixture
def visit(world: World, brief_refusals: None) -> Callable[..., tuple[str, str]]:
    """visit("staff", "post", "/..."): the short answer ("200", "403", "sign-in", ...) and the page; nothing stays.

    "done" is a redirection after something happened that the stream of events knows of.
    """
    doors: dict[str, Client] = {}
    newest = Event.objects.latest("pk").pk

    def door(role: str) -> Client:
        client = Client(raise_request_exception=False)
        if role != "anonymous":
            client.force_login(world.users[role])
        return client

    def go(role: str, method: str, path: str, data: Any = None) -> tuple[str, str]:
        if role not in doors:
            doors[role] = door(role)
        client = doors[role]
        kept = deepcopy(client.cookies)
        with transaction.atomic():
            answer = getattr(client, method)(path, data or ({"nichts": "x"} if method == "post" else {}))
            page = b"".join(answer.streaming_content) if answer.streaming else answer.content
            happened = Event.objects.exclude(pk__lte=newest).exists()
            transaction.set_rollback(True)
        client.cookies = kept
        said = short(answer)
        return "done" if said == "302" and happened else said, page.decode("utf-8", "replace") + answer.get(
            "Location", ""
        )

    return go


def short(answer: Any) -> str:
    """The status, with redirections to the doors by their names."""
    if answer.status_code in {301, 302}:
        where = answer["Location"].removeprefix("/en")
        return "sign-in" if where.startswith(SIGN_IN) else "confirm" if where.startswith(CONFIRM) else "302"
    return str(answer.status_code)
