"""Getting in without steps: asked while writing, shown on the page, narrowed by on the boards."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from gemeinsinn.exchange.actions.notices import change_notice
from gemeinsinn.exchange.forms.steps import WhereWhenForm
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.queries.filters import Filters
from gemeinsinn.exchange.queries.notices import board_of
from gemeinsinn.matching.sides.partners import PartnerSource
from gemeinsinn.organisations.actions import edit_organisation
from gemeinsinn.places.access import access_line
from tests.factories.exchange import make_body, make_need, make_offer
from tests.factories.places import make_quarter

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("access", "words", "line"),
    [
        ("yes", "Aufzug, Rampe am Hof", "Ohne Stufen: Aufzug, Rampe am Hof"),
        ("partly", "", "Zum Teil ohne Stufen"),
        ("no", "", "Nur über Stufen"),
        ("", "Klingel links", "Klingel links"),
        ("", "", ""),
    ],
)
def test_in_one_line(access, words, line):
    assert access_line(Need(access=access, access_words=words)) == line


def test_the_page_says_it_and_says_nothing_where_nobody_did(client):
    need, silent = make_need(access="yes", access_words="Toilette im Erdgeschoss"), make_need()
    page = client.get(f"/bedarfe/{need.pk}-{need.slug}/").content.decode()
    assert "<dt>Zugang</dt><dd>Ohne Stufen: Toilette im Erdgeschoss</dd>" in page
    assert "Zugang" not in client.get(f"/bedarfe/{silent.pk}-{silent.slug}/").content.decode()


@pytest.mark.parametrize(("access", "kept"), [("yes", "yes"), ("", ""), ("perhaps", None)])
def test_the_question_may_stay_open(access, kept):
    quarter = make_quarter()
    need = make_need(state="draft", quarter=quarter)
    form = WhereWhenForm(
        {"place": quarter.name, "when_words": "donnerstags um drei", "access": access, "access_words": " Lift "},
        notice=need,
    )
    assert form.is_valid() == (kept is not None)
    assert form.values().get("access") == kept and form.values()["access_words"] == "Lift"


@pytest.mark.parametrize(("model", "make"), [(Need, make_need), (Offer, make_offer)])
def test_the_board_shows_only_what_is_surely_accessible(client, model, make):
    sure, *_others = make(access="yes"), make(access="partly"), make(access="no"), make()
    board = board_of(AnonymousUser(), model, Filters(accessible=True))
    assert ([one.pk for one in board.notices], board.total) == ([sure.pk], 1)
    root = "/bedarfe/" if model is Need else "/angebote/"
    page = client.get(f"{root}?barrierefrei=1&art={sure.kind}").content.decode()
    assert 'name="barrierefrei" value="1" checked' in page and f'href="?art={sure.kind}"' in page
    assert f"feed.xml?art={sure.kind}&amp;barrierefrei=1" in page
    feed = client.get(f"{root}feed.xml?barrierefrei=1").content.decode()
    assert feed.count("<entry>") == 1
    assert client.get(f"{root}?barrierefrei=ja").content.decode().count('value="1" checked') == 0


def test_a_correction_of_the_entrance_hangs_on_and_new_words_are_looked_at():
    need = make_need(access="partly")
    change_notice(notice=need, fields={"access": "yes"}, now=timezone.now())
    need.refresh_from_db()
    assert (need.access, need.state) == ("yes", State.PUBLISHED)
    change_notice(notice=need, fields={"access_words": "Rampe am Hof"}, now=timezone.now())
    need.refresh_from_db()
    assert (need.access_words, need.state) == ("Rampe am Hof", State.SUBMITTED)


def test_a_profile_says_it_too_and_is_found_by_it(client):
    firm = make_body(kind="company", name="Café Treppauf", slug="cafe", access="yes", access_words="Rampe am Hof")
    silent = make_body(kind="company", name="Café Treppab", slug="treppab", spot="Am Markt 1")
    assert "Ohne Stufen: Rampe am Hof" in client.get("/partner/cafe/").content.decode()
    assert "Stufen" not in client.get("/partner/treppab/").content.decode().partition("<main")[2].partition("</main")[0]
    texts = PartnerSource().texts([firm.pk, silent.pk])
    assert [texts[one.pk].facets.get("access") for one in (firm, silent)] == [["yes"], None]
    assert "Rampe am Hof" in texts[firm.pk].document.details
    edit_organisation(
        organisation=firm, fields={"access": "no", "access_words": " Klingel  unten "}, by=None, now=timezone.now()
    )
    firm.refresh_from_db()
    assert (firm.access, firm.access_words) == ("no", "Klingel unten")
