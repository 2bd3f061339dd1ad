"""What people write stays what they wrote: shown as words everywhere, never as markup, a formula or a mail header."""

import json
import re
import uuid
import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.activity.outbox import deliver_due_mails
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.exchange.models import Need, Response
from gemeinsinn.organisations.models import Organisation
from tests.factories.places import make_quarter
from tests.resilience.forms import PLACE, THANKS
from tests.resilience.hostile import SLY, SLY_KEPT

MARKUP = "<b onmouseover=alert(1)>"
# In a different field each, so that a page that forgets one of them is found out.
FIELDS = ("title", "details", "unit_words", "spot", "when_words", "benefit", "name", "organisation_name")


@pytest.fixture
def walls(world, client, doors):
    """A need with slyness in every field, through the real forms; answered, accepted and signed by somebody sly."""
    make_quarter()
    sly = {name: f"{name} {SLY}"[:100] for name in FIELDS}
    sly["unit_words"] = "<b>\u202ex</b>"
    first = client.post(
        "/bedarfe/schreiben/",
        {"title": sly["title"], "kind": "sachen", "details": sly["details"], "form_key": uuid.uuid4()},
    )
    root = first["Location"].removesuffix("wie-viel/")
    until = (timezone.localdate() + timedelta(days=9)).isoformat()
    screens = {
        "wie-viel": {"amount": "20", "unit": "piece", "unit_words": sly["unit_words"]},
        "wo-und-wann": PLACE | {"spot": sly["spot"], "until": until, "when_words": sly["when_words"]},
        "dank": {"benefit_kind": "visible", "benefit": f"{THANKS} {sly['benefit']}"},
        "selbst": {
            "name": sly["name"], "email": "sly@example.org", "organisation_name": sly["organisation_name"],
            "contact_mode": "reply",
        },
        "pruefen": {},
    }  # fmt: skip
    for screen, fields in screens.items():
        assert client.post(f"{root}{screen}/", fields).status_code == 302, screen
    need = Need.objects.latest("pk")
    confirm = link("need-confirm", need.pk)
    assert client.post(confirm).status_code == 302
    world.things["need"] = need
    desk = reverse("desk:act", args=["bedarf", need.pk, "veroeffentlichen"])
    need.refresh_from_db()
    Need.objects.filter(pk=need.pk).update(agency=world.agency)
    assert doors(world, "staff").post(desk, {"note": SLY}).status_code == 302
    return need


def link(purpose, pk, rest=""):
    token = issue_link(purpose=purpose, subject_id=pk, now=timezone.now(), lasts=timedelta(days=1))
    return f"/m/{token}/{rest}"


@pytest.fixture
def answered(walls, client):
    """Somebody says yes, with slyness in every field."""
    fields = {
        "amount": "5",
        "message": SLY,
        "name": SLY[:100],
        "email": "jule@example.org",
        "organisation_name": SLY[:100],
    }
    answer = client.post(reverse("exchange:respond_need", args=[walls.pk]), {**fields, "form_key": uuid.uuid4()})
    assert answer.status_code == 302
    response = Response.objects.latest("pk")
    client.post(link("response-confirm", response.pk))
    own = link("need", walls.pk, f"antwort/{response.pk}/")
    client.post(f"{own}annehmen/", {"note": SLY})
    client.post(f"{own}vereinbarung/", {"number": "1", "typed_name": SLY[:100]})
    client.post(link("response", response.pk, "vereinbarung/"), {"number": "1", "typed_name": SLY[:100]})
    response.refresh_from_db()
    assert response.state == "agreed"
    return response


def test_it_is_kept_without_tricks(walls):
    walls.refresh_from_db()
    kept = [walls.details, walls.spot, walls.benefit, walls.when_words, walls.contact.name, walls.title]
    assert walls.details == f"details {SLY_KEPT}"
    assert not any(sign in text for text in kept for sign in "\u202e\u202c\x07\x00")


def test_on_every_page_it_is_only_words(walls, answered, world, client, doors):
    pk = walls.pk
    public = [
        "/",
        "/bedarfe/",
        "/bedarfe/?ansicht=liste",
        f"/bedarfe/{pk}/",
        f"/bedarfe/{pk}/ja/",
        f"/bedarfe/{pk}/anruf/",
    ]
    public += [
        "/en/bedarfe/",
        f"/en/bedarfe/{pk}/",
        f"/bedarfe/?wort={MARKUP}",
        f"/partner/?wort={MARKUP}",
        f"/vorhaben/?ort={MARKUP}",
    ]
    own = [link("need", pk), link("need", pk, "aendern/"), link("need", pk, f"antwort/{answered.pk}/")]
    own += [link("response", answered.pk), link("response", answered.pk, "vereinbarung/")]
    desk = [
        "",
        "bedarfe/",
        "rueckmeldungen/",
        "vereinbarungen/",
        "menschen/",
        f"bedarf/{pk}/",
        f"rueckmeldung/{answered.pk}/",
    ]
    desk += [f"vereinbarung/{answered.agreement.pk}/", f"?wort={MARKUP}"]
    pages = [look(client, path) for path in public + own] + [
        look(doors(world, "staff"), f"/schreibtisch/{path}") for path in desk
    ]
    # The control: the words themselves are to be read there.
    assert sum("&lt;b onmouseover=alert(1)&gt;" in page and "{{ x }}" in page for page in pages) >= 15


def look(client, path):
    """The words may be there; the markup in them never is."""
    answer = client.get(path, follow=True)
    page = answer.content.decode()
    assert answer.status_code == 200, path
    assert MARKUP not in page and "\u202e" not in page and "\x07" not in page, path
    for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL):
        json.loads(data)
    return page


def test_in_feeds_files_and_calendars_it_is_only_words(walls, answered, world, client, doors):
    feed = ET.fromstring(client.get("/bedarfe/feed.xml").content)
    titles = [
        entry.findtext("{http://www.w3.org/2005/Atom}title")
        for entry in feed.iter("{http://www.w3.org/2005/Atom}entry")
    ]
    assert any(MARKUP in title for title in titles)
    ET.fromstring(client.get("/sitemap.xml").content)
    calendar = client.get(link("response", answered.pk, "termin.ics/")).content.decode()
    assert calendar.count("BEGIN:VEVENT") == 1 and "\x07" not in calendar
    assert client.get(link("response", answered.pk, "vereinbarung.pdf/")).content.startswith(b"%PDF")
    assert client.get(f"/bedarfe/{walls.pk}/bild.png").content.startswith(b"\x89PNG")


def test_a_file_for_a_spreadsheet_starts_no_formula(world, doors):
    for start in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"):
        Organisation.objects.filter(pk=world.firm.pk).update(name=f"{start}HYPERLINK()")
        sheet = b"".join(doors(world, "head").get("/schreibtisch/datei/organisations/").streaming_content).decode()
        cells = [cell.strip('"') for line in sheet.splitlines() for cell in line.split(";") if "HYPERLINK" in cell]
        assert cells and all(cell.startswith("'") for cell in cells), start


def test_in_mails_it_is_only_words_and_no_header(walls, answered):
    deliver_due_mails(now=timezone.now())
    sent = [message for message in mail.outbox if {"sly@example.org", "jule@example.org"} & set(message.to)]
    assert len(sent) >= 6
    for message in sent:
        html = message.alternatives[0][0]
        assert MARKUP not in html and "\u202e" not in html + message.body + message.subject
        assert "\n" not in message.subject and message.to in (["sly@example.org"], ["jule@example.org"])
        assert message.message().as_bytes()


def test_a_header_in_an_address_or_subject_goes_nowhere(world, client):
    path = reverse("exchange:respond_need", args=[world.need.pk])
    fields = {"amount": "1", "name": "Jule", "form_key": uuid.uuid4(), "email": "a@b.example\r\nBcc: c@d.example"}
    answer = client.post(path, fields)
    assert answer.status_code == 422
    assert Response.objects.filter(contact__name="Jule").count() == 0
