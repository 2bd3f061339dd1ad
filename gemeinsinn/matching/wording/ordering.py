"""The rules of ranking, in the words of the public page. The numbers come from the weights themselves."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from gemeinsinn.matching.engine.fit.weights import WEIGHTS
from gemeinsinn.ui import formats

# A month in the model town of tests/matching/model_town.py: the share of all looks, in per cent, that the least seen
# tenth of needs gets, and how many needs nobody sees. test_exposure.py measures it; docs/matching-fairness.md explains.
FIGURES = {"needs": 150, "unseen_without": 70, "unseen_with": 0, "share_without": 0.0, "share_with": 1.6}

FEATURES: tuple[tuple[str, Any, Any], ...] = (
    ("text", _("What it says"), _("Do both mean the same thing? The strongest sign there is.")),
    ("kind", _("Kind"), _("Time, skill, goods, space or money: is it what somebody gives?")),
    ("near", _("Distance"), _("Close by comes first. At four kilometres it counts half.")),
    ("dates", _("Days"), _("Can both at the same time?")),
    ("rested", _("Peace and quiet"), _("Whoever was asked often this month comes later.")),
    ("promises", _("Kept promises"), _("Whoever has promised nothing yet stands where the average stands.")),
    ("amount", _("Amount"), _("A part helps, too; so this counts least.")),
)


@dataclass(frozen=True, slots=True)
class Counted:
    """One row: how much a feature counts at most, and as tenths of the strongest for the little bar."""

    name: Any
    why: Any
    worth: str
    tenths: list[bool]


def counted_features() -> list[Counted]:
    """What counts for a pair, the strongest first."""
    strongest = max(getattr(WEIGHTS, name) for name, _name, _why in FEATURES)
    return [
        Counted(
            label, why, formats.number(getattr(WEIGHTS, name)),
            [number < round(10 * getattr(WEIGHTS, name) / strongest) for number in range(10)],
        )
        for name, label, why in FEATURES
    ]  # fmt: skip
