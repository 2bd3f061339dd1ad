"""What of a frozen application a jury sees: the blind fields of its rules are left out before anything is shown."""

from collections.abc import Iterable, Mapping
from typing import Any

from gemeinsinn.fund.lifecycle.juries import Blind

FIELDS = {
    Blind.NAME: ("name",), Blind.ORGANISATION: ("organisation_name", "legal_form", "host"), Blind.ADDRESS: ("street", "town"),
    Blind.AGE: ("birth_year",), Blind.PLACE: ("place", "spot"), Blind.PARTNERS: ("partners",),
}  # fmt: skip


def seen(content: Mapping[str, Any], blind: Iterable[Blind]) -> dict[str, Any]:
    """The content of a submission without blind fields; of who applies never more than names."""
    who = content.get("who") or {}
    found = {key: value for key, value in content.items() if key != "who"}
    found["name"], found["host"] = who.get("name", ""), (who.get("host") or {}).get("organisation", "")
    for one in blind:
        for field in FIELDS[one]:
            found.pop(field, None)
    return found
