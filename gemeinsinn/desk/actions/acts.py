"""The acts of the desk as data: what each is called in addresses, when it is possible, how it is undone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from gemeinsinn.desk.actions import calls, notices, on_behalf, profiles, promises
from gemeinsinn.desk.actions.assignments import assign_matter, restore_assignment
from gemeinsinn.desk.actions.notes import add_note, remove_note
from gemeinsinn.desk.queries.matters import Art, Matter
from gemeinsinn.desk.rules import Desk
from gemeinsinn.exchange.facts import judge
from gemeinsinn.exchange.lifecycle import calls as call_states
from gemeinsinn.exchange.lifecycle import notices as notice_states
from gemeinsinn.exchange.lifecycle import responses as response_states
from gemeinsinn.organisations import lifecycle as organisation_states
from gemeinsinn.partnerships import lifecycle as agreement_states
from gemeinsinn.projects import lifecycle as project_states

Kept = dict[str, Any]
Do = Callable[[Desk, Matter, datetime, dict[str, Any]], Kept]
Back = Callable[[Desk, Matter, datetime, Kept], str | None]  # what else is to be said about it


@dataclass(frozen=True, slots=True)
class Act:
    """One verb on some sorts of things. Without `back` it cannot be undone (a mail cannot be called back)."""

    key: str
    possible: dict[Art, Callable[[Any], bool]]
    do: Do
    back: Back | None = None

    def fits(self, art: Art, subject: Any) -> bool:
        """Whether it can be done to this thing as it stands."""
        return art in self.possible and self.possible[art](subject)


def _do(verb: Callable[..., Kept]) -> Do:
    """An act that needs only the thing itself."""
    return lambda desk, matter, now, words: verb(matter.subject, by=desk.user, now=now, words=words)


def _back(verb: Callable[..., str | None]) -> Back:
    return lambda desk, matter, now, kept: verb(matter.subject, by=desk.user, now=now, kept=kept)


def _by_art(**verbs: Callable[..., Any]) -> Callable[..., Any]:
    """Chooses the verb by the sort of thing: notices, profiles, calls or promises."""

    def choose(subject: Any, **kwargs: Any) -> Any:
        name = subject._meta.model_name
        return verbs.get(name, verbs["others"])(subject, **kwargs)

    return choose


def _from(states: Any, move: str) -> Callable[[Any], bool]:
    return lambda subject: bool(states.can_move(subject.state, getattr(states.Move, move)))


def _in(state: str) -> Callable[[Any], bool]:
    return lambda subject: bool(subject.state == state)


def _notes(desk: Desk, matter: Matter, now: datetime, words: dict[str, Any]) -> Kept:
    return {"note": add_note(matter=matter, text=words.get("note", ""), by=desk.user, now=now).pk}


def _unnote(desk: Desk, matter: Matter, now: datetime, kept: Kept) -> None:
    remove_note(matter=matter, note_id=kept["note"], by=desk.user, now=now)


def _assign(desk: Desk, matter: Matter, now: datetime, words: dict[str, Any]) -> Kept:
    colleague = words.get("colleague") or desk.user
    return {"user": assign_matter(desk=desk, matter=matter, colleague=colleague, now=now)}


def _unassign(desk: Desk, matter: Matter, now: datetime, kept: Kept) -> None:
    restore_assignment(matter=matter, user_id=kept["user"], by=desk.user, now=now)


def _is_publishable(notice: Any) -> bool:
    """It stands where publishing begins, and says enough to be pictured."""
    today = timezone.localdate()
    return (
        notice_states.can_move(notice.state, notice_states.Move.PUBLISH)
        and not notice_states.is_expired(notice.until, today)
        and judge(notice, today=today).essential
    )


def _is_editable(notice: Any) -> bool:
    """What is settled is opened again first."""
    return notice.state in notice_states.EDITABLE and notice.state != notice_states.State.DONE


def _has_something_left(notice: Any) -> bool:
    """Settled, but not promised to the last."""
    return bool(notice.state == notice_states.State.DONE and notice.left != 0)


def _is_extendable(notice: Any) -> bool:
    return notice_states.can_move(notice.state, notice_states.Move.REVIVE) and notice.state != notice_states.State.DONE


def _undo_change(desk: Desk, matter: Matter, now: datetime, kept: Kept) -> None:
    back = notices.unpublish if kept.get("published") else on_behalf.change_back
    back(matter.subject, by=desk.user, now=now, kept=kept)


NOTICES = (Art.NEED, Art.OFFER)
_STATES: dict[Art, Any] = {
    Art.NEED: notice_states,
    Art.OFFER: notice_states,
    Art.PROJECT: project_states,
    Art.ORGANISATION: organisation_states,
}
_ALWAYS: dict[Art, Callable[[Any], bool]] = dict.fromkeys(Art, lambda _subject: True)


def _checked(move: str) -> dict[Art, Callable[[Any], bool]]:
    return {art: _from(states, move) for art, states in _STATES.items()}


def _notice_or_profile(verb: str) -> Callable[..., Any]:
    return _by_art(need=getattr(notices, verb), offer=getattr(notices, verb), others=getattr(profiles, verb))


ACTS: dict[str, Act] = {
    act.key: act
    for act in (
        Act(
            "veroeffentlichen", _checked("PUBLISH") | dict.fromkeys(NOTICES, _is_publishable),
            _do(_notice_or_profile("publish")), _back(_notice_or_profile("unpublish")),
        ),
        Act(
            "zurueckgeben", _checked("RETURN"),
            _do(_notice_or_profile("give_back")), _back(_by_art(need=notices.take_back, offer=notices.take_back, others=profiles.unpublish)),
        ),
        Act(
            "abnehmen", {art: _in(states.State.PUBLISHED) for art, states in _STATES.items()},
            _do(_notice_or_profile("hide")), _back(_notice_or_profile("show_again")),
        ),
        Act(
            "verlaengern", dict.fromkeys(NOTICES, _is_extendable),
            _do(notices.extend), _back(notices.shorten),
        ),
        Act("aendern", dict.fromkeys(NOTICES, _is_editable), _do(on_behalf.change_for_author), _undo_change),
        Act("vorhaben", {Art.NEED: _is_editable}, _do(notices.tie), _back(notices.untie)),
        Act("annehmen", {Art.RESPONSE: _from(response_states, "ACCEPT")}, _do(promises.accept), _back(promises.take_back_yes)),
        Act("absagen", {Art.RESPONSE: _from(response_states, "DECLINE")}, _do(promises.decline), _back(promises.take_back_no)),
        Act("zuordnen", {Art.RESPONSE: lambda _subject: True}, _do(promises.link), _back(promises.unlink)),
        Act("anrufen", {Art.CALL: _from(call_states, "TAKE")}, _do(calls.take), _back(calls.reopen)),
        Act("niemand-da", {Art.CALL: _from(call_states, "MISS")}, _do(calls.miss), _back(calls.reopen)),
        Act(
            "erledigt", {Art.CALL: _from(call_states, "FINISH")} | dict.fromkeys(NOTICES, _from(notice_states, "FINISH")),
            _do(_by_art(need=notices.settle, offer=notices.settle, others=calls.finish)),
            _back(_by_art(need=notices.unsettle, offer=notices.unsettle, others=calls.reopen)),
        ),
        Act(
            "wieder-auf", dict.fromkeys(NOTICES, _has_something_left),
            _do(notices.reopen), _back(notices.close_again),
        ),
        Act("erinnern", {Art.AGREEMENT: _in(agreement_states.State.OPEN.value)}, _do(promises.remind)),
        Act("fragen", {Art.AGREEMENT: promises.is_askable}, _do(promises.ask)),
        Act("ergebnis", {Art.AGREEMENT: promises.is_tellable}, _do(promises.tell), _back(promises.untell)),
        Act("uebernehmen", _ALWAYS, _assign, _unassign),
        Act("weitergeben", _ALWAYS, _assign, _unassign),
        Act("notiz", _ALWAYS, _notes, _unnote),
    )
}  # fmt: skip


def acts_for(art: Art, subject: Any) -> list[str]:
    """The keys of everything that can be done to a thing as it stands."""
    return [key for key, act in ACTS.items() if act.fits(art, subject)]
