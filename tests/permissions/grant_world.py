"""One application in every state it can be in, all of one person, with everybody who has anything to do with them.

From `jury` on each was on the agenda of one jury: a member stays out of all of these and reads along at no other door, though
working for the agency of the place; a second one works in the network's office by now.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from gemeinsinn.core.money import Money
from gemeinsinn.fund.actions.conversation import note, withdraw
from gemeinsinn.fund.actions.deciding import defer
from gemeinsinn.fund.actions.drafting import send_application
from gemeinsinn.fund.actions.objecting import object_to
from gemeinsinn.fund.actions.papers import hand_in as hand_in_paper
from gemeinsinn.fund.actions.paying import accept_with_account
from gemeinsinn.fund.actions.signing import sign
from gemeinsinn.fund.models import Application, Round
from gemeinsinn.jury.actions.concluding import conclude, put_off
from gemeinsinn.jury.actions.conflicts import declare
from gemeinsinn.jury.actions.judging import record_votes
from gemeinsinn.jury.models import Case, Member
from gemeinsinn.organisations.models import AgencyArea, Membership
from gemeinsinn.people.actions import give_role
from gemeinsinn.people.models import Contact, User
from gemeinsinn.proof.actions.changing import ask_for_time
from gemeinsinn.proof.actions.checking import check_proof, check_receipts, send_back
from gemeinsinn.proof.actions.grants import end_runs
from gemeinsinn.proof.actions.reporting import hand_in
from gemeinsinn.proof.models import Grant
from gemeinsinn.treasury.models import Commitment
from tests.factories.documents import make_document
from tests.factories.exchange import make_body
from tests.factories.funds import WHO, check_grant, draft_grant, make_round, rule_data, sign_grant
from tests.factories.juries import make_jury, meet, seat
from tests.factories.people import make_account
from tests.factories.places import make_municipality
from tests.factories.proof import write_proof
from tests.factories.reporting import pay
from tests.factories.treasury import IBAN

STATES = (
    "draft", "sent", "signing", "submitted", "checked", "deferred", "jury", "put_off", "awarded", "running", "due", "handed_in",
    "back", "proved", "closed", "rejected", "objected", "withdrawn",
)  # fmt: skip
AT_JURY = STATES[STATES.index("jury") :]
GRANTS = ("running", "due", "handed_in", "back", "proved", "closed")
ROLES = (
    "anonymous", "applicant", "stranger", "adviser", "elsewhere", "juror", "chair", "recused", "outsider", "office", "turned",
    "treasurer", "editor",
)  # fmt: skip
EMAIL, HOLDER, NOTE, BON = "jana@antrag.example", "Jana Silberstein", "NOTIZ-DES-AMTES", b"KASSENBON"
COSTS = [
    {"type": "sachmittel", "what": "Tische", "cents": 60_000},
    {"type": "verpflegung", "what": "", "cents": 30_000},
]


@dataclass(frozen=True)
class Grants:
    """Everything by its state, everybody by their role."""

    made: dict[str, Application]
    users: dict[str, User]
    funding: Round
    free: Case  # a case the recused member does not stay out of

    def application(self, state: str) -> Application:
        """As it stands now."""
        return Application.objects.get(pk=self.made[state].pk)

    def case(self, state: str) -> Case | None:
        """On the agenda of the jury."""
        return Case.objects.filter(application=self.made[state]).first()

    def grant(self, state: str) -> Grant | None:
        """From its acceptance on."""
        return Grant.objects.filter(application=self.made[state]).first()

    def commitment(self, state: str) -> Commitment | None:
        """From the award on."""
        return Commitment.objects.filter(reference=self.made[state].reference or "-").first()


def title_of(state: str) -> str:
    """Occurs nowhere else."""
    return f"Vorhaben-{state.replace('_', '-')}-Ende"


def make_grants() -> Grants:
    """Through the real actions; seventy days ago, so that the projects are over by now."""
    now = timezone.now()
    before = now - timedelta(days=70)
    agency = make_body(name="Freiwilligenagentur Halle", slug="agentur-halle")
    AgencyArea.objects.create(agency=agency, municipality=make_municipality())
    rules = rule_data(once="free", payment="instalments", jury__quorum=2, path__body_above=None)
    funding = make_round(now=before, rules=rules, budget=Money(5_000_000))
    users = make_people(agency, funding, before)
    made = {state: begin(state, funding, before) for state in STATES}
    free = check_grant(now=before, funding=funding, costs=COSTS, title="Vorhaben-frei-Ende")
    case = decide(made, users, free, before)
    for state in GRANTS:
        run(made[state], state, now)
    withdraw(application=made["withdrawn"], now=before)
    object_to(application=made["objected"], text="Das war falsch.", now=before)
    Contact.objects.filter(email=EMAIL).update(user=users["applicant"])
    return Grants(made, users, funding, case)


def make_people(agency: Any, funding: Round, before: datetime) -> dict[str, User]:
    """Everybody but those who only have links; the jury is seated."""
    far = make_body(name="Freiwilligenagentur Magdeburg", slug="agentur-magdeburg")
    jury, other = make_jury(fund=funding.fund, now=before), make_jury(name="Andere Jury", now=before)
    users = {
        "applicant": make_account(name="Jana Antrag", email=EMAIL), "stranger": make_account(),
        "adviser": make_account(), "elsewhere": make_account(), "office": make_account(roles=["office"]),
        "treasurer": make_account(roles=["treasurer"]), "editor": make_account(roles=["editor"]),
        "outsider": seat(other, now=before).user,
    }  # fmt: skip
    for role, name, function in (
        ("chair", "Vera Vorsitz", "chair"), ("juror", "Jonas Mit", "member"), ("recused", "Rita Raus", "member"),
        ("turned", "Tilo Amt", "member"),
    ):  # fmt: skip
        users[role] = seat(jury, name=name, function=function, now=before).user
    for role, place in (("adviser", agency), ("recused", agency), ("elsewhere", far)):
        Membership.objects.create(user=users[role], organisation=place, role="editor")
    return users


def begin(state: str, funding: Round, before: datetime) -> Application:
    """As far as the office gets it."""
    first = timezone.localdate(before) + timedelta(days=30)
    who = {**WHO, "name": "Jana Antrag", "email": EMAIL, "co": {"name": "Cem Ko", "email": "co@example.org"}}
    who["host"] = {"organisation": "Hofverein e. V.", "name": "Hanna Hof", "email": "host@example.org"}
    last = first + timedelta(days=60 if state == "running" else 38)  # over for good, also after a change of clocks
    costs = [{"type": "sachmittel", "what": "Tische", "cents": 40_000}] if state in {"checked", "deferred"} else COSTS
    told = {"title": title_of(state), "starts": first, "ends": last, "costs": costs, "who": who}
    made = draft_grant(now=before, funding=funding, **told)
    hand_in_paper(application=made, document=make_document(f"Satzung {state}".encode()), label="Satzung", now=before)
    if state == "sent":
        send_application(application=made, now=before)
    if state in STATES[:2]:
        return made
    sign_grant(made, now=before)
    note(application=made, text=NOTE, by=None, now=before)
    if state == "signing":
        return made
    for one in made.signatories.filter(signed_at=None):
        sign(signatory=one, typed_name="Ja", now=before)
    made.refresh_from_db()
    if state == "submitted":
        return made
    check_grant(made, now=before)
    if state == "deferred":
        until = timezone.localdate(before) + timedelta(days=5)
        defer(application=made, until=until, reasons="Noch nicht.", by=None, now=before)
    return made


def decide(made: dict[str, Application], users: dict[str, User], free: Application, before: datetime) -> Case:
    """A meeting over everything that is the jury's; returns the case nobody stays out of."""
    jury = Member.objects.get(user=users["chair"]).jury
    _sitting, cases = meet([*(made[state] for state in AT_JURY), free], jury=jury, now=before)
    votes = list(Member.objects.filter(user__in=[users["chair"], users["juror"]]).values_list("pk", flat=True))
    told: dict[str, Any] = {"by": users["chair"], "now": before}
    for state, case in zip(AT_JURY, cases, strict=False):
        for role in ("recused", "turned"):
            declare(case=case, reason="Meine Schwester.", by=users[role], now=before)
        choice = "no" if state in {"rejected", "objected"} else "yes"
        record_votes(case=case, votes=dict.fromkeys(votes, (choice, None)), **told)
        if state == "put_off":
            put_off(case=case, until=timezone.localdate(before) + timedelta(days=5), reasons="Später.", **told)
        elif state != "jury":
            conclude(case=case, conditions="", reasons="Darum.", **told)
    give_role(user=users["turned"], role="office", by=None, now=before)
    for one in made.values():
        one.refresh_from_db()
    return cases[-1]


def run(application: Application, state: str, now: datetime) -> None:
    """From the acceptance as far as the state says."""
    before, today = now - timedelta(days=70), timezone.localdate(now)
    accept_with_account(application=application, typed_name="Jana Antrag", holder=HOLDER, iban=IBAN, now=before)
    grant = Grant.objects.get(application=application)
    end_runs(now=now)
    grant.refresh_from_db()
    if state == "running":
        ask_for_time(grant=grant, until=grant.ends + timedelta(days=9), reason="Regen.", now=now)
    if state in {"running", "due"}:
        return
    write_proof(grant, now=now, cents=(60_000, 30_000), words=BON + state.encode())
    if state == "back":
        hand_in(grant=grant, name="Jana Antrag", now=now)
        send_back(grant=grant, until=today + timedelta(days=9), words="Der zweite Bon fehlt.", by=None, now=now)
        return
    if state in {"proved", "closed"}:
        pay(grant, 90_000, now=before)
    hand_in(grant=grant, name="Jana Antrag", now=now)
    check_receipts(grant=grant, said={1: ("ok", ""), 2: ("ok", "")}, by=None, now=now)
    if state == "handed_in":
        return
    known = Money(90_000 if state == "closed" else 70_000)
    check_proof(grant=grant, recognised=known, note="Alles gesehen.", words="So viel.", by=None, now=now)
