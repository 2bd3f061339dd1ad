"""What people, programs and attackers put into fields."""

# Not UTF-8 at all: lone surrogates as some programs write them, then bytes of another encoding.
BAD_BYTES = b"St\xfchle \xed\xa0\x80 \xff\xfe \x80"

# Refused, or taken as the harmless text it is; never a fault. Sent in every field of a form at once.
EVERYWHERE: dict[str, str | bytes] = {
    "nothing": "",
    "blanks": " \t\u00a0\u2003 ",
    "nul": "Stühle\x00",
    "sql": "'; DROP TABLE exchange_need; --",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "template": "{{ 7|add:7 }}{% load i18n %}{# #} %s %(name)s %d {0} ${x}",
    "header": "a@b.example\r\nBcc: c@d.example",
    "huge number": "9" * 400,
    "negative": "-5",
    "infinite": "1e309",
    "not a number": "NaN",
    "other digits": "٢٠ ２０ ²",
    "day zero": "0000-00-00",
    "day that never was": "31.02.2026",
    "far day": "99999-12-31",
    "no offset": "+999999999999999",
    "a list": "['x']",
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈" * 20,
    "combining": "Z" + "\u0301" * 300,
    "long": "x" * 60_000,
    "bytes": BAD_BYTES,
}
# Text that may pass: markup, a direction override, a control character, placeholders. It must come out as plain words.
SLY = "Stühle \u202enegnureissorg\u202c <b onmouseover=alert(1)>x</b>\x07 %s {{ x }} 🪑"
SLY_KEPT = "Stühle negnureissorg <b onmouseover=alert(1)>x</b> %s {{ x }} 🪑"
FINE = {200, 302, 400, 403, 404, 409, 410, 413, 422, 429}
