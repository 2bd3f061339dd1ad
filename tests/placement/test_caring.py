"""Notes, reminders, hand-overs with their history, closing and opening again."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from gemeinsinn.activity.models import Event
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.placement.actions.caring import (
    add_note,
    close_case,
    hand_over_all,
    hand_over_case,
    remind_on,
    reopen_case,
)
from gemeinsinn.placement.models import Case
from tests.factories.placement import introduce_somebody, make_case, place_somebody, propose

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


def test_notes(agency, renate, stranger):
    case = make_case(agency=agency)
    add_note(case=case, text=" Ruft Montag an.\n", by=renate, now=NOW)
    assert [(note.text, note.by, note.at) for note in case.notes.all()] == [("Ruft Montag an.", renate, NOW)]
    with pytest.raises(DomainError, match="Bitte schreiben"):
        add_note(case=case, text="  ", by=renate, now=NOW)
    with pytest.raises(NotAllowed):
        add_note(case=case, text="x", by=stranger, now=NOW)


def test_a_day_to_look_again(agency, renate):
    case = make_case(agency=agency)
    remind_on(case=case, due_on=TODAY, words="Nachhaken", by=renate, now=NOW)
    case.refresh_from_db()
    assert (case.due_on, case.due_words) == (TODAY, "Nachhaken")
    with pytest.raises(DomainError, match="heute oder einen Tag, der"):
        remind_on(case=case, due_on=TODAY - timedelta(days=1), words="", by=renate, now=NOW)
    remind_on(case=case, due_on=None, words="Nachhaken", by=renate, now=NOW)
    case.refresh_from_db()
    assert (case.due_on, case.due_words) == (None, "")


def test_handing_over_leaves_its_history(agency, renate, kim, stranger):
    case = make_case(agency=agency, by=renate)
    for _twice in range(2):
        hand_over_case(case=case, to=kim, by=renate, now=NOW)
    case.refresh_from_db()
    assert case.in_charge == kim
    assert [(event.by, event.data) for event in Event.objects.filter(verb="case_handed_over")] == [
        (renate, {"to": kim.pk, "before": renate.pk})
    ]
    with pytest.raises(DomainError, match="arbeitet nicht"):
        hand_over_case(case=case, to=stranger, by=renate, now=NOW)


def test_all_of_a_colleagues_cases(agency, renate, kim):
    mine = [make_case(agency=agency, by=renate) for _n in range(3)]
    close_case(case=mine[0], why="no-time", by=renate, now=NOW)
    elsewhere, nobodys = make_case(), make_case(agency=agency)
    assert hand_over_all(agency=agency, before=renate, to=kim, by=kim, now=NOW) == 2
    assert hand_over_all(agency=agency, before=None, to=kim, by=kim, now=NOW) == 1
    held = Case.objects.filter(in_charge=kim).values_list("pk", flat=True)
    assert sorted(held) == sorted([mine[1].pk, mine[2].pk, nobodys.pk])
    elsewhere.refresh_from_db()
    assert elsewhere.in_charge is None


def test_closing_ends_what_was_only_suggested_and_opening_brings_it_back(agency, renate):
    case = make_case(agency=agency)
    proposal = propose(case)
    remind_on(case=case, due_on=TODAY, words="x", by=renate, now=NOW)
    close_case(case=case, why="no-time", words="zieht um", by=renate, now=NOW)
    case.refresh_from_db()
    proposal.refresh_from_db()
    assert (case.state, case.closed_why, case.closed_words, case.closed_at, case.due_on) == (
        "closed", "no-time", "zieht um", NOW, None,
    )  # fmt: skip
    assert (proposal.state, proposal.reason, proposal.ended_on) == ("not", "closed", TODAY)
    with pytest.raises(DomainError, match="geschlossen"):
        close_case(case=case, why="no-time", by=renate, now=NOW)
    for _twice in range(2):
        reopen_case(case=case, by=renate, now=NOW)
    case.refresh_from_db()
    proposal.refresh_from_db()
    assert (case.state, case.closed_why, case.closed_words, case.closed_at) == ("suggested", "", "", None)
    assert (proposal.state, proposal.reason, proposal.ended_on) == ("suggested", "", None)
    assert Event.objects.filter(verb="case_reopened").count() == 1


def test_no_closing_while_a_host_waits(agency, renate):
    case = introduce_somebody(make_case(agency=agency)).case
    with pytest.raises(DomainError, match="Einsatzstelle wartet"):
        close_case(case=case, why="no-time", by=renate, now=NOW)
    placed = place_somebody(make_case(agency=agency))
    close_case(case=placed.case, why="done", by=renate, now=NOW)
    placed.refresh_from_db()
    assert placed.state == "placed"


@pytest.mark.parametrize("why", ["", "counted", "wish"])
def test_reasons_of_the_program_are_no_choice(agency, renate, why):
    with pytest.raises(DomainError, match="Bitte wählen"):
        close_case(case=make_case(agency=agency), why=why, by=renate, now=NOW)


def test_the_database_knows_no_closed_case_without_its_day(agency):
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=make_case(agency=agency).pk).update(state="closed")
