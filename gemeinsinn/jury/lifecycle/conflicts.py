"""Conflicts of interest: grounds, how they stand, and what may be one by the look of names and addresses."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

Value = TypeVar("Value")


class Ground(StrEnum):
    """Why somebody may be biased."""

    DECLARED = "declared"
    ORGANISATION = "organisation"
    ADDRESS = "address"
    NAME = "name"


class Standing(StrEnum):
    """How it stands: only STANDS keeps a member out; a SUGGESTED one keeps them from voting until it is answered."""

    SUGGESTED = "suggested"
    DENIED = "denied"
    STANDS = "stands"


@dataclass(frozen=True, slots=True)
class Side:
    """What is known of a member, or of all who stand behind an application. Addresses are (street, town)."""

    names: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    addresses: tuple[tuple[str, str], ...] = ()


def grounds(member: Side, applicants: Side) -> list[Ground]:
    """What both have in common, in a fixed order."""
    found = {
        Ground.ORGANISATION: _set(_plain, member.organisations) & _set(_plain, applicants.organisations),
        Ground.ADDRESS: _set(_address, member.addresses) & _set(_address, applicants.addresses),
        Ground.NAME: _set(family_name, member.names) & _set(family_name, applicants.names),
    }
    return [ground for ground, common in found.items() if common]


def family_name(name: str) -> str:
    """ "Dr. Renate Kühn-Vogel" → "kühn-vogel"; "" for a single word, which may be a first name."""
    words = name.casefold().split()
    return words[-1] if len(words) > 1 and len(words[-1]) > 1 else ""


def _set(plain: Callable[[Value], str], values: Iterable[Value]) -> set[str]:
    return {one for one in map(plain, values) if one}


def _plain(name: str) -> str:
    """Without legal form, dots and blanks: "Hofverein e. V." and "Hofverein e.V." are one."""
    return re.sub(r"[\W_]|e\.?\s*v\.?$", "", name.casefold().strip())


def _address(address: tuple[str, str]) -> str:
    """Street without its spellings, and the postcode if there is one, else the town."""
    street = re.sub(r"[\W_]", "", re.sub(r"stra(ß|ss)e\b|str\.", "str", address[0].casefold()))
    code = re.search(r"\b\d{5}\b", address[1])
    town = code[0] if code else re.sub(r"[\W_]", "", address[1].casefold())
    return f"{street}|{town}" if street and town else ""
