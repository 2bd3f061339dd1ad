"""/suche/merken/: keeping a search, with an address that has to answer first."""

from dataclasses import replace
from datetime import timedelta

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.limits import check_limit
from gemeinsinn.matching.actions.saving import save_search
from gemeinsinn.matching.forms.asking import Asked, named_spot, read_asked
from gemeinsinn.matching.forms.saving import SaveForm
from gemeinsinn.matching.lifecycle.saved import State
from gemeinsinn.matching.models import SavedSearch
from gemeinsinn.matching.queries.saved import fields_of
from gemeinsinn.matching.queries.wishes import agency_at
from gemeinsinn.matching.wording.asked import parts_of
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.brakes import network_of

SIGNED = "matching.saved"
ONE_HOUR = 3600
HOUR = timedelta(hours=1)
MOST_FROM = 30  # searches kept from one network an hour
MOST_TO = 5  # mails to one address an hour


def kept_question(asked: Asked) -> Asked:
    """Of where somebody stands only the quarter or town is kept."""
    spot = asked.request.spot
    if not asked.here or spot is None:
        return asked
    named = named_spot(spot)
    return replace(asked, here="", place=named.label if named else "", request=replace(asked.request, spot=named))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest) -> HttpResponse:
    """One screen: the question in words, an address, how often."""
    asked = kept_question(read_asked(request.GET))
    user = request.user
    known = {"email": user.email, "name": user.name, "phone": user.phone} if user.is_authenticated else {}
    form = SaveForm(request.POST if request.method == "POST" else None, initial=known, agency=agency_of(asked))
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(address_after(keep(request, asked, form)))
        except DomainError as problem:
            form.add_error("email", str(problem))
            status = problem.status
    context = {
        "form": form,
        "asked": " · ".join(parts_of(fields_of(asked.request))),
        "heed": asked.heed,
        "back_href": reverse("matching:search") + (f"?{asked.querystring}" if asked.querystring else ""),
    }
    return render(request, "matching/save.html", context, status=status)


def agency_of(asked: Asked) -> Organisation | None:
    """Who could ask about it: the agency of the place, where needs are looked for at all."""
    spot, sides = asked.request.spot, asked.request.sides
    return agency_at(spot.label, spot.lat, spot.lon) if spot is not None and (not sides or "need" in sides) else None


def keep(request: HttpRequest, asked: Asked, form: SaveForm) -> SavedSearch:
    """Hands the form to the action; whoever fills in forms by machine is slowed down."""
    now = timezone.now()
    found = form.cleaned_data
    check_limit("search-saved-from", network_of(request), most=MOST_FROM, within=HOUR, now=now)
    check_limit("search-saved-to", found["email"], most=MOST_TO, within=HOUR, now=now)
    return save_search(
        request=asked.request,
        rhythm=found["rhythm"],
        email=found["email"],
        language=get_language() or "de",
        form_key=found["form_key"],
        user=request.user if request.user.is_authenticated else None,
        now=now,
        **form.told(),
    )


def address_after(search: SavedSearch) -> str:
    """The page that says what comes next; it is the same whether we know the address or not."""
    return f"{reverse('matching:saved')}?a={signing.dumps(search.pk, salt=SIGNED)}"


@never_cache
@require_safe
def saved(request: HttpRequest) -> HttpResponse:
    """Look into your mailbox; for the address of the account it is done already."""
    try:
        pk = signing.loads(request.GET.get("a", ""), salt=SIGNED, max_age=ONE_HOUR)
        search = SavedSearch.objects.select_related("contact").get(pk=pk)
    except (signing.BadSignature, SavedSearch.DoesNotExist):
        raise Http404 from None
    return render(request, "matching/saved.html", {"search": search, "waits": search.state == State.WAITING})
