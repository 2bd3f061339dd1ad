"""Reads the environment: every setting is named GEMEINSINN_..., and a wrong one says what to set."""

import re
import sys
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]
PREFIX = "GEMEINSINN_"
PROVIDERS = ("brevo", "mailjet", "postmark", "sparkpost")  # those that call with name and password

env = environ.Env()
env.prefix = PREFIX


def stop(sentence: str) -> NoReturn:
    """Ends the start with one sentence that says what to set, without a traceback."""
    if "pytest" in sys.modules:
        raise ImproperlyConfigured(sentence)
    sys.exit(f"Gemeinsinn cannot start. {sentence}")


def read_bool(name: str, default: bool = False) -> bool:
    """GEMEINSINN_<name> as yes or no; anything else stops the start."""
    raw = env.str(name, default="1" if default else "0").strip().lower()
    if raw in {"1", "true", "yes", "on"}:
        return True
    if raw in {"0", "false", "no", "off", ""}:
        return False
    stop(f"{PREFIX}{name} is {raw!r}: set it to 1 or 0.")


def read_number(name: str, default: int, least: int = 1) -> int:
    """GEMEINSINN_<name> as a whole number, `least` or more; anything else stops the start."""
    raw = env.str(name, default=str(default)).strip()
    if raw.isascii() and raw.isdigit() and int(raw[:12]) >= least:
        return int(raw[:12])
    stop(f"{PREFIX}{name} is {raw!r}: set it to a whole number such as {default}.")


def read_list(name: str) -> list[str]:
    """GEMEINSINN_<name> split at commas, blanks dropped."""
    return [part.strip() for part in env.str(name, default="").split(",") if part.strip()]


def read_url(name: str, default: str, kinds: tuple[str, ...]) -> str:
    """GEMEINSINN_<name> as an address of one of the given kinds ("sqlite", "postgres", ...)."""
    raw = env.str(name, default=default)
    scheme = raw.split(":", 1)[0]
    if scheme not in kinds:
        stop(f"{PREFIX}{name} starts with {scheme!r}: use one of {', '.join(kinds)}.")
    try:
        _port = urlsplit(raw).port  # the one part urlsplit itself refuses
    except ValueError:
        stop(f"{PREFIX}{name} has a port that is none: write it like {kinds[0]}://host:1234.")
    return raw


def read_provider() -> tuple[str, dict[str, str]]:
    """Who carries our mail and reports what came back, and the secret of those calls, as django-anymail wants it."""
    name, secret = env.str("MAIL_PROVIDER", default=""), env.str("MAIL_PROVIDER_SECRET", default="")
    if name and name not in PROVIDERS:
        stop(f"{PREFIX}MAIL_PROVIDER is {name!r}: set it to one of {', '.join(PROVIDERS)}, or unset it.")
    if name and not re.fullmatch(r"[^:\s]+:\S{16,}", secret):
        stop(f"Set {PREFIX}MAIL_PROVIDER_SECRET to name:password, the password of 16 signs or more.")
    return name, {"WEBHOOK_SECRET": secret}
