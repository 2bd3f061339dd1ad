"""Whoever leaves takes their needs and offers down; an organisation with others goes on."""

import pytest
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.desk.account import erase_notes
from gemeinsinn.desk.models import Note
from gemeinsinn.exchange.actions.notices.erasing import erase_notices
from gemeinsinn.exchange.models import Need, Response
from gemeinsinn.organisations.account import erase_parts
from gemeinsinn.partnerships.actions.erasure import erase_agreements
from gemeinsinn.people.actions.leaving import erase_contact
from gemeinsinn.people.models import Contact
from gemeinsinn.people.personal_data import person_behind
from gemeinsinn.projects.account import erase_projects
from gemeinsinn.projects.models import Project
from tests.factories.answers import give_answer, hang_need, make_company, make_staff
from tests.factories.partnerships import make_settled, make_signed
from tests.factories.people import make_confirmed_contact
from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db
NAME = "Xaveria Quittenbaum"


def her(**overrides):
    return make_confirmed_contact(name=NAME, email="x@example.org", **overrides)


def test_an_unsent_one_is_gone_with_its_contact():
    need = hang_need(contact=her(), state="draft")
    erase_notices(person_behind(need.contact), now=timezone.now())
    assert not Need.objects.exists() and not Contact.objects.filter(name=NAME).exists()


def test_an_organisation_with_others_goes_on_without_the_person():
    shop = make_company()
    make_staff(shop)
    need = hang_need(contact=her(), organisation=shop, title=f"Stühle für {NAME}", details="Im Keller.")
    waiting = give_answer(need)
    erase_contact(contact=need.contact, by=None, now=timezone.now())
    need.refresh_from_db()
    waiting.refresh_from_db()
    assert (need.state, need.title, need.slug, need.details) == ("published", "Stühle für N. N.", "-", "Im Keller.")
    assert (need.contact.name, waiting.state) == ("N. N.", "offered")


def test_answers_and_agreements_of_an_organisation_with_others_stand():
    shop = make_company()
    make_staff(shop)
    answer, agreement = give_answer(name=NAME, amount=100), make_signed(give_answer(name=NAME, amount=100))
    Response.objects.update(organisation=shop)
    for response in (answer, agreement.response):
        erase_contact(contact=response.contact, by=None, now=timezone.now())
        response.refresh_from_db()
    agreement.refresh_from_db()
    assert (answer.state, answer.message, agreement.state) == ("offered", "", "signed")
    assert agreement.versions.get().terms["giver"]["name"] == "N. N."


def test_who_never_confirmed_is_not_told_and_a_kept_promise_settles_the_need():
    need = make_settled(give_answer(hang_need(contact=her()), amount=100)).response.need
    unconfirmed = give_answer(need, confirmed=False, email="nie@example.org", amount=100)
    Need.objects.filter(pk=need.pk).update(state="published")
    before = OutgoingMail.objects.filter(to="nie@example.org").count()
    erase_contact(contact=need.contact, by=None, now=timezone.now())
    need.refresh_from_db()
    unconfirmed.refresh_from_db()
    assert (need.state, need.title, need.details) == ("done", "Zwanzig Stühle für das Hofcafé", "")
    assert unconfirmed.state == "expired"
    assert OutgoingMail.objects.filter(to="nie@example.org").count() == before - 1


def test_a_promise_ahead_whose_other_side_has_no_contact_is_called_off():
    need = hang_need()
    agreement = make_signed(give_answer(need, name=NAME, amount=100))
    Need.objects.filter(pk=need.pk).update(contact=None)
    erase_contact(contact=agreement.response.contact, by=None, now=timezone.now())
    agreement.refresh_from_db()
    assert agreement.state == "cancelled"


def test_a_settled_need_stays_settled():
    need = hang_need(contact=her(), state="done")
    erase_contact(contact=need.contact, by=None, now=timezone.now())
    need.refresh_from_db()
    assert (need.state, need.title) == ("done", "Zwanzig Stühle für das Hofcafé")


def test_notes_elsewhere_lose_the_name_and_so_do_projects_and_profiles():
    contact = her()
    project = make_project(contact=contact, aim=f"{NAME} lädt ein.", organisation=make_company())
    draft = make_company(contact=contact, state="draft")
    note = Note.objects.create(subject_type="projects.project", subject_id=project.pk, text=f"{NAME} anrufen")
    for erase in (erase_notes, erase_agreements, erase_projects, erase_parts):
        erase(person_behind(contact), now=timezone.now())
    note.refresh_from_db()
    assert (note.text, Project.objects.get().aim) == ("N. N. anrufen", "N. N. lädt ein.")
    assert not type(draft).objects.filter(pk=draft.pk).exists()
