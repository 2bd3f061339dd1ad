"""Rows for measuring: as many as asked for, the same for the same seed."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from gemeinsinn.demo.bulk import Wanted, seed_bulk
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Kind, Need, Offer
from gemeinsinn.people.models import Contact, User

pytestmark = pytest.mark.django_db


def rows(model=Need):
    return list(
        model.objects.order_by("source").values_list(
            "source", "title", "kind", "state", "lat", "municipality__name", "details"
        )
    )


def quiet(_line: str) -> None:
    """Says nothing."""


def test_rows_are_spread_and_hold_together():
    seed_bulk(Wanted(400, 60, 20, 7), now=timezone.now(), say=quiet)
    needs = Need.objects.all()
    assert (needs.count(), Offer.objects.count(), User.objects.count(), Contact.objects.count()) == (400, 60, 20, 20)
    assert set(needs.values_list("kind", flat=True)) == set(Kind.values)
    assert set(needs.values_list("state", flat=True)) >= {State.PUBLISHED, State.EXPIRED, State.DONE, State.SUBMITTED}
    assert needs.values("municipality").distinct().count() > 30
    assert len({len(details) for details in needs.values_list("details", flat=True)}) > 50
    assert not needs.filter(state="published", published_at=None).exists()
    assert not needs.filter(state="published", until__lt=timezone.localdate()).exists()
    assert set(needs.values_list("covered", flat=True)) == {0}
    assert all(user.has_usable_password() is False for user in User.objects.all())


def test_the_same_seed_gives_the_same_rows_and_more_only_adds():
    now = timezone.now()
    seed_bulk(Wanted(30, 0, 5, 1), now=now, say=quiet)
    first = rows()
    seed_bulk(Wanted(30, 0, 5, 1), now=now, say=quiet)
    assert rows() == first
    seed_bulk(Wanted(50, 0, 5, 1), now=now, say=quiet)
    assert Need.objects.count() == 50
    assert set(first) < set(rows())
    Need.objects.all().delete()
    seed_bulk(Wanted(30, 0, 5, 1), now=now, say=quiet)
    assert rows() == first
    Need.objects.all().delete()
    seed_bulk(Wanted(30, 0, 5, 2), now=now, say=quiet)
    assert [row[1:] for row in rows()] != [row[1:] for row in first]


def test_the_command_shows_progress(capsys):
    call_command("seed", "bulk", needs=3, offers=2, people=1, seed=1)
    said = capsys.readouterr().out
    assert "3 of 3 needs" in said
    assert "3 needs, 2 offers and 1 people are there." in said


def test_numbers_below_nothing_are_refused():
    with pytest.raises(CommandError, match="0 or more"):
        call_command("seed", "bulk", needs=-1, offers=0, people=0, seed=1)


def test_a_real_network_is_not_filled_with_invented_people(settings):
    settings.DEMO = settings.ON_LOOPBACK = False
    with pytest.raises(CommandError, match="real network"):
        call_command("seed", "demo")
    assert not User.objects.exists()
