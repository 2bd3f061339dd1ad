"""Known answers: an encoder that gives others must not be used, its vectors would be noise beside the stored ones."""

import hashlib
from pathlib import Path

from gemeinsinn.matching.engine.encoders.protocol import Encoder, EncoderBroken

_QUERY = "Wer repariert mein Fahrrad?"
_TEXT = "Werkstatt für alte Räder sucht Menschen, die schrauben können"
_OTHER = "Chor probt donnerstags im Gemeindesaal"
_TOLERANCE = 0.02


def check_weights(path: Path, sha256: str) -> None:
    """Raises EncoderBroken unless the file is exactly the known one."""
    if not path.is_file():
        raise EncoderBroken(f"{path.name} is missing")
    with path.open("rb") as weights:
        found = hashlib.file_digest(weights, "sha256").hexdigest()
    if found != sha256:
        raise EncoderBroken(f"{path.name} is not the file that was measured")


def check_similarity(encoder: Encoder, known: float) -> None:
    """Raises EncoderBroken unless a bicycle is as close to a bicycle as it was, and further from a choir."""
    query = encoder.encode_query(_QUERY)
    near, far = (float(row @ query) for row in encoder.encode_texts([_TEXT, _OTHER]))
    if abs(near - known) > _TOLERANCE or far >= near:
        raise EncoderBroken(f"{encoder.name} finds {near:.3f} where {known:.3f} is known")
