"""What kind of device a session belongs to, in words instead of a browser's own long name."""

import re

from django.utils.translation import gettext as _

BROWSERS = [
    (re.compile(r"\bEdgA?/"), "Edge"),
    (re.compile(r"\bOPR/"), "Opera"),
    (re.compile(r"\bSamsungBrowser/"), "Samsung Internet"),
    (re.compile(r"\b(Firefox|FxiOS)/"), "Firefox"),
    (re.compile(r"\b(Chrome|CriOS|Chromium|HeadlessChrome)/"), "Chrome"),
    (re.compile(r"\bSafari/"), "Safari"),
]
SYSTEMS = [
    (re.compile(r"\biPhone\b"), "iPhone"),
    (re.compile(r"\biPad\b"), "iPad"),
    (re.compile(r"\bAndroid\b"), "Android"),
    (re.compile(r"\bWindows\b"), "Windows"),
    (re.compile(r"\bMac OS X\b|\bMacintosh\b"), "Mac"),
    (re.compile(r"\bCrOS\b"), "Chromebook"),
    (re.compile(r"\bLinux\b|\bX11\b"), "Linux"),
]


def device_words(user_agent: str) -> str:
    """ "Firefox, Windows", "Safari, iPhone", or "unknown device"."""
    known = [next((name for pattern, name in table if pattern.search(user_agent)), "") for table in (BROWSERS, SYSTEMS)]
    return ", ".join(name for name in known if name) or _("Unknown device")
