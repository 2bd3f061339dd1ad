"""What this context holds about a person, for their own copy of it."""

from typing import Any

from gemeinsinn.people.models import User
from gemeinsinn.recognition.models import AllowanceCount, LetterThanks, PublicThanks, Volunteer
from gemeinsinn.recognition.queries.attestations import attestations_of
from gemeinsinn.recognition.queries.hours import hours_of
from gemeinsinn.recognition.wording.hours import host_of


def volunteers_of(user: User) -> list[Volunteer]:
    """The rows that are this account's: one, or more after a change of address."""
    return list(Volunteer.objects.filter(contact__user=user).order_by("pk"))


def collect_hours(user: User) -> list[dict[str, Any]]:
    """Every entry with its history."""
    return [
        {
            "address": volunteer.address,
            "entries": [
                {
                    "day": one.day, "minutes": one.minutes, "what": one.what, "for": host_of(one), "state": one.state,
                    "steps": list(one.steps.values("at", "act", "side", "before", "after", "reason")),
                }
                for one in hours_of(volunteer).prefetch_related("steps")
            ],
        }
        for volunteer in volunteers_of(user)
    ]  # fmt: skip


def collect_attestations(user: User) -> list[dict[str, Any]]:
    """Every certificate with who confirmed it."""
    names = (
        "host_name",
        "agency_name",
        "name",
        "first",
        "last",
        "minutes",
        "fields",
        "functions",
        "skills",
        "trainings",
    )
    return [
        {name: getattr(one, name) for name in (*names, "shows", "code", "created_at")}
        | {
            "standing": one.standing,
            "answers": list(one.signings.values("signer", "agreed", "typed_name", "at", "reason")),
        }
        for volunteer in volunteers_of(user)
        for one in attestations_of(volunteer)
    ]


def collect_allowances(user: User) -> list[dict[str, Any]]:
    """The yes to counting, and every payment."""
    return [
        {
            "wording": count.wording,
            "since": count.since,
            "payments": [
                {"kind": one.kind, "euros": str(one.amount), "payer": one.payer, "day": one.paid_on}
                for one in count.allowances.all()
            ],
        }
        for count in AllowanceCount.objects.filter(volunteer__contact__user=user)
    ]


def collect_thanks(user: User) -> dict[str, Any]:
    """How somebody wants to be thanked."""
    public = PublicThanks.objects.filter(volunteer__contact__user=user)
    letters = LetterThanks.objects.filter(volunteer__contact__user=user)
    return {
        "public": list(public.values("name", "field__name", "wording", "given_at")),
        "letters": list(letters.values("name", "street", "postcode", "town", "wording", "given_at")),
    }
