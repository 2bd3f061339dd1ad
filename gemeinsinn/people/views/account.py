"""/konto/: who I am here, what is mine, and the way out."""

import json

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinsinn.people.actions import change_profile
from gemeinsinn.people.actions.leaving import close_account
from gemeinsinn.people.confirming import confirmed_lately
from gemeinsinn.people.forms import CloseForm, ProfileForm
from gemeinsinn.people.personal_data import collect_all, warnings_for
from gemeinsinn.people.second_factor import has_second_factor, needs_second_factor
from gemeinsinn.people.sections import sections_for
from gemeinsinn.people.views.sign_out import forgotten_here


@never_cache
@login_required
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """The own page."""
    user = request.user
    found = sections_for(user)
    context = {
        "has_nothing": all(own.get("only_invites") for _template, own in found),
        # Each with its own context alone: sections come from contexts that know nothing of each other.
        "sections": [render_to_string(template, own, request) for template, own in found],
        "has_factor": has_second_factor(user),
        "needs_factor": needs_second_factor(user),
        "roles": [role.get_role_display() for role in user.network_roles.order_by("role")],
    }
    return render(request, "people/account.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Name, phone and the language of our mails."""
    user = request.user
    start = {"name": user.name, "phone": user.phone, "language": user.language}
    form = ProfileForm(request.POST if request.method == "POST" else None, initial=start)
    if request.method == "POST" and form.is_valid():
        change_profile(user=user, now=timezone.now(), **form.cleaned_data)
        with override(user.language if not request.path.startswith("/en/") else "en"):
            messages.success(request, _("Noted."))
        return redirect("people:account")
    return render(request, "people/profile.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@login_required
@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What is held about me, and the ways to take it along or erase it."""
    return render(request, "people/data.html")


@never_cache
@require_POST
@confirmed_lately
def download(request: HttpRequest) -> HttpResponse:
    """Everything held about me, as one JSON file."""
    content = json.dumps(collect_all(request.user), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    response = HttpResponse(content, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="gemeinsinn.json"'
    return response


@never_cache
@confirmed_lately
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest) -> HttpResponse:
    """Closing the account, after a tick."""
    form = CloseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        user = request.user
        close_account(user=user, now=timezone.now())
        logout(request)
        return forgotten_here(render(request, "people/closed.html"))
    context = {"form": form, "warnings": warnings_for(request.user)}
    return render(request, "people/close.html", context, status=422 if form.errors else 200)
