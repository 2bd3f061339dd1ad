"""When the answer is no: problem details as in RFC 9457. Their texts are English, for those who write software."""

import json
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_noop as _

CONTENT_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of problem: its status, and what it means."""

    status: int
    title: str
    meaning: str


SORTS = {
    "wrong-parameter": Sort(
        422,
        _("A parameter cannot be read"),
        _(
            "`errors` names each parameter and what is wrong with it. Unknown parameters are refused, too: "
            "a mistyped filter would otherwise show everything."
        ),
    ),
    "unknown-place": Sort(
        404,
        _("No such place"),
        _("Nobody here knows this place or quarter. `suggestions` holds names that resemble it."),
    ),
    "unknown-name": Sort(
        404, _("No such field or agency"), _("Nobody here has this name. `suggestions` holds the fields there are.")
    ),
    "unknown-cursor": Sort(
        404, _("No such page"), _("The cursor comes from another list. Begin again without it; never make one up.")
    ),
    "not-found": Sort(404, _("Not found"), _("There is nothing under this address, or it is not public.")),
    "gone": Sort(410, _("Gone"), _("It was public and has been taken down. Please take it down on your side, too.")),
    "method-not-allowed": Sort(405, _("Only reading"), _("GET, HEAD and OPTIONS are answered, nothing else.")),
    "too-many-requests": Sort(
        429,
        _("Too many requests"),
        _("Wait as many seconds as Retry-After says. If-None-Match saves work on both sides."),
    ),
    "server-fault": Sort(500, _("Our fault"), _("Something broke on our side. It has been noted.")),
    "try-again": Sort(
        503, _("Not right now"), _("The database cannot answer at the moment. Try again after Retry-After.")
    ),
}


@dataclass
class Problem(Exception):
    """One answer that says no. `more` are further members of the document, `headers` further headers."""

    sort: str
    detail: str
    more: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)

    def response(self) -> HttpResponse:
        """As problem+json."""
        about = SORTS[self.sort]
        told = {"type": type_of(self.sort), "title": about.title, "status": about.status, "detail": self.detail}
        answer = HttpResponse(
            json.dumps(told | self.more, ensure_ascii=False), status=about.status, content_type=CONTENT_TYPE
        )
        answer["Cache-Control"] = "no-store"
        answer["Content-Language"] = "en"
        for name, value in self.headers.items():
            answer[name] = value
        return answer


def type_of(sort: str) -> str:
    """The address that explains this sort: a place on the reference page."""
    with translation.override("en"):
        return f"{settings.BASE_URL}{reverse('api:reference')}#{sort}"
