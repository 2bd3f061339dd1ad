"""A need on paper: one tagged page, a short address that answers, and what came from there."""

import io
import uuid

import pytest
from django.urls import reverse
from pypdf import PdfReader

from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.exchange.models import Need, Response
from gemeinsinn.guides.actions.sheets import LETTERS, count_sheet_answer, make_sheet
from gemeinsinn.guides.models import NeedSheet, SheetAnswer
from gemeinsinn.guides.papers import need_paper, square_of
from gemeinsinn.guides.queries.quarter import with_answers_from_paper
from tests.factories.answers import give_answer, hang_need
from tests.factories.guides import make_guide
from tests.factories.organisations import NOW
from tests.factories.places import make_quarter

pytestmark = pytest.mark.django_db


def paper_of(guide, need=None):
    return make_sheet(guide=guide, need=need or hang_need(), by=guide.user, now=NOW)


def test_a_paper_is_made_once_by_each_guide(amira, renate):
    need = hang_need()
    first = paper_of(amira, need)
    assert paper_of(amira, need) == first and set(first.code) <= set(LETTERS) and str(first) == first.code
    assert paper_of(make_guide(team=amira.team, name="Bo Berg"), need) != first
    for other in (renate, None):
        with pytest.raises(NotAllowed):
            make_sheet(guide=amira, need=need, by=other, now=NOW)


@pytest.mark.parametrize("wrong", [{"state": "hidden"}, {"audience": "partners"}])
def test_only_what_everybody_may_read_goes_around_on_paper(amira, wrong):
    with pytest.raises(DomainError):
        paper_of(amira, hang_need(**wrong))


@pytest.mark.parametrize("details", ["Stapelbar, dürfen nass werden.", "Sehr lange Worte. " * 200])
def test_the_paper_is_one_tagged_page_with_square_and_address(amira, details, settings):
    need = hang_need(details=details, benefit="Ihr Name steht ein Jahr lang auf jeder Lehne. ☃")
    sheet = paper_of(amira, need)
    read = PdfReader(io.BytesIO(need_paper(sheet)))
    text = " ".join(read.pages[0].extract_text().split())
    assert (len(read.pages), read.trailer["/Root"]["/MarkInfo"]["/Marked"]) == (1, True)
    assert "Zwanzig Stühle für das Hofcafé" in text and f"/z/{sheet.code}/" in text and "0345 2003456" in text
    assert "Figure" in str(list(figures(read)))


def figures(read):
    """The kinds of all elements of the structure tree."""
    waiting = [read.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        one = waiting.pop().get_object()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            yield str(one.get("/S", ""))
            waiting += [one["/K"]] if "/K" in one else []


def test_the_square_holds_the_address():
    assert square_of("https://example.org/z/abc/").startswith("<svg")


def test_an_answer_under_the_short_address_is_counted_as_coming_from_there(client, amira):
    sheet = paper_of(amira)
    path = reverse("guides:sheet", args=[sheet.code])
    assert "Zwanzig Stühle" in client.get(path).content.decode()
    told = {"name": "Jule", "email": "jule@example.org", "amount": "5", "form_key": str(uuid.uuid4())}
    assert client.post(path, {"name": "Jule"}).status_code == 422
    assert client.post(path, told).status_code == 302
    assert client.post(path.upper().replace("/Z/", "/z/"), told).status_code == 302
    assert SheetAnswer.objects.get().response == Response.objects.get()
    found = with_answers_from_paper(Need.objects.filter(pk__in=[sheet.need_id, hang_need().pk]).order_by("pk"), amira)
    assert list(found.values_list("from_paper", flat=True)) == [1, 0]
    type(sheet.need).objects.filter(pk=sheet.need_id).update(state="done")
    assert client.get(path).status_code == 410
    assert client.get("/z/nirgends/").status_code == 404


def test_an_answer_to_another_need_is_not_counted(amira):
    sheet = paper_of(amira)
    count_sheet_answer(sheet=sheet, response=give_answer(hang_need()), now=NOW)
    assert not SheetAnswer.objects.exists()


def test_a_guide_prints_what_is_needed_in_the_own_quarter(client, amira):
    near, far = hang_need(), hang_need(quarter=make_quarter(name="Südstadt", lat=51.45, lon=11.97))
    client.force_login(amira.user)
    assert client.post(reverse("guides:make_sheet", args=[far.pk])).status_code == 404
    answer = client.post(reverse("guides:make_sheet", args=[near.pk]), follow=True)
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    code = NeedSheet.objects.get().code
    client.force_login(make_guide(team=amira.team, name="Bo Berg").user)
    assert client.get(reverse("guides:sheet_paper", args=[code])).status_code == 404
