"""What people wrote, at the desk: the list, one of them, and what is done with it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from gemeinsinn.activity.queries import events_of
from gemeinsinn.contact import actions
from gemeinsinn.contact.forms import AnswerForm, HandOnForm, NoteForm
from gemeinsinn.contact.lifecycle import Move, State, Topic, can_move
from gemeinsinn.contact.models import Concern
from gemeinsinn.contact.queries import concerns_for, counts_for, desks_beside
from gemeinsinn.contact.rules import can_enter_concerns, can_handle_concern
from gemeinsinn.contact.wording import STATES, TONES, TOPICS, VERBS, desk_name
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.people.doors import only_for
from gemeinsinn.people.personal_data import NOBODY

at_desk = only_for(
    can_enter_concerns, gettext_lazy("What people write is read by the agencies and the network’s office.")
)
PER_PAGE = 25
SAID = {
    "antwort": gettext_lazy("The mail is on its way."),
    "notiz": gettext_lazy("Noted."),
    "weitergeben": gettext_lazy("Handed on."),
    "schliessen": gettext_lazy("Done."),
    "oeffnen": gettext_lazy("Opened again."),
    "loeschen": gettext_lazy("Everything is deleted that names the person."),
}


@at_desk
@require_safe
def concerns(request: HttpRequest) -> HttpResponse:
    """One page of one state; what is late stands first."""
    today = timezone.localdate()
    asked = request.GET.get("stand", "")
    state = State(asked) if asked in set(State) else State.OPEN
    found = Paginator(concerns_for(request.user, today=today).filter(state=state), PER_PAGE).get_page(
        request.GET.get("seite", "")[:9]
    )
    counts = counts_for(request.user, today=today)
    tabs = [
        {"label": STATES[one], "count": counts[one], "current": one == state, "href": f"?stand={one}"} for one in State
    ]
    context = {"found": found, "rows": [row_of(one) for one in found], "tabs": tabs, "base": f"stand={state}"}
    return render(request, "contact/desk/list.html", context)


def row_of(concern: Concern) -> dict[str, Any]:
    """A concern in words."""
    state = State(concern.state)
    is_open, today = state == State.OPEN, timezone.localdate()
    return {
        "concern": concern, "topic": TOPICS[Topic(concern.topic)], "state": STATES[state], "tone": TONES[state],
        "desk": desk_name(concern.agency), "due": concern.due_on if is_open else None,
        "late": is_open and concern.due_on is not None and concern.due_on < today,
    }  # fmt: skip


@at_desk
@require_safe
def concern(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them."""
    return shown(request, own_concern(request, pk))


def own_concern(request: HttpRequest, pk: int) -> Concern:
    """404 for what there is not, 403 for another agency's."""
    found = get_object_or_404(Concern.objects.select_related("contact", "agency"), pk=pk)
    if not can_handle_concern(request.user, found):
        raise NotAllowed(_("This lies at the desk of another agency."))
    return found


def forms_of(request: HttpRequest, found: Concern, act: str = "") -> dict[str, Any]:
    """Every form of the page; the one that was sent is filled."""
    data = {act: request.POST}
    desks = desks_beside(found)
    return {
        "antwort": AnswerForm(data.get("antwort"), auto_id="antwort_%s"),
        "notiz": NoteForm(data.get("notiz"), auto_id="notiz_%s"),
        "weitergeben": HandOnForm(data.get("weitergeben"), desks=desks, to_office=found.agency_id is not None),
    }


def shown(request: HttpRequest, found: Concern, forms: dict[str, Any] | None = None, wrong: Any = None) -> HttpResponse:
    """What was written, answered and noted, and what can be done."""
    state = found.state
    past = [
        {"at": event.at, "by": event.by, "what": VERBS[event.verb], "to": event.data.get("to")}
        for event in events_of(found) if event.verb in VERBS
    ]  # fmt: skip
    context = {
        **row_of(found), "forms": forms or forms_of(request, found), "wrong": wrong, "history": past,
        "lines": found.lines.select_related("by"), "nobody": found.contact.name == NOBODY,
        "may_answer": can_move(state, Move.ANSWER) and bool(found.contact.email),
        "may_close": can_move(state, Move.CLOSE), "may_reopen": can_move(state, Move.REOPEN),
    }  # fmt: skip
    return render(request, "contact/desk/concern.html", context, status=422 if wrong else 200)


@at_desk
@require_POST
def act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """One act; a refused one keeps what was typed."""
    if act not in SAID:
        raise Http404
    found = own_concern(request, pk)
    forms = forms_of(request, found, act)
    form = forms.get(act)
    if form is not None and not form.is_valid():
        return shown(request, found, forms, form)
    try:
        perform(act, found, form, by=request.user)
    except DomainError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, str(SAID[act]))
    if not can_handle_concern(request.user, found):
        return redirect("contact:concerns")
    return redirect("contact:concern", pk)


def perform(act: str, found: Concern, form: Any, *, by: Any) -> None:
    """Hands it to its action."""
    told: dict[str, Any] = {"concern": found, "by": by, "now": timezone.now()}
    if act == "antwort":
        actions.answer_concern(text=form.cleaned_data["text"], **told)
    elif act == "notiz":
        actions.note_on_concern(text=form.cleaned_data["text"], **told)
    elif act == "weitergeben":
        actions.hand_on_concern(to=form.cleaned_data["to"], **told)
    else:
        {"schliessen": actions.close_concern, "oeffnen": actions.reopen_concern, "loeschen": actions.erase_concern}[
            act
        ](**told)
