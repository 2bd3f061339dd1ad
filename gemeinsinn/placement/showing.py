"""A case and its opportunities as pages show them."""

from datetime import datetime
from typing import Any

import segno
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.showing.cards import notice_path
from gemeinsinn.exchange.wording.phrases import author_words, place_words, when_words
from gemeinsinn.placement.actions.certificates import certificate_lack
from gemeinsinn.placement.actions.proposals import is_taken_back_by
from gemeinsinn.placement.forms.acts import (
    AnswerForm,
    CertificateForm,
    CloseForm,
    ColleagueForm,
    DueForm,
    EndForm,
    NoteForm,
)
from gemeinsinn.placement.hosts import host_of
from gemeinsinn.placement.lifecycle.cases import State as CaseState
from gemeinsinn.placement.lifecycle.certificates import SOON, due_again
from gemeinsinn.placement.lifecycle.proposals import LIVE, REASONS_OF, Move, State, moves_from
from gemeinsinn.placement.models import Case, Proposal
from gemeinsinn.placement.queries.files import history_of, proposals_of
from gemeinsinn.placement.queries.staff import staff_of
from gemeinsinn.placement.wording import cases as case_words
from gemeinsinn.placement.wording import proposals as words
from gemeinsinn.volunteering.opportunity_sections import insurance_words
from gemeinsinn.volunteering.wording.opportunities import fact_lines

Wrong = tuple[str, Any] | None


def told_about(need: Need) -> dict[str, Any]:
    """What somebody wants to know of an opportunity."""
    row = getattr(need, "opportunity", None)
    return {
        "need": need, "title": need.title, "href": notice_path(need), "by": author_words(need), "when": when_words(need),
        "where": place_words(need), "lang": need.language,
        "facts": fact_lines(row, insurance=insurance_words(need)) if row is not None else [],
    }  # fmt: skip


def square_of(address: str) -> SafeString:
    """A QR picture of an address of ours, as SVG without script or style."""
    drawn = segno.make_qr(address, error="m").svg_inline(
        scale=3, border=2, svgclass="qr", lineclass=None, omitsize=True
    )
    return mark_safe(drawn)  # noqa: S308 - drawn from our own address, nobody's words are in it


def case_page(case: Case, viewer: Any, *, now: datetime, wrong: Wrong = None) -> dict[str, Any]:
    """Everything of the page; `wrong` is a form that could not be read, with the act it belongs to."""
    today = timezone.localdate(now)
    rows = [proposal_row(one, viewer, now=now) for one in proposals_of(case)]
    named: dict[str, Any] = {
        "notiz": NoteForm(), "wiedervorlage": DueForm(initial={"due_on": case.due_on, "words": case.due_words}),
        "weitergeben": ColleagueForm(people=staff_of(case.agency).exclude(pk=case.in_charge_id)), "schliessen": CloseForm(),
        "zeugnis": CertificateForm(),
    }  # fmt: skip
    if wrong is not None:
        named[wrong[0]] = wrong[1]
    return {
        "case": case, "person": case.contact, "state": case_words.STATES[case.state],
        "tone": case_words.TONES.get(CaseState(case.state), "plain"), "facts": case_words.facts_of(case), "rows": rows,
        "forms": {key.replace("-", "_"): form for key, form in named.items()}, "wrong": wrong,
        "due": case.due_on is not None and case.due_on <= today, "history": history_rows(case, {row["proposal"].pk: (row["title"], row["lang"]) for row in rows}),
        "notes": list(case.notes.select_related("by")), "why": case_words.CLOSED.get(case.closed_why, ""),
        "has_suggestions": any(row["proposal"].state == State.SUGGESTED for row in rows),
        **certificate_of(case, rows, today),
    }  # fmt: skip


def certificate_of(case: Case, rows: list[dict[str, Any]], today: Any) -> dict[str, Any]:
    """Whether one is asked for, what was seen, and when it is due again."""
    seen = getattr(case, "conduct", None)
    asked = any(row["asks_certificate"] and row["proposal"].state in LIVE for row in rows)
    again = due_again(seen.issued_on) if seen else None
    return {
        "certificate_asked": asked, "certificate": seen, "certificate_again": again,
        "certificate_soon": again is not None and again - SOON <= today,
        "certificate_lack": certificate_lack(case, today) if asked else "",
    }  # fmt: skip


def proposal_row(proposal: Proposal, viewer: Any, *, now: datetime) -> dict[str, Any]:
    """One suggestion with what can be done to it."""
    told = getattr(proposal.need, "opportunity", None)
    moves = moves_from(proposal.state) if proposal.case.is_open else []
    ends = [move for move in moves if move in REASONS_OF]
    return {
        "proposal": proposal, "title": proposal.need.title, "lang": proposal.need.language, "href": notice_path(proposal.need),
        "where": place_words(proposal.need), "by": author_words(proposal.need), "host": host_of(proposal.need),
        "state": words.STATES[proposal.state], "tone": words.TONES.get(State(proposal.state), "plain"),
        "appeals": proposal.state == State.SUGGESTED and proposal.appealed_at is not None,
        "day": words.day_words(proposal), "reason": words.REASONS.get(proposal.reason, ""), "moves": moves,
        "may_introduce": Move.INTRODUCE in moves, "may_try": Move.TRY in moves, "may_place": Move.PLACE in moves,
        "end_act": {Move.DROP: "nicht", Move.END: "ende"}[ends[0]] if ends else "",
        "end_words": words.MOVES[ends[0]] if ends else "",
        "end_form": EndForm(move=ends[0], auto_id=f"ende-{proposal.pk}-%s") if ends else None,
        "may_undo": proposal.case.is_open and is_taken_back_by(proposal, viewer, now=now),
        "guardian": words.guardian_words(proposal),
        "asks_certificate": proposal.certificate or (told is not None and told.certificate == "yes"),
        "asked": [
            {
                "follow_up": one, "side": words.SIDES[one.side], "words": words.follow_up_words(one),
                "own": one.words,
                "form": None if one.answered_at else AnswerForm(auto_id=f"antwort-{one.pk}-%s"),
            }
            for one in proposal.follow_ups.all()
        ],
    }  # fmt: skip


def history_rows(case: Case, titles: dict[int, tuple[str, str]]) -> list[dict[str, Any]]:
    """What happened, in words; of a hand-over from whom to whom, of a step with which opportunity."""
    rows = []
    for event, before, to in history_of(case):
        about, lang = titles.get(event.subject_id, ("", "")) if event.subject_type == "placement.proposal" else ("", "")
        what = case_words.EVENTS.get(event.verb, event.verb)
        rows.append(
            {"at": event.at, "about": about, "lang": lang, "what": what, "by": event.by, "before": before, "to": to}
        )
    return rows
