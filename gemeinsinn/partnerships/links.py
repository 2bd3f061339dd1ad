"""Where each side finds its pages: /m/<token>/… of the answer, or /m/<token>/antwort/<id>/… of the notice."""

from django.conf import settings
from django.utils import translation

from gemeinsinn.exchange.models import Response
from gemeinsinn.partnerships.lifecycle import Side
from gemeinsinn.partnerships.sides import responder_side
from gemeinsinn.people.personal import personal_path

ANSWER = "antwort"


def rest_for(response: Response, side: Side, rest: str = "") -> str:
    """The part after the token."""
    return rest if side == responder_side(response) else f"{ANSWER}/{response.pk}/{rest}".strip("/")


def address_for(response: Response, side: Side, token: str, rest: str, language: str) -> str:
    """The full address for a mail."""
    with translation.override(language):
        return str(settings.BASE_URL + personal_path(token, rest_for(response, side, rest)))
