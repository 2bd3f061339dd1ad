"""Personal links: what each opens, for how long, and that looking at one changes nothing (scanners click everything)."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import Http404
from django.utils import timezone

from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.fund.actions.drafting import send_application
from gemeinsinn.guides.actions.handovers import hand_over
from gemeinsinn.matching.actions.suggestions import ask_partner
from gemeinsinn.matching.partner import Partner
from gemeinsinn.organisations.actions import start_registration
from gemeinsinn.partnerships.views.pages import PAGES
from gemeinsinn.people import personal
from gemeinsinn.people.views.personal import personal as personal_link
from gemeinsinn.projects.actions import start_draft
from gemeinsinn.projects.models import Project
from gemeinsinn.showcase.actions.quotes import add_quote
from gemeinsinn.volunteering.opportunity_steps import BY_KEY
from tests.factories.answers import give_answer
from tests.factories.exchange import make_body, make_need, make_offer
from tests.factories.funds import WHO, draft_grant, sign_grant
from tests.factories.newsletters import moving_subscription, order, subscribe
from tests.factories.placement import ask_somebodys_guardian
from tests.factories.polls import envelope_for, make_poll
from tests.factories.portraits import make_portrait
from tests.factories.searches import keep_search
from tests.factories.volunteering import join

ANSWER_PAGES = tuple(page for page in PAGES if page)
NOTICE_PAGES = (
    "aendern",
    "noch-da",
    "erledigt",
    "zurueckziehen",
    "antwort",
    "antwort/x",
    "antwort/99999999999999999999",
)
STEPS = ("was", "wer", "wo", "plan", "geld", "bilder", "kontakt")
PROOF_PAGES = (
    "nachweis",
    "nachweis/belege",
    "nachweis/belege/1",
    "nachweis/belege/1/datei",
    "nachweis/bericht",
    "nachweis/stunden",
    "nachweis/stunden/1/weg",
    "nachweis/bilder",
    "nachweis/bilder/1/weg",
    "nachweis/aendern",
    "nachweis/aendern/ende",
    "nachweis/senden",
    "nachweis/senden/geld",
    "nachweis/nachweis.pdf",
    "nachweis/abschluss.pdf",
    "nachweis/gibt-es-nicht",
    "nachweis/lesen",
    "nachweis/helfen/999999/ja",
)
# Purpose → what it is about in the world below, and every page below it.
LINKS = {
    "handover": ("agreed handover", ()),  # whoever receives somebody reads it after the yes
    "handover-person": ("handover", ()),
    "placement": ("case", ("loeschen",)),
    "placement-asked": ("follow up", ("laeuft-gut", "anders", "beendet")),
    "need": ("need", (*NOTICE_PAGES, *(f"antwort/{{answer}}/{page}" for page in ANSWER_PAGES), "antwort/{answer}")),
    "offer": ("offer", NOTICE_PAGES),
    "need-confirm": ("unconfirmed need", ()),
    "offer-confirm": ("unconfirmed offer", ()),
    "response": ("answer", ANSWER_PAGES),
    "response[planned]": (
        "planned answer",
        (
            "stunden",
            "termine.ics",
            "alle-termine",
            "mehr",
            "erinnern",
            "absagen/{sign_up}",
            "platz/{sign_up}",
            "personen/{sign_up}",
            "grund/{sign_up}",
            "absagen/x",
            "absagen/999999",
        ),
    ),
    "dates": ("planned answer", ("termine.ics", "ende", "gibt-es-nicht")),
    "need[planned]": (
        "planned",
        (
            "plan",
            "plan/neu",
            "plan/serie",
            "plan/kopieren",
            "plan/einstellungen",
            "plan/{shift}/wer",
            "plan/{shift}/aendern",
            "plan/{shift}/zeile",
            "plan/{shift}/ausfall",
            "plan/{shift}/tuer",
            "plan/{shift}/ohne-netz",
            "plan/{shift}/haken",
            "plan/{shift}/entscheiden",
            "plan/999999/wer",
            "einsatz",
            *(f"einsatz/{step}" for step in BY_KEY),
            "einsatz/gibt-es-nicht",
            "stunden",
            "stunden/{hours}/berichtigen",
            "stunden/{hours}/ablehnen",
            "stunden/999999/ablehnen",
            "stunden/nachweis/{attestation}",
        ),
    ),
    "signup-confirm": ("unconfirmed volunteer", ()),
    "guardian": ("guardian", ()),
    "placement-guardian": ("guardian of a case", ("gibt-es-nicht",)),
    "hours": (
        "volunteer",
        (
            "neu",
            "{hours}/aendern",
            "{hours}/weg",
            "999999/aendern",
            "gibt-es-nicht",
            "pauschalen",
            "pauschalen/ende",
            "dank",
            "dank/briefe",
            "nachweis",
            "nachweis/neu/need-1",
            "nachweis/{attestation}",
            "nachweis/{attestation}.pdf",
            "nachweis/{attestation}/zeigen",
            "nachweis/{attestation}/zurueck",
        ),
    ),
    "hours-organisation": (
        "unattended host",
        ("nachweis/{attestation}", "{hours}/berichtigen", "{hours}/ablehnen", "999999/ablehnen", "gibt-es-nicht"),
    ),
    "fund-draft": ("grant draft", ("was", "wann", "geld", "wer", "senden", "gibt-es-nicht")),
    "fund-signature": ("unsigned grant", ("gibt-es-nicht",)),
    "fund-sign": ("signatory", ("nein", "gibt-es-nicht")),
    "fund-case": (
        "grant",
        ("antwort", "annehmen", "zurueckziehen", "antrag.pdf", "bescheid.pdf", "gibt-es-nicht"),
    ),
    "fund-case[promised]": ("promised", PROOF_PAGES),
    "fund-sign[promised]": ("co-signer", PROOF_PAGES),
    "response-confirm": ("unconfirmed answer", ()),
    "project": ("project", (*STEPS, "fertig", "weiter", "verbergen", "nochmal", "schritt")),
    "project-draft": ("project draft", STEPS),
    "project-confirm": ("unconfirmed project", ()),
    "organisation": ("firm", ("bearbeiten", "verbinden")),
    "organisation-draft": ("firm draft", ("art", "wer", "wo", "geben", "kontakt")),
    "organisation-confirm": ("unconfirmed firm", ()),
    "organisation-invite": ("invitation", ()),
    "search": ("search", ("aendern", "pause", "weiter", "loeschen")),
    "search-confirm": ("unconfirmed search", ()),
    "ballot": ("envelope", ("gibt-es-nicht",)),
    "newsletter": ("subscription", ("pause", "weiter", "adresse", "ende", "daten.json", "gibt-es-nicht")),
    "newsletter-confirm": ("ordered subscription", ("nein", "gibt-es-nicht")),
    "newsletter-address-confirm": ("moving subscription", ("gibt-es-nicht",)),
    "quote": ("quote", ("gibt-es-nicht",)),
    "suggestion": ("suggestion", ("ja", "gerade-nicht", "nicht-mehr-fragen", "wieder-fragen")),
}
SINGLE_USE = sorted(purpose for purpose in LINKS if purpose.endswith(("-confirm", "-invite")))
# Drafts of needs and offers open under their own addresses, never under /m/.
ELSEWHERE = ("need-draft", "offer-draft")


# Thousands of refusals are asked for here; that their page is drawn well is tested where it is drawn.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("brief_refusals")]


@pytest.fixture(scope="module")
def subjects(built, django_db_blocker):
    """The id of everything a link may be about; made once, what tests do there is undone."""
    with django_db_blocker.unblock():
        return made(built)


def made(world):
    now = timezone.now()
    project = start_draft(language="de", now=now)
    unconfirmed = Project.objects.create(
        title="Noch nicht bestätigt", slug="x", state="unconfirmed", contact=world.project.contact
    )
    unsigned = draft_grant(funding=world.funding, birth_year=2008)
    send_application(application=unsigned, now=now)
    signing = sign_grant(
        funding=world.funding, birth_year=2008, who=WHO | {"co": {"name": "Cem Ko", "email": "co@example.org"}}
    )
    agreed = hand_over(
        guide=world.guide, to=world.agency, name="Herr Vogel", phone="0345 3", about="x", how="said",
        form_key=uuid.uuid4(), by=world.guide.user, now=now,
    )  # fmt: skip
    co_signer = world.promised.application.signatories.create(part="co", typed_name="Cem Ko", signed_at=now)
    return {
        "grant": world.grant.pk, "co-signer": co_signer.pk, "promised": world.promised.application_id, "grant draft": draft_grant(funding=world.funding).pk, "unsigned grant": unsigned.pk,
        "signatory": signing.signatories.get(part="co").pk,
        "need": world.need.pk, "offer": world.offer.pk, "answer": world.agreed.pk, "project": world.project.pk,
        "unconfirmed need": make_need(state="unconfirmed").pk, "unconfirmed offer": make_offer(state="unconfirmed").pk,
        "unconfirmed answer": give_answer(world.need, confirmed=False, amount=100).pk, "project draft": project.pk,
        "unconfirmed project": unconfirmed.pk, "firm": world.firm.pk,
        "firm draft": start_registration(language="de", now=now).pk,
        "unconfirmed firm": make_body(kind="company", state="unconfirmed", contact=world.firm.contact).pk,
        "invitation": world.invitation.pk, "search": world.search.pk,
        "handover": world.handover.pk, "agreed handover": agreed.pk, "case": world.case.pk, "follow up": world.follow_up.pk,
        "unconfirmed search": keep_search(confirmed=False, email="neu@example.org").pk,
        "planned answer": world.enrolment.pk, "planned": world.planned.pk, "shift": world.shift.pk,
        "sign up": world.enrolment.sign_ups.get().pk,
        "volunteer": world.hours.volunteer_id, "hours": world.hours.pk, "attestation": world.attestation.pk,
        "unattended host": make_body(kind="association").pk,
        "unconfirmed volunteer": join(world.shift, confirmed=False).pk,
        "guardian": join(world.shift, age=15, guardian_name="Mutter", guardian_email="mutter@example.org").pk,
        "guardian of a case": ask_somebodys_guardian(now=now).pk,
        "envelope": envelope_for(make_poll(now=now), "neu@example.org", 1).pk,
        "quote": add_quote(portrait=make_portrait(now=now), text="Endlich.", name="Jule", function="", email="jule@example.org", by=None, now=now).pk,
        "subscription": subscribe("abo@example.org", now=now).pk, "ordered subscription": order("neu@example.org", now=now).pk,
        "moving subscription": moving_subscription(now=now).pk,
        "suggestion": ask_partner(need=world.need, partner=Partner(world.firm), by=world.users["staff"], now=now).pk,
    }  # fmt: skip


@pytest.fixture
def link_to(subjects):
    """link_to("need"): a fresh token."""

    def issue(purpose, **options):
        about = LINKS[purpose][0] if purpose in LINKS else "need"
        single = purpose in SINGLE_USE
        now = options.get("now") or timezone.now()
        return issue_link(
            purpose=bare(purpose), subject_id=subjects[about], now=now, lasts=timedelta(days=1), single_use=single
        )

    return issue


@pytest.fixture
def opened(rf):
    """opened("get", token, page): the status of what the view itself answers, without all that is around a view."""

    def ask(method, token, page):
        request = getattr(rf, method)(f"/m/{token}/{page}", {"x": "y"})
        request.user = AnonymousUser()
        try:
            return personal_link(request, token, page).status_code
        except Http404:
            return 404

    return ask


def pages_of(purpose, subjects):
    named = {
        "answer": subjects["answer"],
        "shift": subjects["shift"],
        "sign_up": subjects["sign up"],
        "hours": subjects["hours"],
        "attestation": subjects["attestation"],
    }
    return ["", *(f"{page}/".format(**named) for page in LINKS[purpose][1])]


def bare(label):
    """Where one purpose has links to different sorts of things, its label says which: "need[planned]"."""
    return label.partition("[")[0]


def contents():
    """Every row of every table, but for sessions and brakes."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor)) - {"django_session", "core_limitcount"}
        found = {}
        for table in sorted(tables):
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = sorted(map(repr, cursor.fetchall()))
    return found


def test_every_purpose_is_known_here():
    assert sorted(personal._views) == sorted({bare(label) for label in LINKS})


@pytest.mark.parametrize("purpose", sorted(LINKS))
def test_looking_at_every_page_changes_nothing(purpose, subjects, link_to, client):
    token = link_to(purpose)
    before = contents()
    for page in pages_of(purpose, subjects):
        for language in ("", "/en"):
            answer = client.get(f"{language}/m/{token}/{page}")
            assert answer.status_code < 500, page
            assert answer["Cache-Control"] and "no-" in answer["Cache-Control"]
    assert client.head(f"/m/{token}/").status_code < 500
    after = contents()
    assert {table for table in before if before[table] != after[table]} == set()


@pytest.mark.parametrize("purpose", sorted(LINKS))
def test_a_link_opens_while_it_holds_and_is_gone_afterwards(purpose, subjects, link_to, client):
    fresh, old = link_to(purpose), link_to(purpose, now=timezone.now() - timedelta(days=2))
    assert client.get(f"/m/{fresh}/").status_code in {200, 302}
    for page in pages_of(purpose, subjects):
        assert client.get(f"/m/{old}/{page}").status_code == 410
        assert client.post(f"/m/{old}/{page}", {"x": "y"}).status_code == 410
        assert client.get(f"/m/{fresh[:-1]}/{page}").status_code == 404
        assert client.post(f"/m/{fresh.swapcase()}/{page}", {"x": "y"}).status_code == 404


@pytest.mark.parametrize("purpose", SINGLE_USE)
def test_what_holds_once_holds_once(purpose, subjects, link_to, client):
    token = link_to(purpose)
    assert client.get(f"/m/{token}/").status_code == 200
    assert client.post(f"/m/{token}/").status_code == 302
    before = contents()
    assert client.post(f"/m/{token}/").status_code == 410
    assert client.get(f"/m/{token}/").status_code == 410
    assert contents() == before


@pytest.mark.parametrize("purpose", sorted(LINKS))
def test_pages_of_other_links_and_wrong_forms_are_no_server_fault(purpose, subjects, link_to, client, opened):
    token = link_to(purpose)
    everything = {page for other in LINKS for page in pages_of(other, subjects)}
    own = set(pages_of(purpose, subjects))
    known = {page for other in LINKS if bare(other) == bare(purpose) for page in pages_of(other, subjects)}
    for page in sorted(everything - known):
        assert opened("get", token, page) == 404, page
        assert opened("post", token, page) == 404, page
    for page in sorted(own):
        assert client.post(f"/m/{token}/{page}", {"x": "y"}).status_code < 500, page


@pytest.mark.parametrize(
    ("purpose", "pages"),
    [
        ("need", ("", "antwort/{answer}/", "antwort/{answer}/vereinbarung.pdf/")), ("offer", ("",)),
        ("response", ("", "termin.ics/", "vereinbarung.pdf/")), ("project", ("",)), ("organisation", ("",)),
    ],
)  # fmt: skip
def test_pages_that_only_show_take_no_form(purpose, pages, subjects, link_to, client):
    token = link_to(purpose)
    for page in pages:
        assert client.post(f"/m/{token}/{page.format(answer=subjects['answer'])}", {"x": "y"}).status_code == 405, page


def test_connecting_a_profile_without_account_leads_to_the_sign_in(link_to, client):
    answer = client.post(f"/m/{link_to('organisation')}/verbinden/")
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/konto/anmelden/")


@pytest.mark.parametrize("purpose", ELSEWHERE)
def test_links_of_drafts_open_nothing_here(purpose, link_to, client):
    assert client.get(f"/m/{link_to(purpose)}/").status_code == 404


@pytest.mark.parametrize("purpose", sorted(LINKS))
def test_other_links_open_no_draft(purpose, link_to, client):
    for page in ("", "was/", "pruefen/", "link/"):
        for noun in ("bedarfe", "angebote"):
            path = f"/{noun}/schreiben/{link_to(purpose)}/{page}"
            assert client.get(path).status_code in {404, 405}
            assert client.post(path, {"email": "a@b.example"}).status_code == 404


def test_tokens_are_not_kept_in_the_clear(link_to):
    token = link_to("need")
    assert not SecretLink.objects.filter(digest__contains=token).exists()
    assert token not in repr(contents())
