"""A person's page at the desk, and erasing somebody who asks for it: who may, what goes, what stays."""

import re
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.core.errors import NoLongerThere, NotAllowed
from gemeinsinn.desk.actions.people import erase_person
from gemeinsinn.desk.models import Note
from gemeinsinn.desk.queries.desks import desk_of
from gemeinsinn.desk.queries.erasing import effects_of
from gemeinsinn.desk.queries.matters import Art
from gemeinsinn.desk.queries.people import find_someone
from gemeinsinn.desk.rules import Desk, can_erase
from gemeinsinn.exchange.models import CallRequest, Response
from gemeinsinn.organisations.models import Membership
from gemeinsinn.partnerships.models import Agreement
from gemeinsinn.people.models import Contact, NetworkRole, User
from gemeinsinn.people.personal_data import NOBODY
from tests.factories.answers import give_answer, hang_need, make_company, want_call
from tests.factories.desk import submit_project
from tests.factories.partnerships import make_agreement, make_settled
from tests.factories.people import make_account, make_confirmed_contact

pytestmark = pytest.mark.django_db


def desk_for(world: Any, who: str) -> Desk:
    return desk_of(world.people[who])


def page_of(contact: Contact, name: str = "person") -> str:
    return reverse(f"desk:{name}", args=[contact.pk])


WHO = {"name": "Mira Falk", "email": "mira@example.org", "phone": "0345 99999"}


def mira(*, user: Any = None, **overrides: Any) -> Contact:
    """Another contact of one person."""
    contact = make_confirmed_contact(**{**WHO, **overrides})
    Contact.objects.filter(pk=contact.pk).update(user=user)
    contact.refresh_from_db()
    return contact


def called_by_mira(agency: Any) -> CallRequest:
    """A call whose person has given an address since."""
    call = want_call(hang_need(agency=agency), agency=agency, name=WHO["name"], phone=WHO["phone"])
    Contact.objects.filter(pk=call.contact_id).update(email=WHO["email"])
    return call


# --- Who may ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("office", "agencies", "is_staff", "may"),
    [
        (False, {"own"}, False, True),
        (False, {"own", "other"}, False, False),
        (False, {"own", None}, False, False),
        (False, {"other"}, False, False),
        (False, set(), False, False),
        (True, {"own", "other", None}, False, True),
        (True, {"own"}, True, False),
        (False, {"own"}, True, False),
    ],
)
def test_who_may_erase(world: Any, office: bool, agencies: set[Any], is_staff: bool, may: bool) -> None:
    ids = {"own": world.agency.pk, "other": world.other.pk, None: None}
    desk = Desk(user=None, agencies=(world.agency,), office=office)
    assert can_erase(desk, {ids[name] for name in agencies}, is_staff=is_staff) is may


def test_every_door(world: Any, browse: Any) -> None:
    contact = world.things["anruf"].contact
    for name in ("person", "erase"):
        address = page_of(contact, name)
        assert browse("").get(address).status_code == 302
        statuses = {who: browse(who).get(address).status_code for who in world.people}
        assert statuses == {"resident": 403, "own": 200, "owner": 200, "other": 403, "office": 200, "jury": 403}
    for who in ("", "resident", "other", "jury"):
        assert browse(who).post(page_of(contact, "erase")).status_code == (403 if who else 302)
    contact.refresh_from_db()
    assert contact.name != NOBODY


def test_somebody_nobody_knows_is_404(browse: Any) -> None:
    loose = mira()
    for pk in (loose.pk, 10**30, 999_999):
        assert browse("office").get(f"/schreibtisch/menschen/{pk}/").status_code == 404


def test_who_is_part_of_another_agencys_matters_is_erased_by_the_office_alone(world: Any, browse: Any) -> None:
    mine = mira()
    hang_need(agency=world.agency, contact=mine)
    hang_need(agency=world.other, contact=mira(), title="Nur in Magdeburg")
    page = browse("own").get(page_of(mine)).content.decode()
    assert "Nur in Magdeburg" not in page and "Geschäftsstelle des Netzwerks" in page and "Person löschen" not in page
    assert browse("own").get(page_of(mine, "erase")).status_code == 403
    assert browse("own").post(page_of(mine, "erase")).status_code == 403
    assert browse("office").post(page_of(mine, "erase")).status_code == 302
    assert set(Contact.objects.filter(pk__gte=mine.pk).values_list("name", flat=True)) == {NOBODY}


@pytest.mark.parametrize("task", ["jury", "staff", "superuser"])
def test_whoever_works_for_others_closes_the_account_themselves(world: Any, browse: Any, task: str) -> None:
    user = make_account(email="mira@example.org")
    User.objects.filter(pk=user.pk).update(is_superuser=task == "superuser")
    if task == "jury":
        NetworkRole.objects.create(user=user, role="jury")
    if task == "staff":
        Membership.objects.create(user=user, organisation=world.agency, role="editor")
    contact = mira(user=user)
    hang_need(agency=world.agency, contact=contact)
    assert "unter „Konto“" in browse("office").get(page_of(contact)).content.decode()
    assert browse("office").post(page_of(contact, "erase")).status_code == 403
    assert User.objects.filter(pk=user.pk).exists()


def test_the_firm_of_an_account_counts_too(world: Any) -> None:
    user = make_account(email="mira@example.org")
    contact = mira(user=user)
    hang_need(agency=world.agency, contact=contact)
    firm = make_company(agency=world.other)
    Membership.objects.create(user=user, organisation=firm, role="owner")
    desk = desk_for(world, "own")
    someone = find_someone(desk, contact.pk)
    assert someone.agencies == {world.agency.pk, world.other.pk}
    with pytest.raises(NotAllowed, match="Geschäftsstelle"):
        erase_person(desk=desk, someone=someone, now=timezone.now())


# --- Who it is ----------------------------------------------------------------------------------


def test_one_address_is_one_person_and_no_address_is_one_contact(world: Any) -> None:
    first, second = mira(), mira(email="MIRA@example.org", name="M. Falk")
    nameless, other = mira(email=""), mira(email="", name="Mira Falk")
    for contact in (first, second, nameless, other):
        hang_need(agency=world.agency, contact=contact)
    desk = desk_for(world, "own")
    assert find_someone(desk, first.pk).pks == [second.pk, first.pk]
    assert find_someone(desk, nameless.pk).pks == [nameless.pk]


def test_an_account_is_found_by_any_of_its_contacts(world: Any) -> None:
    user = make_account(email="mira@example.org")
    own, unclaimed = mira(user=user, email="alt@example.org"), mira()
    for contact in (own, unclaimed):
        hang_need(agency=world.agency, contact=contact)
    desk = desk_for(world, "own")
    assert find_someone(desk, own.pk).pks == [unclaimed.pk, own.pk]
    more = mira(user=user)
    hang_need(agency=world.agency, contact=more)
    assert find_someone(desk, unclaimed.pk).user == user


def test_the_page_says_how_to_reach_somebody_and_what_they_are_part_of(world: Any, browse: Any) -> None:
    contact = mira()
    need = hang_need(agency=world.agency, contact=contact, title="Zehn Bänke")
    give_answer(hang_need(agency=world.agency, title="Fünf Tische"), **WHO | {"name": "M. Falk", "phone": "0345 11111"})
    page = browse("own").get(page_of(contact)).content.decode()
    for words in ("0345 99999", "mira@example.org", "Zehn Bänke", "Fünf Tische", "M. Falk", "0345 11111"):
        assert words in page
    assert page_of(contact) in browse("own").get(reverse("desk:people")).content.decode()
    assert page_of(contact) in browse("own").get(reverse("desk:file", args=["bedarf", need.pk])).content.decode()


# --- What goes, what stays ----------------------------------------------------------------------


def test_what_would_happen_is_counted_before(world: Any, browse: Any) -> None:
    agency, contact = world.agency, mira()
    firm = make_company()
    Membership.objects.create(user=make_account(), organisation=firm, role="owner")
    hang_need(agency=agency, contact=contact)
    hang_need(agency=agency, contact=mira(), state="done")
    hang_need(agency=agency, contact=mira(), organisation=firm)
    give_answer(hang_need(agency=agency), **WHO)
    called_by_mira(agency)
    make_agreement(give_answer(hang_need(agency=agency), **WHO))
    make_settled(give_answer(hang_need(agency=agency), **WHO))
    submit_project(agency, contact=mira())
    desk = desk_for(world, "own")
    counts = effects_of(find_someone(desk, contact.pk), today=timezone.localdate())
    assert {name: number for name, number in counts.items() if number} == {
        "notices": 1, "shared": 1, "answers": 1, "calls": 1, "agreements": 1, "promises": 1, "profiles": 1,
    }  # fmt: skip
    page = browse("own").get(page_of(contact, "erase")).content.decode()
    told = [re.sub(r"<[^>]+>|\s+", " ", line).strip() for line in re.findall(r"<li>.*?</span></li>", page, re.S)]
    assert sum(line.startswith("1 ") for line in told) == 7
    assert not any("Konto" in line for line in told)


def test_looking_erases_nothing_pressing_does_and_nobody_is_named_after(world: Any, browse: Any) -> None:
    agency, contact = world.agency, mira()
    need = hang_need(agency=agency, contact=contact, details="Bitte Mira Falk fragen.", title="Bank von Mira Falk")
    answer = give_answer(hang_need(agency=agency, amount=1000), amount=300, **WHO)
    call = called_by_mira(agency)
    Note.objects.create(subject_type="exchange.need", subject_id=need.pk, text="Mira ruft zurück")
    client = browse("own")
    assert client.get(page_of(contact, "erase")).status_code == 200
    contact.refresh_from_db()
    assert contact.name == "Mira Falk"
    done = client.post(page_of(contact, "erase"), follow=True)
    assert "Die Person ist gelöscht" in done.content.decode()
    need.refresh_from_db()
    answer.refresh_from_db()
    answer.need.refresh_from_db()
    assert (need.state, need.title, answer.state, answer.need.covered) == ("withdrawn", NOBODY, "withdrawn", 0)
    assert not CallRequest.objects.filter(pk=call.pk).exists()
    assert not Note.objects.exists()
    events = Event.objects.filter(verb="contact_erased")
    assert {event.by for event in events} == {world.people["own"]}
    assert not any("Mira" in str(event.data) for event in Event.objects.all())
    assert not OutgoingMail.objects.filter(text__contains="Mira Falk").exists()
    assert "Mira" not in client.get(reverse("desk:people")).content.decode()
    for name in ("person", "erase"):
        assert client.get(page_of(contact, name)).status_code == 410
    assert client.post(page_of(contact, "erase")).status_code == 410
    with pytest.raises(NoLongerThere):
        find_someone(desk_for(world, "own"), contact.pk)


def test_an_account_goes_as_a_whole_and_promises_stay_counted(world: Any, browse: Any) -> None:
    user = make_account(email="mira@example.org")
    answer = give_answer(hang_need(agency=world.agency), user=user, **WHO)
    contact, kept = answer.contact, make_settled(answer)
    assert "Das Konto" in browse("own").get(page_of(contact, "erase")).content.decode()
    browse("own").post(page_of(contact, "erase"))
    assert not User.objects.filter(pk=user.pk).exists()
    assert (Agreement.objects.get(pk=kept.pk).outcome, Response.objects.get(pk=answer.pk).contact.name) == (
        "yes",
        NOBODY,
    )
    event = Event.objects.get(verb="contact_erased")
    assert (event.by, event.subject_id) == (world.people["own"], contact.pk)


def test_an_organisations_promise_goes_on_without_the_person(world: Any) -> None:
    firm = make_company()
    Membership.objects.create(user=make_account(), organisation=firm, role="owner")
    answer = give_answer(hang_need(agency=world.agency), **WHO)
    answer.organisation = firm
    answer.save()
    make_agreement(answer)
    counts = effects_of(find_someone(desk_for(world, "own"), answer.contact_id), today=timezone.localdate())
    assert (counts["agreements"], counts["promises"], counts["shared"]) == (0, 1, 1)


def test_erased_people_are_named_nowhere_at_the_desk(world: Any, browse: Any) -> None:
    contact = mira(name=NOBODY, email="", phone="")
    need = hang_need(agency=world.agency, contact=contact)
    page = browse("own").get(reverse("desk:file", args=[Art.NEED, need.pk])).content.decode()
    assert NOBODY in page and page_of(contact) not in page


def test_the_foot_of_a_persons_page_names_the_networks_number_not_theirs(world, browse, settings):
    settings.NETWORK = settings.NETWORK | {"phone": "0345 100"}
    call = world.things["anruf"]
    for name in ("person", "erase"):
        page = browse("own").get(reverse(f"desk:{name}", args=[call.contact_id])).content.decode()
        foot = page.partition("<footer")[2]
        assert ("0345 100" in foot, call.contact.phone in foot) == (True, False)
