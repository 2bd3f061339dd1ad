"""What the description promises and what is answered are the same: schemathesis asks in this process."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core import signals
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase
from hypothesis import settings as carefully

from gemeinsinn.api.description import described
from tests.factories.exchange import make_need, make_offer
from tests.factories.places import make_postcode
from tests.factories.projects import make_project

EXAMPLES = 8  # of each sort for each address; docs/api.md names the longer run


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """Between requests the server lets go of its connection; here the test's own rows hang on it."""
    for signal in (signals.request_started, signals.request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (signals.request_started, signals.request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def _something_there(db: None, settings: Any, _one_connection: None) -> None:
    settings.API_REQUESTS = 10**9
    make_postcode()
    make_need(pk=17, kind="zeit")
    make_offer(pk=17)
    make_project()


schema = schemathesis.openapi.from_dict(described())
schema.app = get_wsgi_application()


@pytest.mark.usefixtures("_something_there")
@schema.parametrize()
@carefully(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),  # the description decides what is drawn, and how much of it
)
def test_answers_are_as_described(case):
    case.call_and_validate(headers={"Accept-Encoding": "identity"})
