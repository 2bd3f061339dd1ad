"""One address: what was sent to it, and what came back. It is posted, never in a URL."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.activity.queries import mails_to
from gemeinsinn.delivery.actions.bounces import forgive
from gemeinsinn.delivery.forms import LookUpForm
from gemeinsinn.delivery.lifecycle.bounces import Kind
from gemeinsinn.delivery.lifecycle.mailings import RowState
from gemeinsinn.delivery.queries.bounces import bounces_of, unreachable
from gemeinsinn.delivery.queries.rows import rows_of
from gemeinsinn.delivery.views.gate import at_office
from gemeinsinn.delivery.wording import KINDS, MAILS, ROWS, case_words

MOST = 50


@at_office
@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: HttpRequest) -> HttpResponse:
    """A field, and what is known of the address in it."""
    form = LookUpForm(request.POST if request.method == "POST" else None)
    found = asked_about(form.cleaned_data["email"]) if request.method == "POST" and form.is_valid() else {}
    return render(request, "delivery/desk/address.html", {"form": form, **found}, status=422 if form.errors else 200)


def asked_about(email: str) -> dict[str, Any]:
    """Single mails, mailings, and what came back."""
    return {
        "email": email,
        "mails": [
            (case_words(one.key), MAILS[OutgoingMail.State(one.state)], one.sent_at or one.queued_at)
            for one in mails_to(email)[:MOST]
        ],
        "rows": [(one.mailing, ROWS[RowState(one.state)], one) for one in rows_of(email)[:MOST]],
        "bounces": [(KINDS[Kind(one.kind)], one) for one in bounces_of(email)[:MOST]],
        "gone": bool(unreachable([email.strip().lower()], now=timezone.now())),
    }


@at_office
@require_POST
def forgive_address(request: HttpRequest) -> HttpResponse:
    """It works again."""
    form = LookUpForm(request.POST)
    if not form.is_valid():
        return look_up(request)
    forgive(address=form.cleaned_data["email"], by=request.user, now=timezone.now())
    messages.success(request, _("Forgiven. The next mailing goes to this address again."))
    return redirect("delivery:address")
