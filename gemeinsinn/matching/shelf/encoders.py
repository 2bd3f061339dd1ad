"""The encoders of this process: chosen by a setting, loaded when first needed, left out when they are broken."""

import logging
import threading
from dataclasses import dataclass, field

from django.conf import settings

from gemeinsinn.matching.engine.encoders import Encoder, EncoderBroken, choose

log = logging.getLogger("gemeinsinn.matching")


@dataclass(slots=True)
class _Loaded:
    lock: threading.Lock = field(default_factory=threading.Lock)
    encoders: list[Encoder] | None = None


_loaded = _Loaded()


def load_encoders() -> list[Encoder]:
    """Every chosen encoder that passes its check; the first call takes seconds. A broken one is logged once."""
    with _loaded.lock:
        if _loaded.encoders is None:
            _loaded.encoders = [encoder for encoder in chosen_encoders() if _is_sound(encoder)]
        return _loaded.encoders


def are_loaded() -> bool:
    """Whether `load_encoders` answers at once."""
    return _loaded.encoders is not None or not settings.SEARCH_ENCODERS


def forget_encoders() -> None:
    """As at the start of the process: after a fork, and between tests."""
    _loaded.lock = threading.Lock()
    _loaded.encoders = None


def chosen_encoders() -> list[Encoder]:
    """Those of the setting, nothing loaded and nothing checked: for their names and versions."""
    try:
        return choose(settings.SEARCH_ENCODERS, settings.ENCODER_FOLDER)
    except EncoderBroken as problem:
        log.warning("encoder unknown", extra={"line": {"problem": str(problem)}})
        return []


def _is_sound(encoder: Encoder) -> bool:
    try:
        encoder.check()
    except EncoderBroken as problem:
        log.warning("encoder left out", extra={"line": {"encoder": encoder.name, "problem": str(problem)}})
        return False
    return True
