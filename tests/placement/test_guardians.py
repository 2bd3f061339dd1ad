"""A parent or guardian of somebody under 16 says yes or no by link before a host hears of them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError, NoLongerThere, NotAllowed
from gemeinsinn.core.models import SecretLink
from gemeinsinn.people.actions.leaving import close_account
from gemeinsinn.people.models import Consent
from gemeinsinn.people.personal_data import collect_all
from gemeinsinn.placement import tasks
from gemeinsinn.placement.actions.caring import close_case
from gemeinsinn.placement.actions.forgetting import erase_case
from gemeinsinn.placement.actions.guardians import answer_guardian, ask_guardian
from gemeinsinn.placement.actions.proposals import end_proposal, introduce
from gemeinsinn.placement.lifecycle.cases import GuardianSays
from gemeinsinn.placement.lifecycle.proposals import Move
from gemeinsinn.placement.models import Case, GuardianAsked, Proposal
from tests.factories.people import make_account
from tests.factories.placement import ask_somebodys_guardian, make_case, propose

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
LATER = NOW + timedelta(minutes=5)
YES, NO = {"antwort": "ja"}, {"antwort": "nein"}


@pytest.fixture
def asked(agency):
    return ask_somebodys_guardian(propose(make_case(agency=agency, name="Lina Hoffmann"), now=NOW), now=NOW)


def links():
    return SecretLink.objects.filter(purpose="placement-guardian").count()


def test_a_guardian_agrees_by_link_and_the_host_hears_of_it(client, asked, renate):
    mail = OutgoingMail.objects.get(key__startswith=f"proposal-{asked.pk}-guardian")
    assert mail.to == "katrin@example.org"
    assert all(word in mail.text for word in ("Lina Hoffmann", asked.proposal.need.title, "Guten Tag Katrin Hoffmann"))
    address = mail.text[mail.text.index("/m/") :].split()[0]
    page = client.get(address).text
    assert "Lina Hoffmann möchte helfen" in page and "Ja, ich stimme zu" in page
    client.force_login(renate)
    desk = reverse("placement:introduce", args=[asked.pk])
    assert "noch keine Antwort" in client.get(desk).text
    assert client.post(desk, {"ja": "1"}).status_code == 422, "nothing is said yet"
    assert [client.post(address, YES).status_code for _twice in range(2)] == [302, 302]
    assert Consent.objects.filter(contact=asked.contact, withdrawn_at=None).count() == 1
    assert Case.objects.get().due_on == TODAY
    assert "Sie haben am" in client.get(address).text
    assert "hat am" in client.get(reverse("placement:case", args=[asked.proposal.case_id])).text
    assert 'value="1"' in client.get(desk).text and 'value="eltern"' not in client.get(desk).text
    assert client.post(desk, {"ja": "1"}).status_code == 302
    assert Proposal.objects.get().state == "introduced"
    assert not Consent.objects.filter(purpose__startswith="guardian", contact=asked.proposal.case.contact).exists()
    assert client.post(address, NO).status_code == 409
    assert "Das ist erledigt" in client.post(address, NO).text
    assert 'name="antwort"' not in client.get(address).text
    assert client.get(f"{address}mehr/").status_code == 404


def test_a_no_stands_against_what_a_colleague_was_told_and_can_be_changed(client, asked, renate):
    answer_guardian(asked=asked, agreed=False, now=NOW)
    client.force_login(renate)
    page = client.get(reverse("placement:introduce", args=[asked.pk])).text
    assert "Nein gesagt" in page and 'value="eltern"' not in page
    for told, words in ((GuardianSays.YES, "Nein gesagt"), (None, "Unter 16")):
        with pytest.raises(DomainError, match=words):
            introduce(proposal=asked.proposal, agreed=True, guardian=told, by=renate, now=NOW)
    with pytest.raises(DomainError, match="schon geantwortet"):
        ask_somebodys_guardian(asked.proposal)
    answer_guardian(asked=asked, agreed=True, now=LATER)
    answer_guardian(asked=asked, agreed=False, now=LATER)
    assert Consent.objects.get(contact=asked.contact).withdrawn_at == LATER
    answer_guardian(asked=asked, agreed=True, now=LATER)
    introduce(proposal=asked.proposal, agreed=True, by=renate, now=LATER)
    with pytest.raises(IntegrityError), transaction.atomic():
        GuardianAsked.objects.update(refused_at=NOW)


def test_another_address_takes_the_place_of_the_first(client, asked, renate):
    client.force_login(renate)
    desk = reverse("placement:introduce", args=[asked.pk])
    assert client.post(desk, {"fragen": "1", "name": "", "email": "x"}).status_code == 422
    own = {"fragen": "1", "name": "Lina", "email": asked.proposal.case.contact.email}
    assert "nicht die eigene" in client.post(desk, own).text
    first = asked.contact
    done = client.post(desk, {"fragen": "1", "name": "Jens Hoffmann", "email": "jens@example.org"}, follow=True)
    assert "Der Link ist unterwegs" in done.text
    first.refresh_from_db()
    assert (first.email, links()) == ("", 1)
    assert list(OutgoingMail.objects.filter(key__contains="-guardian-").values_list("to", flat=True)) == [
        "jens@example.org"
    ]


def test_only_where_it_has_to_be_and_by_who_may(agency, stranger, renate):
    proposal = propose(make_case(agency=agency))
    told = {"proposal": proposal, "name": "K", "email": "k@example.org", "now": NOW}
    with pytest.raises(NotAllowed):
        ask_guardian(by=stranger, **told)
    with pytest.raises(DomainError, match="schon 16"):
        ask_guardian(by=renate, **told)
    end_proposal(proposal=proposal, move=Move.DROP, reason="far", by=renate, now=NOW)
    with pytest.raises(DomainError, match="inzwischen"):
        ask_somebodys_guardian(proposal)


def test_a_closed_case_asks_nobody(asked, renate):
    close_case(case=asked.proposal.case, why="no-time", by=renate, now=NOW)
    asked.proposal.case.refresh_from_db()
    with pytest.raises(NoLongerThere):
        answer_guardian(asked=asked, agreed=True, now=NOW)


def test_guardians_are_forgotten_a_month_after_the_end(asked, renate):
    end_proposal(proposal=asked.proposal, move=Move.DROP, reason="far", by=renate, now=NOW)
    tasks.forget(now=NOW + timedelta(days=30))
    assert GuardianAsked.objects.exists()
    tasks.forget(now=NOW + timedelta(days=31))
    asked.contact.refresh_from_db()
    assert (GuardianAsked.objects.count(), asked.contact.email, links()) == (0, "", 0)


def test_with_the_young_person_goes_who_was_asked_for_them(asked):
    erase_case(case=asked.proposal.case, by=None, now=NOW)
    asked.contact.refresh_from_db()
    assert (GuardianAsked.objects.count(), asked.contact.name == "Katrin Hoffmann", links()) == (0, False, 0)


@pytest.mark.parametrize("known", [False, True])
def test_a_guardian_who_leaves(asked, renate, known):
    katrin = make_account(email="katrin@example.org")
    answer_guardian(asked=asked, agreed=True, now=NOW)
    if known:
        introduce(proposal=asked.proposal, agreed=True, by=renate, now=NOW)
    close_account(user=katrin, now=LATER)
    assert (GuardianAsked.objects.count(), links()) == (int(known), 0)


def test_the_copy_of_the_young_person_says_who_was_asked(asked):
    lina = make_account(email="lina@example.org")
    person = asked.proposal.case.contact
    assert collect_all(lina)["cases"] == []
    type(person).objects.filter(pk=person.pk).update(user=lina)
    assert collect_all(lina)["cases"][0]["proposals"][0]["guardian"]["name"] == "Katrin Hoffmann"
