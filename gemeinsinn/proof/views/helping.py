"""Who else may write the proof: said by the applicant, on the overview."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.fund.wording.applications import PARTS
from gemeinsinn.proof.actions.helping import let_help, stop_help
from gemeinsinn.proof.lifecycle.grants import WRITABLE
from gemeinsinn.proof.queries.grants import co_signers
from gemeinsinn.proof.views.evidence import number_of
from gemeinsinn.proof.views.ways import Way


def rows_of(way: Way) -> list[dict[str, Any]]:
    """Host and co-applicant with what they may, for the applicant while the proof may be written."""
    if way.signatory is not None or way.grant.state not in WRITABLE:
        return []
    writing = set(way.grant.co_writers.values_list("signatory", flat=True))
    return [
        {
            "name": one.typed_name, "part": PARTS[one.part], "writes": one.pk in writing,
            "url": way.url(f"helfen/{one.pk}/{'nicht' if one.pk in writing else 'ja'}"),
        }
        for one in co_signers(way.grant)
    ]  # fmt: skip


def helping(way: Way, inner: str) -> HttpResponse:
    """Yes, or no longer."""
    number, _slash, what = inner.partition("/")
    signatory = get_object_or_404(co_signers(way.grant), pk=number_of(number))
    if what not in {"ja", "nicht"}:
        raise Http404
    if way.request.method == "POST":
        do = let_help if what == "ja" else stop_help
        do(grant=way.grant, signatory=signatory, now=timezone.now())
        messages.success(way.request, _("Saved."))
    return redirect(way.url(""))
