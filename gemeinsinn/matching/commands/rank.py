"""`gemeinsinn matching rank`: ranks a JSON set through the very index the search uses, in a scratch folder."""

import json
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TextIO

from gemeinsinn.matching.engine.documents import Document, Query
from gemeinsinn.matching.engine.encoders import Encoder, EncoderBroken, choose
from gemeinsinn.matching.engine.index import Index
from gemeinsinn.matching.engine.tantivy_words import TantivyWords

HELP = "Rank the queries of a JSON set over its documents and write query id to document ids."

KIND_OF_RESOURCE = {"time": "zeit", "skills": "wissen", "goods": "sachen", "rooms": "raeume", "money": "geld"}
_MOST = 100
_AT_ONCE = 64


def add_arguments(parser: ArgumentParser) -> None:
    """Where the set is and where the answer goes."""
    parser.add_argument("--documents", required=True, type=Path, metavar="F")
    parser.add_argument("--queries", required=True, type=Path, metavar="F")
    parser.add_argument("--out", required=True, type=Path, metavar="RUN")
    parser.add_argument(
        "--encoders", default="use,e5", help="Names with commas, empty for words alone (default: use,e5)"
    )


def run(options: dict[str, Any], stdout: TextIO) -> None:
    """Writes {query id: [document id, best first]}; what is relevant is never read."""
    documents = [document_of(row) for row in json.loads(options["documents"].read_text(encoding="utf-8"))]
    queries = json.loads(options["queries"].read_text(encoding="utf-8"))
    with TemporaryDirectory() as scratch:
        index = Index(TantivyWords(Path(scratch)), _working(options["encoders"], stdout))
        fill(index, documents)
        ranked = {query["id"]: _answer(index, query) for query in queries}
    options["out"].write_text(json.dumps(ranked, indent=1) + "\n", encoding="utf-8")
    stdout.write(f"{len(queries)} queries over {len(documents)} documents: {options['out']}\n")


def fill(index: Index, documents: list[Document]) -> None:
    """Encodes and puts documents, some at a time."""
    for start in range(0, len(documents), _AT_ONCE):
        some = documents[start : start + _AT_ONCE]
        index.put(some, index.encode(some))
    index.commit()


def _answer(index: Index, query: dict[str, Any]) -> list[str]:
    return [hit.key for hit in index.search(query_of(query), most=_MOST).hits]


def query_of(row: dict[str, Any]) -> Query:
    """A query of a set. Its language is not told: the engine has to recognise it, as in live search."""
    return Query(row["text"], frozenset({row["want"]}) if row.get("want") else None)


def document_of(row: dict[str, Any]) -> Document:
    """A text of a set as a document."""
    return Document(
        key=row["id"],
        side=row["kind"],
        kind=KIND_OF_RESOURCE.get(row.get("resource", ""), ""),
        title=row["title"],
        text=row["text"],
        details=row.get("details", ""),
        place=row.get("place", ""),
    )


def _working(names: str, stdout: TextIO) -> list[Encoder]:
    """The encoders that are what they should be; those that are not are left out, and it is said."""
    working = []
    for encoder in choose([name for name in names.split(",") if name]):
        try:
            encoder.check()
        except EncoderBroken as problem:
            stdout.write(f"Without {encoder.name}: {problem}.\n")
        else:
            working.append(encoder)
    return working
