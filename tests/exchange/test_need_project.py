"""A need that belongs to a project: begun there, chosen while writing, changed later, shown on both pages."""

import re
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from gemeinsinn.activity.models import Event
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.exchange.actions.notices import change_notice, save_author, start_draft
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.queries.history import history_of
from gemeinsinn.exchange.queries.projects import choosable_projects, needs_of_project, projects_at_desk
from gemeinsinn.exchange.sections import needs_of_this_project
from gemeinsinn.exchange.showing import thanked
from gemeinsinn.people.models import Contact
from gemeinsinn.projects.actions import hide_project, publish_project
from gemeinsinn.projects.models import Project
from gemeinsinn.projects.wording import project_path
from tests.factories.answers import give_answer
from tests.factories.exchange import make_author, make_broker, make_need, make_place
from tests.factories.organisations import make_member, make_organisation
from tests.factories.partnerships import make_settled
from tests.factories.people import make_account, make_confirmed_contact
from tests.factories.places import make_quarter
from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db
WORDS = {"title": "Zwanzig Stühle für das Hofcafé", "kind": "sachen", "details": ""}
TITLE = "Hofcafé am Tulpenbrunnen"


@pytest.fixture
def agency():
    return make_place()[1]


def link_of(project):
    return f"/m/{issue_link(purpose='project', subject_id=project.pk, now=timezone.now(), lasts=timedelta(days=1))}/"


def link_to(need):
    return f"/m/{issue_link(purpose='need', subject_id=need.pk, now=timezone.now(), lasts=timedelta(days=1))}/"


def words(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


def verbs(need):
    about = Event.objects.filter(subject_type="exchange.need", subject_id=need.pk)
    return list(about.order_by("pk").values_list("verb", flat=True))


class TestBeginning:
    def test_the_holder_of_the_projects_link_begins_there_without_account(self, client, agency):
        project = make_project(title=TITLE)
        overview = client.get(link_of(project))
        (here,) = set(re.findall(r'href="(/m/[^"]+/bedarf/)"', overview.text))
        first = client.get(here)
        assert f"Für das Vorhaben {TITLE}" in words(first)
        assert not Need.objects.exists()
        sent = client.post(here, WORDS | {"project": project.pk, "form_key": str(uuid.UUID(int=5))})
        need = Need.objects.get()
        assert (need.project, need.quarter, need.lat) == (project, project.quarter, project.lat)
        assert verbs(need) == ["begun_for_project"]
        # And the project's name stands on every screen after it, also on the last
        token = re.fullmatch(r"/bedarfe/schreiben/([^/]+)/wie-viel/", sent.url)[1]
        for key in ("was", "wie-viel", "wo-und-wann", "dank", "selbst", "pruefen"):
            assert f"Für das Vorhaben {TITLE}" in words(client.get(f"/bedarfe/schreiben/{token}/{key}/")), key
        assert project.run_by in client.get(f"/bedarfe/schreiben/{token}/selbst/").text

    def test_taken_off_it_can_be_put_back(self, client, agency):
        project = make_project()
        client.post(f"{link_of(project)}bedarf/", WORDS | {"project": ""})
        need = Need.objects.get()
        assert need.project is None
        token = issue_link(purpose="need-draft", subject_id=need.pk, now=timezone.now(), lasts=timedelta(days=1))
        client.post(f"/bedarfe/schreiben/{token}/was/", WORDS | {"project": project.pk})
        need.refresh_from_db()
        assert need.project == project

    def test_saved_while_typing_it_is_one_draft_of_the_project(self, client, agency):
        project = make_project()
        data = WORDS | {"project": project.pk, "form_key": str(uuid.UUID(int=6))}
        for headers in ({"X-Autosave": "1"}, {"X-Autosave": "1"}, {}):
            client.post(f"{link_of(project)}bedarf/", data, headers=headers)
        assert Need.objects.get().project == project
        assert verbs(Need.objects.get()) == ["begun_for_project"]

    def test_what_is_refused_goes_on_in_the_draft_it_began(self, client, agency):
        project = make_project()
        page = client.post(f"{link_of(project)}bedarf/", {"title": "", "project": project.pk})
        assert page.status_code == 422
        actions = re.findall(r'<form method="post" action="(/bedarfe/schreiben/[^"]+/was/)"', page.text)
        assert client.post(actions[0], WORDS | {"project": project.pk}).status_code == 302
        assert Need.objects.get().project == project

    def test_by_account_those_who_run_it(self, client, agency):
        firm = make_organisation()
        project = make_project(organisation=firm, run_by="")
        here = f"/vorhaben/{project.pk}/bearbeiten/bedarf/"
        assert client.get(here).url.startswith("/konto/anmelden/")
        for person, status in (
            (make_member(firm), 200),
            (make_member(firm, role="contact"), 403),
            (make_account(), 403),
            (make_broker(agency), 403),  # may look after it, but a need is written in one's own name
        ):
            client.force_login(person)
            assert client.get(here).status_code == status, person
        client.force_login(make_broker(agency))
        assert "/bedarf/" not in client.get(f"/vorhaben/{project.pk}/bearbeiten/").text
        client.force_login(make_member(firm))
        assert here in client.get(f"/vorhaben/{project.pk}/bearbeiten/").text
        assert here in client.get(project_path(project)).text
        client.post(here, WORDS | {"project": project.pk})
        assert Need.objects.get().project == project

    @pytest.mark.parametrize("state", ["hidden", "done"])
    def test_what_is_over_asks_for_nothing(self, client, agency, state):
        link = link_of(make_project(state=state))
        assert "/bedarf/" not in client.get(link).text
        page = client.get(f"{link}bedarf/", follow=True)
        assert "Dieses Vorhaben ist abgeschlossen oder abgenommen" in words(page)
        client.post(f"{link}bedarf/", WORDS)
        assert not Need.objects.exists()

    def test_other_ways_of_asking_are_refused(self, client, agency):
        assert client.put(f"{link_of(make_project())}bedarf/").status_code == 405
        assert client.get("/m/nichts/bedarf/").status_code == 404


class TestChoosing:
    def test_a_number_alone_opens_nothing(self, client, agency):
        mine, theirs = make_project(), make_project(title="Gartenfest")
        page = client.post("/bedarfe/schreiben/", WORDS | {"project": theirs.pk})
        assert (page.status_code, Need.objects.get().project) == (302, None)
        need = Need.objects.get()
        page = client.post(f"{link_of(mine)}bedarf/", WORDS | {"project": theirs.pk})
        assert page.status_code == 422
        assert "Bitte wählen Sie eines Ihrer eigenen Vorhaben" in words(page)
        assert Need.objects.exclude(pk=need.pk).get().project == mine
        hanging = make_need(quarter=make_quarter())
        client.post(f"{link_to(hanging)}aendern/", {"project": theirs.pk})
        hanging.refresh_from_db()
        assert hanging.project is None

    def test_signed_in_people_choose_while_they_write(self, client, agency):
        user = make_account()
        mine = make_project(contact=make_confirmed_contact(user=user, email=user.email))
        make_project(title="Gartenfest", contact=make_confirmed_contact(email="x@example.org"))
        client.force_login(user)
        page = client.get("/bedarfe/schreiben/")
        assert re.findall(r'<option value="(\d*)"', page.text) == ["", str(mine.pk)]
        client.post("/bedarfe/schreiben/", WORDS | {"project": mine.pk})
        assert Need.objects.get().project == mine
        assert 'name="project"' not in client.get("/angebote/schreiben/").text

    def test_who_has_none_is_not_asked(self, client, agency):
        make_project()
        assert 'name="project"' not in client.get("/bedarfe/schreiben/").text

    def test_the_author_of_both_changes_it_later_without_a_new_check(self, client, agency):
        project = make_project(contact=make_confirmed_contact(email="Maria@example.org"))
        need = make_need(contact=make_confirmed_contact(email="maria@example.org"), quarter=make_quarter())
        page = client.get(f"{link_to(need)}aendern/")
        assert re.findall(rf'<option value="({project.pk})"', page.text)
        for chosen, state in ((project, State.PUBLISHED), (None, State.PUBLISHED)):
            change_notice(notice=need, fields={"project": chosen}, now=timezone.now())
            need.refresh_from_db()
            assert (need.project, need.state) == (chosen, state)
        assert verbs(need) == ["changed", "revived", "changed", "revived"]
        assert [one.words for one in history_of(need)][1] == "geändert: Vorhaben"
        assert Event.objects.filter(verb="changed").first().data == {"fields": ["project"]}

    def test_another_address_in_a_draft_is_nobodys_yet(self, client, agency):
        make_project(contact=make_confirmed_contact(email="victim@example.org"))
        user = make_account()
        draft = start_draft(model=Need, language="de", now=timezone.now(), user=user)
        assert draft.contact.confirmed_at
        told = {"name": "x", "phone": "", "now": timezone.now(), "user": user}
        save_author(notice=draft, email="victim@example.org", **told)
        assert (draft.contact.confirmed_at, draft.contact.user) == (None, None)
        assert not choosable_projects(user, draft).exists()
        save_author(notice=draft, email=user.email.upper(), **told)
        assert (bool(draft.contact.confirmed_at), draft.contact.user) == (True, user)

    def test_who_may_choose_what(self, agency):
        user = make_account()
        by_account = make_project(title="A", contact=make_confirmed_contact(user=user, email=user.email))
        by_firm = make_project(title="B", organisation=make_organisation(owner=user))
        by_address = make_project(title="C", contact=make_confirmed_contact(email="c@example.org"))
        foreign = make_project(title="D", contact=make_confirmed_contact(email="d@example.org"))
        over = make_project(title="E", contact=make_confirmed_contact(user=user, email=user.email), state="done")
        hidden = make_project(title="F", contact=make_confirmed_contact(email="c@example.org"), state="hidden")

        def titles(person, need):
            return [one.title for one in choosable_projects(person, need)]

        assert titles(None, Need()) == []
        assert titles(user, Need()) == ["A", "B"]
        assert titles(None, Need(project=over)) == ["E"]  # what it has it may keep
        confirmed = make_need(contact=make_confirmed_contact(email="c@example.org"))
        assert titles(None, confirmed) == ["C"]
        assert titles(user, confirmed) == ["A", "B", "C"]
        assert titles(None, make_need(contact=make_author(email="c@example.org"))) == []  # nobody has confirmed it
        assert titles(None, make_need(contact=confirmed.contact, state=State.UNCONFIRMED)) == []
        other = make_confirmed_contact(email="n@example.org")
        other.user = user
        assert titles(None, make_need(contact=other)) == ["A"]
        gone = make_confirmed_contact(email="gone@example.org")
        Contact.objects.filter(pk=gone.pk).update(email="")
        Contact.objects.filter(pk=foreign.contact_id).update(email="")
        gone.refresh_from_db()
        assert titles(None, make_need(contact=gone)) == []
        assert {by_account.agency, by_firm.agency, by_address.agency, hidden.agency} == {agency}

    def test_at_the_desk_projects_of_the_same_area(self, agency):
        here, elsewhere = make_project(title="Hier"), make_project(title="Dort")
        Project.objects.filter(pk=elsewhere.pk).update(agency=None)
        make_project(title="Vorbei", state="done")
        assert list(projects_at_desk(make_need(agency=agency))) == [here]
        assert set(projects_at_desk(make_need(agency=agency, project=elsewhere))) == {here, elsewhere}
        assert list(projects_at_desk(make_need())) == [elsewhere]


class TestShowing:
    def test_what_is_over_is_not_missing_and_what_came_is_said_small(self, client):
        project = make_project()
        today = timezone.localdate()
        make_need(project=project, title="Offen")
        make_need(project=project, title="Halb da", covered=1000)
        make_need(project=project, title="Ganz zugesagt", covered=2000)
        make_need(project=project, title="Erledigt", state=State.DONE)
        make_need(project=project, title="Gestern vorbei", until=today - timedelta(days=1))
        make_need(project=project, title="Nur für Partner", audience="partners")
        for state in (State.EXPIRED, State.HIDDEN, State.WITHDRAWN, State.SUBMITTED, State.RETURNED, State.DRAFT):
            make_need(project=project, title=f"Nicht {state}", state=state)
        found = needs_of_project(None, project)
        assert [one.title for one in found.missing] == ["Halb da", "Offen"]
        assert [one.title for one in found.settled] == ["Erledigt", "Ganz zugesagt"]
        page = words(client.get(project_path(project)))
        assert "Was diesem Vorhaben fehlt" in page and "Schon da" in page
        assert "Ganz zugesagt 20 Stühle · alles zugesagt" in page
        assert "Nicht " not in page and "vorbei" not in page
        Need.objects.filter(state=State.PUBLISHED).update(state=State.HIDDEN)
        page = words(client.get(project_path(project)))
        assert "Schon da Erledigt" in page and "diesem Vorhaben fehlt" not in page

    def test_nothing_to_show_shows_nothing_except_to_those_who_run_it(self, client):
        firm = make_organisation()
        project = make_project(organisation=firm)
        assert "diesem Vorhaben fehlt" not in words(client.get(project_path(project)))
        client.force_login(make_member(firm))
        assert "Noch hat niemand gesagt, was fehlt." in words(client.get(project_path(project)))
        make_need(project=project, state=State.DONE)
        assert "Zurzeit fehlt nichts." in words(client.get(project_path(project)))
        Project.objects.update(state="done")
        assert needs_of_this_project(Project.objects.get(), make_member(firm)).context["write_href"] == ""

    def test_who_gave_is_thanked_where_both_want_it(self, client):
        project = make_project()
        firm = make_organisation(name="Tischlerei Brandt")
        public, quiet = make_need(project=project, amount=500), make_need(project=project, amount=500)
        for need, name, wanted in ((public, "Café Kaya", True), (quiet, "Rothbäckerei", False)):
            response = give_answer(need, amount=500, organisation_name=name)
            make_settled(response, may_publish=(wanted, wanted))
        page = words(client.get(project_path(project)))
        assert "Danke an Café Kaya" in page
        assert "Rothbäckerei" not in page
        response = Need.objects.get(pk=public.pk).responses.get()
        response.organisation = firm
        response.save()
        assert f'href="/partner/{firm.slug}/">Tischlerei Brandt</a>' in client.get(project_path(project)).text

    def test_asking_for_thanks_twice_asks_once(self):
        before = list(thanked._providers)
        thanked.register(before[0])
        assert thanked._providers == before
        assert thanked.thanked_for([]) == {}

    def test_the_page_takes_the_same_queries_however_many_needs(self, client, django_assert_max_num_queries):
        project = make_project()
        for number in range(8):
            make_need(project=project, state=State.DONE if number % 2 else State.PUBLISHED)
        with django_assert_max_num_queries(15):
            client.get(project_path(project))

    def test_a_project_that_comes_down_leaves_its_needs_where_they_are(self, client):
        project = make_project(title=TITLE)
        need = make_need(project=project, title="Zwanzig Stühle")
        path = f"/bedarfe/{need.pk}-{need.slug}/"
        assert f'<a href="{project_path(project)}">{TITLE}</a>' in client.get(path).text
        hide_project(project=project, by=None, now=timezone.now())
        page = client.get(path)
        assert (page.status_code, TITLE in page.text, f"/bedarfe/{need.pk}/ja/" in page.text) == (200, False, True)
        assert client.get(project_path(project)).status_code == 410
        need.refresh_from_db()
        assert (need.state, need.project) == (State.PUBLISHED, project)
        page = client.post(f"{link_to(need)}aendern/", {"project": project.pk, "title": ""})
        assert TITLE in page.text  # its author still sees it, and may keep it or let it go
        publish_project(project=project, by=None, now=timezone.now())
        assert TITLE in client.get(path).text
        project.delete()
        need.refresh_from_db()
        assert (need.state, need.project, client.get(path).status_code) == (State.PUBLISHED, None, 200)
