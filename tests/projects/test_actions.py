"""A project from the first sentence to the end."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.storage import default_storage

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.money import Money
from gemeinsinn.projects import actions
from gemeinsinn.projects.models import FundingShare, Project, Supporter
from gemeinsinn.projects.tasks import forget_old_drafts
from tests.factories.images import make_image
from tests.factories.organisations import NOW, make_agency, make_member, make_organisation, make_spot
from tests.factories.people import make_account, make_confirmed_contact
from tests.factories.projects import make_draft, make_project, project_fields

pytestmark = pytest.mark.django_db


def submit(draft, **overrides):
    fields = {"name": "Mira", "email": "mira@example.org", "user": AnonymousUser()} | overrides
    return actions.submit_project(project=draft, now=NOW, **fields)


def full_draft(**overrides):
    draft = make_draft()
    actions.save_draft(project=draft, fields=project_fields(**overrides), now=NOW)
    return draft


def test_without_account_it_waits_for_the_click_then_for_the_agency():
    agency, draft = make_agency(), full_draft()
    submit(draft)
    assert (draft.state, draft.slug, draft.agency) == ("unconfirmed", "hofcafe-am-tulpenbrunnen", agency)
    assert OutgoingMail.objects.get().key == f"project-{draft.pk}-confirm"
    link = actions.confirm_project(project=draft, now=NOW)
    draft.refresh_from_db()
    assert draft.state == "submitted" and draft.contact.confirmed_at == NOW and "/m/" in link
    assert agency.name in OutgoingMail.objects.get(key=f"project-{draft.pk}-received").text
    for again in (lambda: actions.confirm_project(project=draft, now=NOW), lambda: submit(draft)):
        with pytest.raises(DomainError):
            again()


def test_signed_in_it_goes_to_the_agency_at_once():
    user, draft = make_account(name="Mira Wolf"), full_draft()
    submit(draft, user=user, name="", email="someone@else.example")
    assert (draft.state, draft.contact.user, draft.contact.email, draft.contact.name) == (
        "submitted",
        user,
        user.email,
        "Mira Wolf",
    )


@pytest.mark.parametrize("missing", ["title", "aim", "run_by", "place"])
def test_what_is_missing_is_not_sent(missing):
    draft = full_draft(**{missing: None})
    with pytest.raises(DomainError):
        submit(draft)
    with pytest.raises(DomainError):
        actions.put_project(fields=project_fields(**{missing: None}), by=None, now=NOW)
    assert Project.objects.get().state == "draft"


@pytest.mark.parametrize("fields", [{"name": " "}, {"email": ""}])
def test_somebody_must_be_reachable(fields):
    with pytest.raises(DomainError):
        submit(full_draft(), **fields)


def test_drafts_only_and_known_fields_only():
    draft = full_draft()
    actions.save_draft(project=draft, fields={}, now=NOW)
    actions.save_draft(project=draft, fields={"spot": " im  Hof ", "starts": date(2027, 1, 1)}, now=NOW)
    assert draft.spot == "im Hof"
    with pytest.raises(TypeError):
        actions.save_draft(project=draft, fields={"state": "published"}, now=NOW)
    with pytest.raises(DomainError):
        actions.save_draft(project=draft, fields={"ends": date(2026, 1, 1)}, now=NOW)
    with pytest.raises(DomainError):
        actions.save_draft(project=make_project(), fields={"title": "x"}, now=NOW)


def test_the_check_and_its_undo():
    broker = make_member(make_agency())
    project = make_project(state="submitted")
    actions.publish_project(project=project, by=broker, now=NOW, note="Schön")
    assert (project.state, project.published_at, project.checks.get().by) == ("published", NOW, broker)
    assert (
        "Schön" in OutgoingMail.objects.get().text
        and Event.objects.filter(verb="project_published", audience="public").exists()
    )
    actions.unpublish_project(project=project, by=broker, now=NOW)
    assert project.state == "submitted" and not OutgoingMail.objects.exists()
    actions.return_project(project=project, by=broker, now=NOW, note="Wann?")
    assert "Wann?" in OutgoingMail.objects.get().text and "/m/" in OutgoingMail.objects.get().text
    actions.resubmit_project(project=project, by=None, now=NOW)
    actions.publish_project(project=project, by=broker, now=NOW + timedelta(days=1))
    assert project.published_at == NOW
    actions.finish_project(project=project, by=None, now=NOW)
    actions.reopen_project(project=project, by=None, now=NOW)
    actions.hide_project(project=project, by=broker, now=NOW)
    assert project.state == "hidden"
    with pytest.raises(DomainError):
        actions.finish_project(project=project, by=None, now=NOW)


def test_nobody_to_write_to_is_no_mail():
    project = make_project(state="submitted")
    Project.objects.update(contact=None)
    project.refresh_from_db()
    actions.publish_project(project=project, by=None, now=NOW)
    assert not OutgoingMail.objects.exists()
    bare = Project.objects.create(state="unconfirmed")
    assert "/m/" in actions.confirm_project(project=bare, now=NOW)


def test_strangers_change_nothing():
    make_agency()
    author = make_account()
    project = make_project(contact=make_confirmed_contact(user=author, email=author.email), steps=[{"title": "Eins"}])
    picture = actions.add_picture(project=project, image=make_image(), alt="a", rights="b", by=author, now=NOW)
    step = project.steps.get()
    only_agency = [
        lambda by: actions.publish_project(project=project, by=by, now=NOW),
        lambda by: actions.return_project(project=project, by=by, now=NOW, note=""),
        lambda by: actions.unpublish_project(project=project, by=by, now=NOW),
    ]
    acts = [
        *only_agency,
        lambda by: actions.change_project(project=project, fields={"title": "Böse"}, by=by, now=NOW),
        lambda by: actions.hide_project(project=project, by=by, now=NOW),
        lambda by: actions.finish_project(project=project, by=by, now=NOW),
        lambda by: actions.reopen_project(project=project, by=by, now=NOW),
        lambda by: actions.resubmit_project(project=project, by=by, now=NOW),
        lambda by: actions.set_steps(project=project, steps=[], by=by, now=NOW),
        lambda by: actions.finish_step(step=step, done_on=None, by=by, now=NOW),
        lambda by: actions.set_supporters(project=project, supporters=[], by=by, now=NOW),
        lambda by: actions.set_funding(project=project, shares=[], by=by, now=NOW),
        lambda by: actions.add_picture(project=project, image=make_image(), alt="a", rights="b", by=by, now=NOW),
        lambda by: actions.change_picture(picture=picture, alt="a", rights="b", by=by, now=NOW),
        lambda by: actions.remove_picture(picture=picture, by=by, now=NOW),
    ]
    for act in acts:
        for person in (make_account(), make_member(make_agency(areas=[])), make_member(make_organisation())):
            with pytest.raises(NotAllowed):
                act(person)
    for act in only_agency:
        with pytest.raises(NotAllowed):
            act(author)


def test_changing_what_was_sent_is_an_event_for_the_agency():
    project = make_project()
    assert actions.change_project(
        project=project, fields={"title": "Neu", "place": make_spot(postcode="06122")}, by=None, now=NOW
    ) == ["place", "title"]
    assert Event.objects.get(verb="project_changed").data == {"fields": ["place", "title"]}
    assert actions.change_project(project=project, fields={"title": "Neu"}, by=None, now=NOW) == []
    with pytest.raises(DomainError):
        actions.change_project(project=project, fields={"aim": ""}, by=None, now=NOW)
    with pytest.raises(DomainError):
        actions.change_project(project=make_draft(), fields={"title": "x"}, by=None, now=NOW)


def test_a_plan_keeps_what_is_done():
    project = make_project(steps=[{"title": "Eins", "done_on": date(2026, 11, 1)}, {"title": "Zwei"}])
    one, two = project.steps.all()
    actions.set_steps(
        project=project,
        steps=[
            {"id": two.pk, "title": "Zwei!"},
            {"id": one.pk, "title": "Eins", "due": None},
            {"id": 999_999, "title": "Drei"},
        ],
        by=None,
        now=NOW,
    )
    assert list(project.steps.values_list("title", "done_on")) == [
        ("Zwei!", None),
        ("Eins", date(2026, 11, 1)),
        ("Drei", None),
    ]
    actions.finish_step(step=two, done_on=date(2026, 11, 20), by=None, now=NOW)
    assert Event.objects.filter(verb="step_done", audience="public").exists()
    actions.finish_step(step=two, done_on=None, by=None, now=NOW)
    with pytest.raises(DomainError):
        actions.set_steps(project=project, steps=[{"title": "x"}] * 21, by=None, now=NOW)


def test_supporters_keep_their_profile():
    shop = make_organisation()
    project = make_project(supporters=[{"name": "Laden", "organisation": shop}])
    row = project.supporters.get()
    actions.set_supporters(
        project=project, supporters=[{"id": row.pk, "name": "Der Laden", "what": "Milch"}], by=None, now=NOW
    )
    assert list(Supporter.objects.values_list("name", "what", "organisation")) == [("Der Laden", "Milch", shop.pk)]


def test_funding_is_money_or_hours():
    project = make_project(
        funding=[{"source": "state", "amount": Money(50), "note": "Fonds"}, {"source": "hours", "hours": 0}]
    )
    assert list(FundingShare.objects.values_list("source", "hours")) == [("state", None), ("hours", 0)]
    for bad in (
        {"source": "state", "hours": 5},
        {"source": "hours", "amount": Money(5)},
        {"source": "hours", "hours": -1},
        {"source": "own", "amount": Money(-1)},
        {"source": "own"},
    ):
        with pytest.raises(DomainError):
            actions.set_funding(project=project, shares=[bad], by=None, now=NOW)
    assert project.funding.count() == 2


def test_pictures_say_what_they_show(settings, tmp_path, django_capture_on_commit_callbacks):
    settings.MEDIA_ROOT = tmp_path
    draft = make_draft()
    picture = actions.add_picture(
        project=draft, image=make_image(), alt=" Ein  Hof ", rights="Foto: M.", by=None, now=NOW
    )
    assert (picture.alt, picture.width, picture.height) == ("Ein Hof", 60, 40) and not Event.objects.exists()
    actions.change_picture(picture=picture, alt="Zwei", rights="Foto: N.", by=None, now=NOW)
    for alt, rights in (("", "x"), ("x", " ")):
        with pytest.raises(DomainError):
            actions.add_picture(project=draft, image=make_image(), alt=alt, rights=rights, by=None, now=NOW)
    for _number in range(11):
        actions.add_picture(project=draft, image=make_image(), alt="a", rights="b", by=None, now=NOW)
    with pytest.raises(DomainError):
        actions.add_picture(project=draft, image=make_image(), alt="a", rights="b", by=None, now=NOW)
    name = picture.image.name
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_picture(picture=picture, by=None, now=NOW)
    assert not default_storage.exists(name) and draft.pictures.count() == 11
    published = make_project()
    actions.add_picture(project=published, image=make_image(), alt="a", rights="b", by=None, now=NOW)
    assert Event.objects.get(verb="project_changed").data == {"fields": ["pictures"]}


def test_what_nobody_came_back_to_is_forgotten(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    draft, sent, kept = make_draft(), full_draft(), make_project()
    submit(sent)
    contact = sent.contact
    picture = actions.add_picture(project=draft, image=make_image(), alt="a", rights="b", by=None, now=NOW)
    Project.objects.update(changed_at=NOW - timedelta(days=61))
    assert forget_old_drafts(now=NOW) == 2
    assert list(Project.objects.all()) == [kept] and not default_storage.exists(picture.image.name)
    assert not type(contact).objects.filter(pk=contact.pk).exists()
