"""The boards, a notice's own page, its feed, its picture and its author's page."""

import io
import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from PIL import Image

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need
from tests.factories.answers import make_company, make_staff
from tests.factories.exchange import make_author, make_body, make_need, make_offer, make_place
from tests.factories.people import make_account
from tests.factories.places import make_postcode, make_quarter

pytestmark = pytest.mark.django_db
BOARDS = ("/bedarfe/", "/angebote/", "/en/bedarfe/", "/en/angebote/")


def text(answer):
    return answer.content.decode()


def path_of(notice):
    return f"/{'bedarfe' if isinstance(notice, Need) else 'angebote'}/{notice.pk}-{notice.slug}/"


# --- boards ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", BOARDS)
def test_a_board_empty_and_with_notices(client, path):
    assert client.get(path).status_code == 200
    need, offer = make_need(), make_offer()
    shown = text(client.get(path))
    assert (need.title in shown, offer.title in shown) == ("bedarfe" in path, "angebote" in path)


@pytest.mark.parametrize(
    "query",
    ["art=quatsch", "ort=xyzzyx", "umkreis=0", "bis=x", "quartier=../..", "seite=%00", "wort=%27%3B--", "art=%F0%9F%92%A9",
     "ort=" + "x" * 5000, "wort=%25_%5C", "ansicht=liste&seite=99"],
)  # fmt: skip
def test_no_query_breaks_a_board(client, query):
    make_need()
    for path in BOARDS[:2]:
        assert client.get(f"{path}?{query}").status_code == 200


def test_what_could_not_be_used_is_said(client):
    assert "Den Ort „Nirgendwo“ kennen wir nicht" in text(client.get("/bedarfe/?ort=Nirgendwo"))


def test_a_kind_with_nothing_behind_it_cannot_be_chosen_only_dropped(client):
    make_need(kind="zeit")
    page = text(client.get("/bedarfe/"))
    assert re.search(r'value="geld"\s+disabled', page)
    assert not re.search(r'value="zeit"\s+disabled', page)
    assert re.search(r'value="geld" checked>', text(client.get("/bedarfe/?art=geld")))


def test_percent_and_underscore_are_letters_like_others(client):
    make_need(title="Hundert Prozent Obst")
    assert "Hundert Prozent" not in text(client.get("/bedarfe/?wort=%25"))


@pytest.mark.parametrize("rows", [1, 30])
@pytest.mark.parametrize("view", ["karten", "liste"])
def test_a_board_takes_the_same_queries_however_many_rows(client, rows, view, django_assert_num_queries):
    make_postcode()
    for _ in range(rows):
        make_need()
        make_offer()
    for path in ("/bedarfe/", "/angebote/"):
        with django_assert_num_queries(7):  # place, quarters, counts (all, without steps), ids, rows, newsflashes
            client.get(f"{path}?ort=06122&umkreis=25&ansicht={view}")


def test_what_is_for_partners_is_nowhere_for_others(client):
    secret = make_need(audience="partners", title="Geheime Klappstühle im Keller")
    member = make_staff(make_company())
    for path in ("/bedarfe/", "/bedarfe/?wort=geheime", "/bedarfe/feed.xml", path_of(secret)):
        answer = client.get(path)
        assert "Geheime" not in text(answer)
    assert answer.status_code == 403
    assert "für Partner" in text(answer)
    assert client.get(f"/bedarfe/{secret.pk}/bild.png").status_code == 404
    client.force_login(member)
    assert "Geheime" in text(client.get("/bedarfe/"))
    assert client.get(path_of(secret)).status_code == 200
    assert "Geheime" not in text(client.get("/bedarfe/feed.xml"))


def test_the_feed_holds_what_the_board_holds(client):
    need = make_need(kind="zeit", benefit="<b>Suppe</b> & Brot für alle Helfer")
    make_need(kind="geld", title="Zweihundert Euro Preisgeld")
    answer = client.get("/bedarfe/feed.xml?art=zeit")
    assert answer["Content-Type"].startswith("application/atom+xml")
    shown = text(answer)
    assert (need.title in shown, "Preisgeld" in shown, "&lt;b&gt;Suppe" in shown) == (True, False, True)
    assert client.get("/angebote/feed.xml").status_code == 200


# --- a notice's page -------------------------------------------------------------------------


def test_a_need_says_it_all(client):
    need = make_need(covered=800, details="Erste Zeile.\n\n<script>alert(1)</script>")
    shown = text(client.get(path_of(need)))
    for words in (
        "Ja, das machen wir",
        "Rufen Sie mich an",
        "von 20 Stühlen",
        "Ihr Name steht ein Jahr lang",
        "Tulpenbrunnen",
    ):
        assert words in shown
    assert "<script>alert" not in shown
    assert "Petrenko" not in shown  # the public knows first names only
    assert "Maria" in shown


def test_an_offer_says_it_all(client):
    offer = make_offer(organisation=make_body(name="Haus & Grund e. V."), benefit_hoped="Ein Foto.")
    shown = text(client.get(path_of(offer)))
    for words in ("Das können wir brauchen", "Bitte besenrein.", "Haus &amp; Grund e. V.", "Ein Foto.", "5 km"):
        assert words in shown


def test_wrong_slugs_and_short_addresses_lead_to_the_right_one(client):
    need = make_need()
    assert client.get(f"/bedarfe/{need.pk}-falsch/")["Location"] == path_of(need)
    assert client.get(f"/bedarfe/{need.pk}/")["Location"] == path_of(need)


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (State.DRAFT, 404),
        (State.UNCONFIRMED, 404),
        (State.SUBMITTED, 404),
        (State.RETURNED, 404),
        (State.PUBLISHED, 200),
        (State.EXPIRED, 200),
        (State.HIDDEN, 410),
        (State.DONE, 200),
        (State.WITHDRAWN, 410),
    ],
)
def test_what_visitors_get_in_each_state(client, state, status):
    for notice in (make_need(state=state), make_offer(state=state)):
        assert client.get(path_of(notice)).status_code == status
        assert client.get(path_of(notice).replace(f"-{notice.slug}/", "/bild.png")).status_code == (
            status if status != 200 else 200
        )


@pytest.mark.parametrize("state", [State.SUBMITTED, State.HIDDEN])
def test_author_and_agency_see_it_before_and_after(client, state):
    _town, agency, broker = make_place()
    author = make_account()
    need = make_need(state=state, agency=agency, contact=make_author(user=author))
    for user in (author, broker):
        client.force_login(user)
        shown = text(client.get(path_of(need)))
        assert "sehen nur Sie und die Agentur" in shown
        assert "Ja, das machen wir" not in shown
    client.force_login(make_account())
    assert client.get(path_of(need)).status_code in {404, 410}


def test_an_expired_one_says_so_and_points_to_similar_ones(client):
    over = make_need(until=timezone.localdate() - timedelta(days=1))  # the job has not run yet
    near = make_need(title="Zehn Klappstühle im Nachbarhof")
    shown = text(client.get(path_of(over)))
    assert "Das galt bis" in shown
    assert near.title in shown
    assert f"/bedarfe/{over.pk}/ja/" not in shown


def test_everything_promised(client):
    need = make_need(covered=2000)
    shown = text(client.get(path_of(need)))
    assert ("Geschafft" in shown, f"/bedarfe/{need.pk}/ja/" in shown.split("band--board")[0]) == (True, False)


@pytest.mark.parametrize("pk", ["0", "999999", "99999999999999999999999"])
def test_unknown_numbers(client, pk):
    for path in (f"/bedarfe/{pk}-x/", f"/bedarfe/{pk}/", f"/bedarfe/{pk}/bild.png", f"/angebote/{pk}-x/"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize("rows", [1, 20])
def test_a_page_takes_the_same_queries_however_many_neighbours(client, rows, django_assert_max_num_queries):
    need = make_need()
    for _ in range(rows):
        make_need()
    with django_assert_max_num_queries(10):
        client.get(path_of(need))


def test_structured_data_is_valid_json_whatever_people_write(client):
    need = make_need(title="Stühle </script><script>alert(1)</script> & mehr", slug="stuehle")
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', text(client.get(path_of(need))))[1]
    data = json.loads(block)
    assert (data["@type"], data["name"], data["eligibleQuantity"]["value"]) == ("Demand", need.title, 20)
    assert data["availability"].endswith("InStock")
    offer = make_offer(organisation=make_body(), municipality=None, amount=None, until=None)
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', text(client.get(path_of(offer))))[1]
    assert json.loads(block)["offeredBy"]["@type"] == "Organization"


# --- the picture -----------------------------------------------------------------------------


@pytest.mark.parametrize("title", ["Stuhl", "Zwanzig Stühle für das Hofcafé im Advent " * 3, "W" * 120])
def test_the_picture_is_drawn_and_kept(client, settings, tmp_path, title):
    settings.MEDIA_ROOT = tmp_path
    need = make_need(title=title[:120], covered=800)
    for _ in range(2):
        answer = client.get(f"/bedarfe/{need.pk}/bild.png")
        image = Image.open(io.BytesIO(answer.content))
        assert (image.size, answer["Content-Type"]) == ((1200, 630), "image/png")
    assert len(list(tmp_path.rglob("*.png"))) == 1
    Need.objects.filter(pk=need.pk).update(covered=2000)
    client.get(f"/bedarfe/{need.pk}/bild.png")
    assert len(list(tmp_path.rglob("*.png"))) == 1
    for _ in range(2):  # two languages do not throw each other's drawing away
        german, english = (client.get(f"{start}/bedarfe/{need.pk}/bild.png").content for start in ("", "/en"))
        assert german != english
        kept = {path.stat().st_mtime_ns for path in tmp_path.rglob("*.png")}
    assert len(kept) == 2 and kept == {path.stat().st_mtime_ns for path in tmp_path.rglob("*.png")}


def test_the_picture_of_one_without_amount(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    assert client.get(f"/bedarfe/{make_need(amount=None).pk}/bild.png").status_code == 200


# --- the author's page -----------------------------------------------------------------------


def link_to(notice):
    noun = "need" if isinstance(notice, Need) else "offer"
    token = issue_link(purpose=noun, subject_id=notice.pk, now=timezone.now(), lasts=timedelta(days=1))
    return f"/m/{token}/"


@pytest.mark.parametrize("state", [s for s in State if s not in {State.DRAFT}])
def test_the_personal_page_in_each_state(client, state):
    for notice in (make_need(state=state, asked_at=timezone.now()), make_offer(state=state)):
        link = link_to(notice)
        assert client.get(link).status_code == 200
        changeable = state != State.WITHDRAWN
        assert client.get(f"{link}aendern/").status_code == (200 if changeable else 302)
        assert client.get(f"{link}quatsch/").status_code == 404


@pytest.mark.parametrize(
    ("rest", "state"), [("noch-da", State.PUBLISHED), ("erledigt", State.DONE), ("zurueckziehen", State.WITHDRAWN)]
)
def test_one_click_only_when_it_is_posted(client, rest, state):
    need = make_need(until=None, asked_at=timezone.now())
    link = f"{link_to(need)}{rest}/"
    assert client.get(link).status_code == 200
    need.refresh_from_db()
    assert (need.state, need.asked_at is None) == (State.PUBLISHED, False)
    for _ in range(2):  # an impatient finger
        assert client.post(link).status_code == 302
    need.refresh_from_db()
    assert (need.state, need.asked_at is None) == (state, state == State.PUBLISHED)


def test_a_settled_one_is_hung_up_again_by_its_author(client):
    need = make_need(state=State.DONE, covered=500)
    link = link_to(need)
    assert "Wieder aushängen" in text(client.get(link))
    asked = text(client.get(f"{link}noch-da/"))
    assert (
        "Wieder aushängen?" in asked and "data-autosubmit" not in asked
    )  # an old mail's link must not do it by itself
    assert "hängt wieder am Brett" in text(client.post(f"{link}noch-da/", follow=True))
    need.refresh_from_db()
    assert (need.state, need.covered) == (State.PUBLISHED, 500)


@pytest.mark.parametrize("state", ["returned", "submitted"])
def test_the_question_stands_above_the_form_as_long_as_it_is_open(client, state):
    need = make_need(state=state)
    need.checks.create(state="returned", note="Wie hoch sollen die Beete sein?", at=timezone.now())
    page = client.get(f"{link_to(need)}aendern/").content.decode()
    assert ("Wie hoch sollen die Beete sein?" in page) is (state == "returned")


def test_one_whose_days_are_over_is_changed_first(client):
    need = make_need(state=State.DONE, until=timezone.localdate() - timedelta(days=3), quarter=make_quarter())
    link = link_to(need)
    page = text(client.get(link))
    assert "Ändern und wieder aushängen" in page and f"{link}noch-da/" not in page
    later = (timezone.localdate() + timedelta(days=9)).isoformat()
    answer = client.post(f"{link}aendern/", change_data(need, until=later), follow=True)
    need.refresh_from_db()
    assert (need.state, "hängt wieder am Brett" in text(answer)) == (State.PUBLISHED, True)


def change_data(need, **changes):
    told = {
        "title": need.title, "kind": need.kind, "details": need.details, "amount": "20", "unit": need.unit,
        "unit_words": need.unit_words, "place": f"{need.postcode} {need.quarter}".strip(), "spot": need.spot,
        "until": need.until.isoformat(), "when_words": "", "benefit_kind": need.benefit_kind, "benefit": need.benefit,
        "contact_mode": "reply", "audience": "public",
    }  # fmt: skip
    return told | changes


def test_sending_the_form_unchanged_changes_nothing(client):
    need = make_need(quarter=make_quarter(), lat=51.4801, lon=11.9202)
    answer = client.post(f"{link_to(need)}aendern/", change_data(need), follow=True)
    need.refresh_from_db()
    assert "Es war nichts anders" in text(answer)
    assert (need.state, need.lat) == (State.PUBLISHED, 51.4801)


def test_changing_numbers_and_words(client):
    need = make_need(quarter=make_quarter())
    client.post(f"{link_to(need)}aendern/", change_data(need, amount="30"))
    need.refresh_from_db()
    assert (need.state, need.amount) == (State.PUBLISHED, 3000)
    answer = client.post(
        f"{link_to(need)}aendern/", change_data(need, title="Dreißig Stühle", amount="30"), follow=True
    )
    need.refresh_from_db()
    assert (need.state, "noch einmal hin" in text(answer)) == (State.SUBMITTED, True)
    assert OutgoingMail.objects.count() == 1


def test_what_is_promised_is_said_beside_the_form(client):
    need = make_need(quarter=make_quarter(), covered=1000)
    answer = client.post(f"{link_to(need)}aendern/", change_data(need, amount="5"))
    assert (answer.status_code, "schon mehr zugesagt" in text(answer)) == (422, True)


def test_kind_and_unit_change_together(client):
    need = make_need(quarter=make_quarter())
    answer = client.post(
        f"{link_to(need)}aendern/",
        change_data(need, kind="zeit", unit="", unit_words="", title="Vier Leute zum Tragen", amount="4"),
    )
    need.refresh_from_db()
    assert (answer.status_code, need.kind, need.unit) == (302, "zeit", "person")


def test_a_need_with_a_plan_is_changed_and_its_shifts_go_on_counting(client):
    need = make_need(kind="zeit", unit="place", amount=1800, planned=True, quarter=make_quarter())
    page = client.get(f"{link_to(need)}aendern/").content.decode()
    assert 'name="amount"' not in page and 'name="unit"' not in page
    data = change_data(need, title="Fest im Hof", amount="1", unit="hour", kind="sachen")
    assert client.post(f"{link_to(need)}aendern/", data).status_code == 302
    need.refresh_from_db()
    assert (need.title, need.kind, need.unit, need.amount) == ("Fest im Hof", "zeit", "place", 1800)


def test_an_offer_changes_too(client):
    offer = make_offer(quarter=make_quarter())
    data = {
        "title": offer.title, "kind": offer.kind, "amount": "10", "unit": offer.unit, "standing": "on", "place": "Halle-Neustadt",
        "spot": offer.spot, "radius_km": "5", "conditions": offer.conditions, "contact_mode": "reply", "audience": "public",
        "details": offer.details,
    }  # fmt: skip
    assert client.post(f"{link_to(offer)}aendern/", data).status_code == 302
    offer.refresh_from_db()
    assert (offer.amount, offer.state) == (1000, State.PUBLISHED)


def test_a_link_to_a_notice_that_is_gone(client):
    need = make_need()
    link = link_to(need)
    need.delete()
    assert client.get(link).status_code == 404


def test_accounts_open_their_own_and_nobody_elses(client):
    user = make_account()
    need = make_need(contact=make_author(user=user))
    path = f"/bedarfe/{need.pk}/verwalten/"
    assert client.get(path)["Location"].startswith("/konto/anmelden/")
    client.force_login(make_account())
    assert client.get(path).status_code == 404
    assert client.get("/bedarfe/999999/verwalten/").status_code == 404
    client.force_login(user)
    assert client.get(client.get(path)["Location"]).status_code == 200
