"""Traffic written down by kind: how they call themselves, what they ask for, and what they say besides.

A visitor is (name, agent, paths asked for, headers). Programs that show nothing ask for pages only.
"""

from typing import NamedTuple

BEACON = "/online/da.gif"
PAGE = "/kontakt/"
CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36"
)
PHONE = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36"
)
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1"
    " Mobile/15E148 Safari/604.1"
)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"
CUBOT = "Mozilla/5.0 (Linux; Android 12; CUBOT P60) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36"
SAFARI = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.6 Safari/605.1.15"
GERMAN = {"accept-language": "de-DE,de;q=0.9"}
FETCH = {"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"}
IMAGE = {"sec-fetch-site": "same-origin", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}


class Visit(NamedTuple):
    """One visitor."""

    name: str
    agent: str
    paths: tuple[str, ...]
    headers: dict[str, str]


def program(name: str, agent: str, *paths: str, **headers: str) -> Visit:
    """Asks for a page, and for the sign as well, as those do that run scripts and load pictures."""
    return Visit(name, agent, paths or (PAGE, BEACON), {key.replace("_", "-"): words for key, words in headers.items()})


PROGRAMS = [
    program("Google", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"),
    program(
        "Google, as a phone",
        f"{PHONE} (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        accept_language="en-US",
    ),
    program("Bing", "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0.1938.76 Safari/537.36"),
    program("Yandex", "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)", accept_language="ru"),
    program("Baidu", "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)"),
    program("GPT", "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)"),
    program("ClaudeBot", "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)"),
    program("ChatGPT for a user", "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ChatGPT-User/1.0; +https://openai.com/bot", accept_language="de"),
    program("Perplexity", "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; PerplexityBot/1.0; +https://perplexity.ai/perplexitybot)"),
    program("Bytedance", "Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Safari/537.36 (compatible; Bytespider; spider-feedback@bytedance.com)"),
    program("Common Crawl", "CCBot/2.0 (https://commoncrawl.org/faq/)"),
    program("a link checker", "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)"),
    program("an archive", "Mozilla/5.0 (compatible; archive.org_bot +http://archive.org/details/archive.org_bot)"),
    program("a monitor", "Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)"),
    program("a browser that monitors", f"{CHROME} PingdomPageSpeed/1.0 (pingbot/2.0; +http://www.pingdom.com/)", **GERMAN),
    program("Lighthouse", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Chrome-Lighthouse", accept_language="en-US"),
    program("headless", CHROME.replace("Chrome/", "HeadlessChrome/"), accept_language="en-US", **FETCH),
    program("curl", "curl/7.88.1"),
    program("wget", "Wget/1.21.3"),
    program("Python", "python-requests/2.32.3"),
    program("Go", "Go-http-client/1.1"),
    program("Java", "Java/17.0.9"),
    program("a feed reader", "Mozilla/5.0 (compatible; Feedly/1.0; +http://feedly.com/fetcher.html; 12 subscribers)", accept_language="en"),
    program("another feed reader", "FreshRSS/1.24 (Linux; https://freshrss.org)"),
    program("a messenger's preview", "WhatsApp/2.23.20.0", accept_language="de"),
    program("a network's preview", "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)"),
    program("no name", ""),
    program("a scanner that calls itself Chrome", CHROME, PAGE, "/bedarfe/", "/wp-login.php", "/.env", PAGE, **GERMAN),
    program("one that asks for the sign without a language", CHROME),
    program("one that asks from elsewhere", CHROME, sec_fetch_site="cross-site", **GERMAN),
    program("a page loaded ahead", CHROME, sec_fetch_site="same-origin", sec_purpose="prefetch;prerender", **GERMAN),
    program("loaded ahead, an older word", SAFARI, purpose="prefetch", **GERMAN),
]  # fmt: skip


def person(name: str, agent: str, **headers: str) -> Visit:
    """Looks at two pages and moves on them."""
    return Visit(
        name,
        agent,
        (PAGE, BEACON, "/bedarfe/", BEACON),
        {key.replace("_", "-"): words for key, words in headers.items()},
    )


PEOPLE = [
    person("phone", PHONE, **GERMAN, **FETCH),
    person("iPhone", IPHONE, **GERMAN, **FETCH),
    person("desktop", CHROME, **GERMAN, **FETCH),
    person("an old Mac that says little", SAFARI, **GERMAN),
    person("no JavaScript: the picture", FIREFOX, **GERMAN, **IMAGE),
    person("a phone with an unlucky name", CUBOT, **GERMAN, **FETCH),
    person("a small browser without scripts", "NetSurf/3.10 (Linux)", accept_language="de"),
]  # fmt: skip
