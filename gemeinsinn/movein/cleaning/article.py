"""One record cleaned: from letters to pieces."""

import html
import re
from collections.abc import Callable
from typing import Any

from gemeinsinn.core.text import clean_line
from gemeinsinn.movein.cleaning import commands
from gemeinsinn.movein.cleaning.cloak import uncloaked
from gemeinsinn.movein.cleaning.letters import mended
from gemeinsinn.movein.cleaning.links import Links
from gemeinsinn.movein.cleaning.pieces import Pieces
from gemeinsinn.movein.cleaning.spam import Sieve, many_links, sample, spam_words
from gemeinsinn.movein.cleaning.tree import tree_of
from gemeinsinn.movein.records import Cleaned, Finding, Record

LONGEST_TITLE, LONGEST_LEAD = 200, 400
PROGRAM = re.compile(r"<(script|form|object|embed|applet|input)\b[^>]{0,120}", re.IGNORECASE)
UNSEEN = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060])
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
SENTENCE = re.compile(r"(?<=[.!?…])\s")


class Cleaner:
    """Knows what is the same for all articles of one site."""

    def __init__(self, *, links: Links, is_wordpress: bool, attachment: Callable[[str], str]) -> None:
        self.links, self.is_wordpress, self.attachment = links, is_wordpress, attachment

    def clean(self, record: Record) -> Cleaned:
        """Title, lead and pieces of an article, and what was found."""
        findings = list(record.notes)
        title = self.plain(record.title)
        intro, body = self.part(record.intro, findings), self.part(record.body, findings)
        advertised = sum(finding.kind == "spam" for finding in findings)
        words = spam_words(f"{title} {plain_words(intro)} {plain_words(body)}")
        if words:
            findings.append(Finding("words", ", ".join(words)))
        lead, pieces = led(intro, body)
        if len(title) > LONGEST_TITLE:
            findings.append(Finding("shortened", title[:300]))
        title = cut(title, LONGEST_TITLE) or cut(plain_words(pieces) or lead, 80)
        nothing_left = advertised > 0 and not pieces and not lead
        is_spam = nothing_left or (advertised > 0 and bool(spam_words(title)))
        return Cleaned(title, lead or cut(plain_words(pieces), LONGEST_LEAD), pieces, merged(findings), is_spam)

    def plain(self, words: str) -> str:
        """A line without markup."""
        text, _count = mended(html.unescape(re.sub(r"<[^>]*>", " ", words)))
        return clean_line(text.translate(UNSEEN))

    def part(self, markup: str, findings: list[Finding]) -> list[tuple[str, Any]]:
        """Introduction or text as pieces."""
        if not markup.strip():
            return []
        markup, broken = mended(markup.replace("\r\n", "\n").translate(UNSEEN))
        if broken:
            findings.append(Finding("letters", str(broken)))
        markup, addresses = uncloaked(markup)
        findings += [Finding("cloak", one) for one in addresses]

        def told(command: str) -> None:
            findings.append(Finding("plugin", command[:160]))

        if self.is_wordpress:
            markup = commands.with_paragraphs(commands.without_wordpress(markup, told, self.attachment))
        else:
            markup = commands.without_joomla(markup, told)
        findings += [Finding("script", match[0][:120]) for match in PROGRAM.finditer(markup)]
        root, deep = tree_of(markup)
        if deep:
            findings.append(Finding("deep"))
        sieve, pieces = Sieve(), Pieces(self.links)
        sieve.through(root)
        if hosts := many_links(root):
            findings.append(Finding("links", hosts))
        pieces.walk(root)
        findings += [*sieve.findings, *pieces.findings]
        return pieces.pieces


def plain_words(pieces: list[tuple[str, Any]]) -> str:
    """The words of text pieces, for a lead or a look at them."""
    texts = [str(value) for kind, value in pieces if kind == "text"]
    return clean_line(html.unescape(re.sub(r"<[^>]*>", " ", " ".join(texts))))


def led(intro: list[tuple[str, Any]], body: list[tuple[str, Any]]) -> tuple[str, list[tuple[str, Any]]]:
    """The lead, and the pieces without what it says already."""
    words = plain_words(intro)
    if words and len(words) <= LONGEST_LEAD and all(is_plain(value) for kind, value in intro if kind == "text"):
        return words, [*[piece for piece in intro if piece[0] != "text"], *body]
    pieces = [*intro, *body]
    for index, (kind, value) in enumerate(pieces):
        if kind != "text":
            continue
        first = PARAGRAPH.match(value)
        if first is None:
            return "", pieces
        said = plain_words([("text", first[1])])
        if len(said) > LONGEST_LEAD or not is_plain(first[0]):
            return cut(said, LONGEST_LEAD), pieces
        rest = value[first.end() :]
        return said, [*pieces[:index], *([("text", rest)] if rest else []), *pieces[index + 1 :]]
    return "", pieces


def is_plain(text: str) -> bool:
    """Whether a lead can say all of it: paragraphs without links."""
    return not re.search(r"<(?:a|ul|ol|h2|h3)\b", text)


def cut(words: str, most: int) -> str:
    """At most so many characters: whole sentences if one fits, else whole words."""
    if len(words) <= most:
        return words
    kept = ""
    for sentence in SENTENCE.split(words):
        if len(kept) + len(sentence) + 1 > most:
            break
        kept = f"{kept} {sentence}".strip()
    return kept or f"{words[: most - 1].rpartition(' ')[0] or words[: most - 1]}…"


def merged(findings: list[Finding]) -> list[Finding]:
    """Each finding once, counts of one kind added up."""
    counts, others = dict[str, int](), list[Finding]()
    for one in findings:
        if one.detail.isdigit() and one.kind in ("style", "empty", "layout", "letters"):
            counts[one.kind] = counts.get(one.kind, 0) + int(one.detail)
        else:
            others.append(Finding(one.kind, sample(one.detail) if len(one.detail) > 300 else one.detail))
    return [*dict.fromkeys(others), *[Finding(kind, str(count)) for kind, count in sorted(counts.items())]]
