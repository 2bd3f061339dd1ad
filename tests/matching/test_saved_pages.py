"""Keeping a search in the browser: form, click, personal page, the link that stops it, the account."""

import re
import uuid

import pytest
from django.core import mail as outbox
from django.test import Client
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.activity.outbox import deliver_due_mails
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.matching.actions.alerts import tell_searches
from gemeinsinn.matching.lifecycle.saved import LINK_LASTS, MOST_A_PERSON
from gemeinsinn.matching.models import SavedSearch
from gemeinsinn.people.personal_data import collect_all
from tests.factories.exchange import make_need
from tests.factories.matching import build_index
from tests.factories.places import make_municipality, make_quarter
from tests.factories.searches import EMAIL, account, keep_search, search_token

pytestmark = pytest.mark.django_db


def told(**fields):
    return {"email": EMAIL, "rhythm": "sofort", "form_key": str(uuid.uuid4())} | fields


def keep(client, query="q=Stühle", **fields):
    return client.post(f"/suche/merken/?{query}", told(**fields))


def text_of(answer):
    return answer.content.decode()


def test_known_and_unknown_addresses_get_the_same_answer(client):
    account(email="bekannt@example.org")
    pages = []
    for email in ("bekannt@example.org", "unbekannt@example.org"):
        answer = keep(client, email=email)
        assert answer.status_code == 302
        pages.append(text_of(client.get(answer["Location"])).replace(email, "EMAIL"))
    without_keys = [re.sub(r"a=[\w:%-]+|next=[^\"]+", "", page) for page in pages]
    assert without_keys[0] == without_keys[1]
    assert "Ein Klick fehlt noch" in pages[0]


def test_the_whole_way_from_the_form_to_the_end(client):
    keep(client)
    link = re.search(r"https?://[^/]+(/m/\S+)", OutgoingMail.objects.get().text)[1]
    assert "Dürfen wir Ihnen schreiben?" in text_of(client.get(link))
    assert SavedSearch.objects.get().state == "waiting"
    own = client.post(link)["Location"]
    assert "wir halten Ausschau" in text_of(client.get(own))
    assert client.get(link).status_code == 410
    changed = {"words": "Tische", "kinds": ["sachen"], "km": "5", "place": "", "rhythm": "taeglich"}
    assert client.post(f"{own}aendern/", changed)["Location"] == own
    assert "„Tische“ · Sachen" in text_of(client.get(own))
    for act, state in (("pause", "paused"), ("weiter", "active")):
        assert "button" in text_of(client.get(f"{own}{act}/"))
        assert client.post(f"{own}{act}/")["Location"] == own
        assert SavedSearch.objects.get().state == state
    assert client.post(f"{own}loeschen/")["Location"] == "/suche/"
    assert not SavedSearch.objects.exists()
    assert client.get(own).status_code == 404


def test_a_form_with_faults_keeps_what_was_typed(client):
    for fields in ({"email": "keine"}, {"email": ""}, {"rhythm": "stündlich"}, {"form_key": "x"}):
        assert keep(client, **fields).status_code == 422
    search = keep_search()
    answer = client.post(f"/m/{search_token(search)}/aendern/", {"place": "Nirgendwo", "rhythm": "sofort"})
    assert answer.status_code == 422 and "Nirgendwo" in text_of(answer)


def test_a_place_can_be_added_later(client):
    quarter = make_quarter()
    search = keep_search()
    client.post(f"/m/{search_token(search)}/aendern/", {"place": quarter.name, "rhythm": "sofort", "km": "2"})
    search.refresh_from_db()
    assert (search.place, search.lat, search.km) == (quarter.name, quarter.lat, 2.0)


def test_whoever_fills_in_by_machine_is_slowed_down(client):
    answers = [keep(client).status_code for _time in range(6)]
    assert answers == [302] * 5 + [429]


def test_the_account_has_its_searches(client):
    user = account()
    client.force_login(user)
    assert 'value="jule@example.org"' in text_of(client.get("/suche/merken/?q=a"))
    done = text_of(client.get(keep(client)["Location"]))
    search = SavedSearch.objects.get()
    assert search.state == "active" and f"/suche/merken/{search.pk}/" in done
    assert "Meine gemerkten Suchen" in text_of(client.get("/konto/"))
    assert client.get(f"/suche/merken/{search.pk}/")["Location"].startswith("/m/")
    assert collect_all(user)["saved searches"][0]["words"] == "Stühle"
    stranger = Client()
    assert "/konto/anmelden/" in stranger.get(f"/suche/merken/{search.pk}/")["Location"]
    stranger.force_login(account(email="fremd@example.org"))
    assert stranger.get(f"/suche/merken/{search.pk}/").status_code == 404
    assert stranger.get("/suche/merken/99999999999999999999/").status_code == 404
    assert "Meine gemerkten Suchen" not in text_of(stranger.get("/konto/"))


def test_the_account_is_told_when_it_has_enough(client):
    user = account()
    for _number in range(MOST_A_PERSON):
        keep_search(user=user)
    client.force_login(user)
    answer = keep(client)
    assert answer.status_code == 409 and "20 Suchen" in text_of(answer)


def test_of_where_somebody_stands_only_the_name_is_kept(client):
    quarter = make_quarter()
    make_municipality()
    keep(client, f"q=Stühle&bei={quarter.lat + 0.001},{quarter.lon}")
    search = SavedSearch.objects.get()
    assert (search.place, search.lat, search.lon) == (quarter.name, quarter.lat, quarter.lon)
    keep(client, "q=Stühle&bei=0,0")
    assert SavedSearch.objects.latest("pk").lat is None


def told_mail():
    keep_search()
    make_need()
    build_index()
    assert tell_searches(now=timezone.now()) == 1
    deliver_due_mails(now=timezone.now())
    return outbox.outbox[-1]


def test_one_click_of_a_mail_program_stops_it():
    mail = told_mail()
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = re.fullmatch(r"<https?://[^/]+(/suche/ende/\S+)>", mail.extra_headers["List-Unsubscribe"])[1]
    program = Client(enforce_csrf_checks=True)
    assert "Keine Mails mehr zu dieser Suche?" in text_of(program.get(path))
    assert SavedSearch.objects.get().state == "active"
    for _time in range(2):
        answer = program.post(path, {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200 and "nicht mehr" in text_of(answer)
    assert SavedSearch.objects.get().state == "paused"
    assert OutgoingMail.objects.latest("pk").stop_address == ""  # sent: the secret is gone from here


def test_the_stop_address_knows_only_its_own_links(client):
    now = timezone.now()
    other = issue_link(purpose="need", subject_id=1, now=now, lasts=LINK_LASTS)
    gone = issue_link(purpose="search", subject_id=999, now=now, lasts=LINK_LASTS)
    assert [client.post(f"/suche/ende/{token}/").status_code for token in ("x", other, gone)] == [404, 404, 404]


def test_wrong_addresses_after_saving(client):
    assert client.get("/suche/merken/danke/?a=x").status_code == 404
    search = keep_search()
    assert client.get(f"/m/{search_token(search)}/nirgends/").status_code == 404
    keep_search(confirmed=False, email="x@example.org")
    token = re.search(r"/m/([^/]+)/", OutgoingMail.objects.latest("pk").text)[1]
    assert client.get(f"/m/{token}/mehr/").status_code == 404
