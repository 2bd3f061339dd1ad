"""Emptying a mailbox over IMAP or POP3: each message is deleted once it has been dealt with."""

import imaplib
import poplib
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

MOST = 200  # messages a visit
TIMEOUT = 30
SOON = 5

Deal = Callable[[bytes], object]


def empty(address: str, deal: Deal) -> int:
    """imaps://user:password@host/INBOX, pop3s://user:password@host; returns how many were dealt with. Raises OSError."""
    kind = urlsplit(address).scheme
    return (_over_imap if kind.startswith("imap") else _over_pop3)(address, deal)


def reach(address: str) -> None:
    """Opens it and closes it again; takes nothing out. Raises OSError."""
    to = urlsplit(address)
    name, password = unquote(to.username or ""), unquote(to.password or "")
    try:
        if to.scheme.startswith("imap"):
            kind = imaplib.IMAP4_SSL if to.scheme == "imaps" else imaplib.IMAP4
            with kind(to.hostname or "", to.port or (993 if to.scheme == "imaps" else 143), timeout=SOON) as imap:
                imap.login(name, password)
                if imap.select(unquote(to.path.strip("/")) or "INBOX", readonly=True)[0] != "OK":
                    raise OSError("no such folder")
        else:
            kept = poplib.POP3_SSL if to.scheme == "pop3s" else poplib.POP3
            pop = kept(to.hostname or "", to.port or (995 if to.scheme == "pop3s" else 110), timeout=SOON)
            pop.user(name)
            pop.pass_(password)
            pop.quit()
    except (imaplib.IMAP4.error, poplib.error_proto) as problem:
        raise OSError(type(problem).__name__) from problem


def _over_imap(address: str, deal: Deal) -> int:
    to = urlsplit(address)
    kind = imaplib.IMAP4_SSL if to.scheme == "imaps" else imaplib.IMAP4
    dealt = 0
    with kind(to.hostname or "", to.port or (993 if to.scheme == "imaps" else 143), timeout=TIMEOUT) as box:
        try:
            box.login(unquote(to.username or ""), unquote(to.password or ""))
            box.select(unquote(to.path.strip("/")) or "INBOX")
            for number in box.search(None, "UNDELETED")[1][0].split()[:MOST]:
                found = box.fetch(number.decode(), "(RFC822)")[1][0]
                if isinstance(found, tuple):
                    deal(found[1])
                box.store(number.decode(), "+FLAGS", r"(\Deleted)")
                dealt += 1
            box.expunge()
        except imaplib.IMAP4.error as problem:
            raise OSError(type(problem).__name__) from problem
    return dealt


def _over_pop3(address: str, deal: Deal) -> int:
    to = urlsplit(address)
    kind = poplib.POP3_SSL if to.scheme == "pop3s" else poplib.POP3
    box = kind(to.hostname or "", to.port or (995 if to.scheme == "pop3s" else 110), timeout=TIMEOUT)
    dealt = 0
    try:
        box.user(unquote(to.username or ""))
        box.pass_(unquote(to.password or ""))
        for number in range(1, min(box.stat()[0], MOST) + 1):
            deal(b"\r\n".join(box.retr(number)[1]) + b"\r\n")
            box.dele(number)
            dealt += 1
        box.quit()
    except poplib.error_proto as problem:
        raise OSError(type(problem).__name__) from problem
    finally:
        box.close()
    return dealt
