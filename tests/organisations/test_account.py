"""What the account page, the second factor and the right to one's data learn from here."""

import pytest

from gemeinsinn.organisations import account
from gemeinsinn.organisations.models import Invitation
from gemeinsinn.organisations.tasks import forget_old_drafts
from gemeinsinn.people.personal_data import person_of
from tests.factories.organisations import NOW, make_agency, make_member, make_organisation
from tests.factories.people import make_account, make_confirmed_contact

pytestmark = pytest.mark.django_db


def test_own_organisations_and_those_waiting(client):
    user = make_account()
    assert account.own_organisations(user) is None
    shop = make_organisation()
    shop.contact = make_confirmed_contact(user=user, email=user.email)
    shop.save()
    assert account.own_organisations(user)[1] == {"parts": [], "waiting": [shop]}
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(f"/partner/{shop.slug}/verbinden/").status_code == 302
    assert [part.organisation for part in account.own_organisations(user)[1]["parts"]] == [shop]
    assert client.post(f"/partner/{shop.slug}/verbinden/").status_code == 404


def test_only_working_staff_of_agencies_needs_a_second_factor():
    agency = make_agency()
    people = [make_member(agency), make_member(agency, "contact"), make_member(make_organisation(), "owner")]
    assert [account.works_for_agency(person) for person in people] == [True, False, False]


def test_export_and_erasure():
    shop = make_organisation()
    user = make_member(shop, "contact")
    Invitation.objects.create(organisation=shop, email=user.email.upper(), role="editor")
    assert account.collect_parts(user) == [
        {"organisation": shop.name, "role": "contact", "function": "", "since": NOW.isoformat()}
    ]
    account.erase_parts(person_of(user), now=NOW)
    assert not shop.memberships.exists() and Invitation.objects.get().email == ""
    assert forget_old_drafts(now=NOW) == 0
