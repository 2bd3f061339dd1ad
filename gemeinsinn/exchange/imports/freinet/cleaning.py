"""HTML of unknown origin made plain text, and an eye on words that somebody injected."""

import html
import re

import nh3

from gemeinsinn.core.text import clean_line, clean_text

BLOCKS = {"p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "table", "pre", "hr"}
DROPPED = {"script", "style", "template", "iframe", "object", "svg", "math", "noscript", "title", "textarea"}
# What texts from word processors bring along: hyphens that are not to be seen, spaces without width.
UNSEEN = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060])
# Signs that stand before an item where somebody made a list by hand; Word's own come from the private use area.
BULLET = re.compile(r"^[ ]*(?:[•·▪●◦‣*\ue000-\uf8ff]|[-–—](?=[ \t]))[ \t]*(?=\S)", re.MULTILINE)
SYMBOLS = re.compile(" ?[\ue000-\uf8ff]")  # they mean something in one typeface only
LONGEST_TITLE = 120
LONGEST_DETAILS = 6_000

# Old articles and descriptions in the field carry words of gambling and pill shops that nobody there wrote.
INJECTED = re.compile(
    r"\b(?:online[- ]?)?casinos?\b|\bjackpots?\b|\broulette\b|\bblack ?jack\b|\bsportwetten\b|\bspielautomaten?\b"
    r"|\bfree ?spins?\b|\bfreispiele?\b|\bslot ?(?:machines?|games?)\b|\bbonus ?codes?\b|\bpoker(?: online)\b"
    r"|\bonline[- ]?poker\b|\bbetting\b|\bviagra\b|\bcialis\b|\bpayday loans?\b",
    re.IGNORECASE,
)


def plain_text(markup: str) -> str:
    """Paragraphs, line breaks and lists kept as text; everything else of the markup gone, its text kept.

    Scripts, styles and the like go with their content. The result is text, to be escaped where it is shown.
    """
    safe = nh3.clean(
        markup,
        tags={*BLOCKS, "br", "li"},
        clean_content_tags=DROPPED,
        attributes={},
        strip_comments=True,
        link_rel=None,
    )
    text = re.sub(r"[ \t\r\n\xa0]+", " ", safe)
    text = re.sub(r" ?<br> ?", "\n", text)
    text = re.sub(r" ?<li> ?", "\n– ", text)
    text = re.sub(r" ?</?li> ?", "", text)
    text = re.sub(rf" ?</?(?:{'|'.join(sorted(BLOCKS))})> ?", "\n\n", text)
    text = clean_text(re.sub(r"[ \xa0]+", " ", html.unescape(text).translate(UNSEEN)))
    text = SYMBOLS.sub("", BULLET.sub("– ", text))
    text = re.sub(r"\n\n(?=– )", "\n", text)
    text = re.sub(r"^–\s*$\n?", "", text, flags=re.MULTILINE)
    text = re.sub(r"^ +", "", text, flags=re.MULTILINE)
    return clean_text(text)[:LONGEST_DETAILS]


def plain_title(markup: str) -> tuple[str, str]:
    """The title in one line of at most 120 characters, and the whole of it if it was longer."""
    whole = re.sub(r" +([!?,;:])(?=\s|$)", r"\1", clean_line(plain_text(markup)).strip(" –"))
    if len(whole) <= LONGEST_TITLE:
        return whole, ""
    return whole[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…", whole


def injected_words(*texts: str) -> list[str]:
    """Words of gambling and pill shops, each once."""
    return sorted({match.group().casefold() for text in texts for match in INJECTED.finditer(text)})
