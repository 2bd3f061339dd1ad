"""Where links and pictures of the old site lead now."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from gemeinsinn.portal.forwarding import old_key

FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|odp|zip|rtf|txt|ics|csv|mp3|mp4|jpe?g|png|gif|webp|svg|tiff?)$", re.IGNORECASE
)
PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|tiff?)$", re.IGNORECASE)
HOSTNAME = re.compile(r"^[a-z0-9.-]{3,200}$")


@dataclass(frozen=True, slots=True)
class Target:
    """What an address is: "page" here, "elsewhere", "write" (mail, phone), "file" or "dead"."""

    kind: str
    address: str = ""


class Links:
    """Knows the hosts of the old site and asks where its pages are now."""

    def __init__(self, hosts: set[str], new_address: Callable[[str], str]) -> None:
        self.hosts = {host.removeprefix("www.") for host in hosts}
        self.new_address = new_address

    def target(self, address: str) -> Target:
        """What stands in a link."""
        address = re.sub(r"[\s\x00-\x1f]+", "", address)[:1000]
        if re.match(r"(?:mailto|tel):[^<>\"']", address, re.IGNORECASE):
            return Target("write", address)
        if not address or address.startswith("#"):
            return Target("dead")
        path = self.own_path(address)
        if path is None:
            return Target("elsewhere", address) if HOSTNAME.match(outside_host(address)) else Target("dead")
        if FILE.search(urlsplit(path).path):
            return Target("file", path)
        new = self.new_address(old_key(path))
        return Target("page", new) if new else Target("dead")

    def own_path(self, address: str) -> str | None:
        """Its path and query on the old site, or None if it lies elsewhere."""
        try:
            parts = urlsplit(address if not address.startswith("//") else f"https:{address}")
            host = (parts.hostname or "").casefold()
        except ValueError:
            return None
        if parts.scheme and parts.scheme.lower() not in ("http", "https"):
            return None
        if host and host.removeprefix("www.") not in self.hosts:
            return None
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def file_path(self, address: str) -> str:
        """Where a file of the old site lay in its folder, or "" if it lies elsewhere."""
        path = self.own_path(re.sub(r"#joomlaImage:.*", "", address.strip())[:1000])
        return unquote(urlsplit(path).path).lstrip("/") if path else ""


def outside_host(address: str) -> str:
    """The host of an http(s) address, lower case, or "" """
    try:
        parts = urlsplit(address if not address.startswith("//") else f"https:{address}")
        return (
            (parts.hostname or "").casefold()
            if parts.scheme.lower() in ("http", "https") and "." in (parts.hostname or "")
            else ""
        )
    except ValueError:
        return ""
