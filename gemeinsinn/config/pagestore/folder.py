"""Finished pages as files, which a web server in front hands out by itself.

Pages lie below `now`, a link to the folder of one state. Whoever sees that something was committed, or that a minute
has passed, lets the link lead to an empty folder. A page is only ever written into the folder that the link led to
before it was known to hold; should the state end meanwhile, it lies where nobody looks any more.
"""

import logging
import os
import re
import secrets
import shutil
import threading
import time
from collections.abc import Hashable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from gemeinsinn.config.pagestore.gate import Key

log = logging.getLogger("gemeinsinn.serving")

HOST = re.compile(r"[a-z0-9][a-z0-9.-]{0,200}")
PATH = re.compile(r"/(?:[a-z0-9_-]{1,150}/)*")
LINGERS = 5  # seconds a state that is over stays on the disk, for who is just reading it


class Folder:
    """The folder of one server; all its web processes share it, nobody else writes there."""

    def __init__(self, root: Path, *, scheme: str) -> None:
        self.root, self.scheme = root, scheme
        self._now = root / "now"
        self._seen: Hashable = object()
        self._over = False
        self._lock = threading.Lock()

    def notice(self, stamp: Hashable | None) -> None:
        """What was written so far holds no longer if `stamp` is another one; nothing holds without one."""
        with self._lock:
            if stamp is None or self._over:
                self._hide()
            elif stamp != self._seen or self.state() is None:
                self._turn()
            self._seen = stamp

    def state(self) -> str | None:
        """The name of the folder that is shown."""
        try:
            return self._now.readlink().name
        except OSError:
            return None

    def takes(self, key: Key) -> bool:
        """Plain addresses only, as the web server in front looks for them."""
        scheme = key.forwarded or key.scheme
        return not key.query and scheme == self.scheme and bool(HOST.fullmatch(key.host) and PATH.fullmatch(key.path))

    def put(self, state: str, key: Key, page: bytes, packed: bytes) -> None:
        """Writes a page into a state. A disk that is full only costs speed."""
        place = self.root / state / key.host / key.path.strip("/")
        # The server makes its tags from time and size: the same words shall have the same tag in every state.
        moment = 1_000_000_000 + int.from_bytes(blake2b(page, digest_size=4).digest()) % 500_000_000
        with suppress(OSError):
            if not (self.root / state).is_dir():
                return
            place.mkdir(parents=True, exist_ok=True)
            for name, content in (("index.html.gz", packed), ("index.html", page)):  # the one looked for comes last
                part = place / f".{name}-{os.getpid()}-{threading.get_ident()}"
                part.write_bytes(content)
                os.utime(part, (moment, moment))
                part.replace(place / name)

    def _turn(self) -> None:
        name = f"{time.time_ns()}-{secrets.token_hex(4)}"
        link = self.root / f".{name}"
        try:
            (self.root / name).mkdir(parents=True)
            link.symlink_to(name)
            link.replace(self._now)
        except OSError:  # no room even for a link: then what is there must go
            self._hide()

    def _hide(self) -> None:
        try:
            self._now.unlink(missing_ok=True)
        except OSError as problem:
            if self.state() is not None:
                log.error("pages cannot be taken away", extra={"line": {"problem": problem.strerror}})

    def sweep(self) -> None:
        """Takes away the states that are over."""
        shown, old = self.state(), time.time_ns() - LINGERS * 1_000_000_000
        with suppress(OSError):
            for one in self.root.iterdir():
                begun = one.name.lstrip(".").partition("-")[0]
                if one.name not in {shown, "now"} and begun.isdecimal() and int(begun) < old:
                    shutil.rmtree(one, ignore_errors=True) if one.is_dir() and not one.is_symlink() else one.unlink()

    def begin(self) -> None:
        """Makes the folder, and shows nothing a portal before this one left; raises OSError if it cannot."""
        self.root.mkdir(parents=True, exist_ok=True)
        if not self._now.is_symlink():
            self._now.symlink_to("nothing")  # whether it can be made is what is asked here
        self._now.unlink()

    def close(self) -> None:
        """This process shows nothing any more; others that still watch begin anew."""
        with self._lock:
            self._over = True
            self._hide()
