"""Entries of RSS, Atom and WordPress's export (WXR), one at a time, from XML that is not trusted."""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext as _

from gemeinsinn.core.imports import ImportFault
from gemeinsinn.movein.reading.source import Counted, Source

MOST_BETWEEN = 32 << 20  # bytes from one entry to the next
CONTROL = bytes(one for one in range(32) if one not in (9, 10, 13))
ENTRIES = {"item", "entry", "author"}


class Guarded:
    """Bytes without control characters, and not endlessly many between two entries."""

    def __init__(self, inner: Counted) -> None:
        self.inner, self.since = inner, 0

    def read(self, size: int) -> bytes:
        """The next bytes."""
        chunk = self.inner.read(size)
        self.since += len(chunk)
        if self.since > MOST_BETWEEN:
            raise ImportFault(_("An entry of this file is larger than 32 MB. It is not taken."))
        return chunk.translate(None, CONTROL)


def entries(source: Source) -> Iterator[tuple[str, Element]]:
    """Items, entries and authors by name, and "site" for what stands about the whole before them."""
    try:
        with source.opened() as file:
            guarded = Guarded(file)
            above = list[Element]()
            for event, element in iterparse(guarded, events=("start", "end"), forbid_dtd=False):
                if event == "start":
                    above.append(element)
                    continue
                above.pop()
                name = local(element)
                if len(above) in (1, 2) and name in ENTRIES and local(above[-1]) in ("channel", "feed", "rdf"):
                    yield name, element
                    above[-1].remove(element)
                    guarded.since = 0
                elif (len(above) == 2 and local(above[-1]) == "channel") or (
                    len(above) == 1 and local(above[0]) == "feed"
                ):
                    yield "site", element
    except ParseError as problem:
        line = problem.position[0]
        raise ImportFault(_("The file breaks off or is no sound XML, line %(line)s.") % {"line": line}) from problem
    except DefusedXmlException as problem:
        raise ImportFault(
            _("The file declares entities of its own, which an export never does. It is not taken.")
        ) from problem
    except (LookupError, ValueError) as problem:
        raise ImportFault(_("The file is in an encoding that is not known.")) from problem


def local(element: Element) -> str:
    """Its name without namespace; what two namespaces call the same is told apart."""
    space, _brace, name = element.tag.rpartition("}")
    if name == "encoded":
        return "excerpt" if "excerpt" in space else "content"
    return str(name).casefold()


def told(element: Element) -> dict[str, Any]:
    """Children by name: the words of the first; "categories", "links" and "meta" are lists."""
    found: dict[str, Any] = {"categories": [], "links": [], "meta": {}}
    for child in element:
        name = local(child)
        if name == "category":
            found["categories"].append(categorised(child))
        elif name == "link" and child.get("href"):
            found["links"].append((child.get("rel") or "alternate", child.get("href")))
        elif name == "postmeta":
            pair = {local(one): one.text or "" for one in child}
            found["meta"].setdefault(pair.get("meta_key", ""), pair.get("meta_value", ""))
        elif name == "author":
            found.setdefault(
                "author", next((one.text for one in child if local(one) == "name"), None) or child.text or ""
            )
        else:
            found.setdefault(name, markup_of(child))
    return found


def categorised(element: Element) -> tuple[str, str]:
    """Domain and name of a category."""
    return element.get("domain") or "category", (
        element.text or element.get("label") or element.get("term") or ""
    ).strip()


def markup_of(element: Element) -> str:
    """Its words; XHTML within (Atom) as HTML."""
    if not len(element):
        return element.text or ""
    for one in element.iter():
        one.tag = local(one)
    return re.sub(r"^<[^>]*>|</[^>]*>\s*$", "", tostring(element, encoding="unicode", method="html"))
