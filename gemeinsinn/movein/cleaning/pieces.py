"""The tree of an old article as pieces of ours: text, pictures, films, quotes."""

import html
import re
from collections import Counter
from typing import Any

from gemeinsinn.movein.cleaning.links import PICTURE, Links
from gemeinsinn.movein.cleaning.tables import heads_of, is_real, rows_of
from gemeinsinn.movein.cleaning.tree import BLOCKS, Node
from gemeinsinn.movein.records import Finding, WantedPicture
from gemeinsinn.portal.blocks.media import FILM_HOSTS

BOLD, ITALIC = {"b", "strong"}, {"i", "em"}
EMBED_PATHS = (("youtube.com/embed/", "youtube.com/watch?v="), ("player.vimeo.com/video/", "vimeo.com/"))
FILM_SITES = (*FILM_HOSTS, "www.youtube-nocookie.com", "youtube-nocookie.com", "m.youtube.com")
BREAKS = re.compile(r"(?:\s*<br/>\s*){2,}")
LONGEST_QUOTE = 500


class Pieces:
    """Walks once; `pieces` is what a page keeps, `findings` what its editor should know."""

    def __init__(self, links: Links) -> None:
        self.links = links
        self.pieces = list[tuple[str, Any]]()
        self.findings = list[Finding]()
        self.counted = Counter[str]()
        self.paragraphs = list[str]()
        self.after = list[tuple[str, Any]]()
        self.has_headline = False

    def walk(self, root: Node) -> None:
        """Everything, in its order."""
        self.blocks(root)
        self.close_text()
        self.findings += [Finding(kind, str(count)) for kind, count in sorted(self.counted.items())]

    def note(self, kind: str, detail: str) -> None:
        self.findings.append(Finding(kind, re.sub(r"\s+", " ", detail).strip()[:300]))

    def blocks(self, node: Node) -> None:
        """Children; inline ones side by side make a paragraph."""
        run = list[str]()
        for child in node.children:
            if isinstance(child, Node) and (child.tag in BLOCKS or child.is_blocky):
                self.paragraph("".join(run))
                run = []
                self.block(child)
            else:
                run.append(self.inline(child))
        self.paragraph("".join(run))

    def block(self, node: Node) -> None:
        """One element that stands by itself."""
        if node.attributes.get("style") or node.tag == "font":
            self.counted["style"] += 1
        if node.tag == "p" and not node.is_blocky and not node.text.strip():
            self.counted["empty"] += 1
        elif node.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headline(node)
        elif node.tag in ("ul", "ol"):
            self.paragraphs.append(self.listed(node))
        elif node.tag == "blockquote":
            self.quote(node)
        elif handler := {"table": self.table, "img": self.picture, "iframe": self.frame, "figure": self.figure}.get(
            node.tag
        ):
            handler(node)
        elif node.tag == "dt":
            self.paragraph(f"<b>{self.inlines(node)}</b>")
        elif node.tag != "hr":
            self.blocks(node)

    def paragraph(self, words: str) -> None:
        """A paragraph with words in it; two line breaks make two of one."""
        parts = BREAKS.split(words)
        if any(part.count("<b>") != part.count("</b>") or part.count("<i>") != part.count("</i>") or part.count("<a ") != part.count("</a>") for part in parts):  # fmt: skip
            parts = [words]
        for part in parts:
            trimmed = trim(part)
            if re.sub(r"<[^>]*>", "", trimmed).strip():
                self.paragraphs.append(f"<p>{trimmed}</p>")
        if self.after:
            waiting, self.after = self.after, []
            for kind, value in waiting:
                self.add(kind, value)

    def add(self, kind: str, value: Any) -> None:
        """A piece that is no text."""
        self.close_text()
        self.pieces.append((kind, value))

    def close_text(self) -> None:
        """What was written so far becomes one piece."""
        text = "".join(one for one in self.paragraphs if one)
        if text:
            self.pieces.append(("text", text))
        self.paragraphs = []

    def headline(self, node: Node) -> None:
        """Second and third level only, and the first one is never of the third."""
        words = " ".join(node.text.split())
        for inner in node.all("img"):
            self.picture(inner)
        if not words:
            return
        small = node.tag not in ("h1", "h2") and self.has_headline
        self.has_headline = True
        self.paragraphs.append(f"<h3>{html.escape(words)}</h3>" if small else f"<h2>{html.escape(words)}</h2>")

    def listed(self, node: Node) -> str:
        """A list with lists in it."""
        items = list[str]()
        for child in node.children:
            if isinstance(child, Node) and child.tag in ("ul", "ol"):
                items.append(f"<li>{self.listed(child)}</li>")
            elif words := self.item(child) if isinstance(child, Node) else "":
                items.append(f"<li>{words}</li>")
        return f"<{node.tag}>{''.join(items)}</{node.tag}>" if items else ""

    def item(self, node: Node) -> str:
        """Words of a list item, its paragraphs as lines, its lists behind them."""
        lines, lists, run = list[str](), list[str](), list[str]()
        for child in node.children:
            if isinstance(child, Node) and child.tag in ("ul", "ol"):
                lists.append(self.listed(child))
            elif isinstance(child, Node) and (child.tag in BLOCKS or child.is_blocky):
                lines += [
                    "".join(run),
                    self.item(child) if child.tag not in ("img", "iframe", "table") else self.aside(child),
                ]
                run = []
            else:
                run.append(self.inline(child))
        lines.append("".join(run))
        return "<br/>".join(one for one in map(trim, lines) if one) + "".join(lists)

    def aside(self, node: Node) -> str:
        """Something that cannot stand where it stood comes behind the paragraph or list."""
        before, self.paragraphs, kept, self.pieces = self.paragraphs, [], self.pieces, []
        self.block(node)
        self.close_text()
        self.after += self.pieces
        self.paragraphs, self.pieces = before, kept
        return ""

    def inlines(self, node: Node) -> str:
        """Children as running text."""
        return "".join(self.inline(child) for child in node.children)

    def inline(self, child: "Node | str") -> str:
        """Running text: bold, italic, links, line breaks. Of everything else the words."""
        if isinstance(child, str):
            return re.sub(r"[ \t\r\n]+", " ", html.escape(child, quote=False))
        if child.tag in ("img", "iframe", "table"):
            return self.aside(child)
        if child.tag == "br":
            return "<br/>"
        if child.attributes.get("style") or child.tag == "font":
            self.counted["style"] += 1
        words = self.inlines(child)
        if child.tag == "a":
            return self.link(child, words)
        if not words.strip():
            return words
        if child.tag in BOLD:
            return f"<b>{words}</b>"
        if child.tag in ITALIC:
            return f"<i>{words}</i>"
        return f"„{words}“" if child.tag == "q" else words

    def link(self, node: Node, words: str) -> str:
        """A link that leads somewhere, else its words."""
        if "href" not in node.attributes:
            if not node.attributes.get("id") and not node.attributes.get("class") and words.strip():
                self.note("address", node.text)
            return words
        address = node.attributes["href"]
        target = self.links.target(address)
        if target.kind in ("page", "elsewhere", "write") and words.strip():
            return f'<a href="{html.escape(target.address)}">{words}</a>'
        if target.kind == "file" and not PICTURE.search(target.address.partition("?")[0]):
            self.note("file", target.address)
        elif target.kind == "dead" and address.strip() and not address.startswith("#"):
            self.note("dead", address)
        return words

    def picture(self, node: Node, caption: str = "") -> None:
        """A picture of the old site's own folder; others are named."""
        source = node.attributes.get("src", "")
        path = self.links.file_path(source)
        if not path:
            self.note("lost", source or node.attributes.get("alt", "") or "data:")
            return
        words = " ".join((node.attributes.get("alt") or node.attributes.get("title") or "").split())
        self.add("picture", WantedPicture(path, words[:255], caption[:200]))

    def figure(self, node: Node) -> None:
        """A picture with the words below it, or a film."""
        captions = node.all("figcaption")
        words = " ".join(" ".join(one.text for one in captions).split())
        pictures = node.all("img")
        for inner in pictures:
            self.picture(inner, words)
        for inner in node.all("iframe", "table"):
            self.block(inner)
        if not pictures:
            self.blocks(Node("div", {}, [child for child in node.children if isinstance(child, str) or child.tag in ("p", "blockquote", "figcaption")]))  # fmt: skip

    def frame(self, node: Node) -> None:
        """A film becomes a piece nothing is loaded by; any other page a link."""
        address = node.attributes.get("src", "")
        address = f"https:{address}" if address.startswith("//") else re.sub(r"^http://", "https://", address)
        target = self.links.target(address)
        host = re.sub(r"^https://([^/?#]*).*", r"\1", address)
        if target.kind != "elsewhere" or not address.startswith("https://"):
            self.note("script", address or "iframe")
        elif host in FILM_SITES:
            address = re.sub(r"^https://[^/]*youtube-nocookie\.com", "https://www.youtube.com", address)
            for embedded, watched in EMBED_PATHS:
                if embedded in address:
                    address = (
                        address.replace(embedded, watched)
                        .partition("?autoplay")[0]
                        .replace("?", "&")
                        .replace("&", "?", 1)
                    )
            title = " ".join(node.attributes.get("title", "").split())[:120] or host.removeprefix("www.")
            self.add(
                "video", {"title": title, "address": address[:300], "picture": None, "length": "", "signed": False}
            )
            self.note("film", address)
        else:
            self.paragraph(f'<a href="{html.escape(address)}">{html.escape(host)}</a>')
            self.note("frame", address)

    def quote(self, node: Node) -> None:
        """With a name it is a piece of its own."""
        names = node.all("cite", "footer")
        who = " ".join(" ".join(one.text for one in names).split()).strip(" –—-")
        words = " ".join(node.text.replace(names[0].text, "", 1).split()) if names else ""
        if who and words and len(words) <= LONGEST_QUOTE and len(who) <= 120 and not node.all("img", "iframe", "table"):
            self.add("quote", {"words": words.strip('„“”"» «'), "who": who})
        else:
            self.note("quote", node.text[:120])
            self.blocks(node)

    def table(self, node: Node) -> None:
        """Data become a list, a line a row; what only arranged the page is dissolved."""
        rows = rows_of(node)
        if not rows or not is_real(node, rows):
            self.counted["layout"] += 1
            self.blocks(node)
            return
        heads = heads_of(rows)
        items = list[str]()
        for row in rows[1:] if heads else rows:
            cells = [trim(self.inlines(cell)) for cell in row]
            named = [f"<b>{html.escape(head)}:</b> {cell}" if head else cell for head, cell in zip([*heads, *[""] * len(cells)], cells, strict=False) if cell]  # fmt: skip
            if named:
                items.append(f"<li>{'; '.join(named)}</li>")
        self.paragraphs.append(f"<ul>{''.join(items)}</ul>")
        self.note("table", node.text[:120])


def trim(words: str) -> str:
    """Without blanks and line breaks around."""
    return re.sub(r"^(?:\s|\xa0|<br/>)+|(?:\s|\xa0|<br/>)+$", "", words)
