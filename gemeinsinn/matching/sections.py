"""What this context adds to pages of lower ones: needs that fit a partner, offers that fit a need, with the reasons."""

from typing import Any

from django.utils import timezone

from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.own_page import Section as OwnSection
from gemeinsinn.exchange.showing.cards import notice_path
from gemeinsinn.exchange.wording.phrases import kind_label
from gemeinsinn.matching.fit import Fit
from gemeinsinn.matching.partner import Partner
from gemeinsinn.matching.queries.fits import fits_for_need, needs_that_fit
from gemeinsinn.matching.queries.gathering import listed_body
from gemeinsinn.matching.wording.fits import reasons_to_partner, reasons_to_seeker
from gemeinsinn.organisations.lifecycle import State as OrganisationState
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.queries import organisations_of
from gemeinsinn.organisations.rules import works_for
from gemeinsinn.organisations.sections import Section

SHOWN = 4
MOST_BODIES = 3


def row_of(fit: Fit, notice: Need | Offer, reasons: list[str]) -> dict[str, Any]:
    """One line: what, where, why."""
    return {
        "href": notice_path(notice),
        "title": notice.title,
        "lang": notice.language,
        "kind": notice.kind,
        "kind_label": kind_label(notice.kind),
        "why": " · ".join(reasons),
    }


def need_rows(partner: Partner, viewer: Any) -> list[dict[str, Any]]:
    """Needs for a partner."""
    fits = needs_that_fit(partner, now=timezone.now(), viewer=viewer, most=SHOWN)
    return [row_of(fit, fit.need, reasons_to_partner(fit)) for fit in fits]


def fits_your_body(organisation: Organisation, viewer: Any) -> Section | None:
    """On an organisation's own page, for its own people alone."""
    if organisation.kind == Organisation.Kind.AGENCY or organisation.state != OrganisationState.PUBLISHED:
        return None
    if not works_for(viewer, organisation):
        return None
    rows = need_rows(Partner(organisation), viewer)
    return Section("matching/parts/fits.html", {"told": {"rows": rows}}, place="main", order=10) if rows else None


def fits_your_bodies(user: Any) -> tuple[str, dict[str, Any]] | None:
    """In the account of somebody who works for organisations that give."""
    bodies = organisations_of(user).filter(state=OrganisationState.PUBLISHED).exclude(kind=Organisation.Kind.AGENCY)
    found: dict[str, dict[str, Any]] = {}
    for body in bodies.select_related("contact", "agency").order_by("pk")[:MOST_BODIES]:
        if works_for(user, body) and body.gives_kinds:
            found |= {row["href"]: row for row in need_rows(Partner(body), user)}
    return ("matching/parts/fits.html", {"told": {"rows": list(found.values())[:SHOWN]}}) if found else None


def fits_this_notice(notice: Need | Offer) -> OwnSection | None:
    """On the personal page of an offer the needs it fits, on that of a need the offers; only while it hangs."""
    if notice.state != State.PUBLISHED or notice.left == 0:
        return None
    if isinstance(notice, Offer):
        viewer = notice.contact.user if notice.contact and notice.contact.user else None
        rows = need_rows(Partner(listed_body(notice.organisation), notice), viewer)
        return ("matching/parts/fits.html", {"rows": rows, "what": "needs"}) if rows else None
    fits = [fit for fit in fits_for_need(notice, now=timezone.now()) if fit.partner.offer is not None][:SHOWN]
    rows = [row_of(fit, fit.partner.offer, reasons_to_seeker(fit)) for fit in fits if fit.partner.offer is not None]
    return ("matching/parts/fits.html", {"rows": rows, "what": "offers"}) if rows else None
