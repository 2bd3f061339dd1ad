"""Receipts, hours and pictures, one by one."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.limits import check_limit
from gemeinsinn.proof.actions.evidence import (
    BadPaper,
    StillToCome,
    Twin,
    add_hours,
    add_picture,
    remove_hours,
    remove_picture,
    remove_receipt,
    save_receipt,
)
from gemeinsinn.proof.forms.writing import HoursForm, PictureForm, ReceiptForm
from gemeinsinn.proof.models import Receipt
from gemeinsinn.proof.queries.figures import figures_of
from gemeinsinn.proof.views.files import file_answer
from gemeinsinn.proof.views.ways import Way

Tabs = list[dict[str, Any]]
KEPT = ("amount", "day", "payee", "reason", "cost_type", "twin")


def number_of(text: str) -> int:
    """A number of an address, or 404."""
    if not text.isdecimal() or len(text) > 9:
        raise Http404
    return int(text)


def receipts(way: Way, inner: str, tabs: Tabs) -> HttpResponse:
    """The list with its totals, and the form for the next one; or one that is there, to be changed or taken away."""
    first, _slash, act = inner.partition("/")
    receipt = get_object_or_404(way.grant.receipts, number=number_of(first)) if first else None
    if act == "weg" and receipt is not None:
        if way.request.method == "POST":
            remove_receipt(receipt=receipt, now=timezone.now())
            messages.success(way.request, _("Taken away."))
        return redirect(way.url("belege"))
    if act:
        raise Http404
    request = way.request
    form = receipt_form(way, receipt)
    if request.method == "POST" and form.is_valid() and receipt_saved(way, form, receipt):
        messages.success(request, _("Kept. On to the next one."))
        return redirect(way.url("belege"))
    rows = [
        (one, way.url(f"belege/{one.number}"), way.url(f"belege/{one.number}/datei"), label_of(way, one))
        for one in way.grant.receipts.all()
    ]
    return way.shown("belege", tabs=tabs, form=form, rows=rows, receipt=receipt, figures=figures_of(way.grant))


def receipt_form(way: Way, receipt: Receipt | None) -> ReceiptForm:
    """Empty, or with what stands there already."""
    initial = {name: getattr(receipt, name) for name in KEPT} if receipt else {"day": timezone.localdate()}
    posted = way.request.method == "POST"
    return ReceiptForm(
        way.request.POST if posted else None,
        way.request.FILES if posted else None,
        initial=initial,
        rules=way.grant.rules,
    )


def receipt_saved(way: Way, form: ReceiptForm, receipt: Receipt | None) -> bool:
    """False, with the reason in the form, if it could not be taken."""
    now = timezone.now()
    check_limit("proof-upload", str(way.grant.pk), most=400, within=timedelta(days=1), now=now)
    try:
        save_receipt(grant=way.grant, receipt=receipt, now=now, **form.cleaned_data)
    except Twin as problem:
        form.add_error("twin", str(problem))
    except BadPaper as problem:
        form.add_error("paper", str(problem))
    except StillToCome as problem:
        form.add_error("day", str(problem))
    except DomainError as problem:
        form.add_error(None, str(problem))
    return not form.errors


def label_of(way: Way, receipt: Receipt) -> str:
    """The name of its cost type."""
    kind = way.grant.rules.cost_type(receipt.cost_type)
    return kind.label if kind else receipt.cost_type


def hours(way: Way, inner: str, tabs: Tabs) -> HttpResponse:
    """The hours sheet, line by line."""
    first, _slash, act = inner.partition("/")
    request = way.request
    if first:
        line = get_object_or_404(way.grant.hours, pk=number_of(first))
        if act != "weg":
            raise Http404
        if request.method == "POST":
            remove_hours(line=line, now=timezone.now())
        return redirect(way.url("stunden"))
    form = HoursForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            add_hours(grant=way.grant, now=timezone.now(), **form.cleaned_data)
            return redirect(way.url("stunden"))
        except DomainError as problem:
            form.add_error(None, str(problem))
    rows = [(one, way.url(f"stunden/{one.pk}/weg")) for one in way.grant.hours.all()]
    return way.shown("stunden", tabs=tabs, form=form, rows=rows, figures=figures_of(way.grant))


def pictures(way: Way, inner: str, tabs: Tabs) -> HttpResponse:
    """At least three, each described."""
    first, _slash, act = inner.partition("/")
    request = way.request
    if first:
        picture = get_object_or_404(way.grant.pictures, pk=number_of(first))
        if act != "weg":
            raise Http404
        if request.method == "POST":
            remove_picture(picture=picture, now=timezone.now())
        return redirect(way.url("bilder"))
    posted = request.method == "POST"
    form = PictureForm(request.POST if posted else None, request.FILES if posted else None)
    if posted and form.is_valid():
        now = timezone.now()
        check_limit("proof-upload", str(way.grant.pk), most=400, within=timedelta(days=1), now=now)
        try:
            add_picture(grant=way.grant, now=now, **form.cleaned_data)
            return redirect(way.url("bilder"))
        except DomainError as problem:
            form.add_error(None, str(problem))
    rows = [
        (one, way.url(f"bilder/{one.pk}/datei"), way.url(f"bilder/{one.pk}/weg")) for one in way.grant.pictures.all()
    ]
    return way.shown("bilder", tabs=tabs, form=form, rows=rows)


def file(way: Way, first: str, inner: str) -> HttpResponse:
    """One paper or picture of this grant."""
    number, _slash, last = inner.partition("/")
    if last != "datei":
        raise Http404
    if first == "bilder":
        picture = get_object_or_404(way.grant.pictures, pk=number_of(number))
        return file_answer(picture.path, "jpg", picture.alt)
    receipt = get_object_or_404(way.grant.receipts, number=number_of(number))
    return file_answer(receipt.path, receipt.suffix, f"{way.grant} {receipt.number}")
