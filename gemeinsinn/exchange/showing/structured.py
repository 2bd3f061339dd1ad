"""A notice for machines that read pages: schema.org Demand or Offer as JSON-LD."""

import json
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString

from gemeinsinn.exchange.lifecycle.notices import is_answerable
from gemeinsinn.exchange.models import Kind, Need, Offer, Unit
from gemeinsinn.exchange.wording.phrases import kind_label

CODES = {
    Unit.KILOGRAM: "KGM",
    Unit.SQUARE_METRE: "MTK",
    Unit.HOUR: "HUR",
    Unit.PIECE: "C62",
    Unit.PERSON: "IE",
    Unit.EURO: "EUR",
}
# Closes no script element and starts no comment, whatever people write.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def structured_data(notice: Need | Offer, *, address: str, image: str) -> SafeString:
    """The content of a data block; safe inside <script type="application/ld+json">. Names no person."""
    is_open = is_answerable(notice.state, notice.until, timezone.localdate()) and notice.left != 0
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Demand" if isinstance(notice, Need) else "Offer",
        "name": notice.title,
        "description": notice.details or notice.title,
        "url": address,
        "image": image,
        "itemOffered": item(notice),
        "availability": "https://schema.org/InStock" if is_open else "https://schema.org/SoldOut",
        "areaServed": place(notice),
        "validFrom": iso(notice.published_at),
        "validThrough": iso(notice.until),
        "eligibleQuantity": quantity(notice),
        "offeredBy": organisation(notice) if isinstance(notice, Offer) else None,
    }
    told = {key: value for key, value in data.items() if value}
    return SafeString(json.dumps(told, ensure_ascii=False).translate(ESCAPES))


def item(notice: Need | Offer) -> dict[str, Any]:
    """What it is about, with its kind: a demand has no category of its own in schema.org."""
    what = "Product" if notice.kind == Kind.GOODS else "Service"
    return {"@type": what, "name": notice.title, "category": str(kind_label(notice.kind))}


def place(notice: Need | Offer) -> dict[str, Any]:
    """Town and quarter; coordinates are those of the quarter or town, no house is named."""
    if not notice.municipality:
        return {}
    address = {
        "@type": "PostalAddress", "addressLocality": str(notice.municipality), "postalCode": notice.postcode,
        "addressCountry": "DE",
    }  # fmt: skip
    return {
        "@type": "Place",
        "name": notice.place_name,
        "address": {key: value for key, value in address.items() if value},
    }


def organisation(notice: Need | Offer) -> dict[str, str]:
    return {"@type": "Organization", "name": notice.organisation.name} if notice.organisation else {}


def quantity(notice: Need | Offer) -> dict[str, Any]:
    """The whole amount with its UN/CEFACT code where there is one."""
    if notice.amount is None:
        return {}
    told: dict[str, Any] = {"@type": "QuantitativeValue", "value": notice.amount / 100}
    if notice.unit in CODES:
        told["unitCode"] = CODES[Unit(notice.unit)]
    if notice.unit_words:
        told["unitText"] = notice.unit_words
    return told


def iso(value: date | datetime | None) -> str:
    return value.isoformat() if value else ""
