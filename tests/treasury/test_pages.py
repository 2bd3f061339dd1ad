"""The treasurer's pages: what is due, a run, the file; who may see what; the ledger as a table."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.treasury.actions.payments import mark_failed
from gemeinsinn.treasury.models import BankAccount, Payment, PaymentRun
from tests.factories.people import make_account
from tests.factories.treasury import IBAN, make_bank_account, make_commitment, make_due, make_pot, make_run, make_sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def treasurer(client):
    user = make_account(name="Jens Wolter", roles=["treasurer"])
    client.force_login(user)
    return user


def as_office(client):
    client.force_login(make_account(name="Nora Netz", roles=["office"]))


def text_of(answer):
    return answer.content.decode()


def test_paid_with_one_file_in_three_clicks_by_two_people(client, treasurer):
    make_bank_account()
    first, second = make_due(100), make_due(250, holder="Förderverein Grünes Höfchen e. V.")
    page = text_of(client.get("/schreibtisch/kasse/"))
    assert page.count("checked") == 2 and "Förderverein Grünes Höfchen e. V." in page and "350\xa0€" in page

    told = {"payments": [first.pk, second.pk], "execute_on": timezone.localdate().isoformat()}
    prepared = client.post("/schreibtisch/kasse/lauf/", told, follow=True)
    run = PaymentRun.objects.get()
    assert prepared.redirect_chain == [(f"/schreibtisch/kasse/laeufe/{run.pk}/", 302)]
    assert "Sie haben ihn vorbereitet" in text_of(prepared) and "/freigeben/" not in text_of(prepared)
    assert client.post(f"/schreibtisch/kasse/laeufe/{run.pk}/freigeben/").status_code == 403

    as_office(client)
    assert "wurde von Jens Wolter" in text_of(client.get("/schreibtisch/kasse/"))
    released = text_of(client.post(f"/schreibtisch/kasse/laeufe/{run.pk}/freigeben/", follow=True))
    assert "Die Datei bringt die Kasse zur Bank." in released and "Nummer zeigen" not in released
    assert client.post(f"/schreibtisch/kasse/laeufe/{run.pk}/datei/").status_code == 403

    client.force_login(treasurer)
    file = client.post(f"/schreibtisch/kasse/laeufe/{run.pk}/datei/")
    assert (file["Content-Type"], file["Content-Disposition"]) == (
        "application/xml; charset=utf-8", f'attachment; filename="zahlungslauf-{run.pk}.xml"',
    )  # fmt: skip
    assert b"Foerderverein Gruenes Hoefchen" in file.content
    assert "die Bank hat zu 0 von 2 geantwortet" in text_of(client.get("/schreibtisch/kasse/laeufe/"))


def test_without_an_account_of_our_own_it_is_asked_for(client, treasurer):
    payment = make_due()
    assert "von welchem Konto" in text_of(client.get("/schreibtisch/kasse/"))
    told = {"payments": [payment.pk], "execute_on": timezone.localdate().isoformat()}
    assert client.post("/schreibtisch/kasse/lauf/", told)["Location"] == "/schreibtisch/kasse/konto/"
    right = client.post("/schreibtisch/kasse/konto/", {"holder": "Netz", "iban": IBAN, "bic": "beladebe"})
    assert (right["Location"], BankAccount.objects.get().bic) == ("/schreibtisch/kasse/", "BELADEBE")
    assert "DE02 1203 0000 0000 2020 51" in text_of(client.get("/schreibtisch/kasse/konto/"))


WRONG_ACCOUNTS = [("holder", "///"), ("iban", "DE1"), ("iban", "DE03 1203 0000 0000 2020 51"), ("bic", "BELADEB")]


@pytest.mark.parametrize(("field", "typed"), WRONG_ACCOUNTS)
def test_what_no_bank_knows_is_said_at_its_field(client, treasurer, field, typed):
    told = {"holder": "Netz", "iban": IBAN, "bic": "BELADEBE"} | {field: typed}
    answer = client.post("/schreibtisch/kasse/konto/", told)
    assert (answer.status_code, list(answer.context["form"].errors), BankAccount.objects.count()) == (422, [field], 0)
    assert f'id="id_{field}_error"' in text_of(answer) and f'value="{typed}"' in text_of(answer)
    ours = make_commitment(400)
    wrong = client.post(f"/schreibtisch/kasse/zusagen/{ours.pk}/konto/", {f"konto-{name}": told[name] for name in told})
    named = list(wrong.context["payee_form"].errors) if wrong.context else []
    assert (wrong.status_code, named) == ((302, []) if field == "bic" else (422, [field]))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"payments": []}, "Bitte wählen Sie"),
        ({"execute_on": "2020-01-01"}, "vorbei"),
        ({"execute_on": "?"}, "4.12.2026"),
    ],
)
def test_a_form_that_is_not_right_keeps_what_was_ticked(client, treasurer, changes, words):
    make_bank_account()
    kept, other = make_due(), make_due()
    told = {"payments": [kept.pk], "execute_on": timezone.localdate().isoformat()} | changes
    answer = client.post("/schreibtisch/kasse/lauf/", told)
    page = text_of(answer)
    assert (answer.status_code, words in page) == (422, True)
    assert (f'value="{kept.pk}" checked' in page, f'value="{other.pk}" checked' in page) == (
        bool(told["payments"]),
        False,
    )
    assert not PaymentRun.objects.exists()


def test_what_came_back_is_paid_once_more_and_what_is_not_due_is_taken_off(client, treasurer):
    failed = make_sent([make_due()]).payments.get()
    mark_failed(payment_id=failed.pk, answer="AC04", by=None, now=timezone.now())
    assert "von der Bank abgelehnt" in text_of(client.get("/schreibtisch/kasse/"))
    client.post(f"/schreibtisch/kasse/zahlung/{failed.pk}/nochmal/")
    fresh = Payment.objects.get(state="due")
    assert fresh.end_to_end == f"{failed.end_to_end}-2"
    assert f'formaction="/schreibtisch/kasse/zahlung/{fresh.pk}/weg/"' in text_of(client.get("/schreibtisch/kasse/"))
    client.post(f"/schreibtisch/kasse/zahlung/{fresh.pk}/weg/")
    assert not Payment.objects.filter(state="due").exists()


def test_from_what_is_promised_to_what_is_due(client, treasurer):
    ours = make_commitment(400, reference="EF-2026-0042")
    assert "EF-2026-0042" in text_of(client.get("/schreibtisch/kasse/zusagen/"))
    root = f"/schreibtisch/kasse/zusagen/{ours.pk}/"
    assert "Zuerst müssen wir das Konto kennen." in text_of(client.get(root))
    wrong = client.post(f"{root}konto/", {"konto-holder": "Jule Brandt", "konto-iban": "DE1"})
    assert (wrong.status_code, "IBAN kann nicht stimmen" in text_of(wrong)) == (422, True)
    noted = text_of(client.post(f"{root}konto/", {"konto-holder": "Jule Brandt", "konto-iban": IBAN}, follow=True))
    assert "DE•• •••• 2051" in noted and 'value="400"' in noted and IBAN not in noted
    told = {"zahlung-due_on": "2026-12-01", "zahlung-form_key": str(uuid.uuid4())}
    much = client.post(f"{root}zahlung/", {"zahlung-amount": "400,01"} | told)
    assert (much.status_code, "nicht so viel zugesagt" in text_of(much)) == (422, True)
    for typed in ("-5", "1e9", "1,000.00", ""):
        refused = client.post(f"{root}zahlung/", {"zahlung-amount": typed} | told)
        assert refused.status_code == 422, typed
    for _click in range(2):  # a double click plans once
        assert client.post(f"{root}zahlung/", {"zahlung-amount": "150"} | told).status_code == 302
    assert Payment.objects.get().amount.cents == 15000
    client.post(f"{root}zahlung/", {"zahlung-amount": "250"} | told | {"zahlung-form_key": str(uuid.uuid4())})
    assert "Alles Zugesagte ist gezahlt oder geplant" in text_of(client.get("/schreibtisch/kasse/zusagen/"))
    assert "EF-2026-0042" in text_of(client.get("/schreibtisch/kasse/zusagen/?alle=on&zeichen=0042"))
    assert "Zu diesen Filtern passt nichts" in text_of(client.get("/schreibtisch/kasse/zusagen/?zeichen=0043"))
    changed = client.post(f"{root}konto/", {"konto-holder": "Verein", "konto-iban": IBAN}, follow=True)
    assert "Verein" in text_of(changed) and "EF-2026-0042" in text_of(changed)


def test_a_run_is_discarded(client, treasurer):
    run = make_run([make_due()])
    assert client.post(f"/schreibtisch/kasse/laeufe/{run.pk}/verwerfen/")["Location"] == "/schreibtisch/kasse/"
    assert Payment.objects.get().state == "due"
    assert "verworfen" in text_of(client.get(f"/schreibtisch/kasse/laeufe/{run.pk}/"))


def test_the_whole_number_is_for_the_treasurer(client, treasurer):
    payee = make_due().commitment.payee
    address = f"/schreibtisch/kasse/empfaenger/{payee.pk}/nummer/"
    assert "DE02 1203 0000 0000 2020 51" in text_of(client.post(address))
    as_office(client)
    assert client.post(address).status_code == 403


def test_the_ledger_narrowed_and_as_a_table(client, treasurer):
    pot = make_pot(1000)
    make_commitment(400, pot=pot, reference="EF-2026-0042")
    make_pot(5, name="Jugendfonds")
    page = text_of(client.get("/schreibtisch/kasse/buch/"))
    assert page.count('<th scope="row">') == 3
    assert "Budget erhalten" not in text_of(client.get("/schreibtisch/kasse/buch/?art=commit")).partition("<tbody>")[2]
    assert "Nichts hat sich bewegt" in text_of(client.get("/schreibtisch/kasse/buch/?zeichen=gibt-es-nicht"))
    assert text_of(client.get("/schreibtisch/kasse/buch/?topf=999999&art=quatsch")).count('<th scope="row">') == 3
    answer = client.get(f"/schreibtisch/kasse/buch/tabelle.csv?topf={pot.pk}")
    table = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert [line.split(";")[2:] for line in table] == [
        ["Topf", "Aktenzeichen", "Was geschah", "Von", "Nach", "Betrag"],
        ["Engagementfonds 2026", "EF-2026-0042", "zugesagt", "available", "committed", "400,00"],
        ["Engagementfonds 2026", "", "Budget erhalten", "funder", "available", "1000,00"],
    ]  # fmt: skip


def test_pages_ask_the_database_no_more_often_for_many(client, treasurer, django_assert_max_num_queries):
    pot = make_pot(100_000)
    run = make_run([make_due(1, pot=pot) for _ in range(6)])
    for _ in range(6):
        make_due(1, pot=pot)
    client.get("/schreibtisch/kasse/")  # the first page of a session notes where from
    for name, args in (("due", []), ("runs", []), ("run", [run.pk]), ("book", []), ("commitments", [])):
        with django_assert_max_num_queries(15):
            client.get(reverse(f"treasury:{name}", args=args))


def test_the_sum_is_that_of_all_also_where_not_all_are_shown(client, treasurer, monkeypatch):
    monkeypatch.setattr("gemeinsinn.treasury.views.paying.MOST", 1)
    make_due(100)
    make_due(250)
    page = text_of(client.get("/schreibtisch/kasse/"))
    assert "2 Zahlungen, insgesamt 350\xa0€." in page and page.count('name="payments"') == 1


def test_the_treasurer_finds_the_way(client, treasurer):
    assert "/schreibtisch/kasse/" in text_of(client.get("/konto/"))
    english = text_of(client.get("/en/schreibtisch/kasse/"))
    assert "Nobody waits for money" in english and "There is no pot yet." in english
