"""Receipts, hours and pictures: added one by one while the proof is being written."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.documents import BadDocument, Checked, drop_document, store_document
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.core.text import clean_line
from gemeinsinn.proof.actions.moves import locked_open
from gemeinsinn.proof.lifecycle.grants import MOST_PICTURES, MOST_RECEIPTS
from gemeinsinn.proof.models import Grant, HourLine, ProofPicture, Receipt


class BadPaper(DomainError):
    """The photograph or PDF is missing, or stands with another receipt already."""


class StillToCome(DomainError):
    """What was paid or done was so on a day that is over."""


class Twin(DomainError):
    """There is a receipt of the same day, payee and amount; whoever means another one says so."""


@transaction.atomic
def save_receipt(
    *, grant: Grant, receipt: Receipt | None, day: date, payee: str, reason: str, amount: Money, cost_type: str,
    paper: Checked | None, twin: bool = False, now: datetime,
) -> Receipt:  # fmt: skip
    """A new receipt, or another version of one. Raises Twin, or DomainError for what cannot be."""
    held = locked_open(grant)
    if held.rules.cost_type(cost_type) is None or amount <= Money(0):
        raise DomainError(_("Please check the cost type and the amount."))
    if day > timezone.localdate(now):
        raise StillToCome(_("This day is still to come. Please check it."))
    told = {"day": day, "payee": clean_line(payee)[:120], "amount": amount}
    others = held.receipts.exclude(pk=receipt.pk if receipt is not None else 0)
    like = others.filter(**told).first()
    if like is not None and not twin:
        raise Twin(
            _("Receipt %(number)s has the same day, the same sum and the same name. Is this another one?")
            % {"number": like.number}
        )
    made = receipt or new_receipt(held, now=now)
    for name, value in told.items():
        setattr(made, name, value)
    made.reason, made.cost_type, made.twin = clean_line(reason)[:160], cost_type, like is not None
    made.verdict, made.remark = "", ""  # what was changed is looked at again
    if paper is not None:
        keep_paper(made, paper, others)
    if not made.path:
        raise BadPaper(_("Please add a photograph or a PDF of the receipt."))
    made.save()
    return made


def new_receipt(grant: Grant, *, now: datetime) -> Receipt:
    """With the next number, which no other ever had in this grant."""
    if grant.receipts.count() >= MOST_RECEIPTS:
        raise DomainError(_("So many receipts are too many for this page. Please call us."))
    number = grant.receipts.aggregate(most=Max("number"))["most"] or 0
    return Receipt(grant=grant, number=number + 1, at=now)


def keep_paper(receipt: Receipt, paper: Checked, others: Any) -> None:
    """The paper in the place of the one before; the same one counts once."""
    same = others.filter(digest=paper.digest).first()
    if same is not None:
        raise BadPaper(_("This is the same file as with receipt %(number)s.") % {"number": same.number})
    drop_document(receipt.path)
    receipt.path, receipt.suffix, receipt.digest = store_document(paper), paper.suffix, paper.digest


@transaction.atomic
def remove_receipt(*, receipt: Receipt, now: datetime) -> None:
    """Takes it away, with its paper."""
    held = locked_open(receipt.grant)
    record("receipt_removed", held, now=now, number=receipt.number)
    drop_document(receipt.path)
    receipt.delete()


@transaction.atomic
def add_hours(*, grant: Grant, day: date, who: str, what: str, hundredths: int, now: datetime) -> HourLine:
    """A line of the hours sheet. `who` is initials or a number. Raises DomainError for what cannot be."""
    held = locked_open(grant)
    if day > timezone.localdate(now) or not 0 < hundredths <= 2400:
        raise DomainError(_("Please check the day and the hours: at most 24 on one day."))
    name = clean_line(who)[:12]
    if not name:
        raise DomainError(_("Please write initials or a number."))
    made: HourLine = HourLine.objects.create(
        grant=held, day=day, who=name, what=clean_line(what)[:120], hundredths=hundredths
    )
    return made


@transaction.atomic
def remove_hours(*, line: HourLine, now: datetime) -> None:
    """Takes a line away."""
    record("hours_removed", locked_open(line.grant), now=now)
    line.delete()


@transaction.atomic
def add_picture(*, grant: Grant, paper: Checked, alt: str, rights: str, public: bool, now: datetime) -> ProofPicture:
    """A picture with what it shows and who took it. Raises DomainError."""
    held = locked_open(grant)
    if paper.suffix != "jpg":
        raise BadDocument(_("Please choose a picture: JPEG, PNG or WebP."))
    if held.pictures.filter(digest=paper.digest).exists():
        raise DomainError(_("This picture is there already."))
    if held.pictures.count() >= MOST_PICTURES:
        raise DomainError(_("Twelve pictures are enough. Take one away first."))
    said = {"alt": clean_line(alt)[:240], "rights": clean_line(rights)[:160]}
    if not all(said.values()):
        raise DomainError(_("Please say what the picture shows and who took it."))
    made: ProofPicture = ProofPicture.objects.create(
        grant=held, path=store_document(paper), digest=paper.digest, public=public, at=now, **said
    )
    return made


@transaction.atomic
def remove_picture(*, picture: ProofPicture, now: datetime) -> None:
    """Takes it away."""
    record("picture_removed", locked_open(picture.grant), now=now)
    drop_document(picture.path)
    picture.delete()
