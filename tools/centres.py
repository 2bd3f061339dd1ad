"""Measures the mean vectors of texts and of queries and writes them where the engine reads them.

Needed once for every new encoder or version of one: `python -m tools.centres`. The texts are those of the judged set,
the queries its half "tune".
"""

import json
from pathlib import Path

import numpy as np

from gemeinsinn.matching.commands.rank import document_of
from gemeinsinn.matching.engine import meaning
from gemeinsinn.matching.engine.encoders import BUILT_IN, choose
from tools.judge import SET

TARGET = Path(meaning.__file__).parent / "data" / "centres.npz"


def main() -> None:
    texts = [meaning.plain_text(document_of(row)) for row in json.loads((SET / "documents.json").read_text())]
    queries = [row["text"] for row in json.loads((SET / "queries.json").read_text()) if row["part"] == "tune"]
    found = {}
    for encoder in choose(list(BUILT_IN)):
        key = f"{encoder.name}-{encoder.version}"
        found[f"{key}-texts"] = encoder.encode_texts(texts).mean(axis=0)
        found[f"{key}-queries"] = np.mean([encoder.encode_query(text) for text in queries], axis=0)
    np.savez_compressed(TARGET, **{name: np.asarray(mean, np.float32) for name, mean in found.items()})
    print(f"{TARGET.name}: {', '.join(found)}")


if __name__ == "__main__":
    main()
