"""Contacts to save on a telephone: vCard 4.0 (RFC 6350)."""

from collections.abc import Iterable, Mapping

from django.conf import settings

from gemeinsinn.organisations.models import Organisation
from gemeinsinn.ui.templatetags.ui import phone_link

VCARD = "text/vcard; charset=utf-8"
WIDEST = 75  # octets a line (RFC 6350, 3.2)


def network_card(network: Mapping[str, str]) -> str:
    """The network's office."""
    return vcard(
        name=network["name"], street=network["street"], town=network["town"], phone=network["phone"],
        mail=network["mail"], hours=network["hours"], page=settings.BASE_URL,
    )  # fmt: skip


def agency_card(agency: Organisation, page: str) -> str:
    """A published agency; `page` is its address on the portal."""
    town = f"{agency.postcode} {agency.municipality or ''}".strip()
    return vcard(
        name=agency.name, street=agency.spot, town=town, phone=agency.phone, mail=agency.email, hours=agency.hours,
        page=page,
    )  # fmt: skip


def vcard(*, name: str, street: str, town: str, phone: str, mail: str, hours: str, page: str) -> str:
    """One card. `town` begins with its postcode; what is empty is left out."""
    code, _space, place = town.partition(" ") if town[:5].isdigit() else ("", "", town)
    lines = ["BEGIN:VCARD", "VERSION:4.0", "KIND:org", f"FN:{plain(name)}", f"ORG:{plain(name)}"]
    if street or town:
        lines.append(f"ADR;TYPE=work:;;{plain(street)};{plain(place)};;{plain(code)};")
    if phone:
        lines.append(f'TEL;VALUE=uri;TYPE="work,voice":tel:{phone_link(phone)}')
    if mail:
        lines.append(f"EMAIL;TYPE=work:{plain(mail)}")
    lines.append(f"URL:{page}")
    if hours:
        lines.append(f"NOTE:{plain(hours)}")
    lines.append("END:VCARD")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def plain(text: str) -> str:
    """A value with the signs escaped that mean something in a card."""
    line = " ".join(str(text).split())
    return line.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")


def folded(line: str) -> Iterable[str]:
    """The line in parts of at most 75 octets, never through a letter; those that go on begin with a blank."""
    part = ""
    for sign in line:
        if len((part + sign).encode()) > WIDEST:
            yield part
            part = " "
        part += sign
    yield part
