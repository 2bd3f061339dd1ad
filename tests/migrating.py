"""Tables made more quickly: Django draws every model anew for each table a migration adds, a minute of work in all."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.db.migrations.state import ModelState, ProjectState


def add_model(self: Any, model_state: ModelState) -> None:
    """Draws the new model alone: nothing that is there already speaks of it. The rest is as in Django."""
    key = model_state.app_label, model_state.name_lower
    self.models[key] = model_state
    if self._relations is not None:
        self.resolve_model_relations(key)
    if "apps" in self.__dict__:
        self.apps.render_multiple([model_state])


def append_option(self: Any, app_label: str, model_name: str, option_name: str, obj: Any) -> None:
    """An index or a condition more changes the model it belongs to and no other: nothing is drawn anew for it."""
    options = self.models[app_label, model_name].options
    options[option_name] = [*options[option_name], obj]
    if "apps" in self.__dict__:
        setattr(self.apps.get_model(app_label, model_name)._meta, option_name, options[option_name])


@contextmanager
def quickly() -> Iterator[None]:
    """For making a database of the tests; tests/config compares it with one the program itself has made."""
    with (
        patch.object(ProjectState, "add_model", add_model),
        patch.object(ProjectState, "_append_option", append_option),
    ):
        yield
