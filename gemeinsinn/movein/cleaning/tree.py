"""Old HTML as a small tree: made well-formed by nh3, without what can run, never deeper than we can walk."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

INLINE = {"a", "b", "strong", "i", "em", "u", "s", "strike", "sup", "sub", "span", "font", "q", "small", "big", "abbr", "cite", "code", "br"}  # fmt: skip
BLOCKS = {
    "p", "div", "center", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "table", "caption", "thead",
    "tbody", "tfoot", "tr", "td", "th", "img", "figure", "figcaption", "iframe", "pre", "hr", "dl", "dt", "dd", "section",
    "article", "aside", "header", "footer", "nav", "main", "address", "details", "summary",
}  # fmt: skip
VOID = {"br", "img", "hr"}
GONE = {
    "script",
    "style",
    "template",
    "object",
    "svg",
    "math",
    "noscript",
    "title",
    "textarea",
    "select",
    "audio",
    "video",
}
KEPT = {
    "style",
    "hidden",
    "width",
    "height",
    "border",
    "cellpadding",
    "cellspacing",
    "bgcolor",
    "color",
    "class",
    "id",
    "title",
    "itemprop",
}
ATTRIBUTES = {
    "*": KEPT,
    "a": {"href", *KEPT},
    "img": {"src", "alt", *KEPT},
    "iframe": {"src", *KEPT},
    "td": {"colspan", *KEPT},
}
SCHEMES = {"http", "https", "mailto", "tel"}
DEEPEST = 60
MOST_OPEN = 2_000  # elements open at once; a parser of HTML takes minutes for a hundred thousand
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")
CLOSED_BY_OTHERS = {
    "p",
    "li",
    "td",
    "th",
    "tr",
    "dt",
    "dd",
    "option",
    "thead",
    "tbody",
    "tfoot",
    "input",
    "meta",
    "link",
    "source",
    *VOID,
}


class TooDeep(Exception):
    """So many elements within each other that only an attack has them."""


@dataclass(slots=True)
class Node:
    """An element; text is a child that is a str. `is_blocky`: something below begins a paragraph of its own."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)
    is_blocky: bool = False

    def nodes(self) -> Iterator["Node"]:
        """Itself and all elements below."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.nodes()

    def all(self, *tags: str) -> list["Node"]:
        """Elements below with one of these names."""
        return [node for node in self.nodes() if node is not self and node.tag in tags]

    @property
    def text(self) -> str:
        """All words below."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("root")
        self.open = [self.root]
        self.too_deep = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID and len(self.open) > DEEPEST:
            self.too_deep += 1
            self.open.append(self.open[-1])  # what is deeper hangs on the last that still counts
            return
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag in BLOCKS:
            for above in self.open:
                above.is_blocky = True
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def check_depth(markup: str) -> None:
    """Raises TooDeep."""
    depth = 0
    for close, name in TAG.findall(markup):
        if name.lower() not in CLOSED_BY_OTHERS:
            depth = max(depth - 1, 0) if close else depth + 1
            if depth > MOST_OPEN:
                raise TooDeep


def tree_of(markup: str) -> tuple[Node, bool]:
    """The tree, and whether something was too deep and hangs higher now. Raises TooDeep."""
    check_depth(markup)
    safe = nh3.clean(
        markup, tags=INLINE | BLOCKS, clean_content_tags=GONE, attributes=ATTRIBUTES, strip_comments=True, link_rel=None,
        url_schemes=SCHEMES,
    )  # fmt: skip
    builder = _Builder()
    builder.feed(safe)
    builder.close()
    return builder.root, builder.too_deep > 0


def markup_of(node: Node | str) -> str:
    """A tree as HTML again."""
    if isinstance(node, str):
        return html.escape(node, quote=False)
    inner = "".join(markup_of(child) for child in node.children)
    said = "".join(f' {name}="{html.escape(value)}"' for name, value in node.attributes.items())
    return f"<{node.tag}{said}>" if node.tag in VOID else f"<{node.tag}{said}>{inner}</{node.tag}>"
