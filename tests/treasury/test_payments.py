"""Payees, payments and runs: what is due, who releases, and that nothing is ever paid twice."""

import hashlib
import re
import time
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from gemeinsinn.activity.models import Event
from gemeinsinn.core.errors import DomainError, NoLongerThere, NotAllowed
from gemeinsinn.core.money import Money
from gemeinsinn.core.sealing import BrokenSeal, seal, unseal
from gemeinsinn.people.personal_data import person_of
from gemeinsinn.treasury import tasks
from gemeinsinn.treasury.account import collect_payees
from gemeinsinn.treasury.actions import runs
from gemeinsinn.treasury.actions.booking import NotThatMuch
from gemeinsinn.treasury.actions.commitments import release
from gemeinsinn.treasury.actions.forgetting import ACCOUNTS_KEPT, FILES_KEPT, erase_payees
from gemeinsinn.treasury.actions.payees import iban_of, note_payee, reveal_iban
from gemeinsinn.treasury.actions.payments import (
    AlreadyMoved,
    drop_payment,
    mark_failed,
    mark_paid,
    mark_returned,
    pay_again,
    schedule_payment,
)
from gemeinsinn.treasury.actions.runs import discard_run, prepare_run, release_run, set_account, take_file
from gemeinsinn.treasury.models import Commitment, Payee, Payment, PaymentRun
from gemeinsinn.treasury.queries.ledger import commitment_balances, ledger_faults
from tests.factories.people import make_account, make_confirmed_contact
from tests.factories.treasury import (
    IBAN,
    make_bank_account,
    make_commitment,
    make_due,
    make_payable,
    make_pot,
    make_run,
    make_sent,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def treasurer():
    return make_account(roles=["treasurer"])


def office():
    return make_account(roles=["office"])


def planned(payment):
    return Commitment.objects.get(pk=payment.commitment_id).planned


def states(run):
    return set(Payment.objects.filter(run=run).values_list("state", flat=True))


# Payees


def test_an_account_is_sealed_and_masked():
    payee = make_payable(holder="  Jule   Brandt ").payee
    assert (payee.holder, payee.masked_iban, str(payee)) == ("Jule Brandt", "DE•• •••• 2051", "Jule Brandt")
    assert "2020" not in payee.iban_sealed and iban_of(payee) == IBAN


def test_only_the_treasurer_sees_the_number_and_is_seen_doing_so():
    payee, me, now = make_payable().payee, treasurer(), timezone.now()
    assert reveal_iban(payee=payee, by=me, now=now) == "DE02 1203 0000 0000 2020 51"
    assert list(Event.objects.filter(verb="iban_seen").values_list("by", "at")) == [(me.pk, now)]
    with pytest.raises(NotAllowed):
        reveal_iban(payee=payee, by=office(), now=now)
    assert Event.objects.filter(verb="iban_seen").count() == 1


@pytest.mark.parametrize(
    ("holder", "iban", "reason"),
    [("Jule", "DE03120300000000202051", "IBAN"), ("", IBAN, "140"), ("x" * 141, IBAN, "140"), (" / ", IBAN, "140")],
)
def test_what_no_bank_would_take_is_refused(holder, iban, reason):
    with pytest.raises(DomainError, match=reason):
        note_payee(commitment_id=make_commitment().pk, holder=holder, iban=iban, by=None, now=timezone.now())
    assert not Payee.objects.exists()


def test_another_account_may_be_named_until_a_payment_is_on_its_way():
    payment = make_due()
    told = {"commitment_id": payment.commitment_id, "iban": IBAN, "by": None, "now": timezone.now()}
    note_payee(holder="Verein", **told)
    assert list(Payee.objects.values_list("holder", flat=True)) == ["Verein"]
    make_run([payment])
    with pytest.raises(DomainError, match="unterwegs"):
        note_payee(holder="Jemand anderes", **told)
    assert list(Payee.objects.values_list("holder", flat=True)) == ["Verein"]


def test_an_account_of_several_commitments_stays_with_the_others():
    ours, theirs = make_payable(), make_commitment()
    Commitment.objects.filter(pk=theirs.pk).update(payee=ours.payee)
    note_payee(commitment_id=theirs.pk, holder="Neu", iban=IBAN, by=None, now=timezone.now())
    assert sorted(Payee.objects.values_list("holder", flat=True)) == ["Jule Brandt", "Neu"]


def test_a_person_takes_their_account_with_them_and_the_money_stays():
    user = make_account()
    contact = make_confirmed_contact()
    contact.user = user
    contact.save()
    payment = make_due()
    Payee.objects.update(contact=contact)
    assert collect_payees(user) == [
        {"holder": "Jule Brandt", "iban": IBAN, "payments": [
            {"reference": payment.end_to_end, "euros": "400.00 EUR", "due": payment.due_on, "state": "due"}]}
    ]  # fmt: skip
    erase_payees(person_of(user), now=timezone.now())
    payee = Payee.objects.get()
    assert (payee.holder, payee.masked_iban, iban_of(payee), payee.contact) == ("N. N.", "–", "", None)
    assert planned(payment) == Money(40000)
    with pytest.raises(DomainError, match="kein Konto"):
        make_run([payment])


def test_accounts_and_files_go_when_their_time_is_over():
    now = timezone.now()
    run = make_sent([make_due(), make_due()])
    first, second = run.payments.all()
    mark_paid(payment_id=first.pk, by=None, now=now)
    tasks.forget(now=now)
    later = now + ACCOUNTS_KEPT + timedelta(days=1)
    tasks.forget(now=later)
    assert sorted(Payee.objects.values_list("holder", flat=True)) == ["Jule Brandt", "N. N."]  # one is still on its way
    mark_paid(payment_id=second.pk, by=None, now=later)
    tasks.forget(now=later + ACCOUNTS_KEPT)
    assert "Jule Brandt" in Payee.objects.values_list("holder", flat=True)  # the bank's answer counts, not the planning
    tasks.forget(now=later + ACCOUNTS_KEPT + timedelta(days=1))
    assert set(Payee.objects.values_list("holder", flat=True)) == {"N. N."}
    run.refresh_from_db()
    assert run.file_sealed
    tasks.forget(now=now + FILES_KEPT + timedelta(days=1))
    run.refresh_from_db()
    assert (run.file_sealed, len(run.file_hash)) == ("", 64)
    with pytest.raises(NoLongerThere):
        take_file(run=run, by=treasurer(), now=now)


def test_every_step_of_a_payment_says_when_it_was():
    then = timezone.now() - timedelta(days=900)
    payment, other = make_due(), make_due()
    run = make_run([payment])
    steps = [
        lambda now: discard_run(run_id=run.pk, by=treasurer(), now=now),
        lambda now: make_sent([payment]),
        lambda now: mark_failed(payment_id=payment.pk, answer="AC04", by=None, now=now),
        lambda now: pay_again(payment_id=payment.pk, due_on=TODAY(), by=None, now=now),
    ]
    for step in steps:
        Payment.objects.filter(pk__in=[payment.pk, other.pk]).update(changed_at=then)
        step(timezone.now())
        payment.refresh_from_db()
        other.refresh_from_db()
        assert payment.changed_at - then > timedelta(days=899) and other.changed_at == then


def test_a_seal_is_for_one_purpose():
    assert unseal(seal("x", label=b"one"), label=b"one") == "x"
    with pytest.raises(BrokenSeal):
        unseal(seal("x", label=b"one"), label=b"two")


# Payments


def test_what_is_due_is_set_aside_and_not_let_go():
    payment = make_due(400)
    with pytest.raises(NotThatMuch):
        schedule_payment(
            commitment_id=payment.commitment_id, amount=Money(1), due_on=TODAY(), by=None, now=timezone.now()
        )
    with pytest.raises(NotThatMuch):
        release(commitment_id=payment.commitment_id, amount=Money(1), by=None, now=timezone.now())
    assert release(commitment_id=payment.commitment_id, by=None, now=timezone.now()) == Money(0)
    drop_payment(payment_id=payment.pk, by=None, now=timezone.now())
    assert planned(payment) == Money(0)
    with pytest.raises(AlreadyMoved):
        drop_payment(payment_id=payment.pk, by=None, now=timezone.now())
    assert release(commitment_id=payment.commitment_id, by=None, now=timezone.now()) == Money(40000)


def test_instalments_bear_the_reference_and_a_number():
    ours = make_payable(400, reference="EF-2026-7777")
    for cents in (10000, 30000):
        schedule_payment(commitment_id=ours.pk, amount=Money(cents), due_on=TODAY(), by=None, now=timezone.now())
    assert list(ours.payments.order_by("pk").values_list("end_to_end", flat=True)) == ["EF-2026-7777", "EF-2026-7777-2"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [({"amount": Money(0)}, "über null"), ({"needed_by": date(2026, 4, 2), "advance_months": 2}, "2 Monate")],
)
def test_what_cannot_become_due(changes, reason):
    told = {"amount": Money(100), "due_on": date(2026, 2, 1), "by": None, "now": timezone.now()} | changes
    with pytest.raises(DomainError, match=reason):
        schedule_payment(commitment_id=make_payable().pk, **told)
    schedule_payment(commitment_id=make_payable().pk, **told | {"amount": Money(1), "needed_by": date(2026, 4, 1)})


def test_paid_failed_and_returned_end_in_the_ledger():
    now = timezone.now()
    run = make_sent([make_due(100), make_due(200), make_due(300)])
    paid, failed, returned = run.payments.order_by("amount")
    mark_paid(payment_id=paid.pk, by=None, now=now)
    mark_failed(payment_id=failed.pk, answer="AC04", by=None, now=now)
    mark_paid(payment_id=returned.pk, by=None, now=now)
    mark_returned(payment_id=returned.pk, answer="AC01", by=None, now=now)
    told = [commitment_balances(one.commitment_id) for one in (paid, failed, returned)]
    assert [(one.committed.cents, one.paid.cents) for one in told] == [(0, 10000), (20000, 0), (30000, 0)]
    assert [planned(one) for one in (paid, failed, returned)] == [Money(0)] * 3
    for mark in (mark_paid, lambda **told: mark_failed(answer="", **told)):
        with pytest.raises(AlreadyMoved):
            mark(payment_id=paid.pk, by=None, now=now)
    assert ledger_faults() == []


def test_what_came_back_is_paid_again_once_as_a_new_payment():
    now = timezone.now()
    failed = make_sent([make_due(100)]).payments.get()
    mark_failed(payment_id=failed.pk, answer="AC04", by=None, now=now)
    fresh = pay_again(payment_id=failed.pk, due_on=TODAY(), by=None, now=now)
    assert (fresh.end_to_end, fresh.state, fresh.amount) == (f"{failed.end_to_end}-2", "due", failed.amount)
    for pk in (failed.pk, fresh.pk):
        with pytest.raises(AlreadyMoved):
            pay_again(payment_id=pk, due_on=TODAY(), by=None, now=now)


# Runs


def test_one_prepares_another_releases():
    me, payments = treasurer(), [make_due(100), make_due(250)]
    run = make_run(payments, by=me)
    assert (run.state, run.count, run.total, states(run)) == ("prepared", 2, Money(35000), {"in_run"})
    with pytest.raises(NotAllowed, match="Jemand anderes"):
        release_run(run_id=run.pk, by=me, now=timezone.now())
    for nobody in (make_account(), make_account(roles=["jury", "editor"])):
        with pytest.raises(NotAllowed):
            release_run(run_id=run.pk, by=nobody, now=timezone.now())
    assert release_run(run_id=run.pk, by=office(), now=timezone.now()).state == "released"
    assert states(run) == {"sent"}
    for act in (lambda: release_run(run_id=run.pk, by=office(), now=timezone.now()),
                lambda: discard_run(run_id=run.pk, by=me, now=timezone.now())):  # fmt: skip
        with pytest.raises(AlreadyMoved):
            act()


def test_the_database_refuses_two_eyes():
    run, me = make_run([make_due()]), treasurer()
    with pytest.raises(IntegrityError), transaction.atomic():
        PaymentRun.objects.filter(pk=run.pk).update(prepared_by=me, released_by=me)


def test_a_payment_is_in_one_run():
    payment = make_due()
    run = make_run([payment])
    with pytest.raises(AlreadyMoved):
        make_run([payment, make_due()])
    assert PaymentRun.objects.count() == 1
    discard_run(run_id=run.pk, by=office(), now=timezone.now())
    assert (Payment.objects.get(pk=payment.pk).state, states(run)) == ("due", set())
    with pytest.raises(AlreadyMoved):
        release_run(run_id=run.pk, by=office(), now=timezone.now())
    make_sent([payment])
    with pytest.raises(AlreadyMoved):
        make_run([payment])


def test_who_is_nobody_here_prepares_and_discards_nothing():
    run = make_run([make_due()])
    for act in (lambda: make_run([make_due()], by=make_account(), account=run.account),
                lambda: discard_run(run_id=run.pk, by=make_account(), now=timezone.now())):  # fmt: skip
        with pytest.raises(NotAllowed):
            act()


def test_a_run_needs_payments_a_day_to_come_and_accounts():
    account, now, me = make_bank_account(), timezone.now(), treasurer()
    told = {"account": account, "by": me, "now": now}
    with pytest.raises(DomainError, match="wählen"):
        prepare_run(payment_ids=[], execute_on=TODAY(), **told)
    with pytest.raises(DomainError, match="vorbei"):
        prepare_run(payment_ids=[make_due().pk], execute_on=TODAY() - timedelta(days=1), **told)
    bare = make_commitment()
    payment = schedule_payment(commitment_id=bare.pk, amount=Money(1), due_on=TODAY(), by=None, now=now)
    with pytest.raises(DomainError, match="kein Konto bekannt"):
        prepare_run(payment_ids=[payment.pk], execute_on=TODAY(), **told)
    run = make_run([make_due()])
    with pytest.raises(DomainError, match="vorbei"):
        release_run(run_id=run.pk, by=office(), now=now + timedelta(days=2))


@pytest.mark.parametrize("changes", [{"holder": ""}, {"holder": "x" * 71}, {"iban": "DE1"}, {"bic": "BELA"}])
def test_the_account_of_the_network_must_be_one(changes):
    told = {"holder": "Netz", "iban": IBAN, "bic": "BELA DEBE", "by": office(), "now": timezone.now()}
    assert set_account(**told).bic == "BELADEBE"
    with pytest.raises(DomainError, match="IBAN und BIC"):
        set_account(**told | changes)


# The file

NS = {"p": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"}


def test_the_file_is_what_was_released_and_stays_so():
    long = "Förderverein für die Freunde des Grünen Höfchens und aller, die dort säen, ernten und feiern, in Köthen an der Ziethe e. V."
    run = make_sent([make_due(100, holder=long, reference="EF-2026-0001"), make_due(250, reference="EF-2026-0002")])
    me = treasurer()
    file = take_file(run=run, by=me, now=timezone.now())
    assert (file, hashlib.sha256(file).hexdigest()) == (take_file(run=run, by=me, now=timezone.now()), run.file_hash)
    assert Event.objects.filter(verb="run_file_taken", by=me).count() == 2
    assert "DE0212" not in run.file_sealed
    tree = ElementTree.fromstring(file)  # our own file
    found = {name: [node.text for node in tree.iterfind(f".//p:{name}", NS)] for name in
             ("MsgId", "NbOfTxs", "CtrlSum", "EndToEndId", "InstdAmt", "Nm", "Ustrd", "BICFI", "Dt")}  # fmt: skip
    assert found == {
        "MsgId": [run.message_id], "NbOfTxs": ["2", "2"], "CtrlSum": ["350.00", "350.00"],
        "EndToEndId": ["EF-2026-0001", "EF-2026-0002"], "InstdAmt": ["100.00", "250.00"],
        "Nm": ["LAGFA Sachsen-Anhalt e. V."] * 2
        + ["Foerderverein fuer die Freunde des Gruenen Hoefchens und aller, die do", "Jule Brandt"],
        "Ustrd": ["EF-2026-0001 Engagementfonds 2026", "EF-2026-0002 Engagementfonds 2026"],
        "BICFI": ["BELADEBEXXX"], "Dt": [run.execute_on.isoformat()],
    }  # fmt: skip
    with pytest.raises(NotAllowed):
        take_file(run=run, by=office(), now=timezone.now())


def test_long_names_with_umlauts_keep_to_what_german_banks_take():
    """The subset of the Deutsche Kreditwirtschaft: its letters, its lengths, no address or a structured one."""
    due = [
        make_due(100, holder=name)
        for name in ("Ü" * 140, "Frau Ağaoğlu & Söhne „Zum Ödland“ / Straße 5 – e. V. " + "ä" * 80)
    ]
    run = make_sent(due)
    file = take_file(run=run, by=make_account(roles=["treasurer"]), now=timezone.now())
    said = [element for element in ElementTree.fromstring(file).iter() if element.text and element.text.strip()]
    plain = re.compile(r"[A-Za-z0-9/\-?:().,'+ ]+")
    assert [element.tag for element in said if not plain.fullmatch(element.text)] == []
    told = {}
    for element in said:
        told.setdefault(element.tag.partition("}")[2], []).append(element.text)
    assert told["Nm"][-2:] == ["Ue" * 35, ("Frau Agaoglu + Soehne 'Zum Oedland' / Strasse 5 - e. V. " + "ae" * 20)[:70]]
    assert all(len(text) <= 70 for text in told["Nm"]) and all(len(text) <= 140 for text in told["Ustrd"])
    assert all(len(text) <= 35 for name in ("MsgId", "PmtInfId", "EndToEndId") for text in told[name])
    assert "AdrLine" not in told and not [text for text in told["EndToEndId"] if "//" in text]
    assert (told["CtrlSum"], told["NbOfTxs"]) == (["200.00"] * 2, ["2"] * 2)


def test_a_file_somebody_touched_is_not_given_out():
    run = make_sent([make_due()])
    run.file_sealed = seal("<other/>", label=runs.LABEL)
    with pytest.raises(DomainError, match="nicht das, was freigegeben wurde"):
        take_file(run=run, by=treasurer(), now=timezone.now())


def test_a_file_its_schema_does_not_allow_never_leaves(monkeypatch):
    run = make_run([make_due()])
    monkeypatch.setattr("gemeinsinn.treasury.pain.epc_text", lambda text, most: "x" * 141)
    with pytest.raises(Exception, match="validation errors"):
        release_run(run_id=run.pk, by=office(), now=timezone.now())
    run.refresh_from_db()
    assert (run.state, states(run)) == ("prepared", {"in_run"})


def test_a_thousand_payments_take_five_seconds_at_most():
    pot, payments = make_pot(100_000), []
    payee = make_payable(1, pot=pot).payee
    commitments = Commitment.objects.bulk_create(
        Commitment(pot=pot, payee=payee, reference=f"T-{n}") for n in range(1000)
    )
    account, now = make_bank_account(), timezone.now()
    run = PaymentRun.objects.create(account=account, execute_on=TODAY(), prepared_by=treasurer(), count=1000)
    payments = [
        Payment(commitment=one, amount=Money(100), due_on=TODAY(), end_to_end=one.reference, state="in_run", run=run)
        for one in commitments
    ]
    Payment.objects.bulk_create(payments)
    start = time.process_time()
    release_run(run_id=run.pk, by=office(), now=now)
    assert time.process_time() - start < 5


def test_words_for_lists():
    run = make_run([make_due(400, reference="EF-2026-0003")])
    assert (str(run.payments.get()), str(run.account), str(run)) == (
        "EF-2026-0003 400.00 EUR", "LAGFA Sachsen-Anhalt e. V., DE02 1005 0000 0054 5404 02", f"{run.pk} {run.execute_on}",
    )  # fmt: skip
