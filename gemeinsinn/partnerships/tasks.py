"""Recurring work on agreements."""

from datetime import datetime

from gemeinsinn.core.schedule import every
from gemeinsinn.partnerships.actions import ask_fulfilment, close_settled, remind_fulfilment, settle_overdue


@every("partnerships.ask_fulfilment", minutes=60)
def ask(*, now: datetime) -> None:
    """The day after, both sides are asked."""
    ask_fulfilment(now=now)


@every("partnerships.remind_fulfilment", minutes=60)
def remind(*, now: datetime) -> None:
    """Once, after a week."""
    remind_fulfilment(now=now)


@every("partnerships.settle_overdue", minutes=60)
def settle(*, now: datetime) -> None:
    """After a month the outcome is what is known."""
    settle_overdue(now=now)


@every("partnerships.close_settled", minutes=60)
def close(*, now: datetime) -> None:
    """Two weeks later the book is closed."""
    close_settled(now=now)
