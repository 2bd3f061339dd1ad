"""A small network with two sides: Halle, which everything in the table belongs to, and Magdeburg, to which nothing does.

Whatever must not leak carries a mark: a surname, an address, a number or a sentence that occurs nowhere else.
"""

import uuid
from dataclasses import dataclass
from datetime import time
from typing import Any

from django.utils import timezone

from gemeinsinn.contact.models import Concern
from gemeinsinn.desk.actions.notes import add_note
from gemeinsinn.desk.queries.matters import Art, Matter
from gemeinsinn.exchange.actions.responses import confirm_response, respond
from gemeinsinn.fund.actions.conversation import note as note_on_grant
from gemeinsinn.guides.actions.asking import ask_guide_to_call, write_to_guide
from gemeinsinn.guides.actions.cohorts import add_day, certify, note_attendance, open_cohort, take_in_trainee
from gemeinsinn.guides.actions.handovers import hand_over
from gemeinsinn.guides.actions.meetings import pause_meeting
from gemeinsinn.guides.actions.sheets import make_sheet
from gemeinsinn.guides.actions.talks import note_talk
from gemeinsinn.guides.actions.teams import add_sponsor
from gemeinsinn.organisations.models import AgencyArea, Invitation, Membership, Organisation
from gemeinsinn.partnerships.actions import accept_response
from gemeinsinn.people.models import Contact, User
from gemeinsinn.placement.actions.opening import count_enquiry
from gemeinsinn.placement.models import FollowUp
from gemeinsinn.portal.actions.tree import prepare_site
from gemeinsinn.recognition.actions.volunteers import volunteer_of
from gemeinsinn.recognition.models import CardRule
from gemeinsinn.reporting.actions.reports import ask_report
from gemeinsinn.volunteering.actions.planning import change_plan, open_plan
from tests.factories.answers import want_call
from tests.factories.concerns import write_to_us
from tests.factories.exchange import make_body, make_need, make_offer
from tests.factories.funds import WHO, make_round, sign_grant
from tests.factories.guides import make_guide, make_meeting, make_team
from tests.factories.juries import for_jury, make_jury, seat, sit
from tests.factories.mailings import make_mailing
from tests.factories.newsletters import make_issue, sent_issue
from tests.factories.opportunities import make_field
from tests.factories.people import make_account
from tests.factories.placement import introduce_somebody, make_case, propose
from tests.factories.places import make_municipality, make_quarter
from tests.factories.polls import make_draft, make_poll
from tests.factories.portraits import make_portrait
from tests.factories.projects import make_project
from tests.factories.proof import running_grant
from tests.factories.recognition import ask, confirmed, enter
from tests.factories.searches import keep_search
from tests.factories.treasury import make_due, make_run
from tests.factories.volunteering import join, plan_shift

ROLES = (
    "anonymous",
    "resident",  # wrote the need, the offer and the project
    "partner",  # owns the firm that answered them
    "rival",  # owns a firm elsewhere
    "staff",  # works at the agency of Halle
    "head",  # owns the agency of Halle
    "foreign",  # works at the agency of Magdeburg
    "office",  # the network's office
    "jury",
)

MARKS = {
    "resident": ("Petrenkowa", "oksana@geheim.example", "0345 7770001"),
    "partner": ("Brandtnerin", "jule@geheim.example", "0345 7770002"),
    "answer": ("BOTSCHAFT-AN-OKSANA",),
    "grant": ("Grantholder", "gerda@geheim.example", "NOTIZ-ZUM-ANTRAG"),
    "caller": ("Kayahan", "0345 7770003", "ANLIEGEN-AM-TELEFON"),
    "note": ("NOTIZ-FUER-KOLLEGEN",),
    "invited": ("eingeladen@geheim.example",),
    "unseen": ("Abgenommen und verborgen", "Noch nicht geprüft", "Noch ungeprüft GmbH", "Wartet noch auf die Agentur"),
    "for partners": ("Nur für Betriebe zu lesen", "nur-fuer-betriebe-zu-lesen"),
    "letter": ("Ziegenbart", "ziege@geheim.example", "BRIEF-AN-DIE-LOTSIN"),
    "town hall": ("Rathmannsdorf", "0345 7770005"),
    "volunteer": ("Wiesnerin", "rosa@geheim.example", "0345 7770009", "WUNSCH-EINER-FREIWILLIGEN"),
    "payee": ("Silbermannová",),
    "writer": ("Zwirnmeisterin", "zwirn@geheim.example", "ANLIEGEN-IM-KONTAKT"),
    "firm": ("kontakt-der-firma@geheim.example", "Vogtländer"),
}


@dataclass(frozen=True)
class World:
    """Everybody and everything, by name."""

    users: dict[str, User]
    things: dict[str, Any]

    def __getattr__(self, name: str) -> Any:
        if name == "things" or name.startswith("__"):  # asked while a copy is still empty
            raise AttributeError(name)
        return self.things[name]


def make_world() -> World:
    """Both sides, through the real actions where there is one."""
    now = timezone.now()
    prepare_site(now=now)
    halle, magdeburg = make_municipality(), make_municipality(name="Magdeburg", lat=52.12, lon=11.63)
    quarter = make_quarter()
    agency = make_body(name="Freiwilligenagentur Halle", slug="agentur-halle", brand="#0a5c3a")
    other = make_body(name="Freiwilligenagentur Magdeburg", slug="agentur-magdeburg")
    area = AgencyArea.objects.create(agency=agency, municipality=halle)
    AgencyArea.objects.create(agency=other, municipality=magdeburg)
    firm = make_firm("Tischlerei am Markt", "tischlerei", halle, agency, contact=hidden_contact("firm"))
    elsewhere = make_firm("Bäckerei Elbe", "baeckerei", magdeburg, other)

    users = {
        "resident": person("resident", "Oksana"),
        "partner": person("partner", "Jule"),
        "rival": make_account(name="Rita Rothe", email="rita@rival.example"),
        "staff": make_account(name="Renate Kühn"),
        "head": make_account(name="Hanna Hallenser"),
        "foreign": make_account(name="Frank Fährmann"),
        "office": make_account(name="Nora Netz", roles=["office"]),
        "jury": make_account(name="Jörg Jury", roles=["jury"]),
    }
    for name, organisation, role in (
        ("partner", firm, "owner"), ("rival", elsewhere, "owner"), ("staff", agency, "editor"),
        ("head", agency, "owner"), ("foreign", other, "editor"),
    ):  # fmt: skip
        Membership.objects.create(user=users[name], organisation=organisation, role=role)
    colleague = Membership.objects.create(user=make_account(name="Kim Kollege"), organisation=firm, role="editor")
    invitation = Invitation.objects.create(
        organisation=firm, email=MARKS["invited"][0], role="editor", by=users["partner"]
    )

    author = {"contact": contact_of(users["resident"], "resident"), "agency": agency, "quarter": quarter}
    need = make_need(**author, amount=2000)
    waiting = make_need(**author, state="submitted", title="Wartet noch auf die Agentur")
    partners_only = make_need(**author, audience="partners", title="Nur für Betriebe zu lesen")
    hidden = make_need(**author, state="hidden", title="Abgenommen und verborgen")
    draft = make_need(contact=None, state="draft", title="Noch im Kopf")
    offer = make_offer(contact=author["contact"], agency=agency, municipality=halle, quarter=quarter)
    funding, unseen_fund = make_round(like="jugendfonds"), make_round(public=False)
    grant = sign_grant(who={**WHO, "name": f"Gerda {MARKS['grant'][0]}", "email": MARKS["grant"][1]})
    report = ask_report(funding=funding, by=None, now=now)
    note_on_grant(application=grant, text=MARKS["grant"][2], by=None, now=now)
    promised = running_grant(who={**WHO, "name": f"Gerda {MARKS['grant'][0]}", "email": MARKS["grant"][1]})
    project = make_project(contact=author["contact"])
    unseen_project = make_project(contact=author["contact"], state="submitted", title="Noch nicht geprüft")
    unseen_firm = make_firm("Noch ungeprüft GmbH", "ungeprueft", halle, agency, state="submitted")

    planned = make_need(**author, kind="zeit", amount=None, title="Helfen beim Hoffest")
    plan = open_plan(need=planned, by=None, now=now)
    change_plan(plan=plan, by=None, now=now, mode="on_request")
    shift = plan_shift(plan)
    enrolment = join(
        shift,
        user=users["partner"],
        name=users["partner"].name,
        email=users["partner"].email,
        message=MARKS["answer"][0],
    )

    answer = give(need, users["partner"], 500, now=now)
    agreement = accept_response(response=give(need, users["partner"], 300, now=now), by=users["staff"], now=now)
    helper = volunteer_of(user=users["partner"], now=now)
    confirmed(helper, need=planned, what=MARKS["answer"][0], days_ago=2, now=now)
    hours = enter(helper, need=planned, what=MARKS["answer"][0], now=now)
    call = want_call(
        need, name="Emre Kayahan", phone=MARKS["caller"][1], good_times="abends", message=MARKS["caller"][2]
    )
    add_note(matter=Matter(Art.NEED, need), text=MARKS["note"][0], by=users["staff"], now=now)
    search = keep_search("Kuchen", user=users["resident"], email=users["resident"].email, now=now)
    guides = make_guides(agency, firm, need, now=now)
    cases = make_cases(agency, users["staff"], now=now)
    jury_case = make_sitting(users["jury"])
    surname, address, words = MARKS["writer"]
    concern = write_to_us(name=f"Zoe {surname}", email=address, text=words, now=now)
    Concern.objects.filter(pk=concern.pk).update(agency=agency)
    payment = make_due(holder=f"Sara {MARKS['payee'][0]}")
    run = make_run([make_due()])
    return World(
        users,
        {
            "agency": agency, "other": other, "concern": concern, "area": area, "quarter": quarter, "firm": firm, "elsewhere": elsewhere,
            "colleague": colleague, "invitation": invitation, "need": need, "waiting": waiting, "hidden": hidden,
            "partners_only": partners_only, "draft": draft, "offer": offer, "project": project, "answer": answer,
            "unseen_project": unseen_project, "unseen_firm": unseen_firm, "agreement": agreement, "call": call,
            "agreed": agreement.response, "search": search, "planned": planned, "field": make_field(), "shift": shift, "enrolment": enrolment, "hours": hours,
            "attestation": ask(helper),
            "card": CardRule.objects.create(name="Ehrenamtspass", state="Sachsen-Anhalt", agency=agency, source="x", noted_on=now.date()),
            "funding": funding, "grant": grant, "unseen_fund": unseen_fund, "poll": make_poll(), "mailing": make_mailing(1), "unseen_poll": make_draft(), "jury_case": jury_case, "portrait": make_portrait(project=project), "unseen_portrait": make_portrait(project=project, public=False), "payment": payment, "run": run, "promised": promised, "report": report, **guides,
            "edition": sent_issue(), "unseen_edition": make_issue(subject="Noch nicht verschickt"),
            **cases,
        },
    )  # fmt: skip


def make_sitting(juror: User) -> Any:
    """A meeting to come with one case; whoever has the task "jury" sits in it as a plain member."""
    made = for_jury()
    jury = make_jury(fund=made.round.fund)
    seat(jury, name="Vera Vorsitz", function="chair")
    seat(jury, name=juror.name, email=juror.email)
    return sit([made], jury=jury).cases.get()


def make_guides(agency: Organisation, firm: Organisation, need: Any, *, now: Any) -> dict[str, Any]:
    """A team with a guide everybody can meet, one nobody sees yet, and somebody who wrote."""
    email, surname = MARKS["letter"][1], MARKS["letter"][0]
    hall = {"name": f"Rita {MARKS['town hall'][0]}", "phone": MARKS["town hall"][1]}
    team = make_team(agency=agency, town_hall=hall)
    guide = make_guide(team=team)
    meeting = make_meeting(guide)
    cohort = open_cohort(agency=agency, name="Staffel 7", starts=now.date(), by=None, now=now)
    day = add_day(cohort=cohort, day=now.date(), starts=time(9), ends=time(10), by=None, now=now)
    trainee = take_in_trainee(cohort=cohort, guide=guide, by=None, now=now)
    note_attendance(day=day, there=[trainee.pk], by=None, now=now)
    certify(trainee=trainee, by=None, now=now)
    told = {"language": "de", "form_key": uuid.uuid4(), "now": now}
    return {
        "team": team, "guide": guide, "unseen_guide": make_guide(team=team, name="Noch Unsichtbar", state="prepared"),
        "meeting": meeting, "pause": pause_meeting(meeting=meeting, first=now.date(), by=None, now=now),
        "sponsor": add_sponsor(team=team, organisation=firm, gives="raeume", since=now.date(), by=None, now=now),
        "guide_call": ask_guide_to_call(guide=guide, name="Emre", phone="0345 1", good_times="", message="", **told),
        "trainee": trainee, "cohort_day": day,
        "talk": note_talk(team=team, day=now.date(), text="x", by=None, now=now),
        "sheet": make_sheet(guide=guide, need=need, by=guide.user, now=now),
        "handover": hand_over(
            guide=guide, to=agency, name="Familie Saleh", phone="0345 2", about="x", how="link",
            email="saleh@example.org", form_key=uuid.uuid4(), by=guide.user, now=now,
        ),
        "letter": write_to_guide(guide=guide, name=f"Zoe {surname}", email=email, text=MARKS["letter"][2], **told),
    }  # fmt: skip


def make_cases(agency: Organisation, staff: User, *, now: Any) -> dict[str, Any]:
    """Somebody the agency of Halle looks after: introduced once, suggested once, asked how it goes; and a line that only counts."""
    surname, email, phone, wish = MARKS["volunteer"]
    case = make_case(agency=agency, name=f"Rosa {surname}", email=email, phone=phone, wish=wish, by=staff, now=now)
    proposal, suggested = introduce_somebody(case, now=now), propose(case, now=now)
    asked = FollowUp.objects.create(proposal=proposal, side="person", asked_at=now)
    line = count_enquiry(agency=agency, form_key=uuid.uuid4(), by=staff, now=now)
    return {"case": case, "proposal": proposal, "suggested": suggested, "follow_up": asked, "line": line}


def person(key: str, first: str) -> User:
    """An account whose surname, address and number are marks."""
    surname, email, phone = MARKS[key]
    user = make_account(name=f"{first} {surname}", email=email)
    User.objects.filter(pk=user.pk).update(phone=phone)
    user.refresh_from_db()
    return user


def contact_of(user: User, key: str) -> Contact:
    """The contact an account writes under."""
    return Contact.objects.create(
        name=user.name, email=user.email, phone=MARKS[key][2], language="de", user=user, confirmed_at=timezone.now()
    )


def hidden_contact(key: str) -> Contact:
    """Somebody behind a profile."""
    email, surname = MARKS[key]
    return Contact.objects.create(name=f"Volker {surname}", email=email, language="de", confirmed_at=timezone.now())


def make_firm(name: str, slug: str, town: Any, agency: Organisation, **overrides: Any) -> Organisation:
    """A company of a town, which its agency looks after."""
    return make_body(kind="company", name=name, slug=slug, municipality=town, agency=agency, **overrides)


def give(need: Any, user: User, amount: int, *, now: Any) -> Any:
    """The firm's answer, confirmed because the account's address is."""
    response = respond(
        notice=need, name=user.name, email=user.email, phone=user.phone, amount=amount, message=MARKS["answer"][0],
        organisation_name="Tischlerei am Markt", form_key=uuid.uuid4(), language="de", user=user, now=now,
    )  # fmt: skip
    if response.state == "unconfirmed":
        confirm_response(response=response, now=now)
    return response
