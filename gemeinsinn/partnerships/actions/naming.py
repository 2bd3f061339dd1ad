"""May the giver be named on the board? What both signed decides, until the giver takes it back."""

from datetime import datetime

from gemeinsinn.partnerships.lifecycle import Side
from gemeinsinn.partnerships.models import Agreement, AgreementVersion
from gemeinsinn.partnerships.sides import contact_of
from gemeinsinn.partnerships.wording import publicity_words
from gemeinsinn.people.actions import record_consent, withdraw_consent

PURPOSE = "publicity"


def keep_naming(version: AgreementVersion, *, now: datetime) -> None:
    """Records or withdraws the giver's consent as the version that both just signed says."""
    contact = contact_of(version.agreement.response, Side.GIVER)
    if contact is None:
        return
    withdraw_consent(contact=contact, purpose=PURPOSE, now=now)
    own = not version.signatures.filter(side=Side.GIVER, on_behalf=True).exists()  # nobody says this for another
    if version.terms["publicity"] and own:
        record_consent(contact=contact, purpose=PURPOSE, wording=publicity_words(True), now=now)


def stop_naming(agreement: Agreement, side: str, *, now: datetime) -> None:
    """A side no longer wants to appear."""
    contact = contact_of(agreement.response, Side(side))
    if contact is not None:
        withdraw_consent(contact=contact, purpose=PURPOSE, now=now)
