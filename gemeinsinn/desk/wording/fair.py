"""The plan of a fair in words: who goes to whom, why, and how good a choice it is for both."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinsinn.desk.wording.suggestions import Handles, staff_name
from gemeinsinn.exchange.wording.phrases import kind_label, missing_words
from gemeinsinn.matching.engine.allocation import Assigned
from gemeinsinn.matching.fit import Fit
from gemeinsinn.matching.queries.fairs import Fair
from gemeinsinn.matching.wording.fits import reasons_at_desk


def heads() -> list[str]:
    """Of the table on the page."""
    return [_("Need"), _("Partner"), _("Why"), _("By hand")]


def pair_row(one: Assigned, fit: Fit, fair: Fair, handles: Handles) -> dict[str, Any]:
    """One pair."""
    return {
        "need": fit.need.title,
        "need_url": reverse("desk:ideas", args=[fit.need.pk]),
        "kind": fit.need.kind,
        "kind_label": kind_label(fit.need.kind),
        "missing": missing_words(fit.need),
        "partner": staff_name(fit.partner, handles),
        "offer": fit.partner.offer.title if fit.partner.offer else "",
        "why": why_words(fit),
        "choice": choice_words(one, fair, handles),
    }


def why_words(fit: Fit) -> str:
    """Reasons on one line."""
    return " · ".join(line.text for line in reasons_at_desk(fit))


def choice_words(one: Assigned, fair: Fair, handles: Handles) -> str:
    """How good a choice it is for the need, and why not a better one."""
    if one.pinned:
        return _("held by hand")
    if one.instead is None:
        return ngettext("the only one that fits", "the best of %(n)s that fit", one.choices_of_need) % {
            "n": one.choices_of_need
        }
    return _("choice %(rank)s of %(n)s: %(better)s does more good elsewhere") % {
        "rank": one.rank_for_need, "n": one.choices_of_need, "better": staff_name(fair.partners[one.instead], handles),
    }  # fmt: skip


def left_rows(fair: Fair, handles: Handles) -> dict[str, Any]:
    """Who is left without."""
    return {
        "without": [
            {"title": fair.needs[row].title, "href": reverse("desk:ideas", args=[fair.needs[row].pk])}
            for row in fair.plan.without
        ],
        "idle": [
            {"title": staff_name(fair.partners[column], handles), "offer": offer_title(fair, column)}
            for column in fair.plan.idle
        ],
    }


def offer_title(fair: Fair, column: int) -> str:
    """The offer of a partner, "" for a profile."""
    offer = fair.partners[column].offer
    return offer.title if offer is not None else ""


def csv_heads() -> list[str]:
    """Of the file."""
    return [_("Need"), _("Kind"), _("Missing"), _("Partner"), _("Offer"), _("Why"), _("Choice")]


def csv_row(one: Assigned, fit: Fit, fair: Fair, handles: Handles) -> Iterable[str]:
    """One line of the file."""
    row = pair_row(one, fit, fair, handles)
    return [str(row[name]) for name in ("need", "kind_label", "missing", "partner", "offer", "why", "choice")]
