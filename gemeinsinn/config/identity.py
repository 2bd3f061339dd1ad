"""Who this portal is: the network that runs it, and the key it signs with."""

import secrets
from pathlib import Path

from gemeinsinn.config.environment import PREFIX, env, stop

INVENTED = {
    "name": "Netzwerk der Freiwilligenagenturen (Demo)",
    "street": "Musterstraße 7",
    "town": "06108 Halle (Saale)",
    "phone": "030 23125 100",
    "mail": "post@gemeinsinn.example",
    "responsible": "Maren Hartung",
}


def read_network(*, demo: bool) -> dict[str, str]:
    """Shown in footer, imprint and contact; "" for what is not set.

    Nobody may find an invented imprint on a real portal; there `doctor` asks for a true one.
    """
    network = {
        "name": env.str("NETWORK_NAME", default=""),
        "street": env.str("NETWORK_STREET", default=""),
        "town": env.str("NETWORK_TOWN", default=""),
        "phone": env.str("NETWORK_PHONE", default=""),
        "hours": env.str("NETWORK_HOURS", default=""),
        "mail": env.str("NETWORK_MAIL", default=""),
        "responsible": env.str("NETWORK_RESPONSIBLE", default=""),
        "register": env.str("NETWORK_REGISTER", default=""),
        "state": env.str("NETWORK_STATE", default="Sachsen-Anhalt"),
    }
    return {key: value or INVENTED.get(key, "") for key, value in network.items()} if demo else network


def read_processors(*, demo: bool) -> tuple[tuple[str, str], ...] | None:
    """Companies that process data for the network (Art. 28 GDPR) as (name, what for); None where nobody has said.

    GEMEINSINN_PROCESSORS is "name: what for; name: what for", or "none". Anything else stops the start.
    """
    raw = env.str("PROCESSORS", default="Rechenzentrum Beispiel GmbH: Server" if demo else "").strip()
    if not raw:
        return None
    if raw.lower() == "none":
        return ()
    found = []
    for part in filter(None, (one.strip() for one in raw.split(";"))):
        name, colon, task = (word.strip() for word in part.partition(":"))
        if not (name and colon and task):
            stop(f'{PREFIX}PROCESSORS holds {part!r}: write "name: what for; name: what for", or none.')
        found.append((name, task))
    return tuple(found)


def kept_key(file: Path) -> str:
    """The key kept beside the data, made at the first start: whole or not at all, readable by its owner only."""
    if not file.exists():
        draft = file.with_suffix(f".{secrets.token_hex(4)}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(60))
        draft.rename(file)
    return file.read_text().strip()
