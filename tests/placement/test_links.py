"""Personal links: one's own page, and "how is it going?" with one click."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.activity.models import Event
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.placement.actions.caring import close_case
from gemeinsinn.placement.actions.following import ask_follow_ups
from gemeinsinn.placement.actions.forgetting import erase_case
from gemeinsinn.placement.actions.proposals import end_proposal, suggest
from gemeinsinn.placement.lifecycle.proposals import Move
from gemeinsinn.placement.models import Case, FollowUp, Proposal
from gemeinsinn.placement.queries.caseload import due_count
from tests.factories.opportunities import hang_hands
from tests.factories.placement import make_case, place_somebody, propose

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


def test_what_appeals_is_ticked_on_ones_own_page_and_stands_at_the_desk_today(client, agency, renate):
    case = make_case(agency=agency)
    garden, reading = (propose(case, hang_hands(title=title, agency=agency), now=NOW) for title in ("Beete", "Lesen"))
    address = link("placement", case.pk)
    assert "Was gefällt Ihnen?" in client.get(address).content.decode()
    assert client.get(f"{address}gefaellt/").url == address
    assert not Proposal.objects.filter(appealed_at__isnull=False).exists(), "a look says nothing"
    for _twice in range(2):
        client.post(f"{address}gefaellt/", {"vorschlag": [garden.pk, "x", "9" * 30, place_somebody().pk]})
    assert list(Proposal.objects.exclude(appealed_at=None)) == [garden]
    assert Event.objects.filter(verb="proposal_appeals").count() == 1
    page = client.get(address).content.decode()
    assert f'value="{garden.pk}" checked' in page and "Wir melden uns bei Ihnen" in page
    client.force_login(renate)
    assert "1 Fall Ihrer Vermittlung ist fällig" in client.get(reverse("desk:today")).content.decode()
    assert "ein Vorschlag gefällt" in client.get(reverse("placement:cases")).content.decode()
    assert "gefällt, gesagt am" in client.get(reverse("placement:case", args=[case.pk])).content.decode()
    client.post(f"{address}gefaellt/")
    assert not Proposal.objects.filter(appealed_at__isnull=False).exists()
    client.post(f"{address}gefaellt/", {"vorschlag": [garden.pk, reading.pk]})
    for proposal in (garden, reading):
        end_proposal(proposal=proposal, move=Move.DROP, reason="time", by=renate, now=NOW)
    assert due_count(renate, [agency], now=NOW) == 0, "what goes no further waits for nobody"
    assert "Was gefällt Ihnen?" not in client.get(address).content.decode()
    suggest(case=case, needs=[garden.need], by=renate, now=NOW)
    assert Proposal.objects.get(pk=garden.pk).appealed_at is None, "suggested anew, asked anew"
    close_case(case=case, why="other", by=renate, now=NOW)
    client.post(f"{address}gefaellt/", {"vorschlag": [garden.pk]})
    assert Proposal.objects.get(pk=garden.pk).appealed_at is None
