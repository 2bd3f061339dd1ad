"""Who counts as a person, for how long, and by which salt of the day: decisions without Django."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import blake2b

WINDOW = 600  # seconds somebody counts as here after the last sign
MOST_A_MINUTE = 30  # pages one browser opens in a minute; whoever opens more is a program
MOST_FROM_NETWORK = 300  # signs a minute from one network, whatever its browsers are called
FEW = 3  # fewer guests are not counted out: two of them could be told apart

BROWSER = re.compile(r"(?:Mozilla/5\.0 \(|Opera/\d|NetSurf/|Dillo/|Links |ELinks/)")
PROGRAM = re.compile(
    r"(?<!cu)bot\b|bot[/;_-]|crawl|spider|slurp|search|scan|fetch|scrap|monitor|uptime|pingdom|probe|preview|archiver|validator"
    r"|lighthouse|headless|phantomjs|puppeteer|playwright|selenium|electron|python|java/|okhttp|curl|wget|perl|ruby|php"
    r"|http|www\.|@|feed|rss|reader|extern|embed|whatsapp|telegram|facebook|gpt|claude|perplexity|anthropic|openai|bytespider",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Traits:
    """What a browser says of itself while it asks for the sign; header names in small letters."""

    network: str
    headers: Mapping[str, str] = field(default_factory=dict)
    user_id: int | None = None

    @property
    def agent(self) -> str:
        """How the browser calls itself."""
        return self.headers.get("user-agent", "")


def is_person(traits: Traits) -> bool:
    """A browser that shows a page of ours to somebody."""
    return is_browser(traits) and traits.headers.get("sec-fetch-site", "same-origin") == "same-origin"


def is_browser(traits: Traits) -> bool:
    """It is called like one, says a language, and loads no page ahead; where it comes from is not asked."""
    said = traits.headers
    if not BROWSER.match(traits.agent) or PROGRAM.search(traits.agent):
        return False
    return bool(said.get("accept-language")) and "prefetch" not in said.get("sec-purpose", said.get("purpose", ""))


def digest(salt: bytes, *words: str) -> int:
    """A fingerprint of 63 bits that nobody can compute once the salt is gone."""
    return int.from_bytes(blake2b("\n".join(words).encode(), key=salt, digest_size=8).digest(), "big") >> 1


@dataclass(frozen=True, slots=True)
class Day:
    """A day with a salt of its own; `ends` is when the salt must be gone, one window after midnight."""

    name: str
    ends: float


def days_of(local: datetime) -> tuple[Day, Day | None]:
    """The day of a local time, and the one before it while people counted by its salt may still be here."""
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    today = Day(midnight.date().isoformat(), (midnight + timedelta(days=1)).timestamp() + WINDOW)
    before = Day((midnight - timedelta(days=1)).date().isoformat(), midnight.timestamp() + WINDOW)
    return today, before if local.timestamp() < before.ends else None
