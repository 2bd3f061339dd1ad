"""The demo's pages for newsrooms and for those who ask, in two languages."""

from pathlib import Path
from typing import Any

from wagtail.documents.models import AbstractDocument
from wagtail.models import Collection

from gemeinsinn.demo.network.news_standing import LEAF, PRESS, QUESTIONS, PressText
from gemeinsinn.demo.stage import Stage
from gemeinsinn.portal.actions.tree import SHARED
from gemeinsinn.portal.actions.writing import add_document, add_page, stored
from gemeinsinn.portal.models import ArticlePage, FrontPage, PressPage, QuestionsPage, SitePage
from gemeinsinn.ui.typesetting import common_data, typeset

SHEET = Path(__file__).parent / "typst" / "leaf.typ"
PHONE, MAIL = "030 23125 100", "post@gemeinsinn.example"


def write_standing(stage: Stage, editor: Any, fronts: dict[str, FrontPage]) -> None:
    """Press and questions below the front page of each language, the English ones as twins."""
    leaf = add_document(
        content=typeset(SHEET, {**common_data(), **LEAF}), title=LEAF["title"], by=editor,
        collection=Collection.objects.get(name=SHARED),
    )  # fmt: skip
    first: dict[type[SitePage], SitePage] = {}
    for told in PRESS:
        _hang(_press(stage, told, leaf), told.language, stage, editor, fronts, first)
    for asked in QUESTIONS:
        groups = [
            ("group", {"title": title, "questions": [{"question": one, "answer": f"<p>{answer}</p>"} for one, answer in pairs]})
            for title, pairs in asked.groups
        ]  # fmt: skip
        page = QuestionsPage(title=asked.title, slug=asked.slug, lead=asked.lead, groups=stored(groups))
        _hang(page, asked.language, stage, editor, fronts, first)


def _press(stage: Stage, told: PressText, leaf: AbstractDocument) -> PressPage:
    """The page with its lists as they are kept."""
    pictures = {
        one.slug: one.picture_id
        for one in ArticlePage.objects.filter(slug__in=[slug for slug, _terms in told.pictures])
    }
    contact = {"name": "Anja Freitag", "function": told.function, "phone": PHONE, "mail": MAIL}
    notices = [
        {
            "day": stage.days.day(-one.back).isoformat(), "title": one.title, "words": one.words,
            "document": leaf.pk if one.leaf else None, "address": one.address,
        }
        for one in told.notices
    ]  # fmt: skip
    return PressPage(
        title=told.title, slug=told.slug, lead=told.lead, body=stored(told.body), contacts=stored([("contact", contact)]),
        notices=stored([("notice", one) for one in notices]),
        pictures=stored([("picture", {"picture": pictures[slug], "terms": terms}) for slug, terms in told.pictures]),
    )  # fmt: skip


def _hang(
    page: SitePage, language: str, stage: Stage, editor: Any, fronts: dict[str, FrontPage], first: dict[type[SitePage], SitePage]
) -> None:  # fmt: skip
    """Below its front page; the second of a kind is a twin of the first."""
    page.locale = fronts[language].locale
    page.description = page.specific.lead
    if twin := first.get(type(page)):
        page.translation_key = twin.translation_key
    first.setdefault(
        type(page), add_page(parent=fronts[language], page=page, by=editor, now=stage.days.moment(-150, page.slug))
    )
