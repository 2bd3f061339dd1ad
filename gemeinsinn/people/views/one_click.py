"""A click in a mail that changes something: one button, pressed at once where JavaScript runs.

Scanners of mail providers open every link, so a GET changes nothing; the page's form does, with a POST to itself.
"""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render as render_template


def render(
    request: HttpRequest,
    *,
    title: str,
    text: str,
    button: str,
    fields: Mapping[str, str] | None = None,
    tone: str = "plain",
) -> HttpResponse:
    """The page with one button; `fields` are posted with it. Tone "wrong" waits for the person: no automatic sending."""
    context = {
        "title": title,
        "text": text,
        "button": button,
        "fields": dict(fields or {}),
        "tone": tone,
        "by_itself": tone != "wrong",
    }
    response = render_template(request, "people/one_click.html", context)
    response["Cache-Control"] = "no-store"
    return response
