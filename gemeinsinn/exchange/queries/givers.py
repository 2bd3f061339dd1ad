"""Who has already promised a share, as far as the public may know."""

from dataclasses import dataclass

from django.db.models import F
from django.utils.translation import gettext as _

from gemeinsinn.exchange.lifecycle.responses import PROMISED
from gemeinsinn.exchange.models import Need, Offer, Response
from gemeinsinn.exchange.wording.amounts import amount_text
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.models import Consent

SHOWN_GIVERS = 6


@dataclass(frozen=True, slots=True)
class Giver:
    """One promise: how much, and from whom in words. `slug` leads to a partner's page."""

    amount: str
    who: str
    slug: str = ""


def givers_of(notice: Need | Offer) -> list[Giver]:
    """Organisations by name where they agreed to be named, others by town only. Never a person's name."""
    rows = Response.objects.filter(**{"need" if isinstance(notice, Need) else "offer": notice}, state__in=PROMISED)
    rows = rows.exclude(freed__gt=0, freed=F("amount"))  # promised, but nothing of it came
    rows = rows.select_related("organisation", "organisation__municipality").order_by("created_at", "pk")
    found = list(rows[:SHOWN_GIVERS])
    named = set(
        Consent.objects.filter(
            contact__in=[row.contact_id for row in found], purpose="publicity", withdrawn_at=None
        ).values_list("contact_id", flat=True)
    )
    return [giver_of(notice, row, named=row.contact_id in named) for row in found]


def giver_of(notice: Need | Offer, response: Response, *, named: bool) -> Giver:
    """One line of "Already in"."""
    amount = amount_text(notice, None if response.amount is None else response.held)
    organisation = response.organisation
    if organisation is not None and organisation.state == "published" and named:
        return Giver(amount, organisation.name, organisation.slug)
    return Giver(amount, anonymous_words(organisation, has_name=bool(response.organisation_name)))


def anonymous_words(organisation: Organisation | None, *, has_name: bool) -> str:
    """ "ein Betrieb aus Halle (Saale)", "eine Nachbarin oder ein Nachbar"."""
    if organisation is None:
        return _("an organisation from around here") if has_name else _("somebody from the neighbourhood")
    town = str(organisation.municipality or "")
    if organisation.is_company:
        return _("a business from %(town)s") % {"town": town} if town else _("a business from around here")
    return _("an organisation from %(town)s") % {"town": town} if town else _("an organisation from around here")
