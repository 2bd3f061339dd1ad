"""A mailing and each of its rows: states, allowed moves, how long a refused row waits, when all of it stops."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

TRIES = 8  # with the waits below a row is tried over six hours
LONGEST_WAIT = timedelta(hours=4)
CLAIM_LASTS = timedelta(minutes=5)  # longer than any answer of a mail server is waited for
KEPT = timedelta(days=90)  # bounces and complaints come late; then rows are counted and deleted
WAVE = "wave"  # why a mailing was stopped, beside the words of servers
WAVE_LEAST, WAVE_SHARE = 20, 0.25  # refusals for good among the latest rows that stop a mailing


class State(StrEnum):
    """Where a mailing stands."""

    OPEN = "open"  # rows may be added, nothing goes out
    RUNNING = "running"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    DONE = "done"


class RowState(StrEnum):
    """Where the message to one address stands."""

    QUEUED = "queued"
    CLAIMED = "claimed"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"  # the server may have taken it: only a person decides to send it again


class Move(StrEnum):
    """What can be done with a mailing."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    CANCEL = "cancel"
    FINISH = "finish"


MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.START: (frozenset({State.OPEN}), State.RUNNING),
    Move.PAUSE: (frozenset({State.RUNNING}), State.PAUSED),
    Move.RESUME: (frozenset({State.PAUSED}), State.RUNNING),
    Move.CANCEL: (frozenset({State.OPEN, State.RUNNING, State.PAUSED}), State.CANCELLED),
    Move.FINISH: (frozenset({State.RUNNING}), State.DONE),
}


class Verdict(StrEnum):
    """What became of one try."""

    SENT = "sent"
    LATER = "later"  # 4xx: this address, another time
    REFUSED = "refused"  # 5xx: this address, for good
    UNKNOWN = "unknown"  # the connection ended between the final dot and the answer
    UNTOUCHED = "untouched"  # not even tried: back into the queue, as if never claimed


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict with the server's words ("550 5.1.1 no such user")."""

    verdict: Verdict
    words: str = ""


def verdict_of(code: int) -> Verdict:
    """Of the server's answer to a recipient or to a message."""
    if 200 <= code < 300:
        return Verdict.SENT
    return Verdict.REFUSED if 500 <= code < 600 else Verdict.LATER


def wait_after(tries: int) -> timedelta:
    """How long a row waits after its so many-th refusal for now: 2, 4, 8 ... minutes."""
    return min(timedelta(minutes=2 ** min(tries, 12)), LONGEST_WAIT)


def quiet_after(strikes: int) -> timedelta:
    """How long a receiving domain (or the whole server) is left alone after so many refusals in a row."""
    return min(timedelta(seconds=15 * 2 ** min(strikes, 10)), timedelta(minutes=30))


def deserves_rest(sent: int, later: int) -> bool:
    """Whether a receiving domain that refused so many of a batch for now is left alone for a while."""
    return later >= 3 and later > sent


def is_wave(sent: int, refused: int) -> bool:
    """Whether so many of the latest rows were refused for good that a person should look first."""
    return refused >= WAVE_LEAST and refused >= WAVE_SHARE * (sent + refused)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a mailing is: rows by state, messages a second over the last minute, and when it would be done."""

    counts: Mapping[RowState, int]
    rate: float
    done_at: datetime | None

    @property
    def total(self) -> int:
        """All rows."""
        return sum(self.counts.values())

    @property
    def left(self) -> int:
        """Rows that wait or are on their way."""
        return self.counts[RowState.QUEUED] + self.counts[RowState.CLAIMED]


def forecast(left: int, rate: float, now: datetime) -> datetime | None:
    """When `left` rows are through at this rate; None where nobody can say."""
    if not left or rate <= 0:
        return None
    return now + timedelta(seconds=min(left / rate, 10**8))
