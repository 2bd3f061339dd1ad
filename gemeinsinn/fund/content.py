"""An application as plain data: what is frozen when it is sent, and what its paper shows."""

import hashlib
import json
from typing import Any

from gemeinsinn.fund.models import Application
from gemeinsinn.fund.queries.papers import papers_of

FIELDS = (
    "kind", "organisation_name", "legal_form", "street", "town", "birth_year", "title", "aim", "target_group", "course",
    "partners", "publicity", "not_begun", "costs", "means",
)  # fmt: skip


def content_of(application: Application) -> dict[str, Any]:
    """Everything that was said, with the rules it was said under."""
    return {
        **{name: getattr(application, name) for name in FIELDS},
        "fund": application.round.fund.name, "round": application.round.pk, "rules": application.rule_set.version,
        "place": application.place_name, "spot": application.spot,
        "starts": str(application.starts), "ends": str(application.ends), "asked": application.asked.cents,
        "papers": [
            {"label": one.label, "sha256": one.digest} for one in (papers_of(application) if application.pk else ())
        ],
        "who": {key: application.draft.get(key, "") for key in ("name", "email", "phone", "host", "co")},
    }  # fmt: skip


def digest_of(content: dict[str, Any]) -> str:
    """SHA-256 of the content as JSON with sorted keys, as hex."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
