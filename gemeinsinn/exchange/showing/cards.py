"""A notice as the one card that says it all (<c-need-card>)."""

import re
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinsinn.exchange.answering import answer_path
from gemeinsinn.exchange.lifecycle.notices import is_answerable
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.wording.phrases import kind_label, missing_of, when_words
from gemeinsinn.places.away import away_words


def notice_path(notice: Need | Offer) -> str:
    """/bedarfe/<id>-<slug>/ or /angebote/<id>-<slug>/ in the current language."""
    return reverse(
        "exchange:need" if isinstance(notice, Need) else "exchange:offer", args=[notice.pk, notice.slug or "-"]
    )


def hurry_words(notice: Need | Offer) -> str:
    """What is due within three days says so."""
    if notice.until is None:
        return ""
    days = (notice.until - timezone.localdate()).days
    if days == 0:
        return _("only today")
    return ngettext("only until tomorrow", "%(n)s days left", days) % {"n": days} if 0 < days <= 3 else ""


FIRST_WORDS = 22
CUT = "…"


def who_and_what(notice: Need | Offer) -> tuple[list[tuple[str, str, str]], str]:
    """For a notice without amount and benefit, as other programs export them: who asks, and its first words."""
    by = str(notice.organisation) if notice.organisation_id else notice.organisation_name
    return ([("people", _("Who"), by)] if by else []), first_words(notice)


def first_words(notice: Need | Offer) -> str:
    """How its details begin. Where a title had to be cut the whole one stands before them, and is left out here."""
    told = notice.details
    if notice.title.endswith(CUT) and told.startswith(notice.title.removesuffix(CUT)):
        told = told.partition("\n\n")[2]
    words = Truncator(told).words(FIRST_WORDS)
    return re.sub(rf"[\s.,;:–-]*{CUT}$", f" {CUT}", words)


def yes_words(notice: Need | Offer) -> str:
    """What the button says."""
    if isinstance(notice, Offer):
        return _("We would like that")
    return _("Count me in") if notice.planned else _("Yes, we'll do it")


def notice_card(notice: Need | Offer, *, heading: str = "h3") -> dict[str, Any]:
    """What the card shows. `distance_km` is used if the query added it."""
    is_need = isinstance(notice, Need)
    name = "need" if is_need else "offer"
    distance_km = getattr(notice, "distance_km", None)
    facts = []
    if when := when_words(notice, short=True):
        facts.append(("calendar", _("When"), when))
    if notice.spot:
        facts.append(("pin", _("Where"), notice.spot))
    benefit = notice.benefit if isinstance(notice, Need) else notice.conditions
    missing = missing_of(notice)
    who, words = ([], "") if benefit or missing else who_and_what(notice)
    open_to_yes = is_answerable(notice.state, notice.until, timezone.localdate())
    return {
        "href": notice_path(notice),
        "title": notice.title,
        "lang": notice.language,
        "kind": notice.kind,
        "kind_label": kind_label(notice.kind),
        "place": notice.place_name,
        "distance": away_words(notice, distance_km),
        "facts": [*who, *facts],
        "words": words,
        "benefit": benefit,
        "benefit_label": _("What is in it for you") if is_need else _("Good to know"),
        "missing": missing,
        "yes_href": answer_path(notice) if open_to_yes else "",
        "yes_label": yes_words(notice),
        "call_href": reverse(f"exchange:call_{name}", args=[notice.pk]) if open_to_yes else "",
        "notice": hurry_words(notice),
        "heading": heading,
    }
