"""The calendar and the clock of the demo."""

from datetime import UTC, date, datetime

import pytest

from gemeinsinn.demo.days import WEEKDAYS, Days, number_of
from gemeinsinn.demo.plot import Plot
from gemeinsinn.demo.stage import email_of, phone_of

NOW = datetime(2026, 6, 10, 9, 30, tzinfo=UTC)  # a Wednesday
DAYS = Days(NOW)


@pytest.mark.parametrize(
    ("offset", "weekday", "day"),
    [
        (0, "", date(2026, 6, 10)),
        (3, "", date(2026, 6, 13)),
        (3, "sa", date(2026, 6, 13)),
        (4, "sa", date(2026, 6, 20)),
        (-4, "sa", date(2026, 6, 6)),
        (-3, "sa", date(2026, 6, 6)),
    ],
)
def test_days_count_from_today(offset, weekday, day):
    assert DAYS.day(offset, weekday) == day


def test_weekdays_are_hit_and_the_past_stays_past():
    for offset in range(-30, 30):
        for number, weekday in enumerate(WEEKDAYS):
            day = DAYS.day(offset, weekday)
            assert day.weekday() == number
            assert (day < DAYS.today) == (offset < 0)


def test_moments_are_in_the_day_and_never_in_the_future():
    assert DAYS.moment(-5, "x") == DAYS.moment(-5, "x")
    assert 8 <= DAYS.moment(-5, "x").hour < 19
    assert all(DAYS.moment(0, key) < NOW for key in "abcdefgh")


def test_acts_are_played_in_order_with_the_jobs_between():
    plot, seen = Plot(NOW), []
    plot.add(DAYS.moment(-1, "b"), lambda now: seen.append(("second", now.date())))
    plot.add(DAYS.moment(-3, "a"), lambda now: seen.append(("first", now.date())))
    plot.play(every_day=lambda now: seen.append(("jobs", now.date())), say=lambda _line: None)
    days = [DAYS.day(offset) for offset in (-3, -2, -1, 0)]
    assert seen == [
        ("jobs", days[0]), ("first", days[0]), ("jobs", days[1]), ("jobs", days[2]), ("second", days[2]), ("jobs", days[3]),
    ]  # fmt: skip


def test_a_story_that_runs_ahead_is_refused():
    with pytest.raises(ValueError, match="future"):
        Plot(NOW).add(datetime(2026, 6, 10, 9, 31, tzinfo=UTC), print)


def test_people_cannot_be_reached():
    assert email_of("Dr. Helene Vogt", "steuer") == "helene.vogt@steuer.example"
    assert email_of("Halina Wójcik").endswith("@nachbarn.example")
    assert phone_of("Olena Petrenko").startswith(("030 23125 ", "0171 39200"))
    assert number_of("a", 10) == number_of("a", 10)
