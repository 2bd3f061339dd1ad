"""Handing messages to a mail server over one connection, several in a row, with as few waits as it allows."""

import smtplib
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import SMTP
from typing import Any, Protocol

from gemeinsinn.delivery.engine.writing import Envelope
from gemeinsinn.delivery.lifecycle.mailings import Outcome, Verdict, verdict_of

Begun = Callable[[int], None]
LONGEST_LINE = 8192
REFUSED_IN_A_ROW = 3  # senders refused before we say that the server refuses us


class ServerBusy(Exception):
    """The server, not a recipient, wants a rest."""


class ServerRefuses(Exception):
    """The server does not take mail from us at all: a person has to look."""


class Carrier(Protocol):
    """Takes messages and says of each what became of it. `in_flight` is the row whose answer is still open."""

    in_flight: int | None

    def deliver(self, letters: Iterator[Envelope], begun: Begun) -> Iterator[tuple[int, Outcome]]:
        """`begun` is called with a row before its message is handed over whole. Raises OSError where the line breaks."""
        ...

    def close(self) -> None:
        """Says goodbye, if there is still somebody to say it to."""
        ...


class SmtpCarrier:
    """One SMTP connection. Where the server offers PIPELINING, a message costs one wait instead of four."""

    def __init__(self, smtp: smtplib.SMTP) -> None:
        if smtp.file is None:
            raise ConnectionResetError
        self.smtp, self.lines = smtp, smtp.file
        self.pipelining = smtp.has_extn("pipelining")
        self.in_flight: int | None = None
        self.refusals = 0

    def deliver(self, letters: Iterator[Envelope], begun: Begun) -> Iterator[tuple[int, Outcome]]:
        """With pipelining the next message is announced together with the end of the one before."""
        letter, reset, announced = next(letters, None), False, False
        while letter is not None:
            refusal = self._ask(letter, reset=reset, announced=announced)
            if refusal is not None:
                yield letter.row, refusal
                self._mind(refusal)
                letter, reset, announced = next(letters, None), True, False
                continue
            following = next(letters, None)
            announced, reset = self.pipelining and following is not None, False
            begun(letter.row)
            self.in_flight = letter.row
            self._write(
                letter.message + b".\r\n" + (b"".join(_commands(following)) if following and announced else b"")
            )
            outcome = _outcome(*self._reply())
            self.in_flight, self.refusals = None, 0
            yield letter.row, outcome
            self._mind(outcome)
            letter = following

    def _ask(self, letter: Envelope, *, reset: bool, announced: bool) -> Outcome | None:
        """Whether a message may come: None if it may, else why not."""
        commands = ([b"RSET\r\n"] if reset else []) + _commands(letter)
        if self.pipelining:
            if not announced:
                self._write(b"".join(commands))
            return self._verdict([self._reply() for _command in commands])
        replies: list[tuple[int, str]] = []
        for command in commands:
            if replies and command == b"DATA\r\n" and replies[-1][0] >= 400:
                replies.append((503, ""))  # without a recipient there is nothing to say
                break
            self._write(command)
            replies.append(self._reply())
        return self._verdict(replies)

    def _verdict(self, replies: list[tuple[int, str]]) -> Outcome | None:
        """Of the answers to MAIL, RCPT and DATA; what was answered to RSET does not matter."""
        mail, recipient, data = replies[-3:]
        if data[0] == 354 and 200 <= recipient[0] < 300:
            return None
        if data[0] == 354:  # no recipient, and yet it waits for a message: an empty one ends it
            self._write(b".\r\n")
            self._reply()
        if mail[0] >= 400:
            self.refusals += mail[0] >= 500
            if self.refusals >= REFUSED_IN_A_ROW:
                raise ServerRefuses(_said(*mail))
            return Outcome(Verdict.LATER, _said(*mail))
        return _outcome(*(recipient if recipient[0] >= 400 else data))

    def _mind(self, outcome: Outcome) -> None:
        if outcome.words.startswith("421"):
            raise ServerBusy(outcome.words)

    def _write(self, data: bytes) -> None:
        if self.smtp.sock is None:
            raise ConnectionResetError
        self.smtp.sock.sendall(data)

    def _reply(self) -> tuple[int, str]:
        words = []
        while True:
            line = self.lines.readline(LONGEST_LINE)
            if not line.endswith(b"\n") or not line[:3].isdigit():
                raise smtplib.SMTPServerDisconnected  # the end, or nothing a mail server says
            words.append(line[4:].strip())
            if line[3:4] != b"-":
                return int(line[:3]), b" ".join(words).decode("utf-8", "replace")

    def close(self) -> None:
        """QUIT."""
        try:
            self.smtp.quit()
        except (OSError, smtplib.SMTPException):
            self.smtp.close()


def _commands(letter: Envelope) -> list[bytes]:
    return [
        b"MAIL FROM:<%s>\r\n" % letter.sender.encode(), b"RCPT TO:<%s>\r\n" % letter.recipient.encode(), b"DATA\r\n",
    ]  # fmt: skip


def _said(code: int, words: str) -> str:
    return f"{code} {words}".strip()


def _outcome(code: int, words: str) -> Outcome:
    verdict = verdict_of(code)
    return Outcome(verdict, "" if verdict is Verdict.SENT else _said(code, words))


class Ready:
    """What Django's backends want of a message, for one that is written already."""

    def __init__(self, letter: Envelope) -> None:
        self.letter = letter
        self.from_email, self.to = letter.sender, [letter.recipient]
        self.subject = str(self.message()["Subject"])
        self.body = ""

    def message(self) -> Message:
        """Parsed: backends write it down themselves."""
        return message_from_bytes(self.letter.message, policy=SMTP)

    def recipients(self) -> list[str]:
        """Always one."""
        return self.to


class BackendCarrier:
    """Folder, memory or console instead of a mail server."""

    def __init__(self, backend: Any) -> None:
        self.backend = backend
        self.in_flight: int | None = None

    def deliver(self, letters: Iterator[Envelope], begun: Begun) -> Iterator[tuple[int, Outcome]]:
        """One by one."""
        for letter in letters:
            begun(letter.row)
            self.in_flight = letter.row
            self.backend.send_messages([Ready(letter)])
            self.in_flight = None
            yield letter.row, Outcome(Verdict.SENT)

    def close(self) -> None:
        """Nothing is open."""
