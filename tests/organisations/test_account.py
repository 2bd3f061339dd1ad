"""What the account page, the second factor and the right to one's data learn from here."""

from datetime import timedelta

import pytest

from gemeinsinn.organisations import account
from gemeinsinn.organisations.actions import save_registration, send_registration, start_registration
from gemeinsinn.organisations.models import Invitation, Organisation
from gemeinsinn.organisations.tasks import forget_old_drafts
from gemeinsinn.people.models import Contact
from gemeinsinn.people.personal_data import person_of
from tests.factories.organisations import NOW, make_agency, make_member, make_organisation, make_spot
from tests.factories.people import make_account, make_confirmed_contact

pytestmark = pytest.mark.django_db


def test_own_organisations_and_those_waiting(client):
    user = make_account()
    assert account.own_organisations(user) is None
    shop = make_organisation()
    shop.contact = make_confirmed_contact(user=user, email=user.email)
    shop.save()
    assert account.own_organisations(user)[1] == {"parts": [], "waiting": [shop], "drafts": []}
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(f"/partner/{shop.slug}/verbinden/").status_code == 302
    assert [part.organisation for part in account.own_organisations(user)[1]["parts"]] == [shop]
    assert client.post(f"/partner/{shop.slug}/verbinden/").status_code == 404


def test_a_draft_begun_while_signed_in_is_found_again(client):
    user = make_account()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    client.post("/partner/eintragen/", {"kind": "company"})
    draft = Organisation.objects.get()
    assert account.own_organisations(user)[1] == {"parts": [], "waiting": [], "drafts": [draft]}
    assert f"/partner/eintragen/{draft.pk}/weiter/" in client.get("/konto/").text
    onward = client.post(f"/partner/eintragen/{draft.pk}/weiter/")
    assert client.get(onward["Location"], follow=True).status_code == 200
    save_registration(organisation=draft, fields={"name": "Radwerk", "place": make_spot()}, now=NOW)
    send_registration(organisation=draft, now=NOW, user=user)
    draft.refresh_from_db()
    assert (draft.contact, Contact.objects.count()) == (None, 0)
    assert client.post(f"/partner/eintragen/{draft.pk}/weiter/").status_code == 404
    assert [part.organisation for part in account.own_organisations(user)[1]["parts"]] == [draft]


def test_a_draft_is_nobody_elses(client):
    draft = start_registration(language="de", now=NOW, user=make_account())
    assert client.post(f"/partner/eintragen/{draft.pk}/weiter/").status_code == 404
    client.force_login(make_account(), backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(f"/partner/eintragen/{draft.pk}/weiter/").status_code == 404
    Organisation.objects.update(changed_at=NOW - timedelta(days=61))
    assert (forget_old_drafts(now=NOW), Contact.objects.count()) == (1, 0)


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
