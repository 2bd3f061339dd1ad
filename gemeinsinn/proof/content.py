"""A proof of use as plain data: what is frozen when it is handed in."""

from typing import Any

from gemeinsinn.proof.models import Grant
from gemeinsinn.proof.queries.figures import Figures


def content_of(grant: Grant, figures: Figures) -> dict[str, Any]:
    """Words, figures, the list of receipts, hours and pictures, each paper by its SHA-256."""
    return {
        "reference": str(grant), "starts": str(grant.starts), "ends": str(grant.ends), "answers": grant.answers,
        "evaluation": grant.evaluation, "own": grant.own.cents, "others": grant.others.cents,
        "awarded": grant.awarded.cents, "claimed": figures.claimed,
        "figures": [
            {"type": one.key, "contract": one.contract, "planned": one.planned, "actual": one.actual}
            for one in figures.types
        ],
        "receipts": [
            {
                "number": one.number, "day": str(one.day), "payee": one.payee, "reason": one.reason,
                "cents": one.amount.cents, "type": one.cost_type, "paper": one.digest,
            }
            for one in grant.receipts.all()
        ],
        "hours": [[str(one.day), one.who, one.what, one.hundredths] for one in grant.hours.all()],
        "pictures": [
            {"alt": one.alt, "rights": one.rights, "public": one.public, "paper": one.digest}
            for one in grant.pictures.all()
        ],
    }  # fmt: skip
