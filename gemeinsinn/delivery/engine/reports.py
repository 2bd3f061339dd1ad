"""Reading what comes back: reports of delivery (RFC 3464), complaints (RFC 5965), and whatever else lies in the box."""

from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.utils import getaddresses

from gemeinsinn.delivery.lifecycle.bounces import Kind, is_hard, status_in

ADDRESSED = ("X-Original-To", "Delivered-To", "Envelope-To", "To")
MOST_ADDRESSES = 20  # of one mail that are looked at
LONGEST = 1_000_000  # bytes that are looked at


@dataclass(frozen=True, slots=True)
class Report:
    """What a mail says about one of ours: to whom it came, which message it is about, and how bad it is."""

    kind: Kind
    hard: bool
    words: str
    came_to: tuple[str, ...]  # one of them may be a return path of ours
    message_ids: tuple[str, ...]  # of messages that are quoted


def read_report(raw: bytes) -> Report | None:
    """None for what is no report: an answer of a person, a note that somebody is away, "delayed" and "delivered"."""
    mail = message_from_bytes(raw[:LONGEST])
    came_to = tuple(str(value) for name in ADDRESSED for value in mail.get_all(name, []))
    quoted = tuple(_message_ids(mail))
    for part in mail.walk():
        if part.get_content_type() == "message/feedback-report":
            said = _fields(part)
            kind = said.get("feedback-type", "")
            return Report(Kind.COMPLAINT, True, f"feedback: {kind}", came_to, quoted) if kind == "abuse" else None
        if part.get_content_type() == "message/delivery-status":
            said = _fields(part)
            if said.get("action", "").lower() != "failed":
                return None
            words = said.get("diagnostic-code", "").partition(";")[2].strip() or said.get("status", "")
            # What the last server said is more exact than the code of whoever reports it.
            status = status_in(words) or status_in(said.get("status", ""))
            return Report(Kind.RETURNED, is_hard(status), words, came_to, quoted)
    return None


def addressed_to(raw: bytes) -> list[str]:
    """The addresses a mail came to, as its head names them."""
    mail = message_from_bytes(raw[:LONGEST])
    lines = [str(value) for name in ADDRESSED for value in mail.get_all(name, [])]
    return [address for _name, address in getaddresses(lines) if address][:MOST_ADDRESSES]


def _fields(part: Message) -> dict[str, str]:
    """All fields of a report's blocks, names in small letters; the first of each counts."""
    blocks = part.get_payload()
    found: dict[str, str] = {}
    for block in blocks if isinstance(blocks, list) else [message_from_bytes(_bytes(part))]:
        for name, value in block.items():
            found.setdefault(name.lower(), " ".join(str(value).split()))
    return found


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload.lstrip() if isinstance(payload, bytes) else b""


def _message_ids(mail: Message) -> list[str]:
    """Of every message or head of one inside."""
    found = []
    for part in mail.walk():
        if part is mail:
            continue
        if part.get_content_type() == "text/rfc822-headers":
            part = message_from_bytes(_bytes(part))  # noqa: PLW2901 - its text is the head we look for
        if part["Message-ID"]:
            found.append(str(part["Message-ID"]).strip())
    return found
