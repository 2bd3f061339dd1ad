"""E-mail addresses Joomla hides from robots in a script, made readable."""

import html
import re

SCRIPT = re.compile(r"<script\b[^>]{0,200}>(?P<code>.{0,6000}?)</script\s*>", re.IGNORECASE | re.DOTALL)
STEP = re.compile(r"\baddy\w*\s*=\s*(?P<value>(?:'[^'\n]{0,200}'|[^;'\n]){1,400}+);")
WORDS = re.compile(r"'([^'\n]{0,200})'")
PLACEHOLDER = re.compile(r"<span\b[^>]{0,80}\bid=[\"']cloak[^>]{0,60}>.{0,400}?</span\s*>", re.IGNORECASE | re.DOTALL)
NOTICE = re.compile(
    r"(?:Diese E-Mail-Adresse ist vor Spambots geschützt|This email address is being protected from spambots)"
    r"[^<]{0,120}", re.IGNORECASE,
)  # fmt: skip
ADDRESS = re.compile(r"^[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+$")


def uncloaked(markup: str) -> tuple[str, list[str]]:
    """The HTML with each such script replaced by a link to write to, and the addresses found."""
    if "addy" not in markup:
        return markup, []
    found = list[str]()

    def link(match: re.Match[str]) -> str:
        address = address_in(match["code"])
        if not address:
            return match[0]
        found.append(address)
        return f'<a href="mailto:{address}">{address}</a>'

    markup = SCRIPT.sub(link, markup)
    if found:
        markup = NOTICE.sub("", PLACEHOLDER.sub("", markup))
    return markup, found


def address_in(code: str) -> str:
    """What the script would put together, or "". Nothing is run: its quoted words are joined."""
    address = ""
    for step in STEP.finditer(code):
        words = html.unescape("".join(WORDS.findall(step["value"])))
        if "@" in words or (address and re.match(r"\s*addy", step["value"])):
            address += words.replace(" ", "")
    return address if ADDRESS.match(address) else ""
