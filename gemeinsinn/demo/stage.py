"""Who and what is on stage, and how to reach people who do not exist."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from gemeinsinn.core.slugs import slug_of
from gemeinsinn.demo.days import Days, number_of
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.models import User
from gemeinsinn.places.models import Municipality
from gemeinsinn.places.queries import Spot, find_spot
from gemeinsinn.projects.models import Project

KM_A_DEGREE = 111.2


@dataclass(slots=True)
class Stage:
    """Everybody and everything there is so far, by name or key."""

    days: Days
    users: dict[str, User] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    contact_names: dict[str, str] = field(default_factory=dict)
    accounts: dict[str, User] = field(default_factory=dict)
    staff: dict[int, list[User]] = field(default_factory=dict)
    projects: dict[str, Project] = field(default_factory=dict)
    notices: dict[str, Need | Offer] = field(default_factory=dict)

    @property
    def office(self) -> User:
        return self.users["netz@demo.example"]

    def broker_of(self, agency: Organisation | None, key: str = "") -> User:
        """Somebody at the desk of an agency; the office where there is none."""
        people = self.staff.get(agency.pk, []) if agency else []
        return people[number_of(key, len(people))] if people else self.office


def email_of(name: str, key: str = "") -> str:
    """An address under .example, which never belongs to anybody (RFC 2606)."""
    words = [slug_of(word, 40) for word in name.replace("Dr. ", "").split()]
    domain = slug_of(key, 40) if key else "nachbarn"
    return f"{'.'.join(word for word in words if word != '-')}@{domain}.example"


def phone_of(name: str) -> str:
    """A number from the ranges the Bundesnetzagentur keeps free for fiction."""
    if number_of(name, 2):
        return f"030 23125 {number_of(name, 1000):03d}"
    return f"0171 39200{number_of(name, 100):02d}"


def place_of(where: str) -> Spot:
    """A town or quarter of the story. Raises LookupError if the register lacks it."""
    spot = find_spot(where)
    if spot is None:
        raise LookupError(f"the demo needs {where}, which is not among the places")
    return spot


def town_of(name: str) -> Municipality:
    """A municipality of the story. Raises LookupError if the register lacks it."""
    municipality = place_of(name).municipality
    if municipality is None:
        raise LookupError(f"{name} is no municipality")
    return municipality


def place_fields(where: str, words: str, key: str) -> dict[str, Any]:
    """Fields of something located near the middle of a place, always at the same point for the same key."""
    spot = place_of(where)
    random = Random(key)  # noqa: S311 -- scattering notices over a quarter needs no secrecy
    reach_km = (spot.quarter.radius_m / 1000 if spot.quarter else 1.5) * 0.6
    return {
        "municipality": spot.municipality,
        "quarter": spot.quarter,
        "postcode": spot.postcode,
        "spot": words,
        "lat": round(spot.lat + random.uniform(-reach_km, reach_km) / KM_A_DEGREE, 5),
        "lon": round(spot.lon + random.uniform(-reach_km, reach_km) / KM_A_DEGREE / 0.62, 5),
    }
