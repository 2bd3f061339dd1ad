"""The agency's check and the way back from it."""

import pytest

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.organisations import actions
from tests.factories.organisations import NOW, make_agency, make_member, make_office, make_organisation
from tests.factories.people import make_account, make_confirmed_contact

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return make_agency()


@pytest.fixture
def broker(agency):
    return make_member(agency)


def test_publishing_is_a_row_an_event_and_a_mail(agency, broker):
    owner = make_account(email="owner@example.org")
    organisation = make_organisation(state="submitted", owner=owner)
    actions.publish_organisation(organisation=organisation, by=broker, now=NOW, note="Willkommen")
    check = organisation.checks.get()
    assert (organisation.state, check.state, check.by, check.at, check.note) == (
        "published",
        "published",
        broker,
        NOW,
        "Willkommen",
    )
    assert Event.objects.filter(verb="organisation_published", audience="public", by=broker).count() == 1
    mail = OutgoingMail.objects.get()
    assert (
        mail.to == "owner@example.org" and "Willkommen" in mail.text and f"/partner/{organisation.slug}/" in mail.text
    )


def test_two_at_once_publish_once(agency, broker):
    organisation = make_organisation(state="submitted")
    same = type(organisation).objects.get(pk=organisation.pk)
    actions.publish_organisation(organisation=organisation, by=broker, now=NOW)
    with pytest.raises(DomainError):
        actions.publish_organisation(organisation=same, by=broker, now=NOW)
    assert organisation.checks.count() == 1


@pytest.mark.parametrize("what", ["published", "returned"])
def test_without_account_the_mail_goes_to_the_confirmed_contact(agency, broker, what):
    organisation = make_organisation(state="submitted")
    organisation.contact = make_confirmed_contact(email="jule@example.org", language="en")
    organisation.save()
    act = actions.publish_organisation if what == "published" else actions.return_organisation
    act(organisation=organisation, by=broker, now=NOW, note="Please tell us more.")
    mail = OutgoingMail.objects.get()
    assert (mail.to, mail.language) == ("jule@example.org", "en")
    assert ("/en/partner/" if what == "published" else "/en/m/") in mail.text


def test_returning_says_what_to_change(agency, broker):
    organisation = make_organisation(state="submitted", owner=make_account())
    actions.return_organisation(organisation=organisation, by=broker, now=NOW, note="Bitte sagen Sie, was Sie bauen.")
    assert organisation.state == "returned"
    mail = OutgoingMail.objects.get()
    assert "was Sie bauen" in mail.text and f"/partner/{organisation.slug}/bearbeiten/" in mail.text


def test_undo_takes_back_the_mail_that_has_not_gone(agency, broker):
    organisation = make_organisation(state="submitted", owner=make_account())
    actions.publish_organisation(organisation=organisation, by=broker, now=NOW)
    actions.unpublish_organisation(organisation=organisation, by=broker, now=NOW)
    assert organisation.state == "submitted" and not OutgoingMail.objects.exists()
    assert [check.state for check in organisation.checks.order_by("pk")] == ["published", "submitted"]


def test_own_people_hide_but_only_the_agency_shows_again(agency, broker):
    owner = make_account()
    organisation = make_organisation(owner=owner)
    actions.hide_organisation(organisation=organisation, by=owner, now=NOW)
    assert organisation.state == "hidden"
    with pytest.raises(NotAllowed):
        actions.publish_organisation(organisation=organisation, by=owner, now=NOW)
    actions.publish_organisation(organisation=organisation, by=broker, now=NOW)
    assert organisation.state == "published"


@pytest.mark.parametrize(
    "act",
    [
        actions.publish_organisation,
        actions.return_organisation,
        actions.hide_organisation,
        actions.unpublish_organisation,
    ],
)
def test_strangers_and_other_agencies_do_nothing(agency, act):
    organisation = make_organisation(state="submitted")
    more = {"note": "x"} if act is actions.return_organisation else {}
    for person in (make_account(), make_member(make_agency(areas=[])), make_member(organisation, "contact")):
        with pytest.raises(NotAllowed):
            act(organisation=organisation, by=person, now=NOW, **more)
    organisation.refresh_from_db()
    assert organisation.state == "submitted" and not organisation.checks.exists()


def test_an_agency_is_checked_by_the_office_alone(agency, broker):
    new = make_organisation(kind="agency", state="submitted")
    with pytest.raises(NotAllowed):
        actions.publish_organisation(organisation=new, by=broker, now=NOW)
    actions.publish_organisation(organisation=new, by=make_office(), now=NOW)
    assert new.state == "published" and not OutgoingMail.objects.exists()
