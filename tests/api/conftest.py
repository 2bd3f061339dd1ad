"""Asking the interface as other software does: without an account, from anywhere."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client


@dataclass
class Said:
    """An answer with what it holds."""

    status: int
    headers: Any
    data: Any

    @property
    def ids(self) -> list[int]:
        return [item["id"] for item in self.data["items"]]


@pytest.fixture
def ask(db: None) -> Callable[..., Said]:
    """ask("/needs?kind=goods") → Said."""

    def go(path: str, **headers: str) -> Said:
        answer = Client().get(path if path.startswith("/api") else f"/api/v1{path}", headers=headers)
        return Said(answer.status_code, answer.headers, json.loads(answer.content) if answer.content else None)

    return go


@pytest.fixture
def walk(ask: Callable[..., Said]) -> Callable[..., list[int]]:
    """Every id of a list, page after page; `between` is called after each."""

    def go(path: str, between: Callable[[], Any] = lambda: None) -> list[int]:
        found, following = [], path
        while following:
            page = ask(following)
            assert page.status == 200, page.data
            found += page.ids
            following = (page.data["next"] or "").removeprefix("http://127.0.0.1:8000")
            between()
        return found

    return go
