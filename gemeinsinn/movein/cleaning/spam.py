"""Advertising for gambling and pills that somebody injected into articles of others."""

import re
from urllib.parse import urlsplit

from gemeinsinn.movein.cleaning.hidden import is_hidden
from gemeinsinn.movein.cleaning.tree import Node
from gemeinsinn.movein.records import Finding

WORDS = re.compile(
    r"\b(?:online[- ]?)?casinos?\b|\bjackpots?\b|\broulette\b|\bblack ?jack\b|\bsportwetten\b|\bspielautomaten?\b"
    r"|\bfree ?spins?\b|\bfreispiele?\b|\bslots?\b(?: ?(?:machines?|games?|online|gacor))?|\bbonus ?codes?\b|\b(?:online[- ]?)?poker\b"
    r"|\bbookmakers?\b|\bbetting\b|\bgacor\b|\btogel\b|\bviagra\b|\bcialis\b|\blevitra\b|\bpayday loans?\b|\breplica watches\b"
    r"|\bessay writing service\b",
    re.IGNORECASE,
)
IN_ADDRESS = re.compile(
    r"casino|jackpot|roulette|blackjack|sportwett|freespin|slot(?:s|machine|game|online|gacor)|poker|bookmaker|betting|gacor|togel"
    r"|viagra|cialis|levitra|payday-?loan|replica-?watch|essay-?writ",
    re.IGNORECASE,
)
MANY, HOSTS = 8, 6
LEAF = {"p", "li", "td", "th", "div", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "center", "blockquote", "figcaption", "caption"}  # fmt: skip
MAKES_SENSE = 40  # characters of an own sentence that may stay when its links go
LONG = 200  # characters: so much hidden text may be an accordion's


def spam_words(text: str) -> list[str]:
    """Words of gambling and pill shops, each once."""
    return sorted({match.group().casefold() for match in WORDS.finditer(text)})


def host_of(address: str) -> str:
    """The host of an address elsewhere, or "" """
    try:
        return (urlsplit(address).hostname or "") if address.lower().startswith(("http:", "https:", "//")) else ""
    except ValueError:
        return ""


def is_bad_link(node: Node) -> bool:
    """A link elsewhere whose words or address advertise."""
    address = node.attributes.get("href", "")
    return node.tag == "a" and bool(host_of(address)) and bool(IN_ADDRESS.search(address) or WORDS.search(node.text))


def sample(text: str) -> str:
    """The beginning of some words, for the report."""
    return re.sub(r"\s+", " ", text).strip()[:160]


class Sieve:
    """Takes hidden words and injected links out of a tree and remembers what."""

    def __init__(self) -> None:
        self.findings = list[Finding]()

    def through(self, node: Node) -> None:
        """The whole tree, in place."""
        kept = list[Node | str]()
        for child in node.children:
            if isinstance(child, str) or not (self.gone_hidden(child) or self.gone_spam(child)):
                kept.append(child)
        node.children = kept

    def gone_hidden(self, node: Node) -> bool:
        """Whether it goes because nobody saw it. Long words without links to elsewhere were perhaps an accordion."""
        if not is_hidden(node):
            return False
        words = node.text
        links = [one for one in node.nodes() if one.tag in ("a", "iframe") and host_of(one.attributes.get("href", "") or one.attributes.get("src", ""))]  # fmt: skip
        if not links and not spam_words(words) and len(words.strip()) >= LONG and "style" in node.attributes:
            self.findings.append(Finding("unhidden", sample(words)))
            return False
        if words.strip() or links:
            advertises = links or spam_words(words)
            self.findings.append(Finding("spam" if advertises else "hidden", sample(words)))
        return True

    def gone_spam(self, node: Node) -> bool:
        """Whether it goes as advertising; else what is below it has been looked at."""
        if (node.tag in LEAF and not node.is_blocky) or node.tag == "a":
            bad = [one for one in node.nodes() if is_bad_link(one)]
            if bad and self.drop(node, bad):
                return True
        self.through(node)
        return False

    def drop(self, node: Node, bad: list[Node]) -> bool:
        """Takes the links out; True if what is left of the paragraph is no sentence of its own."""
        words = node.text
        said = sum(len(one.text) for one in bad)
        rest = words
        for one in bad:
            rest = rest.replace(one.text, "", 1)
        whole = (
            node in bad or len(rest.strip()) < MAKES_SENSE or said * 2 > len(words.strip()) or bool(spam_words(rest))
        )
        targets = ", ".join(sorted({host_of(one.attributes.get("href", "")) for one in bad}))
        self.findings.append(
            Finding("spam", f"{sample(words if whole else ' '.join(one.text for one in bad))} ({targets})"[:300])
        )
        if not whole:
            take_out(node, bad)
        return whole


def take_out(node: Node, gone: list[Node]) -> None:
    """Removes elements anywhere below."""
    node.children = [
        child for child in node.children if isinstance(child, str) or not any(child is one for one in gone)
    ]
    for child in node.children:
        if isinstance(child, Node):
            take_out(child, gone)


def many_links(root: Node) -> str:
    """Hosts of a text that is little but links elsewhere, or "" """
    links = [node for node in root.all("a") if host_of(node.attributes.get("href", ""))]
    hosts = {host_of(node.attributes["href"]) for node in links}
    if len(links) < MANY or len(hosts) < HOSTS or sum(len(node.text) for node in links) * 2 < len(root.text.strip()):
        return ""
    return ", ".join(sorted(hosts))[:300]
