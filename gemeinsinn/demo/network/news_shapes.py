"""What a topic, an article and a page of the demo's editors are made of."""

from dataclasses import dataclass
from typing import Any

Piece = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class TopicText:
    """A topic with the page that collects what belongs to it."""

    slug: str
    name: str
    name_en: str
    lead: str


@dataclass(frozen=True, slots=True)
class NewsText:
    """An article. `back`: days before today. `body`: (block, value). `drawing` names a picture of the demo."""

    slug: str
    title: str
    lead: str
    back: int
    topics: tuple[str, ...]
    body: tuple[Piece, ...]
    where: str = ""
    author: str = "Redaktion"
    drawing: str = ""
    alt: str = ""
    event: bool = False


@dataclass(frozen=True, slots=True)
class Translated:
    """The article or page `of` (its German slug) in another language."""

    of: str
    language: str
    slug: str
    title: str
    lead: str
    body: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class PageText:
    """A page of plain text below the German front page."""

    slug: str
    title: str
    lead: str
    body: tuple[Piece, ...]


def text(*paragraphs: str) -> Piece:
    """Running text; what begins with "# " is a headline, a tuple's worth of "- " lines in one string a list."""
    return "text", "".join(_paragraph(words) for words in paragraphs)


def _paragraph(words: str) -> str:
    if words.startswith("# "):
        return f"<h2>{words[2:]}</h2>"
    if words.startswith("- "):
        return "<ul>" + "".join(f"<li>{line[2:]}</li>" for line in words.split("\n")) + "</ul>"
    return f"<p>{words}</p>"


def quote(words: str, who: str) -> Piece:
    """What somebody said."""
    return "quote", {"words": words, "who": who}


def facts(title: str, **rows: str) -> Piece:
    """A box of facts; an underscore in a term is a blank."""
    return "facts", {
        "title": title,
        "facts": [{"term": key.replace("_", " "), "said": said} for key, said in rows.items()],
    }


def asked(*pairs: tuple[str, str]) -> Piece:
    """Questions and answers."""
    return "questions", {"questions": [{"question": one, "answer": f"<p>{answer}</p>"} for one, answer in pairs]}
