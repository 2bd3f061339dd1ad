"""A grant over HTTP as its grantee sees it, from the first receipt to handing in; and who sees none of it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone, translation

from gemeinsinn.core.tokens import issue_link
from gemeinsinn.people.models import Contact
from gemeinsinn.proof.models import Grant
from tests.factories.documents import pdf_bytes
from tests.factories.funds import award_grant
from tests.factories.people import make_account
from tests.factories.proof import ANSWERS, COUNTS, due_grant, handed_grant, picture_bytes, running_grant, written_grant

pytestmark = pytest.mark.django_db


def door(grant, purpose="fund-case", subject=None):
    token = issue_link(
        purpose=purpose, subject_id=subject or grant.application_id, now=timezone.now(), lasts=timedelta(days=1)
    )
    return f"/m/{token}/"


def pages(grant):
    return f"{door(grant)}nachweis/"


def said(answer):
    return answer.content.decode().replace("\xa0", " ")


def bill(number=1, **fields):
    paper = SimpleUploadedFile("bon.pdf", pdf_bytes(words=f"Bon {number}".encode()), "application/pdf")
    day = (timezone.localdate() - timedelta(days=2)).isoformat()
    told = {
        "paper": paper,
        "amount": "1.000,00",
        "day": day,
        "payee": "Markt",
        "reason": "Tische",
        "cost_type": "sachmittel",
    }
    return told | fields


def test_the_case_leads_to_the_grant_once_it_was_accepted(client):
    assert "nachweis/" not in said(client.get(door(due_grant(), subject=award_grant().pk)))
    grant = running_grant()
    assert "nachweis/" in said(client.get(door(grant)))
    overview = said(client.get(pages(grant)))
    assert "Beleg hinzufügen" in overview and "Mindestens drei Bilder." in overview
    assert client.get(pages(grant) + "gibt-es-nicht/").status_code == 404


def test_receipts_over_http(client):
    grant = due_grant()
    here = pages(grant)
    assert client.post(f"{here}belege/", bill()).url == f"{here}belege/"
    shown = said(client.get(f"{here}belege/"))
    assert "1.000 €" in shown and "Markt" in shown and "12,50" in shown
    assert "12.50" in said(client.get(f"/en{here}belege/")) and "2.5" in said(client.get(f"/en{here}stunden/"))
    translation.activate("de")
    again = client.post(f"{here}belege/", bill(2))
    assert again.status_code == 422 and "Ist dies ein anderer?" in said(again)
    assert client.post(f"{here}belege/", bill(2, twin="on")).status_code == 302
    assert "dieselbe Datei" in said(client.post(f"{here}belege/", bill(1, payee="Anders")))
    assert client.get(f"{here}belege/1/datei/")["Content-Disposition"].startswith("attachment")
    assert client.post(f"{here}belege/2/", bill(2, amount="12,50", paper="")).status_code == 302
    assert [one.amount.cents for one in grant.receipts.all()] == [100_000, 1_250]
    assert "12,5" in said(client.get(f"{here}belege/2/"))
    assert client.get(f"{here}belege/2/weg/").status_code == 302 and grant.receipts.count() == 2
    client.post(f"{here}belege/2/weg/")
    assert grant.receipts.count() == 1
    for rest in ("9/", "x/", "1/strange/", "12345678901/"):
        assert client.get(f"{here}belege/{rest}").status_code == 404


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"amount": "1,000.00"}, "Ist das tausend oder eins?"), ({"amount": "-5"}, "ohne Minus"), ({"amount": "1e9"}, "so: 400"),
        ({"amount": "20 USD"}, "in Euro, wie er"), ({"amount": "£ 20"}, "in Euro, wie er"), ({"day": "2026-02-31"}, "4.12.2026"),
        ({"paper": SimpleUploadedFile("bild.heic", b"\0\0\0\x18ftypheic" + b"\0" * 99)}, "HEIC"),
        ({"paper": ""}, "Foto oder ein PDF"),
        ({"paper": SimpleUploadedFile("a.pdf", pdf_bytes(b"5 0 obj << /S /JavaScript /JS (x) >> endobj"))}, "ein Programm"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_refused_in_words(client, fields, words):
    grant = due_grant()
    answer = client.post(f"{pages(grant)}belege/", bill(**fields))
    assert answer.status_code == 422 and words in said(answer) and not grant.receipts.exists()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"number": 2, "day": "2099-01-01"}, "day"), ({"paper": "", "payee": "Anders"}, "paper"), ({"payee": "Anders"}, "paper"),
        ({"number": 2}, "twin"),
    ],
)  # fmt: skip
def test_what_the_action_refuses_is_said_at_its_field(client, fields, field):
    grant = due_grant()
    client.post(f"{pages(grant)}belege/", bill())
    answer = client.post(f"{pages(grant)}belege/", bill(**fields))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert grant.receipts.count() == 1


def test_report_hours_pictures_and_in(client):
    grant = due_grant()
    here = pages(grant)
    assert client.post(f"{here}bericht/", {"what": "Drei"}, headers={"X-Autosave": "1"}).status_code == 204
    assert Grant.objects.get(pk=grant.pk).answers["what"] == "Drei" and "Drei" in said(client.get(f"{here}bericht/"))
    assert client.post(f"{here}bericht/", ANSWERS | {"people": "x"}).status_code == 422
    assert client.post(f"{here}bericht/", ANSWERS | COUNTS).url == f"{here}bilder/"
    line = {"day": grant.ends.isoformat(), "who": "J. B.", "what": "Aufbau", "hundredths": "2,5"}
    assert client.post(f"{here}stunden/", line | {"day": "2199-01-01"}).status_code == 422
    client.post(f"{here}stunden/", line)
    assert "37,50 €" in said(client.get(f"{here}stunden/"))
    for grey in (1, 90, 200, 250):
        photo = SimpleUploadedFile("a.jpg", picture_bytes(grey), "image/jpeg")
        client.post(f"{here}bilder/", {"paper": photo, "alt": "Tafel", "rights": "Jule", "public": "on"})
    twice = SimpleUploadedFile("a.jpg", picture_bytes(1), "image/jpeg")
    assert client.post(f"{here}bilder/", {"paper": twice, "alt": "Tafel", "rights": "Jule"}).status_code == 422
    first = grant.pictures.first()
    assert client.get(f"{here}bilder/{first.pk}/datei/")["Content-Type"] == "image/jpeg"
    client.post(f"{here}bilder/{first.pk}/weg/")
    client.post(f"{here}stunden/{grant.hours.get().pk}/weg/")
    assert (grant.pictures.count(), grant.hours.count()) == (3, 0)
    for rest in (
        f"bilder/{grant.pictures.first().pk}/",
        "stunden/9/",
        "bilder/9/x/",
        "bericht/x/",
        "senden/x/",
        "belege/1/x/datei/",
    ):
        assert client.get(here + rest).status_code == 404
    assert "Still missing" not in said(client.get(f"{here}senden/")) and "Die Belege." in said(
        client.get(f"{here}senden/")
    )
    client.post(f"{here}belege/", bill(amount="300"))
    assert "Aus der Förderung" in said(client.post(f"{here}senden/geld/", {"own": "50"}, headers={"X-Autosave": "1"}))
    assert client.post(f"{here}senden/geld/", {"own": "50", "others": ""}).url == f"{here}senden/"
    assert client.post(f"{here}senden/geld/", {"own": "x"}).status_code == 422
    assert client.post(f"{here}senden/", {"typed_name": "Jule"}, headers={"X-Autosave": "1"}).status_code == 204
    assert client.post(f"{here}senden/", {"typed_name": "Jule"}).status_code == 422
    assert client.get(f"{here}nachweis.pdf/").status_code == 404
    assert client.post(f"{here}senden/", {"typed_name": "Jule Brandt", "true": "on"}).url == here
    assert (
        client.get(f"{here}nachweis.pdf/").content[:5] == b"%PDF-"
        and client.get(f"{here}abschluss.pdf/").status_code == 404
    )
    assert client.get(f"{here}belege/").url == here and "Eingereicht" in said(client.get(here))


def test_changes_over_http(client):
    grant = running_grant()
    here = f"{pages(grant)}aendern/"
    live = client.post(
        f"{here}umschichten/", {"cost-sachmittel": "280", "cost-verpflegung": "120"}, headers={"X-Autosave": "1"}
    )
    assert "400 €" in said(live) and "mehr als" not in said(live)
    assert "mehr als 20 %" in said(
        client.post(f"{here}umschichten/", {"cost-honorare": "10"}, headers={"X-Autosave": "1"})
    )
    assert client.post(f"{here}umschichten/", {"cost-sachmittel": "x"}, headers={"X-Autosave": "1"}).status_code == 204
    assert client.post(f"{here}umschichten/", {"cost-sachmittel": "280", "cost-verpflegung": "120"}).status_code == 302
    assert client.post(f"{here}umschichten/", {"cost-sachmittel": "500"}).status_code == 422
    assert (
        client.post(
            f"{here}umschichten/", {"cost-honorare": "300", "cost-sachmittel": "100", "reason": "x"}
        ).status_code
        == 302
    )
    assert (
        client.post(
            f"{here}zeit/", {"zeit-until": (grant.ends + timedelta(days=9)).isoformat(), "zeit-reason": "x"}
        ).status_code
        == 302
    )
    assert client.post(f"{here}ende/", {"ende-until": grant.starts.isoformat(), "ende-reason": "x"}).status_code == 302
    assert client.post(f"{here}ende/", {"ende-until": "", "ende-reason": "x"}).status_code == 422
    assert client.get(f"{here}strange/").status_code == 404
    assert sorted(grant.changes.values_list("kind", "answer")) == [
        ("end", "noted"), ("extend", "open"), ("shift", "noted"), ("shift", "open"),
    ]  # fmt: skip
    assert "wartet auf das Büro" in said(client.get(pages(grant)))


def test_the_grantee_from_the_account_and_nobody_else(client):
    owner, stranger = make_account(), make_account()
    grant = written_grant()
    Contact.objects.filter(pk=grant.application.contact_id).update(user=owner)
    address = f"/engagementfonds/antrag/{grant.application_id}/nachweis/"
    inside = (
        address,
        f"{address}belege/1/datei/",
        f"{address}bilder/{grant.pictures.first().pk}/datei/",
        f"{address}senden/",
    )
    for one in (stranger, make_account(roles=["office"]), make_account(roles=["treasurer"])):
        client.force_login(one)
        assert [client.get(path).status_code for path in inside] == [404] * 4
    client.force_login(owner)
    assert [client.get(path).status_code for path in inside] == [200] * 4
    other = handed_grant()  # another grant's papers do not open behind one's own door
    assert client.get(f"{address}bilder/{other.pictures.first().pk}/datei/").status_code == 404
