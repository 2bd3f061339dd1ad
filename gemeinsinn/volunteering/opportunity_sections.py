"""What this context adds to pages of needs: the facts volunteers ask for, and the way to tell them."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.public_page import Section
from gemeinsinn.partnerships.insurance import insurance_note
from gemeinsinn.volunteering.actions.opportunities import can_be_described
from gemeinsinn.volunteering.models.opportunities import KINDS
from gemeinsinn.volunteering.queries.opportunities import opportunity_of
from gemeinsinn.volunteering.rules import can_plan
from gemeinsinn.volunteering.structured import posting_block
from gemeinsinn.volunteering.wording.opportunities import fact_lines


def insurance_words(need: Need) -> str:
    """What holds where the author says nothing of their own: the state's collective insurance, dated data."""
    state = need.municipality.state if need.municipality else ""
    language = "de" if (get_language() or "de").startswith("de") else "en"
    return insurance_note(state, on=timezone.localdate(), language=language)


def facts_of_need(notice: Need | Offer, viewer: Any) -> Section | None:
    """On the need's page: what volunteers want to know, as far as somebody has said it."""
    if not isinstance(notice, Need) or notice.kind not in KINDS:
        return None
    row = opportunity_of(notice)
    may_tell = can_be_described(notice) and can_plan(viewer, notice)
    is_known = not row._state.adding
    if not is_known and not may_tell:
        return None
    told = {
        "lines": fact_lines(row, insurance=insurance_words(notice)) if is_known else [],
        "lang": notice.language,
        "structured": posting_block(notice, row) if is_known else "",
        "tell_href": reverse("volunteering:opportunity", args=[notice.pk]) if may_tell else "",
    }
    return "volunteering/parts/facts.html", told


def tell_more(notice: Need | Offer) -> Section | None:
    """On the personal page of a need: the way to tell more. Its address lies below that page."""
    if not isinstance(notice, Need) or not can_be_described(notice):
        return None
    row = opportunity_of(notice)
    lines = [] if row._state.adding else fact_lines(row, insurance="")
    return "volunteering/parts/tell_more.html", {"lines": lines, "lang": notice.language}
