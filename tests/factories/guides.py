"""Teams and guides, through the real actions."""

from datetime import date, time
from itertools import count

from gemeinsinn.guides.actions.consent import give_consent
from gemeinsinn.guides.actions.guides import add_guide, change_guide, publish_guide
from gemeinsinn.guides.actions.meetings import add_meeting
from gemeinsinn.guides.actions.teams import found_team
from gemeinsinn.guides.models import Guide, Team
from tests.factories.organisations import NOW, make_agency, make_spot

_numbers = count(1)
HALL = {
    "name": "Frau Rathmann",
    "function": "Fachbereich Soziales",
    "phone": "0345 221",
    "email": "rathmann@example.org",
}


def make_team(**overrides) -> Team:
    """A team in Halle-Neustadt with somebody in the town hall."""
    fields = {"name": "E-Lotsen Halle-Neustadt", "place": make_spot(), "town_hall": HALL} | overrides
    agency = fields.pop("agency", None) or make_agency(phone="0345 2003456")
    return found_team(agency=agency, by=None, now=NOW, **fields)


def make_guide(**overrides) -> Guide:
    """A published guide who speaks German and Arabic; `state` prepared leaves the page unseen."""
    state = overrides.pop("state", "published")
    languages, topics = overrides.pop("languages", ("de", "ar")), overrides.pop("topics", ("amt", "wohnen"))
    quarters = overrides.pop("quarters", None)
    team = overrides.pop("team", None) or make_team()
    fields = {"name": "Amira Haddad", "email": f"lotse-{next(_numbers)}@example.org"} | overrides
    guide = add_guide(team=team, by=None, now=NOW, **fields)
    change_guide(
        guide=guide, name=guide.name, about="Seit zwanzig Jahren in der Platte.", languages=languages, topics=topics,
        quarters=list(guide.quarters.all()) if quarters is None else quarters, by=None, now=NOW,
    )  # fmt: skip
    if state == "published":
        give_consent(guide=guide, purpose="page", by=guide.user, now=NOW)
        publish_guide(guide=guide, by=None, now=NOW)
    return guide


def make_meeting(guide: Guide, **overrides):
    """Every Tuesday from four to six."""
    fields = {
        "spot": "Laden am Bruchsee", "first": date(2026, 11, 24), "starts": time(16), "ends": time(18),
    } | overrides  # fmt: skip
    return add_meeting(guide=guide, by=None, now=NOW, **fields)
