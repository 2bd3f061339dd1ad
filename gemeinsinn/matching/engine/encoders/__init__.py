"""Encoders: what a text means, as numbers."""

from collections.abc import Callable, Sequence

from gemeinsinn.matching.engine.encoders.e5 import SmallE5
from gemeinsinn.matching.engine.encoders.protocol import Encoder, EncoderBroken, Matrix, Vector
from gemeinsinn.matching.engine.encoders.use import UniversalSentenceEncoder

BUILT_IN: dict[str, Callable[[], Encoder]] = {"use": UniversalSentenceEncoder, "e5": SmallE5}


def choose(names: Sequence[str]) -> list[Encoder]:
    """Encoders by name, in this order; nothing is loaded yet. Raises EncoderBroken for a name nobody knows."""
    unknown = [name for name in names if name not in BUILT_IN]
    if unknown:
        raise EncoderBroken(f"no encoder is called {unknown[0]}; there are {', '.join(BUILT_IN)}")
    return [BUILT_IN[name]() for name in names]


__all__ = ["BUILT_IN", "Encoder", "EncoderBroken", "Matrix", "Vector", "choose"]
