"""The author's form, opened before the agency changed something: nothing of either side is lost in silence."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gemeinsinn.core.tokens import issue_link
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need
from tests.factories.exchange import make_need, make_offer
from tests.factories.filled import Filled
from tests.factories.places import make_quarter

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(client):
    """opened(notice): the address of the author's form, and what it holds now."""

    def open_form(notice):
        noun = "need" if isinstance(notice, Need) else "offer"
        token = issue_link(purpose=noun, subject_id=notice.pk, now=timezone.now(), lasts=timedelta(days=1))
        path = f"/m/{token}/aendern/"
        return path, Filled(client.get(path).content.decode()).data

    return open_form


def change_behind(notice, **fields):
    """What a colleague at the desk does meanwhile."""
    type(notice).objects.filter(pk=notice.pk).update(**fields)


def test_a_form_shows_itself_as_it_was_sent(client, opened):
    """The control: every kind of field is read back as it was shown, so that nothing seems changed."""
    for notice in (
        make_need(quarter=make_quarter(), details="Stapelbar.\nDarf nass werden."),
        make_offer(quarter=make_quarter(), standing=True, radius_km=5),
    ):
        path, data = opened(notice)
        answer = client.post(path, data, follow=True)
        assert "Es war nichts anders" in answer.content.decode()


def test_what_the_author_left_alone_stays_as_the_agency_made_it(client, opened):
    need = make_need(quarter=make_quarter(), details="Stapelbar.\nDarf nass werden.")
    path, data = opened(need)
    day = timezone.localdate() + timedelta(days=40)
    change_behind(need, title="Zwanzig feste Stühle", until=day, access="yes", details="Stapelbar.")
    assert client.post(path, data | {"amount": "18"}).status_code == 302
    need.refresh_from_db()
    assert (need.title, need.until, need.access, need.details) == ("Zwanzig feste Stühle", day, "yes", "Stapelbar.")
    assert (need.amount, need.state) == (1800, State.PUBLISHED)


@pytest.mark.parametrize(
    ("name", "theirs", "said", "mine"),
    [
        ("title", "Zwanzig feste Stühle", "„Zwanzig feste Stühle“", "Zwanzig Klappstühle bis Freitag"),
        ("spot", "", "jemand das geleert", "Hof hinten links"),
        ("contact_mode", "phone", "„Per Telefon“", "broker"),
    ],
)
def test_what_both_changed_is_asked_about_and_nothing_typed_is_lost(client, opened, name, theirs, said, mine):
    need = make_need(quarter=make_quarter())
    path, data = opened(need)
    change_behind(need, **{name: theirs})
    answer = client.post(path, data | {name: mine})
    page = answer.content.decode()
    need.refresh_from_db()
    assert (answer.status_code, getattr(need, name)) == (422, theirs)
    assert "Inzwischen hat jemand das" in page and said in page
    again = Filled(page).data
    assert again[name] == mine
    assert client.post(path, again).status_code == 302
    need.refresh_from_db()
    assert getattr(need, name) == mine


def test_the_same_change_on_both_sides_is_none(client, opened):
    offer = make_offer(quarter=make_quarter(), standing=True)
    path, data = opened(offer)
    change_behind(offer, title="Ein trockener Keller", standing=False, until=timezone.localdate() + timedelta(days=9))
    answer = client.post(path, data | {"title": "Ein trockener Keller"}, follow=True)
    offer.refresh_from_db()
    assert "Es war nichts anders" in answer.content.decode()
    assert (offer.title, offer.standing) == ("Ein trockener Keller", False)


def test_a_form_without_marks_or_with_wrong_ones_still_works(client, opened):
    need = make_need(quarter=make_quarter())
    path, data = opened(need)
    for stand in ("", "quatsch", "title.0 title", "\x00."):
        assert client.post(path, data | {"stand": stand, "amount": "19"}).status_code == 302
