"""Old addresses lead on: of pages that were renamed or moved, and of the site there was before."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

NOT_FOUND = 404
LONGEST = 255  # characters of an address that can be kept
# Files, programs' addresses and the editors' part: nothing of an old site lay there, and a file that is missing asks no database.
NEVER = ("/medien/", "/static/", "/dateien/", "/gesundheit/", "/api/", "/redaktion/", "/werkstatt/")
AT_ROOT = ("p", "page_id", "option")  # how old systems ask for a page at /


def old_key(address: str) -> str:
    """An address of an old Joomla or WordPress as redirects keep it: one spelling for all that lead to the same."""
    parts = urlsplit(address)
    asked = parse_qs(parts.query)
    if asked.get("option") == ["com_content"] and asked.get("view") == ["article"] and asked.get("id"):
        return f"/index.php?id={asked['id'][0].partition(':')[0]}&option=com_content&view=article"
    path = parts.path if parts.path.startswith("/") else f"/{parts.path}"
    path = path.removeprefix("/index.php") or "/"
    path = path.removesuffix(".html")
    for name in ("p", "page_id"):
        if path == "/" and asked.get(name, [""])[0].isdigit():
            return f"/?{name}={asked[name][0]}"
    return str(Redirect.normalise_path(path))


def forwarded(request: HttpRequest) -> HttpResponse | None:
    """The way to where something is now, if an editor, a new name or an import has left one and its page is public."""
    full = request.get_full_path()
    if "\0" in full or "%00" in full:
        return None
    try:
        spellings = [Redirect.normalise_path(full), Redirect.normalise_path(request.path), old_key(full)]
    except ValueError:
        return None
    site = Site.find_for_request(request)
    known = {
        one.old_path: one
        for one in Redirect.get_for_site(site).filter(old_path__in=spellings).select_related("redirect_page")
    }
    for spelling in spellings:
        found = known.get(spelling)
        if found is None or (found.redirect_page is not None and not found.redirect_page.live):
            continue
        if found.link and found.link != request.path:
            kind = HttpResponsePermanentRedirect if found.is_permanent else HttpResponseRedirect
            return kind(found.link)
    return None


class OldAddresses:
    """Asks for a way on where nothing is any more, and at / where an old system asked for a page by its number."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or request.path.startswith(NEVER):
            return self.get_response(request)
        if request.path == "/" and any(name in request.GET for name in AT_ROOT):
            return forwarded(request) or self.get_response(request)
        answer = self.get_response(request)
        return (forwarded(request) or answer) if answer.status_code == NOT_FOUND else answer
