"""Reading answers and the notices they go to."""

from typing import Any, TypeVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gemeinsinn.exchange.lifecycle.notices import SHOWN
from gemeinsinn.exchange.lifecycle.notices import State as NoticeState
from gemeinsinn.exchange.lifecycle.responses import State
from gemeinsinn.exchange.models import Need, Offer, Response
from gemeinsinn.exchange.rules.notices import can_read_notice
from gemeinsinn.exchange.wording.gone import NoticeGone

NoticeType = TypeVar("NoticeType", Need, Offer)

RELATED = (
    "contact", "organisation",
    "need__contact", "need__agency", "need__organisation", "need__municipality", "need__quarter",
    "offer__contact", "offer__agency", "offer__organisation", "offer__municipality", "offer__quarter",
)  # fmt: skip


def answerable_notice(viewer: Any, model: type[NoticeType], pk: int) -> NoticeType:
    """The notice if this viewer may see it. Raises model.DoesNotExist, or NoticeGone where it used to hang."""
    notice = model.objects.select_related("agency", "municipality", "quarter", "contact", "organisation").get(pk=pk)
    if notice.state in {NoticeState.WITHDRAWN, NoticeState.HIDDEN}:
        raise NoticeGone(_("This notice is no longer open. There is more on the board."))
    if notice.state not in SHOWN or not can_read_notice(viewer, notice):
        raise model.DoesNotExist
    return notice


def responses() -> QuerySet[Response]:
    """All answers with what their pages need, in one query."""
    return Response.objects.select_related(*RELATED)


def answers_to(notice: Need | Offer) -> QuerySet[Response]:
    """What came in for a notice, newest first; unconfirmed answers only hold a share, and those given shift by shift
    stand in the plan: neither is shown.
    """
    rows = responses().filter(**{"need" if isinstance(notice, Need) else "offer": notice}, planned=False)
    return rows.exclude(state=State.UNCONFIRMED)


def responses_of(user: Any) -> QuerySet[Response]:
    """A person's own answers, newest first."""
    if not user.is_authenticated:
        return Response.objects.none()
    return responses().filter(contact__user=user)
