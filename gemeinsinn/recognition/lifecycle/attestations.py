"""A certificate of volunteering: asked for by the volunteer, confirmed by host and agency, shown as far as they like."""

from collections.abc import Hashable, Iterable
from datetime import date
from enum import StrEnum
from itertools import pairwise


class Signer(StrEnum):
    """Whose two confirmations it takes."""

    HOST = "host"
    AGENCY = "agency"


class Part(StrEnum):
    """What its holder may let others see under the code."""

    NAME = "name"
    HOST = "host"
    FIELDS = "fields"
    HOURS = "hours"
    PERIOD = "period"
    FUNCTIONS = "functions"


class Standing(StrEnum):
    """Where it stands; it says nothing to others before it is valid."""

    WAITING = "waiting"
    VALID = "valid"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


def standing_of(answers: Iterable[tuple[str, bool]], *, withdrawn: bool) -> Standing:
    """From the answers of both signers, as (signer, agreed)."""
    if withdrawn:
        return Standing.WITHDRAWN
    said = dict(answers)
    if not all(said.values()):
        return Standing.DECLINED
    return Standing.VALID if set(said) == set(Signer) else Standing.WAITING


def adds_up(spans: Iterable[tuple[Hashable, date, date]]) -> bool:
    """Whether hours of these (host, first, last) can be added: no two of one host share a day."""
    by_host: dict[Hashable, list[tuple[date, date]]] = {}
    for host, first, last in spans:
        by_host.setdefault(host, []).append((first, last))
    return all(one[1] < other[0] for found in by_host.values() for one, other in pairwise(sorted(found)))
