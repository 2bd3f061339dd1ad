"""The store: a WSGI application round the portal's own."""

import gzip
import logging
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from itertools import count
from typing import Any

from gemeinsinn.config.pagestore.folder import Folder
from gemeinsinn.config.pagestore.gate import Key, kept_route, key_of, without_visitor
from gemeinsinn.config.pagestore.versions import Version
from gemeinsinn.core.logs import request_id

log = logging.getLogger("gemeinsinn.request")

MOST_BYTES = 16 * 1024 * 1024  # of pages a process keeps
MOST_OF_ONE = 512 * 1024
BESIDE = 2_000  # bytes a page takes beside its body: headers, key
WAITS = 2.0  # seconds for a page another request is making; then it is made twice
LOOKS_EVERY = 0.05  # seconds until what another program committed is seen at the latest, with a folder
SWEEP_EVERY = 100
FORBIDDING = {"set-cookie", "cache-control", "content-encoding", "www-authenticate"}

Headers = list[tuple[str, str]]
Start = Callable[..., Any]
Application = Callable[[dict[str, Any], Start], Iterable[bytes]]
Stamp = tuple[Any, int]


@dataclass(frozen=True, slots=True)
class Page:
    """An answer ready to be sent. Its body is packed; who cannot unpack it gets it unpacked."""

    stamp: Stamp
    route: str
    tag: str
    headers: Headers
    packed: bytes
    length: int


class Store:
    """Answers what it keeps, hands everything else on, and keeps what was made of nothing but its key.

    Threads share it; processes do not: each asks the database whether what it has still holds.
    """

    def __init__(
        self, application: Application, version: Version, *, most: int = MOST_BYTES, folder: Folder | None = None
    ) -> None:
        self.application, self.version, self.most, self.folder = application, version, most, folder
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._shown: dict[Key, str] = {}  # the state of the folder each page was last written to
        self._bytes = 0
        self._lock = threading.Lock()
        self._making = [threading.Lock() for _one in range(64)]

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        key = key_of(environ)
        if key is None:
            return self.hand_on(environ, start)
        began = time.perf_counter()
        kept = self.look(key, environ, start, began)
        if kept is not None:
            return kept
        route = kept_route(environ) if environ["REQUEST_METHOD"] == "GET" else None
        if route is None:
            return self.hand_on(environ, start)
        # When a page is over, many ask for it at the same moment: one makes it, the others wait for that.
        alone = self._making[hash(key) % len(self._making)]
        waited = alone.acquire(timeout=WAITS)
        try:
            return self.look(key, environ, start, began) or self.make(key, route, environ, start)
        finally:
            if waited:
                alone.release()

    def look(self, key: Key, environ: dict[str, Any], start: Start, began: float) -> Iterable[bytes] | None:
        """The answer, if there is a page that holds."""
        state = self.shown()  # asked before the stamp: what a page is found to hold in lies in no later state
        stamp = self.stamp()
        page = self.find(key, stamp) if stamp is not None else None
        if page is None:
            return None
        self.show(state, key, page)
        return answer(page, environ, start, began)

    def hand_on(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """To Django. What it changed is seen before anything of its answer is sent."""
        parts = self.application(environ, start)
        self.shown()
        return parts

    def shown(self) -> str | None:
        """The folder a web server in front shows now, after everything committed so far."""
        if self.folder is None:
            return None
        self.folder.notice(self.stamp())
        return self.folder.state()

    def show(self, state: str | None, key: Key, page: Page) -> None:
        """Puts a page that holds where the web server in front finds it."""
        if self.folder is None or state is None or self._shown.get(key) == state or not self.folder.takes(key):
            return
        self.folder.put(state, key, gzip.decompress(page.packed), page.packed)
        self._shown[key] = state

    def watch(self) -> None:
        """Sees what other programs commit, and the end of each minute, also while nobody asks."""
        if self.folder is not None:
            threading.Thread(target=self._watch, args=(self.folder,), name="pages", daemon=True).start()

    def _watch(self, folder: Folder) -> None:
        for turn in count():
            self.look_round(folder)
            if turn % SWEEP_EVERY == 0:
                folder.sweep()
            time.sleep(LOOKS_EVERY)

    def look_round(self, folder: Folder) -> None:
        """Once. Whatever goes wrong: nothing is shown that nobody watches, and the next round comes."""
        try:
            folder.notice(self.stamp())
        except Exception:
            log.exception("pages cannot be watched")
            folder.notice(None)

    def stamp(self) -> Stamp | None:
        """What a page must have been made in to hold now: this state of the database, this minute."""
        version = self.version.now()
        return None if version is None else (version, int(time.time()) // 60)

    def find(self, key: Key, stamp: Stamp) -> Page | None:
        """The page as it is now; one of another stamp is never shown."""
        with self._lock:
            page = self._pages.get(key)
            if page is None or page.stamp != stamp:
                return None
            self._pages.move_to_end(key)
            return page

    def make(self, key: Key, route: str, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Lets the portal make the page, and keeps it if nothing was committed and no minute passed meanwhile."""
        state = self.shown()
        stamp = self.stamp()
        if stamp is None:
            return self.hand_on(environ, start)
        asked, told = without_visitor(environ), dict[str, Any]()

        def begin(status: str, headers: Headers, _problem: Any = None) -> None:
            told.update(status=status, headers=headers)

        made = self.application(asked, begin)
        try:
            body = b"".join(made)
        finally:
            getattr(made, "close", bool)()
        status, headers = told["status"], told["headers"]
        # A token that was asked for stands in the body, and its cookie may follow later.
        if not is_everybodys(status, headers) or "CSRF_COOKIE" in asked:
            start(status, headers)
            return [body]
        page = packed(stamp, route, headers, body)
        if self.stamp() == stamp:
            self.keep(key, page)
            self.show(state, key, page)
        return sent(page, environ, start, request_id.get())

    def keep(self, key: Key, page: Page) -> None:
        """The newest, instead of those nobody asked for longest."""
        if len(page.packed) > MOST_OF_ONE:
            return
        with self._lock:
            self._forget(key)
            self._pages[key] = page
            self._bytes += len(page.packed) + BESIDE
            while self._bytes > self.most:
                self._forget(next(iter(self._pages)))

    def _forget(self, key: Key) -> None:
        old = self._pages.pop(key, None)
        if old is not None:
            self._shown.pop(key, None)
            self._bytes -= len(old.packed) + BESIDE


def is_everybodys(status: str, headers: Headers) -> bool:
    """A whole page that says nothing against being kept."""
    told = {name.lower(): value for name, value in headers}
    is_page = status.startswith("200 ") and told.get("content-type", "").startswith("text/html")
    return is_page and not FORBIDDING & told.keys()


def packed(stamp: Stamp, route: str, headers: Headers, body: bytes) -> Page:
    """The tag is that of the words, so that it is the same in every process and every minute they stay the same."""
    tag = f'W/"{blake2b(body, digest_size=12).hexdigest()}"'
    vary = {"Accept-Encoding", "Cookie"}
    kept: Headers = []
    for name, value in headers:
        if name.lower() == "vary":
            vary |= {word.strip() for word in value.split(",")}
        elif name.lower() not in {"x-request-id", "content-length", "etag"}:
            kept.append((name, value))
    kept += [("Vary", ", ".join(sorted(vary))), ("Cache-Control", "no-cache"), ("ETag", tag)]
    return Page(stamp, route, tag, kept, gzip.compress(body, 6, mtime=0), len(body))


def answer(page: Page, environ: dict[str, Any], start: Start, began: float) -> Iterable[bytes]:
    """A kept page, with an id and a line in the log like any other answer."""
    request_id.set(secrets.token_hex(6))
    body = sent(page, environ, start, request_id.get())
    told = {
        "method": environ["REQUEST_METHOD"], "route": page.route, "kept": True,
        "status": 304 if is_known(page, environ) else 200, "ms": round((time.perf_counter() - began) * 1000, 2),
    }  # fmt: skip
    log.info("request", extra={"line": told})
    return body


def is_known(page: Page, environ: dict[str, Any]) -> bool:
    """Whether the browser has just this page."""
    known = environ.get("HTTP_IF_NONE_MATCH", "")
    return bool(known) and page.tag[2:] in (one.strip().removeprefix("W/") for one in known.split(","))


def sent(page: Page, environ: dict[str, Any], start: Start, number: str) -> Iterable[bytes]:
    """As the request wants it: packed or not, or only the news that nothing is new."""
    if is_known(page, environ):
        start(
            "304 Not Modified", [one for one in page.headers if one[0] != "Content-Type"] + [("X-Request-Id", number)]
        )
        return []
    more = [("X-Request-Id", number)]
    if takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")):
        body, more = page.packed, [*more, ("Content-Encoding", "gzip")]
    else:
        body = gzip.decompress(page.packed)
    start("200 OK", [*page.headers, *more, ("Content-Length", str(len(body)))])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def takes_gzip(accepted: str) -> bool:
    """gzip named, and not with a weight of nothing."""
    for one in accepted.lower().split(","):
        name, _semicolon, weight = one.partition(";")
        if name.strip() == "gzip":
            return weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False
