"""What every word index must do, and an OpenSearch of a few lines that answers as the documented API does."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from gemeinsinn.matching.engine.words import Clause, Entry, Option, identity

ENTRIES = [
    Entry("need:1", "need", {"title": ["w:stuhle", "s:stuhl"], "text": ["w:hof"]}),
    Entry("need:2", "need", {"title": ["w:hof"], "text": ["w:stuhle"], "small": ["w:it's", "w:back\\slash"]}),
    Entry("offer:1", "offer", {"text": ["s:stuhl", "p:garten", "p:haus"], "place": ["w:halle"]}),
    Entry("offer:2", "offer", {"text": ["p:garten"]}),
]


def word(*options: tuple[tuple[str, ...], float], weight: float = 1.0) -> Clause:
    return Clause(weight, tuple(Option(tokens, factor) for tokens, factor in options))


QUERIES = [
    [word((("w:stuhle",), 1.0), (("s:stuhl",), 0.8))],
    [word((("w:stuhle",), 1.0)), word((("w:hof",), 1.0), weight=3.0)],
    [word((("p:garten", "p:haus"), 0.5))],
    [word((("w:it's",), 1.0)), word((("w:back\\slash",), 1.0))],
    [word((("w:nothing",), 1.0))],
    [],
]
# Zones: title 1, text .9, place .8, small .3.
FOUND = [
    {"need:1": 1.0, "need:2": 0.9, "offer:1": 0.72},
    {"need:1": 0.25 + 0.675, "need:2": 0.225 + 0.75},
    {"offer:1": 0.45, "offer:2": 0.225},
    {"need:2": 0.3},
    {},
    {},
]


NAMES = {identity(key): key for key in ("need:1", "need:2", "offer:1", "offer:2")}


def rounded(found: Any) -> dict[str, float]:
    """Matches with the names of their keys."""
    numbers, shares = found.numbers.tolist(), found.shares.tolist()
    return {NAMES[number]: round(share, 4) for number, share in zip(numbers, shares, strict=True)}


def check_word_index(words: Any) -> None:
    """Scores, sides, replacing, removing, vocabulary: the same for every keeper."""
    words.put(ENTRIES)
    words.put([])
    words.commit()
    assert words.count() == 4
    for clauses, found in zip(QUERIES, FOUND, strict=True):
        assert rounded(words.search(clauses, None, 10)) == {key: round(share, 4) for key, share in found.items()}
    assert list(rounded(words.search(QUERIES[0], None, 2))) == ["need:1", "need:2"]
    assert rounded(words.search(QUERIES[0], None, 0)) == {}
    assert rounded(words.search(QUERIES[0], frozenset({"offer"}), 10)) == {"offer:1": 0.72}
    assert rounded(words.search(QUERIES[0], frozenset({"project"}), 10)) == {}
    assert words.vocabulary("p:ga", 5) == [("p:garten", 2)]
    assert words.vocabulary("w:", 1) == [("w:hof", 1)]
    assert words.vocabulary("w:zzz", 5) == []
    words.put([Entry("need:1", "need", {"title": ["w:zelt"]})])
    words.remove(["need:2", "need:99"])
    words.remove([])
    words.commit()
    words.refresh()
    assert words.count() == 3
    assert rounded(words.search(QUERIES[0], None, 10)) == {"offer:1": 0.72}
    assert ("w:zelt", 1) in words.vocabulary("w:", 5)  # words that are gone may linger until the next refill


class StandIn:
    """The part of OpenSearch that is used: indices, _bulk, _refresh, _count, _search with constant scores."""

    def __init__(self) -> None:
        self.indices: dict[str, dict[str, dict[str, Any]]] = {}
        self.asked: list[tuple[str, str]] = []
        self.secret: str | None = None
        self.refuse = False

    def answer(self, method: str, path: str, body: str, secret: str | None) -> tuple[int, Any]:
        self.asked.append((method, path))
        self.secret = secret
        if path == "/_bulk" or "/_cat/" in path:
            prefix = re.sub(r"\*.*", "", path.removeprefix("/_cat/indices/"))
            return 200, [{"index": name} for name in sorted(self.indices) if name.startswith(prefix)]
        name, _slash, verb = path.split("?", maxsplit=1)[0].strip("/").partition("/")
        if method == "PUT":
            self.indices[name] = {}
            assert json.loads(body)["mappings"]["dynamic"] == "strict"
            return 200, {"acknowledged": True}
        if method == "DELETE":
            self.indices.pop(name, None)
            return 200, {"acknowledged": True}
        if name not in self.indices:
            return 404, {"error": "index_not_found_exception"}
        return 200, getattr(self, verb.strip("_"))(self.indices[name], body)

    def count(self, documents: dict[str, Any], body: str) -> Any:
        return {"count": len(documents)}

    def refresh(self, documents: dict[str, Any], body: str) -> Any:
        return {"_shards": {}}

    def bulk(self, documents: dict[str, Any], body: str) -> Any:
        lines, items = iter([json.loads(line) for line in body.splitlines()]), []
        for line in lines:
            (verb, about), status = next(iter(line.items())), 200
            if verb == "index":
                documents[about["_id"]] = next(lines)
                status = 429 if self.refuse else 201
            elif documents.pop(about["_id"], None) is None:
                status = 404
            items.append({verb: {"_id": about["_id"], "status": status}})
        return {"items": items}

    def search(self, documents: dict[str, Any], body: str) -> Any:
        asked = json.loads(body)
        if "aggs" in asked:
            return {
                "aggregations": {name: self.buckets(documents, agg["terms"]) for name, agg in asked["aggs"].items()}
            }
        scored = {key: score(asked["query"], document) for key, document in documents.items()}
        hits = sorted((key for key in scored if scored[key] is not None), key=lambda key: (-scored[key], key))
        return {"hits": {"hits": [{"_id": key, "_score": scored[key]} for key in hits[: asked["size"]]]}}

    def buckets(self, documents: dict[str, Any], terms: dict[str, Any]) -> Any:
        counts: dict[str, int] = {}
        for document in documents.values():
            for token in set(document.get(terms["field"], [])):
                if re.fullmatch(terms["include"], token):
                    counts[token] = counts.get(token, 0) + 1
        best = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[: terms["size"]]
        return {"buckets": [{"key": token, "doc_count": count} for token, count in best]}


def score(query: dict[str, Any], document: dict[str, Any]) -> float | None:
    """None where it does not match."""
    kind, told = next(iter(query.items()))
    if kind == "term":
        field, token = next(iter(told.items()))
        return 1.0 if token in document.get(field, []) else None
    if kind == "terms":
        field, values = next(iter(told.items()))
        return 1.0 if document[field] in values else None
    if kind == "constant_score":
        return told["boost"] if score(told["filter"], document) is not None else None
    if kind == "dis_max":
        return max((s for s in (score(part, document) for part in told["queries"]) if s is not None), default=None)
    assert kind == "bool"
    if any(score(part, document) is None for part in told.get("filter", [])):
        return None
    parts = [s for s in (score(part, document) for part in told["should"]) if s is not None]
    return sum(parts) if parts else None


@contextmanager
def open_search() -> Iterator[tuple[str, StandIn]]:
    """Its address as a setting takes it, and the stand-in behind."""
    stand_in = StandIn()

    class Handler(BaseHTTPRequestHandler):
        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            status, told = stand_in.answer(self.command, self.path, body, self.headers.get("Authorization"))
            data = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_PUT = do_POST = do_DELETE = handle_any  # noqa: N815  # the names the server asks for

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"opensearch://keeper:ge%3Aheim@127.0.0.1:{server.server_port}/probe", stand_in
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
