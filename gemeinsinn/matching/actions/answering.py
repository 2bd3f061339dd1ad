"""What a partner answers: yes, not now, or not at all any more. By their link, or by staff on the phone with them."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError, NoLongerThere
from gemeinsinn.exchange.actions.responses import confirm_response, respond
from gemeinsinn.exchange.lifecycle.responses import State as ResponseState
from gemeinsinn.exchange.models import Response
from gemeinsinn.matching.actions.asking import stop_asking
from gemeinsinn.matching.actions.suggestions import check_may, make_move
from gemeinsinn.matching.lifecycle.suggestions import PARTNERS_REASONS, Move, Reason, State, can_move
from gemeinsinn.matching.models import Suggestion
from gemeinsinn.matching.partner import partner_of


@transaction.atomic
def accept_suggestion(
    *, suggestion: Suggestion, told: dict[str, Any], language: str, now: datetime, by: Any = None
) -> Response:
    """The partner's yes as an answer to the need, confirmed at once: the link, or the call, has proved who it is.

    With another address than the one asked, that one confirms by mail first. `told` is what RespondForm brings.
    Raises NotEnoughLeft if less is left, NoLongerThere if the need is not open.
    """
    if by is not None:
        check_may(by, suggestion.need, suggestion.wish)
    if suggestion.state == State.ACCEPTED and suggestion.response is not None:
        return suggestion.response
    if not can_move(suggestion.state, Move.ACCEPT):
        raise taken_back()
    partner = partner_of(suggestion)
    response = respond(notice=suggestion.need, language=language, now=now, **told)
    link_to_partner(response, suggestion, now=now)
    same_address = told["email"].strip().lower() == partner.email.strip().lower()
    if response.state == ResponseState.UNCONFIRMED and (same_address or by is not None):
        OutgoingMail.objects.filter(key=f"response-{response.pk}-confirm", state=OutgoingMail.State.QUEUED).delete()
        confirm_response(response=response, now=now)
    make_move(suggestion, Move.ACCEPT, by=by, now=now, answered_at=now, response=response, reason="", note="")
    return response


def link_to_partner(response: Response, suggestion: Suggestion, *, now: datetime) -> None:
    """The broker stands by, and the organisation's record counts the promise if they answer in its name."""
    partner = partner_of(suggestion)
    response.broker = suggestion.by
    named = response.organisation_name.casefold()
    if response.organisation is None and partner.organisation is not None and named == partner.name.casefold():
        response.organisation = partner.organisation
        record("response_linked", response, now=now, organisation=partner.organisation.pk)
    response.save(update_fields=["broker", "organisation", "changed_at"])


@transaction.atomic
def refuse_suggestion(*, suggestion: Suggestion, reason: str, note: str, now: datetime, by: Any = None) -> None:
    """Not now. A yes is still possible as long as the need is open. Saying it again corrects the reason."""
    if by is not None:
        check_may(by, suggestion.need, suggestion.wish)
    if reason not in PARTNERS_REASONS:
        raise DomainError(_("Please choose a reason."))
    if suggestion.state == State.REFUSED:
        Suggestion.objects.filter(pk=suggestion.pk).update(reason=reason, note=note, changed_at=now)
        return
    if not can_move(suggestion.state, Move.REFUSE):
        raise taken_back()
    make_move(suggestion, Move.REFUSE, by=by, now=now, answered_at=now, reason=reason, note=note)


@transaction.atomic
def never_ask_again(*, suggestion: Suggestion, now: datetime) -> None:
    """No more mails at all; what was asked counts as a no without a reason."""
    stop_asking(partner=partner_of(suggestion), now=now)
    if suggestion.state == State.ASKED:
        make_move(suggestion, Move.REFUSE, by=None, now=now, answered_at=now, reason=Reason.OTHER, note="")


def taken_back() -> NoLongerThere:
    """For a link whose question has been taken back, or answered with yes."""
    return NoLongerThere(_("This question has been settled in the meantime. Thank you for looking."))
