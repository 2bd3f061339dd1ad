"""Each test has an index of its own, in a folder of its own, and no encoder unless it asks for one."""

import pytest

from gemeinsinn.matching.engine.encoders import BUILT_IN
from gemeinsinn.matching.shelf import encoders, reading
from tests.factories.matching import FakeEncoder


@pytest.fixture(autouse=True)
def _own_index(settings, tmp_path):
    settings.SEARCH_FOLDER = tmp_path / "index"
    reading.forget_reader()
    encoders.forget_encoders()
    yield
    reading.forget_reader()
    encoders.forget_encoders()


@pytest.fixture
def fake_encoder(settings, monkeypatch):
    """An encoder that needs no model; it is loaded already, as after a while in a web process."""
    encoder = FakeEncoder()
    monkeypatch.setitem(BUILT_IN, "fake", lambda _folder: encoder)
    settings.SEARCH_ENCODERS = ["fake"]
    encoders.load_encoders()
    return encoder
