"""The first talk: what somebody wants, can and does not want."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.text import clean_line, clean_text
from gemeinsinn.exchange.wording.notices import LANGUAGES
from gemeinsinn.people.models import Contact
from gemeinsinn.placement.actions.cases import allow, follow, open_case_of, person_of_case
from gemeinsinn.placement.lifecycle.cases import AgeBand, Gender, band_of
from gemeinsinn.placement.models import Case
from gemeinsinn.places.queries import Spot
from gemeinsinn.volunteering.models import EngagementField


@dataclass(frozen=True, slots=True)
class Talk:
    """What was said. `hours_a_week` in hundredths; `place` is where the person lives, as finely as they like."""

    talked_on: date
    wish: str = ""
    motives: str = ""
    times: str = ""
    hours_a_week: int | None = None
    experience: str = ""
    limits: str = ""
    fields: Iterable[EngagementField] = ()
    spoken: Iterable[str] = ()
    birth_year: int | None = None
    age_band: str = ""
    gender: str = ""
    place: Spot | None = None


@transaction.atomic
def note_talk(*, case: Case, talk: Talk, by: Any, now: datetime) -> None:
    """Writes down the first talk, or what was said later. A year of birth decides the age band."""
    allow(by, case.agency)
    held = open_case_of(case)
    person_of_case(held)
    if not held.asked_on <= talk.talked_on <= timezone.localdate(now):
        raise DomainError(_("The talk was on or after the day of the enquiry, and not in the future."))
    first = held.talked_on is None
    place = talk.place
    Case.objects.filter(pk=held.pk).update(
        talked_on=talk.talked_on, wish=clean_line(talk.wish)[:300], motives=clean_text(talk.motives)[:1000],
        times=clean_line(talk.times)[:160], hours_a_week=talk.hours_a_week,
        experience=clean_text(talk.experience)[:2000], limits=clean_text(talk.limits)[:1000],
        spoken=[code for code in ("de", *LANGUAGES) if code in set(talk.spoken)], birth_year=talk.birth_year,
        age_band=band_of(talk.birth_year, now.year) if talk.birth_year else AgeBand(talk.age_band) if talk.age_band else "",
        gender=Gender(talk.gender) if talk.gender else "", municipality=place.municipality if place else None,
        quarter=place.quarter if place else None,
    )  # fmt: skip
    held.fields.set(talk.fields)
    held.refresh_from_db()
    record("case_talked" if first else "case_changed", held, by=by, now=now)
    follow(held, now=now)
    case.refresh_from_db()


@transaction.atomic
def change_person(
    *, case: Case, name: str, phone: str, email: str, language: str = "de", by: Any, now: datetime
) -> None:
    """Name, ways to reach somebody and the language they are written to in, put right."""
    allow(by, case.agency)
    held = open_case_of(case)
    contact = person_of_case(held)
    if not phone and not email:
        raise DomainError(_("Please note a telephone number or an e-mail address, or nobody can get in touch."))
    told = {"name": clean_line(name)[:120], "phone": phone, "email": email.strip().lower(), "language": language}
    moved = {} if told["email"] == contact.email else {"user": None, "confirmed_at": None}
    Contact.objects.filter(pk=contact.pk).update(**told, **moved)
    record("case_changed", held, by=by, now=now)
    follow(held, now=now)
