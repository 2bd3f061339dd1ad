"""What the pages of a grantee share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gemeinsinn.fund.models import Signatory
from gemeinsinn.proof.models import Grant
from gemeinsinn.proof.wording import figure_heads


@dataclass(frozen=True, slots=True)
class Way:
    """A request on its way: whose grant it is about, where its pages are, who asks, and which pages they may write."""

    request: HttpRequest
    grant: Grant
    url: Callable[[str], str]
    case_url: str
    signatory: Signatory | None
    may: frozenset[str]

    def shown(self, key: str, **told: Any) -> HttpResponse:
        """The page of a key; a form that could not be taken makes it a 422."""
        forms = [one for one in told.values() if hasattr(one, "errors")]
        urls = {
            name: self.url(name)
            for name in ("", "belege", "bericht", "stunden", "bilder", "aendern", "senden", "lesen")
        }
        context = {
            "grant": self.grant, "application": self.grant.application, "fund": self.grant.application.round.fund,
            "figure_heads": figure_heads(), "rules": self.grant.rules, "key": key, "here": self.url(key), "case_url": self.case_url, "forms": forms,
            "signatory": self.signatory, "may": self.may,
            "urls": urls | {"start": urls[""], "nachweis_pdf": self.url("nachweis.pdf"), "abschluss_pdf": self.url("abschluss.pdf")},
            **told,
        }  # fmt: skip
        wrong = any(form.is_bound and form.errors for form in forms)
        return render(self.request, f"proof/{key or 'overview'}.html", context, status=422 if wrong else 200)
