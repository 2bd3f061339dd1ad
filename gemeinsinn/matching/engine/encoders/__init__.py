"""Encoders: what a text means, as numbers."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import cast

from gemeinsinn.matching.engine.encoders.e5 import SmallE5
from gemeinsinn.matching.engine.encoders.protocol import Encoder, EncoderBroken, Matrix, Vector
from gemeinsinn.matching.engine.encoders.use import UniversalSentenceEncoder

BUILT_IN: dict[str, Callable[[Path | None], Encoder]] = {
    "use": UniversalSentenceEncoder,
    "e5": lambda _folder: SmallE5(),
}


def choose(names: Sequence[str], folder: Path | None = None) -> list[Encoder]:
    """Encoders by name or "package.module:Class", in this order; no model is loaded yet.

    `folder` is where one may keep a file that all processes share. Raises EncoderBroken for a name nobody knows.
    """
    return [BUILT_IN[name](folder) if name in BUILT_IN else imported(name) for name in names]


def imported(name: str) -> Encoder:
    """One of another package that keeps the protocol."""
    module, colon, made = name.partition(":")
    if not colon:
        raise EncoderBroken(
            f"no encoder is called {name}; there are {', '.join(BUILT_IN)}, or write package.module:Class"
        )
    try:
        return cast(Encoder, getattr(import_module(module), made)())
    except (ImportError, AttributeError, TypeError, ValueError) as problem:
        raise EncoderBroken(f"{name} cannot be imported: {problem}") from problem


__all__ = ["BUILT_IN", "Encoder", "EncoderBroken", "Matrix", "Vector", "choose"]
