"""A part of a project, opened before the agency changed it: nothing of either side is lost in silence."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gemeinsinn.core.money import Money
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.projects.actions import change_project, set_funding, set_steps, set_supporters
from tests.factories.filled import Filled
from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return make_project(
        steps=[{"title": "Stühle leihen", "due": "2026-12-01"}],
        supporters=[{"name": "Frau Yıldız", "what": "Strom"}],
        funding=[{"source": "own", "amount": Money(5_000)}],
    )


@pytest.fixture
def opened(client, project):
    """opened("plan"): the address of a part and what its form holds now."""

    def open_part(part):
        token = issue_link(purpose="project", subject_id=project.pk, now=timezone.now(), lasts=timedelta(days=1))
        path = f"/m/{token}/{part}/"
        return path, Filled(client.get(path).content.decode()).data

    return open_part


def at_the_desk(project, part):
    """What the agency does meanwhile."""
    project.refresh_from_db()
    given = {"project": project, "by": None, "now": timezone.now()}
    if part == "was":
        change_project(fields={"title": "Café im Hof"}, **given)
    elif part == "plan":
        set_steps(steps=[{"title": "Bänke leihen", "due": "2026-12-08"}], **given)
    elif part == "wer":
        set_supporters(supporters=[{"name": "Herr Nowak", "what": "Wasser"}], **given)
    else:
        set_funding(shares=[{"source": "state", "amount": Money(9_900)}], **given)


def held(project, part):
    project.refresh_from_db()
    if part == "was":
        return project.title
    rows = {"plan": project.steps, "wer": project.supporters, "geld": project.funding}[part]
    (row,) = rows.all()
    return {"plan": lambda: row.title, "wer": lambda: row.name, "geld": lambda: str(row.amount.cents)}[part]()


CASES = [
    ("was", "title", "Hofcafé für alle", "Café im Hof", "„Café im Hof“"),
    ("plan", "schritte-0-title", "Tische leihen", "Bänke leihen", "Bänke leihen · "),
    ("wer", "helfer-0-name", "Frau Klein", "Herr Nowak", "Herr Nowak · Wasser"),
    ("geld", "mittel-0-amount", "70", "9900", "Land · 99"),
]


@pytest.mark.parametrize(("part", "name", "mine", "theirs", "said"), CASES)
def test_both_versions_are_shown_and_mine_counts_when_sent_once_more(
    client, project, opened, part, name, mine, theirs, said
):
    path, data = opened(part)
    at_the_desk(project, part)
    answer = client.post(path, data | {name: mine})
    page = answer.content.decode()
    assert (answer.status_code, held(project, part)) == (422, theirs)
    assert "Inzwischen hat jemand" in page and said in page
    again = Filled(page).data
    assert again[name] == mine
    assert client.post(path, again).status_code == 302
    assert held(project, part) == (mine if part != "geld" else "7000")


@pytest.mark.parametrize(("part", "name", "mine", "theirs", "said"), CASES)
def test_what_i_left_alone_stays_as_the_agency_made_it(client, project, opened, part, name, mine, theirs, said):
    path, data = opened(part)
    at_the_desk(project, part)
    assert client.post(path, data).status_code == 302
    assert held(project, part) == theirs


def test_lines_emptied_meanwhile_are_said_to_be(client, project, opened):
    path, data = opened("plan")
    set_steps(project=project, steps=[], by=None, now=timezone.now())
    page = client.post(path, data | {"schritte-0-title": "Tische leihen"}).content.decode()
    assert "Inzwischen hat jemand diese Zeilen geleert" in page
    assert not project.steps.exists()


def test_the_same_change_on_both_sides_is_none(client, project, opened):
    path, data = opened("plan")
    at_the_desk(project, "plan")
    both = {"schritte-0-title": "Bänke leihen", "schritte-0-due": "2026-12-08"}
    assert client.post(path, data | both).status_code == 302
    assert held(project, "plan") == "Bänke leihen"


def test_a_form_without_marks_still_works(client, project, opened):
    path, data = opened("plan")
    at_the_desk(project, "plan")
    assert client.post(path, data | {"stand": "quatsch", "schritte-0-title": "Tische leihen"}).status_code == 302
    assert held(project, "plan") == "Tische leihen"
