"""The file a bank takes: pain.001.001.09, in the letters of the EPC set, checked against its schema before it leaves."""

from collections.abc import Iterable

from gemeinsinn.treasury.lifecycle.banking import LONGEST_NAME, LONGEST_TEXT, epc_text
from gemeinsinn.treasury.models import Payment, PaymentRun

SCHEMA = "pain.001.001.09"


def transfer_file(run: PaymentRun, rows: Iterable[tuple[Payment, str, str]]) -> tuple[bytes, str]:
    """The file and its message id. Rows are (payment, holder, whole IBAN). Raises if the schema does not allow it."""
    from sepaxml import SepaTransfer  # it reads schemas, which costs more than a page: only whoever pays loads it

    config = {
        "name": epc_text(run.account.holder, LONGEST_NAME), "IBAN": run.account.iban, "BIC": run.account.bic,
        "batch": True, "currency": "EUR",
    }  # fmt: skip
    transfer = SepaTransfer(config, schema=SCHEMA, clean=False)
    for payment, holder, iban in rows:
        transfer.add_payment(
            {
                "name": epc_text(holder, LONGEST_NAME),
                "IBAN": iban,
                "amount": payment.amount.cents,
                "execution_date": run.execute_on,
                "endtoend_id": payment.end_to_end,
                "description": epc_text(f"{payment.end_to_end} {payment.commitment.pot.name}", LONGEST_TEXT),
            }
        )
    return transfer.export(validate=True), transfer.msg_id
