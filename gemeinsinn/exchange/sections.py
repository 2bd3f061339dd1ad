"""What needs and offers add to the pages of partners and projects, and to the account."""

from typing import Any

from django.urls import reverse

from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.queries.notices import notices_of_organisation, own_notices
from gemeinsinn.exchange.queries.projects import needs_of_project
from gemeinsinn.exchange.showing.cards import notice_card, notice_path
from gemeinsinn.exchange.showing.thanked import Thanked, thanked_for
from gemeinsinn.exchange.wording.notices import TONES
from gemeinsinn.exchange.wording.phrases import amount_words, missing_words, state_words
from gemeinsinn.organisations import sections as organisation_sections
from gemeinsinn.organisations.lifecycle import State as OrganisationState
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.queries import agency_of_place
from gemeinsinn.projects import sections as project_sections
from gemeinsinn.projects.lifecycle import GOING
from gemeinsinn.projects.models import Project
from gemeinsinn.projects.rules import runs_project

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
    """What a project still needs, what it has got, and for those who run it the way to ask for more."""
    standing = needs_of_project(viewer, project)
    may_write = project.state in GOING and runs_project(viewer, project)
    if not standing.missing and not standing.settled and not may_write:
        return None
    settled = standing.settled[: 2 * MOST_ON_A_PAGE]
    thanked = thanked_for([need.pk for need in settled])
    context = {
        "cards": [notice_card(one) for one in standing.missing[: 2 * MOST_ON_A_PAGE]],
        "settled": [settled_row(one, thanked.get(one.pk, [])) for one in settled],
        "write_href": reverse("projects:edit_part", args=[project.pk, "bedarf"]) if may_write else "",
    }
    return project_sections.Section("exchange/parts/of_project.html", context, "wide", 20)


def settled_row(need: Need, thanked: list[Thanked]) -> dict[str, Any]:
    """A line of "Already there": what, how much, and whom to thank if that is public."""
    return {
        "href": notice_path(need),
        "title": need.title,
        "lang": need.language,
        "amount": amount_words(need),
        "is_done": need.state == State.DONE,
        "thanked": thanked,
    }


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
