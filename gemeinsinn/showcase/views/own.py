"""The link to a person quoted: reads the words, says yes or no."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.core.models import SecretLink
from gemeinsinn.people.personal import personal_path
from gemeinsinn.showcase.actions.quotes import agree_to_quote, drop_quote
from gemeinsinn.showcase.models import Quote


def by_link(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """Looking changes nothing. A no deletes the words and the address, also later on."""
    quote = Quote.objects.select_related("portrait", "contact").filter(pk=link.subject_id).first()
    if quote is None or rest:
        raise Http404
    if request.method == "POST":
        if "no" in request.POST:
            drop_quote(quote=quote, now=timezone.now())
            messages.success(request, _("Deleted: your words and your address."))
            return redirect("showcase:list")
        agree_to_quote(quote=quote, now=timezone.now())
        messages.success(request, _("Thank you. With the same link you can take it back."))
        return redirect(personal_path(token))
    return render(request, "showcase/quote.html", {"quote": quote, "portrait": quote.portrait})
