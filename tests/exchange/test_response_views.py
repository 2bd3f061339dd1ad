"""The forms and pages around a yes and a call."""

import re
import uuid
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import signing

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.exchange.actions.responses import expire_responses
from gemeinsinn.exchange.models import CallRequest, Need, Response
from gemeinsinn.exchange.sections import ask_this_partner
from gemeinsinn.organisations.models import Membership
from tests.factories.answers import give_answer, hang_need, hang_offer, make_agency, make_company
from tests.factories.people import make_account

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(NOW, tick=False):
        yield


def typed(**overrides):
    return {
        "amount": "8",
        "message": "Acht stehen im Keller.",
        "name": "Jule Brandt",
        "email": "jule@example.org",
        "phone": "0345/1234567",
        "organisation_name": "Tischlerei Brandt & Töchter",
        "form_key": str(uuid.uuid4()),
    } | overrides


def confirm_token(response):
    return issue_link(
        purpose="response-confirm", subject_id=response.pk, now=NOW, lasts=timedelta(hours=24), single_use=True
    )


class TestForm:
    def test_is_prefilled_with_all_that_is_left(self, client):
        need = hang_need()
        give_answer(need, amount=800)
        page = client.get(f"/bedarfe/{need.pk}/ja/")
        assert page.status_code == 200
        assert re.search(r'name="amount" value="12"', page.text)
        assert "24 Stunden" in page.text
        assert page.headers["Cache-Control"].startswith("max-age=0")

    @pytest.mark.parametrize(("houses", "named"), [(0, ""), (1, "Tischlerei Brandt &amp; Töchter"), (2, "")])
    def test_an_account_is_not_told_to_click_and_answers_for_its_one_house(self, client, houses, named):
        user = make_account(email="jule@example.org")
        EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
        for _number in range(houses):
            Membership.objects.create(organisation=make_company(), user=user, role=Membership.Role.EDITOR)
        client.force_login(user)
        page = client.get(f"/bedarfe/{hang_need().pk}/ja/")
        assert "brauchen Sie nichts anzuklicken" in page.text
        assert "24 Stunden" not in page.text and "Sie klicken den Link in unserer Mail an" not in page.text
        assert (f'value="{named}"' in page.text) is bool(named)

    def test_speaks_english(self, client):
        page = client.get(f"/en/bedarfe/{hang_need().pk}/ja/")
        assert "Yes, we will do it" in page.text

    def test_knows_who_is_signed_in(self, client):
        client.force_login(make_account(name="Uwe Böttcher", email="uwe@example.org", phone=""))
        page = client.get(f"/bedarfe/{hang_need().pk}/ja/")
        assert 'value="Uwe Böttcher"' in page.text
        assert 'value="uwe@example.org"' in page.text

    def test_stores_and_says_what_happens_next(self, client):
        need = hang_need()
        sent = client.post(f"/bedarfe/{need.pk}/ja/", typed())
        assert sent.status_code == 302
        response = Response.objects.get()
        assert (response.amount, response.contact.phone, response.organisation_name) == (
            800,
            "0345 1234567",
            "Tischlerei Brandt & Töchter",
        )
        page = client.get(sent.url)
        assert "jule@example.org" in page.text
        assert "Dienstag, 24. November, 10 Uhr" in page.text

    def test_the_same_form_twice_is_answered_alike(self, client):
        need, told = hang_need(), typed()
        assert client.post(f"/bedarfe/{need.pk}/ja/", told).url == client.post(f"/bedarfe/{need.pk}/ja/", told).url
        assert Response.objects.count() == 1

    def test_too_much_keeps_every_word_and_says_what_is_left(self, client):
        need = hang_need()
        give_answer(need, amount=1500)
        page = client.post(f"/bedarfe/{need.pk}/ja/", typed(amount="6"))
        assert page.status_code == 409
        assert "noch 5 Stühle übrig" in page.text
        assert "Acht stehen im Keller." in page.text
        assert 'value="jule@example.org"' in page.text

    @pytest.mark.parametrize(
        ("field", "value", "words"),
        [
            ("amount", "", "Bitte füllen Sie das aus"),
            ("amount", "viele", "Bitte schreiben Sie eine Zahl"),
            ("amount", "0", "eine Zahl über null"),
            ("amount", "9" * 39, "Zahl"),
            ("email", "jule", "maria@beispiel.de"),
            ("name", "  \u202e ", "Bitte füllen Sie das aus"),
            ("phone", "abc", "0345 123 45 67"),
            ("phone", "12", "0345 123 45 67"),
            ("form_key", "x", "noch einmal"),
            ("message", "x" * 1001, "1000"),
        ],
    )
    def test_says_what_is_wrong_beside_the_field(self, client, field, value, words):
        page = client.post(f"/bedarfe/{hang_need().pk}/ja/", typed(**{field: value}))
        assert page.status_code == 422
        assert words in page.text
        assert not Response.objects.exists()

    @pytest.mark.parametrize("words", ["<script>alert(1)</script>", "'; DROP TABLE x; --", "\x00\x07", "a" * 300_000])
    def test_nothing_typed_breaks_it(self, client, words):
        page = client.post(f"/bedarfe/{hang_need().pk}/ja/", typed(message=words, organisation_name=words[:160]))
        assert page.status_code in {302, 422}
        assert "<script>alert" not in page.text

    def test_amount_may_stay_empty_where_the_notice_names_none(self, client):
        need = hang_need(amount=None)
        assert client.post(f"/bedarfe/{need.pk}/ja/", typed(amount="")).status_code == 302
        assert Response.objects.get().amount is None

    def test_money_is_asked_in_euros(self, client):
        need = hang_need(kind="geld", unit="euro", unit_words="", amount=20000)
        page = client.get(f"/bedarfe/{need.pk}/ja/")
        assert "Wie viel Euro?" in page.text
        client.post(f"/bedarfe/{need.pk}/ja/", typed(amount="12,50"))
        assert Response.objects.get().amount == 1250

    def test_for_an_offer_it_is_mirrored(self, client):
        offer = hang_offer()
        page = client.get(f"/angebote/{offer.pk}/ja/")
        assert "Das können wir brauchen" in page.text
        assert "Wie viel brauchen Sie? (Kisten)" in page.text
        sent = client.post(f"/angebote/{offer.pk}/ja/", typed(amount="2"))
        assert client.get(sent.url).status_code == 200

    @pytest.mark.parametrize(
        ("state", "status"), [("draft", 404), ("submitted", 404), ("withdrawn", 410), ("hidden", 410), ("done", 410)]
    )
    def test_what_does_not_hang_cannot_be_answered(self, client, state, status):
        assert client.get(f"/bedarfe/{hang_need(state=state).pk}/ja/").status_code == status

    @pytest.mark.parametrize("pk", [0, 999, 10**30])
    def test_what_never_was_is_not_found(self, client, pk):
        for path in (f"/bedarfe/{pk}/ja/", f"/angebote/{pk}/ja/", f"/bedarfe/{pk}/anruf/", f"/bedarfe/{pk}/ja/danke/"):
            assert client.get(path).status_code == 404

    def test_machines_are_slowed_down(self, client, monkeypatch):
        monkeypatch.setattr("gemeinsinn.exchange.views.respond.MOST_AN_HOUR", 1)
        need = hang_need()
        client.post(f"/bedarfe/{need.pk}/ja/", typed(amount="1"))
        page = client.post(f"/bedarfe/{need.pk}/ja/", typed(amount="1"))
        assert page.status_code == 429
        assert "Acht stehen im Keller." in page.text

    def test_constant_queries(self, client, django_assert_max_num_queries):
        need = hang_need(amount=200000)
        for _number in range(15):
            give_answer(need, amount=100)
        with django_assert_max_num_queries(4):
            client.get(f"/bedarfe/{need.pk}/ja/")


class TestPageAfterwards:
    def test_belongs_to_its_notice_and_lasts_an_hour(self, client):
        response = give_answer(hang_need(), confirmed=False)
        key = signing.dumps(response.pk, salt="exchange.answered")
        path = f"/bedarfe/{response.need_id}/ja/danke/?a={key}"
        assert client.get(path).status_code == 200
        assert client.get(path.replace(f"/{response.need_id}/", "/999/")).status_code == 404
        assert client.get(f"/bedarfe/{response.need_id}/ja/danke/?a=forged").status_code == 404
        with time_machine.travel(NOW + timedelta(minutes=61)):
            assert client.get(path).status_code == 404

    def test_needs_no_click_where_the_address_is_known(self, client):
        response = give_answer(hang_need())
        page = client.get(
            f"/bedarfe/{response.need_id}/ja/danke/?a={signing.dumps(response.pk, salt='exchange.answered')}"
        )
        assert "ein Klick ist nicht nötig" in page.text


class TestLinkInTheMail:
    def test_looking_changes_nothing_the_button_does(self, client):
        response = give_answer(confirmed=False)
        token = confirm_token(response)
        page = client.get(f"/m/{token}/")
        assert page.status_code == 200
        assert "Mit diesem Klick gilt Ihre Rückmeldung" in page.text
        response.refresh_from_db()
        assert response.state == "unconfirmed"
        done = client.post(f"/m/{token}/")
        response.refresh_from_db()
        assert (done.status_code, response.state) == (302, "offered")
        assert client.get(done.url).status_code == 200

    def test_works_once(self, client):
        token = confirm_token(give_answer(confirmed=False))
        client.post(f"/m/{token}/")
        assert client.get(f"/m/{token}/").status_code == 410
        assert client.post(f"/m/{token}/").status_code == 410
        assert OutgoingMail.objects.filter(key__endswith="received-responder").count() == 1

    def test_works_for_a_day(self, client):
        token = confirm_token(give_answer(confirmed=False))
        with time_machine.travel(NOW + timedelta(hours=24, seconds=1)):
            expire_responses(now=NOW + timedelta(hours=24, seconds=1))
            assert client.post(f"/m/{token}/").status_code == 410

    def test_names_no_amount_where_there_is_none(self, client):
        page = client.get(f"/m/{confirm_token(give_answer(hang_need(amount=None), amount=None, confirmed=False))}/")
        assert "Für „Zwanzig Stühle" in page.text

    def test_guessed_or_longer_paths_lead_nowhere(self, client):
        response = give_answer(confirmed=False)
        token = confirm_token(response)
        assert client.get(f"/m/{token[:-1]}x/").status_code == 404
        assert client.get(f"/m/{token}/mehr/").status_code == 404
        SecretLink.objects.update(subject_id=999)
        assert client.get(f"/m/{token}/").status_code == 404


class TestCall:
    def told(self, **overrides):
        return {
            "name": "Rudi Voss",
            "phone": "0345 55512",
            "good_times": ["heute", "abends"],
            "message": "",
            "form_key": str(uuid.uuid4()),
        } | overrides

    @pytest.mark.parametrize("model", ["bedarfe", "angebote"])
    def test_lands_at_the_agency_of_the_notice(self, client, model):
        notice = hang_need() if model == "bedarfe" else hang_offer()
        assert client.get(f"/{model}/{notice.pk}/anruf/").status_code == 200
        sent = client.post(f"/{model}/{notice.pk}/anruf/", self.told())
        call = CallRequest.objects.get()
        assert (call.agency, call.good_times, call.contact.phone) == (
            notice.agency,
            "heute noch, am frühen Abend",
            "0345 55512",
        )
        page = client.get(sent.url)
        assert "0345 55512" in page.text
        assert notice.title in page.text

    def test_the_desk_reads_german_whoever_writes(self, client):
        need = hang_need()
        client.post(f"/en/bedarfe/{need.pk}/anruf/", self.told(phone="+43 1 234567"))
        call = CallRequest.objects.get()
        assert (call.good_times, call.contact.language, call.contact.phone) == (
            "heute noch, am frühen Abend",
            "en",
            "+43 1 234567",
        )

    def test_without_a_notice_the_place_says_who_calls(self, client):
        need = hang_need()
        agency = need.agency
        agency.areas.create(municipality=need.municipality)
        assert client.get("/anruf/").status_code == 200
        client.post("/anruf/", self.told(place="Halle-Neustadt"))
        assert CallRequest.objects.get().agency == agency

    def test_without_a_place_the_office_calls(self, client):
        sent = client.post("/anruf/", self.told())
        assert CallRequest.objects.get().agency is None
        assert "Geschäftsstelle" in client.get(sent.url).text

    def test_a_business_is_asked_through_the_agency_of_its_place(self, client):
        municipality, agency = hang_need(agency=None).municipality, make_agency()
        agency.areas.create(municipality=municipality)
        shop = make_company(municipality=municipality, slug="tischlerei")
        page = client.get(f"/partner/{shop.slug}/")
        assert "/anruf/?partner=tischlerei" in page.text
        assert agency.name in client.get("/anruf/?partner=tischlerei").text
        client.post("/en/anruf/?partner=tischlerei", self.told(message="Do you lend clamps?"))
        call = CallRequest.objects.get()
        assert (call.agency, call.message) == (agency, f"Frage an {shop.name}.\n\nDo you lend clamps?")

    @pytest.mark.parametrize("fields", [{"state": "hidden"}, {"kind": "initiative"}])
    def test_who_is_not_shown_as_a_business_is_not_asked(self, client, fields):
        shop = make_company(slug="tischlerei", **fields)
        assert shop.name not in client.get("/anruf/?partner=tischlerei").text
        assert ask_this_partner(shop, None) is None
        assert client.get("/anruf/?partner=%00ß").status_code == 200

    def test_a_number_is_needed(self, client):
        page = client.post("/anruf/", self.told(phone=""))
        assert "Bitte füllen Sie das aus" in page.text

    def test_a_forged_address_is_not_found(self, client):
        assert client.get("/anruf/danke/?a=x").status_code == 404
        assert client.get(f"/anruf/danke/?a={signing.dumps(999, salt='exchange.called')}").status_code == 404

    def test_machines_are_slowed_down(self, client, monkeypatch):
        monkeypatch.setattr("gemeinsinn.exchange.views.calls.MOST_AN_HOUR", 1)
        client.post("/anruf/", self.told())
        assert client.post("/anruf/", self.told()).status_code == 429

    def test_knows_who_is_signed_in(self, client):
        client.force_login(make_account(name="Uwe Böttcher"))
        assert 'value="Uwe Böttcher"' in client.get("/anruf/").text

    def test_a_notice_without_agency_falls_to_the_place(self, client):
        need = hang_need(agency=None)
        agency = make_agency()
        agency.areas.create(municipality=need.municipality)
        client.post(f"/bedarfe/{need.pk}/anruf/", self.told())
        assert CallRequest.objects.get().agency == agency


def test_two_people_at_one_form_can_never_exceed_the_whole(client):
    need = hang_need(amount=500)
    first = client.post(f"/bedarfe/{need.pk}/ja/", typed(amount="5"))
    second = client.post(f"/bedarfe/{need.pk}/ja/", typed(amount="5"))
    assert (first.status_code, second.status_code) == (302, 409)
    assert "ist alles zugesagt" in second.text
    assert Need.objects.get().covered == 500
