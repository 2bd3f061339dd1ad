"""Who may be asked, how often they were, and who does not want to be."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from gemeinsinn.exchange.lifecycle.notices import State as NoticeState
from gemeinsinn.exchange.models import Need, Notice
from gemeinsinn.exchange.models import Offer as OfferRow
from gemeinsinn.matching.lifecycle.suggestions import most_a_month
from gemeinsinn.matching.models import AskCount, AskingRule, Quiet
from gemeinsinn.matching.partner import Partner, digest_of_partner, month_of
from gemeinsinn.matching.queries.willing import is_willing
from gemeinsinn.organisations.lifecycle import State as OrganisationState
from gemeinsinn.organisations.models import Organisation


def is_quiet(partner: Partner) -> bool:
    """They said that they do not want to be asked: the address, or the organisation whoever reads its mail now."""
    if partner.wish is not None and not is_willing(partner.wish):
        return True
    said = Q(partner=digest_of_partner(partner))
    if partner.organisation is not None:
        said |= Q(organisation=partner.organisation)
    return Quiet.objects.filter(said).exists()


def quiet_among(partners: Iterable[Partner]) -> set[str]:
    """The keys of those who do not want to be asked; one query."""
    known = {one.key: (digest_of_partner(one), one.organisation.pk if one.organisation else None) for one in partners}
    rows = Quiet.objects.filter(
        Q(partner__in=[digest for digest, _pk in known.values()])
        | Q(organisation__in=[pk for _digest, pk in known.values() if pk])
    ).values_list("partner", "organisation")
    digests, bodies = {row[0] for row in rows}, {row[1] for row in rows} - {None}
    return {key for key, (digest, pk) in known.items() if digest in digests or pk in bodies}


def asked_among(partners: Iterable[Partner], *, now: datetime) -> dict[str, int]:
    """How often each was asked this month, by key; one query."""
    known = {one.key: digest_of_partner(one) for one in partners}  # one person may have an offer and a wish
    rows = AskCount.objects.filter(partner__in=set(known.values()), month=month_of(now))
    counts = dict(rows.values_list("partner", "count"))
    return {key: counts[digest] for key, digest in known.items() if digest in counts}


def most_for(need: Need, partner: Partner) -> int:
    """So often a month at most: what the agency of the place says, and the partner's own; the smaller counts."""
    agencies = {need.agency_id, partner.agency.pk if partner.agency else None} - {None}
    return most_a_month(*AskingRule.objects.filter(agency__in=agencies).values_list("most_a_month", flat=True))


def most_of_agency(agency: Organisation | None) -> int:
    """What one agency allows."""
    rows = AskingRule.objects.filter(agency=agency) if agency else AskingRule.objects.none()
    return most_a_month(*rows.values_list("most_a_month", flat=True))


def may_be_asked_about(need: Need, partner: Partner) -> bool:
    """Everybody can find the partner, and the partner may read the need: one for partners only goes to firms alone."""
    if partner.wish is not None:
        return is_willing(partner.wish, need) and need.audience == Notice.Audience.PUBLIC
    if partner.organisation is not None and partner.organisation.state != OrganisationState.PUBLISHED:
        return False
    if partner.organisation is None and not _hangs(partner.offer):
        return False
    is_firm = partner.organisation is not None and partner.organisation.is_company
    return need.audience == Notice.Audience.PUBLIC or is_firm


def _hangs(offer: OfferRow | None) -> bool:
    return offer is not None and offer.state == NoticeState.PUBLISHED
