"""A warm hand-over: the yes first, the receiver's word, the reminder, the end, and being forgotten."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.guides.actions import handovers
from gemeinsinn.guides.actions.handover_keeping import forget_handed_over, lapse_hand_overs, remind_receivers
from gemeinsinn.guides.actions.handover_mails import mail_receiver, receiver_address, receiver_language
from gemeinsinn.guides.actions.handovers import (
    agree_to_hand_over,
    answer_hand_over,
    hand_over,
    refuse_hand_over,
    withdraw_hand_over,
)
from gemeinsinn.guides.lifecycle.handovers import ENDED, MOVES, OPEN, Move, State, can_move
from gemeinsinn.guides.models import HandOver
from gemeinsinn.guides.queries.handovers import handovers_of, receiver_of, receivers_for
from gemeinsinn.guides.tasks import look_after_hand_overs
from tests.factories.answers import hang_need
from tests.factories.guides import make_guide
from tests.factories.organisations import make_organisation
from tests.factories.people import make_confirmed_contact

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def introduce(guide, to=None, **overrides):
    to = to or hang_need(agency=guide.team.agency)
    fields = {
        "name": "Familie Saleh", "phone": "0345 555 123", "email": "", "about": "Sucht Stühle.", "how": "said",
        "form_key": uuid.uuid4(), "by": guide.user, "now": NOW,
    }  # fmt: skip
    return hand_over(guide=guide, to=to, **fields | overrides)


def mails(handover):
    rows = OutgoingMail.objects.filter(key__startswith=f"handover-{handover.pk}-").order_by("pk")
    return [(row.key.rpartition("-")[2], row.to) for row in rows]


def test_states_and_moves_are_a_table():
    assert set(State) == {State.ASKED} | OPEN | ENDED
    assert {move for move in Move if can_move("asked", move)} == {Move.AGREE, Move.REFUSE, Move.WITHDRAW, Move.LAPSE}
    assert {move for move in Move if can_move("introduced", move)} == {
        Move.REACH, Move.WORK, Move.HELP, Move.FAIL, Move.WITHDRAW, Move.LAPSE,
    }  # fmt: skip
    assert {move for move in Move if can_move("helped", move)} == {Move.FAIL}
    assert {move for move in Move if can_move("refused", move)} == set()
    assert all(target not in sources for sources, target in MOVES.values())


def test_said_aloud_the_receiver_hears_of_it_at_once_and_the_yes_is_kept_with_its_words(amira):
    found = introduce(amira)
    assert (found.state, found.introduced_at, mails(found)) == (
        "introduced", NOW, [("introduced", "petrenko@example.org")],
    )  # fmt: skip
    consent = found.contact.consents.get()
    assert (consent.purpose, consent.given_at) == ("hand-over 1", NOW)
    assert consent.wording.startswith("Amira Haddad darf meinen Namen") and "Zwanzig Stühle" in consent.wording
    mail = OutgoingMail.objects.get(to="petrenko@example.org")
    assert "0345 555 123" in mail.text and "Sucht Stühle." in mail.text and "/m/" in mail.text


def test_an_agency_reads_who_is_introduced_and_not_its_own_name(amira):
    amira.team.agency.email = "agentur@example.org"
    introduce(amira, to=amira.team.agency)
    text = OutgoingMail.objects.get(to=amira.team.agency.email).text
    assert (
        "stellt Ihnen Familie Saleh vor. Familie Saleh ist damit einverstanden." in text
        and amira.team.agency.name not in text
    )


def test_by_link_nobody_hears_of_anything_before_the_persons_own_yes(amira):
    found = introduce(amira, how="link", email="saleh@example.org", phone="")
    assert (found.state, mails(found), found.contact.consents.count()) == ("asked", [("asked", "saleh@example.org")], 0)
    agree_to_hand_over(handover=found, now=NOW + timedelta(days=1))
    assert (found.state, found.consented_at, mails(found)[-1]) == (
        "introduced", NOW + timedelta(days=1), ("introduced", "petrenko@example.org"),
    )  # fmt: skip
    with pytest.raises(DomainError, match="inzwischen"):
        refuse_hand_over(handover=found, now=NOW)


def test_a_no_ends_it_and_takes_the_words_away(amira):
    found = introduce(amira, how="link", email="saleh@example.org")
    refuse_hand_over(handover=found, now=NOW)
    found.refresh_from_db()
    assert (found.state, found.about, found.ended_at, len(mails(found))) == ("refused", "", NOW, 1)


def test_the_database_introduces_nobody_without_a_yes(amira):
    found = introduce(amira, how="link", email="saleh@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        HandOver.objects.filter(pk=found.pk).update(introduced_at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        HandOver.objects.filter(pk=found.pk).update(organisation=amira.team.agency)


def test_what_cannot_be_is_refused(amira, renate):
    for wrong, words in (
        ({"phone": ""}, "Telefonnummer oder"), ({"how": "link"}, "per Link"),
        ({"to": make_organisation()}, "niemandem schreiben"),
    ):  # fmt: skip
        with pytest.raises(DomainError, match=words):
            introduce(amira, **wrong)
    for other in (renate, None):
        with pytest.raises(NotAllowed):
            introduce(amira, by=other)
    assert not HandOver.objects.exists()


def test_the_same_form_is_the_same_hand_over(amira, monkeypatch):
    key, need = uuid.uuid4(), hang_need()
    assert introduce(amira, need, form_key=key) == introduce(amira, need, form_key=key)
    assert HandOver.objects.count() == 1

    def refuse(**fields):
        raise IntegrityError

    monkeypatch.setattr(handovers, "make_contact", refuse)
    with pytest.raises(IntegrityError):
        introduce(amira, need)


def test_the_receiver_says_how_it_stands_and_puts_a_slip_right(amira):
    found = introduce(amira)
    answer_hand_over(handover=found, move_to=Move.REACH, words="", now=NOW)
    answer_hand_over(handover=found, move_to=Move.WORK, words="Am Freitag.", now=NOW)
    assert (found.state, found.answer, found.ended_at) == ("working", "Am Freitag.", None)
    answer_hand_over(handover=found, move_to=Move.FAIL, words="", now=NOW)
    answer_hand_over(handover=found, move_to=Move.HELP, words="Doch!", now=NOW + timedelta(days=1))
    found.refresh_from_db()
    assert (found.state, found.answer, found.ended_at) == ("helped", "Doch!", NOW + timedelta(days=1))
    with pytest.raises(DomainError):
        answer_hand_over(handover=found, move_to=Move.LAPSE, words="", now=NOW)


def test_taking_back_tells_the_receiver_if_they_knew(amira, stranger):
    found, asked = introduce(amira), introduce(amira, how="link", email="saleh@example.org")
    with pytest.raises(NotAllowed):
        withdraw_hand_over(handover=found, by=stranger, now=NOW)
    withdraw_hand_over(handover=found, by=amira.user, now=NOW)
    withdraw_hand_over(handover=asked, by=None, now=NOW)
    assert [key for key, _to in mails(found)] == ["introduced", "withdrawn"]
    assert [key for key, _to in mails(asked)] == ["asked"]
    orphan = introduce(amira)
    orphan.guide = None
    with pytest.raises(NotAllowed):
        withdraw_hand_over(handover=orphan, by=amira.user, now=NOW)


def test_the_receiver_is_reminded_once_after_two_weeks(amira):
    found, settled = introduce(amira), introduce(amira)
    answer_hand_over(handover=settled, move_to=Move.HELP, words="", now=NOW)
    assert remind_receivers(now=NOW + timedelta(days=13)) == 0
    look_after_hand_overs(now=NOW + timedelta(days=14))
    assert remind_receivers(now=NOW + timedelta(days=15)) == 0
    assert [key for key, _to in mails(found)] == ["introduced", "remind"]
    assert [key for key, _to in mails(settled)] == ["introduced"]


def test_a_reminder_another_worker_has_sent_is_not_sent_again(amira, monkeypatch):
    found = introduce(amira)
    real = HandOver.objects.filter

    def beaten(*args, **kwargs):
        if kwargs.get("pk") == found.pk:
            real(pk=found.pk).update(reminded_at=NOW)
        return real(*args, **kwargs)

    monkeypatch.setattr(HandOver.objects, "filter", beaten)
    remind_receivers(now=NOW + timedelta(days=14))
    assert [key for key, _to in mails(found)] == ["introduced"]


def test_silence_ends_it(amira):
    asked, silent, fresh = introduce(amira, how="link", email="s@example.org"), introduce(amira), introduce(amira)
    HandOver.objects.filter(pk=fresh.pk).update(introduced_at=NOW + timedelta(days=30))
    assert lapse_hand_overs(now=NOW + timedelta(days=13)) == 0
    assert lapse_hand_overs(now=NOW + timedelta(days=14)) == 1
    assert lapse_hand_overs(now=NOW + timedelta(days=120)) == 1
    states = dict(HandOver.objects.values_list("pk", "state"))
    assert states == {asked.pk: "lapsed", silent.pk: "lapsed", fresh.pk: "introduced"}


def test_three_months_after_the_end_the_person_is_forgotten(amira):
    found, going = introduce(amira), introduce(amira)
    answer_hand_over(handover=found, move_to=Move.HELP, words="Frau Saleh hat Stühle", now=NOW)
    assert forget_handed_over(now=NOW + timedelta(days=90)) == 0
    assert forget_handed_over(now=NOW + timedelta(days=91)) == 1
    assert forget_handed_over(now=NOW + timedelta(days=92)) == 0
    found.refresh_from_db()
    going.refresh_from_db()
    assert (found.state, found.about, found.answer, found.contact.name, found.contact.phone) == (
        "helped", "", "", "N. N.", "",
    )  # fmt: skip
    assert (going.contact.name, found.contact.consents.count()) == ("Familie Saleh", 0)
    assert set(SecretLink.objects.filter(purpose="handover").values_list("subject_id", flat=True)) == {going.pk}


def test_where_the_receiver_reads_mail(amira):
    firm = make_organisation(email="firma@example.org")
    need = hang_need(contact=make_confirmed_contact(email="", language="en"), organisation=firm)
    assert (receiver_address(need), receiver_language(need)) == ("firma@example.org", "de")
    assert (receiver_address(hang_need(contact=make_confirmed_contact(email=""))), receiver_address(None)) == ("", "")
    found = introduce(amira)
    found.need = None
    mail_receiver(found, "remind", now=NOW)
    assert len(mails(found)) == 1


def test_who_can_take_somebody_over(amira):
    need = hang_need(agency=amira.team.agency)
    hang_need(contact=make_confirmed_contact(email=""))
    firm = make_organisation(email="firma@example.org")
    make_organisation()
    groups = receivers_for(amira.user, amira)
    assert [[value for value, _label in rows] for _group, rows in groups] == [
        [f"organisation-{amira.team.agency_id}"], [f"need-{need.pk}"], [f"organisation-{firm.pk}"],
    ]  # fmt: skip
    assert receiver_of(amira.user, amira, f"need-{need.pk}") == need
    assert receiver_of(amira.user, amira, f"organisation-{firm.pk}") == firm
    with pytest.raises(LookupError):
        receiver_of(amira.user, amira, "need-999999")
    type(need).objects.all().delete()
    type(firm).objects.filter(pk=firm.pk).delete()
    assert len(receivers_for(amira.user, amira)) == 1


def test_a_guide_sees_what_goes_on_first_and_only_the_own(amira):
    other = make_guide(team=amira.team, name="Bo Berg")
    ended, going = introduce(amira), introduce(amira)
    introduce(other)
    answer_hand_over(handover=ended, move_to=Move.HELP, words="", now=NOW)
    assert handovers_of(amira) == [going, ended]
    assert handovers_of(amira, most=1) == [going]


def test_the_guide_introduces_and_takes_back(client, amira):
    agency = amira.team.agency
    type(agency).objects.filter(pk=agency.pk).update(email="agentur@example.org")
    client.force_login(amira.user)
    path = reverse("guides:hand_over")
    told = {
        "to": f"organisation-{agency.pk}", "name": "Familie Saleh", "phone": "0345 1234567", "about": "Ein Raum",
        "how": "said", "language": "en", "form_key": str(uuid.uuid4()),
    }  # fmt: skip
    assert "darf meinen Namen" in client.get(path).content.decode()
    for wrong in ({"to": "need-1"}, {"phone": ""}, {"how": "link"}, {"about": ""}):
        assert client.post(path, told | wrong).status_code == 422
    page = client.post(path, told, follow=True).content.decode()
    found = HandOver.objects.get()
    assert "Familie Saleh ist vorgestellt." in page and "vorgestellt, noch keine Nachricht" in page
    assert found.contact.language == "en"
    client.post(reverse("guides:withdraw", args=[found.pk]))
    found.refresh_from_db()
    assert found.state == "withdrawn"
    type(agency).objects.filter(pk=agency.pk).update(email="")
    refused = client.post(path, told | {"form_key": str(uuid.uuid4())})
    assert (refused.status_code, "niemandem schreiben" in refused.content.decode()) == (422, True)
    other = make_guide(team=amira.team, name="Bo Berg")
    client.force_login(other.user)
    assert client.post(reverse("guides:withdraw", args=[found.pk])).status_code == 404


def link_to(handover, purpose):
    token = issue_link(purpose=purpose, subject_id=handover.pk, now=NOW, lasts=timedelta(days=4000))
    return f"/m/{token}/"


def test_the_person_decides_by_link(client, amira):
    found = introduce(amira, how="link", email="saleh@example.org")
    path = link_to(found, "handover-person")
    assert "Dürfen wir Sie vorstellen?" in client.get(path).content.decode()
    assert client.post(path, {"act": "fliegen"}).status_code == 302
    client.post(path, {"act": "ja"})
    found.refresh_from_db()
    assert found.state == "introduced"
    assert "Zurücknehmen" in client.get(path).content.decode()
    client.post(path, {"act": "zurueck"})
    assert "Deswegen meldet sich niemand" in client.get(path).content.decode()
    assert client.post(path, {"act": "nein"}).status_code == 409
    second = introduce(amira, how="link", email="saleh@example.org")
    client.post(link_to(second, "handover-person"), {"act": "nein"})
    second.refresh_from_db()
    assert second.state == "refused"
    assert client.get(f"{path}mehr/").status_code == 404


def test_before_the_yes_nobody_reads_who_it_is(client, amira):
    asked = introduce(amira, how="link", email="saleh@example.org")
    assert client.get(link_to(asked, "handover")).status_code == 404


def test_the_receiver_answers_by_link_and_sees_nothing_of_what_was_taken_back(client, amira):
    found = introduce(amira)
    path = link_to(found, "handover")
    page = client.get(path).content.decode()
    assert "Familie Saleh wurde Ihnen vorgestellt" in page and "0345 555 123" in page
    client.post(path, {"act": "nonsense", "words": "x"})
    assert "Danke" in client.post(path, {"act": "work", "words": "Am Freitag"}, follow=True).content.decode()
    found.refresh_from_db()
    assert (found.state, found.answer) == ("working", "Am Freitag")
    withdraw_hand_over(handover=found, by=amira.user, now=NOW)
    page = client.get(path).content.decode()
    assert "Familie Saleh" not in page and "0345 555 123" not in page and "melden Sie sich nicht mehr" in page
