"""What needs and offers add to the pages of partners and projects, and to the account."""

from typing import Any

from django.urls import reverse

from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.queries.notices import needs_of_project, notices_of_organisation, own_notices
from gemeinsinn.exchange.showing.cards import notice_card
from gemeinsinn.exchange.wording.notices import TONES
from gemeinsinn.exchange.wording.phrases import missing_words, state_words
from gemeinsinn.organisations import sections as organisation_sections
from gemeinsinn.organisations.lifecycle import State as OrganisationState
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.queries import agency_of_place
from gemeinsinn.projects import sections as project_sections
from gemeinsinn.projects.models import Project

MOST_ON_A_PAGE = 6
MOST_IN_ACCOUNT = 50


def needs_and_offers(organisation: Organisation, viewer: Any) -> organisation_sections.Section | None:
    """What an organisation has on the board right now."""
    needs = [notice_card(one) for one in notices_of_organisation(viewer, organisation, Need)[:MOST_ON_A_PAGE]]
    offers = [notice_card(one) for one in notices_of_organisation(viewer, organisation, Offer)[:MOST_ON_A_PAGE]]
    if not needs and not offers:
        return None
    context = {"needs": needs, "offers": offers, "organisation": organisation}
    return organisation_sections.Section("exchange/parts/of_organisation.html", context, "wide", 40)


def ask_this_partner(organisation: Organisation, viewer: Any) -> organisation_sections.Section | None:
    """Who would like something from a business asks through the agency of its place."""
    if organisation.state != OrganisationState.PUBLISHED or organisation.kind not in Organisation.COMPANY_KINDS:
        return None
    context = {"organisation": organisation, "agency": agency_of_place(organisation)}
    return organisation_sections.Section("exchange/parts/ask_partner.html", context, "side", 80)


def needs_of_this_project(project: Project, viewer: Any) -> project_sections.Section | None:
    """What a project still needs, and what it has got."""
    cards = [notice_card(one) for one in needs_of_project(viewer, project)[: 2 * MOST_ON_A_PAGE]]
    if not cards:
        return None
    return project_sections.Section("exchange/parts/of_project.html", {"cards": cards, "project": project}, "wide", 20)


def own_rows(user: Any, model: type[Need] | type[Offer]) -> list[dict[str, Any]]:
    """One's own needs or offers in short, each with the address to its personal page."""
    noun = "need" if model is Need else "offer"
    return [
        {
            "notice": one,
            "state": state_words(one),
            "tone": TONES.get(State(one.state), "plain"),
            "missing": missing_words(one),
            "href": reverse(f"exchange:manage_{noun}", args=[one.pk]),
        }
        for one in own_notices(user, model).exclude(state=State.DRAFT)[:MOST_IN_ACCOUNT]
    ]


def my_needs(user: Any) -> tuple[str, dict[str, Any]] | None:
    """For the account page."""
    rows = own_rows(user, Need)
    return ("exchange/parts/own.html", {"rows": rows, "is_need": True}) if rows else None


def my_offers(user: Any) -> tuple[str, dict[str, Any]] | None:
    """For the account page."""
    rows = own_rows(user, Offer)
    return ("exchange/parts/own.html", {"rows": rows, "is_need": False}) if rows else None
