"""Who pays back more than was asked: one leaves the rest to the fund, with another the office still has to ask."""

from gemeinsinn.demo.banking import entry, remittance, statement
from gemeinsinn.demo.stage import Stage
from gemeinsinn.proof.actions.closing import settle_too_much_back
from gemeinsinn.proof.lifecycle.grants import Way
from gemeinsinn.proof.models import Grant
from gemeinsinn.treasury.actions.statements import take_statement


def pay_back(grant: Grant, cents: int, stage: Stage, *, offset: int, keeps: bool) -> None:
    """The bank tells of it on the day `offset`; where the payer means the rest as a gift, the office says so."""
    at = stage.days.moment(offset, grant.application.title)
    booking = entry(
        side="CRDT", amount=f"{cents // 100}.{cents % 100:02}", day=f"{at:%Y-%m-%d}", ref=f"B{grant.pk}",
        rest=remittance(f"Rueckzahlung {grant.commitment.reference}"),
    )  # fmt: skip
    take_statement(
        name=f"Kontoauszug {at:%d.%m.%Y}.xml", data=statement([booking]), by=stage.users["kasse@demo.example"], now=at
    )
    if keeps:
        grant.refresh_from_db()
        said = stage.days.moment(offset + 3, grant.application.title)
        settle_too_much_back(grant=grant, way=Way.KEPT, by=stage.office, now=said)
