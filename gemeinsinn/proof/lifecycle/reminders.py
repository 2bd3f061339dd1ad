"""When somebody is reminded of the proof of use: twice before its day, twice after; each time once."""

from datetime import date, timedelta

STAGES: tuple[tuple[int, timedelta], ...] = (
    (1, timedelta(days=-14)), (2, timedelta(days=-3)), (3, timedelta(days=1)), (4, timedelta(days=14)),
)  # fmt: skip
LATE = 3  # from this stage on the day is over


def stage_on(due: date, today: date) -> int:
    """The stage that counts today, 0 before the first. After a pause of the worker only the latest is written."""
    return max((number for number, after in STAGES if today >= due + after), default=0)
