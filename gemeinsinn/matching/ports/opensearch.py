"""The word index in OpenSearch, to its documented API: our own tokens as keywords, constant scores, nothing analysed there."""

import base64
import json
import urllib.error
import urllib.request
from collections.abc import Collection, Iterable, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from gemeinsinn.matching.engine.words import (
    NOTHING,
    ZONES,
    Clause,
    Entry,
    IndexDamaged,
    Matches,
    Option,
    matches_of,
)

TIMEOUT = 5.0  # seconds
SPOKEN = ("title", "text")  # zones whose words are suggested
SPECIAL = frozenset('.?+*|{}[]()"\\#@&<>~')  # of Lucene's regular expressions
NOT_FOUND = 404
MOST_BUCKETS = 60_000  # OpenSearch counts no more in one question unless told to

MAPPING = {
    "settings": {"index": {"max_result_window": 10_000}},
    "mappings": {
        "dynamic": "strict",
        "properties": {"key": {"type": "keyword"}, "side": {"type": "keyword"}}
        | {zone: {"type": "keyword", "norms": False} for zone in ZONES},
    },
}


class Server:
    """One OpenSearch, asked over HTTP. `url` is opensearch://[user:password@]host:port/prefix; opensearchs:// with TLS."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        scheme = "https" if parts.scheme == "opensearchs" else "http"
        self.root = f"{scheme}://{parts.hostname}:{parts.port or 9200}"
        self.prefix = parts.path.strip("/") or "gemeinsinn"
        self.headers = {"Content-Type": "application/json"}
        if parts.username:
            secret = f"{unquote(parts.username)}:{unquote(parts.password or '')}".encode()
            self.headers["Authorization"] = "Basic " + base64.b64encode(secret).decode()

    def ask(self, method: str, path: str, body: Any = None, *, lines: bool = False) -> Any:
        """The answer as JSON. Raises IndexDamaged for every other status than 200, and if nobody answers."""
        if lines:
            data = b"".join(json.dumps(line).encode() + b"\n" for line in body)
        else:
            data = None if body is None else json.dumps(body).encode()
        headers = self.headers | ({"Content-Type": "application/x-ndjson"} if lines else {})
        request = urllib.request.Request(f"{self.root}{path}", data=data, headers=headers, method=method)  # noqa: S310  # http or https
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310  # http or https
                return json.load(answer)
        except urllib.error.HTTPError as problem:
            problem.close()
            raise IndexDamaged(f"OpenSearch answers {problem.code} to {method} {path}") from problem
        except (OSError, ValueError) as problem:
            raise IndexDamaged(f"OpenSearch does not answer ({type(problem).__name__})") from problem


class OpenSearchWords:
    """WordIndex in one index of an OpenSearch."""

    def __init__(self, server: Server, name: str) -> None:
        self.server = server
        self.path = f"/{server.prefix}-{name}"
        self.count()

    @classmethod
    def anew(cls, server: Server, name: str) -> "OpenSearchWords":
        """An empty index, whatever was there before."""
        drop_index(server, name)
        server.ask("PUT", f"/{server.prefix}-{name}", MAPPING)
        return cls(server, name)

    def put(self, entries: Iterable[Entry]) -> None:
        """Adds or replaces; found after commit."""
        lines: list[Any] = []
        for entry in entries:
            zones = {zone: list(tokens) for zone, tokens in entry.zones.items()}
            lines += [{"index": {"_id": entry.key}}, {"key": entry.key, "side": entry.side, **zones}]
        self._bulk(lines)

    def remove(self, keys: Collection[str]) -> None:
        """Forgets; gone after commit."""
        self._bulk([{"delete": {"_id": key}} for key in keys])

    def commit(self) -> None:
        """Makes changes visible to every reader."""
        self.server.ask("POST", f"{self.path}/_refresh")

    def refresh(self) -> None:
        """Every search sees what was committed."""

    def search(self, clauses: Sequence[Clause], sides: frozenset[str] | None, most: int) -> Matches:
        """The best `most` of what is found."""
        whole = sum(clause.weight for clause in clauses)
        if not whole or not most:
            return NOTHING
        wanted: dict[str, Any] = {
            "should": [_clause(clause, clause.weight / whole) for clause in clauses],
            "minimum_should_match": 1,
        }
        if sides is not None:
            wanted["filter"] = [{"terms": {"side": sorted(sides)}}]
        body = {
            "query": {"bool": wanted}, "size": most, "_source": False, "track_total_hits": False,
            "sort": [{"_score": "desc"}, {"key": "asc"}], "track_scores": True,
        }  # fmt: skip
        hits = self.server.ask("POST", f"{self.path}/_search", body)["hits"]["hits"]
        return matches_of((hit["_id"], hit["_score"]) for hit in hits)

    def vocabulary(self, prefix: str, most: int) -> list[tuple[str, int]]:
        """Tokens of titles and texts that begin so, frequent ones first."""
        pattern = "".join(f"\\{letter}" if letter in SPECIAL else letter for letter in prefix) + ".*"
        aggregations = {
            zone: {"terms": {"field": zone, "include": pattern, "size": min(most, MOST_BUCKETS)}} for zone in SPOKEN
        }
        answer = self.server.ask("POST", f"{self.path}/_search", {"size": 0, "aggs": aggregations})
        counts: dict[str, int] = {}
        for zone in SPOKEN:
            for bucket in answer["aggregations"][zone]["buckets"]:
                counts[bucket["key"]] = max(counts.get(bucket["key"], 0), bucket["doc_count"])
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]

    def count(self) -> int:
        """How many documents there are."""
        return int(self.server.ask("GET", f"{self.path}/_count")["count"])

    def _bulk(self, lines: list[Any]) -> None:
        if not lines:
            return
        answer = self.server.ask("POST", f"{self.path}/_bulk", lines, lines=True)
        faults = [item for item in answer["items"] for told in item.values() if told["status"] >= NOT_FOUND + 1]
        if faults:
            raise IndexDamaged(f"OpenSearch refused {len(faults)} of {len(answer['items'])} changes")


class OpenSearchKeeper:
    """Word indexes in an OpenSearch, named <prefix>-words-<n>."""

    kind = "opensearch"
    shared = True

    def __init__(self, url: str) -> None:
        self.server = Server(url)

    def open(self, name: str, *, anew: bool) -> OpenSearchWords:
        return OpenSearchWords.anew(self.server, name) if anew else OpenSearchWords(self.server, name)

    def names(self) -> list[str]:
        rows = self.server.ask("GET", f"/_cat/indices/{self.server.prefix}-words-*?format=json")
        return [row["index"].removeprefix(f"{self.server.prefix}-") for row in rows]

    def drop(self, name: str) -> None:
        drop_index(self.server, name)


def drop_index(server: Server, name: str) -> None:
    """Deletes an index; nothing happens if there is none."""
    server.ask("DELETE", f"/{server.prefix}-{name}?ignore_unavailable=true")


def _clause(clause: Clause, share: float) -> dict[str, Any]:
    """The best way to find a word."""
    return {"dis_max": {"queries": [_option(option, share) for option in clause.options]}}


def _option(option: Option, share: float) -> dict[str, Any]:
    each = share * option.factor / len(option.tokens)
    tokens = [_token(token, each) for token in option.tokens]
    return tokens[0] if len(tokens) == 1 else {"bool": {"should": tokens}}


def _token(token: str, worth: float) -> dict[str, Any]:
    """What a token is worth in its best zone."""
    zones = [
        {"constant_score": {"filter": {"term": {zone: token}}, "boost": worth * factor}}
        for zone, factor in ZONES.items()
    ]
    return {"dis_max": {"queries": zones}}
