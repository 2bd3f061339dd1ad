"""What the picture of a need or an offer says."""

from typing import Any

from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.wording.phrases import kind_label, missing_of, missing_words, place_words


def picture_words(notice: Need | Offer) -> dict[str, Any]:
    """Everything the picture depends on."""
    missing = missing_of(notice)
    return {
        "kicker": " · ".join(part for part in (kind_label(notice.kind), place_words(notice)) if part),
        "title": notice.title,
        "words": missing_words(notice),
        "strips": tuple(missing["strips"]) if missing else (),
    }
