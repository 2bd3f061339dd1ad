"""Measures mean vectors and vectors of the thesaurus' words, and writes them where the engine reads them.

Needed once for every new encoder or version of one, and after a change of the thesaurus: `python -m tools.centres`.
The texts are those of the judged set, the queries its half "tune".
"""

import json
from pathlib import Path

import numpy as np

from gemeinsinn.matching.commands.rank import document_of
from gemeinsinn.matching.engine import meaning
from gemeinsinn.matching.engine.encoders import BUILT_IN, Encoder, choose
from gemeinsinn.matching.engine.phrases import to_package
from gemeinsinn.matching.engine.thesaurus import read_packaged
from gemeinsinn.matching.engine.weights import Weights
from tools.judge import SET

FOLDER = Path(meaning.__file__).parent / "data"


def centres(encoder: Encoder) -> dict[str, np.ndarray]:
    """Means of texts and of queries."""
    texts = [meaning.plain_text(document_of(row)) for row in json.loads((SET / "documents.json").read_text())]
    queries = [row["text"] for row in json.loads((SET / "queries.json").read_text()) if row["part"] == "tune"]
    found = {
        "texts": encoder.encode_texts(texts).mean(axis=0),
        "queries": np.mean([encoder.encode_query(text) for text in queries], axis=0),
    }
    return {f"{encoder.name}-{encoder.version}-{of}": np.asarray(mean, np.float32) for of, mean in found.items()}


def phrases() -> list[str]:
    """What stands beside queries: the first German words of each concept."""
    most = Weights().gloss_words
    return sorted({" ".join(concept.words["de"][:most]) for concept in read_packaged() if "de" in concept.words})


def main() -> None:
    encoders = choose(list(BUILT_IN))
    means = {name: mean for encoder in encoders for name, mean in centres(encoder).items()}
    np.savez_compressed(FOLDER / "centres.npz", **means)  # type: ignore[arg-type]  # names are not its options
    slow = [encoder for encoder in encoders if not encoder.quick]
    made = {name: part for encoder in slow for name, part in to_package(encoder, phrases()).items()}
    np.savez_compressed(FOLDER / "phrases.npz", **made)  # type: ignore[arg-type]  # likewise
    print(f"centres: {', '.join(means)}\nphrases: {len(phrases())} for {', '.join(one.name for one in slow)}")


if __name__ == "__main__":
    main()
