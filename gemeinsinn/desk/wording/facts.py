"""The facts of a matter as pairs of label and text, in the order a colleague asks for them."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gemeinsinn.desk.wording.due import author_name, giver_name, when_words
from gemeinsinn.desk.wording.states import outcome_words
from gemeinsinn.exchange.wording.amounts import amount_text
from gemeinsinn.places.access import access_line
from gemeinsinn.ui import formats

Facts = list[tuple[str, str]]


def facts_of(art: str, subject: Any) -> Facts:
    """Label and text; what is empty is left out."""
    makers = {
        "bedarf": _need,
        "angebot": _offer,
        "rueckmeldung": _response,
        "anruf": _call,
        "vereinbarung": _agreement,
        "vorhaben": _project,
        "organisation": _organisation,
    }
    return [(label, str(text)) for label, text in makers[art](subject) if text]


def _notice(notice: Any) -> list[tuple[str, Any]]:
    covered = amount_text(notice, notice.covered) if notice.covered else ""
    return [
        (_("How much"), amount_text(notice, notice.amount)),
        (_("Promised"), covered),
        (_("When"), formats.span(notice.starts, notice.until)),
        (_("Hours"), notice.when_words),
        (_("Where"), ", ".join(part for part in (notice.spot, notice.place_name, notice.postcode) if part)),
        (_("Getting in"), access_line(notice)),
        (pgettext("sender", "From"), author_name(notice)),
    ]


def _need(need: Any) -> list[tuple[str, Any]]:
    return [
        *_notice(need),
        (_("Partner gets"), need.benefit or (need.get_benefit_kind_display() if need.benefit_kind else "")),
        (_("Project"), need.project.title if need.project else ""),
        (_("First contact"), need.get_contact_mode_display()),
        (_("Readable for"), need.get_audience_display()),
    ]


def _offer(offer: Any) -> list[tuple[str, Any]]:
    return [
        *_notice(offer),
        (_("Lasting"), _("again and again") if offer.standing else ""),
        (_("Reaches"), f"{offer.radius_km} km" if offer.radius_km else ""),
        (_("Conditions"), offer.conditions),
        (_("Would be pleased by"), offer.benefit_hoped),
        (_("First contact"), offer.get_contact_mode_display()),
    ]


def _response(response: Any) -> list[tuple[str, Any]]:
    return [
        (pgettext("sender", "From"), giver_name(response)),
        (pgettext("receiver", "To"), author_name(response.notice)),
        (_("Amount"), amount_text(response.notice, response.amount)),
        (_("Since"), formats.day(response.confirmed_at) if response.confirmed_at else ""),
        (_("Lapses"), formats.day(response.lapses_at) if response.lapses_at else ""),
    ]


def _call(call: Any) -> list[tuple[str, Any]]:
    now = timezone.now()
    return [
        (_("Can be reached"), call.good_times),
        (_("About"), call.notice.title if call.notice else _("in general")),
        (_("Asked for it"), when_words(call.created_at, now=now)),
        (_("Tried"), _("%(count)d times, last %(when)s") % {
            "count": call.tries, "when": when_words(call.last_tried_at, now=now),
        } if call.tries else ""),
        (_("Who calls"), call.taken_by.get_full_name() if call.taken_by else ""),
    ]  # fmt: skip


def _agreement(agreement: Any) -> list[tuple[str, Any]]:
    return [
        (_("Day"), formats.day(agreement.due_on) if agreement.due_on else ""),
        (_("Signed"), formats.day(agreement.signed_at) if agreement.signed_at else ""),
        (_("Asked"), formats.day(agreement.asked_at) if agreement.asked_at else ""),
        (_("Outcome"), outcome_words().get(agreement.outcome, "")),
    ]


def _project(project: Any) -> list[tuple[str, Any]]:
    return [
        (_("For whom"), project.target_group),
        (_("When"), formats.span(project.starts, project.ends)),
        (_("Where"), ", ".join(part for part in (project.spot, project.place_name, project.postcode) if part)),
        (_("Getting in"), access_line(project)),
        (pgettext("sender", "From"), author_name(project)),
    ]


def _organisation(organisation: Any) -> list[tuple[str, Any]]:
    return [
        (_("Kind"), organisation.get_kind_display()),
        (_("Branch"), organisation.branch),
        (
            _("Where"),
            ", ".join(part for part in (organisation.spot, organisation.postcode, organisation.place_name) if part),
        ),
        (_("Web"), organisation.website),
        (_("Gives"), organisation.gives),
        (_("Paid staff"), organisation.paid_staff),
        (_("Volunteers"), organisation.volunteers),
    ]
