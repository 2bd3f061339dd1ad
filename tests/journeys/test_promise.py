"""The main job from end to end: a need, a partner, an agreement, a kept promise, a thank-you.

The same story four times: in German, in English, by keyboard alone, and with JavaScript switched off.
"""

import io
from datetime import datetime, time, timedelta

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect
from pypdf import PdfReader

from gemeinsinn.core.tokens import issue_link
from gemeinsinn.exchange.models import Need
from tests.factories.exchange import make_body
from tests.factories.people import make_confirmed_contact
from tests.factories.projects import make_project
from tests.journeys.steps import broker, resident, trader
from tests.journeys.steps.hands import Way, words
from tests.journeys.steps.resident import Wish
from tests.journeys.steps.trader import Answer

# How somebody goes about it, and where the need is tied to the project: begun there, by its author later, at the desk.
WAYS = [
    pytest.param(Way(), "begun there", id="deutsch"),
    pytest.param(Way(language="en"), "later", id="english"),
    pytest.param(Way(keyboard=True), "at the desk", id="keyboard"),
    pytest.param(Way(javascript=False), "begun there", id="no-javascript"),
]
SAID = {"seeker": "Alle haben gesessen, und keiner wollte gehen.", "giver": "Ich bin drei Stunden geblieben."}


@pytest.mark.parametrize(("way", "tied"), WAYS)
def test_a_need_becomes_a_promise_and_the_promise_is_kept(
    *, way, tied, arrive, halle, sign_in, latest_mail, link_in, time_passes, new_page, axe_clean, shot
):
    def letter(to, text, context=""):
        """The link in the newest mail to somebody, by what stands above it."""
        message = latest_mail(to)
        return link_in(message, words(oksana, text, context))

    # Given a quarter with its agency, a project of Oksana's, and a joinery with a page of its own
    project = make_project(title="Hofcafé am Tulpenbrunnen", contact=make_confirmed_contact(email=Wish.email))
    firm = make_body(kind="company", name="Tischlerei Brandt & Töchter", slug="tischlerei-brandt")
    oksana, jule, renate = arrive(way), arrive(way), arrive(way)
    sign_in(renate, halle.renate)
    due = timezone.localdate() + timedelta(days=12)
    wish, answer = Wish(until=due), Answer()

    # When Oksana writes what is missing, and confirms her address
    if tied == "begun there":
        resident.begin_at_project(oksana, personal_page(project), project.title)
    else:
        resident.begin_on_board(oksana)
    resident.write_need(oksana, wish)
    resident.send_need(oksana)
    resident.confirm_need(oksana, letter(wish.email, "Yes, that is mine"))
    need = Need.objects.get()
    # Then only the agency sees it
    assert jule.goto(f"/bedarfe/{need.pk}/").status == 404

    # When Renate hangs it up
    broker.put_on_board(renate, wish.title)
    shot(renate, "desk")
    # Then Oksana hears of it
    link = letter(wish.email, "To my need")
    # And whoever had not yet said where the need belongs says it now
    if tied == "later":
        resident.tie_to_project(oksana, link, project.title)
    elif tied == "at the desk":
        broker.tie_to_project(renate, wish.title, project.title)
    need.refresh_from_db()
    assert (need.state, need.project) == ("published", project)

    # When Jule finds it, says yes to all of it without an account, and confirms her address
    trader.find_need(jule, wish.title)
    trader.say_yes(jule, answer)
    trader.confirm_answer(jule, letter(answer.email, "Yes, that is right"))
    # And Oksana says yes to her
    resident.accept_answer(oksana, letter(wish.email, "Look at the answer"))
    # Then both sign one page
    resident.sign_agreement(oksana, letter(wish.email, "Read and sign"), wish.name)
    resident.sign_agreement(jule, letter(answer.email, "Read and sign"), answer.name)
    expect(jule.locator("main")).to_contain_text(wish.name)
    shot(jule, "signed")
    # And have it as a file that everybody can read
    pdf = jule.request.get(jule.url.rstrip("/") + ".pdf/")
    assert pdf.headers["content-type"] == "application/pdf"
    is_one_readable_page(pdf.body(), wish.title, wish.name, answer.name, answer.firm)
    latest_mail(answer.email)
    (attached,) = [part for message in mail.outbox for part in message.attachments if answer.email in message.to]
    is_one_readable_page(attached[1], wish.title, wish.name, answer.name)

    # Given Renate has noted whose page the answer belongs to
    broker.name_the_firm(renate, wish.title, firm.name)

    # When the day is over
    time_passes(timezone.make_aware(datetime.combine(due + timedelta(days=1), time(9))))
    # Then both are asked, and one click each tells that it worked
    resident.say_that_it_worked(oksana, letter(wish.email, "Yes"), SAID["seeker"])
    shot(oksana, "told")
    resident.say_that_it_worked(jule, letter(answer.email, "Yes"), SAID["giver"])
    expect(jule.locator("main")).to_contain_text(words(jule, "It worked. Thank you for keeping your word."))

    # Then the thanks stand on the partner's page and on the project's
    visitor = new_page(language="de-DE" if way.language == "de" else "en-GB")
    visitor.goto(f"{way.root}/partner/{firm.slug}/")
    expect(visitor.locator("main")).to_contain_text(SAID["giver"])
    expect(visitor.locator(".record__n")).to_contain_text(words(visitor, "promises kept"))
    axe_clean(visitor)
    shot(visitor, "partner")
    visitor.goto(f"{way.root}/vorhaben/{project.pk}-{project.slug}/")
    expect(visitor.locator("main")).to_contain_text(SAID["seeker"])
    # And there the need is no longer missing but there already, with thanks
    expect(visitor.locator(".got")).to_contain_text(wish.title)
    expect(visitor.locator(".got")).to_contain_text(firm.name)
    assert visitor.locator(".band .need").count() == 0
    axe_clean(visitor)
    shot(visitor, "project")
    # And the need is done
    need.refresh_from_db()
    assert (need.state, need.covered) == ("done", 2000)
    visitor.goto(oksana.url)
    axe_clean(visitor)


def personal_page(project) -> str:
    """The path of the personal link that came with the project's mail."""
    token = issue_link(purpose="project", subject_id=project.pk, now=timezone.now(), lasts=timedelta(days=400))
    return f"/m/{token}/"


def is_one_readable_page(content: bytes, *parts: str) -> None:
    """One page, tagged, with a language and a title, and these words on it."""
    reader = PdfReader(io.BytesIO(content))
    root = reader.trailer["/Root"]
    assert len(reader.pages) == 1
    assert root["/MarkInfo"]["/Marked"] == True and "/StructTreeRoot" in root  # noqa: E712  # a PDF object
    assert root["/Lang"] and reader.metadata.title
    text = " ".join(reader.pages[0].extract_text().split())
    assert [part for part in parts if part not in text] == []
