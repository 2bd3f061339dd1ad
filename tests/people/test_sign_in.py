"""Signing in, from the outside."""

import re

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.people.models import Contact, User
from tests.factories.people import make_account, make_confirmed_contact

pytestmark = pytest.mark.django_db

SIGN_IN = "/konto/anmelden/"
CODE = "/konto/anmelden/code/"


def without_secrets(answer, email):
    """A page as bytes, without what is random in every page and without the address itself."""
    text = answer.content.decode().replace(email, "ADDRESS")
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)


def shape_of(queries):
    """What was asked of the database, without the values."""
    texts = [re.sub(r"'[^']*'|\b\d+(?:\.\d+)?\b", "?", query["sql"]) for query in queries]
    return [text for text in texts if "SAVEPOINT" not in text]


def ask(email, client=None, **more):
    client = client or Client()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.post(SIGN_IN, {"email": email, **more})
    return client, answer, shape_of(queries)


def test_nobody_can_tell_who_has_an_account():
    """The same status, headers, bytes, queries and mail for a known, an unknown and a closed account."""
    make_account(email="known@example.org")
    make_account(email="shut1@example.org", is_active=False)
    # The first requests of an hour make the rows their network is counted in.
    ask("first@example.org")[0].post(CODE, {"code": "no"})
    seen = []
    for email in ("known@example.org", "never@example.org", "shut1@example.org"):
        client, answer, queries = ask(email)
        with CaptureQueriesContext(connection) as more:
            page = client.get(CODE)
            wrong = client.post(CODE, {"code": "no"})
        mail = OutgoingMail.objects.latest("pk")
        digits = mail.subject[:6]
        seen.append(
            {
                "status": (answer.status_code, page.status_code, wrong.status_code),
                "goes to": answer["Location"],
                "headers": sorted(set(answer.headers) - {"X-Request-Id"}),
                "cookies": sorted(answer.cookies),
                "bytes": (without_secrets(page, email), without_secrets(wrong, email)),
                "queries": (queries, shape_of(more)),
                "mail": (mail.subject.replace(digits, ""), mail.text.replace(digits, "")),
            }
        )
    assert seen[0] == seen[1] == seen[2]


def test_the_code_opens_an_account_and_makes_one(code_for):
    contact = make_confirmed_contact(email="neu@example.org")
    client, _answer, _queries = ask("Neu@Example.org")
    answer = client.post(CODE, {"code": code_for("neu@example.org")})
    assert (answer.status_code, answer["Location"]) == (302, "/konto/")
    user = User.objects.get()
    assert (user.email, user.name, user.has_usable_password()) == ("neu@example.org", "", False)
    assert user.emailaddress_set.get().verified
    contact.refresh_from_db()
    assert contact.user == user
    assert client.get("/konto/").status_code == 200
    client, _answer, _queries = ask("neu@example.org")
    client.post(CODE, {"code": code_for("neu@example.org")})
    assert User.objects.get() == user


def test_an_unconfirmed_contact_is_not_claimed(code_for):
    contact = make_confirmed_contact(email="neu@example.org")
    Contact.objects.filter(pk=contact.pk).update(confirmed_at=None)
    client, _answer, _queries = ask("neu@example.org")
    client.post(CODE, {"code": code_for("neu@example.org")})
    contact.refresh_from_db()
    assert contact.user is None


def test_in_english_too(code_for):
    client = Client()
    client.post("/en/konto/anmelden/", {"email": "new@example.org"})
    assert OutgoingMail.objects.get().subject.endswith("is your code")
    answer = client.post("/en/konto/anmelden/code/", {"code": code_for("new@example.org")})
    assert answer["Location"] == "/en/konto/"
    assert User.objects.get().language == "en"


def test_the_session_gets_a_new_key(code_for):
    client, _answer, _queries = ask("neu@example.org")
    before = client.session.session_key
    client.post(CODE, {"code": code_for("neu@example.org")})
    assert client.session.session_key != before
    assert "people.sign_in" not in client.session


@pytest.mark.parametrize(
    ("wanted", "goes_to"),
    [
        ("/bedarfe/", "/bedarfe/"),
        ("https://evil.example/", "/konto/"),
        ("//evil.example/", "/konto/"),
        ("/\\evil.example", "/konto/"),
        ("javascript:alert(1)", "/konto/"),
        ("/" + "x" * 600, "/konto/"),
        ("", "/konto/"),
    ],
)
def test_afterwards_people_land_where_they_wanted_within_the_portal(code_for, wanted, goes_to):
    client, _answer, _queries = ask("neu@example.org", next=wanted)
    answer = client.post(CODE, {"code": code_for("neu@example.org")})
    assert answer["Location"] == goes_to
    assert client.get(SIGN_IN, {"next": wanted})["Location"] == goes_to


def test_wrong_spent_and_late_codes_are_told_apart(code_for):
    client, _answer, _queries = ask("neu@example.org")
    code = code_for("neu@example.org")
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    assert [client.post(CODE, {"code": wrong}).status_code for _ in range(3)] == [422, 422, 410]
    assert client.post(CODE, {"code": code}).status_code == 410
    assert client.post(CODE, {"code": ""}).status_code == 422
    assert not User.objects.exists()
    with time_machine.travel("2026-11-20 09:00+00:00", tick=False) as clock:
        client, _answer, _queries = ask("neu@example.org")
        clock.move_to("2026-11-20 09:11+00:00")
        answer = client.post(CODE, {"code": code_for("neu@example.org")})
    assert answer.status_code == 410
    assert "Neuen Code schicken" in answer.content.decode()


def test_a_new_code_replaces_the_old_one(code_for):
    client, _answer, _queries = ask("neu@example.org")
    old = code_for("neu@example.org")
    assert client.post(CODE, {"again": "1"})["Location"] == CODE
    new = code_for("neu@example.org")
    if old != new:
        assert client.post(CODE, {"code": old}).status_code == 422
    assert client.post(CODE, {"code": new}).status_code == 302


def test_the_code_page_needs_a_code_that_was_sent():
    assert Client().get(CODE)["Location"] == SIGN_IN
    assert Client().post(CODE, {"code": "123456"})["Location"] == SIGN_IN


def test_a_closed_account_says_so_to_its_owner_alone(code_for):
    make_account(email="zu@example.org", is_active=False)
    client, _answer, _queries = ask("zu@example.org")
    answer = client.post(CODE, {"code": code_for("zu@example.org")})
    assert answer.status_code == 403
    assert "geschlossen" in answer.content.decode()
    assert client.get("/konto/").status_code == 302


@pytest.mark.parametrize(
    "email", ["", "x", "a@b", "a b@example.org", "x" * 300 + "@example.org", "a@example.org\x00", "<b>@x.de"]
)
def test_what_is_no_address_is_named_beside_the_field(email):
    answer = Client().post(SIGN_IN, {"email": email})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()
    assert not OutgoingMail.objects.exists()


def test_five_codes_an_hour_to_one_address():
    with time_machine.travel("2026-11-20 09:01+00:00"):
        statuses = [ask("neu@example.org", REMOTE_ADDR=f"10.0.0.{number}")[1].status_code for number in range(7)]
        assert statuses == [302] * 5 + [429] * 2
        assert OutgoingMail.objects.count() == 5
    with time_machine.travel("2026-11-20 10:01+00:00"):
        assert ask("neu@example.org")[1].status_code == 302


def test_thirty_codes_an_hour_from_one_network():
    def status(number, address):
        client = Client(REMOTE_ADDR=address)
        return client.post(SIGN_IN, {"email": f"neu{number}@example.org"}).status_code

    with time_machine.travel("2026-11-20 09:01+00:00"):
        assert [status(number, "10.0.0.1") for number in range(31)] == [302] * 30 + [429]
        assert status(99, "10.0.0.2") == 302


def test_sending_again_is_braked_too(code_for):
    with time_machine.travel("2026-11-20 09:01+00:00"):
        client, _answer, _queries = ask("neu@example.org")
        for _ in range(6):
            answer = client.post(CODE, {"again": "1"}, follow=True)
    assert OutgoingMail.objects.count() == 5
    assert "zu oft" in answer.content.decode()


def test_fifteen_checks_an_hour_of_one_address():
    statuses = []
    with time_machine.travel("2026-11-20 09:01+00:00"):
        for _ in range(5):
            client, _answer, _queries = ask("neu@example.org")
            statuses += [client.post(CODE, {"code": "x"}).status_code for _ in range(4)]
    assert statuses.count(429) == 5
    assert statuses[-4:] == [429] * 4


def test_there_is_no_password_anywhere():
    for name in ("account_change_password", "account_set_password", "account_reset_password", "account_confirm_email"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    for path in ("password/change/", "password/reset/", "passwort/", "signup/", "login/"):
        assert Client().get(f"/konto/{path}").status_code == 404


@pytest.mark.parametrize(
    "name", ["account_signup", "account_request_login_code", "account_email_verification_sent", "account_inactive"]
)
def test_other_names_of_sign_in_lead_there(name):
    assert Client().get(reverse(name))["Location"] == SIGN_IN


def test_signing_out_takes_a_post(sign_in):
    client = sign_in(make_account())
    assert client.get("/konto/abmelden/").status_code == 200
    assert client.get("/konto/").status_code == 200
    assert client.post("/konto/abmelden/")["Location"] == SIGN_IN
    assert client.get("/konto/")["Location"] == f"{SIGN_IN}?next=/konto/"
    assert client.get("/konto/abmelden/")["Location"] == "/"


def test_the_page_of_the_code_is_kept_nowhere():
    client, _answer, _queries = ask("neu@example.org")
    answer = client.get(CODE)
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"
    assert "unsafe-inline" not in answer["Content-Security-Policy"]


def test_an_arrival_may_be_elsewhere(code_for, monkeypatch):
    from gemeinsinn.people import arrival

    monkeypatch.setattr(arrival, "_providers", [])
    arrival.register(lambda user: "/schreibtisch/" if user.email.startswith("neu") else None)
    client, _answer, _queries = ask("neu@example.org")
    assert client.post(CODE, {"code": code_for("neu@example.org")})["Location"] == "/schreibtisch/"
    client, _answer, _queries = ask("alt@example.org")
    assert client.post(CODE, {"code": code_for("alt@example.org")})["Location"] == "/konto/"
