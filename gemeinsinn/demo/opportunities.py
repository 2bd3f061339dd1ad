"""What volunteers are told beside the needs of the demo: said an hour after each was written."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from gemeinsinn.core.quantities import parse_hundredths
from gemeinsinn.demo.network.opportunities import OPPORTUNITIES, OpportunityText
from gemeinsinn.demo.network.story import NEEDS
from gemeinsinn.demo.plot import Plot
from gemeinsinn.demo.stage import Stage
from gemeinsinn.demo.writing import written_at
from gemeinsinn.exchange.models import Need
from gemeinsinn.volunteering.actions.opportunities import describe_opportunity
from gemeinsinn.volunteering.models import EngagementField

TOLD_AFTER = timedelta(hours=1)  # the agency has not looked yet


def add_opportunities(plot: Plot, stage: Stage) -> None:
    """Their authors tell more about every need of time and skill."""
    texts = {text.key: text for text in NEEDS}
    for told in OPPORTUNITIES:
        plot.add(written_at(stage, texts[told.need]) + TOLD_AFTER, _telling(stage, told))


def _telling(stage: Stage, text: OpportunityText) -> Callable[[datetime], None]:
    def tell(now: datetime) -> None:
        need = stage.notices[text.need]
        assert isinstance(need, Need)
        describe_opportunity(need=need, told=values_of(text), now=now)

    return tell


def values_of(text: OpportunityText) -> dict[str, Any]:
    """What the five forms would hand over."""
    same = ("means", "about", "company", "pace", "reach", "german", "children", "certificate", "expenses")
    words = ("expenses_words", "insurance", "induction", "training", "learns")
    return {
        **{name: getattr(text, name) for name in (*same, *words)},
        "field": EngagementField.objects.get(name=text.field),
        "hours_a_week": parse_hundredths(text.hours) if text.hours else None,
        "least_months": text.months,
        "way_there": text.way,
    }
