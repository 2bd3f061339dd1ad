"""Inviting, joining, changing, leaving."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError, NoLongerThere, NotAllowed, TooOften
from gemeinsinn.core.models import SecretLink
from gemeinsinn.organisations import actions
from gemeinsinn.organisations.models import Invitation
from gemeinsinn.people.models import User
from tests.factories.organisations import NOW, make_agency, make_member, make_office, make_organisation
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return make_organisation(owner=make_account(name="Olga Owner"))


def owner_of(shop):
    return shop.memberships.get(role="owner").user


def invite(shop, by="owner", **overrides):
    fields = {"email": "Neu@Example.org", "role": "editor", "function": "Theke"} | overrides
    return actions.invite_member(organisation=shop, by=owner_of(shop) if by == "owner" else by, now=NOW, **fields)


def test_an_invitation_opens_an_account_for_the_invited_address(shop):
    invitation = invite(shop)
    mail = OutgoingMail.objects.get(key__startswith="invitation-")
    assert mail.to == "neu@example.org" and "Olga Owner" in mail.text and "/m/" in mail.text
    assert "Ihre Aufgabe wäre: Bearbeitung." in mail.text
    part = actions.accept_invitation(invitation=invitation, user=AnonymousUser(), language="de", now=NOW)
    assert (part.user.email, part.role, part.function, part.since) == ("neu@example.org", "editor", "Theke", NOW)
    invitation.refresh_from_db()
    assert (invitation.email, invitation.answered_at) == ("", NOW)
    with pytest.raises(NoLongerThere):
        actions.accept_invitation(invitation=invitation, user=make_account(), language="de", now=NOW)


def test_whoever_is_signed_in_joins_with_that_account(shop):
    user = make_member(shop, "contact")
    part = actions.accept_invitation(invitation=invite(shop), user=user, language="de", now=NOW)
    assert (part.user, part.role) == (user, "editor") and not User.objects.filter(email="neu@example.org").exists()


def test_an_owner_does_not_lose_the_shop_by_accepting(shop):
    part = actions.accept_invitation(
        invitation=invite(shop, role="contact"), user=owner_of(shop), language="de", now=NOW
    )
    assert part.role == "owner"


def test_asking_again_ends_the_older_link(shop):
    first = invite(shop)
    old = SecretLink.objects.get(purpose="organisation-invite")
    second = actions.invite_member(
        organisation=shop, email="neu@example.org", role="owner", by=None, now=NOW + timedelta(hours=1)
    )
    assert first.pk == second.pk and second.role == "owner" and not SecretLink.objects.filter(pk=old.pk).exists()
    assert OutgoingMail.objects.filter(key__startswith="invitation-").count() == 2


def test_an_impatient_finger_sends_one_mail(shop):
    again = [invite(shop), invite(shop)]
    assert again[0] == again[1] and SecretLink.objects.filter(purpose="organisation-invite").count() == 1
    assert OutgoingMail.objects.filter(key__startswith="invitation-").count() == 1


def test_an_invitation_is_written_in_the_language_asked_for(shop):
    invite(shop, role="contact", language="en")
    assert "Your part would be: Contact person." in OutgoingMail.objects.get(key__startswith="invitation-").text


def test_invitations_have_a_brake(shop):
    for number in range(5):
        actions.invite_member(
            organisation=shop, email="a@example.org", role="editor", by=None, now=NOW + timedelta(minutes=number)
        )
    with pytest.raises(TooOften):
        actions.invite_member(
            organisation=shop, email="a@example.org", role="editor", by=None, now=NOW + timedelta(minutes=9)
        )


def test_taking_back_forgets_the_address(shop):
    invitation = invite(shop)
    actions.cancel_invitation(invitation=invitation, by=owner_of(shop), now=NOW)
    assert Invitation.objects.get().email == "" and not SecretLink.objects.exists()


def test_adding_at_once_and_again(shop):
    user = make_account()
    part = actions.add_member(organisation=shop, user=user, role="editor", by=make_office(), now=NOW, function="Kasse")
    again = actions.add_member(organisation=shop, user=user, role="contact", by=owner_of(shop), now=NOW)
    assert part.pk == again.pk and (again.role, again.function) == ("contact", "")


def test_the_last_owner_cannot_go(shop):
    part = shop.memberships.get()
    with pytest.raises(DomainError):
        actions.remove_member(membership=part, by=part.user, now=NOW)
    with pytest.raises(DomainError):
        actions.change_member(membership=part, role="editor", function="", by=part.user, now=NOW)
    second = make_member(shop, "owner")
    actions.change_member(membership=shop.memberships.get(user=second), role="owner", function="", by=None, now=NOW)
    actions.change_member(membership=part, role="owner", function="Chefin", by=part.user, now=NOW)
    actions.remove_member(membership=part, by=part.user, now=NOW)
    assert list(shop.memberships.values_list("user", flat=True)) == [second.pk]


def test_everyone_leaves_owners_take_out(shop):
    editor, contact = make_member(shop), make_member(shop, "contact")
    actions.remove_member(membership=shop.memberships.get(user=editor), by=editor, now=NOW)
    actions.remove_member(membership=shop.memberships.get(user=contact), by=owner_of(shop), now=NOW)
    assert shop.memberships.count() == 1


@pytest.mark.parametrize("role", ["editor", "contact", "stranger", "other", "agency"])
def test_nobody_else_decides_who_belongs(shop, role):
    people = {
        "editor": lambda: make_member(shop), "contact": lambda: make_member(shop, "contact"), "stranger": make_account,
        "other": lambda: make_member(make_organisation(), "owner"), "agency": lambda: make_member(make_agency(), "owner"),
    }  # fmt: skip
    person, part = people[role](), shop.memberships.get(role="owner")
    invitation = invite(shop)
    for act in (
        lambda: invite(shop, by=person),
        lambda: actions.add_member(organisation=shop, user=person, role="owner", by=person, now=NOW),
        lambda: actions.change_member(membership=part, role="contact", function="", by=person, now=NOW),
        lambda: actions.remove_member(membership=part, by=person, now=NOW),
        lambda: actions.cancel_invitation(invitation=invitation, by=person, now=NOW),
    ):
        with pytest.raises(NotAllowed):
            act()
