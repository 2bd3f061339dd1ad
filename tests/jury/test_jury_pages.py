"""Pages of the office, of who leads, and of members, over HTTP."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.money import Money
from gemeinsinn.fund.actions.papers import hand_in, keep
from gemeinsinn.jury.actions.closing import count_ended
from gemeinsinn.jury.actions.conflicts import declare
from gemeinsinn.jury.lifecycle.sittings import Kind
from gemeinsinn.jury.models import Case, Jury, Sitting
from tests.factories.documents import make_document
from tests.factories.funds import WHO, make_round, rule_data
from tests.factories.juries import for_jury, make_jury, meet, seat, sit
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    user = make_account(roles=["office"])
    client.force_login(user)
    return user


def test_the_office_sets_up_a_jury_and_convenes_what_is_ticked(client, office):
    made = for_jury()
    fund = made.round.fund
    assert client.post(reverse("jury:new"), {"fund": fund.pk, "name": ""}).status_code == 422
    answer = client.post(reverse("jury:new"), {"fund": fund.pk, "name": "Fachjury"})
    assert client.post(reverse("jury:new"), {"fund": fund.pk, "name": "Fachjury"}).status_code == 422
    jury = Jury.objects.get()
    assert answer.url == reverse("jury:jury", args=[jury.pk])
    today = timezone.localdate()
    told = {"name": "Renate Kühn", "email": "r@example.org", "function": "chair", "starts": today.isoformat()}
    assert client.post(answer.url, told).status_code == 302
    assert client.post(answer.url, told).status_code == 422
    page = client.get(answer.url).content.decode()
    assert "Renate Kühn" in page and "Vorsitz" in page
    listed = client.get(reverse("fund:applications") + "?stand=jury").content.decode()
    assert f'name="antrag" value="{made.pk}"' in listed and reverse("jury:convene") in listed
    assert reverse("jury:convene") in client.get(reverse("fund:application", args=[made.pk])).content.decode()
    address = reverse("jury:convene") + f"?antrag={made.pk}&antrag=x"
    assert "checked" in client.get(address).content.decode()
    told = {"applications": [made.pk], "jury": jury.pk, "kind": "meeting", "place": "Rathaus"}
    assert client.post(address, told).status_code == 422
    told |= {"day": today.isoformat(), "hour": "00:00"}
    assert "noch kommen" in client.post(address, told).content.decode()
    answer = client.post(address, told | {"day": (today + timedelta(days=3)).isoformat(), "hour": "18:00"})
    assert answer.url == reverse("jury:sitting", args=[Sitting.objects.get().pk])
    assert "Kein Antrag wartet" in client.get(address).content.decode()
    assert 'name="antrag"' not in client.get(reverse("fund:applications") + "?stand=jury").content.decode()
    assert "Fachjury" in client.get(reverse("jury:juries")).content.decode()
    member = jury.members.get()
    for last, ended in (("bald", False), (today.isoformat(), True)):
        client.post(reverse("jury:end", args=[member.pk]), {"last": last})
        member.refresh_from_db()
        assert (member.ends is not None) == ended


def test_a_meeting_from_opening_to_the_minutes(client, office):
    sitting = sit([for_jury()])
    [case] = sitting.cases.all()
    page, lead, decide = (
        lambda name, *args: reverse(f"jury:{name}", args=[sitting.pk, *args]) if name != "decide" else "",
        lambda what: client.post(reverse("jury:lead", args=[sitting.pk, what])),
        lambda what, **told: client.post(reverse("jury:decide", args=[case.pk, what]), told),
    )
    assert client.get(page("sitting")).status_code == 200 and client.get(page("minutes")).status_code == 404
    assert lead("eroeffnen").status_code == 302 and lead("gibt-es-nicht").status_code == 404
    assert "Kein" not in lead("eroeffnen").content.decode() and lead("beenden").status_code == 409
    members = list(sitting.jury.members.all())
    there = {f"p{one.pk}": "da" for one in members[:3]} | {f"p{members[3].pk}": "entschuldigt"}
    client.post(reverse("jury:lead", args=[sitting.pk, "anwesend"]), there)
    votes = {f"m{one.pk}-choice": "yes" for one in members[:2]} | {f"m{members[2].pk}-choice": "less"}
    assert decide("stimmen", **votes).status_code == 422
    assert decide("stimmen", **votes | {f"m{members[2].pk}-amount": "x"}).status_code == 422
    assert decide("stimmen", **votes | {f"m{members[2].pk}-amount": "500"}).status_code == 302
    assert "900" in client.get(reverse("jury:lead_case", args=[case.pk])).content.decode()
    assert decide("vertagen", until="", reasons="").status_code == 422
    assert decide("beschluss", conditions="Fotos").status_code == 302
    assert decide("beschluss").status_code == 422 and decide("gibt-es-nicht").status_code == 404
    assert lead("beenden").status_code == 302
    paper = client.get(page("minutes"))
    assert paper["Content-Type"] == "application/pdf" and paper.content.startswith(b"%PDF")
    case.refresh_from_db()
    assert (case.result, case.amount, case.conditions) == ("awarded", Money(90_000), "Fotos")


def test_the_agenda_can_be_ordered_and_a_body_written_down(client, office):
    funding = make_round(rules=rule_data(path__body_above=80_000))
    sitting, cases = meet([for_jury(funding), for_jury(funding)])
    client.post(reverse("jury:decide", args=[cases[1].pk, "hoch"]))
    assert [one.pk for one in sitting.cases.all()] == [cases[1].pk, cases[0].pk]
    [case, _other] = cases
    votes = {f"m{one.pk}-choice": "yes" for one in sitting.jury.members.all()}
    client.post(reverse("jury:decide", args=[case.pk, "stimmen"]), votes)
    client.post(reverse("jury:decide", args=[case.pk, "beschluss"]), {})
    address = reverse("jury:decide", args=[case.pk, "gremium"])
    told = {"agrees": "ja", "day": timezone.localdate().isoformat(), "who": "Quartiersrat"}
    assert client.post(address, told | {"who": ""}).status_code == 422
    assert "empfiehlt" in client.get(reverse("jury:lead_case", args=[case.pk])).content.decode()
    assert client.post(address, told).status_code == 302
    case.refresh_from_db()
    assert (case.result, case.body_name) == ("awarded", "Quartiersrat")


def youth():
    """A youth jury with blind fields voting by mail about one application of Otto Kühn; Rita Kühn may be biased."""
    funding = make_round(like="jugendfonds", rules=rule_data("jugendfonds", jury__quorum=2))
    fields = {"kind": "person", "birth_year": 2008}
    made = for_jury(funding, cents=30_000, who=WHO | {"name": "Otto Kühn", "email": "otto@example.org"}, **fields)
    jury = make_jury(fund=funding.fund, name="Jugendjury")
    seat(jury, name="Vera Vorsitz", function="chair")
    for name in ("Rita Kühn", "Mia Ernst"):
        seat(jury, name=name, youth=True)
    sitting = sit(
        [made, for_jury(funding, cents=20_000, title="Nachtturnier", **fields)], jury=jury, kind=Kind.CIRCULATION
    )
    return sitting, sitting.cases.first(), jury.members.get(name="Rita Kühn"), jury.members.get(name="Mia Ernst")


def test_a_member_reads_gives_points_votes_and_talks(client):
    _sitting, case, _rita, mia = youth()
    client.force_login(mia.user)
    assert "Bitte abstimmen" in client.get(reverse("jury:desk")).content.decode()
    page = client.get(reverse("jury:case", args=[case.pk])).content.decode()
    assert "Kühn" not in page and "Tulpenweg" not in page and "Ein Fest im Hof" in page and "2008" in page

    def act(what, **told):
        return client.post(reverse("jury:act", args=[case.pk, what]), told)

    refused = act("punkte")
    assert refused.status_code == 422 and act("gibt-es-nicht").status_code == 404
    assert all(words in refused.content.decode() for words in ("zählt einfach", "zählt 3-fach"))
    assert act("punkte", **{f"k-{key}": "4" for key in ("idee", "selbst", "kosten")}, reasons="Gut").status_code == 302
    assert act("stimme", choice="less").status_code == 422 and act("stimme", choice="yes").status_code == 302
    assert act("wort", text="Mir gefällt es.").status_code == 302
    assert act("nicht-befangen", reason="x").status_code == 422
    page = client.get(reverse("jury:case", args=[case.pk])).content.decode()
    assert "4,0" in page and "Mir gefällt es." in page and "Sie haben abgestimmt" in page
    assert act("befangen", **{"b-reason": ""}).status_code == 422
    assert "Jugendjury" in client.get("/konto/").content.decode()
    assert client.get(reverse("jury:lead_case", args=[case.pk])).status_code == 403


def test_a_suggestion_is_answered_on_the_page(client):
    _sitting, case, rita, _mia = youth()
    client.force_login(rita.user)
    assert "Sind Sie befangen" in client.get(reverse("jury:desk")).content.decode()
    page = client.get(reverse("jury:case", args=[case.pk])).content.decode()
    assert "derselbe Familienname" in page and "stimme" not in page.split("befangen", 1)[0]
    address = reverse("jury:act", args=[case.pk, "nicht-befangen"])
    assert client.post(address, {"n-reason": ""}).status_code == 422
    assert client.post(address, {"n-reason": "Nur der Name."}).status_code == 302
    chair = case.sitting.jury.members.get(function="chair")
    client.force_login(chair.user)
    assert "Nur der Name." in client.get(reverse("jury:lead_case", args=[case.pk])).content.decode()
    for what in ("gilt", "gilt-nicht", "gilt"):
        assert client.post(reverse("jury:decide", args=[case.pk, what]), {"mitglied": rita.pk}).status_code == 302
    assert client.post(reverse("jury:decide", args=[case.pk, "gilt"]), {"mitglied": "x"}).status_code == 404
    client.force_login(rita.user)
    assert client.get(reverse("jury:case", args=[case.pk])).status_code == 404


def test_a_recused_juror_finds_nothing_anywhere(client):
    """Every address of this flat, the account and its export, the fund's open pages, all mails from then on."""
    sitting, case, rita, mia = youth()
    client.force_login(rita.user)
    answer = client.post(reverse("jury:act", args=[case.pk, "ja-befangen"]))
    assert answer.url == reverse("jury:desk")
    declare(case=case, reason="Mein Bruder.", by=mia.user, now=timezone.now())
    mails = OutgoingMail.objects.count()
    for pattern in ("case", "lead_case"):
        assert client.get(reverse(f"jury:{pattern}", args=[case.pk])).status_code == 404
    for what in ("punkte", "wort", "stimme", "befangen", "ja-befangen", "nicht-befangen"):
        assert client.post(reverse("jury:act", args=[case.pk, what])).status_code == 404
    for what in ("stimmen", "hoch", "gilt", "gilt-nicht", "beschluss", "vertagen", "gremium"):
        assert client.post(reverse("jury:decide", args=[case.pk, what])).status_code == 404
    shown = ""
    for address in (
        reverse("jury:desk"), reverse("jury:sitting", args=[sitting.pk]), "/konto/", reverse("people:data"),
        reverse("fund:list"), reverse("fund:data_json"), "/suche/?q=Fest",
    ):  # fmt: skip
        shown += client.get(address, follow=True).content.decode()
    for mark in ("Ein Fest im Hof", case.application.reference, "Otto"):
        assert mark not in shown, mark
    assert "Nachtturnier" in shown and "(1)" in shown  # the control: what she may see is there, and counted alone
    assert OutgoingMail.objects.count() == mails


def test_a_recused_member_reads_minutes_without_the_case(client):
    sitting, case, rita, _mia = youth()
    client.force_login(rita.user)
    client.post(reverse("jury:act", args=[case.pk, "ja-befangen"]))
    count_ended(now=sitting.closes_at)
    office = make_account(roles=["office"])
    client.force_login(office)
    for one in sitting.cases.all():
        client.post(reverse("jury:decide", args=[one.pk, "vertagen"]), {"until": "1.1.2027", "reasons": "Später."})
    client.post(reverse("jury:lead", args=[sitting.pk, "beenden"]))
    assert "Ein Fest im Hof" in text_of(client, sitting)
    client.force_login(rita.user)
    words = text_of(client, sitting)
    assert "Ein Fest im Hof" not in words and "Nachtturnier" in words and "Ausgelassen" in words


def text_of(client, sitting):
    """What stands in the minutes."""
    from io import BytesIO

    from pypdf import PdfReader

    paper = client.get(reverse("jury:minutes", args=[sitting.pk])).content
    reader = PdfReader(BytesIO(paper))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_the_desk_asks_as_often_for_many_cases_as_for_one(client):
    funding = make_round()
    sitting = sit([for_jury(funding)])
    member = sitting.jury.members.last()
    client.force_login(member.user)
    addresses = [reverse("jury:desk"), reverse("jury:sitting", args=[sitting.pk])]
    for address in addresses:
        client.get(address)
    counts = [queries_of(client, address) for address in addresses]
    for made in (for_jury(funding), for_jury(funding)):
        Case.objects.create(sitting=sitting, application=made, position=2)
    assert [queries_of(client, address) for address in addresses] == counts


def queries_of(client, address):
    """How often a page asks the database."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


PAPERS = [
    {"key": "satzung", "label": "Satzung", "required": False, "of": ["person"]},
    {"key": "lageplan", "label": "Lageplan", "required": False, "of": ["person"], "names_nobody": True},
]


@pytest.mark.parametrize(
    ("blind", "readable"), [([], ["Satzung", "Lageplan", "Foto vom Hof"]), (["age"], ["Lageplan"])]
)
def test_a_jury_saves_documents_but_only_those_that_name_nobody_where_a_field_is_blind(
    client, settings, tmp_path, blind, readable
):
    settings.MEDIA_ROOT = tmp_path
    made = for_jury(make_round(rules=rule_data(papers=PAPERS, jury__blind=blind)))
    for key, label in (("satzung", ""), ("lageplan", ""), ("", "Foto vom Hof")):
        hand_in(application=made, document=make_document(), key=key, label=label, now=timezone.now())
    by_hand = {"key": "", "label": "Unterschrift", "now": timezone.now()}
    keep(made, make_document(), signatory=made.signatories.get(), **by_hand)
    [case] = sit([made]).cases.all()
    other = sit([for_jury(make_round())]).cases.get()
    member, recused = case.sitting.jury.members.all()[1:3]
    declare(case=case, reason="x", by=recused.user, now=timezone.now())
    client.force_login(member.user)
    page = client.get(reverse("jury:case", args=[case.pk])).content.decode()
    answers = {}
    for paper in made.papers.all():
        address = reverse("jury:document", args=[case.pk, paper.pk])
        answer = client.get(address)
        assert (answer.status_code == 200) == (address in page) == (paper.label in readable), paper.label
        assert client.get(reverse("jury:document", args=[other.pk, paper.pk])).status_code == 404
        answers[paper.label] = answer
    assert answers["Lageplan"]["Content-Disposition"].startswith("attachment")
    assert "Sie nennen Menschen" in page  # the signed sheet, at least
    client.force_login(recused.user)
    for paper in made.papers.all():
        assert client.get(reverse("jury:document", args=[case.pk, paper.pk])).status_code == 404


ROLES = ("office", "chair", "member", "recused", "stranger")
TABLE = {
    # act on a case in this state of the sitting: office, chair, member, recused, juror elsewhere
    ("planned", "act", "punkte"): (403, 302, 302, 404, 404),
    ("planned", "act", "stimme"): (403, 422, 422, 404, 404),
    ("open", "act", "stimme"): (403, 302, 302, 404, 404),
    ("open", "act", "wort"): (302, 302, 302, 404, 404),
    ("open", "decide", "beschluss"): (302, 302, 403, 404, 404),
    ("open", "decide", "gremium"): (422, 403, 403, 404, 404),
    ("done", "act", "stimme"): (403, 422, 422, 404, 404),
    ("done", "act", "punkte"): (403, 422, 422, 404, 404),
    ("done", "decide", "beschluss"): (422, 422, 403, 404, 404),
    ("cancelled", "act", "stimme"): (403, 404, 404, 404, 404),
    ("cancelled", "decide", "beschluss"): (422, 404, 404, 404, 404),
}  # fmt: skip
TOLD = {
    "choice": "no", "text": "x", "reasons": "Darum.", "k-nachbarschaft": 3, "k-beteiligung": 3, "k-aufwand": 3, "k-wirkung": 3,
    "agrees": "ja", "day": "1.1.2026", "who": "Beirat",
}  # fmt: skip


@pytest.mark.parametrize(("state", "kind", "what"), TABLE)
def test_each_role_does_only_its_own_part(client, state, kind, what):
    sitting, [case] = meet([for_jury()])
    Sitting.objects.filter(pk=sitting.pk).update(state=state)
    if state == "done":
        Case.objects.filter(pk=case.pk).update(result="rejected")
    chair, one, recused, _other = sitting.jury.members.all()
    declare(case=case, reason="x", by=recused.user, now=timezone.now())
    stranger = seat(make_jury(name="Andere Jury")).user  # sits in a jury, but of another fund
    people = dict(
        zip(ROLES, (make_account(roles=["office"]), chair.user, one.user, recused.user, stranger), strict=True)
    )
    got = []
    for role in ROLES:
        client.force_login(people[role])
        got.append(client.post(reverse(f"jury:{kind}", args=[case.pk, what]), TOLD).status_code)
        if got[-1] == 302 and what == "beschluss":
            Case.objects.filter(pk=case.pk).update(result="pending")
            type(case.application).objects.update(state="jury")
    assert tuple(got) == TABLE[state, kind, what]
