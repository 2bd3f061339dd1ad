"""An issue as a mail: subject, plain part, HTML part, written once; what differs from reader to reader is a [[place]]."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import Any

from django.conf import settings
from django.template import loader
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from gemeinsinn.activity.outbox import sender_line
from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.showing.cards import first_words, notice_path
from gemeinsinn.newsletter.lifecycle.issues import Part
from gemeinsinn.newsletter.models import Block, Issue
from gemeinsinn.newsletter.tongues import PLAIN, frame_of, tag_of
from gemeinsinn.newsletter.wording.frames import frame_words
from gemeinsinn.places.away import away_words
from gemeinsinn.ui import formats

WIDTH = 72
PLACES = ("needs", "needs_html")


@dataclass(frozen=True, slots=True)
class Letter:
    """The three parts, with [[needs]], [[needs_html]] and [[unsubscribe_url]] in them."""

    subject: str
    plain: str
    html: str

    def filled(self, needs: Sequence[Need], language: str, unsubscribe_url: str = "#") -> "Letter":
        """As one reader sees it: for previews."""
        html, plain = self.html, self.plain
        for name, value in (values_for(needs, language) | {"unsubscribe_url": unsubscribe_url}).items():
            html, plain = html.replace(f"[[{name}]]", value), plain.replace(f"[[{name}]]", value)
        return Letter(self.subject, plain, html)


def write_letter(issue: Issue, ways: Mapping[str, str] | None = None) -> Letter:
    """The parts of an issue in its language. `ways`: by which addresses of ours the HTML part leads on, to count that.

    The plain part says where a link leads, so its links stay as they are.
    """
    ways = ways or {}
    with translation.override(frame_of(issue.language)):
        path = reverse("newsletter:issue", args=[issue.pk, issue.slug]) if issue.slug else ""
        context: dict[str, Any] = {
            "subject": harmless(issue.subject), "preheader": harmless(issue.preheader), "language": tag_of(issue.language),
            "blocks": [block_of(one) | {"way": ways.get(one.href, one.href)} for one in issue.blocks.all()],
            "words": frame_words(issue.language), "plain": issue.language == PLAIN,
            "counts": bool(ways), "sender": sender_line(),
            "own_page": settings.BASE_URL + reverse("newsletter:link"), "issue": issue,
            "needs_place": "[[needs_html]]", "stop_place": "[[unsubscribe_url]]",
            "web": settings.BASE_URL + path if path and issue.sort == "edition" else "",
        }  # fmt: skip
        html = loader.render_to_string("newsletter/mail/issue.html", context)
        return Letter(harmless(issue.subject), plain_part(context), html)


def block_of(block: Block) -> dict[str, Any]:
    """What the templates read."""
    texts = [harmless(part.strip()) for part in block.text.split("\n\n") if part.strip()]
    return {
        "heading": harmless(block.heading) or (str(frame_words(block.issue.language)["nearby"]) if block.part == Part.NEARBY else ""), "paragraphs": texts, "label": harmless(block.label), "href": block.href,
        "picture": block.picture, "alt": harmless(block.alt), "nearby": block.part == Part.NEARBY,
    }  # fmt: skip


def harmless(text: str) -> str:
    """Words somebody typed are no places."""
    return text.replace("[[", "[ [")


def plain_part(context: dict[str, Any]) -> str:
    """Readable as it stands: headings underlined, lines of 72 signs, addresses on lines of their own."""
    lines: list[str] = []
    if context["preheader"]:
        lines += [fill(context["preheader"], WIDTH), ""]
    for block in context["blocks"]:
        if block["heading"]:
            lines += ["", block["heading"], "-" * min(len(block["heading"]), WIDTH), ""]
        for text in block["paragraphs"]:
            lines += ["\n".join(fill(line, WIDTH) for line in text.splitlines()), ""]
        if block["nearby"]:
            lines += ["[[needs]]", ""]
        if block["href"]:
            lines += [f"{block['label']}:", block["href"], ""]
    words = context["words"]
    lines += ["-- ", context["sender"], "", fill(str(words["why"]), WIDTH), ""]
    lines += [f"{words['change']}:", context["own_page"], "", f"{words['stop']}:", "[[unsubscribe_url]]"]
    if context["web"]:
        lines += ["", f"{words['web']}:", context["web"]]
    return "\n".join(lines).strip() + "\n"


def values_for(needs: Sequence[Need], language: str) -> dict[str, str]:
    """What stands in the places for one reader."""
    words = frame_words(language)
    with translation.override(frame_of(language)):
        rows = [
            {"title": one.title, "words": need_words(one), "href": settings.BASE_URL + notice_path(one)}
            for one in needs
        ]
        board = settings.BASE_URL + reverse("exchange:needs")
        html = loader.render_to_string("newsletter/mail/needs.html", {"rows": rows, "board": board, "words": words})
        if rows:
            plain = "\n\n".join(
                "\n".join([
                    fill(row["title"], WIDTH, initial_indent="* ", subsequent_indent="  "),
                    fill(row["words"], WIDTH, initial_indent="  ", subsequent_indent="  "), f"  {row['href']}",
                ])
                for row in rows
            )  # fmt: skip
        else:
            plain = f"{words['board']}:\n{board}"
    return {"needs": plain, "needs_html": html}


def need_words(need: Need) -> str:
    """ "800 m away · until 4 December"."""
    parts = [first_words(need), away_words(need, getattr(need, "distance_km", None))]
    if need.until:
        parts.append(_("until %(day)s") % {"day": formats.day(need.until)})
    return " · ".join(part for part in parts if part)
