"""Certificates of volunteering as tagged PDFs (PDF/UA-1), each in the language its holder chose."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from gemeinsinn.guides.papers import set_paper, square_of
from gemeinsinn.recognition.lifecycle.attestations import Signer, adds_up
from gemeinsinn.recognition.lifecycle.codes import shown_code
from gemeinsinn.recognition.models import Attestation
from gemeinsinn.recognition.wording.hours import hours_words
from gemeinsinn.ui import formats
from gemeinsinn.ui.typesetting import common_data

FOLDER = Path(__file__).parent / "typst"


def attestation_paper(attestation: Attestation) -> bytes:
    """Who gave how much time where, confirmed by two, and the code to check it by."""
    sheet = sheet_data(attestation)
    about = {name: sheet[name] for name in ("author", "lang", "region", "title", "footer")}
    return set_paper("attestation", about | {"cover": None, "sheets": [sheet]}, FOLDER)


def collected_paper(rows: list[Attestation]) -> bytes:
    """Several in one file: a page that lists them in the language of now, then each as it is by itself."""
    title = _("Certificates of volunteering")
    about = {"title": f"{title}: {names_of(rows)}", "footer": settings.NETWORK["name"]}
    sheets = [sheet_data(row) for row in rows]
    return set_paper("attestation", common_data() | about | {"cover": cover_data(rows), "sheets": sheets}, FOLDER)


def names_of(rows: list[Attestation]) -> str:
    """The name they bear; more than one where somebody has changed theirs."""
    return ", ".join(dict.fromkeys(row.name for row in rows))


def cover_data(rows: list[Attestation]) -> dict[str, Any]:
    """The list: where, when, how much, and each one's own code. No sum where the same hours could count twice."""
    spans = [(row.host_key, row.first, row.last) for row in rows]
    total = hours_words(sum(row.minutes for row in rows)) if adds_up(spans) else ""
    return {
        "heading": _("Certificates of volunteering"), "name": names_of(rows),
        "says": _("has given time to others of their own free will."),
        "head": [_("Where"), _("Period"), _("Extent"), _("Code")],
        "rows": [
            [row.host_name, formats.span(row.first, row.last), hours_words(row.minutes), shown_code(row.code)]
            for row in rows
        ],
        "total": _("Together: %(hours)s") % {"hours": total} if total else "",
        "how": _("Each follows on a page of its own, with its two confirmations and its code to check it by."),
    }  # fmt: skip


def check_address(attestation: Attestation) -> str:
    """Where the code answers."""
    return settings.BASE_URL + reverse("recognition:checked", args=[shown_code(attestation.code)])


def sheet_data(attestation: Attestation) -> dict[str, Any]:
    """Everything on the page as plain words, in its own language."""
    with override(attestation.language):
        return words_of_sheet(attestation)


def words_of_sheet(attestation: Attestation) -> dict[str, Any]:
    """The same in the language of now."""
    address = check_address(attestation)
    rows = [
        [_("Where"), attestation.host_name],
        [_("Fields of engagement"), " · ".join(attestation.fields)],
        [_("Period"), formats.span(attestation.first, attestation.last)],
        [_("Extent"), hours_words(attestation.minutes)],
        [_("Functions"), attestation.functions],
        [_("Skills shown"), attestation.skills],
        [_("Courses taken"), attestation.trainings],
    ]
    return {
        **common_data(),
        "title": _("Certificate of volunteering: %(name)s") % {"name": attestation.name},
        "heading": _("Certificate of volunteering"),
        "name": attestation.name,
        "says": _("has given time to others of their own free will."),
        "head": [_("About"), _("What it is")],
        "rows": [row for row in rows if row[1]],
        "confirmed": _("Confirmed by"),
        "signers": [signer_lines(attestation, signer) for signer in Signer],
        "check": _("Check it"),
        "how": _("The code answers in public with what the holder allows to be seen."),
        "code": shown_code(attestation.code),
        "address": address.partition("://")[2].removesuffix(f"{shown_code(attestation.code)}/"),
        "square": square_of(address),
        "square_says": _("QR code with the address %(address)s") % {"address": address},
        "footer": settings.NETWORK["name"],
    }


def signer_lines(attestation: Attestation, signer: Signer) -> list[str]:
    """Who confirmed for whom, and when."""
    found = next((one for one in attestation.signings.all() if one.signer == signer and one.agreed), None)
    name = attestation.host_name if signer == Signer.HOST else attestation.agency_name or settings.NETWORK["name"]
    if found is None:
        return [name, "", _("not confirmed yet")]
    day = formats.as_day(found.at)
    return [name, found.typed_name, formats.span(day, day)]
