"""Every page below a personal link, for each side, by link and by account."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from gemeinsinn.core.tokens import issue_link
from gemeinsinn.exchange.models import Need, Response
from gemeinsinn.partnerships.lifecycle import OTHER, Side
from gemeinsinn.partnerships.models import Agreement, Fulfilment, Thanks
from gemeinsinn.partnerships.sides import responder_side
from tests.factories.answers import give_answer, hang_need, hang_offer, make_agency, make_staff
from tests.factories.partnerships import day_after, make_agreement, make_settled, make_signed
from tests.factories.people import make_account

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(NOW, tick=False):
        yield


def root(response: Response, side: Side) -> str:
    """The personal address of a side, with a slash at its end."""
    told = {"now": timezone.now(), "lasts": timedelta(days=99)}
    if side == responder_side(response):
        return f"/m/{issue_link(purpose='response', subject_id=response.pk, **told)}/"
    purpose = "need" if response.need_id else "offer"
    return f"/m/{issue_link(purpose=purpose, subject_id=response.notice.pk, **told)}/antwort/{response.pk}/"


def giver(response: Response) -> str:
    return root(response, Side.GIVER)


def seeker(response: Response) -> str:
    return root(response, Side.SEEKER)


def heading(page) -> str:
    return re.sub(r"\s+", " ", re.search(r"<h1[^>]*>(.*?)</h1>", page.text, re.S)[1]).strip()


class TestOverview:
    def test_who_answered_sees_how_it_stands_and_can_still_change_it(self, client):
        page = client.get(giver(give_answer(amount=800)))
        assert (page.status_code, heading(page)) == (200, "8 Stühle für „Zwanzig Stühle für das Hofcafé“")
        assert "Spätestens am Montag, 7. Dezember" in page.text
        assert "aendern/" in page.text
        assert "annehmen/" not in page.text

    def test_who_asked_sees_who_it_is_and_decides(self, client):
        response = give_answer(amount=800, organisation_name="Tischlerei Brandt")
        page = client.get(seeker(response))
        assert heading(page) == "Tischlerei Brandt: 8 Stühle"
        assert "annehmen/" in page.text
        assert response.contact.email in page.text

    def test_without_an_amount_it_is_named_by_title_or_name(self, client):
        response = give_answer(hang_need(amount=None), amount=None)
        assert heading(client.get(giver(response))) == "Zwanzig Stühle für das Hofcafé"
        assert heading(client.get(seeker(response))) == "Jule Brandt"

    def test_where_the_agency_speaks_first_addresses_wait_for_the_yes(self, client):
        response = give_answer(hang_need(contact_mode="broker"))
        page = client.get(seeker(response))
        assert response.contact.email not in page.text
        assert "spricht zuerst mit ihnen" in page.text
        make_agreement(response)
        assert response.contact.email in client.get(seeker(response)).text

    @pytest.mark.parametrize("side", Side)
    @pytest.mark.parametrize(
        ("make", "words"),
        [
            (make_agreement, "Lesen und unterschreiben"),
            (make_signed, "Die Seite als PDF"),
            (make_settled, "Zur Vereinbarung"),
        ],
    )
    def test_shows_the_next_step_in_every_state(self, client, make, words, side):
        agreement = make()
        page = client.get(root(agreement.response, side))
        assert page.status_code == 200
        assert words in page.text

    def test_after_the_day_it_asks(self, client):
        agreement = make_signed()
        with time_machine.travel(day_after(agreement), tick=False):
            assert "In einer Minute erzählen" in client.get(giver(agreement.response)).text

    def test_who_has_answered_is_not_asked_again(self, client):
        agreement = make_signed()
        with time_machine.travel(day_after(agreement), tick=False):
            base = giver(agreement.response)
            client.post(f"{base}geklappt/", {"outcome": "yes"})
            page = client.get(base)
            assert "In einer Minute erzählen" not in page.text
            assert "Oksana Petrenko wird auch gefragt" in page.text
            assert "In einer Minute erzählen" in client.get(seeker(agreement.response)).text

    def test_says_that_an_agreement_was_called_off(self, client):
        agreement = make_signed()
        base = giver(agreement.response)
        client.post(f"{base}vereinbarung/absagen/", {"note": ""})
        assert "Das wurde zurückgenommen" in client.get(base).text

    @pytest.mark.parametrize("state", ["declined", "withdrawn", "expired", "unconfirmed"])
    def test_says_how_it_ended(self, client, state):
        response = give_answer(confirmed=False)
        Response.objects.update(state=state)
        page = client.get(giver(response))
        assert page.status_code == 200
        assert ("wieder frei" in page.text) == (state != "unconfirmed")

    def test_speaks_english(self, client):
        page = client.get(f"/en{giver(give_answer())}")
        assert "Your answer has been passed on" in page.text

    def test_offers_to_sign_in_with_the_same_address_and_not_twice(self, client):
        response = give_answer()
        assert (
            "/konto/" in re.search(r'href="([^"]*)"[^>]*><span>Mit Code anmelden', client.get(giver(response)).text)[1]
        )
        response.contact.user = make_account()
        response.contact.save()
        assert "Mit Code anmelden" not in client.get(giver(response)).text

    @pytest.mark.parametrize(
        "rest", ["mehr", "antwort/1", "vereinbarung/x", "vereinbarung", "vereinbarung.pdf", "geklappt", "dank"]
    )
    def test_pages_that_are_not_there_are_not_found(self, client, rest):
        assert client.get(f"{giver(give_answer())}{rest}/").status_code == 404

    def test_a_link_to_what_was_deleted_leads_nowhere(self, client):
        response = give_answer()
        mine, theirs = giver(response), seeker(response)
        notice_link = theirs.split("antwort")[0]
        response.delete()
        assert client.get(mine).status_code == 404
        assert client.get(theirs).status_code == 404
        Need.objects.all().delete()
        assert client.get(notice_link).status_code == 404

    @pytest.mark.parametrize("number", ["", "x", "999", "9" * 40, "-1", "٣"])
    def test_answers_to_other_notices_cannot_be_reached(self, client, number):
        other = give_answer()
        mine = seeker(give_answer()).split("antwort")[0]
        assert client.get(f"{mine}antwort/{number}/").status_code == 404
        assert client.get(f"{mine}antwort/{other.pk}/").status_code == 404

    def test_an_answer_nobody_has_confirmed_is_not_shown(self, client):
        response = give_answer(confirmed=False)
        assert client.get(seeker(response)).status_code == 404
        assert client.get(giver(response)).status_code == 200

    def test_an_offers_link_does_not_open_a_need_of_the_same_number(self, client):
        offer = hang_offer()
        response = give_answer(hang_need())
        token = issue_link(purpose="offer", subject_id=offer.pk, now=NOW, lasts=timedelta(days=1))
        assert client.get(f"/m/{token}/antwort/{response.pk}/").status_code == 404


class TestManagePage:
    def test_lists_the_answers_of_the_notice(self, client):
        response = give_answer(amount=800)
        page = client.get(seeker(response).split("antwort")[0])
        assert page.status_code == 200
        assert "8 Stühle" in page.text
        assert f"/antwort/{response.pk}/" in page.text

    def test_says_when_there_are_none(self, client):
        offer = hang_offer()
        token = issue_link(purpose="offer", subject_id=offer.pk, now=NOW, lasts=timedelta(days=1))
        assert "Noch hat sich niemand gemeldet" in client.get(f"/m/{token}/").text

    @pytest.mark.parametrize("planned", [True, False])
    def test_says_nothing_of_answers_where_people_sign_up_for_shifts(self, client, planned):
        need = hang_need(kind="zeit", unit="person", planned=planned)
        token = issue_link(purpose="need", subject_id=need.pk, now=NOW, lasts=timedelta(days=1))
        assert ("Noch hat sich niemand gemeldet" in client.get(f"/m/{token}/").text) is not planned

    @pytest.mark.parametrize("many", [1, 12])
    def test_constant_queries(self, client, many, django_assert_max_num_queries):
        need = hang_need()
        for _number in range(many):
            make_agreement(give_answer(need, amount=100))
        address = seeker(need.responses.first()).split("antwort")[0]
        with django_assert_max_num_queries(11):
            client.get(address)


class TestDeciding:
    def test_yes(self, client):
        response = give_answer()
        base = seeker(response)
        assert client.get(f"{base}annehmen/").status_code == 200
        assert not Agreement.objects.exists()
        done = client.post(f"{base}annehmen/", {"note": "Wunderbar."})
        assert done.url == f"{base}vereinbarung/"
        assert Agreement.objects.get().response == response

    def test_no(self, client):
        response = give_answer()
        base = seeker(response)
        assert client.get(f"{base}ablehnen/").status_code == 200
        assert client.post(f"{base}ablehnen/", {"note": ""}).url == base
        response.refresh_from_db()
        assert response.state == "declined"

    @pytest.mark.parametrize("rest", ["annehmen", "ablehnen"])
    def test_not_by_who_answered_and_not_twice(self, client, rest):
        response = give_answer()
        base = giver(response)
        assert client.post(f"{base}{rest}/", {"note": ""}).url == base
        response.refresh_from_db()
        assert response.state == "offered"
        make_agreement(response)
        base = seeker(response)
        assert client.post(f"{base}{rest}/", {"note": ""}).url == base

    def test_too_many_words_are_refused(self, client):
        base = seeker(give_answer())
        assert client.post(f"{base}ablehnen/", {"note": "x" * 601}).status_code == 422
        assert Response.objects.get().state == "offered"

    def test_a_decision_that_was_overtaken_says_so(self, client, monkeypatch):
        from gemeinsinn.partnerships.views import answers  # patched below

        def overtaken(**told):
            raise answers.DomainError("Jemand war schneller.")

        monkeypatch.setattr(answers, "accept_response", overtaken)
        base = seeker(give_answer())
        page = client.post(f"{base}annehmen/", {"note": ""}, follow=True)
        assert "Jemand war schneller." in page.text

    def test_an_error_for_good_is_shown_as_such(self, client, monkeypatch):
        from gemeinsinn.partnerships.views import answers  # patched below

        def gone(**told):
            raise answers.NoLongerThere("Weg.")

        monkeypatch.setattr(answers, "accept_response", gone)
        assert client.post(f"{seeker(give_answer())}annehmen/", {"note": ""}).status_code == 410


class TestChanging:
    def test_amount_and_words(self, client):
        response = give_answer()
        base = giver(response)
        assert 'value="5"' in client.get(f"{base}aendern/").text
        assert client.post(f"{base}aendern/", {"amount": "7", "message": "Sieben."}).url == base
        response.refresh_from_db()
        assert (response.amount, response.message) == (700, "Sieben.")

    def test_too_much_says_what_is_left(self, client):
        need = hang_need()
        give_answer(need, amount=1400)
        page = client.post(f"{giver(give_answer(need))}aendern/", {"amount": "9", "message": "Neun."})
        assert (page.status_code, "Neun." in page.text) == (409, True)

    def test_not_by_the_other_side(self, client):
        response = give_answer()
        base = seeker(response)
        assert client.post(f"{base}aendern/", {"amount": "1", "message": ""}).url == base
        assert client.post(f"{base}zuruecknehmen/", {"note": ""}).url == base
        response.refresh_from_db()
        assert (response.amount, response.state) == (500, "offered")

    def test_taking_it_back(self, client):
        response = give_answer()
        base = giver(response)
        assert client.get(f"{base}zuruecknehmen/").status_code == 200
        assert client.post(f"{base}zuruecknehmen/", {"note": ""}).url == base
        response.refresh_from_db()
        assert response.state == "withdrawn"

    def test_with_an_agreement_it_is_called_off_there(self, client):
        base = giver(make_agreement().response)
        assert client.get(f"{base}zuruecknehmen/").url == f"{base}vereinbarung/absagen/"


class TestAgreement:
    @pytest.mark.parametrize("side", Side)
    def test_is_read_and_signed(self, client, side):
        agreement = make_agreement()
        base = root(agreement.response, side)
        page = client.get(f"{base}vereinbarung/")
        assert "Hof am Tulpenbrunnen, Halle-Neustadt" in page.text
        assert 'name="number" value="1"' in page.text
        done = client.post(f"{base}vereinbarung/", {"number": "1", "typed_name": " Jule   Brandt "}, follow=True)
        assert "Sie haben unterschrieben. Jetzt fehlt noch" in done.text
        signature = agreement.versions.get().signatures.get()
        assert (signature.side, signature.typed_name) == (side, "Jule Brandt")

    @pytest.mark.parametrize(
        "told",
        [{"number": "1", "typed_name": ""}, {"number": "", "typed_name": "x"}, {"number": "9" * 30, "typed_name": "x"}],
    )
    def test_without_a_name_or_a_number_nothing_is_signed(self, client, told):
        agreement = make_agreement()
        assert client.post(f"{giver(agreement.response)}vereinbarung/", told).status_code == 422
        assert not agreement.versions.get().signatures.exists()

    def test_a_version_that_is_no_longer_the_newest_has_to_be_read_again(self, client):
        agreement = make_agreement()
        base = giver(agreement.response)
        client.post(f"{seeker(agreement.response)}vereinbarung/aendern/", proposal(when="am Samstag"))
        page = client.post(f"{base}vereinbarung/", {"number": "1", "typed_name": "Jule"}, follow=True)
        assert "inzwischen geändert" in page.text
        assert "Geändert von Oksana Petrenko" in page.text

    def test_proposing_other_terms(self, client):
        agreement = make_agreement()
        base = giver(agreement.response)
        assert 'value="2026-12-07"' in client.get(f"{base}vereinbarung/aendern/").text
        assert (
            client.post(f"{base}vereinbarung/aendern/", proposal(amount="6", publicity="on")).url
            == f"{base}vereinbarung/"
        )
        version = agreement.versions.latest("number")
        assert (version.number, version.by_side, version.terms["how_much"], version.terms["publicity"]) == (
            2,
            "giver",
            "6 Stühle",
            True,
        )

    @pytest.mark.parametrize(
        ("field", "value", "words"),
        [
            ("due_on", "2026-11-22", "Dieser Tag ist vorbei"),
            ("due_on", "2030-01-01", "nächsten drei Jahren"),
            ("due_on", "bald", "4.12.2026"),
            ("amount", "", "Bitte füllen Sie das aus"),
            ("what", "x" * 161, "160"),
            ("benefit", "x" * 301, "300"),
        ],
    )
    def test_terms_that_do_not_work(self, client, field, value, words):
        agreement = make_agreement()
        page = client.post(f"{giver(agreement.response)}vereinbarung/aendern/", proposal(**{field: value}))
        assert (page.status_code, words in page.text) == (422, True)
        assert agreement.versions.count() == 1

    def test_more_than_is_left_cannot_be_agreed(self, client):
        page = client.post(f"{giver(make_agreement().response)}vereinbarung/aendern/", proposal(amount="21"))
        assert page.status_code == 409

    def test_half_a_chair_cannot_be_agreed(self, client):
        page = client.post(f"{giver(make_agreement().response)}vereinbarung/aendern/", proposal(amount="2,5"))
        assert (page.status_code, "zum Beispiel 2 Stühle" in page.text) == (422, True)

    def test_what_was_called_off_cannot_be_changed_or_called_off_again(self, client):
        agreement = make_signed()
        base = giver(agreement.response)
        assert client.get(f"{base}vereinbarung/absagen/").status_code == 200
        assert client.post(f"{base}vereinbarung/absagen/", {"note": "Krank."}).url == base
        for rest in ("vereinbarung/absagen", "vereinbarung/aendern"):
            assert client.get(f"{base}{rest}/").url == base
        page = client.get(f"{base}vereinbarung/")
        assert "abgesagt" in page.text

    def test_the_page_as_pdf_in_both_languages(self, client):
        base = seeker(make_signed().response)
        page = client.get(f"{base}vereinbarung.pdf/")
        assert (page.headers["Content-Type"], page.content[:5]) == ("application/pdf", b"%PDF-")
        assert 'filename="vereinbarung-' in page.headers["Content-Disposition"]
        english = client.get(f"/en{base}vereinbarung.pdf/")
        assert 'filename="agreement-' in english.headers["Content-Disposition"]

    def test_the_day_for_the_calendar(self, client):
        agreement = make_signed()
        page = client.get(f"{giver(agreement.response)}termin.ics/")
        text = page.text.replace("\r\n ", "")
        assert "BEGIN:VCALENDAR" in text
        assert "DTSTART;VALUE=DATE:20261207" in text
        assert "DTEND;VALUE=DATE:20261208" in text
        assert "SUMMARY:Zwanzig Stühle für das Hofcafé" in text
        assert "Mit Oksana Petrenko\\, über Gemeinsinn." in text

    def test_before_the_agreement_it_is_the_last_day_of_the_notice(self, client):
        assert "20261207" in client.get(f"{giver(give_answer())}termin.ics/").text
        assert client.get(f"{giver(give_answer(hang_need(until=None)))}termin.ics/").status_code == 404


def proposal(**overrides):
    return {
        "what": "Zwanzig Stühle für das Hofcafé",
        "amount": "5",
        "when": "",
        "due_on": "2026-12-07",
        "where": "Hof",
        "benefit": "Ihr Name auf jeder Lehne",
        "organiser": "Oksana Petrenko",
    } | overrides


class TestReport:
    def told(self, **overrides):
        return {
            "outcome": "yes",
            "amount": "",
            "reason": "",
            "concrete": "5",
            "benefit_felt": "4",
            "sentence": "Schön.",
            "may_publish": "on",
        } | overrides

    @pytest.mark.parametrize(("word", "value"), [("ja", "yes"), ("zum-teil", "partly"), ("nein", "no")])
    def test_a_click_in_the_mail_prepares_but_stores_nothing(self, client, word, value):
        agreement = make_signed()
        with time_machine.travel(day_after(agreement), tick=False):
            page = client.get(f"{giver(agreement.response)}geklappt/{word}/")
        assert re.search(rf'value="{value}"[^>]*checked', page.text)
        assert not Fulfilment.objects.exists()

    def test_both_answer_and_the_thanks_are_public(self, client):
        agreement = make_signed()
        with time_machine.travel(day_after(agreement), tick=False):
            for side in Side:
                base = root(agreement.response, side)
                assert client.post(f"{base}geklappt/ja/", self.told()).url == base
            agreement.refresh_from_db()
            assert (agreement.outcome, Thanks.objects.count()) == ("yes", 1)
            page = client.get(f"{base}geklappt/")
            assert "Sie haben schon geantwortet" in page.text
            assert "Schön." in page.text

    def test_less_than_promised_needs_a_sentence(self, client):
        agreement = make_signed()
        with time_machine.travel(day_after(agreement), tick=False):
            base = giver(agreement.response)
            page = client.post(f"{base}geklappt/", self.told(outcome="partly", amount="3"))
            assert "Ein Satz genügt" in page.text
            client.post(
                f"{base}geklappt/", self.told(outcome="partly", amount="3", reason="Zwei waren kaputt.", concrete="")
            )
        answer = Fulfilment.objects.get()
        assert (answer.amount, answer.reason, answer.concrete) == (300, "Zwei waren kaputt.", None)

    def test_half_a_chair_has_not_come_but_nobody_asks_where_all_or_nothing_did(self, client):
        agreement = make_signed()
        base = giver(agreement.response)
        with time_machine.travel(day_after(agreement), tick=False):
            page = client.post(f"{base}geklappt/", self.told(outcome="partly", amount="2,5", reason="Einer brach."))
            assert (page.status_code, "zum Beispiel 2 Stühle" in page.text) == (422, True)
            assert client.post(f"{base}geklappt/", self.told(outcome="yes", amount="2,5")).status_code == 302

    def test_too_long_a_reason_is_the_only_fault_named(self, client):
        agreement = make_signed()
        with time_machine.travel(day_after(agreement), tick=False):
            page = client.post(f"{giver(agreement.response)}geklappt/", self.told(outcome="no", reason="x" * 301))
        assert "300" in page.text
        assert "Ein Satz genügt" not in page.text

    @pytest.mark.parametrize("told", [{}, {"outcome": "maybe"}, {"concrete": "9"}])
    def test_what_cannot_be_an_answer(self, client, told):
        agreement = make_signed()
        with time_machine.travel(day_after(agreement), tick=False):
            page = client.post(f"{giver(agreement.response)}geklappt/", self.told(**told) if told else {})
        assert page.status_code == 422
        assert not Fulfilment.objects.exists()

    def test_not_before_the_day(self, client):
        agreement = make_signed()
        base = giver(agreement.response)
        assert client.get(f"{base}geklappt/").url == base

    def test_money_is_asked_in_euros(self, client):
        agreement = make_signed(
            give_answer(hang_need(kind="geld", unit="euro", unit_words="", amount=20000), amount=10000)
        )
        with time_machine.travel(day_after(agreement), tick=False):
            assert "am Ende? (€)" in client.get(f"{giver(agreement.response)}geklappt/").text

    def test_overtaken_by_the_clock(self, client, monkeypatch):
        from gemeinsinn.partnerships.views import reports  # patched below

        def closed(**told):
            raise reports.DomainError("Schon abgeschlossen.")

        monkeypatch.setattr(reports, "answer_fulfilment", closed)
        agreement = make_signed()
        with time_machine.travel(day_after(agreement), tick=False):
            page = client.post(f"{giver(agreement.response)}geklappt/", self.told(), follow=True)
        assert "Schon abgeschlossen." in page.text

    def test_the_thanks_can_be_taken_down(self, client):
        agreement = make_settled(may_publish=(True, True))
        base = giver(agreement.response)
        assert "Ich bin drei Stunden geblieben." in client.get(f"{base}dank/").text
        assert client.post(f"{base}dank/").url == base
        assert not Thanks.objects.exists()
        assert "Nichts. Es zählt mit" in client.get(f"{base}dank/").text


class TestByAccount:
    def path(self, response, rest=""):
        return f"/zusagen/{response.pk}/{rest}"

    def test_strangers_and_guests_stay_outside(self, client):
        response = give_answer()
        assert client.get(self.path(response)).status_code == 302
        client.force_login(make_account())
        assert client.get(self.path(response)).status_code == 403
        assert client.get("/zusagen/999/").status_code == 404

    def test_each_side_has_its_own_view(self, client):
        response = give_answer()
        for contact, words in ((response.contact, "Ihre Rückmeldung"), (response.need.contact, "Eine Rückmeldung")):
            contact.user = make_account()
            contact.save()
            client.force_login(contact.user)
            page = client.get(self.path(response))
            assert words in page.text
            assert "Mit Code anmelden" not in page.text

    def test_who_owns_it_decides_and_signs(self, client):
        response = give_answer()
        author = make_account()
        response.need.contact.user = author
        response.need.contact.save()
        client.force_login(author)
        assert client.post(self.path(response, "annehmen/"), {"note": ""}).url == self.path(response, "vereinbarung/")
        client.post(self.path(response, "vereinbarung/"), {"number": "1", "typed_name": "Oksana"})
        assert Agreement.objects.get().versions.get().signatures.get().side == "seeker"

    def test_staff_look_change_and_write_down_what_was_said(self, client):
        agency = make_agency()
        agreement = make_signed(give_answer(hang_need(agency=agency)))
        response = agreement.response
        client.force_login(make_staff(agency))
        assert client.get(self.path(response)).status_code == 200
        page = client.get(self.path(response, "vereinbarung/"))
        assert 'name="typed_name"' not in page.text
        assert client.post(self.path(response, "vereinbarung/"), {"number": "1", "typed_name": "x"}).status_code == 404
        assert client.get(self.path(response, "dank/")).status_code == 404
        client.post(self.path(response, "vereinbarung/aendern/"), proposal(when="am Samstag"))
        assert "Geändert von Renate Kühn" in client.get(self.path(response, "vereinbarung/")).text
        for side in Side:
            other = root(response, side)
            client.post(f"{other}vereinbarung/", {"number": "2", "typed_name": "Name"})
        with time_machine.travel(day_after(agreement), tick=False):
            client.force_login(make_staff(agency))  # two weeks later nobody is still signed in
            assert client.get(self.path(response, "geklappt/")).status_code == 404
            assert "Noch haben nicht alle erzählt" in client.get(self.path(response)).text
            client.post(self.path(response, "geklappt/?fuer=giver"), {"outcome": "yes"})
        assert Fulfilment.objects.get().side == "giver"

    def test_a_version_by_staff_who_left_is_by_the_agency(self, client):
        agreement = make_agreement()
        staff = make_staff(agreement.response.notice.agency)
        client.force_login(staff)
        client.post(self.path(agreement.response, "vereinbarung/aendern/"), proposal(when="am Samstag"))
        staff.delete()
        client.logout()
        assert "Geändert von der Agentur" in client.get(f"{giver(agreement.response)}vereinbarung/").text

    @pytest.mark.parametrize(
        "rest", ["", "vereinbarung/", "vereinbarung/aendern/", "geklappt/", "vereinbarung/absagen/"]
    )
    def test_constant_queries(self, client, rest, django_assert_max_num_queries):
        agency = make_agency()
        agreement = make_signed(give_answer(hang_need(agency=agency)))
        client.force_login(make_staff(agency))
        with django_assert_max_num_queries(14):
            client.get(self.path(agreement.response, rest))


def test_sides_are_opposites():
    assert OTHER[Side.GIVER] == Side.SEEKER
