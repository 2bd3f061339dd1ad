"""Personal links: one's own page, and "how is it going?" with one click."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gemeinsinn.core.tokens import issue_link
from gemeinsinn.placement.actions.following import ask_follow_ups
from gemeinsinn.placement.actions.forgetting import erase_case
from gemeinsinn.placement.models import Case, FollowUp
from tests.factories.placement import make_case, place_somebody

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def link(purpose, pk):
    return f"/m/{issue_link(purpose=purpose, subject_id=pk, now=NOW, lasts=timedelta(days=1))}/"


@pytest.fixture
def placed(agency):
    made = place_somebody(make_case(agency=agency, name="Rosa Wiesner"), now=NOW - timedelta(days=71))
    ask_follow_ups(now=NOW)
    return made


@pytest.mark.parametrize(("side", "words"), [("person", "Zwei Gießpaten"), ("host", "Rosa Wiesner")])
def test_a_look_counts_nothing_a_click_does(placed, client, side, words):
    row = FollowUp.objects.get(side=side)
    address = link("placement-asked", row.pk)
    page = client.get(f"{address}laeuft-gut/").content.decode()
    row.refresh_from_db()
    assert ("Läuft gut" in page and words in page, row.answer) == (True, "")
    assert client.post(f"{address}laeuft-gut/")["Location"] == address
    assert "Sie haben gesagt: Läuft gut" in client.get(address).content.decode()
    client.post(address, {"answer": "anders", "words": "Jetzt dienstags"})
    row.refresh_from_db()
    assert (row.answer, row.words, row.by) == ("anders", "Jetzt dienstags", None)
    assert client.post(address, {"answer": "x"}).status_code == 422
    assert client.get(f"{address}vielleicht/").status_code == 404


def test_ones_own_page_shows_what_is_kept_and_deletes_it(placed, client):
    address = link("placement", placed.case_id)
    page = client.get(address).content.decode()
    assert all(words in page for words in ("Rosa Wiesner", "Etwas mit Kindern", "Zwei Gießpaten", "vermittelt"))
    assert (client.post(address).status_code, client.get(f"{address}anders/").status_code) == (405, 404)
    assert "Alles löschen" in client.get(f"{address}loeschen/").content.decode()
    assert Case.objects.get().contact is not None
    assert "Alles ist gelöscht" in client.post(f"{address}loeschen/").content.decode()
    assert Case.objects.get().contact is None
    assert client.get(address).status_code == 404


def test_links_that_outlive_the_person_say_so(placed, client):
    pk = FollowUp.objects.first().pk
    erase_case(case=placed.case, by=None, now=NOW)
    assert client.get(link("placement", placed.case_id)).status_code == 410
    assert client.get(link("placement-asked", pk)).status_code == 410
