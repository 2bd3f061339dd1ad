"""/nachweis/: is a certificate real? Shows what its holder allows, nothing else, and to nobody too often."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gemeinsinn.core.errors import NoLongerThere
from gemeinsinn.core.limits import check_limit
from gemeinsinn.core.middleware import client_address
from gemeinsinn.recognition.forms.attestations import CodeForm
from gemeinsinn.recognition.lifecycle.attestations import Standing
from gemeinsinn.recognition.lifecycle.codes import plain_code, shown_code
from gemeinsinn.recognition.queries.attestations import attestation_with
from gemeinsinn.recognition.showing_attestations import attestation_row, public_facts

MOST_AN_HOUR = 30


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Where the code is typed. A slip is found without looking anything up."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return redirect("recognition:checked", shown_code(form.cleaned_data["code"]))
    return hidden(render(request, "recognition/check.html", {"form": form}, status=422 if form.errors else 200))


@never_cache
@require_safe
def checked(request: HttpRequest, code: str) -> HttpResponse:
    """What the holder allows to be seen; 404 for a code that never answered, 410 for one that was taken back."""
    now = timezone.now()
    check_limit("attestation", client_address(request), most=MOST_AN_HOUR, within=timedelta(hours=1), now=now)
    found = attestation_with(plain_code(code))
    if found is None:
        words = _("No certificate bears this code. Please compare it sign by sign with the paper.")
        return hidden(render(request, "recognition/check.html", {"form": CodeForm(), "unknown": words}, status=404))
    if found.standing == Standing.WITHDRAWN:
        raise NoLongerThere(_("Its holder has taken this certificate back."))
    context = {"row": attestation_row(found), "facts": public_facts(found), "one": found}
    return hidden(render(request, "recognition/checked.html", context))


def hidden(answer: HttpResponse) -> HttpResponse:
    """Nothing for search engines. Other sites never hear the address: same-origin is the policy of every page."""
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
