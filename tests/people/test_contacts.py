"""Contacts, accounts, roles and consents."""

from datetime import UTC, datetime

import pytest

from gemeinsinn.activity.models import Event
from gemeinsinn.people.actions import (
    change_profile,
    claim_contacts,
    confirm_contact,
    give_role,
    make_contact,
    make_user,
    record_consent,
    take_role,
)
from gemeinsinn.people.models import Consent, Contact, NetworkRole, User
from gemeinsinn.people.queries import contacts_of
from tests.factories.people import make_account, make_confirmed_contact

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def contact_of(user=None, email="jule@example.org"):
    return make_contact(name="Jule", email=email, phone="", language="de", user=user, now=NOW)


@pytest.mark.parametrize(
    ("own_address", "typed", "owned"),
    [
        ("jule@example.org", "jule@example.org", True),
        ("jule@example.org", " Jule@Example.org ", True),
        ("jule@example.org", "andere@example.org", False),
        ("jule@example.org", "", False),
    ],
)
def test_a_contact_belongs_to_the_account_that_proved_its_address(own_address, typed, owned):
    user = make_account(email=own_address)
    contact = contact_of(user, typed)
    assert (contact.user, contact.confirmed_at) == ((user, NOW) if owned else (None, None))
    assert contact.email == typed.strip().lower()


def test_without_account_a_contact_is_nobody_s():
    contact = contact_of()
    assert (contact.user, contact.confirmed_at, contact.created_at) == (None, None, NOW)


def test_confirming_finds_the_account_and_happens_once():
    contact = contact_of()
    confirm_contact(contact=contact, now=NOW)
    assert (contact.confirmed_at, contact.user) == (NOW, None)
    user = make_account(email="jule@example.org")
    confirm_contact(contact=contact, now=NOW.replace(hour=12))
    assert (contact.confirmed_at, contact.user) == (NOW, user)
    confirm_contact(contact=contact, now=NOW.replace(hour=13))
    assert contact.user == user


def test_a_closed_account_owns_nothing_new_and_a_caller_has_no_address():
    make_account(email="jule@example.org", is_active=False)
    contact, caller = contact_of(), contact_of(email="")
    confirm_contact(contact=contact, now=NOW)
    confirm_contact(contact=caller, now=NOW)
    assert (contact.user, caller.user) == (None, None)


def test_an_account_claims_what_is_confirmed_free_and_its_own():
    mine = make_confirmed_contact(email="JULE@example.org", now=NOW)
    unconfirmed = contact_of()
    other = make_confirmed_contact(email="andere@example.org", now=NOW)
    owner = make_account(email="x@example.org")
    taken = make_confirmed_contact(now=NOW)
    Contact.objects.filter(pk=taken.pk).update(user=owner)
    user = make_account(email="jule@example.org")
    assert claim_contacts(user=user, now=NOW) == 1
    assert claim_contacts(user=user, now=NOW) == 0
    owners = dict(Contact.objects.values_list("pk", "user"))
    assert owners == {mine.pk: user.pk, unconfirmed.pk: None, other.pk: None, taken.pk: owner.pk}
    assert list(contacts_of(user)) == [mine]


def test_visitors_own_nothing():
    from django.contrib.auth.models import AnonymousUser

    contact_of()
    assert not contacts_of(AnonymousUser()).exists()


def test_an_address_has_one_account():
    user = make_user(email="Jule@Example.org", name="Jule", language="de", now=NOW, phone="1")
    again = make_user(email="jule@example.org ", name="Anders", language="en", now=NOW)
    assert user == again == User.objects.get()
    assert (again.name, again.phone, again.language, again.date_joined) == ("Jule", "1", "de", NOW)
    assert list(user.emailaddress_set.values_list("email", "verified", "primary")) == [("jule@example.org", True, True)]
    assert list(Event.objects.values_list("verb", flat=True)) == ["account_opened"]
    assert not user.has_usable_password()


def test_a_profile_change_is_recorded_once():
    user = make_account(name="Alt")
    for _ in range(2):
        change_profile(user=user, name="Neu", phone="0345", language="en", now=NOW)
    user.refresh_from_db()
    assert (user.name, user.phone, user.language) == ("Neu", "0345", "en")
    assert Event.objects.filter(verb="profile_changed").count() == 1


def test_roles_are_given_once_and_taken_once():
    office, user = make_account(), make_account()
    first = give_role(user=user, role="jury", by=office, now=NOW)
    assert give_role(user=user, role="jury", by=None, now=NOW.replace(hour=12)) == first
    assert (first.given_by, first.since) == (office, NOW)
    assert [take_role(user=user, role="jury", by=office, now=NOW) for _ in range(2)] == [True, False]
    assert not NetworkRole.objects.exists()
    stream = Event.objects.filter(verb__startswith="role").order_by("pk")
    assert [(event.verb, event.by, event.data) for event in stream] == [
        ("role_given", office, {"role": "jury"}),
        ("role_taken", office, {"role": "jury"}),
    ]


def test_a_consent_keeps_its_words():
    contact = contact_of()
    consent = record_consent(contact=contact, purpose="publicity", wording="Ja, gern.", now=NOW)
    assert Consent.objects.get() == consent
    assert (consent.wording, consent.given_at, consent.withdrawn_at) == ("Ja, gern.", NOW, None)


def test_an_account_opened_in_the_same_moment_is_the_one_taken(monkeypatch):
    opened = make_account(email="jule@example.org")
    monkeypatch.setattr(User.objects, "filter", lambda **_asked: User.objects.none())
    assert make_user(email="Jule@example.org", name="Jule", language="de", now=NOW) == opened
    assert Event.objects.filter(verb="account_opened").count() == 1
