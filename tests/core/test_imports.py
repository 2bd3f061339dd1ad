"""The registry behind `gemeinsinn import`."""

import pytest

from gemeinsinn.core import imports
from gemeinsinn.core.imports import Tally, importers, register


class One:
    name = "eins"
    help = ""


class Two(One):
    pass


def test_a_kind_may_be_registered_again_but_not_by_another(monkeypatch):
    monkeypatch.setattr(imports, "_importers", {})
    first, again = One(), One()
    register(first)
    register(again)
    assert importers() == [again]
    with pytest.raises(ValueError, match="two importers are called eins"):
        register(Two())


def test_long_work_shows_that_it_lives():
    said = []
    tally = Tally(said.append, every=2)
    assert tally.sentence() == "nothing to do"
    for what in ["taken", "refused", "taken", "taken", "taken"]:
        tally.add(what)
    assert said == ["... 1 taken, 1 refused", "... 3 taken, 1 refused"]
    assert tally.sentence() == "4 taken, 1 refused"
