"""Funded projects of the demo on their way: receipts with drawn slips, proofs, checks, money that comes back."""

import io
from datetime import date, datetime, timedelta
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from gemeinsinn.core.documents import Checked, checked_document
from gemeinsinn.core.money import Money
from gemeinsinn.demo.applying import apply_for_grants
from gemeinsinn.demo.drawings.gallery import draw
from gemeinsinn.demo.network.payments import BIC, HOLDER, IBAN
from gemeinsinn.demo.network.proofs import PAID_BACK, PROOFS, ProofText, Slip
from gemeinsinn.demo.overpaying import pay_back
from gemeinsinn.demo.stage import Stage
from gemeinsinn.fund.models import Round
from gemeinsinn.proof.actions.changing import ask_for_time, shift_costs
from gemeinsinn.proof.actions.checking import check_proof, check_receipts
from gemeinsinn.proof.actions.evidence import add_hours, add_picture, save_receipt
from gemeinsinn.proof.actions.grants import end_runs
from gemeinsinn.proof.actions.helping import let_help
from gemeinsinn.proof.actions.reporting import hand_in, save_report
from gemeinsinn.proof.models import Grant
from gemeinsinn.proof.queries.grants import co_signers
from gemeinsinn.treasury.actions.payees import note_payee
from gemeinsinn.treasury.actions.payments import mark_paid, schedule_payment
from gemeinsinn.treasury.actions.runs import prepare_run, release_run, set_account
from gemeinsinn.ui import formats

CHECKED = {"accepted": -80, "repayment": -60, "kept": -100, "surplus": -75}  # the day of the result
ACCOUNTS = ("DE02500105170137075030", "DE02100500000054540402", "DE02300209000106531065", "DE02200505501015871393")


def prove_grants(stage: Stage, rounds: dict[str, Round]) -> None:
    """Every funded project of the past months, as far as its text says."""
    made = apply_for_grants(stage, rounds, [one.grant for one in PROOFS])
    found = {text.grant.title: Grant.objects.get(application=made[text.grant.title]) for text in PROOFS}
    pay_in_advance(stage, [found[text.grant.title] for text in PROOFS if text.until in CHECKED])
    end_runs(now=stage.days.now)
    for text in PROOFS:
        grant = found[text.grant.title]
        grant.refresh_from_db()
        keep_slips(grant, text, stage)
        if text.until == "running":
            change_plan(grant, stage)
            for signer in co_signers(grant):
                let_help(grant=grant, signatory=signer, now=stage.days.moment(-8, "help"))
        if text.pictures:
            hand_over(grant, text, stage)
        if text.until in CHECKED:
            check(grant, text, stage)
        if text.until in PAID_BACK:
            back = CHECKED[text.until] + 9
            pay_back(grant, PAID_BACK[text.until], stage, offset=back, keeps=text.until == "kept")


def pay_in_advance(stage: Stage, grants: list[Grant]) -> None:
    """What some of them got before they began, by the two who do it."""
    till, at = stage.users["kasse@demo.example"], stage.days.moment(-195, "advance")
    account = set_account(holder=HOLDER, iban=IBAN, bic=BIC, by=till, now=at)
    payments = []
    for grant, iban in zip(grants, ACCOUNTS, strict=True):
        told = {"commitment_id": grant.commitment_id, "by": till, "now": at}
        note_payee(holder=grant.application.applicant_name, iban=iban, **told)
        payments.append(schedule_payment(amount=grant.awarded, due_on=stage.days.day(-195), **told))
    run = prepare_run(
        payment_ids=[one.pk for one in payments], account=account, execute_on=stage.days.day(-195), by=till, now=at
    )
    release_run(run_id=run.pk, by=stage.office, now=at + timedelta(hours=2))
    for payment in payments:
        mark_paid(payment_id=payment.pk, by=till, now=at + timedelta(days=1))


def keep_slips(grant: Grant, text: ProofText, stage: Stage) -> None:
    """Every receipt with a slip as a till would print it."""
    for offset, payee, reason, kind, cents in text.slips:
        day = stage.days.day(offset)
        save_receipt(
            grant=grant, receipt=None, day=day, payee=payee, reason=reason, amount=Money(cents), cost_type=kind,
            paper=slip((offset, payee, reason, kind, cents), day), now=stage.days.moment(offset, payee),
        )  # fmt: skip


def slip(line: Slip, day: date) -> Checked:
    """A till slip, photographed: drawn in grey on white, a little askew."""
    _offset, payee, reason, _kind, cents = line
    sheet = Image.new("RGB", (720, 900), "#d8d2c4")
    paper = Image.new("RGB", (520, 760), "#fdfcf8")
    pen = ImageDraw.Draw(paper)
    large, small = ImageFont.load_default(34), ImageFont.load_default(24)
    rows = [(payee, large), (f"{day:%d.%m.%Y}", small), ("", small), (reason, small), ("", small)]
    rows += [(f"SUMME  {formats.quantity(cents)} EUR", large), ("", small), ("Vielen Dank", small)]
    for number, (words, face) in enumerate(rows):
        pen.text((40, 60 + number * 78), words, fill="#2b2b2b", font=face)
    turned = paper.rotate(cents % 5 - 2, expand=True, fillcolor="#d8d2c4")
    sheet.paste(turned, ((720 - turned.width) // 2, (900 - turned.height) // 2))
    return photograph(sheet)


@cache
def picture(name: str) -> Checked:
    """One of the drawings as a photograph, made once however many show it."""
    return photograph(Image.open(io.BytesIO(draw(name))).convert("RGB"))


def photograph(sheet: Image.Image) -> Checked:
    """As a phone would send it."""
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=80)
    return checked_document(io.BytesIO(out.getvalue()))


def change_plan(grant: Grant, stage: Stage) -> None:
    """A shift the rules leave free, and a request that waits for the office."""
    at = stage.days.moment(-5, "shift")
    shift_costs(
        grant=grant, costs={"honorare": 220_00, "sachmittel": 180_00, "oeffentlichkeitsarbeit": 40_00},
        reason="Ein Rad mehr war zu reparieren.", now=at,
    )  # fmt: skip
    until = grant.ends + timedelta(days=21)
    reason = "Zwei Abende fielen wegen Eis aus. Wir möchten sie nachholen."
    ask_for_time(grant=grant, until=until, reason=reason, now=stage.days.moment(-2, "time"))


def hand_over(grant: Grant, text: ProofText, stage: Stage) -> None:
    """Report, hours, pictures, and in."""
    at: datetime = stage.days.moment(-5 if text.until == "handed_in" else CHECKED[text.until] - 12, text.grant.title)
    for name, alt in text.pictures:
        add_picture(grant=grant, paper=picture(name), alt=alt, rights=text.grant.name, public=True, now=at)
    for who, hours in (("A. S.", 600), ("M. K.", 450), ("3", 300)):
        add_hours(grant=grant, day=grant.ends, who=who, what="Vorbereiten und aufräumen", hundredths=hours, now=at)
    what, who, changed = text.answers
    people, helpers, new = text.counts
    save_report(
        grant=grant, answers={"what": what, "who": who, "changed": changed},
        evaluation={"people": people, "helpers": helpers, "new": new}, now=at,
    )  # fmt: skip
    hand_in(grant=grant, name=text.grant.name, now=at)


def check(grant: Grant, text: ProofText, stage: Stage) -> None:
    """The office looks at everything; what was not needed is asked back."""
    at = stage.days.moment(CHECKED[text.until], text.grant.title)
    numbers = list(grant.receipts.values_list("number", flat=True))
    check_receipts(grant=grant, said=dict.fromkeys(numbers, ("ok", "")), by=stage.office, now=at)
    spent = sum(cents for *_rest, cents in text.slips)
    check_proof(
        grant=grant, recognised=Money(spent), note="Alle Belege angesehen, Bericht und Bilder passen zum Antrag.",
        words="Danke für den Bericht.", by=stage.office, now=at,
    )  # fmt: skip
