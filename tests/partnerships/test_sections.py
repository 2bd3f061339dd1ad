"""What other pages show of promises; the sentence about insurance; the clock."""

import re
from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.html import escape

from gemeinsinn.core.schedule import jobs
from gemeinsinn.partnerships import sections, tasks
from gemeinsinn.partnerships.insurance import insurance_note
from gemeinsinn.projects.models import Project
from tests.factories.answers import give_answer, hang_need, make_company
from tests.factories.partnerships import make_settled, make_signed
from tests.factories.people import make_account
from tests.partnerships.test_queries import answer_by, settled

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NOBODY = AnonymousUser()


@pytest.mark.django_db
class TestPartnerPage:
    def test_shows_the_record_and_what_they_got_out_of_it(self, client):
        firm = make_company()
        settled(firm, may_publish=(True, True))
        settled(firm, ("no", "no"))
        make_signed(answer_by(firm), now=NOW)
        page = client.get(f"/partner/{firm.slug}/")
        assert page.status_code == 200
        assert "Zusagen gehalten" in page.text
        assert "Eine wurde nicht gehalten." in page.text
        quotes = re.findall(r'<blockquote class="quote quote--small"><p>(.*?)</p><footer><cite>(.*?)</cite>', page.text)
        assert ("Ich bin drei Stunden geblieben.", escape(f"Jule Brandt, {firm.name}")) in quotes
        assert "Das hatten wir davon" in page.text

    def test_who_only_receives_is_thanked_in_full(self):
        club = make_company()
        make_settled(give_answer(hang_need(now=NOW, organisation=club), now=NOW), now=NOW, may_publish=(True, True))
        section = sections.thanks_section(club, NOBODY)
        assert (section.template, section.place) == ("partnerships/parts/thanks.html", "main")

    def test_says_nothing_where_there_is_nothing(self):
        firm = make_company()
        assert sections.record_section(firm, NOBODY) is None
        assert sections.thanks_section(firm, NOBODY) is None

    def test_running_promises_are_named_before_any_was_due(self, client):
        firm = make_company()
        make_signed(answer_by(firm), now=NOW)
        assert "Zusage läuft" in client.get(f"/partner/{firm.slug}/").text

    def test_a_long_record_has_numbers_instead_of_marks(self, monkeypatch):
        firm = make_company()
        settled(firm)
        assert sections.record_section(firm, NOBODY).context["marks"] == ["good"]
        monkeypatch.setattr(sections, "MARKS_SHOWN", 0)
        assert sections.record_section(firm, NOBODY).context["marks"] == []


@pytest.mark.django_db
def test_the_project_page_shows_thanks(client):
    project = Project.objects.create(title="Hofcafé", slug="hofcafe", aim="Ein Café.", state="published")
    assert sections.project_thanks_section(project, NOBODY) is None
    make_settled(give_answer(hang_need(now=NOW, project=project), now=NOW), now=NOW, may_publish=(True, True))
    assert "Alle haben gesessen." in client.get(f"/vorhaben/{project.pk}-hofcafe/").text


@pytest.mark.django_db
def test_an_account_lists_what_it_said_yes_to(client):
    user, response = make_account(), give_answer()
    assert sections.my_answers(user) is None
    response.contact.user = user
    response.contact.save()
    template, context = sections.my_answers(user)
    assert template == "partnerships/parts/my_answers.html"
    assert context["answers"][0]["href"] == f"/zusagen/{response.pk}/"
    client.force_login(user)
    page = client.get("/konto/")
    assert page.status_code == 200
    assert f"/zusagen/{response.pk}/" in page.text


@pytest.mark.parametrize(
    ("state", "day", "language", "words"),
    [
        ("Sachsen-Anhalt", date(2026, 11, 23), "de", "Sammelverträge des Landes"),
        ("Sachsen-Anhalt", date(2026, 11, 23), "en", "Saxony-Anhalt"),
        ("Hessen", date(2026, 11, 23), "de", "Bitte klären Sie vorher"),
        ("", date(2026, 11, 23), "en", "Please settle beforehand"),
    ],
)
def test_insurance_is_dated_data(state, day, language, words):
    assert words in insurance_note(state, on=day, language=language)


def test_before_anything_was_known_nothing_is_said():
    assert insurance_note("Sachsen-Anhalt", on=date(2000, 1, 1), language="de") == ""


@pytest.mark.django_db
def test_the_clock_runs_every_step():
    names = {job.name for job in jobs()}
    assert {
        "exchange.expire_responses",
        "partnerships.ask_fulfilment",
        "partnerships.remind_fulfilment",
        "partnerships.settle_overdue",
        "partnerships.close_settled",
    } <= names
    for task in (tasks.ask, tasks.remind, tasks.settle, tasks.close):
        task(now=NOW)
