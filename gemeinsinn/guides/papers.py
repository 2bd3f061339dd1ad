"""Papers of this context as tagged PDFs (PDF/UA-1), set by Typst from data alone."""

import io
from pathlib import Path
from typing import Any

import segno
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinsinn.exchange.wording.phrases import missing_words, when_words
from gemeinsinn.guides.models import Certificate, NeedSheet
from gemeinsinn.guides.queries.cohorts import days_attended
from gemeinsinn.guides.wording import sheet_address
from gemeinsinn.ui import formats
from gemeinsinn.ui.typesetting import common_data, typeset

FOLDER = Path(__file__).parent / "typst"
MOST_DETAILS = 420


def set_paper(name: str, data: dict[str, Any], folder: Path = FOLDER) -> bytes:
    """Typesets a paper of ours, or of an upper context's folder."""
    return typeset(folder / f"{name}.typ", data)


def square_of(address: str) -> str:
    """A QR code as SVG in ink on paper; its quiet zone belongs to it."""
    out = io.BytesIO()
    segno.make_qr(address, error="m").save(
        out, kind="svg", scale=8, border=2, dark="#14251d", light="#ffffff", xmldecl=False
    )
    return out.getvalue().decode()


def need_paper(sheet: NeedSheet) -> bytes:
    """A need on one page, with the square that leads to its answer."""
    need, team = sheet.need, sheet.team
    address = sheet_address(sheet)
    details = (
        need.details if len(need.details) <= MOST_DETAILS else f"{need.details[:MOST_DETAILS].rpartition(' ')[0]} …"
    )
    where = ", ".join(part for part in (need.spot, need.place_name) if part)
    rows = [
        [_("How much"), missing_words(need)], [_("When"), when_words(need)], [_("Where"), where],
        [_("What you get"), need.benefit],
    ]  # fmt: skip
    data = {
        **common_data(), "title": need.title, "words": need.language, "heading": need.title, "details": details,
        "kicker": _("Needed in your neighbourhood"), "head": [_("About"), _("What it is")],
        "rows": [row for row in rows if row[1]], "ask": _("Would you do it?"),
        "how": _("Point the camera of your telephone at the square, or type the address. A name and an e-mail address are enough."),
        "address": address.partition("://")[2], "square": square_of(address),
        "square_says": _("QR code with the address %(address)s") % {"address": address},
        "or_call": _("Or ring %(agency)s: %(phone)s") % {"agency": team.agency.name, "phone": team.agency.phone}
        if team.agency.phone else "",
        "footer": f"{team.name} · {settings.NETWORK['name']}",
    }  # fmt: skip
    return set_paper("need", data)


def extent_words(hours: float, days: int) -> str:
    """How much of a training somebody was at."""
    words = ngettext("%(hours)s hours on %(days)s date", "%(hours)s hours on %(days)s dates", days)
    return words % {"hours": formats.number(hours), "days": days}


def certificate_paper(certificate: Certificate) -> bytes:
    """Who was trained in what, with a line for the network and one for the house that carries a team."""
    trainee, cohort = certificate.trainee, certificate.trainee.cohort
    days = days_attended(trainee)
    hours = round(sum(day.minutes for day in days) / 60, 1)
    titles = list(dict.fromkeys(day.module.title for day in days if day.module))
    day = formats.span(certificate.issued_on, certificate.issued_on)
    rows = [
        [_("Training"), f"{cohort.name}, {formats.span(cohort.starts, cohort.ends)}"],
        [_("Extent"), extent_words(hours, len(days))],
        [_("Modules"), " · ".join(titles)],
        [_("Own project"), trainee.project.title if trainee.project else ""],
        [_("Team"), trainee.guide.team.name],
    ]  # fmt: skip
    data = {
        **common_data(), "title": _("Certificate: %(name)s") % {"name": trainee.guide.name}, "heading": _("Certificate"),
        "name": trainee.guide.name, "says": _("has been trained as an E-Lotse, a guide of the neighbourhood."),
        "head": [_("About"), _("What it is")], "rows": [row for row in rows if row[1]],
        "place": f"{cohort.agency.place_name}, {day}" if cohort.agency.place_name else day,
        "signers": [
            [settings.NETWORK["name"], _("for the network")],
            [str(certificate.house) if certificate.house else "", _("for the organisation that carries the team")],
        ],
        "footer": f"{cohort.agency.name} · {settings.BASE_URL.partition('://')[2]}",
    }  # fmt: skip
    return set_paper("certificate", data)
