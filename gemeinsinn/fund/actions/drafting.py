"""Writing an application: kept with every screen, sent when nothing is missing."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.core.text import clean_line, clean_text
from gemeinsinn.core.tokens import revoke_links
from gemeinsinn.fund.actions.moves import move, tell
from gemeinsinn.fund.actions.signing import freeze, sign_as_applicant
from gemeinsinn.fund.lifecycle.applications import CONFIRM_WITHIN, Move, State
from gemeinsinn.fund.lifecycle.rulesets import Rules
from gemeinsinn.fund.lifecycle.terms import is_open, is_too_long, may_send
from gemeinsinn.fund.models import Application, Round
from gemeinsinn.organisations.queries import agency_of_place
from gemeinsinn.people.actions import make_contact
from gemeinsinn.people.personal import personal_address
from gemeinsinn.places.actions import place_at

LINES = {
    "title": 120, "target_group": 200, "partners": 300, "publicity": 300, "organisation_name": 160, "legal_form": 80,
    "street": 120, "town": 120,
}  # fmt: skip
TEXTS = {"aim": 2000, "course": 2000}
AS_IS = frozenset({"kind", "birth_year", "starts", "ends", "not_begun", "costs", "means", "draft"})
FIELDS = frozenset({*LINES, *TEXTS, *AS_IS, "place", "spot"})


def closes_at(funding: Round) -> datetime | None:
    """The first moment after the last day of a round; None for one that is always open."""
    if funding.ends is None:
        return None
    return timezone.make_aware(datetime.combine(funding.ends + timedelta(days=1), time()))


@transaction.atomic
def start_draft(*, funding: Round, language: str, now: datetime) -> Application:
    """An empty draft under the newest rules; only the secret of its address leads back to it."""
    if not is_open(funding.starts, funding.ends, timezone.localdate(now)):
        raise DomainError(_("This round is not open at the moment."))
    return Application.objects.create(
        round=funding, rule_set=funding.rule_sets.all()[0], language=language, created_at=now
    )


@transaction.atomic
def save_draft(*, application: Application, fields: Mapping[str, Any], now: datetime) -> None:
    """Keeps what was typed so far; only a draft can be written like this. Raises TypeError for a strange name."""
    if application.state != State.DRAFT:
        raise DomainError(_("This application has been sent already. The link in your mail leads to it."))
    strange = set(fields) - FIELDS
    if strange:
        raise TypeError(f"an application has no {', '.join(sorted(strange))}")
    for name, value in fields.items():
        if name in LINES:
            setattr(application, name, clean_line(value or "")[: LINES[name]])
        elif name in TEXTS:
            setattr(application, name, clean_text(value or "")[: TEXTS[name]])
        elif name in AS_IS:
            setattr(application, name, value)
    if fields.get("place") is not None:
        place_at(application, fields["place"], clean_line(fields.get("spot") or "")[:160])
        application.agency = agency_of_place(application)
    application.rule_set = application.round.rule_sets.all()[0]
    application.asked = Money(max(application.plan.asked, 0))
    application.save()


def missing_of(application: Application, *, today: date) -> list[tuple[str, str]]:
    """What has to be mended before it can be sent: (screen, sentence)."""
    rules = application.rules
    return [
        *_missing_words(application, rules),
        *_missing_days(application, rules, today),
        *_missing_who(application, rules),
    ]


def _missing_words(application: Application, rules: Rules) -> list[tuple[str, str]]:
    found = []
    if application.kind not in rules.applicants:
        found.append(("was", _("Who applies?")))
    if not application.title or not application.aim:
        found.append(("was", _("What is to happen?")))
    if not application.plan.fits:
        found.append(("geld", _("The plan of costs does not fit yet.")))
    return found


def _missing_days(application: Application, rules: Rules, today: date) -> list[tuple[str, str]]:
    found = []
    town = application.municipality
    if town is None:
        found.append(("wann", _("Where does it happen?")))
    elif rules.states and town.state not in rules.states:
        found.append(("wann", _("It is only for projects in %(states)s.") % {"states": ", ".join(rules.states)}))
    if application.starts is None or application.ends is None:
        return [*found, ("wann", _("From when to when?"))]
    if application.starts < today + timedelta(days=rules.lead_days):
        found.append(
            ("wann", _("The beginning is too soon; there have to be %(days)s days.") % {"days": rules.lead_days})
        )
    if is_too_long(application.starts, application.ends, rules.longest_months):
        found.append(("wann", _("It runs for too long.")))
    if not application.not_begun:
        found.append(("wann", _("Please confirm that it has not begun.")))
    return found


def _missing_who(application: Application, rules: Rules) -> list[tuple[str, str]]:
    told, found = application.draft, []
    if not told.get("name") or not told.get("email") or not application.street or not application.town:
        found.append(("wer", _("Who you are and where you can be reached.")))
    if application.kind in rules.host_for and not (told.get("host") or {}).get("email"):
        found.append(("wer", _("An organisation that takes the money for you.")))
    if rules.least_age is not None or rules.most_age is not None:
        year = application.starts.year if application.starts else 0
        age = year - application.birth_year if application.birth_year else None
        if age is None or not (rules.least_age or 0) <= age <= (rules.most_age or 200):
            found.append(("wer", _("The year of birth, which has to fit the fund.")))
    return found


@transaction.atomic
def send_application(*, application: Application, user: Any = None, now: datetime) -> Application:
    """Freezes what was written. A signed-in applicant has signed with that, any other with the click in the mail."""
    limit = closes_at(application.round)
    if not may_send(limit, begun_at=application.created_at, now=now, grace_hours=application.rules.grace_hours):
        raise DomainError(_("The round has closed. What you wrote is kept; call us, we find a way or the next round."))
    if missing_of(application, today=timezone.localdate(application.created_at)):
        raise DomainError(_("Something is still missing. The list says what."))
    told = application.draft
    contact = make_contact(
        name=clean_line(told["name"])[:120], email=told["email"], phone=clean_line(told.get("phone", ""))[:40],
        language=application.language, user=user, now=now,
    )  # fmt: skip
    freeze(application, now=now)
    move(application, Move.SEND, contact=contact, sent_at=now)
    revoke_links(purpose="fund-draft", subject_id=application.pk)
    record("grant_sent", application, now=now)
    if contact.user_id is not None:
        sign_as_applicant(application=application, now=now)
        return application
    link = personal_address(
        purpose="fund-signature",
        subject_id=application.pk,
        now=now,
        lasts=CONFIRM_WITHIN,
        language=application.language,
    )
    tell(application, "confirm", now=now, link=link)
    return application
