"""Sign-ups that wait for the agency stand on its desk; a need's file leads to its plan."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gemeinsinn.exchange.models import Need
from gemeinsinn.volunteering.actions.planning import call_off_shift
from gemeinsinn.volunteering.queries.waiting import Waiting, sign_ups_waiting_for
from tests.factories.exchange import make_agency_of, make_body, make_broker
from tests.factories.places import make_municipality
from tests.factories.volunteering import hang_planned, join, only_sign_up, plan_shift

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return make_agency_of(make_municipality())


def planned(agency, mode, title, **changed):
    plan = hang_planned(title=title, mode=mode)
    Need.objects.filter(pk=plan.pk).update(agency=agency, **changed)
    return plan


def test_only_what_nobody_else_decides_waits_for_the_agency(agency):
    now = timezone.now()
    theirs = planned(agency, "agency", "Lesezeit")
    alone = planned(agency, "on_request", "Übernommen", contact=None)
    early = join(plan_shift(theirs), now=now - timedelta(hours=2))
    join(plan_shift(theirs, days=11), now=now - timedelta(hours=1))
    join(plan_shift(alone))
    off = plan_shift(theirs, days=12)
    join(off)
    call_off_shift(shift=off, by=None, now=now)
    join(plan_shift(planned(agency, "on_request", "Die Leute selbst")))
    join(plan_shift(planned(agency, "on_request", "Ein Verein", contact=None, organisation=make_body())))
    join(plan_shift(planned(agency, "at_once", "Sofort")))
    join(plan_shift(planned(make_body(), "agency", "Anderswo")))
    found = sign_ups_waiting_for([agency], now=timezone.now())
    assert found[0] == Waiting(theirs.pk, "Lesezeit", 2, only_sign_up(early).queued_at)
    assert [(one.need, one.count) for one in found] == [(theirs.pk, 2), (alone.pk, 1)]
    assert sign_ups_waiting_for([agency], now=now + timedelta(days=20)) == []


def test_the_desk_shows_them_and_the_file_leads_to_the_plan(agency, client):
    plan = planned(agency, "agency", "Lesezeit")
    client.force_login(make_broker(agency), backend="django.contrib.auth.backends.ModelBackend")
    assert "Anmeldungen warten" not in client.get("/schreibtisch/").content.decode()
    join(plan_shift(plan))
    page = client.get("/schreibtisch/").content.decode()
    assert f'<a href="/bedarfe/{plan.pk}/plan/">Lesezeit: 1 Anmeldung</a>' in page
    assert f'href="/bedarfe/{plan.pk}/plan/"' in client.get(f"/schreibtisch/bedarf/{plan.pk}/").content.decode()
