"""Addresses of the data: the same in every language, which is a parameter."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, re_path

from gemeinsinn.api.description import described_text
from gemeinsinn.api.gate import opened, tag_of, told
from gemeinsinn.api.problems import Problem
from gemeinsinn.api.version_one import api


def description(request: HttpRequest) -> HttpResponse:
    """/api/v1/openapi.json, with ?language=de in German: words alone, everything a program reads stays the same."""
    language = "de" if request.GET.get("language") == "de" else "en"
    text = described_text(language)
    return told(request, tag_of(text), language, lambda: (text, ""))


def nothing(request: HttpRequest) -> HttpResponse:
    """Whatever else lies below /api/v1/ is nothing, and says so like the rest."""
    raise Problem("not-found", "There is no such address. /api/v1/openapi.json names those that are there.")


def data_urls() -> list[URLPattern]:
    """Ninja's addresses behind our gate; its own pages are ours."""
    patterns = [pattern for pattern in api.urls[0] if isinstance(pattern, URLPattern) and pattern.name != "api-root"]
    return [path(str(pattern.pattern), opened(pattern.callback), name=pattern.name) for pattern in patterns]


app_name = "api_v1"
urlpatterns = [
    *data_urls(),
    path("openapi.json", opened(description), name="openapi"),
    re_path(r"^.+$", opened(nothing), name="nothing"),
]
