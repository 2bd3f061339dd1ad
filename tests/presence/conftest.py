"""Nobody is here when a test begins; and visitors who say of themselves what real ones do."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from gemeinsinn.presence.lifecycle import Traits
from gemeinsinn.presence.registers import memory


@pytest.fixture(autouse=True)
def _nobody() -> Iterator[None]:
    memory.REGISTER.clear()
    yield
    memory.REGISTER.clear()


@pytest.fixture
def traits() -> Callable[..., Traits]:
    """traits(agent, network="...", user=None, **headers): headers with _ for -; "" leaves one out."""

    def make(agent: str, network: str = "192.0.2.1", user: Any = None, **headers: str) -> Traits:
        said = {"user-agent": agent, "accept-language": "de-DE,de;q=0.9"}
        said |= {name.replace("_", "-"): value for name, value in headers.items()}
        return Traits(network, {name: value for name, value in said.items() if value}, user.pk if user else None)

    return make
