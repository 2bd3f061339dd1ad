"""Passkeys, the app, recovery codes, and who must have one."""

import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.people import second_factor
from gemeinsinn.people.models import User
from gemeinsinn.people.second_factor import has_second_factor, lacks_second_factor, needs_second_factor
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db
SIGN_IN, CODE, SECOND = "/konto/anmelden/", "/konto/anmelden/code/", "/konto/anmelden/zweiter-schritt/"
GARBAGE = [
    "",
    "null",
    "7",
    "[]",
    '"x"',
    "{}",
    "{",
    '{"id": 1}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {}}',
    '{"id": "AA", "rawId": "!!", "type": "public-key", "response": {"clientDataJSON": "AA", "attestationObject": "AA"}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "clientExtensionResults": {},'
    ' "response": {"clientDataJSON": "e30", "attestationObject": "oA", "authenticatorData": "AA", "signature": "AA", "userHandle": "x"}}',
    "[" * 20_000,
]


def digits(secret):
    """What the app shows now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def with_app(user):
    """Sets up an app and recovery codes; returns the app's secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def half_signed_in(user, code_for):
    client = Client()
    client.post(SIGN_IN, {"email": user.email})
    answer = client.post(CODE, {"code": code_for(user.email)})
    return client, answer


class TestWhoNeedsOne:
    @pytest.mark.parametrize("required", [True, False])
    @pytest.mark.parametrize(
        ("kind", "needs"), [("plain", False), ("jury", True), ("office", True), ("guide", True), ("superuser", True)]
    )
    def test_people_with_a_task_where_the_portal_asks(self, settings, required, kind, needs):
        settings.REQUIRE_SECOND_FACTOR = required
        if kind == "superuser":
            user = User.objects.create_superuser("root@example.org")
        else:
            user = make_account(roles=[] if kind == "plain" else [kind])
        assert needs_second_factor(user) is (needs and required)
        assert lacks_second_factor(user) is (needs and required)
        with_app(user)
        assert has_second_factor(user)
        assert not lacks_second_factor(user)

    def test_upper_contexts_name_more(self, settings, monkeypatch):
        settings.REQUIRE_SECOND_FACTOR = True
        monkeypatch.setattr(second_factor, "_predicates", list(second_factor._predicates))

        def is_jule(user):
            return user.name == "Jule"

        second_factor.register(is_jule)
        second_factor.register(is_jule)
        assert second_factor._predicates.count(is_jule) == 1
        assert needs_second_factor(make_account(name="Jule"))
        assert not needs_second_factor(make_account(name="Maria"))
        assert not needs_second_factor(AnonymousUser())

    def test_recovery_codes_alone_are_none(self):
        user = make_account()
        RecoveryCodes.activate(user)
        assert not has_second_factor(user)


class TestGuard:
    @pytest.fixture(autouse=True)
    def required(self, settings):
        settings.REQUIRE_SECOND_FACTOR = True

    def test_nothing_opens_before_it_is_set_up(self, sign_in):
        user = make_account(roles=["office"])
        client = sign_in(user)
        for path in ("/schreibtisch/", "/bedarfe/", "/", "/partner/"):
            answer = client.get(path)
            assert (answer.status_code, answer["Location"]) == (302, "/konto/sicherheit/")
        assert client.post("/bedarfe/")["Location"] == "/konto/sicherheit/"
        assert client.get("/en/bedarfe/")["Location"] == "/en/konto/sicherheit/"
        page = client.get("/konto/sicherheit/")
        assert page.status_code == 200
        assert "richten Sie bitte einen zweiten Schritt ein" in page.content.decode()
        for path in ("/konto/", "/konto/sicherheit/app/", "/konto/abmelden/", "/gesundheit/"):
            assert client.get(path).status_code == 200
        with_app(user)
        assert client.get("/orte/vorschlaege/").status_code == 200

    def test_everybody_else_goes_where_they_like(self, sign_in):
        for user in (make_account(), make_account(roles=[])):
            assert sign_in(user).get("/orte/vorschlaege/").status_code == 200
        assert Client().get("/orte/vorschlaege/").status_code == 200

    def test_those_who_are_fine_are_asked_once_a_minute(self, sign_in, django_assert_max_num_queries):
        client = sign_in(make_account())
        client.get("/orte/vorschlaege/")
        with django_assert_max_num_queries(2):  # the session and the account
            client.get("/orte/vorschlaege/")

    def test_the_last_factor_of_a_task_stays(self, sign_in):
        user = make_account(roles=["office"])
        with_app(user)
        client = sign_in(user, by="mfa")
        answer = client.post("/konto/sicherheit/app/entfernen/")
        assert "Richten Sie zuerst einen anderen ein" in answer.content.decode()
        assert has_second_factor(user)


class TestSigningIn:
    def test_the_app_s_code_is_asked_for(self, code_for):
        user = make_account()
        secret = with_app(user)
        client, answer = half_signed_in(user, code_for)
        assert answer["Location"] == SECOND
        assert client.get("/konto/").status_code == 302
        assert "Und der zweite Schritt?" in client.get(SECOND).content.decode()
        assert "Das hat nicht gepasst" in client.post(SECOND, {"code": "000"}).content.decode()
        assert client.post(SECOND, {"code": digits(secret)})["Location"] == "/konto/"
        assert client.get("/konto/").status_code == 200

    def test_a_recovery_code_works_once(self, code_for):
        user = make_account()
        with_app(user)
        code = Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()[0]
        client, _answer = half_signed_in(user, code_for)
        assert client.post(SECOND, {"code": code}).status_code == 302
        client, _answer = half_signed_in(user, code_for)
        assert client.post(SECOND, {"code": code}).status_code == 200

    def test_guessing_is_braked_per_person(self, code_for):
        user = make_account()
        with_app(user)
        client, _answer = half_signed_in(user, code_for)
        statuses = [client.post(SECOND, {"code": "000000"}).status_code for _ in range(17)]
        assert 429 in statuses[:16]
        assert statuses[-1] == 429

    @pytest.mark.parametrize("credential", GARBAGE)
    def test_a_made_up_passkey_is_wrong_and_no_fault(self, code_for, credential):
        assert Client().get("/konto/anmelden/passkey/", HTTP_ACCEPT="application/json").json().keys() == {
            "request_options"
        }
        client = Client()
        client.get("/konto/anmelden/passkey/", HTTP_ACCEPT="application/json")
        assert client.post("/konto/anmelden/passkey/", {"credential": credential})["Location"] == SIGN_IN
        user = make_account()
        with_app(user)
        client, _answer = half_signed_in(user, code_for)
        client.get(SECOND)
        assert client.post(SECOND, {"credential": credential}).status_code == 200
        assert client.get("/konto/").status_code == 302

    def test_without_a_first_step_there_is_no_second(self):
        assert Client().get(SECOND)["Location"] == SIGN_IN
        assert Client().post(SECOND, {"code": "1"})["Location"] == SIGN_IN
        assert Client().get("/konto/anmelden/passkey/")["Location"] == SIGN_IN


class TestSettingUp:
    def test_the_app(self, sign_in):
        user = make_account()
        client = sign_in(user)
        page = client.get("/konto/sicherheit/app/")
        secret = page.context["form"].secret
        assert secret in page.content.decode()
        assert client.post("/konto/sicherheit/app/", {"code": "x"}).status_code == 200
        answer = client.post("/konto/sicherheit/app/", {"code": digits(secret)})
        assert answer["Location"] == "/konto/sicherheit/notfallcodes/"
        codes = client.get("/konto/sicherheit/notfallcodes/")
        assert codes.status_code == 200
        assert len(codes.context["unused_codes"]) == 10
        text = client.get("/konto/sicherheit/notfallcodes/datei/")
        assert text.content.decode().split() == codes.context["unused_codes"]
        assert client.get("/konto/sicherheit/app/")["Location"] == "/konto/sicherheit/app/entfernen/"
        assert "eingerichtet" in client.get("/konto/sicherheit/").content.decode()

    def test_the_account_is_told_by_mail(self, sign_in, django_capture_on_commit_callbacks):
        user = make_account(email="jule@example.org", language="en")
        client = sign_in(user)
        secret = client.get("/konto/sicherheit/app/").context["form"].secret
        with django_capture_on_commit_callbacks(execute=True):
            client.post("/konto/sicherheit/app/", {"code": digits(secret)})
        mail = OutgoingMail.objects.get()
        assert (mail.to, mail.subject) == ("jule@example.org", "Your account now has an app as its second step")
        assert "127.0.0.1" not in mail.text.replace("http://127.0.0.1:8000/", "")

    def test_removing_the_app_takes_its_recovery_codes_along(self, sign_in):
        user = make_account()
        with_app(user)
        client = sign_in(user, by="mfa")
        assert client.get("/konto/sicherheit/app/entfernen/").status_code == 200
        assert client.post("/konto/sicherheit/app/entfernen/")["Location"] == "/konto/sicherheit/"
        assert not Authenticator.objects.exists()
        assert OutgoingMail.objects.get().subject.startswith("Die App ist nicht mehr")
        assert client.get("/konto/sicherheit/app/entfernen/").status_code == 404
        assert client.get("/konto/sicherheit/notfallcodes/").status_code == 404

    def test_new_recovery_codes_replace_the_old(self, sign_in, django_capture_on_commit_callbacks):
        user = make_account()
        with_app(user)
        client = sign_in(user, by="mfa")
        before = client.get("/konto/sicherheit/notfallcodes/").context["unused_codes"]
        assert client.get("/konto/sicherheit/notfallcodes/neu/").status_code == 200
        with django_capture_on_commit_callbacks(execute=True):
            client.post("/konto/sicherheit/notfallcodes/neu/")
        after = client.get("/konto/sicherheit/notfallcodes/").context["unused_codes"]
        assert not set(before) & set(after)

    def test_recovery_codes_need_something_to_recover(self, sign_in):
        page = sign_in(make_account()).post("/konto/sicherheit/notfallcodes/neu/").content.decode()
        assert "Richten Sie zuerst eins davon ein" in page

    @pytest.mark.parametrize("credential", GARBAGE)
    def test_a_made_up_passkey_is_not_set_up(self, sign_in, credential):
        client = sign_in(make_account())
        assert client.get("/konto/sicherheit/passkeys/neu/").status_code == 200
        answer = client.post(
            "/konto/sicherheit/passkeys/neu/", {"credential": credential, "name": "x", "passwordless": "on"}
        )
        assert answer.status_code == 200
        assert not Authenticator.objects.exists()

    def test_the_question_to_the_browser_is_data_and_no_script(self, sign_in):
        page = sign_in(make_account()).get("/konto/sicherheit/passkeys/neu/")
        block = (
            page.content.decode().split('<script id="passkey-data" type="application/json">')[1].split("</script>")[0]
        )
        assert json.loads(block)["creation_options"]["publicKey"]["rp"]["id"] == "testserver"

    def test_nobody_touches_another_s_passkey(self, sign_in):
        other = Authenticator.objects.create(
            user=make_account(), type="webauthn", data={"name": "fremd", "credential": {}}
        )
        client = sign_in(make_account())
        for name in ("mfa_remove_webauthn", "mfa_edit_webauthn"):
            assert client.get(reverse(name, args=[other.pk])).status_code == 404
            assert client.post(reverse(name, args=[other.pk]), {"name": "meins"}).status_code == 404
        assert Authenticator.objects.get().data["name"] == "fremd"
        assert "fremd" not in client.get("/konto/sicherheit/passkeys/").content.decode()

    def test_a_passkey_is_renamed_and_removed(self, sign_in):
        user = make_account()
        row = Authenticator.objects.create(user=user, type="webauthn", data={"name": "alt", "credential": {}})
        client = sign_in(user, by="mfa")
        assert "alt" in client.get("/konto/sicherheit/passkeys/").content.decode()
        assert client.get(reverse("mfa_edit_webauthn", args=[row.pk])).status_code == 200
        client.post(reverse("mfa_edit_webauthn", args=[row.pk]), {"name": "mein Telefon"})
        row.refresh_from_db()
        assert row.data["name"] == "mein Telefon"
        assert "mein Telefon" in client.get(reverse("mfa_remove_webauthn", args=[row.pk])).content.decode()
        client.post(reverse("mfa_remove_webauthn", args=[row.pk]))
        assert not Authenticator.objects.exists()
        assert OutgoingMail.objects.get().subject.startswith("Ein Passkey")


class TestOnceMore:
    """With a second factor, a code by e-mail is not enough to change it."""

    def test_the_app_is_asked_for(self, sign_in):
        user = make_account()
        secret = with_app(user)
        client = sign_in(user, by="code")
        page = client.get("/konto/sicherheit/app/entfernen/")["Location"]
        assert page.startswith("/konto/bestaetigen/code/?next=")
        assert client.get("/konto/bestaetigen/")["Location"].startswith("/konto/bestaetigen/code/")
        assert client.get(page).status_code == 200
        assert client.post(page, {"code": "x"}).status_code == 200
        assert client.post(page, {"code": digits(secret)})["Location"] == "/konto/sicherheit/app/entfernen/"
        assert client.get("/konto/sicherheit/app/entfernen/").status_code == 200

    def test_a_passkey_comes_first_and_the_app_is_offered(self, sign_in):
        user = make_account()
        with_app(user)
        Authenticator.objects.create(user=user, type="webauthn", data={"name": "x", "credential": {}})
        client = sign_in(user, by="code")
        assert client.get("/konto/adresse/")["Location"].startswith("/konto/bestaetigen/passkey/")
        assert client.get("/konto/bestaetigen/code/").status_code == 200

    def test_a_visitor_has_no_way_to_confirm(self):
        from gemeinsinn.people.adapters import AccountAdapter

        assert AccountAdapter().get_reauthentication_methods(AnonymousUser()) == []
