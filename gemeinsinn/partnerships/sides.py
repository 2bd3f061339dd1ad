"""Who is who in an answer: the seeker needs, the giver gives, whoever wrote the notice."""

from gemeinsinn.exchange.models import Response
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.partnerships.lifecycle import OTHER, Side
from gemeinsinn.people.models import Contact


def responder_side(response: Response) -> Side:
    """Who answers a need gives; who answers an offer seeks."""
    return Side.GIVER if response.need_id else Side.SEEKER


def asker_side(response: Response) -> Side:
    """The side of whoever wrote the notice."""
    return OTHER[responder_side(response)]


def contact_of(response: Response, side: Side) -> Contact | None:
    """The person behind a side; None if the notice was imported without one."""
    return response.contact if side == responder_side(response) else response.notice.contact


def is_out_of_reach(response: Response, side: Side) -> bool:
    """Nobody can be written to on this side, so nobody gets a link to sign by: its agency signs for it."""
    contact = contact_of(response, side)
    return contact is None or not contact.email


def organisation_of(response: Response, side: Side) -> Organisation | None:
    """The organisation behind a side, if it has a profile."""
    return response.organisation if side == responder_side(response) else response.notice.organisation


def organisation_name(response: Response, side: Side) -> str:
    """The organisation's name, with or without a profile."""
    written = response.organisation_name if side == responder_side(response) else response.notice.organisation_name
    return str(organisation_of(response, side) or written or "")


def person_name(response: Response, side: Side) -> str:
    """The person's name, else the organisation's."""
    contact = contact_of(response, side)
    return contact.name if contact else organisation_name(response, side)


def public_name(response: Response, side: Side) -> str:
    """How a side is named in public: its organisation, else the person."""
    return organisation_name(response, side) or person_name(response, side)
