"""What the account page, the second factor and the right to one's data learn from here."""

from datetime import timedelta

import pytest

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.organisations import account
from gemeinsinn.organisations.actions import (
    accept_invitation,
    add_member,
    change_member,
    invite_member,
    save_registration,
    send_registration,
    start_registration,
)
from gemeinsinn.organisations.models import Invitation, Organisation
from gemeinsinn.organisations.rules import can_manage_members
from gemeinsinn.organisations.tasks import forget_old_drafts
from gemeinsinn.people import personal_data
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


def published():
    agency, shop = make_agency(email="post@agentur.example"), make_organisation()
    Organisation.objects.filter(pk=shop.pk).update(state="published", agency=agency)
    return Organisation.objects.get(pk=shop.pk)


def leave(person):
    account.erase_parts(person, now=NOW)


def state_of(shop):
    return Organisation.objects.get(pk=shop.pk).unattended_since


def test_when_the_last_person_leaves_the_agency_is_told_and_the_page_says_so(client):
    shop = published()
    first, last = make_member(shop, "editor"), make_member(shop)
    make_member(shop, "contact")  # is shown there and works on nothing
    assert account.left_alone_by(last) == []
    leave(person_of(first))
    assert (state_of(shop), OutgoingMail.objects.count()) == (None, 0)
    assert "Um dieses Profil kümmert sich gerade niemand" not in client.get(f"/partner/{shop.slug}/").text
    (warning,) = account.left_alone_by(last)
    assert shop.name in warning
    client.force_login(last, backend="django.contrib.auth.backends.ModelBackend")
    assert personal_data.warnings_for(last) == [warning]
    leave(person_of(last))
    mail = OutgoingMail.objects.get()
    assert (mail.to, state_of(shop)) == ("post@agentur.example", NOW)
    assert f"/partner/{shop.slug}/" in mail.text and "kümmert sich niemand mehr" in mail.subject
    assert f"{shop.agency.name} weiß davon" in client.get(f"/partner/{shop.slug}/").text


@pytest.mark.parametrize("state", ["submitted", "published"])
def test_who_is_behind_it_without_account_counts_too(state):
    shop = published()
    Organisation.objects.update(contact=make_confirmed_contact(email="laden@example.org"))
    Organisation.objects.filter(pk=shop.pk).update(state=state)
    shop.refresh_from_db()
    owner = make_member(shop)
    leave(person_of(owner))
    assert state_of(shop) is None
    contact = shop.contact
    person = personal_data.person_behind(contact)
    Contact.objects.filter(pk=contact.pk).update(email="")
    leave(person)
    # What was not public yet goes on waiting for its check; only what everybody sees is worth a mail.
    assert (state_of(shop), OutgoingMail.objects.count()) == (NOW, int(state == "published"))
    leave(person)
    assert OutgoingMail.objects.count() == int(state == "published")


def test_its_agency_may_then_find_somebody_and_who_comes_ends_it():
    shop = published()
    broker, other = make_member(shop.agency), make_member(make_agency(areas=[]))
    leave(person_of(make_member(shop)))
    shop.refresh_from_db()
    assert [bool(can_manage_members(one, shop)) for one in (broker, other)] == [True, False]
    part = add_member(organisation=shop, user=make_account(), role="contact", by=broker, now=NOW)
    assert state_of(shop) == NOW
    change_member(membership=part, role="owner", function="", by=broker, now=NOW)
    assert state_of(shop) is None
    shop.refresh_from_db()
    assert not can_manage_members(broker, shop)


def test_an_accepted_invitation_ends_it_too():
    shop = published()
    broker = make_member(shop.agency)
    leave(person_of(make_member(shop)))
    shop.refresh_from_db()
    invitation = invite_member(organisation=shop, email="neu@example.org", role="owner", by=broker, now=NOW)
    accept_invitation(invitation=invitation, user=make_account(), language="de", now=NOW)
    assert state_of(shop) is None


def test_without_an_agency_nobody_is_written_to(client):
    shop = published()
    Organisation.objects.filter(pk=shop.pk).update(agency=None)
    leave(person_of(make_member(shop)))
    assert (state_of(shop), OutgoingMail.objects.count()) == (NOW, 0)
    assert "Das Netzwerk weiß davon" in client.get(f"/partner/{shop.slug}/").text
