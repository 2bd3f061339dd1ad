"""State by role over all flats of the fund: who comes in at which door, and who does what when. The tables are the rule."""

import json
from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import transaction
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve, reverse
from django.utils import timezone

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.fund.actions import deciding, paying, signing
from gemeinsinn.fund.views import case as case_pages
from gemeinsinn.fund.views import desk_cases, signatures
from gemeinsinn.jury.views import member, sitting
from gemeinsinn.people.personal import personal_path
from gemeinsinn.people.personal_data import collect_all
from gemeinsinn.proof.actions import checking, reporting
from gemeinsinn.proof.views import desk as desk_grants
from gemeinsinn.proof.views import ways
from gemeinsinn.treasury.views import commitments
from gemeinsinn.ui.views import errors
from tests.permissions.expected_acts import ACTS
from tests.permissions.grant_acts import asked, asked_by_applicant, traces
from tests.permissions.grant_world import GRANTS, NOTE, ROLES, STATES, Grants, make_grants, title_of

# Who comes in, by state of the case. Everybody else gets 403 or 404, without an account the way to sign in.
#   own: the account's page of an application with its PDF · desk: case, PDF and documents at the desk
#   jury: the case as members read it, with its documents · lead: votes and results · proof: the grant with its receipts at the desk
# The treasurer's books know numbers and payees, no cases; they are in test_treasurer.py.
OFFICE = "office turned adviser recused"  # the last two work for the agency of the place
SEATS = "office chair juror"
DOORS = {
    #             own          desk               jury   lead            proof
    "draft":     ("",          "",                "",    "",             ""),
    "sent":      ("",          "",                "",    "",             ""),
    "signing":   ("applicant", OFFICE,            "",    "",             ""),
    "submitted": ("applicant", OFFICE,            "",    "",             ""),
    "checked":   ("applicant", OFFICE,            "",    "",             ""),
    "deferred":  ("applicant", OFFICE,            "",    "",             ""),
    "jury":      ("applicant", "office adviser",  SEATS, "office chair", ""),
    "put_off":   ("applicant", "office adviser",  SEATS, "office chair", ""),
    "awarded":   ("applicant", "office adviser",  SEATS, "office chair", ""),
    "running":   ("applicant", "office adviser",  SEATS, "office chair", "office"),
    "due":       ("applicant", "office adviser",  SEATS, "office chair", "office"),
    "handed_in": ("applicant", "office adviser",  SEATS, "office chair", "office"),
    "back":      ("applicant", "office adviser",  SEATS, "office chair", "office"),
    "proved":    ("applicant", "office adviser",  SEATS, "office chair", "office"),
    "closed":    ("applicant", "office adviser",  SEATS, "office chair", "office"),
    "rejected":  ("applicant", "office adviser",  SEATS, "office chair", ""),
    "objected":  ("applicant", "office adviser",  SEATS, "office chair", ""),
    "withdrawn": ("applicant", "office adviser",  SEATS, "office chair", ""),
}  # fmt: skip
NAMES = ("own", "desk", "jury", "lead", "proof")

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def built(standing: None) -> Grants:
    """Everything, once; letters are set elsewhere."""
    with pytest.MonkeyPatch.context() as patch:
        without_letters(patch)
        return make_grants()


@pytest.fixture
def grants(built: Grants, db: None, monkeypatch: pytest.MonkeyPatch) -> Grants:
    """The same for one test; pages that refuse say only that."""
    without_letters(monkeypatch)
    monkeypatch.setattr(errors, "render_to_string", lambda template, context, request=None: str(context["title"]))
    return deepcopy(built)


def without_letters(patch: pytest.MonkeyPatch) -> None:
    """A few bytes instead of typeset pages."""
    for module, name in (
        (signing, "application_paper"), (deciding, "decision_paper"), (paying, "repayment_letter"),
        (checking, "closing_paper"), (reporting, "proof_paper"), (case_pages, "application_paper"),
        (desk_cases, "application_paper"), (case_pages, "decision_paper"),
    ):  # fmt: skip
        patch.setattr(module, name, lambda *args, **options: b"%PDF")


def door_of(grants: Grants, role: str) -> Client:
    """Signed in, or not."""
    client = Client(raise_request_exception=False)
    if role != "anonymous":
        client.force_login(grants.users[role])
    return client


def addresses(grants: Grants, state: str) -> dict[str, list[str]]:
    """Door → addresses that are either all open or all shut."""
    one, case, grant = grants.made[state], grants.case(state), grants.grant(state)
    paper = one.papers.filter(signatory=None).get()
    found = {
        "own": [reverse("fund:own", args=[one.pk]), reverse("fund:own_page", args=[one.pk, "antrag.pdf"])],
        "desk": [
            reverse("fund:application", args=[one.pk]), reverse("fund:paper", args=[one.pk, "antrag"]),
            reverse("fund:document", args=[one.pk, paper.pk]),
        ],
    }  # fmt: skip
    if case is not None:
        found["jury"] = [
            reverse("jury:case", args=[case.pk]), reverse("jury:document", args=[case.pk, paper.pk]),
        ]  # fmt: skip
        found["lead"] = [reverse("jury:lead_case", args=[case.pk])]
    if grant is not None:
        found["proof"] = [reverse("proof:grant", args=[grant.pk])]
        if state not in {"running", "due"}:
            found["proof"].append(reverse("proof:file", args=[grant.pk, "beleg", 1]))
    return found


@pytest.mark.parametrize("role", ROLES)
def test_each_role_comes_in_where_the_table_says(role, grants, rf, undrawn):
    user, wrong = grants.users.get(role, AnonymousUser()), []
    for state in STATES:
        expected = dict(zip(NAMES, DOORS[state], strict=True))
        for name, paths in addresses(grants, state).items():
            comes_in = role in expected[name].split()
            shut = {302} if role == "anonymous" else {403, 404}
            for path in paths:
                status = status_of(rf, user, path)
                if status not in ({200} if comes_in else shut):
                    wrong.append(f"{state} {name} {path}: {status}")
    assert wrong == []


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are drawn by the tests of each flat; here only their status counts."""
    for module, name in (
        (case_pages, "render"), (desk_cases, "render"), (desk_grants, "render"), (ways, "render"), (commitments, "render"),
        (member, "page"), (sitting, "page"),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, lambda *args, **options: HttpResponse(status=options.get("status", 200)))


def status_of(rf: RequestFactory, user: Any, path: str, told: dict[str, Any] | None = None) -> int:
    """What the view itself answers, without all that is around a view."""
    found, request = resolve(path), rf.get(path) if told is None else rf.post(path, told)
    request.user, request._messages = user, CookieStorage(request)
    try:
        return int(found.func(request, *found.args, **found.kwargs).status_code)
    except Http404:
        return 404
    except DomainError as problem:
        return problem.status


# Whose titles stand anywhere in lists, tables, searches, feeds and copies of one's data.
BEFORE, OF_JURY = ("signing", "submitted", "checked", "deferred"), STATES[6:]
SEEN: dict[str, tuple[str, ...]] = {
    "anonymous": (), "applicant": STATES[1:], "stranger": (), "adviser": BEFORE + OF_JURY, "elsewhere": (), "juror": OF_JURY,
    "chair": OF_JURY, "recused": BEFORE, "outsider": (), "office": BEFORE + OF_JURY, "turned": BEFORE, "treasurer": (),
    "editor": GRANTS,  # portrays what was accepted
}  # fmt: skip
TABS = ("signing", "submitted", "checked", "deferred", "jury", "awarded", "accepted", "rejected", "withdrawn")
GRANT_TABS = ("todo", "late", "running", "due", "handed_in", "back", "checked", "closed")


def lists(grants: Grants) -> list[str]:
    """Every page that shows several, and one whose applicant has all the others."""
    desk, of_grants = reverse("fund:applications"), reverse("proof:grants")
    return [
        desk, f"{desk}?wort=Vorhaben", *(f"{reverse('fund:sheet')}?stand={tab}" for tab in ("", *TABS)),
        *(f"{of_grants}?stand={tab}" for tab in GRANT_TABS), reverse("fund:application", args=[grants.made["signing"].pk]),
        reverse("jury:desk"), reverse("jury:sitting", args=[grants.free.sitting_id]), reverse("jury:convene"),
        reverse("residents:round", args=[grants.funding.pk]), reverse("showcase:desk"), reverse("reporting:reports"),
        reverse("desk:today"), "/konto/", reverse("fund:data"), reverse("fund:data_json"), reverse("fund:data_csv"),
        reverse("showcase:feed"), "/suche/?q=Vorhaben", "/api/v1/suche?q=Vorhaben", reverse("treasury:due"),
        reverse("treasury:commitments") + "?alle=on", reverse("treasury:book"), reverse("treasury:sheet"),
    ]  # fmt: skip


def text_of(answer: Any) -> str:
    """Of a page or a table."""
    return b"".join(answer).decode()


@pytest.mark.parametrize("role", ROLES)
def test_no_list_and_no_copy_shows_more(role, grants):
    client = door_of(grants, role)
    pages = {path: text_of(client.get(path)) for path in lists(grants)}
    if role != "anonymous":
        pages["copy"] = json.dumps(collect_all(grants.users[role]), default=str)
    found = {state: [path for path, page in pages.items() if title_of(state) in page] for state in STATES}
    too_much = {state: paths for state, paths in found.items() if paths and state not in SEEN[role]}
    assert (too_much, [state for state in SEEN[role] if not found[state]]) == ({}, [])
    assert (NOTE in "".join(pages.values())) == (role in {"office", "turned"})


def is_done(grants: Grants, rf: RequestFactory, role: str, state: str, act: str) -> bool:
    """Whether it happens when somebody asks for it; nothing stays."""
    if ACTS[act][0] == "applicant":
        rest, told = asked_by_applicant(grants, state, act)
        found = reverse("fund:own_page", args=[grants.made[state].pk, rest]), told
    else:
        found = asked(grants, state, act)
    if found is None:
        return False
    with transaction.atomic():
        before = traces()
        status_of(rf, grants.users[role], *found)
        done = traces() != before
        transaction.set_rollback(True)
    return done


@pytest.mark.parametrize("act", ACTS)
def test_each_act_is_possible_where_the_table_says(act, grants, rf, undrawn):
    people, states = ACTS[act]
    who = people.split()[0]
    assert tuple(state for state in STATES if is_done(grants, rf, who, state, act)) == states
    if states:
        allowed = {role for role in ROLES[1:] if is_done(grants, rf, role, states[0], act)}
        assert allowed == set(people.split())


# What opens behind links, by state: the applicant's own (before the click another one, and a draft has none of these), and
# those of co-applicant and host, who read, sign, and see the proof of what they signed for.
BEHIND = ("", "antrag.pdf", "bescheid.pdf", "nachweis", "nachweis/belege/1/datei")
ACTS_BEHIND = ("unterlage", "konto", "antwort", "annehmen", "zurueckziehen")  # looked at, they lead back to the case
OF_OTHERS = ("nein", "unterschrift")


def test_a_guest_with_a_link_comes_in_at_one_place(grants, undrawn, rf, monkeypatch):
    monkeypatch.setattr(signatures, "render", lambda *args, **options: HttpResponse())
    wrong = []
    for state in STATES[2:]:
        one = grants.made[state]
        links = [("fund-case", one.pk)] + [
            ("fund-sign", other.pk) for other in one.signatories.exclude(part="applicant")
        ]
        assert len(links) == 3
        for purpose, subject in links:
            told = {"purpose": purpose, "subject_id": subject, "now": timezone.now(), "lasts": timedelta(days=1)}
            path = personal_path(issue_link(**told), "")
            for rest in (*BEHIND, *ACTS_BEHIND, *OF_OTHERS):
                found = status_of(rf, AnonymousUser(), f"{path}{rest}{'/' if rest else ''}")
                if found != expected_behind(purpose, state, rest):
                    wrong.append(f"{purpose} {state} {rest}: {found}")
    assert wrong == []


def expected_behind(purpose: str, state: str, rest: str) -> int:
    """200, 302 or 404."""
    if purpose == "fund-sign" and not rest.startswith("nachweis"):
        return 200 if rest in {"", *OF_OTHERS} else 404
    has = {
        "bescheid.pdf": state in {"deferred", *STATES[STATES.index("put_off") :]}, "nachweis": state in GRANTS,
        "nachweis/belege/1/datei": state in {"handed_in", "back", "proved", "closed"},
    }  # fmt: skip
    return 302 if rest in ACTS_BEHIND else 200 if has.get(rest, rest not in OF_OTHERS) else 404
