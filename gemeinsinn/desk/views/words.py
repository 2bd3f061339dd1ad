"""Words that mean the same for the search: what editors have said, said anew, taken back."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gemeinsinn.core.errors import DomainError
from gemeinsinn.desk.rules import Desk
from gemeinsinn.desk.views.gate import MAX_ID, at_words, show
from gemeinsinn.matching.actions.synonyms import add_synonym, remove_synonym
from gemeinsinn.matching.forms.synonyms import SynonymForm
from gemeinsinn.matching.models import Synonym
from gemeinsinn.matching.queries.synonyms import MOST_SHOWN, synonyms
from gemeinsinn.matching.wording.asked import language_word

SIGNED = "desk.words"
UNDO_LASTS = 3600
INVALID = 422


@require_http_methods(["GET", "HEAD", "POST"])
@at_words
def words(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The list, and the line to add to it; a refused line stays as it was typed."""
    form = SynonymForm(request.POST if request.method == "POST" else None)
    status = INVALID if form.errors else 200
    if request.method == "POST" and form.is_valid():
        language = form.cleaned_data["language"]
        try:
            row = add_synonym(words=form.listed(), language=language, by=desk.user, now=timezone.now())
        except DomainError as problem:
            form.add_error("words", str(problem))
            status = INVALID
        else:
            messages.success(request, _("“%(words)s” mean the same from the next search on.") % {"words": row})
            return redirect("desk:words")
    context = {
        "form": form,
        "rows": [row_of(row) for row in synonyms(desk.user)[:MOST_SHOWN]],
        "removed": removed_words(request.GET.get("entfernt", "")),
        "undo_key": request.GET.get("entfernt", "")[:4000],
    }
    return show(request, desk, "desk/words.html", context, page="words", status=status)


def row_of(row: Synonym) -> dict[str, Any]:
    """One line: the words, each with the way to try it, who said it and when."""
    search = reverse("matching:search")
    return {
        "pk": row.pk,
        "words": [{"word": word, "href": f"{search}?{urlencode({'q': word})}"} for word in row.words],
        "line": str(row),
        "code": row.language,
        "language": "" if row.language == "de" else language_word(row.language),
        "by": row.by.get_full_name() if row.by else "",
        "when": row.at,
    }


@require_POST
@at_words
def remove(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    """The words go their own ways again; the page after it has the way back."""
    row = synonyms(desk.user).filter(pk=pk).first() if 0 < pk <= MAX_ID else None
    if row is None:
        raise Http404
    told = {"words": row.words, "language": row.language}
    remove_synonym(synonym=row, by=desk.user, now=timezone.now())
    return redirect(f"{reverse('desk:words')}?{urlencode({'entfernt': signing.dumps(told, salt=SIGNED)})}")


@require_POST
@at_words
def put_back(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Undo of taking away."""
    told = read_removed(request.POST.get("entfernt", ""))
    if told is None:
        raise Http404
    try:
        add_synonym(**told, by=desk.user, now=timezone.now())
    except DomainError as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("Back again: “%(words)s”.") % {"words": ", ".join(told["words"])})
    return redirect("desk:words")


def read_removed(key: str) -> dict[str, Any] | None:
    """What was taken away within the last hour."""
    try:
        told: dict[str, Any] = signing.loads(key[:4000], salt=SIGNED, max_age=UNDO_LASTS)
    except signing.BadSignature:
        return None
    return told


def removed_words(key: str) -> str:
    """ "Beamer, Projektor"; "" if nothing was."""
    told = read_removed(key) if key else None
    return ", ".join(told["words"]) if told else ""
