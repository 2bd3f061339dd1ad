"""The contact form over HTTP and the desk behind it."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.contact.models import Concern, ConcernLine
from tests.factories.concerns import write_to_us
from tests.factories.organisations import make_agency, make_office

pytestmark = pytest.mark.django_db
FORM = {"topic": "anderes", "text": "Wann ist offen?", "name": "Jule Brandt", "email": "jule@example.org"}


def page(answer):
    return answer.content.decode().replace("\xa0", " ")


def form_key(client):
    return re.search(r'name="form_key" value="([^"]+)"', page(client.get("/kontakt/schreiben/")))[1]


def send(client, clock, **fields):
    """Without script: both presses."""
    data = FORM | {"form_key": form_key(client)} | fields
    hidden = dict(
        re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page(client.post("/kontakt/schreiben/", data)))
    )
    clock.shift(timedelta(seconds=4))
    return client.post("/kontakt/schreiben/", data | {"ticket": hidden.get("ticket", "")}), data


def test_two_presses_make_one_and_the_thanks_name_the_number(client):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        answer, data = send(client, clock)
        concern = Concern.objects.get()
        assert f"Ihre Nummer: {concern.number}" in page(client.get(answer["Location"]))
        first = page(client.post("/kontakt/schreiben/", data))
        clock.shift(timedelta(seconds=4))
        ticket = re.search(r'name="ticket" value="([^"]+)"', first)[1]
        assert client.post("/kontakt/schreiben/", data | {"ticket": ticket}).status_code == 302
    assert (Concern.objects.count(), OutgoingMail.objects.count()) == (1, 1)
    assert client.get("/kontakt/danke/?a=x").status_code == 404


def test_the_trap_what_is_missing_and_the_brakes(client):
    assert client.post("/kontakt/schreiben/", FORM | {"form_key": form_key(client), "homepage": "x"}).status_code == 302
    assert not Concern.objects.exists()
    nowhere = client.post("/kontakt/schreiben/", FORM | {"form_key": form_key(client), "email": ""})
    assert nowhere.status_code == 422 and "sonst kann Ihnen niemand antworten" in page(nowhere)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        answers = [send(client, clock)[0].status_code for _ in range(6)]
        assert answers == [302] * 5 + [429]
        called, _data = send(client, clock, email="", phone="0345 1234567")
    assert "wir rufen Sie an" in page(client.get(called["Location"]))


def test_the_desk_answers_notes_hands_on_and_deletes(client):
    agency, office = make_agency(), make_office()
    concern = write_to_us(topic="barriere")
    client.force_login(office)
    assert concern.number in page(client.get("/schreibtisch/anliegen/"))
    assert "Hier liegt nichts" in page(client.get("/schreibtisch/anliegen/?stand=erledigt"))
    here = f"/schreibtisch/anliegen/{concern.pk}/"
    assert "Zu beantworten bis" in page(client.get(here))
    acts = [
        ("antwort", {"text": "Danke, behoben."}), ("notiz", {"text": "War der Kontrast"}),
        ("weitergeben", {"to": agency.pk}), ("schliessen", {}), ("oeffnen", {}),
    ]  # fmt: skip
    for act, data in acts:
        client.post(f"{here}tun/{act}/", data)
    concern.refresh_from_db()
    assert (concern.state, concern.agency) == ("offen", agency)
    assert list(ConcernLine.objects.values_list("text", flat=True)) == ["Danke, behoben.", "War der Kontrast"]
    shown = page(client.get(here))
    for words in ("Per Mail beantwortet", f"Weitergegeben: {agency.name}", "Wieder geöffnet"):
        assert words in shown
    empty = client.post(f"{here}tun/antwort/", {"text": ""})
    assert empty.status_code == 422
    client.post(f"{here}tun/loeschen/")
    assert "Die Person ist gelöscht" in page(client.get(here))
