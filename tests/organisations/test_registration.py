"""Registering: without account, with one, by the program."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.core.errors import DomainError, NoLongerThere
from gemeinsinn.core.models import SecretLink
from gemeinsinn.organisations import actions
from gemeinsinn.organisations.models import Membership, Organisation
from tests.factories.organisations import NOW, make_agency, make_organisation, make_spot
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db
FIELDS = {"kind": "company", "name": "Bäckerei Kraft & Söhne"}


def register(**overrides):
    fields = {"by": AnonymousUser(), "now": NOW, "contact_name": "Jule", "contact_email": "jule@example.org", **FIELDS}
    return actions.register_organisation(**fields | {"place": make_spot()} | overrides)


def test_without_account_it_waits_for_the_click_then_for_the_agency():
    agency = make_agency()
    organisation = register(contact_phone="0345 1")
    assert (organisation.state, organisation.slug, organisation.agency) == (
        "unconfirmed",
        "baeckerei-kraft-und-soehne",
        agency,
    )
    assert organisation.contact.confirmed_at is None and not organisation.memberships.exists()
    mail = OutgoingMail.objects.get(key=f"organisation-{organisation.pk}-confirm")
    assert mail.to == "jule@example.org" and "/m/" in mail.text
    link = actions.confirm_organisation(organisation=organisation, now=NOW)
    organisation.refresh_from_db()
    assert organisation.state == "submitted" and organisation.contact.confirmed_at == NOW and "/m/" in link
    assert agency.name in OutgoingMail.objects.get(key=f"organisation-{organisation.pk}-received").text
    with pytest.raises(DomainError):
        actions.confirm_organisation(organisation=organisation, now=NOW)


def test_a_confirmed_address_with_an_account_owns_the_profile():
    user = make_account(email="jule@example.org")
    organisation = register()
    actions.confirm_organisation(organisation=organisation, now=NOW)
    assert list(organisation.memberships.values_list("user", "role")) == [(user.pk, "owner")]
    assert actions.claim_organisation(organisation=organisation, user=make_account(), now=NOW) is False


def test_signed_in_it_goes_to_the_agency_at_once():
    user = make_account()
    organisation = register(by=user, contact_name="", contact_email="")
    assert organisation.state == "submitted" and organisation.contact is None
    assert organisation.memberships.get().user == user
    assert not OutgoingMail.objects.exists()


def test_claiming_makes_an_editor_an_owner():
    organisation, user = make_organisation(), make_account()
    Membership.objects.create(organisation=organisation, user=user, role="editor")
    assert actions.claim_organisation(organisation=organisation, user=user, now=NOW) is True
    assert organisation.memberships.get().role == "owner"


def test_the_same_form_twice_is_one_profile_and_a_second_name_gets_its_own_address():
    key = uuid.uuid4()
    first, again, other = register(form_key=key), register(form_key=key), register()
    assert first == again and other.slug.startswith("baeckerei-kraft-und-soehne-") and Organisation.objects.count() == 2
    assert register(name="Eintragen").slug != "eintragen"


@pytest.mark.parametrize(
    "overrides",
    [
        {"contact_name": ""}, {"contact_email": ""}, {"name": "  "}, {"kind": ""}, {"kind": "bank"}, {"place": None},
        {"kind": "social"}, {"kind": "social", "paid_staff": 3}, {"brand": "#ffff00"}, {"website": "javascript:alert(1)"},
        {"name": "x" * 161}, {"email": "no address"},
    ],
)  # fmt: skip
def test_what_does_not_hold_together_is_refused_and_leaves_nothing(overrides):
    with pytest.raises(DomainError):
        register(**overrides)
    assert not Organisation.objects.exists() and not OutgoingMail.objects.exists() and not Event.objects.exists()


def test_the_program_registers_without_mail():
    organisation = register(by=None, contact_name="", contact_email="", source="freinet:7")
    assert (organisation.state, organisation.source, OutgoingMail.objects.count()) == ("submitted", "freinet:7", 0)
    assert register(by=None).state == "unconfirmed"


def test_a_strange_field_is_a_mistake_of_ours():
    with pytest.raises(TypeError):
        register(state="published")


def test_drafts_are_written_until_they_are_sent():
    draft = actions.start_registration(language="en", now=NOW)
    actions.save_registration(organisation=draft, fields={"kind": "social", "name": "Küche"}, now=NOW)
    actions.save_registration(organisation=draft, fields={"name": "Küche"}, now=NOW)
    with pytest.raises(DomainError):
        actions.send_registration(organisation=draft, now=NOW, name="J", email="j@example.org")
    actions.save_registration(
        organisation=draft,
        fields={"paid_staff": 2, "volunteers": 0, "place": make_spot(), "gives_kinds": ["zeit", "gold"]},
        now=NOW,
    )
    SecretLink.objects.create(digest="d", purpose="organisation-draft", subject_id=draft.pk, expires_at=NOW)
    actions.send_registration(organisation=draft, now=NOW, name="J", email="j@example.org")
    draft.refresh_from_db()
    assert (draft.state, draft.slug, draft.gives_kinds) == ("unconfirmed", "kueche", {"zeit": ""})
    assert not SecretLink.objects.filter(purpose="organisation-draft").exists()
    with pytest.raises(DomainError):
        actions.save_registration(organisation=draft, fields={"name": "Anders"}, now=NOW)


def test_a_registration_whose_contact_was_erased_cannot_be_confirmed():
    organisation = register()
    organisation.contact.delete()
    organisation.refresh_from_db()
    with pytest.raises(NoLongerThere):
        actions.confirm_organisation(organisation=organisation, now=NOW)


def test_agencies_wait_for_the_network_office():
    make_agency()
    assert register(kind="agency").agency is None


def test_what_nobody_came_back_to_is_forgotten():
    draft, sent = actions.start_registration(language="de", now=NOW), register()
    kept = make_organisation()
    Organisation.objects.update(changed_at=NOW - timedelta(days=61))
    contact = sent.contact
    assert actions.forget_drafts(now=NOW) == 2
    assert list(Organisation.objects.all()) == [kept] and not type(contact).objects.filter(pk=contact.pk).exists()
    assert not Organisation.objects.filter(pk=draft.pk).exists()
