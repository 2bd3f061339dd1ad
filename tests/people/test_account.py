"""/konto/: profile, address, data, the way out."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db.models import ProtectedError, Q
from django.test import Client
from django.utils import timezone

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.core.errors import DomainError
from gemeinsinn.people import personal_data, sections
from gemeinsinn.people.actions import record_consent
from gemeinsinn.people.actions.address import change_address
from gemeinsinn.people.actions.leaving import anonymise_contacts, close_account
from gemeinsinn.people.models import AddressCode, Consent, Contact, NetworkRole, User
from tests.factories.people import make_account, make_confirmed_contact

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
PAGES = [
    "",
    "profil/",
    "adresse/",
    "adresse/code/",
    "daten/",
    "schliessen/",
    "sitzungen/",
    "sicherheit/",
    "bestaetigen/",
]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_page_of_the_account_asks_visitors_to_sign_in(page, prefix):
    answer = Client().get(f"{prefix}/konto/{page}")
    assert answer.status_code == 302
    assert answer["Location"].startswith(f"{prefix}/konto/anmelden/?next=")


def test_the_page_says_who_i_am(sign_in):
    client = sign_in(make_account(name="Jule Brandt", email="jule@example.org", phone="0345 1", roles=["jury"]))
    page = client.get("/konto/").content.decode()
    for words in ("Guten Tag, Jule Brandt", "jule@example.org", "0345 1", "Fachjury", "Hier ist noch nichts"):
        assert words in page
    assert "no-store" in client.get("/konto/")["Cache-Control"]


def test_upper_contexts_add_sections(sign_in, monkeypatch):
    monkeypatch.setattr(sections, "_providers", [])

    def provider(user):
        return ("people/closed.html", {"is_demo": "x"}) if user.name == "Jule" else None

    sections.register(provider)
    sections.register(provider)
    assert len(sections.sections_for(make_account(name="Jule"))) == 1
    assert sections.sections_for(make_account(name="Maria")) == []
    page = sign_in(make_account(name="Jule")).get("/konto/").content.decode()
    assert "Danke, dass Sie da waren" in page
    assert "&lt;h1" not in page


def test_name_phone_and_language(sign_in):
    user = make_account(name="")
    client = sign_in(user)
    assert "Wir kennen Ihren Namen noch nicht" in client.get("/konto/").content.decode()
    answer = client.post(
        "/konto/profil/", {"name": " Jule \u202e Brandt ", "phone": "0345/200 34 56", "language": "en"}
    )
    assert answer["Location"] == "/konto/"
    user.refresh_from_db()
    assert (user.name, user.phone, user.language) == ("Jule Brandt", "0345 2003456", "en")
    assert client.get("/konto/profil/").status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"language": "fr"},
        {"language": "ls"},
        {"language": ""},
        {"name": "x" * 121},
        {"phone": "1" * 41},
        {"phone": "abc"},
    ],
)
def test_what_does_not_fit_is_named_and_changes_nothing(sign_in, wrong):
    user = make_account(name="Alt")
    answer = sign_in(user).post("/konto/profil/", {"name": "Neu", "phone": "", "language": "de"} | wrong)
    assert answer.status_code == 422
    user.refresh_from_db()
    assert user.name == "Alt"


class TestAddress:
    def test_the_new_address_answers_and_the_old_one_is_told(self, sign_in, code_for):
        user = make_account(email="alt@example.org")
        mine = make_confirmed_contact(email="alt@example.org")
        Contact.objects.filter(pk=mine.pk).update(user=user)
        free = make_confirmed_contact(email="neu@example.org")
        client = sign_in(user)
        assert client.post("/konto/adresse/", {"email": "Neu@Example.org"})["Location"] == "/konto/adresse/code/"
        user.refresh_from_db()
        assert user.email == "alt@example.org"
        assert "neu@example.org" in client.get("/konto/adresse/code/").content.decode()
        answer = client.post("/konto/adresse/code/", {"code": code_for("neu@example.org")})
        assert answer["Location"] == "/konto/"
        user.refresh_from_db()
        assert user.email == "neu@example.org"
        assert list(user.emailaddress_set.values_list("email", "verified")) == [("neu@example.org", True)]
        assert set(Contact.objects.filter(user=user)) == {mine, free}
        mine.refresh_from_db()
        assert mine.email == "neu@example.org"
        assert OutgoingMail.objects.filter(to="alt@example.org").get().subject.startswith("Ihr Konto ist")
        assert Event.objects.filter(verb="address_changed").count() == 1

    def test_an_address_with_an_account_of_its_own_is_refused_only_after_the_code(self, sign_in, code_for):
        make_account(email="schon@example.org")
        user = make_account(email="alt@example.org")
        client = sign_in(user)
        known = client.post("/konto/adresse/", {"email": "schon@example.org"})
        unknown = sign_in(user).post("/konto/adresse/", {"email": "nie@example.org"})
        assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
        answer = client.post("/konto/adresse/code/", {"code": code_for("schon@example.org")})
        assert answer.status_code == 409
        user.refresh_from_db()
        assert user.email == "alt@example.org"

    def test_a_wrong_code_changes_nothing(self, sign_in):
        user = make_account(email="alt@example.org")
        client = sign_in(user)
        client.post("/konto/adresse/", {"email": "neu@example.org"})
        assert client.post("/konto/adresse/code/", {"code": "x"}).status_code == 422
        assert client.post("/konto/adresse/code/", {"code": ""}).status_code == 422
        user.refresh_from_db()
        assert user.email == "alt@example.org"

    def test_a_code_asked_for_by_another_account_does_not_count(self, sign_in, code_for):
        one, two = make_account(email="eins@example.org"), make_account(email="zwei@example.org")
        first, second = sign_in(one), sign_in(two)
        first.post("/konto/adresse/", {"email": "neu@example.org"})
        session = second.session
        session["people.address"] = first.session["people.address"]
        session.save()
        assert second.post("/konto/adresse/code/", {"code": code_for("neu@example.org")}).status_code == 410
        two.refresh_from_db()
        assert two.email == "zwei@example.org"

    def test_no_code_no_page_and_no_address_no_mail(self, sign_in):
        client = sign_in(make_account())
        assert client.get("/konto/adresse/code/")["Location"] == "/konto/adresse/"
        assert client.get("/konto/adresse/").status_code == 200
        assert client.post("/konto/adresse/", {"email": "keine"}).status_code == 422
        assert not OutgoingMail.objects.exists()

    def test_sending_is_braked(self, sign_in):
        with time_machine.travel("2026-11-20 09:01+00:00"):
            client = sign_in(make_account())
            statuses = [client.post("/konto/adresse/", {"email": "neu@example.org"}).status_code for _ in range(6)]
        assert statuses == [302] * 5 + [429]

    def test_the_same_address_is_no_change(self):
        user = make_account(email="alt@example.org")
        change_address(user=user, email=" Alt@Example.org ", now=NOW)
        assert not OutgoingMail.objects.exists()

    def test_a_taken_address_leaves_everything_as_it_was(self):
        make_account(email="schon@example.org")
        user = make_account(email="alt@example.org")
        with pytest.raises(DomainError):
            change_address(user=user, email="schon@example.org", now=NOW)
        assert user.email == "alt@example.org"
        assert user.emailaddress_set.get().email == "alt@example.org"


class TestOnceMore:
    """Before an address changes or an account closes, the session proves itself again."""

    def old_session(self, sign_in, user):
        client = sign_in(user)
        session = client.session
        for record in session["account_authentication_methods"]:
            record["at"] -= 11 * 60
        session.save()
        return client

    @pytest.mark.parametrize(
        ("method", "path"),
        [
            ("get", "/konto/adresse/"),
            ("get", "/konto/adresse/code/"),
            ("post", "/konto/adresse/"),
            ("post", "/konto/daten/datei/"),
            ("get", "/konto/schliessen/"),
            ("post", "/konto/schliessen/"),
            ("get", "/konto/sicherheit/app/"),
            ("post", "/konto/sicherheit/app/"),
            ("get", "/konto/sicherheit/app/entfernen/"),
            ("post", "/konto/sicherheit/app/entfernen/"),
            ("get", "/konto/sicherheit/notfallcodes/"),
            ("post", "/konto/sicherheit/notfallcodes/neu/"),
            ("get", "/konto/sicherheit/notfallcodes/datei/"),
            ("get", "/konto/sicherheit/passkeys/neu/"),
            ("post", "/konto/sicherheit/passkeys/neu/"),
            ("post", "/konto/sicherheit/passkeys/1/entfernen/"),
            ("post", "/konto/sicherheit/passkeys/1/name/"),
        ],
    )
    def test_a_stale_session_is_asked(self, sign_in, method, path):
        client = self.old_session(sign_in, make_account())
        answer = getattr(client, method)(path)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/konto/bestaetigen/?next=")
        assert User.objects.count() == 1

    def test_with_the_code_it_goes_on(self, sign_in, code_for, settings):
        settings.DEMO_CODE = "123456"
        user = make_account(email="jule@example.org")
        client = self.old_session(sign_in, user)
        page = "/konto/bestaetigen/?next=/konto/adresse/"
        asked = client.get(page).content.decode()
        assert "Sind Sie es noch" in asked and "Code an jule@<wbr>example.org schicken" in asked  # as wide as a phone
        assert (
            client.post(page, {"send": "1", "next": "/konto/adresse/"})["Location"]
            == "/konto/bestaetigen/?next=%2Fkonto%2Fadresse%2F"
        )
        sent = client.get(page).content.decode()
        assert 'name="code"' in sent and "123456" not in sent  # the demo's code is good for the demo's own accounts
        assert client.post(page, {"code": "x", "next": "/konto/adresse/"}).status_code == 422
        assert client.post(page, {"code": "", "next": "/konto/adresse/"}).status_code == 422
        answer = client.post(page, {"code": code_for("jule@example.org"), "next": "/konto/adresse/"})
        assert answer["Location"] == "/konto/adresse/"
        assert client.get("/konto/adresse/").status_code == 200

    def test_the_demo_names_its_code_to_its_own_accounts(self, sign_in, settings):
        settings.DEMO_CODE = "123456"
        client = self.old_session(sign_in, make_account(email="netz@demo.example"))
        client.post("/konto/bestaetigen/", {"send": "1"})
        assert "der Code der Vorführung, 123456" in client.get("/konto/bestaetigen/").content.decode()

    def test_a_form_sent_in_between_is_taken_up(self, sign_in, code_for):
        user = make_account(email="jule@example.org")
        client = self.old_session(sign_in, user)
        page = client.post("/konto/adresse/", {"email": "neu@example.org"})["Location"]
        client.post(page, {"send": "1"})
        answer = client.post(page, {"code": code_for("jule@example.org")})
        assert answer["Location"] == "/konto/adresse/code/"
        assert OutgoingMail.objects.filter(to="neu@example.org").exists()

    def test_three_wrong_codes_end_it_and_foreign_pages_are_not_gone_to(self, sign_in, code_for):
        user = make_account(email="jule@example.org")
        client = self.old_session(sign_in, user)
        page = "/konto/bestaetigen/?next=https://evil.example/"
        assert client.post(page, {"send": "1"})["Location"] == "/konto/bestaetigen/"
        assert [client.post(page, {"code": "x"}).status_code for _ in range(3)] == [422, 422, 410]
        client.post(page, {"send": "1"})
        assert client.post(page, {"code": code_for("jule@example.org")})["Location"] == "/konto/"

    def test_the_code_of_another_account_does_not_count(self, sign_in, code_for):
        one, two = make_account(email="eins@example.org"), make_account(email="zwei@example.org")
        first, second = self.old_session(sign_in, one), self.old_session(sign_in, two)
        first.post("/konto/bestaetigen/", {"send": "1"})
        session = second.session
        session["people.once_more"] = first.session["people.once_more"]
        session.save()
        assert second.post("/konto/bestaetigen/", {"code": code_for("eins@example.org")}).status_code == 410

    def test_mails_and_tries_are_braked(self, sign_in):
        with time_machine.travel("2026-11-20 09:01+00:00"):
            client = self.old_session(sign_in, make_account())
            assert [client.post("/konto/bestaetigen/", {"send": "1"}).status_code for _ in range(6)] == [302] * 5 + [
                429
            ]


class TestData:
    def test_the_file_holds_what_is_held(self, sign_in):
        user = make_account(name="Jule Brandt", email="jule@example.org", phone="0345 1", roles=["jury"])
        contact = make_confirmed_contact(name="Jule B.", email="jule@example.org")
        Contact.objects.filter(pk=contact.pk).update(user=user)
        record_consent(contact=contact, purpose="publicity", wording="Ja.", now=NOW)
        make_confirmed_contact(name="Fremd", email="fremd@example.org")
        client = sign_in(user)
        client.get("/konto/")
        assert client.get("/konto/daten/").status_code == 200
        assert client.get("/konto/daten/datei/").status_code == 405
        answer = client.post("/konto/daten/datei/")
        assert answer["Content-Disposition"] == 'attachment; filename="gemeinsinn.json"'
        found = json.loads(answer.content)["account"]
        assert (found["name"], found["email"], found["phone"], found["language"]) == (
            "Jule Brandt",
            "jule@example.org",
            "0345 1",
            "de",
        )
        assert [task["role"] for task in found["tasks"]] == ["jury"]
        [mine] = found["contacts"]
        assert (mine["name"], mine["consents"][0]["wording"]) == ("Jule B.", "Ja.")
        assert "Fremd" not in answer.content.decode()

    def test_upper_contexts_add_their_parts_and_erase_first(self, monkeypatch):
        erased = []
        monkeypatch.setattr(personal_data, "_parts", {})
        user = make_account()
        personal_data.register("b", lambda who: who.email, lambda who, *, now: erased.append("b"))
        personal_data.register("a", lambda who: 1)
        personal_data.register("c", lambda who: 2, lambda who, *, now: erased.append("c"))
        assert personal_data.collect_all(user) == {"a": 1, "b": user.email, "c": 2}
        personal_data.erase_all(personal_data.person_of(user), now=NOW)
        assert erased == ["b", "c"]


class TestClosing:
    def test_closing_takes_a_tick(self, sign_in):
        client = sign_in(make_account())
        assert client.get("/konto/schliessen/").status_code == 200
        assert client.post("/konto/schliessen/").status_code == 422
        assert User.objects.count() == 1
        answer = client.post("/konto/schliessen/", {"sure": "on"})
        assert "Ihr Konto ist geschlossen" in answer.content.decode()
        assert not User.objects.exists()
        assert client.get("/konto/").status_code == 302

    def test_a_string_in_every_field_is_nowhere_afterwards(self, sign_in):
        mark = "Zirbelnuss"
        user = make_account(name=mark, email=f"{mark}@example.org", phone=mark, roles=["jury"])
        contact = make_confirmed_contact(name=mark, email=f"{mark}@example.org", phone=mark)
        Contact.objects.filter(pk=contact.pk).update(user=user)
        record_consent(contact=contact, purpose="publicity", wording=mark, now=NOW)
        make_confirmed_contact(name=mark, email=f"{mark}@Example.org".upper())
        client = sign_in(user)
        client.get("/konto/", HTTP_USER_AGENT=mark)
        client.post("/konto/adresse/", {"email": f"{mark}-neu@example.org"})
        Client().post("/konto/anmelden/", {"email": f"{mark}@example.org"})
        close_account(user=user, now=timezone.now())
        assert dump_of_everything().lower().count(mark.lower()) == 0
        assert list(Contact.objects.values_list("name", "email", "phone", "user")) == [("N. N.", "", "", None)] * 2
        assert (Consent.objects.count(), NetworkRole.objects.count(), AddressCode.objects.count()) == (0, 0, 0)

    def test_others_stay(self):
        other = make_confirmed_contact(email="andere@example.org", name="Anders")
        close_account(user=make_account(), now=NOW)
        other.refresh_from_db()
        assert other.name == "Anders"

    def test_what_must_keep_who_did_it_keeps_an_empty_row(self, monkeypatch):
        user = make_account(name="Jule", email="jule@example.org")

        def refuse(self, *args, **kwargs):
            raise ProtectedError("kept", set())

        monkeypatch.setattr(User, "delete", refuse)
        close_account(user=user, now=NOW)
        user.refresh_from_db()
        assert (user.name, user.email, user.phone, user.is_active) == (
            "",
            f"nobody-{user.pk}@invalid.example",
            "",
            False,
        )
        assert not user.emailaddress_set.exists()

    def test_contacts_can_be_anonymised_by_themselves(self):
        contact = make_confirmed_contact()
        assert anonymise_contacts(contacts=Q(pk=contact.pk)) == 1
        contact.refresh_from_db()
        assert (contact.name, contact.email) == ("N. N.", "")


def dump_of_everything():
    """Every value of every table, as one text."""
    values = []
    for model in apps.get_models():
        for row in model._default_manager.all().values():
            values += [str(value) for value in row.values()]
    values += [str(session.get_decoded()) for session in Session.objects.all()]
    return "\n".join(values)


def test_dates_of_the_future_are_no_reason_to_claim():
    contact = make_confirmed_contact(email="jule@example.org", now=NOW + timedelta(days=1))
    from gemeinsinn.people.actions import claim_contacts

    assert claim_contacts(user=make_account(email="jule@example.org"), now=NOW) == 0
    contact.refresh_from_db()
    assert contact.user is None
