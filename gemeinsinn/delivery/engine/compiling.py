"""A message put together once a mailing: what is the same for everybody is encoded once, the rest per row.

Bodies are quoted-printable. Around each place stand soft line breaks, so that what is filled in never changes how the
rest was encoded. Lines beginning with a dot are encoded too: nothing has to be doubled on the way to the server.
"""

import binascii
import hashlib
import html
import re
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from email.utils import formataddr, parseaddr

PLACE = re.compile(r"\[\[([a-z][a-z0-9_]*)\]\]")
LEADING_DOTS = re.compile(rb"(?m)^\.+")
LINE_END = re.compile(r"[\r\n\x00]+")
Encoder = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Hole:
    """A place to be filled, and how its value is written."""

    name: str
    write: Encoder


Pieces = tuple[bytes | Hole, ...]


def quoted(text: str) -> bytes:
    """Quoted-printable lines of at most 76 letters, ended by CRLF; none begins with a dot."""
    raw = binascii.b2a_qp(text.replace("\r\n", "\n").encode(), istext=True)
    if b"\n." in raw or raw.startswith(b"."):
        raw = LEADING_DOTS.sub(_quoted_dots, raw)
    return raw.replace(b"\n", b"\r\n")


def _quoted_dots(found: re.Match[bytes]) -> bytes:
    dots = len(found.group())
    lines = [b"=2E" * min(20, dots - start) for start in range(0, dots, 20)]
    return b"=\n".join(lines) + b"=\n"


def filled(text: str) -> bytes:
    """What goes into a place of a body: between soft line breaks."""
    return b"=\r\n" + quoted(text) + b"=\r\n"


def escaped(text: str) -> bytes:
    """Likewise in HTML, where it is text and not markup."""
    return filled(html.escape(text))


def header_text(text: str) -> bytes:
    """A header's words as RFC 2047 has them, folded; ASCII of a line's length stays as it is."""
    text = LINE_END.sub(" ", text).strip()
    if text.isascii() and len(text) <= 60 and "=?" not in text:
        return text.encode()
    words, chunk = [], b""
    for letter in text:
        raw = letter.encode()
        if len(chunk) + len(raw) > 42:  # an encoded word has at most 75 letters
            words.append(chunk)
            chunk = b""
        chunk += raw
    return b"\r\n ".join(b"=?utf-8?b?" + b64encode(word) + b"?=" for word in [*words, chunk])


def header_address(line: str) -> bytes:
    """A From line: the name encoded where it has to be."""
    name, address = parseaddr(line)
    if name.isascii():
        return formataddr((name, address)).encode()
    return header_text(name) + b" <" + address.encode("ascii") + b">"


def body_pieces(text: str, *, markup: bool) -> Pieces:
    """A body cut at its places."""
    pieces: list[bytes | Hole] = []
    for number, part in enumerate(PLACE.split(text)):
        if number % 2:
            pieces.append(Hole(part, filled if not markup or part.endswith("_html") else escaped))
        elif part:
            pieces.append(quoted(part))
    return tuple(pieces)


def subject_pieces(text: str) -> tuple[str, ...]:
    """A subject cut at its places: text, name of a place, text, ..."""
    return tuple(PLACE.split(LINE_END.sub(" ", text)))


@dataclass(frozen=True, slots=True)
class Compiled:
    """All of a mailing that is the same for everybody."""

    sender: str  # the address alone
    subject: tuple[str, ...]
    subject_ready: bytes  # encoded already, if there is no place in it
    headers: tuple[tuple[bytes, bytes], ...]
    content_type: bytes
    body: Pieces

    def written_subject(self, values: Mapping[str, str]) -> bytes:
        """The subject for one row."""
        if self.subject_ready:
            return self.subject_ready
        words = [values.get(part, "") if number % 2 else part for number, part in enumerate(self.subject)]
        return header_text("".join(words))

    def written_body(self, values: Mapping[str, str]) -> bytes:
        """Both parts for one row, without the headers above them."""
        return b"".join(
            [piece if isinstance(piece, bytes) else piece.write(values.get(piece.name, "")) for piece in self.body]
        )


def compiled(
    *, token: str, sender: str, subject: str, plain: str, html_part: str, headers: Mapping[str, str]
) -> Compiled:
    """The mailing as bytes with holes. `token` tells mailings apart; the line between the parts is made from it."""
    mark = hashlib.sha256(f"{token}{plain}{html_part}".encode()).hexdigest()[:32].encode()
    part = (
        b"--"
        + mark
        + b"\r\nContent-Type: text/%s; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    body: list[bytes | Hole] = [
        part % b"plain", *body_pieces(plain, markup=False),
        b"\r\n" + part % b"html", *body_pieces(html_part, markup=True),
        b"\r\n--" + mark + b"--\r\n",
    ]  # fmt: skip
    cut = subject_pieces(subject)
    return Compiled(
        sender=parseaddr(sender)[1],
        subject=cut,
        subject_ready=header_text(cut[0]) if len(cut) == 1 else b"",
        headers=(
            (b"From", header_address(sender)),
            *((name.encode(), value.encode()) for name, value in headers.items()),
        ),
        content_type=b'multipart/alternative;\r\n boundary="' + mark + b'"',
        body=joined(body),
    )


def joined(pieces: Sequence[bytes | Hole]) -> Pieces:
    """Neighbouring bytes as one."""
    out: list[bytes | Hole] = []
    for piece in pieces:
        if isinstance(piece, bytes) and out and isinstance(out[-1], bytes):
            out[-1] += piece
        else:
            out.append(piece)
    return tuple(out)
