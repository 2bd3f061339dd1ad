"""A guide in short, as lists and articles show one."""

from typing import Any

from gemeinsinn.guides.models import Guide
from gemeinsinn.guides.queries.meetings import next_hours
from gemeinsinn.guides.wording import guide_path, language_names


def card_of(guide: Guide, now: Any) -> dict[str, Any]:
    """A guide in short: where, in which languages, what about, when next."""
    hours = next_hours(guide, now=now, most=1)
    return {
        "guide": guide, "href": guide_path(guide), "next": hours[0] if hours else None,
        "places": [quarter.name for quarter in guide.quarters.all()] or [guide.team.place_name],
        "languages": language_names(row.code for row in guide.languages.all()),
        "topics": [row.get_topic_display() for row in guide.topics.all()],
    }  # fmt: skip
