"""A mail server in memory, and a worker whose clock is in the test's hands."""

import threading
from datetime import timedelta

import pytest

from gemeinsinn.delivery import sending
from gemeinsinn.delivery.sending import Courier
from tests.delivery.sink import Sink, running
from tests.factories.mailings import NOW


class Hands:
    """A worker whose clock stands until it is moved."""

    def __init__(self):
        self.now, self.stopping = NOW, threading.Event()

    def work(self, seconds=20.0):
        return Courier(clock=lambda: self.now, stopping=self.stopping).work(seconds=seconds)

    def later(self, **by):
        self.now += timedelta(**by)


@pytest.fixture
def hands(settings, tmp_path, monkeypatch):
    settings.VAR = tmp_path
    monkeypatch.setattr(sending, "BATCH", 100)
    return Hands()


@pytest.fixture
def sink(settings):
    """A server that takes everything; tests change its plan."""
    with running(Sink()) as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 5
        yield server
