"""Writing without an account, one question a screen, and what people (and machines) throw at it."""

import re
import uuid
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.models import LimitCount
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.people.models import Contact
from tests.factories.exchange import make_place
from tests.factories.people import make_account
from tests.factories.places import make_postcode, make_quarter

pytestmark = pytest.mark.django_db
BEGIN = {
    "title": "Zwanzig Stühle für das Hofcafé",
    "kind": "sachen",
    "details": "Stapelbar.",
    "form_key": str(uuid.UUID(int=7)),
}
HOSTILE = [
    "a\x00b\x07c",
    "\u202egnp.exe",
    "'; DROP TABLE exchange_need; --",
    "<script>alert(1)</script>",
    "{{ 7|add:7 }}{% now 'Y' %}",
    "😀" * 40,
]


@pytest.fixture(autouse=True)
def _place():
    make_quarter()
    make_postcode()
    return make_place()


def begin(client, **fields):
    answer = client.post("/bedarfe/schreiben/", BEGIN | fields)
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    return re.fullmatch(r"/bedarfe/schreiben/([^/]+)/.*", answer["Location"])[1]


def steps():
    day = timezone.localdate() + timedelta(days=10)
    return {
        "wie-viel": {"amount": "20", "unit": "piece", "unit_words": "Stühle"},
        "wo-und-wann": {"place": "06122", "spot": "Hof am Tulpenbrunnen", "until": day.isoformat(), "when_words": ""},
        "dank": {"benefit_kind": "visible", "benefit": "Ihr Name steht ein Jahr lang auf jeder Lehne."},
        "selbst": {"name": "Maria Petrenko", "email": "maria@example.org", "phone": "", "contact_mode": "reply"},
    }


def written(client):
    token = begin(client)
    told = steps()
    order = [*told, "pruefen"]
    for step, after in zip(told, order[1:], strict=True):
        answer = client.post(f"/bedarfe/schreiben/{token}/{step}/", told[step])
        assert answer.status_code == 302, (step, answer.content.decode()[-3000:])
        assert answer["Location"] == f"/bedarfe/schreiben/{token}/{after}/"
    return token


def test_a_resident_writes_a_need_from_the_first_word_to_the_mail(client):
    token = written(client)
    page = client.get(f"/bedarfe/schreiben/{token}/pruefen/")
    assert "Zwanzig Stühle für das Hofcafé" in page.content.decode()
    answer = client.post(f"/bedarfe/schreiben/{token}/pruefen/")
    assert answer["Location"] == f"/bedarfe/schreiben/{token}/abgeschickt/"
    assert "maria@example.org" in client.get(answer["Location"]).content.decode()
    need = Need.objects.get()
    assert (need.state, need.amount, need.unit_words, need.postcode) == (State.UNCONFIRMED, 2000, "Stühle", "06122")
    link = re.search(r"/m/[^/\s]+/", OutgoingMail.objects.get().text)[0]
    assert client.get(link).status_code == 200
    need.refresh_from_db()
    assert need.state == State.UNCONFIRMED  # a mail scanner looked
    own = client.post(link, follow=True)
    need.refresh_from_db()
    assert (need.state, own.status_code) == (State.SUBMITTED, 200)
    assert client.get(link).status_code == 410


def test_sending_twice_sends_once(client):
    token = written(client)
    for _ in range(2):
        answer = client.post(f"/bedarfe/schreiben/{token}/pruefen/")
        assert answer["Location"].endswith("/abgeschickt/")
    assert (OutgoingMail.objects.count(), Need.objects.count()) == (1, 1)
    for step in ("was", "", "pruefen"):
        gone_on = client.get(f"/bedarfe/schreiben/{token}/{step}/".replace("//", "/"))
        assert gone_on["Location"].endswith("/abgeschickt/")


def test_signed_in_people_skip_the_mail(client):
    user = make_account(email="maria@example.org", name="Maria Petrenko")
    client.force_login(user)
    token = written(client)
    client.post(f"/bedarfe/schreiben/{token}/pruefen/")
    assert Need.objects.get().state == State.SUBMITTED
    assert "liest" in client.get(f"/bedarfe/schreiben/{token}/abgeschickt/").content.decode()


def test_the_front_page_hands_over_one_sentence_and_nothing_is_kept_of_it_before_it_is_sent(client):
    page = client.get("/bedarfe/schreiben/", {"satz": "20 Stühle bis Freitag"}).content.decode()
    assert 'value="20 Stühle bis Freitag"' in page
    assert re.search(r'value="sachen"[^>]* checked', page)
    assert not Need.objects.exists()
    begin(client, title="20 Stühle bis Freitag", kind="sachen")
    need = Need.objects.get()
    assert (need.title, need.kind, need.amount, need.unit_words) == ("20 Stühle bis Freitag", "sachen", 2000, "Stühle")


def test_a_long_sentence_is_shown_whole(client):
    initial = client.get("/bedarfe/schreiben/", {"satz": "Stühle " * 40}).context["form"].initial
    assert (len(initial["title"]) <= 120, initial["details"].count("Stühle")) == (True, 40)


def test_an_empty_sentence_is_an_empty_form(client):
    page = client.get("/bedarfe/schreiben/", {"satz": " "}).content.decode()
    assert (" checked" in page, Need.objects.exists()) == (False, False)


def test_kind_and_amount_are_guessed_where_not_told(client):
    token = begin(client, kind="", title="Vier Leute zum Laubrechen")
    need = Need.objects.get()
    assert (need.kind, need.amount, need.unit) == ("zeit", 400, "person")
    assert 'value="4"' in client.get(f"/bedarfe/schreiben/{token}/wie-viel/").content.decode()


def test_what_is_valid_is_kept_when_something_beside_it_is_not(client):
    token = begin(client)
    answer = client.post(
        f"/bedarfe/schreiben/{token}/wo-und-wann/", {"place": "Nirgendwoburg", "spot": "Im Hof", "until": ""}
    )
    assert answer.status_code == 422
    assert Need.objects.get().spot == "Im Hof"


def test_too_general_says_so_keeps_it_and_lets_go_on(client):
    token = begin(client)
    vague = {"benefit_kind": "visible", "benefit": "Wir machen Werbung für Sie."}
    answer = client.post(f"/bedarfe/schreiben/{token}/dank/", vague)
    assert answer.status_code == 422
    assert "wer es sieht und wo es hängt" in answer.content.decode()
    assert Need.objects.get().benefit == "Wir machen Werbung für Sie."
    later = client.post(f"/bedarfe/schreiben/{token}/dank/", vague | {"spaeter": "1"})
    assert later["Location"].endswith("/selbst/")


def test_nobody_sends_what_is_too_general(client):
    token = begin(client)
    client.post(f"/bedarfe/schreiben/{token}/selbst/", steps()["selbst"])
    page = client.get(f"/bedarfe/schreiben/{token}/pruefen/").content.decode()
    assert "Bevor er hängen kann" in page
    answer = client.post(f"/bedarfe/schreiben/{token}/pruefen/")
    assert (answer.status_code, Need.objects.get().state) == (409, State.DRAFT)


def test_without_an_author_the_summary_asks_for_one(client):
    token = begin(client)
    assert client.post(f"/bedarfe/schreiben/{token}/pruefen/")["Location"].endswith("/selbst/")


def test_the_author_cannot_be_skipped(client):
    token = begin(client)
    answer = client.post(f"/bedarfe/schreiben/{token}/selbst/", {"name": "", "email": "x", "spaeter": "1"})
    assert (answer.status_code, Contact.objects.count()) == (422, 0)


def test_to_be_called_takes_a_number(client):
    token = begin(client)
    answer = client.post(f"/bedarfe/schreiben/{token}/selbst/", steps()["selbst"] | {"contact_mode": "phone"})
    assert answer.status_code == 422


def test_saved_while_typing_and_the_first_screen_makes_one_draft(client):
    for title in ("Zwan", "Zwanzig Stühle"):
        answer = client.post("/bedarfe/schreiben/", BEGIN | {"title": title}, headers={"X-Autosave": "1"})
        assert (answer.status_code, "So konkret ist Ihr Zettel" in answer.content.decode()) == (200, True)
    token = begin(client)
    assert Need.objects.count() == 1
    answer = client.post(
        f"/bedarfe/schreiben/{token}/wie-viel/", {"amount": "abc", "unit": "kg"}, headers={"X-Autosave": "1"}
    )
    assert (answer.status_code, Need.objects.get().unit) == (200, "kg")


def test_the_first_screen_sent_again_after_sending_shows_that_it_is_sent(client):
    token = written(client)
    client.post(f"/bedarfe/schreiben/{token}/pruefen/")
    answer = client.post("/bedarfe/schreiben/", BEGIN)
    assert answer["Location"].endswith("/abgeschickt/")


def test_resuming_leads_to_what_is_still_open(client):
    token = begin(client)
    assert client.get(f"/bedarfe/schreiben/{token}/")["Location"].endswith(
        "/wo-und-wann/"
    )  # the number stood in the first line
    told = steps()
    for step in told:
        client.post(f"/bedarfe/schreiben/{token}/{step}/", told[step])
    assert client.get(f"/bedarfe/schreiben/{token}/")["Location"].endswith("/pruefen/")


def test_the_link_is_mailed_on_request(client):
    token = begin(client)
    answer = client.post(f"/bedarfe/schreiben/{token}/link/", {"email": "maria@example.org"})
    mail = OutgoingMail.objects.get()
    assert (answer.status_code, mail.to, f"/bedarfe/schreiben/{token}/" in mail.text) == (
        200,
        "maria@example.org",
        True,
    )
    assert client.post(f"/bedarfe/schreiben/{token}/link/", {"email": "nope"}).status_code == 422
    assert client.get(f"/bedarfe/schreiben/{token}/link/").status_code == 405


def test_secrets_are_not_guessed_and_not_crossed(client):
    token = begin(client)
    for path in ("/bedarfe/schreiben/geraten/", "/bedarfe/schreiben/geraten/was/", f"/angebote/schreiben/{token}/was/"):
        assert client.get(path).status_code == 404
    assert client.get(f"/bedarfe/schreiben/{token}/quatsch/").status_code == 404
    Need.objects.all().delete()
    assert client.get(f"/bedarfe/schreiben/{token}/was/").status_code == 410


def test_draft_pages_are_kept_by_no_cache(client):
    token = begin(client)
    answer = client.get(f"/bedarfe/schreiben/{token}/was/")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("step", ["was", "wie-viel", "wo-und-wann", "dank", "selbst"])
def test_hostile_text_in_every_field(client, step, text):
    token = begin(client)
    path = f"/bedarfe/schreiben/{token}/{step}/"
    names = ("title", "kind", "details", "amount", "unit", "unit_words", "place", "spot", "until", "when_words",
             "benefit_kind", "benefit", "name", "email", "phone", "organisation_name", "contact_mode", "languages")  # fmt: skip
    answer = client.post(path, dict.fromkeys(names, text))
    assert answer.status_code in {302, 422}
    for page in (path, f"/bedarfe/schreiben/{token}/pruefen/"):
        shown = client.get(page).content.decode()
        assert "<script>alert" not in shown
        assert "\u202e" not in shown


def test_ten_megabytes_are_refused_kindly(client):
    token = begin(client)
    path = f"/bedarfe/schreiben/{token}/was/"
    assert client.post(path, {"title": "x" * 10_000_000}).status_code == 413
    assert client.post(path, {"title": "x" * 900_000, "details": "y" * 50}).status_code == 422
    assert Need.objects.get().details == "y" * 50


def test_sending_is_braked_by_address_and_network(client):
    token = written(client)
    cache.clear()
    LimitCount.objects.all().delete()
    answers = []
    for _ in range(8):
        Need.objects.update(state=State.DRAFT)
        answers.append(client.post(f"/bedarfe/schreiben/{token}/pruefen/").status_code)
    assert (answers[0], answers[-1]) == (302, 429)


def test_an_offer_in_four_steps(client):
    answer = client.post("/angebote/schreiben/", BEGIN | {"title": "Ein trockener Keller, 12 m²", "kind": "raeume"})
    token = re.search(r"schreiben/([^/]+)/wie-viel/", answer["Location"])[1]
    told = {
        "wie-viel": {"amount": "12", "unit": "m2", "standing": "on"},
        "wo-und-wann": {"place": "Halle-Neustadt", "radius_km": "5", "conditions": "Besenrein."},
        "selbst": steps()["selbst"],
    }
    for step, fields in told.items():
        answer = client.post(f"/angebote/schreiben/{token}/{step}/", fields)
        assert answer.status_code == 302, answer.content.decode()[-2000:]
    assert client.post(f"/angebote/schreiben/{token}/pruefen/").status_code == 302
    offer = Offer.objects.get()
    assert (offer.state, offer.amount, offer.standing, offer.radius_km) == (State.UNCONFIRMED, 1200, True, 5)


@pytest.mark.parametrize("name", ["exchange:write_need", "exchange:write_offer"])
def test_the_first_screen_in_both_languages(client, name):
    path = reverse(name)
    assert client.get(path).status_code == 200
    assert "saved" not in client.get(f"/en{path}").content.decode().split("<main")[1].split("</main")[0].lower()[:200]


def test_a_twin_of_the_request_was_quicker(client, monkeypatch):
    from gemeinsinn.core.errors import DomainError
    from gemeinsinn.exchange.views import send

    def sent_meanwhile(*, notice, **kwargs):
        Need.objects.filter(pk=notice.pk).update(state=State.UNCONFIRMED)
        raise DomainError("too late")

    token = written(client)
    monkeypatch.setattr(send, "send_notice", sent_meanwhile)
    assert client.post(f"/bedarfe/schreiben/{token}/pruefen/")["Location"].endswith("/abgeschickt/")
