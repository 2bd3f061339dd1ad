"""The applicant lets the host or a co-applicant write the proof, too, and may take that back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.fund.models import Signatory
from gemeinsinn.proof.actions.moves import locked_open, tell_signer
from gemeinsinn.proof.models import CoWriter, Grant
from gemeinsinn.proof.queries.grants import co_signers


@transaction.atomic
def let_help(*, grant: Grant, signatory: Signatory, now: datetime) -> CoWriter:
    """From now on they write receipts, report, hours and pictures; a mail with their link tells them."""
    held = locked_open(grant)
    signer = co_signers(held).filter(pk=signatory.pk).first()
    if signer is None:
        raise DomainError(_("Only those who signed the application can help."))
    made, is_new = CoWriter.objects.get_or_create(grant=held, signatory=signer, defaults={"at": now})
    if is_new:
        record("proof_helper", held, now=now, part=signer.part)
        tell_signer(held, signer, "help", once=made.pk, now=now)
    return made


@transaction.atomic
def stop_help(*, grant: Grant, signatory: Signatory, now: datetime) -> None:
    """They read on, and write no more."""
    held = locked_open(grant)
    gone, _rows = CoWriter.objects.filter(grant=held, signatory=signatory).delete()
    if gone:
        record("proof_helper_gone", held, now=now, part=signatory.part)
