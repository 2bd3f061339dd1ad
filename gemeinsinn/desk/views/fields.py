"""The network's fields of engagement: named, added, hidden by its office."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gemeinsinn.core.errors import DomainError
from gemeinsinn.desk.rules import Desk
from gemeinsinn.desk.views.gate import MAX_ID, at_office, show
from gemeinsinn.volunteering.actions.fields import add_field, rename_field, show_field
from gemeinsinn.volunteering.forms.fields import FieldForm
from gemeinsinn.volunteering.models import EngagementField
from gemeinsinn.volunteering.queries.opportunities import all_fields

INVALID = 422


@require_http_methods(["GET", "HEAD", "POST"])
@at_office
def fields(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The list, and the line to add to it; a refused line stays as it was typed."""
    form = FieldForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            field = add_field(**form.cleaned_data, by=desk.user, now=timezone.now())
        except DomainError as problem:
            form.add_error("name", str(problem))
        else:
            messages.success(request, _("“%(name)s” can be chosen from now on.") % {"name": field.name})
            return redirect("desk:fields")
    return show_list(request, desk, form)


def show_list(
    request: HttpRequest, desk: Desk, form: FieldForm, *, renaming: tuple[int, FieldForm] | None = None
) -> HttpResponse:
    """All fields; `renaming` brings back what was typed for one of them and could not be taken."""
    open_pk, typed = renaming or (0, None)
    rows: list[dict[str, Any]] = [
        {
            "field": field,
            "used": field.used,
            "form": typed if field.pk == open_pk else FieldForm(field=field, prefix=f"f{field.pk}"),
            "open": field.pk == open_pk,
        }
        for field in all_fields(desk.user)
    ]
    status = INVALID if form.errors or renaming else 200
    return show(request, desk, "desk/fields.html", {"form": form, "rows": rows}, page="fields", status=status)


def find_field(desk: Desk, pk: int) -> EngagementField:
    """One of them, or 404."""
    field = all_fields(desk.user).filter(pk=pk).first() if 0 < pk <= MAX_ID else None
    if field is None:
        raise Http404
    return field


@require_POST
@at_office
def rename(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    """Another name."""
    field = find_field(desk, pk)
    form = FieldForm(request.POST, field=field, prefix=f"f{pk}")
    if form.is_valid():
        try:
            rename_field(field=field, **form.cleaned_data, by=desk.user, now=timezone.now())
        except DomainError as problem:
            form.add_error("name", str(problem))
        else:
            messages.success(request, _("Renamed: “%(name)s”.") % {"name": field.name})
            return redirect("desk:fields")
    return show_list(request, desk, FieldForm(), renaming=(pk, form))


@require_POST
@at_office
def show_or_hide(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    """No longer offered, or offered again; the button beside it is the way back."""
    field = find_field(desk, pk)
    hidden = request.POST.get("verbergen") == "1"
    show_field(field=field, hidden=hidden, by=desk.user, now=timezone.now())
    said = (
        _("“%(name)s” is not offered any more. Who has it keeps it.") if hidden else _("“%(name)s” is offered again.")
    )
    messages.success(request, said % {"name": field.name})
    return redirect("desk:fields")
