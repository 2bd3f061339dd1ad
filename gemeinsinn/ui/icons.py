"""Drawn signs on a 24 by 24 grid, one stroke, inlined where they are used: no request, no flash."""

from functools import lru_cache

from django.utils.safestring import SafeString


def _line(*paths: str) -> str:
    return "".join(f'<path d="{path}"/>' for path in paths)


def _round(x: float, y: float, r: float) -> str:
    return f'<circle cx="{x}" cy="{y}" r="{r}"/>'


ICONS = {
    # the five kinds
    "zeit": _round(12, 12, 8.5) + _line("M12 7v5.2l3.4 2.3"),
    "wissen": _line(
        "M12 7.4C10 5.6 7 5 3.5 5.4v12.4c3.5-.4 6.5.1 8.5 1.9 2-1.8 5-2.3 8.5-1.9V5.4C17 5 14 5.6 12 7.4zm0 0v12.1"
    ),
    "sachen": _line("M3.5 10h17l-1.5 10H5zM3.5 10h17M8.5 13.5v3.5M12 13.5v3.5M15.5 13.5v3.5M7 10l3.5-6M17 10l-3.5-6"),
    "raeume": _line("M4 20.5h16M6.5 20.5v-17H14v17M14 6l4 1.5v13M11.3 12v1"),
    "geld": _round(9, 9, 5.5) + _line("M9 6.8v4.4M14.4 10.2a5.5 5.5 0 1 1-5.7 7.6"),
    # doing
    "phone": _line(
        "M6.8 3.8 9.6 3.5l1.6 4.2-2 1.7c.9 2.3 2.4 3.9 4.7 5l1.9-2 4.2 1.8-.3 2.9c-.2 1.5-1.4 2.5-2.9 2.3C10 18.5 5.3 13.8 4.5 6.7c-.1-1.5.8-2.7 2.3-2.9z"
    ),
    "mail": _line("M3.5 6h17v12.5h-17zM4 6.5l8 6.5 8-6.5"),
    "calendar": _line("M4 6h16v14H4zM4 10.2h16M8.5 3.5V8M15.5 3.5V8M8 14.5h3"),
    "pin": _line("M12 21c-4.5-4.7-6.8-8-6.8-10.9a6.8 6.8 0 0 1 13.6 0C18.8 13 16.5 16.3 12 21z") + _round(12, 10, 2.3),
    "info": _round(12, 12, 8.5) + _line("M12 11v5.5M12 7.7v.2"),
    "check": _line("M4.5 12.5 9.7 18 19.5 6.5"),
    "edit": _line("M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.8 6.7l3.5 3.5"),
    "search": _round(10.5, 10.5, 6.3) + _line("M15.2 15.2l5.3 5.3"),
    "arrow": _line("M4 12h15.5M13.5 5.8 19.7 12l-6.2 6.2"),
    "back": _line("M20 12H4.5M10.5 5.8 4.3 12l6.2 6.2"),
    "give": _line("M9 14 4 9l5-5M4.5 9H14a6 6 0 0 1 0 12h-3"),
    "people": _round(8.5, 8, 3.2)
    + _line("M2.8 19.5c.2-3.7 2.4-6 5.7-6s5.5 2.3 5.7 6M15.5 5a3.2 3.2 0 0 1 0 6M17 13.8c2.5.5 4 2.6 4.2 5.7"),
    "list": _line("M9 6.5h11.5M9 12h11.5M9 17.5h11.5M4 6.5h.6M4 12h.6M4 17.5h.6"),
    "sun": _round(12, 12, 4)
    + _line(
        "M12 3v2.3M12 18.7V21M3 12h2.3M18.7 12H21M5.6 5.6l1.7 1.7M16.7 16.7l1.7 1.7M5.6 18.4l1.7-1.7M16.7 7.3l1.7-1.7"
    ),
    "chart": _line("M3.5 20.5h17M6 17v-5M10.5 17V5M15 17v-8M19 17v-3"),
    "home": _line("M3.5 11.5 12 4l8.5 7.5M6 9.5V20h12V9.5M10 20v-5.5h4V20"),
    "print": _line("M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z"),
    "rss": _round(6, 18, 1.3) + _line("M4.7 11.5a7.8 7.8 0 0 1 7.8 7.8M4.7 5a14.3 14.3 0 0 1 14.3 14.3"),
    "share": _line("M12 15.5V3.5M7.5 8 12 3.5 16.5 8M5 12.5V20h14v-7.5"),
    "copy": _line("M8.5 8.5h11.5V20.5H8.5zM15.5 8.5v-5H4V15.5h4.5"),
    "close": _line("M6 6l12 12M18 6 6 18"),
    "menu": _line("M4 7h16M4 12h16M4 17h10"),
    "warning": _line("M12 4 2.8 19.8h18.4zM12 10.2v4.3M12 17v.2"),
    "clock": _round(12, 12, 8.5) + _line("M12 7v5.2l3.4 2.3"),
    "lock": _line("M5.5 10.5h13v9.5h-13zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5M12 14.5v2"),
    "translate": _line(
        "M3.5 5.5H13M8.2 3.5v2M11 5.5c-.8 3.5-3.2 6.5-7 8.5M5.5 8.8c1.2 2.2 3.2 4 5.7 5.2M12.5 20.5l4-10 4 10M14 17h5"
    ),
    "play": _line("M7.5 4.5v15l12-7.5z"),
    "download": _line("M12 3.5v11.5M7.5 10.5 12 15l4.5-4.5M4.5 19.5h15"),
    "plus": _line("M12 5v14M5 12h14"),
    "minus": _line("M5 12h14"),
    "heart": _line("M12 20C6 15.5 3.5 12.3 3.5 9a4.5 4.5 0 0 1 8.5-2.1A4.5 4.5 0 0 1 20.5 9c0 3.3-2.5 6.5-8.5 11z"),
    "quote": _line("M9.5 7C6.5 8 5 10.3 5 13.5V17h5v-5H7M19 7c-3 1-4.5 3.3-4.5 6.5V17h5v-5h-3"),
    "sign": _line(
        "M3.5 20h17M5 15.5c3-7 5.5-11 7-10.5 1.8.6-3.5 8-2 9 1.2.8 3-3.5 4.2-3 1 .4-.4 2.8.8 3.3 1 .4 2-.6 3.5-1.3"
    ),
    "filter": _line("M4 6.5h16M7 12h10M10 17.5h4"),
    "undo": _line("M8.5 5.5 4.5 9.5l4 4M5 9.5h9a5 5 0 0 1 0 10H9"),
    "bell": _line("M5 17.5c1.5-1.5 1.8-3 1.8-6a5.2 5.2 0 0 1 10.4 0c0 3 .3 4.5 1.8 6zM10 20.5h4"),
    "user": _round(12, 8, 3.7) + _line("M4.8 20.5c.3-4.3 3-7 7.2-7s6.9 2.7 7.2 7"),
    "out": _line("M14 4H5v16h9M10 12h10.5M16.5 8l4 4-4 4"),
    "picture": _line("M3.5 5h17v14h-17zM4 17l5-5 3.5 3.5 3-3 4.5 4.5") + _round(15.5, 9, 1.3),
}


@lru_cache(maxsize=256)
def icon_markup(name: str, size: str = "") -> SafeString:
    """The sign as SVG; size is "" or "s"/"l". Unknown names give nothing rather than a broken picture."""
    drawn = ICONS.get(name)
    if drawn is None:
        return SafeString("")
    sized = f' data-size="{size}"' if size in {"s", "l"} else ""
    return SafeString(
        f'<svg class="icon"{sized} viewBox="0 0 24 24" aria-hidden="true" focusable="false">{drawn}</svg>'
    )
