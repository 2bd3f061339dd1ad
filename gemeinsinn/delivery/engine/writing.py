"""One row's whole message: its own headers above the compiled body, signed where there is a key."""

import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache

from gemeinsinn.delivery.engine.compiling import Compiled
from gemeinsinn.delivery.engine.signing import Signer

UNFIT = re.compile(r"[ <>,;\r\n\t]")


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the mail server is handed: from, to, and the message with CRLF line ends."""

    row: int
    sender: str
    recipient: str
    message: bytes


@dataclass(frozen=True, slots=True)
class Post:
    """Whose mailing it is: the domain of message ids, where bounces go, the key behind both, and the signer."""

    domain: str
    bounces: str  # "bounces@portal.example"; each row has an address of its own made from it
    secret: bytes
    signer: Signer | None = None
    dates: dict[int, bytes] = field(default_factory=dict)

    def tag(self, row: int) -> str:
        """Tells our own rows from what others make up; the same for a row however often it is tried."""
        return hmac.new(self.secret, f"delivery:{row}".encode(), "sha256").hexdigest()[:16]

    def message_id(self, row: int) -> str:
        """Stable: a server that gets a message twice can see that it is one."""
        return f"<{row}.{self.tag(row)}@{self.domain}>"

    def return_path(self, row: int) -> str:
        """VERP: what comes back to this address is about this row."""
        local, _at, domain = self.bounces.rpartition("@")
        return f"{local}+{row}-{self.tag(row)}@{domain}"

    def row_of(self, address: str) -> int | None:
        """The row a return path belongs to; None for an address that is none of ours."""
        local, _at, domain = self.bounces.rpartition("@")
        name, _at, at = address.strip().strip("<>").rpartition("@")
        row, _dash, tag = name.removeprefix(f"{local}+").partition("-")
        if at.lower() != domain.lower() or not name.startswith(f"{local}+") or not (row.isascii() and row.isdigit()):
            return None
        number = int(row[:18])
        return number if hmac.compare_digest(self.tag(number).encode(), tag.encode()) else None

    def row_with(self, message_id: str) -> int | None:
        """The row whose message bears this id; None if it is none of ours."""
        row, _dot, tag = message_id.strip().strip("<>").partition("@")[0].partition(".")
        if not (row.isascii() and row.isdigit()):
            return None
        number = int(row[:18])
        return number if hmac.compare_digest(self.tag(number).encode(), tag.encode()) else None

    def date(self, now: datetime) -> bytes:
        """The Date header; within a second it is the same."""
        second = int(now.timestamp())
        if second not in self.dates:
            self.dates.clear()
            self.dates[second] = format_datetime(now).encode()
        return self.dates[second]

    def envelope(
        self,
        mail: Compiled,
        *,
        row: int,
        address: str,
        values: Mapping[str, str],
        stop: str,
        stop_mail: str = "",
        language: str,
        now: datetime,
    ) -> Envelope:
        """Raises ValueError for an address that cannot be written to."""
        recipient = sendable(address)
        given = {**values, "unsubscribe_url": stop}
        headers = [
            *mail.headers,
            (b"To", recipient.encode()),
            (b"Subject", mail.written_subject(given)),
            (b"Date", self.date(now)),
            (b"Message-ID", self.message_id(row).encode()),
            (b"MIME-Version", b"1.0"),
            (b"Content-Type", mail.content_type),
            (b"Content-Language", language.encode()),
        ]
        if stop:
            mailto = f", <mailto:{stop_mail}?subject=unsubscribe>" if stop_mail else ""
            headers.append((b"List-Unsubscribe", f"<{stop}>{mailto}".encode("ascii")))
            headers.append((b"List-Unsubscribe-Post", b"List-Unsubscribe=One-Click"))
        body = mail.written_body(given)
        if self.signer is not None:
            signature = self.signer.signature(headers, body, at=int(now.timestamp()))
            headers.insert(0, (b"DKIM-Signature", signature))
        head = b"\r\n".join([name + b": " + value for name, value in headers])
        back = self.return_path(row) if self.bounces else mail.sender
        return Envelope(row, back, recipient, head + b"\r\n\r\n" + body)


def word_address(bounces: str, word: str, told: str) -> str:
    """An address for programs, of the same box: bounces+stop-4711@portal.example; empty without a box."""
    local, _at, domain = bounces.rpartition("@")
    return f"{local}+{word}-{told}@{domain}" if bounces else ""


def told_in(address: str, bounces: str) -> tuple[str, str]:
    """("stop", "4711") of such an address; mail servers may have changed its capitals. Empty for any other."""
    local, _at, domain = bounces.lower().rpartition("@")
    name, _at, at = address.strip().strip("<>").lower().rpartition("@")
    if not bounces or at != domain or not name.startswith(f"{local}+"):
        return "", ""
    word, _dash, told = name.removeprefix(f"{local}+").partition("-")
    return word, told


def sendable(address: str) -> str:
    """The address in ASCII: its domain as IDNA. ValueError if its local part is not ASCII, or there is a blank in it."""
    local, at, domain = address.rpartition("@")
    if not at or not local.isascii() or not local.isprintable() or UNFIT.search(address):
        raise ValueError("not an address")
    return f"{local}@{in_ascii(domain)}"


@lru_cache(maxsize=10_000)
def in_ascii(domain: str) -> str:
    """A domain as IDNA; many addresses share one."""
    return domain.encode("idna").decode()
