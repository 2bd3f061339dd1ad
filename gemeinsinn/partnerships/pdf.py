"""The agreement as a tagged PDF of one page (PDF/UA-1), set by Typst from data alone."""

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from gemeinsinn.core.slugs import plain_letters
from gemeinsinn.partnerships.lifecycle import Side
from gemeinsinn.partnerships.models import Agreement, AgreementVersion, Signature
from gemeinsinn.partnerships.sides import contact_of
from gemeinsinn.partnerships.wording import ROLE_LABELS, on_behalf_words, publicity_words
from gemeinsinn.ui import formats
from gemeinsinn.ui.typesetting import common_data, typeset

SHEET = Path(__file__).parent / "typst" / "agreement.typ"


def agreement_pdf(agreement: Agreement, *, language: str = "") -> bytes:
    """The current version with its signatures, in `language` (the words of both sides stay as they wrote them)."""
    with override(language or get_language() or settings.LANGUAGE_CODE):
        data = sheet_data(agreement)
    return typeset(SHEET, data)


def sheet_data(agreement: Agreement) -> dict[str, Any]:
    """Everything on the page as plain words."""
    version = agreement.versions.latest("number")
    terms = version.terms
    signatures = {signature.side: signature for signature in version.signatures.all()}
    return {
        "title": _("Agreement: %(what)s") % {"what": terms["what"]},
        **common_data(),
        "words": agreement.response.notice.language,
        "heading": terms["what"],
        "version": version_words(version),
        "head": [_("About"), _("We agree")],
        "rows": [row for row in rows_of(terms) if row[1]],
        "notes": [[_("Insurance"), terms["insurance"]]] if terms.get("insurance") else [],
        "parties": [party_data(agreement, terms, side, signatures.get(side)) for side in (Side.GIVER, Side.SEEKER)],
        "signatures": _("Signed"),
        "closing": _(
            "Signed by typed name through a personal link. Whoever cannot keep it says so in time; "
            "after the day we ask both sides whether it worked."
        ),
        "footer": _("Agreement %(number)s · %(address)s") % {"number": agreement.pk, "address": settings.BASE_URL},
    }  # fmt: skip


def version_words(version: AgreementVersion) -> str:
    """ "Agreement, version 2 of 23 November 2026"."""
    return _("Agreement, version %(number)s of %(day)s") % {
        "number": version.number, "day": formats.span(formats.as_day(version.at), formats.as_day(version.at)),
    }  # fmt: skip


def rows_of(terms: dict[str, Any]) -> list[list[str]]:
    """Label and words, in the order people ask."""
    due = date.fromisoformat(terms["due_on"])
    return [
        [_("How much"), terms["how_much"]],
        [_("When"), terms["when"]],
        [_("Done by"), formats.span(due, due)],
        [_("Where"), terms["where"]],
        [_("What the giver gets"), terms["benefit"]],
        [_("Who organises"), terms["organiser"]],
        [_("Public"), publicity_words(terms["publicity"])],
        [_("Who helps"), terms["broker"]],
    ]


def party_data(agreement: Agreement, terms: dict[str, Any], side: Side, signature: Signature | None) -> dict[str, Any]:
    """One side: names as agreed, address as it is today, signature with its time."""
    party = terms[side]
    contact = contact_of(agreement.response, side)
    reach = [contact.phone, contact.email] if contact else []
    return {
        "role": str(ROLE_LABELS[side]),
        "name": party["organisation"] or party["name"],
        "lines": [line for line in ([party["name"]] if party["organisation"] else []) + reach if line],
        "signed": signature.typed_name if signature else "",
        "when": signed_words(signature) if signature else _("not signed yet"),
    }


def signed_words(signature: Signature) -> str:
    """ "23. November 2026, 9.30 Uhr", and that the agency signed on behalf of this side if it did."""
    day = formats.as_day(signature.at)
    words = f"{formats.span(day, day)}, {formats.clock(signature.at)}"
    return f"{words}, {on_behalf_words()}" if signature.on_behalf else words


def file_name(agreement: Agreement) -> str:
    """ "vereinbarung-12-stuehle-fuers-hofcafe.pdf"."""
    plain = plain_letters(agreement.response.notice.title)
    word = slugify(_("agreement"))
    return "-".join(part for part in (word, str(agreement.pk), slugify(plain)[:40].strip("-")) if part) + ".pdf"
