"""An application over HTTP: the screens, the signature, the case, the desk."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.fund.actions.conversation import withdraw
from gemeinsinn.fund.models import Application, Round
from tests.factories.funds import WHO, award_grant, check_grant, draft_grant, make_round, rule_data, sign_grant
from tests.factories.people import make_account
from tests.factories.places import make_municipality

pytestmark = pytest.mark.django_db


def rows(prefix, *lines):
    sent = {f"{prefix}-TOTAL_FORMS": len(lines), f"{prefix}-INITIAL_FORMS": 0}
    for number, line in enumerate(lines):
        sent |= {f"{prefix}-{number}-{key}": value for key, value in line.items()}
    return sent


def link(purpose, pk):
    return f"/m/{issue_link(purpose=purpose, subject_id=pk, now=timezone.now(), lasts=timedelta(days=1))}/"


def german(answer):
    return answer.content.decode().replace("\xa0", " ")


def days_ahead(number):
    return (timezone.localdate() + timedelta(days=number)).isoformat()


WHAT = {"kind": "person", "title": "Ein Fest im Hof", "aim": "Alle lernen sich kennen."}
PERSON = {"name": "Jule Brandt", "email": "jule@example.org", "street": "Tulpenweg 3", "town": "06122 Halle"}


def test_from_the_first_word_to_the_signature(client):
    make_municipality()
    fund = make_round().fund
    begun = client.post(reverse("fund:apply", args=[fund.slug]), WHAT)
    root = begun.url.removesuffix("wann/")
    when = {"place": "Halle", "starts": days_ahead(20), "ends": days_ahead(40), "not_begun": "on"}
    assert client.post(begun.url, when).url == f"{root}geld/"
    money = rows("kosten", {"type": "sachmittel", "what": "Tische", "amount": "1.400,00"}) | rows(
        "mittel", {"kind": "hours", "amount": "4"}
    )
    saved = client.post(f"{root}geld/", money, headers={"X-Autosave": "1"})
    assert "1.400 €" in german(saved) and "60 €" in german(saved)
    more = client.post(f"{root}geld/", money | {"more": "1"})
    assert more.status_code == 200 and "1.400" in german(more)
    assert client.post(f"{root}geld/", money).url == f"{root}wer/"
    assert client.post(f"{root}wer/", PERSON).url == f"{root}senden/"
    summary = german(client.get(f"{root}senden/"))
    assert "Ein Fest im Hof" in summary and "Es fehlt noch" not in summary
    said = ("Jule Brandt", "Tulpenweg 3", "jule@example.org", "Tische", "1.400 €")
    assert [words for words in said if words not in summary] == []
    assert client.get(root).url == f"{root}senden/"
    assert client.post(f"{root}senden/", {}).status_code == 422
    assert client.post(f"{root}senden/", {"agrees": "on"}).url == reverse("fund:sent")
    mailed = re.search(r"http\S+(/m/\S+)", OutgoingMail.objects.get().text)[1]
    assert "SHA-256" in german(client.get(mailed))
    after = client.post(mailed)
    page = german(client.get(after.url))
    assert "eingegangen" in page and Application.objects.get().reference in page
    assert client.get(root).status_code == 404


def test_the_summary_names_who_signs_as_well(client):
    co = {"name": "Cem Yildiz", "email": "cem@example.org"}
    host = {"organisation": "Hofverein e. V.", "name": "Hanna Hof", "email": "hanna@example.org"}
    made = draft_grant(who=WHO | {"phone": "0345 1234", "host": host, "co": co})
    page = german(client.get(f"{link('fund-draft', made.pk)}senden/"))
    said = ("0345 1234", "Unterschreibt mit", *co.values(), "Ihr Träger", *host.values())
    assert [words for words in said if words not in page] == []


def test_whoever_waits_for_a_jury_reads_when_it_meets(client):
    day = timezone.localdate() + timedelta(days=9)
    funding = make_round(rules=rule_data(path__office_up_to=300_00), jury_dates=[day.isoformat()])
    for cents, told in ((300_00, False), (300_01, True)):
        costs = [{"type": "sachmittel", "what": "Tische", "cents": cents}]
        made = sign_grant(funding=funding, costs=costs, who=WHO | {"email": f"j{cents}@example.org"})
        page = client.get(link("fund-case", made.pk))
        assert (page.context["jury_day"] == day, "Die Jury tagt das nächste Mal am" in german(page)) == (told, told)
    withdraw(application=made, now=timezone.now())
    assert client.get(link("fund-case", made.pk)).context["jury_day"] is None


@pytest.mark.parametrize(
    ("screen", "sent", "words"),
    [
        ("wann", {"place": "Halle", "starts": "2.3.2027", "ends": "1.3.2027"}, "vor dem Anfang"),
        ("geld", rows("kosten", {"type": "sachmittel", "amount": "1e9"}) | rows("mittel"), "400 oder 1.250,50"),
        ("geld", rows("kosten") | rows("mittel", {"kind": "hours", "amount": "viele"}), "12 oder 2,5"),
        ("geld", rows("kosten") | rows("mittel", {"kind": "others", "amount": "-5"}), "ohne Minus"),
        ("wer", PERSON | {"co_name": "Cem"}, "Name und Adresse"),
    ],
)
def test_a_screen_that_is_wrong_says_so_and_keeps_what_is_kept(client, screen, sent, words):
    draft = draft_grant()
    root = link("fund-draft", draft.pk)
    answer = client.post(f"{root}{screen}/", sent)
    assert answer.status_code == 422 and words in german(answer)
    assert client.post(f"{root}{screen}/", sent, headers={"X-Autosave": "1"}).status_code == 204
    draft.refresh_from_db()
    assert draft.title == "Ein Fest im Hof" and draft.asked.cents == 40_000


def test_a_deadline_that_passes_while_the_form_is_open_loses_nothing(client):
    """Within the hours of grace it is sent; afterwards what was typed last is kept, and said what helps."""
    today = timezone.localdate()
    funding = make_round(rules=rule_data(lead_days=0, grace_hours=24), starts=today - timedelta(days=30))
    drafts = [draft_grant(funding=funding, now=timezone.now() - timedelta(days=9)) for _number in range(2)]
    for draft, days, word in zip(drafts, (1, 3), (None, "Runde ist zu Ende"), strict=True):
        root = link("fund-draft", draft.pk)
        assert client.get(f"{root}geld/").status_code == 200
        Round.objects.filter(pk=funding.pk).update(ends=today - timedelta(days=days))
        money = rows("kosten", {"type": "sachmittel", "what": "Tische", "amount": "1.000,00"}) | rows("mittel")
        assert client.post(f"{root}geld/", money).status_code == 302
        answer = client.post(f"{root}senden/", {"agrees": "on"})
        draft.refresh_from_db()
        assert draft.asked.cents == 100_000
        assert (answer.status_code, draft.state) == ((422, "draft") if word else (302, "sent"))
        assert not word or (word in german(answer) and "1.000" in german(client.get(f"{root}geld/")))
    apply = reverse("fund:apply", args=[funding.fund.slug])
    late = client.post(apply, WHAT | {"title": "Bis Mitternacht geschrieben"})
    assert (late.status_code, client.get(apply).status_code) == (422, 410)
    assert "Bis Mitternacht geschrieben" in german(late) and "nicht offen" in german(late)


def test_every_screen_shows_what_is_known(client):
    funding = make_round(rules=rule_data("mikrokulturfonds", least_age=14, host_for=["person"]))
    host = {"organisation": "Kulturverein", "name": "Hanna", "email": "host@example.org"}
    draft = draft_grant(
        funding=funding,
        who=WHO | {"host": host},
        means=[{"kind": "hours", "what": "Aufbau", "cents": 6_000}],
        birth_year=1990,
    )
    root = link("fund-draft", draft.pk)
    for screen, words in (
        ("was", "Ein Fest im Hof"),
        ("wann", "Halle"),
        ("geld", 'value="4"'),
        ("wer", "Kulturverein"),
        ("senden", "Stunden"),
    ):
        assert words in german(client.get(f"{root}{screen}/")), screen
    assert client.get(f"{root}nirgends/").status_code == 404


def test_what_is_missing_leads_back_to_its_screen(client):
    draft = draft_grant(title="")
    root = link("fund-draft", draft.pk)
    assert client.get(root).url == f"{root}was/"
    assert "Es fehlt noch" in german(client.get(f"{root}senden/"))
    assert client.post(f"{root}senden/", {"agrees": "on"}).status_code == 422


def test_a_round_that_is_closed_takes_no_application(client):
    make_municipality()
    fund = make_round(starts=timezone.localdate() + timedelta(days=9)).fund
    assert client.get(reverse("fund:apply", args=[fund.slug])).status_code == 410


def test_a_signed_in_applicant_signs_by_sending(client):
    client.force_login(make_account(email="jule@example.org"))
    draft = draft_grant()
    answer = client.post(f"{link('fund-draft', draft.pk)}senden/", {"agrees": "on"})
    assert answer.url == reverse("fund:own", args=[draft.pk])
    assert "Ein Fest im Hof" in german(client.get(answer.url))
    assert client.get(reverse("fund:own_page", args=[draft.pk, "antrag.pdf"])).content.startswith(b"%PDF")
    client.post(reverse("fund:own_page", args=[draft.pk, "antwort"]), {"text": "Guten Tag"})
    assert "Meine Anträge" in german(client.get("/konto/"))
    assert "Guten Tag" in german(client.get(answer.url))


def test_the_case_on_its_page(client):
    made = check_grant()
    root = link("fund-case", made.pk)
    assert client.get(f"{root}bescheid.pdf/").status_code == 404
    assert client.get(f"{root}nirgends/").status_code == 404
    assert client.get(f"{root}antwort/").url == root
    assert client.post(f"{root}antwort/", {"text": ""}).status_code == 422
    assert client.post(f"{root}annehmen/", {"typed_name": "Jule"}).status_code == 422
    award_grant(made)
    assert "Geld annehmen" in german(client.get(root))
    assert client.get(f"{root}bescheid.pdf/").content.startswith(b"%PDF")
    client.post(f"{root}annehmen/", {"typed_name": "Jule Brandt"})
    assert "Alles ist geregelt" in german(client.get(root))
    assert client.post(f"{root}zurueckziehen/").status_code == 409


def test_taking_it_back(client):
    made = sign_grant()
    client.post(f"{link('fund-case', made.pk)}zurueckziehen/")
    made.refresh_from_db()
    assert made.state == "withdrawn"


def test_signing_by_link(client):
    made = sign_grant(who=WHO | {"co": {"name": "Cem Ko", "email": "co@example.org"}})
    other = made.signatories.get(part="co")
    root = link("fund-sign", other.pk)
    assert "Cem Ko" in german(client.get(root))
    assert client.post(root, {"typed_name": ""}).status_code == 422
    client.post(root, {"typed_name": "Cem Ko"})
    assert "Danke" in german(client.get(root))
    client.post(f"{root}nein/", {"reason": "doch nicht"})
    made.refresh_from_db()
    assert made.state == "submitted"


def test_saying_no_by_link(client):
    made = sign_grant(who=WHO | {"co": {"name": "Cem Ko", "email": "co@example.org"}})
    root = link("fund-sign", made.signatories.get(part="co").pk)
    client.post(f"{root}nein/", {"reason": "Keine Zeit"})
    assert "Nein gesagt" in german(client.get(root))


@pytest.fixture
def office(client):
    user = make_account(roles=["office"])
    client.force_login(user)
    return user


def test_the_list_at_the_desk_and_as_a_table(client, office):
    made = sign_grant()
    award_grant(title="Ein Chor", who=WHO | {"email": "x@example.org"})
    page = german(client.get(reverse("fund:applications")))
    assert made.reference in page and "Ein Chor" in page
    assert "Hier ist nichts" in german(client.get(reverse("fund:applications"), {"stand": "jury"}))
    table = client.get(reverse("fund:sheet")).content.decode()
    assert made.reference in table and ";400;400;" in table


def test_a_case_from_the_check_to_the_letter(client, office):
    made = sign_grant()
    page = reverse("fund:application", args=[made.pk])
    client.post(
        reverse("fund:check_formally", args=[made.pk]),
        {"punkt": ["who", "aim", "not_begun", "period", "plan", "papers", "signed", "once"]},
    )
    assert "vollständig" in german(client.get(page))

    def do(what, **told):
        return client.post(reverse("fund:act", args=[made.pk, what]), told)

    assert do("frage", text="").status_code == 422
    assert do("frage", text="Wo?", due_on="1.1.2020").status_code == 422
    assert do("frage", text="Wo genau?").url == page
    assert do("notiz", text="Nett am Telefon.").url == page
    assert do("zurueckstellen", until=days_ahead(30), reasons="Später.").url == page
    assert do("bewilligen", amount="400,01").status_code == 422
    assert do("bewilligen", amount="300", conditions="Bitte Fotos.").url == page
    assert do("ablehnen", reasons="Doch nicht.").status_code == 422
    shown = german(client.get(page))
    assert "Wir geben 300 €" not in shown and "bewilligt" in shown and "Nett am Telefon." in shown
    for what in ("antrag", "bescheid"):
        assert client.get(reverse("fund:paper", args=[made.pk, what])).content.startswith(b"%PDF")
    assert client.get(reverse("fund:paper", args=[made.pk, "x"])).status_code == 404
    assert "Nett am Telefon." not in german(client.get(link("fund-case", made.pk)))


def test_the_jurys_cases_wait_without_a_button(client, office):
    made = check_grant(costs=[{"type": "sachmittel", "what": "", "cents": 90_000}])
    page = german(client.get(reverse("fund:application", args=[made.pk])))
    assert "wartet hier" in page and "Bewilligen und Brief senden" not in page


def test_double_applications_are_shown(client, office):
    first = award_grant()
    second = sign_grant(funding=first.round)
    page = german(client.get(reverse("fund:application", args=[second.pk])))
    assert "schon eine Förderung aus diesem Fonds" in page and first.reference in page
    rejected = check_grant(funding=first.round)
    client.post(reverse("fund:act", args=[rejected.pk, "ablehnen"]), {"reasons": "Es gibt schon eine."})
    rejected.refresh_from_db()
    assert rejected.state == "rejected"
