"""Yes, other terms, signatures, calling it off."""

from datetime import UTC, datetime, timedelta

import pytest

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.exchange.actions.shares import NotEnoughLeft
from gemeinsinn.exchange.lifecycle.responses import Move as ResponseMove
from gemeinsinn.exchange.models import Decision, Need
from gemeinsinn.partnerships.actions import (
    accept_response,
    cancel_agreement,
    change_terms,
    remind_to_sign,
    sign,
    undo_acceptance,
)
from gemeinsinn.partnerships.actions.agreements import seal
from gemeinsinn.partnerships.actions.erasure import erase_agreements
from gemeinsinn.partnerships.lifecycle import Side
from gemeinsinn.partnerships.models import Agreement, Signature
from gemeinsinn.partnerships.pdf import sheet_data
from gemeinsinn.people.models import Consent
from gemeinsinn.people.personal_data import person_of
from tests.factories.answers import give_answer, hang_need, hang_offer, make_staff
from tests.factories.partnerships import day_after, make_agreement, make_settled, make_signed
from tests.factories.people import make_account, make_confirmed_contact

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def keys(*words: str) -> list[str]:
    """Keys of queued mails that contain all words."""
    found = OutgoingMail.objects.order_by("pk").values_list("key", flat=True)
    return [key for key in found if all(word in key for word in words)]


def mail(*words: str) -> OutgoingMail:
    return OutgoingMail.objects.get(key=keys(*words)[0])


def verbs(agreement: Agreement) -> list[str]:
    events = Event.objects.filter(subject_type="partnerships.agreement", subject_id=agreement.pk)
    return list(events.order_by("pk").values_list("verb", flat=True))


class TestAccept:
    def test_writes_the_first_version_and_tells_both(self):
        response = give_answer(hang_need(now=NOW, benefit_kind="visible"), now=NOW, amount=800)
        agreement = accept_response(response=response, by=None, now=NOW, note="Wunderbar.")
        assert (response.state, agreement.state, agreement.due_on) == ("accepted", "open", response.need.until)
        assert Decision.objects.get().accepted is True
        version = agreement.versions.get()
        assert version.terms == {
            "what": "Zwanzig Stühle für das Hofcafé",
            "amount": 800,
            "how_much": "8 Stühle",
            "when": "bis Montag, 7. Dezember",
            "due_on": "2026-12-07",
            "where": "Hof am Tulpenbrunnen, Halle-Neustadt",
            "benefit": "Ihr Name steht ein Jahr lang auf jeder Lehne.",
            "organiser": "Oksana Petrenko",
            "insurance": version.terms["insurance"],
            "publicity": True,
            "seeker": {"name": "Oksana Petrenko", "organisation": ""},
            "giver": {"name": "Jule Brandt", "organisation": ""},
            "broker": "Freiwilligenagentur Halle",
        }
        assert "Sachsen-Anhalt" in version.terms["insurance"]
        assert "Wunderbar." in mail("accepted", "giver").text
        assert f"/antwort/{response.pk}/vereinbarung/" in mail("accepted", "seeker").text
        assert verbs(agreement) == ["agreement_proposed"]

    def test_staff_become_the_broker(self):
        response = give_answer(now=NOW)
        staff = make_staff(response.notice.agency, name="Renate Kühn")
        agreement = accept_response(response=response, by=staff, now=NOW)
        assert agreement.broker == staff
        assert agreement.versions.get().terms["broker"] == "Renate Kühn, Freiwilligenagentur Halle"

    def test_an_author_with_account_is_no_broker(self):
        author = make_account()
        contact = make_confirmed_contact()
        contact.user = author
        contact.save()
        response = give_answer(hang_need(now=NOW, contact=contact, agency=None), now=NOW)
        agreement = accept_response(response=response, by=author, now=NOW)
        assert (agreement.broker, agreement.versions.get().terms["broker"]) == (None, "")

    def test_without_a_day_it_is_due_in_thirty_days(self):
        agreement = make_agreement(give_answer(hang_need(now=NOW, until=None, municipality=None), now=NOW), now=NOW)
        assert agreement.due_on == NOW.date() + timedelta(days=30)
        assert "Freiwilligenagentur weiß" in agreement.versions.get().terms["insurance"]

    def test_for_an_offer_who_answers_receives(self):
        offer = hang_offer(now=NOW, benefit_hoped="Ein Foto.")
        agreement = make_agreement(give_answer(offer, now=NOW, amount=300), now=NOW)
        terms = agreement.versions.get().terms
        assert (terms["giver"]["name"], terms["seeker"]["name"]) == ("Oksana Petrenko", "Jule Brandt")
        assert (terms["benefit"], terms["publicity"], terms["organiser"]) == ("Ein Foto.", False, "Jule Brandt")
        assert mail("accepted", "seeker").to.startswith("brandt-")

    def test_strangers_may_not(self):
        with pytest.raises(NotAllowed):
            accept_response(response=give_answer(now=NOW), by=make_account(), now=NOW)

    def test_a_yes_can_be_taken_back_before_anybody_signed(self):
        agreement = make_agreement(now=NOW)
        response = agreement.response
        undo_acceptance(response=response, by=None, now=NOW)
        assert (response.state, Agreement.objects.count(), Decision.objects.count()) == ("offered", 0, 0)
        assert not OutgoingMail.objects.filter(key__startswith="agreement-").exists()
        assert accept_response(response=response, by=None, now=NOW + timedelta(seconds=5)).state == "open"

    def test_whoever_has_read_the_yes_hears_that_it_was_a_slip(self):
        agreement = make_agreement(now=NOW)
        OutgoingMail.objects.filter(key__startswith="agreement-").update(state="sent")
        undo_acceptance(response=agreement.response, by=None, now=NOW)
        mail = OutgoingMail.objects.get(key__contains="-undone-")
        assert mail.to == agreement.response.contact.email

    def test_not_once_somebody_signed(self):
        agreement = make_agreement(now=NOW)
        sign(agreement=agreement, number=1, side=Side.GIVER, typed_name="Jule Brandt", now=NOW)
        with pytest.raises(DomainError, match="schon unterschrieben"):
            undo_acceptance(response=agreement.response, by=None, now=NOW)

    def test_there_must_be_a_yes_to_take_back(self):
        with pytest.raises(DomainError):
            undo_acceptance(response=give_answer(now=NOW), by=None, now=NOW)


class TestSign:
    def test_two_names_make_a_promise_and_both_get_the_page(self):
        agreement = make_agreement(now=NOW)
        sign(agreement=agreement, number=1, side=Side.GIVER, typed_name="Jule Brandt", now=NOW)
        assert (agreement.state, agreement.response.state) == ("open", "accepted")
        assert mail("turn-1").key.endswith("-seeker")
        sign(agreement=agreement, number=1, side=Side.SEEKER, typed_name="Oksana Petrenko", now=NOW)
        assert (agreement.state, agreement.signed_at, agreement.response.state) == ("signed", NOW, "agreed")
        letter = mail("signed-1", "giver")
        assert bytes(letter.attachment).startswith(b"%PDF")
        assert letter.attachment_name == f"vereinbarung-{agreement.pk}-zwanzig-stuehle-fuer-das-hofcafe.pdf"
        assert verbs(agreement) == [
            "agreement_proposed",
            "agreement_signature",
            "agreement_signature",
            "agreement_signed",
        ]

    def test_twice_is_once(self):
        agreement = make_agreement(now=NOW)
        first = sign(agreement=agreement, number=1, side=Side.GIVER, typed_name="Jule Brandt", now=NOW)
        again = sign(agreement=agreement, number=1, side=Side.GIVER, typed_name="Julia", now=NOW)
        assert (again, again.typed_name, Signature.objects.count()) == (first, "Jule Brandt", 1)

    def test_only_the_words_that_were_read(self):
        agreement = make_agreement(now=NOW)
        change_terms(agreement=agreement, terms={"when": "am Samstag"}, side=Side.SEEKER, now=NOW)
        with pytest.raises(DomainError, match="inzwischen geändert"):
            sign(agreement=agreement, number=1, side=Side.GIVER, typed_name="Jule Brandt", now=NOW)

    def test_not_what_was_called_off(self):
        agreement = make_agreement(now=NOW)
        cancel_agreement(agreement=agreement, side=Side.SEEKER, now=NOW)
        with pytest.raises(DomainError, match="nicht mehr unterschreiben"):
            sign(agreement=agreement, number=1, side=Side.GIVER, typed_name="Jule Brandt", now=NOW)


class TestChange:
    def test_makes_a_new_version_that_both_sign_again(self):
        agreement = make_signed(now=NOW)
        version = change_terms(
            agreement=agreement, terms={"amount": 700, "due_on": "2026-12-20", "giver": "x"}, side=Side.GIVER, now=NOW
        )
        assert (version.number, version.terms["how_much"], version.terms["giver"]["name"]) == (
            2,
            "7 Stühle",
            "Jule Brandt",
        )
        assert (agreement.state, agreement.signed_at, str(agreement.due_on)) == ("open", None, "2026-12-20")
        assert (agreement.response.amount, Need.objects.get().covered) == (700, 700)
        assert keys("changed-2") == [f"agreement-{agreement.pk}-changed-2-seeker"]
        for side in Side:
            sign(agreement=agreement, number=2, side=side, typed_name="Name", now=NOW)
        assert (agreement.state, agreement.response.state) == ("signed", "agreed")

    def test_staff_change_it_for_both(self):
        agreement = make_agreement(now=NOW)
        staff = make_staff(agreement.response.notice.agency)
        version = change_terms(agreement=agreement, terms={"where": "Tor 2"}, by=staff, now=NOW)
        assert (version.by, version.by_side) == (staff, "")
        assert len(keys("changed-2")) == 2

    def test_nothing_changed_nothing_written(self):
        agreement = make_agreement(now=NOW)
        version = change_terms(agreement=agreement, terms={"what": "Zwanzig Stühle für das Hofcafé"}, now=NOW)
        assert (version.number, keys("changed")) == (1, [])

    def test_the_share_grows_only_as_far_as_there_is_room(self):
        agreement = make_agreement(now=NOW)
        with pytest.raises(NotEnoughLeft):
            change_terms(agreement=agreement, terms={"amount": 2100}, side=Side.GIVER, now=NOW)
        assert agreement.versions.count() == 1

    def test_not_after_it_was_called_off_or_asked_about(self):
        agreement = make_signed(now=NOW)
        agreement.asked_at = NOW
        agreement.save()
        with pytest.raises(DomainError, match="nicht mehr ändern"):
            change_terms(agreement=agreement, terms={"when": "x"}, now=NOW)
        other = make_agreement(now=NOW)
        cancel_agreement(agreement=other, now=NOW)
        with pytest.raises(DomainError, match="nicht mehr ändern"):
            change_terms(agreement=other, terms={"when": "x"}, now=NOW)

    def test_strangers_may_not(self):
        with pytest.raises(NotAllowed):
            change_terms(agreement=make_agreement(now=NOW), terms={}, by=make_account(), now=NOW)


class TestCancel:
    def test_frees_the_share_and_tells_the_other_side_why(self):
        agreement = make_signed(now=NOW)
        cancel_agreement(agreement=agreement, side=Side.GIVER, now=NOW, reason="Die halbe Mannschaft ist krank.")
        assert (agreement.state, agreement.response.state, Need.objects.get().covered) == ("cancelled", "withdrawn", 0)
        assert keys("-cancelled-") == [f"agreement-{agreement.pk}-cancelled-seeker"]
        assert "Die halbe Mannschaft ist krank." in mail("-cancelled-").text
        assert verbs(agreement)[-1] == "agreement_cancelled"

    def test_until_the_day_itself(self):
        agreement = make_signed(now=NOW)
        with pytest.raises(DomainError, match="Der Tag ist vorbei"):
            cancel_agreement(agreement=agreement, side=Side.GIVER, now=day_after(agreement))
        cancel_agreement(agreement=agreement, side=Side.GIVER, now=day_after(agreement) - timedelta(days=1))

    def test_staff_also_afterwards_and_both_hear(self):
        agreement = make_signed(now=NOW)
        staff = make_staff(agreement.response.notice.agency)
        cancel_agreement(agreement=agreement, by=staff, now=day_after(agreement))
        assert len(keys("-cancelled-")) == 2

    def test_strangers_may_not_and_the_settled_stays(self):
        with pytest.raises(NotAllowed):
            cancel_agreement(agreement=make_signed(now=NOW), by=make_account(), now=NOW)
        with pytest.raises(DomainError):
            cancel_agreement(agreement=make_settled(now=NOW), now=NOW)


class TestRemind:
    def test_whoever_has_not_signed_once_a_day(self):
        agreement = make_agreement(now=NOW)
        staff = make_staff(agreement.response.notice.agency)
        sign(agreement=agreement, number=1, side=Side.GIVER, typed_name="Jule Brandt", now=NOW)
        assert remind_to_sign(agreement=agreement, by=staff, now=NOW) == 1
        remind_to_sign(agreement=agreement, by=staff, now=NOW + timedelta(hours=1))
        assert keys("remind") == [f"agreement-{agreement.pk}-remind-1-2026-11-23-seeker"]

    def test_not_what_is_signed(self):
        agreement = make_signed(now=NOW)
        with pytest.raises(DomainError, match="schon unterschrieben"):
            remind_to_sign(agreement=agreement, by=None, now=NOW)

    def test_a_side_may_not_remind(self):
        with pytest.raises(NotAllowed):
            remind_to_sign(agreement=make_agreement(now=NOW), by=make_account(), now=NOW)


def test_who_has_no_address_is_not_mailed():
    need = hang_need(now=NOW)
    agreement = make_agreement(give_answer(need, now=NOW), now=NOW)
    agreement.response.contact.email = ""
    agreement.response.contact.save()
    OutgoingMail.objects.all().delete()
    Need.objects.update(contact=None)
    agreement = Agreement.objects.get()
    change_terms(agreement=agreement, terms={"when": "x"}, now=NOW)
    assert keys() == []


def test_a_sealed_agreement_is_agreed_only_once():
    agreement = make_signed(now=NOW)
    assert agreement.response.state == "agreed"
    seal(agreement, agreement.versions.get(), now=NOW)
    assert Event.objects.filter(verb="response_agreed").count() == 1
    assert ResponseMove.AGREE.value == "agree"


class TestOnBehalf:
    """A need that was imported has nobody to write to: its agency signs for that side."""

    def agreement(self, **changes):
        agreement = make_agreement(now=NOW)
        contact = agreement.response.need.contact
        type(contact).objects.filter(pk=contact.pk).update(**(changes or {"email": ""}))
        return Agreement.objects.get(pk=agreement.pk)

    def test_staff_signs_for_a_side_without_address_and_it_is_told(self):
        agreement = self.agreement()
        broker = make_staff(agreement.response.need.agency, name="Miriam Schäfer")
        sign(agreement=agreement, number=1, side=Side.GIVER, typed_name="Jule Brandt", now=NOW)
        sign(agreement=agreement, number=1, side=Side.SEEKER, typed_name="Miriam Schäfer", now=NOW, by=broker)
        agreement.refresh_from_db()
        assert agreement.state == "signed"
        assert list(Signature.objects.order_by("side").values_list("side", "on_behalf", "by")) == [
            ("giver", False, None),
            ("seeker", True, broker.pk),
        ]
        assert [one["when"].endswith("am Telefon abgesprochen") for one in sheet_data(agreement)["parties"]] == [
            False,
            True,
        ]
        assert keys("signed-1-giver") and not keys("signed-1-seeker")

    def test_whom_nobody_can_write_to_nobody_reminds(self):
        agreement = self.agreement()
        assert remind_to_sign(agreement=agreement, by=None, now=NOW) == 1
        sign(agreement=agreement, number=1, side=Side.GIVER, typed_name="Jule Brandt", now=NOW)
        with pytest.raises(DomainError, match="im Auftrag"):
            remind_to_sign(agreement=agreement, by=None, now=NOW)

    def test_a_need_without_any_contact_too(self):
        agreement = self.agreement()
        Need.objects.update(contact=None)
        agreement = Agreement.objects.get(pk=agreement.pk)
        broker = make_staff(agreement.response.need.agency)
        assert sign(agreement=agreement, number=1, side="seeker", typed_name="M", now=NOW, by=broker).on_behalf

    def test_whoever_has_an_address_signs_for_themselves(self):
        agreement = self.agreement(name="Oksana")
        broker = make_staff(agreement.response.need.agency)
        with pytest.raises(DomainError, match="eigenen Link"):
            sign(agreement=agreement, number=1, side=Side.SEEKER, typed_name="M", now=NOW, by=broker)

    def test_other_agencies_do_not(self):
        with pytest.raises(NotAllowed):
            sign(agreement=self.agreement(), number=1, side=Side.SEEKER, typed_name="M", now=NOW, by=make_account())
        assert not Signature.objects.exists()

    def test_nobody_says_for_another_that_they_may_be_named(self):
        agreement = make_agreement(give_answer(hang_need(now=NOW, benefit_kind="visible"), now=NOW), now=NOW)
        contact = agreement.response.contact
        type(contact).objects.filter(pk=contact.pk).update(email="")
        agreement = Agreement.objects.get(pk=agreement.pk)
        broker = make_staff(agreement.response.need.agency)
        sign(agreement=agreement, number=1, side=Side.SEEKER, typed_name="Oksana", now=NOW)
        sign(agreement=agreement, number=1, side=Side.GIVER, typed_name="M", now=NOW, by=broker)
        agreement.refresh_from_db()
        assert (agreement.state, Consent.objects.count()) == ("signed", 0)

    def test_when_the_broker_leaves_the_name_goes(self):
        agreement = self.agreement()
        broker = make_staff(agreement.response.need.agency, name="Miriam Schäfer")
        sign(agreement=agreement, number=1, side=Side.SEEKER, typed_name="Miriam Schäfer", now=NOW, by=broker)
        erase_agreements(person_of(broker), now=NOW)
        assert Signature.objects.get().typed_name == "N. N."
