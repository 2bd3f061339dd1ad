"""Where somebody lands after signing in: an upper context may know a better place than /konto/ (a desk)."""

from collections.abc import Callable

from gemeinsinn.people.models import User

Provider = Callable[[User], str | None]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Adds a provider of an address; the one registered last is asked first."""
    if provider not in _providers:
        _providers.append(provider)


def arrival_for(user: User) -> str | None:
    """The address to go to, None if nobody knows one."""
    return next((url for provider in reversed(_providers) if (url := provider(user))), None)
