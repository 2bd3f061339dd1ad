"""The bank's answer: brought in, shown line by line, and what nobody knows said by hand."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.treasury.actions.statements import assign_line, dismiss_line, take_statement
from gemeinsinn.treasury.forms.statements import AssignForm, StatementForm
from gemeinsinn.treasury.models import BankFile, BankLine
from gemeinsinn.treasury.queries.statements import lines_of, open_lines, outcomes_of, shown_files
from gemeinsinn.treasury.views.gate import at_till
from gemeinsinn.treasury.wording.statements import OUTCOMES

PAGE = 50
MOST_FILES = 20


@at_till
@require_http_methods(["GET", "HEAD", "POST"])
def statements(request: HttpRequest) -> HttpResponse:
    """A file is read here; below it money nobody could assign, and the files of before."""
    form = StatementForm(request.POST, request.FILES) if request.method == "POST" else StatementForm()
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            file = take_statement(name=upload.name, data=upload.read(), by=request.user, now=timezone.now())
            return redirect("treasury:statement", file.pk)
        except DomainError as problem:
            form.add_error("file", str(problem))
    return show_statements(request, form, AssignForm())


def show_statements(request: HttpRequest, form: StatementForm, assign: AssignForm, *, line: int = 0) -> HttpResponse:
    """The page; `line` is the one whose reference was wrong."""
    context = {
        "form": form, "assign": assign, "wrong_line": line, "open": open_lines()[:PAGE],
        "files": shown_files()[:MOST_FILES],
    }  # fmt: skip
    return render(request, "treasury/statements.html", context, status=422 if form.errors or assign.errors else 200)


@at_till
@require_safe
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of each line."""
    file = get_object_or_404(BankFile, pk=pk)
    page = Paginator(lines_of(file), PAGE).get_page(request.GET.get("seite"))
    told = outcomes_of(file)
    context = {
        "file": file, "page": page, "rows": [(one, OUTCOMES[one.outcome]) for one in page],
        "sums": [(told[key], words) for key, words in OUTCOMES.items() if key in told],
    }  # fmt: skip
    return render(request, "treasury/statement.html", context)


@at_till
@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody knows what it is for."""
    line = get_object_or_404(BankLine, pk=pk)
    form = AssignForm(request.POST)
    if form.is_valid():
        try:
            assign_line(line_id=line.pk, by=request.user, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Assigned. It is in the ledger."))
            return redirect("treasury:statements")
        except DomainError as problem:
            form.add_error("reference", str(problem))
    return show_statements(request, StatementForm(), form, line=line.pk)


@at_till
@require_POST
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing of ours."""
    dismiss_line(line_id=get_object_or_404(BankLine, pk=pk).pk, by=request.user, now=timezone.now())
    messages.success(request, _("Taken off the list."))
    return redirect("treasury:statements")
