"""Brakes count per key and window and keep no address."""

from datetime import UTC, datetime, timedelta

import pytest

from gemeinsinn.core.errors import TooOften
from gemeinsinn.core.limits import check_limit, forget_old_counts
from gemeinsinn.core.models import LimitCount

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
pytestmark = pytest.mark.django_db


def knock(key="maria@beispiel.example", now=NOW, most=3):
    check_limit("codes", key, most=most, within=HOUR, now=now)


def test_takes_hold_after_the_last_allowed():
    for _ in range(3):
        knock()
    with pytest.raises(TooOften):
        knock()


def test_another_key_and_the_next_window_are_free():
    for _ in range(3):
        knock()
    knock(key="jemand@anders.example")
    knock(now=NOW + HOUR)


def test_the_same_address_in_capitals_is_the_same():
    for _ in range(3):
        knock()
    with pytest.raises(TooOften):
        knock(key=" Maria@Beispiel.example ")


def test_no_address_is_kept():
    knock()
    assert "maria" not in str(LimitCount.objects.values().get()).lower()


def test_old_counts_are_forgotten():
    knock(now=NOW - timedelta(days=3))
    knock()
    assert forget_old_counts(now=NOW) == 1
    assert LimitCount.objects.count() == 1
