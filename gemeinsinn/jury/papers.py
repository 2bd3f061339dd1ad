"""The minutes as a tagged PDF, set from the frozen data. Whoever stayed out of a case gets them without it."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from gemeinsinn.jury.models import Sitting
from gemeinsinn.jury.wording import KINDS, RESULTS, quorum_words, votes_words
from gemeinsinn.ui import formats
from gemeinsinn.ui.typesetting import common_data, typeset

SHEET = Path(__file__).parent / "typst" / "minutes.typ"


def minutes_paper(sitting: Sitting, *, without: Collection[int] = ()) -> bytes:
    """`without`: ids of applications the reader stays out of; their place on the agenda is named, nothing else."""
    told = sitting.minutes
    names = {one["id"]: one["name"] for one in told["members"]}
    return typeset(SHEET, {
        **common_data(), "title": _("Minutes: %(jury)s") % {"jury": told["jury"]},
        "kicker": f"{told['fund']} · {KINDS[told['kind']]}", "heading": _("Minutes: %(jury)s") % {"jury": told["jury"]},
        "when": formats.moment(datetime.fromisoformat(told["starts_at"])), "place": told["place"], "agenda": told["agenda"],
        "members_title": _("Who took part"), "members_head": [_("Name"), _("Institution"), _("There")],
        "members": [[one["name"], one["institution"] or "–", there_words(one["there"])] for one in told["members"]],
        "cases": [
            case_lines(number, one, names, hidden=one["application"] in without)
            for number, one in enumerate(told["cases"], start=1)
        ],
        "head": [_("About"), _("What holds")],
        "footer": _("Frozen %(when)s · SHA-256 %(digest)s") % {
            "when": formats.moment(datetime.fromisoformat(told["finished_at"])), "digest": sitting.digest,
        },
    })  # fmt: skip


def there_words(there: bool | None) -> str:
    """Present, excused, or neither."""
    if there is None:
        return _("missing")
    return _("present") if there else _("excused")


def case_lines(number: int, told: dict[str, Any], names: dict[int, str], *, hidden: bool) -> dict[str, Any]:
    """One case as a heading and rows."""
    if hidden:
        return {"heading": f"{number}.", "rows": [[_("Left out"), _("You stayed out of this one.")]]}
    recused = ", ".join(names.get(one, "–") for one in told["recused"])
    tally = told["tally"]
    rows = [
        (_("Asked for"), formats.money(told["asked"])), (_("Stayed out"), recused or _("nobody")),
        (_("Quorum"), quorum_words(tally) if tally else ""), (_("How they voted"), votes_words(tally) if tally else ""),
        (_("Result"), str(RESULTS[told["result"]])),
        (_("Amount in euros"), formats.money(told["amount"]) if told["amount"] is not None else ""),
        (_("Reasons"), told["reasons"]), (_("Conditions of this award"), told["conditions"]),
    ]  # fmt: skip
    return {
        "heading": f"{number}. {told['title']} ({told['reference']})",
        "rows": [[label, words] for label, words in rows if words],
    }
