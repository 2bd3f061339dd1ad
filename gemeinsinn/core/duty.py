"""Who answers the phone now: each context that knows of phone hours registers what it can say in its AppConfig.ready()."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time


@dataclass(frozen=True, slots=True, order=True)
class OnDuty:
    """Somebody to ring, until when (local time), and the page that says more. `words`: through whom, if not directly."""

    name: str
    phone: str
    until: time
    href: str = ""
    words: str = ""


Provider = Callable[[datetime], list[OnDuty]]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Asks `provider(local time)` who is on duty then; registering it again changes nothing."""
    if provider not in _providers:
        _providers.append(provider)


def on_duty(local: datetime) -> list[OnDuty]:
    """Everybody on duty, in the order of registering, by name within each."""
    return [one for provider in _providers for one in sorted(provider(local))]
