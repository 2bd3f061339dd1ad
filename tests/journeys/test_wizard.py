"""Somebody with an afternoon and no idea: five questions on a phone; and who says before what people want to know."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from gemeinsinn.core.tokens import issue_link
from gemeinsinn.exchange.models import Need
from tests.factories.exchange import make_need
from tests.factories.opportunities import describe, make_field
from tests.journeys.steps.hands import Way, choose, fill, go, press, press_it, read, read_heading, select, words
from tests.journeys.test_targets import LEAST_TARGET, LEAST_TEXT, MEASURE

WAYS = [Way(), Way(keyboard=True), Way(language="en", javascript=False)]
NAMES = ["phone", "keyboard", "english without script"]
HANDS = {"kind": "zeit", "amount": 200, "unit": "person", "unit_words": ""}


@pytest.fixture
def board(halle):
    """Something that fits, something that may, something that does not."""
    about = {
        "agency": halle.agency,
        "quarter": halle.quarter,
        "lat": halle.quarter.lat,
        "lon": halle.quarter.lon,
        **HANDS,
    }
    lime = make_need(title="Zwei Gießpaten für die Linden", **about)
    describe(lime, means="hands", about="things", company="alone", pace="ongoing", reach="site", children="yes")
    letters = make_need(title="Wer liest alte Handschrift?", **about)
    describe(letters, means="head", about="things", company="alone", pace="once", reach="remote")
    make_need(title="Vier helfen beim Hoffest", **about)
    return lime


def answer(page, label):
    """The big answer with these words."""
    press_it(page, page.locator("main .wz__a").filter(has_text=words(page, label)).first)


def left(page, number):
    """How much the page says is left."""
    expect(page.locator("#passt")).to_contain_text(str(number))


@pytest.mark.parametrize("way", WAYS, ids=NAMES)
def test_five_questions_lead_to_a_need(board, halle, arrive, axe_at_end, shot, way):
    # Given somebody on the front page who has time
    page = arrive(way)
    go(page, "/")
    press(page, "Five questions help")
    # When they answer one question after the other, each says how much it leaves
    left(page, 3)
    axe_at_end(page)
    answer(page, "With my hands")
    left(page, 2)
    answer(page, "With things")
    answer(page, "I do not mind")
    page.go_back()  # and back is back
    read_heading(page, "Rather alone or together?")
    answer(page, "On my own")
    answer(page, "Again and again")
    answer(page, "Near where I live")
    read_heading(page, "Where are you at home?")
    axe_at_end(page)
    fill(page, ort=str(halle.quarter))
    press(page, "Show what fits")
    # Then the surely fitting stands first, apart from what may fit
    expect(page.locator("#g-sure ~ .board h3")).to_have_text([board.title])
    read(page, "That may fit, too")
    axe_at_end(page)
    shot(page, "result")
    press_it(page, page.get_by_role("link", name=board.title, exact=True).first)
    read(page, "children may come along") if way.language == "de" else read(page, "Children may come along")
    axe_at_end(page)


def test_an_answer_in_the_way_is_named(board, arrive, axe_at_end):
    page = arrive(Way())
    Need.objects.exclude(pk=board.pk).delete()
    go(page, "/mitmachen/?tun=kopf&mit=dingen&wie=egal&oft=egal&wo=egal&ort=")
    read_heading(page, "Nothing fits all of it right now")
    axe_at_end(page)
    press_it(page, page.locator("main .empty .chip").first)
    expect(page.locator("main .need__t")).to_have_text([board.title])


@pytest.mark.parametrize("way", WAYS, ids=NAMES)
def test_an_author_tells_what_people_want_to_know(board, halle, arrive, axe_at_end, shot, way):
    # Given a need that waits for the agency, and the link its author got by mail
    make_field("Umwelt im Viertel", name_en="Nature in the quarter")
    need = make_need(
        state="submitted", agency=halle.agency, quarter=halle.quarter, title="Wer rettet die Kröten?", **HANDS
    )
    token = issue_link(purpose="need", subject_id=need.pk, now=timezone.now(), lasts=timedelta(days=1))
    page = arrive(way)
    go(page, f"/m/{token}/")
    # When the author goes through the five screens and leaves out what is not known
    press(page, "Tell more about it")
    choose(page, "means", "hands")
    select(page, "field", "Umwelt im Viertel" if way.language == "de" else "Nature in the quarter")
    axe_at_end(page)
    press(page, "Next", "step")
    choose(page, "pace", "ongoing")
    fill(page, hours_a_week="viel")
    press(page, "Next", "step")
    expect(page.locator(".problem").first).to_be_visible()
    axe_at_end(page)
    fill(page, hours_a_week="2,5")
    press(page, "Next", "step")
    fill(page, way_there="Bus 1 bis zum Teich")
    axe_at_end(page)
    press(page, "Next", "step")
    choose(page, "expenses", "nothing")
    axe_at_end(page)
    press(page, "Next", "step")
    press(page, "Done", "last step")
    # Then it stands on the own page, and on the board once the agency has looked
    read(page, "Thank you. That is how people know what they say yes to.")
    axe_at_end(page)
    Need.objects.filter(pk=need.pk).update(state="published")
    go(page, f"/bedarfe/{need.pk}/")
    expect(page.get_by_role("main")).to_contain_text("Bus 1 bis zum Teich")
    axe_at_end(page)


def test_targets_are_tall_enough_for_a_thumb(board, page):
    answers = "tun={}&mit=egal&wie=egal&oft=egal&wo=egal"
    for path in (
        "/mitmachen/",
        f"/mitmachen/?{answers.format('egal')}",
        f"/en/mitmachen/?{answers.format('haende')}&ort=",
    ):
        page.goto(path)
        assert page.evaluate(MEASURE, [LEAST_TARGET, LEAST_TEXT]) == [[], []], path
