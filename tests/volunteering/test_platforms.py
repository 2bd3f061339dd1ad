"""An agency decides whether its own address travels with its opportunities."""

import pytest
from django.utils import timezone

from gemeinsinn.activity.models import Event
from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.exchange.models import Need
from gemeinsinn.volunteering.actions.platforms import release_contact
from gemeinsinn.volunteering.models import ContactRelease
from tests.factories.exchange import make_agency_of, make_body, make_broker, make_need
from tests.factories.places import make_municipality

pytestmark = pytest.mark.django_db


def test_yes_and_no_are_rows_and_every_copy_follows():
    agency = make_agency_of(make_municipality())
    staff, now = make_broker(agency), timezone.now()
    hangs, withdrawn = (make_need(agency=agency, kind="zeit", state=state) for state in ("published", "withdrawn"))
    said = [release_contact(agency=agency, released=released, by=staff, now=now) for released in (True, True)]
    assert said == [True, False]
    assert list(ContactRelease.objects.values_list("agency", "by", "at")) == [(agency.pk, staff.pk, now)]
    assert [Need.objects.get(pk=need.pk).changed_at == now for need in (hangs, withdrawn)] == [True, False]
    said = [release_contact(agency=agency, released=released, by=staff, now=now) for released in (False, False)]
    assert said == [True, False] and not ContactRelease.objects.exists()
    verbs = Event.objects.filter(verb__startswith="contact_").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["contact_released", "contact_kept_back"]


def test_another_agency_does_not_decide_it():
    agency, rival = make_agency_of(make_municipality()), make_body()
    with pytest.raises(NotAllowed):
        release_contact(agency=agency, released=True, by=make_broker(rival), now=timezone.now())
