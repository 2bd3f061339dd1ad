"""Guides who can be rung now: through their agency, while their hour runs."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from gemeinsinn.core.duty import OnDuty
from gemeinsinn.guides.actions.meetings import pause_meeting
from gemeinsinn.guides.queries.duty import guides_on_duty
from tests.factories.guides import make_guide, make_meeting, make_team
from tests.factories.organisations import NOW, make_agency


def at(hour, day=24):
    return datetime(2026, 11, day, hour, 30, tzinfo=ZoneInfo("Europe/Berlin"))


def test_only_those_who_answer_by_phone_while_it_takes_place(db, django_assert_num_queries):
    amira = make_guide()
    team = amira.team
    meeting = make_meeting(amira, by_phone=True)
    make_meeting(make_guide(team=team, name="Nur am Ort"))
    make_meeting(make_guide(team=team, name="Noch nicht zu sehen", state="prepared"), by_phone=True)
    make_meeting(
        make_guide(team=team, name="Alle zwei Wochen"), by_phone=True, first=date(2026, 11, 17), rhythm="fortnightly"
    )
    silent = make_team(agency=make_agency(phone="", areas=[]), name="Ohne Telefon")
    make_meeting(make_guide(team=silent, name="Ohne Nummer"), by_phone=True)
    with django_assert_num_queries(2):
        found = guides_on_duty(at(17))
    words = f"E-Lotsen, über {team.agency.name}"
    href = f"/lotsen/{amira.pk}-{amira.slug}/"
    assert found == [OnDuty("Amira Haddad", "0345 2003456", time(18), href, words)]
    assert guides_on_duty(at(18)) == guides_on_duty(at(17, day=25)) == []
    pause_meeting(meeting=meeting, first=date(2026, 11, 24), by=None, now=NOW)
    assert guides_on_duty(at(17)) == []
