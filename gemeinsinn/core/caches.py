"""Redis as a cache that may be away: what it holds only saves work, so pages are made without it."""

import logging
import time
from typing import Any

from django.core.cache.backends import redis
from redis.exceptions import RedisError

log = logging.getLogger("gemeinsinn.cache")

REST = 5.0  # seconds until it is asked again, so that not every request waits for it
PATIENCE = {"socket_connect_timeout": 1.0, "socket_timeout": 2.0}  # seconds


class RedisCache(redis.RedisCache):
    """As long as Redis does not answer, a cache in which nothing is found and everything can be added."""

    _away_until = 0.0  # by the monotonic clock, of this process

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, {**params, "OPTIONS": {**PATIENCE, **params.get("OPTIONS", {})}})

    def _ask(self, verb: str, otherwise: Any, *args: Any, **more: Any) -> Any:
        if time.monotonic() < RedisCache._away_until:
            return otherwise
        try:
            return getattr(super(), verb)(*args, **more)
        except RedisError as problem:
            RedisCache._away_until = time.monotonic() + REST
            log.error("cache does not answer", extra={"line": {"problem": type(problem).__name__}})
            return otherwise

    def add(self, key: Any, *args: Any, **more: Any) -> Any:
        return self._ask("add", True, key, *args, **more)

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self._ask("get", default, key, default, version)

    def set(self, key: Any, *args: Any, **more: Any) -> None:
        self._ask("set", None, key, *args, **more)

    def touch(self, key: Any, *args: Any, **more: Any) -> Any:
        return self._ask("touch", False, key, *args, **more)

    def delete(self, key: Any, *args: Any, **more: Any) -> Any:
        return self._ask("delete", False, key, *args, **more)

    def get_many(self, keys: Any, version: int | None = None) -> Any:
        return self._ask("get_many", {}, keys, version)

    def has_key(self, key: Any, version: int | None = None) -> Any:
        return self._ask("has_key", False, key, version)

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> Any:
        """As Django: a key that is not there is a ValueError."""
        found = self._ask("incr", None, key, delta, version)
        if found is None:
            raise ValueError(key)
        return found

    def set_many(self, data: Any, *args: Any, **more: Any) -> Any:
        return self._ask("set_many", [], data, *args, **more)

    def delete_many(self, keys: Any, version: int | None = None) -> None:
        self._ask("delete_many", None, keys, version)

    def clear(self) -> Any:
        return self._ask("clear", False)
