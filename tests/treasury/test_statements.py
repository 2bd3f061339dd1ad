"""The bank's answer: each line once, whatever file tells it; broken, huge, hostile and repeated files change nothing."""

from copy import deepcopy
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.money import Money
from gemeinsinn.treasury import camt as reader
from gemeinsinn.treasury.actions.booking import NotThatMuch
from gemeinsinn.treasury.actions.payments import AlreadyMoved
from gemeinsinn.treasury.actions.statements import (
    WORDS_KEPT,
    assign_line,
    dismiss_line,
    forget_lines,
    take_statement,
)
from gemeinsinn.treasury.camt import MOST_BYTES, StatementFault, read_statement
from gemeinsinn.treasury.lifecycle.statements import words_in
from gemeinsinn.treasury.models import BankFile, BankLine, Payment
from gemeinsinn.treasury.queries.ledger import commitment_balances, ledger_faults
from tests.factories.bank import Tx, camt, entry
from tests.factories.people import make_account
from tests.factories.treasury import LAND, make_due, make_sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def treasurer():
    return make_account(roles=["treasurer"], email="kasse@example.org")


@pytest.fixture(scope="module")
def built(standing):
    run = make_sent([make_due(n * 100, reference=f"EF-{n}") for n in (1, 2, 3)])
    return list(run.payments.order_by("amount"))


@pytest.fixture
def sent(built, db):
    """Three payments of 100, 200 and 300 euros in a file at the bank: EF-1, EF-2, EF-3."""
    return deepcopy(built)


def take(by, data, name="auszug.xml"):
    return take_statement(name=name, data=data, by=by, now=timezone.now())


def outcomes(file):
    return list(file.lines.order_by("pk").values_list("end_to_end", "outcome"))


def balances(payment):
    told = commitment_balances(payment.commitment_id)
    return told.committed.cents // 100, told.paid.cents // 100, told.repaid.cents // 100


@pytest.mark.parametrize("kind", reader.KINDS)
def test_paid_refused_returned_and_paid_back(treasurer, sent, kind):
    new = kind.endswith("08")
    file = take(treasurer, camt(
        entry(Tx("300.00", "EF-3", reason="AC04"), credit=True, ref="C", new=new),
        entry(Tx("100.00", "EF-1"), ref="A", new=new),
        entry(Tx("200.00", "EF-2", reason="AC01"), credit=True, ref="B", new=new),
        entry(Tx("300.00", "EF-3"), ref="D", new=new),
        entry(Tx("40.00", "NOTPROVIDED", "Rueckzahlung ef-1, danke", "Jule Brandt"), credit=True, ref="E", new=new),
        entry(Tx("7.50", "", "Kontogebühr", "Bank"), ref="F", new=new),
        entry(Tx("100.00", "EF-1"), ref="G", new=new, status="PDNG"),
        kind=kind,
    ))  # fmt: skip
    assert (file.kind, file.known) == (kind, 0)
    assert outcomes(file) == [
        ("EF-1", "paid"), ("EF-3", "paid"), ("", "other"), ("EF-3", "returned"), ("EF-2", "failed"), ("", "repaid"),
    ]  # fmt: skip
    assert [balances(payment) for payment in sent] == [(0, 60, 40), (200, 0, 0), (300, 0, 0)]
    assert list(Payment.objects.order_by("amount").values_list("state", "answer")) == [
        ("paid", ""), ("failed", "AC01"), ("returned", "AC04"),
    ]  # fmt: skip
    assert ledger_faults() == []


def test_the_same_file_twice_changes_nothing(treasurer, sent):
    data = camt(entry(Tx("100.00", "EF-1"), ref="A"))
    take(treasurer, data)
    with pytest.raises(StatementFault, match="schon eingelesen"):
        take(treasurer, data)
    assert (BankFile.objects.count(), BankLine.objects.count()) == (1, 1)


def test_what_statement_and_notification_both_tell_counts_once(treasurer, sent):
    both = [
        entry(Tx("100.00", "EF-1"), ref="A"),
        entry(Tx("20.00", text="Spende", party="Jemand"), credit=True, ref="B"),
    ]
    take(treasurer, camt(*both, kind="camt.054.001.08"))
    again = take(treasurer, camt(*both, entry(Tx("200.00", "EF-2"), ref="C")))
    assert (again.known, outcomes(again)) == (2, [("EF-2", "paid")])


def test_a_sum_without_its_parts_waits_for_them(treasurer, sent):
    txs = [Tx("100.00", "EF-1"), Tx("200.00", "EF-2")]
    whole = take(treasurer, camt(entry(*txs, ref="A", batch=2, details=False)))
    assert outcomes(whole) == [("", "batch")]
    parts = take(treasurer, camt(entry(*txs, ref="A", batch=2), kind="camt.054.001.02"))
    assert outcomes(parts) == [("EF-1", "paid"), ("EF-2", "paid")]
    assert [balances(one)[1] for one in sent] == [100, 200, 0]


def test_equal_bookings_on_one_day_are_real(treasurer):
    make_sent([make_due(1)])
    gift = entry(Tx("5.00", text="Spende", party="Jemand"), credit=True)
    first = take(treasurer, camt(gift, gift))
    assert outcomes(first) == [("", "open")] * 2
    second = take(treasurer, camt(gift, gift, gift))
    assert (second.known, len(outcomes(second))) == (2, 1)


def test_what_cannot_be_moves_nothing(treasurer, sent):
    file = take(treasurer, camt(
        entry(Tx("99.00", "EF-1"), ref="A"), entry(Tx("200.00", "EF-2"), ref="B"), entry(Tx("200.00", "EF-2"), ref="C"),
        entry(Tx("900.00", text="EF-2"), credit=True, ref="D"), entry(Tx("1.00", text="EF-1 EF-2"), credit=True, ref="E"),
    ))  # fmt: skip
    assert outcomes(file) == [
        ("EF-1", "strange"), ("EF-2", "paid"), ("EF-2", "strange"), ("", "open"), ("", "open"),
    ]  # fmt: skip
    assert [balances(one)[:2] for one in sent] == [(100, 0), (0, 200), (300, 0)]


def test_a_repayment_under_the_end_to_end_id_is_one(treasurer, sent):
    take(treasurer, camt(entry(Tx("100.00", "EF-1"), ref="A")))
    file = take(treasurer, camt(entry(Tx("30.00", "EF-1"), credit=True, ref="B")))
    assert outcomes(file) == [("EF-1", "repaid")]
    assert balances(sent[0]) == (0, 70, 30)


def open_line(treasurer, euros="30.00"):
    return take(treasurer, camt(entry(Tx(euros, text="für Oma", party="Jule Brandt"), credit=True))).lines.get()


def test_what_nobody_knows_is_assigned_or_dismissed_by_hand(treasurer, sent):
    take(treasurer, camt(entry(Tx("100.00", "EF-1"), ref="A")))
    line, now = open_line(treasurer), timezone.now()
    assert (line.party, line.text) == ("Jule Brandt", "für Oma")
    told = {"by": treasurer, "now": now}
    with pytest.raises(DomainError, match="keine Zusage"):
        assign_line(line_id=line.pk, reference="EF-9", **told)
    with pytest.raises(NotThatMuch):
        assign_line(line_id=line.pk, reference="EF-3", **told)
    line.refresh_from_db()
    assert line.outcome == "open"
    assign_line(line_id=line.pk, reference=" ef-1 ", **told)
    line.refresh_from_db()
    assert (line.outcome, line.party, line.text, str(line.commitment)) == ("repaid", "", "", "EF-1")
    assert balances(sent[0]) == (0, 70, 30)
    for act in (lambda: dismiss_line(line_id=line.pk, **told),
                lambda: assign_line(line_id=line.pk, reference="EF-1", **told)):  # fmt: skip
        with pytest.raises(AlreadyMoved):
            act()
    other = open_line(treasurer, "31.00")
    dismiss_line(line_id=other.pk, **told)
    other.refresh_from_db()
    assert (other.outcome, other.party) == ("dismissed", "")
    for act in (lambda: take(make_account(), b""), lambda: dismiss_line(line_id=1, by=make_account(), now=now)):
        with pytest.raises(NotAllowed):
            act()


def test_who_paid_is_forgotten_after_a_year(treasurer, sent):
    line, now = open_line(treasurer), timezone.now()
    assert forget_lines(now=now) == 0
    assert forget_lines(now=now + WORDS_KEPT + timedelta(days=1)) == 1
    line.refresh_from_db()
    assert (line.party, line.text, line.amount) == ("", "", Money(3000))


HOSTILE = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">&x;</Document>'
LAUGHS = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><Document>&b;</Document>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "keine vollst"), (b"<Document>", "keine vollst"), (b"\xff\xfe\x00garbage", "keine vollst"),
        (camt(entry(Tx("1.00")))[:-40], "keine vollst"), (b'<?xml version="1.0" encoding="x-no"?><a/>', "keine vollst"),
        (HOSTILE.encode(), "verweist auf andere"), (LAUGHS.encode(), "verweist auf andere"),
        (b"<html/>", "kein Kontoauszug"), (camt(kind="camt.052.001.08"), "kein Kontoauszug"),
        (b" " * (MOST_BYTES + 1), "10 MB"),
        (camt(entry(Tx("100.00", "EF-1"), ref="A"), entry(Tx("x"), total="x")), "fehlt der Betrag"),
        (camt(entry(Tx("100.00", "EF-1"), ref="A"), entry(Tx("1.001"), total="1.001")), "fehlt der Betrag"),
        (camt(entry(Tx("100.00", "EF-1"), ref="A"), entry(Tx("-1.00"))), "fehlt der Betrag"),
        (camt(entry(Tx("100.00", "EF-1"), ref="A"), entry(Tx("1.00"), day="gestern")), "fehlt der Betrag"),
        (camt(entry(Tx("1.00"))).replace(b'"EUR"', b'"USD"'), "nicht in Euro"),
        (camt(entry(Tx("1e9"), total="1e9")), "fehlt der Betrag"), (camt(entry(Tx("1,000.00"), total="1,000.00")), "fehlt der Betrag"),
        (camt(entry(Tx("0.00"), total="0.00")), "fehlt der Betrag"), (camt(entry(Tx(" "), total=" ")), "fehlt der Betrag"),
        (camt(entry(Tx("100.00", "EF-1")), iban="DE89370400440532013000"), "anderen Kontos"), (camt(iban=""), "anderen Kontos"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_taken_changes_nothing(treasurer, sent, data, words):
    with pytest.raises(StatementFault, match=words):
        take(treasurer, data)
    assert not BankFile.objects.exists() and not BankLine.objects.exists()
    assert {one.state for one in Payment.objects.all()} == {"sent"}


def test_a_file_with_too_many_entries(monkeypatch):
    monkeypatch.setattr(reader, "MOST_LINES", 2)
    with pytest.raises(StatementFault, match="zu viele"):
        read_statement(camt(*(entry(Tx("1.00")) for _ in range(3))))


def test_an_entry_may_say_nothing_but_its_sum_and_its_moment():
    bare = '<Ntry><Amt Ccy="EUR">12.5</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><DtTm>2026-11-27T10:00:00</DtTm></BookgDt><RvslInd>true</RvslInd></Ntry>'
    line = read_statement(camt(bare)).lines[0]
    assert (line.cents, line.credit, line.day.isoformat(), line.end_to_end, line.returned) == (
        1250, True, "2026-11-27", "", True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "cents"), [("12", 1200), ("+12.5", 1250), ("12.", 1200), ("12.50000", 1250), ("0.01", 1)]
)
def test_an_amount_as_banks_write_it(text, cents):
    assert [line.cents for line in read_statement(camt(entry(Tx(text), total=text))).lines] == [cents]


def test_which_words_could_be_a_reference():
    assert words_in("Rückz. ef-2026-0042, danke.") == {
        "ckz", "CKZ", "ef-2026-0042", "EF-2026-0042", "danke", "DANKE",
    }  # fmt: skip


def test_by_command(treasurer, sent, tmp_path, capsys):
    path = tmp_path / "auszug.xml"
    path.write_bytes(camt(entry(Tx("100.00", "EF-1"), ref="A")))
    call_command("import", "camt", str(path), by="Kasse@example.org")
    assert "2026-11-27 -100.00 EUR EF-1 paid" in capsys.readouterr().out
    for arguments, words in (((str(path), "--by", "kasse@example.org"), "schon eingelesen"),
                             ((str(path), "--by", "x@example.org"), "Nobody"),
                             ((str(tmp_path / "no.xml"), "--by", "kasse@example.org"), "cannot be read")):  # fmt: skip
        with pytest.raises((CommandError, SystemExit)) as refused:
            call_command("import", "camt", *arguments)
        assert words in str(refused.value) + capsys.readouterr().err


def test_the_page(client, treasurer, sent):
    client.force_login(treasurer)
    upload = tmp_upload(
        camt(entry(Tx("100.00", "EF-1"), ref="A"), entry(Tx("30.00", text="für Oma", party="Jule B."), credit=True))
    )
    page = client.post("/schreibtisch/kasse/auszug/", {"file": upload}, follow=True)
    told = page.content.decode()
    assert "gezahlt" in told and "noch weiß niemand, wofür" in told and "EF-1" in told
    assert "1 Betrag ist eingegangen" in client.get("/schreibtisch/kasse/").content.decode()
    line = BankLine.objects.get(outcome="open")
    wrong = client.post(f"/schreibtisch/kasse/eingang/{line.pk}/", {"reference": "EF-9"})
    assert (wrong.status_code, "keine Zusage" in wrong.content.decode()) == (422, True)
    client.post(f"/schreibtisch/kasse/eingang/{line.pk}/", {"reference": "EF-1"})
    line.refresh_from_db()
    assert line.outcome == "repaid"
    bad = client.post("/schreibtisch/kasse/auszug/", {"file": tmp_upload(b"<x")})
    assert (bad.status_code, "keine vollständige XML-Datei" in bad.content.decode()) == (422, True)
    assert client.post("/schreibtisch/kasse/auszug/", {}).status_code == 422
    large = client.post("/schreibtisch/kasse/auszug/", {"file": tmp_upload(b" " * (MOST_BYTES + 1))})
    assert (large.status_code, "10 MB" in large.content.decode()) == (422, True)
    other = take(treasurer, camt(entry(Tx("5.00", text="x"), credit=True))).lines.get()
    client.post(f"/schreibtisch/kasse/eingang/{other.pk}/weg/")
    other.refresh_from_db()
    assert other.outcome == "dismissed"


def tmp_upload(data):

    return SimpleUploadedFile("auszug.xml", data, "application/xml")


def test_the_account_is_the_networks_own(sent):
    assert read_statement(camt(entry(Tx("1.00")))).ibans == {LAND}
