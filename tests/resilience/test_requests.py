"""Requests that no browser of a kind person sends."""

import json
from itertools import product

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from gemeinsinn.exchange.models import CallRequest, Need, Response
from gemeinsinn.people.models import Contact
from gemeinsinn.ui.middleware import MostBody
from tests.factories.images import bomb_bytes
from tests.resilience.conftest import FORM
from tests.resilience.forms import ANSWER, forms

TEN_MEGABYTES = 10_000_000
REFUSED = {400, 403, 404, 409, 410, 413, 415, 422}


def rows():
    """How much there is of what forms make."""
    return [model.objects.count() for model in (Need, Response, CallRequest, Contact)]


def test_a_form_without_its_key_is_refused_in_the_sites_own_words(world):
    """Cross-site requests: 403 for every form, and nothing stored."""
    strict = {role: Client(enforce_csrf_checks=True) for role in ("", "staff", "head", "office", "partner", "resident")}
    for role, client in strict.items():
        if role:
            client.force_login(world.users[role])
    known = list(forms(world))
    before = rows()
    answers = {form.name: strict[form.role].post(form.path, form.filled()) for form in known}
    assert {name: answer.status_code for name, answer in answers.items() if answer.status_code != 403} == {}
    assert all("zu lange offen" in answer.content.decode() for answer in answers.values())
    assert rows() == before


STRANGE_BODIES = (
    ("application/json", json.dumps({"name": "x", "amount": 2})),
    ("text/xml", "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"),
    ("application/octet-stream", "\x00\x01\x02"),
    ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nabgebrochen"),
    ("multipart/form-data", "ohne Grenze"),
    ("application/x-www-form-urlencoded; charset=utf-7", "name=%2BADw-script"),
    ("application/x-www-form-urlencoded; charset=nonsense", "name=x"),
    ("", "name=x"),
)  # fmt: skip


def test_another_content_type_is_an_empty_form(world):
    client = Client(raise_request_exception=False)
    before = rows()
    paths = [reverse(name, args=[world.need.pk]) for name in ("exchange:respond_need", "exchange:call_need")]
    paths += ["/bedarfe/schreiben/", "/konto/anmelden/", "/vorhaben/schreiben/", "/partner/eintragen/"]
    for path, (content_type, body) in product(paths, STRANGE_BODIES):
        answer = client.generic("POST", path, body, content_type=content_type)
        assert answer.status_code in {200, *REFUSED}, (path, content_type, answer.status_code)
    assert rows()[1:] == before[1:]


@pytest.mark.parametrize("size", [1_100_000, TEN_MEGABYTES])
def test_ten_megabytes_of_text_are_too_much(world, client, size):
    path = reverse("exchange:respond_need", args=[world.need.pk])
    before = rows()
    answer = client.generic("POST", f"/en{path}", f"name=Jule&message={'x' * size}", content_type=FORM)
    assert answer.status_code == 413
    assert "That is more than we can take" in answer.content.decode()
    assert rows() == before


def test_a_huge_upload_is_refused_before_it_is_read(world, rf):
    """By its announced length: nothing of it reaches a folder for temporary files."""
    request = rf.post("/", CONTENT_LENGTH=str(10**12))
    request._stream = None  # whoever read from it would fail
    assert MostBody(lambda request: HttpResponse(request.POST))(request).status_code == 413
    for length in ("", "-1", "x", "9" * 5000):
        assert MostBody(lambda request: HttpResponse("ok"))(rf.get("/", CONTENT_LENGTH=length)).status_code in {
            200,
            413,
        }


def test_thousands_of_fields_are_refused(client, db):
    many = "&".join(f"feld{number}=x" for number in range(5000))
    assert client.generic("POST", "/anruf/", many, content_type=FORM).status_code == 400


def test_a_field_sent_many_times_counts_once(world, client):
    path = reverse("exchange:respond_need", args=[world.need.pk])
    fields = {**ANSWER, "amount": ["2", "3", "4"], "email": ["a@b.example", "c@d.example"]}
    fields["form_key"] = "0b8f1c5e-6d3a-4f60-9a5b-0c6f5c7d8e9f"
    assert client.post(path, fields).status_code == 302
    response = Response.objects.latest("pk")
    assert (response.amount, response.contact.email) == (400, "c@d.example")


@pytest.mark.parametrize(
    "content",
    [b"", b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", b"<?php system($_GET[0]);", bomb_bytes()],
    ids=["empty", "half", "svg", "program", "bomb"],
)  # fmt: skip
def test_an_upload_that_is_no_picture_is_refused_kindly(world, doors, content, tmp_path):
    client = doors(world, "resident")
    path = reverse("projects:edit_part", args=[world.project.pk, "bilder"])
    picture = SimpleUploadedFile("bild.png", content, content_type="image/png")
    answer = client.post(path, {"image": picture, "alt": "Ein Hof", "rights": "selbst"})
    assert answer.status_code == 422
    assert world.project.pictures.count() == 0
    logo = SimpleUploadedFile("logo.php.png", content, content_type="image/png")
    answer = doors(world, "partner").post(
        reverse("organisations:edit", args=[world.firm.slug]), {"logo": logo, "name": "x"}
    )
    assert answer.status_code == 422
    world.firm.refresh_from_db()
    assert not world.firm.logo


STRANGE_PATHS = (
    "/%00", "/%ff%fe", "/..%2f..%2fetc/passwd", "/medien/../../secret-key", "/medien/%2e%2e/secret-key",
    "/static/../settings.py", "/bedarfe/99999999999999999999999999/", "/bedarfe/-1/", "/bedarfe/١٢/",
    f"/m/{'x' * 3000}/", "/m/%00/", "/partner/%00/", "/schreibtisch/bedarf/9223372036854775808/",
    "/zusagen/9223372036854775808/", "/en/en/", "/xx/",
)  # fmt: skip


def test_strange_paths_lead_nowhere(world, doors):
    for path, role in product(STRANGE_PATHS, ("", "head")):
        assert doors(world, role).get(path).status_code in {302, 404, 400}, path


def test_headers_are_not_believed(world):
    client = Client(raise_request_exception=False)
    page = client.get(
        "/", headers={"x-forwarded-host": "boese.example", "x-forwarded-for": "1.2.3.4, \x00"}
    ).content.decode()
    assert "boese" not in page
    assert client.get("/", headers={"host": "boese.example"}).status_code == 400
    for value in ("*/*;q=" + "9" * 300, "de" * 2000, "\x00", "zz-ZZ;q=abc", "de;q=1,en;q=nan"):
        assert (
            client.get("/", headers={"accept-language": value, "cookie": "sessionid=" + "x" * 500}).status_code == 200
        )


def test_a_session_that_was_tampered_with_is_nobodys(world, client):
    client.cookies["sessionid"] = "../../etc/passwd"
    client.cookies["csrftoken"] = "\x00"
    assert client.get("/konto/").status_code == 302
    assert client.get("/").status_code == 200
