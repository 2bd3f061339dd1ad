"""Opportunities for machines that read pages: dates as schema.org Event, standing ones as JobPosting of volunteers."""

import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString

from gemeinsinn.exchange.answering import answer_path
from gemeinsinn.exchange.lifecycle.notices import is_answerable
from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.showing.cards import notice_path
from gemeinsinn.exchange.showing.structured import ESCAPES, iso, place
from gemeinsinn.volunteering.lifecycle.opportunities import Reach
from gemeinsinn.volunteering.models import Opportunity, Shift
from gemeinsinn.volunteering.queries.opportunities import opportunity_of
from gemeinsinn.volunteering.wording.opportunities import pace_words, said

ONLINE, MIXED, ON_SITE = (
    f"https://schema.org/{word}EventAttendanceMode" for word in ("Online", "Mixed", "Offline")
)  # fmt: skip
MODES = {Reach.REMOTE: ONLINE, Reach.PARTLY: MIXED}


def block(things: list[dict[str, Any]]) -> SafeString:
    """The content of a data block, "" for nothing; safe inside <script type="application/ld+json">."""
    if not things:
        return SafeString("")
    told = {
        "@context": "https://schema.org",
        "@graph": [{key: value for key, value in one.items() if value not in ("", {}, None)} for one in things],
    }
    return SafeString(json.dumps(told, ensure_ascii=False).translate(ESCAPES))


def dates_block(need: Need, shifts: Iterable[Shift]) -> SafeString:
    """Each date as an event with its places. Names no person; no house is located."""
    told = list(shifts)
    reach = opportunity_of(need).reach if told else ""
    mode = MODES.get(Reach(reach), ON_SITE) if reach else ON_SITE
    return block([event(need, shift, mode) for shift in told])


def event(need: Need, shift: Shift, mode: str) -> dict[str, Any]:
    """A date; times with their offset."""
    where = place(need) or {"@type": "Place", "name": shift.place or need.title}
    if shift.place:
        where = where | {"name": ", ".join((shift.place, str(where["name"])))}
    virtual = {"@type": "VirtualLocation", "url": settings.BASE_URL + answer_path(need)}
    return {
        "@type": "Event",
        "name": " · ".join(part for part in (need.title, shift.role) if part),
        "description": need.details or need.title,
        "startDate": timezone.localtime(shift.starts_at).isoformat(),
        "endDate": timezone.localtime(shift.ends_at).isoformat(),
        "eventStatus": f"https://schema.org/Event{'Cancelled' if shift.called_off_at else 'Scheduled'}",
        "eventAttendanceMode": mode,
        "location": virtual if mode == ONLINE else [where, virtual] if mode == MIXED else where,
        "organizer": organizer(need),
        "maximumAttendeeCapacity": shift.capacity,
        "remainingAttendeeCapacity": shift.left,
        "isAccessibleForFree": True,
        "url": settings.BASE_URL + answer_path(need),
    }


def organizer(need: Need) -> dict[str, str]:
    """The organisation, else the agency; never a private person."""
    name = need.organisation.name if need.organisation else need.organisation_name
    name = name or (need.agency.name if need.agency else "")
    return {"@type": "Organization", "name": name} if name else {}


def posting_block(need: Need, row: Opportunity) -> SafeString:
    """What is open without dates, as a posting for volunteers.

    Nothing where nobody may be named, where it is closed, and where it is neither from home nor at a named place.
    """
    is_open = is_answerable(need.state, need.until, timezone.localdate()) and need.left != 0
    remote, where = row.reach == Reach.REMOTE, place(need)
    if need.planned or not is_open or not organizer(need) or not (remote or where):
        return SafeString("")
    return block(
        [
            {
                "@type": "JobPosting",
                "title": need.title,
                "description": need.details or need.title,
                "employmentType": "VOLUNTEER",
                "datePosted": iso(need.published_at),
                "validThrough": iso(need.until),
                "hiringOrganization": organizer(need),
                "jobLocation": {} if remote else where,
                "jobLocationType": "TELECOMMUTE" if remote else "",
                "applicantLocationRequirements": {"@type": "Country", "name": "DE"} if remote else {},
                "workHours": pace_words(row),
                "industry": str(row.field or ""),
                "qualifications": ". ".join(part for part in (said(row, "german"), said(row, "certificate")) if part),
                "jobBenefits": ". ".join(part for part in (need.benefit, said(row, "expenses"), row.learns) if part),
                "totalJobOpenings": need.left // 100 if need.left and need.unit == "person" else None,
                "directApply": True,
                "url": settings.BASE_URL + notice_path(need),
            }
        ]
    )
