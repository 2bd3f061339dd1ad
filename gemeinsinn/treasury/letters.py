"""The letter that asks money back, with a square that fills in the transfer on a phone (EPC069-12)."""

import io
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from segno.helpers import make_epc_qr

from gemeinsinn.core.errors import DomainError
from gemeinsinn.treasury.lifecycle.banking import LONGEST_NAME, epc_text, grouped
from gemeinsinn.treasury.models import BankAccount, Demand
from gemeinsinn.treasury.queries.payments import current_account
from gemeinsinn.ui import formats
from gemeinsinn.ui.typesetting import common_data, typeset

SHEET = Path(__file__).parent / "typst" / "demand.typ"


def own_account() -> BankAccount:
    """Where money comes back to. Raises DomainError until the treasurer has said so."""
    account = current_account()
    if account is None:
        raise DomainError(_("Please note the account of the network in the treasury first."))
    return account


def transfer_square(demand: Demand) -> str:
    """Holder, account, amount and reference as a QR code (SVG): text instead of a structured reference, UTF-8."""
    account = own_account()
    code = make_epc_qr(
        name=epc_text(account.holder, LONGEST_NAME), iban=account.iban, amount=demand.amount.cents / 100,
        text=demand.commitment.reference, bic=account.bic, encoding=1,
    )  # fmt: skip
    out = io.BytesIO()
    code.save(out, kind="svg", scale=8, border=4, dark="#14251d", light="#ffffff", xmldecl=False)
    return out.getvalue().decode()


def demand_letter(demand: Demand, *, address: list[str], subject: str, language: str, again: bool = False) -> bytes:
    """The letter, or the reminder of it, as tagged PDF."""
    account, reference = own_account(), demand.commitment.reference
    with override(language):
        day = formats.span(demand.due_on, demand.due_on)
        first = _("We remind you of our demand.") if again else _("We have to ask back a part of the money.")
        rows: list[list[Any]] = [
            [_("Amount in euros"), formats.money(demand.amount)], [_("Until"), day], [_("Account holder"), account.holder],
            [_("IBAN"), grouped(account.iban)], [_("Purpose"), reference],
        ]  # fmt: skip
        return typeset(SHEET, {
            **common_data(), "words": language, "title": _("Demand for repayment %(number)s") % {"number": reference},
            "kicker": reference, "address": address,
            "heading": _("Reminder: please pay money back") if again else _("Please pay money back"),
            "paragraphs": [line for line in (subject, first, demand.reason) if line],
            "rows": [[str(label), str(words)] for label, words in rows], "head": [_("About"), _("What holds")],
            "square": transfer_square(demand),
            "square_says": _("QR code for a transfer of %(amount)s with the purpose %(reference)s") % {
                "amount": formats.money(demand.amount), "reference": reference,
            },
            "how": _("Most banking apps fill in the transfer when you point the camera at the square."),
            "footer": f"{settings.NETWORK['name']} · {reference}",
        })  # fmt: skip
