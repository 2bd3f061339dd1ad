"""A need without a last day: after three months its author is asked, and one click decides."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.factories.exchange import make_author, make_need
from tests.journeys.steps.hands import Way, click_in_mail, read, words

ADDRESS = "oksana@example.org"


@pytest.fixture
def need(halle):
    """Thursdays, for as long as it takes."""
    author = make_author(name="Oksana Petrenko", email=ADDRESS)
    return make_need(
        contact=author,
        quarter=halle.quarter,
        agency=halle.agency,
        until=None,
        when_words="donnerstags von 15 bis 17 Uhr",
    )


@pytest.fixture
def three_months_later(need, time_passes):
    """The mail has been sent."""
    asked = timezone.now() + timedelta(days=91)
    time_passes(asked)
    return asked


WAYS = pytest.mark.parametrize("way", [Way(), Way(javascript=False)], ids=["deutsch", "no-javascript"])


def state_of(need):
    need.refresh_from_db()
    return need.state


@WAYS
def test_yes_it_still_stands(*, way, need, three_months_later, arrive, latest_mail, link_in, time_passes, axe_at_end):
    # When Oksana is asked and clicks "yes"
    oksana = arrive(way)
    oksana.goto("/")  # her language
    question = latest_mail(ADDRESS)
    click_in_mail(oksana, link_in(question, words(oksana, "Yes, it still stands")), "Yes, it still stands")
    # Then it stays, also two weeks later
    read(oksana, "Thank you. It stays on the board.")
    time_passes(three_months_later + timedelta(days=15))
    assert state_of(need) == "published"
    axe_at_end(oksana)


@WAYS
def test_no_it_is_settled(way, need, three_months_later, arrive, latest_mail, link_in, axe_at_end):
    oksana = arrive(way)
    oksana.goto("/")
    question = latest_mail(ADDRESS)
    click_in_mail(oksana, link_in(question, words(oksana, "It is settled")), "Yes, it is settled")
    read(oksana, "Good to hear. It is off the board.")
    assert state_of(need) == "done"
    # And its page says so
    oksana.goto(f"/bedarfe/{need.pk}/")
    read(oksana, "Settled.")
    axe_at_end(oksana)


def test_unanswered_it_comes_down_and_the_same_link_hangs_it_up_again(
    *, need, three_months_later, arrive, latest_mail, link_in, time_passes, shot, axe_clean
):
    # Given Oksana does not answer for two weeks
    oksana, visitor = arrive(), arrive()
    oksana.goto("/")
    question = latest_mail(ADDRESS)
    time_passes(three_months_later + timedelta(days=15))
    # Then it is off the board, and she is told
    assert state_of(need) == "hidden"
    assert visitor.goto(f"/bedarfe/{need.pk}/").status == 410
    visitor.goto("/bedarfe/")
    expect(visitor.locator("main")).not_to_contain_text(need.title)
    down = latest_mail(ADDRESS)
    assert down.subject.startswith("Abgenommen")
    oksana.goto(link_in(down))
    read(oksana, "Does it still stand?")
    shot(oksana, "down")
    axe_clean(oksana)
    # When she finds the old question after all
    click_in_mail(oksana, link_in(question, words(oksana, "Yes, it still stands")), "Yes, it still stands")
    # Then it hangs again
    read(oksana, "It hangs on the board again.")
    assert state_of(need) == "published"
    axe_clean(oksana)
    visitor.goto("/bedarfe/")
    expect(visitor.locator("main")).to_contain_text(need.title)
    axe_clean(visitor)
