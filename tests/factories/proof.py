"""Grants on their way, through the real actions."""

import io
from datetime import timedelta

from django.utils import timezone
from PIL import Image

from gemeinsinn.core.documents import Checked, checked_document
from gemeinsinn.core.money import Money
from gemeinsinn.fund.actions.deciding import accept_award
from gemeinsinn.fund.models import Application
from gemeinsinn.proof.actions.checking import check_proof, check_receipts
from gemeinsinn.proof.actions.evidence import add_hours, add_picture, save_receipt
from gemeinsinn.proof.actions.reporting import hand_in, save_report
from gemeinsinn.proof.models import Grant, HandIn, HourLine, ProofPicture, Receipt, Review
from gemeinsinn.treasury.actions.booking import book
from gemeinsinn.treasury.lifecycle.ledger import Kind
from gemeinsinn.treasury.models import BankAccount
from tests.factories.documents import make_document
from tests.factories.funds import award_grant
from tests.factories.treasury import make_bank_account

COSTS = [
    {"type": "sachmittel", "what": "Tische", "cents": 30_000}, {"type": "verpflegung", "what": "Kuchen", "cents": 10_000},
]  # fmt: skip
ANSWERS = {"what": "Drei lange Tafeln.", "who": "Der ganze Block.", "changed": "Man grüßt sich."}
COUNTS = {"people": 80, "helpers": 12, "new": 5}


def running_grant(made: Application | None = None, *, now=None, **fields) -> Grant:
    """400 € in two cost types, awarded and accepted."""
    when = now or timezone.now()
    made = made or award_grant(now=when, **{"costs": COSTS} | fields)
    accept_award(application=made, typed_name="Jule Brandt", now=when)
    return Grant.objects.get(application=made)


def due_grant(*, now=None, days=1, **fields) -> Grant:
    """Its time was over so many days ago."""
    when = now or timezone.now()
    first = timezone.localdate(when) - timedelta(days=40)
    told = {"starts": first, "ends": timezone.localdate(when) - timedelta(days=days)} | fields
    grant = running_grant(now=when - timedelta(days=70), **told)
    Grant.objects.filter(pk=grant.pk).update(state="due")
    grant.refresh_from_db()
    return grant


def picture_bytes(grey=0) -> bytes:
    """A small photograph."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8), (grey, 40, 40)).save(out, "JPEG")
    return out.getvalue()


def make_photo(grey=0) -> Checked:
    """The same, looked at."""
    return checked_document(io.BytesIO(picture_bytes(grey)))


def add_receipt(grant, cents=30_000, *, number=1, now=None, **fields) -> Receipt:
    """A receipt with a paper of its own."""
    when = now or timezone.now()
    told = {
        "receipt": None, "day": timezone.localdate(when) - timedelta(days=2), "payee": f"Markt {number}", "reason": "Tische",
        "amount": Money(cents), "cost_type": "sachmittel", "paper": make_document(f"Bon {number}".encode()), "now": when,
    } | fields  # fmt: skip
    return save_receipt(grant=grant, **told)


def write_proof(grant, *, now=None, cents=(30_000, 10_000), words=b"Bon ") -> None:
    """Everything a proof needs."""
    when = now or timezone.now()
    for number, amount in enumerate(cents, 1):
        paper = make_document(words + str(number).encode())
        add_receipt(grant, amount, number=number, paper=paper, now=when)
    for grey in (1, 90, 200):
        add_picture(
            grant=grant, paper=make_photo(grey), alt="Die Tafel", rights="Jule Brandt", public=grey > 1, now=when
        )
    add_hours(grant=grant, day=grant.starts, who="J. B.", what="Aufbau", hundredths=250, now=when)
    save_report(grant=grant, answers=ANSWERS, evaluation=COUNTS, now=when)


def written_grant(*, now=None, cents=(30_000, 10_000), **fields) -> Grant:
    """Due, with everything a proof needs, not handed in yet."""
    when = now or timezone.now()
    grant = due_grant(now=when, **fields)
    write_proof(grant, now=when, cents=cents)
    return grant


def handed_grant(*, now=None, **fields) -> Grant:
    """Handed in, and with the office."""
    when = now or timezone.now()
    grant = written_grant(now=when, **fields)
    hand_in(grant=grant, name="Jule Brandt", now=when)
    grant.refresh_from_db()
    return grant


def prove(grant: Grant, *, now) -> None:
    """One row of everything a proof is made of."""
    today = timezone.localdate(now)
    Receipt.objects.create(
        grant=grant, number=1, day=today, payee="Markt", reason="Kuchen", amount=Money(500), cost_type="sachmittel",
        digest="x", at=now,
    )  # fmt: skip
    HourLine.objects.create(grant=grant, day=today, who="J. B.", what="Aufbau", hundredths=200)
    ProofPicture.objects.create(
        grant=grant, path="documents/x.sealed", digest="x", alt="Die Tafel", rights="Jule Brandt", at=now
    )
    HandIn.objects.create(grant=grant, number=1, content={"what": "x"}, digest="x", name="Jule Brandt", at=now)
    Review.objects.create(grant=grant, words="Danke", note="x", at=now)
    grant.changes.create(kind="extend", reason="Regen", at=now)


def overpaid_grant(*, by, now=None) -> Grant:
    """All 400 € were paid, 300 recognised and 120 came back: 20 more than were asked for."""
    when = now or timezone.now()
    grant = handed_grant(now=when)
    ours = grant.commitment
    if not BankAccount.objects.exists():
        make_bank_account()
    book(pot_id=ours.pot_id, kind=Kind.PAY, amount=Money(40_000), by=None, now=when, commitment=ours)
    told = {"note": "Beide gesehen.", "words": "Alkohol zahlen wir nicht.", "by": by, "now": when}
    check_receipts(grant=grant, said={1: ("ok", ""), 2: ("refused", "Alkohol")}, by=by, now=when)
    check_proof(grant=grant, recognised=Money(30_000), **told)
    book(pot_id=ours.pot_id, kind=Kind.REPAY, amount=Money(12_000), by=None, now=when, commitment=ours)
    return Grant.objects.select_related("commitment").get(pk=grant.pk)
