"""The people behind a need, as an agency writes to them."""

from dataclasses import dataclass

from gemeinsinn.exchange.models import Need


@dataclass(frozen=True, slots=True)
class Host:
    """Who a volunteer is introduced to. `email` and `phone` are "" where nobody told them."""

    name: str
    email: str
    phone: str
    language: str


def host_of(need: Need) -> Host:
    """The contact behind the need first, then what the organisation's profile says."""
    contact, body = need.contact, need.organisation
    name = str(body) if body else need.organisation_name or (contact.name if contact else "")
    email = (contact.email if contact else "") or (body.email if body else "")
    phone = (contact.phone if contact else "") or (body.phone if body else "")
    return Host(name, email, phone, contact.language if contact and contact.email else "de")
