"""What was sent, for everyone to read; needs near the reader are left out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinsinn.newsletter.lifecycle.issues import Part
from gemeinsinn.newsletter.queries.issues import archived_issues
from gemeinsinn.newsletter.tongues import PLAIN, tag_of
from gemeinsinn.newsletter.views.ordering import tongue

SHOWN = 120


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    """All issues in the language of the page."""
    rows = [(one, tag_of(one.language), one.language == PLAIN) for one in archived_issues(tongue())[:SHOWN]]
    return render(request, "newsletter/archive.html", {"rows": rows})


@require_safe
def issue(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One issue as a page, in whatever language the page around it is."""
    found = get_object_or_404(archived_issues(), pk=pk)
    if slug != found.slug:
        return redirect("newsletter:issue", found.pk, found.slug, permanent=True)
    blocks = [one for one in found.blocks.all() if one.part != Part.NEARBY]
    return render(
        request,
        "newsletter/issue.html",
        {"issue": found, "blocks": blocks, "tag": tag_of(found.language), "kicker": _("Newsletter")},
    )
