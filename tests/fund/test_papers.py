"""Documents of an application: asked for, handed in, looked at, gone with the person; a signature by hand."""

import re
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.fund.account import collect_applications
from gemeinsinn.fund.actions.drafting import send_application
from gemeinsinn.fund.actions.forgetting import delete_unsent, empty
from gemeinsinn.fund.actions.papers import MOST, hand_in, take_away
from gemeinsinn.fund.actions.signing import confirm_signature, sign_as_applicant, sign_on_paper
from gemeinsinn.fund.models import Application, HandedIn
from gemeinsinn.fund.queries.papers import asked_papers, lacking_papers, papers_of
from tests.factories.documents import make_document, pdf_bytes, upload
from tests.factories.funds import WHO, check_grant, draft_grant, make_round, rule_data, sign_grant
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db
ASKED = [
    {"key": "satzung", "label": "Satzung", "required": True, "of": ["person"]},
    {"key": "plan", "label": "Lageplan", "required": False, "of": ["person"]},
]
HOST = {"organisation": "Verein Nebenan e. V.", "name": "Hanna Host", "email": "host@example.org"}


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def asking(**fields):
    return draft_grant(funding=make_round(rules=rule_data(papers=ASKED)), **fields)


def put(one, label="", key="", words=b"Satzung", by=None):
    return hand_in(application=one, document=make_document(words), key=key, label=label, by=by, now=timezone.now())


def link(purpose, pk):
    return f"/m/{issue_link(purpose=purpose, subject_id=pk, now=timezone.now(), lasts=timedelta(days=1))}/"


def german(answer):
    return answer.content.decode().replace("\xa0", " ")


def test_what_the_rules_ask_is_lacking_until_it_is_there_and_only_then_the_check_is_whole():
    one = sign_grant(asking())
    assert ([(rule.key, there) for rule, there in asked_papers(one)], lacking_papers(one)) == (
        [("satzung", False), ("plan", False)],
        ["Satzung"],
    )
    with pytest.raises(DomainError, match="Satzung"):
        check_grant(one)
    office = make_account(roles=["office"])
    put(one, key="satzung", label="anderes", by=office)
    put(one, key="gibt-es-nicht")
    put(one, label="  Foto vom\nHof ")
    found = [(paper.key, paper.label, paper.by) for paper in papers_of(one)]
    assert found == [("satzung", "Satzung", office), ("", "Unterlage", None), ("", "Foto vom Hof", None)]
    assert check_grant(one).state == "checked"
    with pytest.raises(NotAllowed):
        put(one, by=make_account())


def test_what_is_sent_says_which_documents_it_was_sent_with():
    draft = asking()
    paper = put(draft, key="satzung")
    content = sign_grant(draft).submissions.get().content
    assert content["papers"] == [{"label": "Satzung", "sha256": paper.digest}]


def test_a_document_is_taken_back_only_while_nobody_decides_with_it():
    one = sign_grant(asking())
    first, second = put(one, key="satzung"), put(one)
    take_away(paper=second, now=timezone.now())
    check_grant(one)
    first.refresh_from_db()
    with pytest.raises(DomainError):
        take_away(paper=first, now=timezone.now())
    assert list(papers_of(one)) == [first]
    Application.objects.filter(pk=one.pk).update(state="rejected")
    with pytest.raises(DomainError):
        put(one)


def test_thirty_are_enough():
    draft = asking()
    made = put(draft)
    rows = [HandedIn(application=draft, path="x", suffix="pdf", size=1, digest=made.digest) for _ in range(MOST)]
    HandedIn.objects.bulk_create(rows)
    with pytest.raises(DomainError):
        put(draft)


@pytest.mark.django_db(transaction=True)
def test_they_stand_in_the_copy_and_go_with_the_person():
    user = make_account(email=WHO["email"])
    draft = asking()
    put(draft, key="satzung", words=b"Quittenbaum")
    send_application(application=draft, user=user, now=timezone.now())
    copied = next(row for row in collect_applications(user) if "papers" in row)
    assert [(row["label"], row["suffix"]) for row in copied["papers"]] == [("Satzung", "pdf")]
    path = HandedIn.objects.get().path
    empty(draft)
    gone = HandedIn.objects.get()
    assert (gone.path, gone.label, default_storage.exists(path), list(papers_of(draft))) == ("", "", False, [])
    other = asking()
    path = put(other).path
    delete_unsent(other)
    assert not default_storage.exists(path)


def test_a_paper_signed_by_hand_counts_once_the_office_has_seen_it():
    draft = draft_grant(who=WHO | {"host": HOST})
    send_application(application=draft, now=timezone.now())
    sign_as_applicant(application=draft, on_paper=make_document(), now=timezone.now())
    own, host = draft.signatories.get(part="applicant"), draft.signatories.get(part="host")
    assert (draft.state, own.signed_at, own.papers.count(), bool(draft.reference)) == ("signing", None, 1, True)
    office = make_account(roles=["office"])
    confirm_signature(paper=own.papers.get(), by=office, now=timezone.now())
    draft.refresh_from_db()
    assert draft.state == "signing"
    with pytest.raises(DomainError):
        take_away(paper=own.papers.get(), now=timezone.now())
    for words in (b"one", b"two"):
        sign_on_paper(signatory=host, document=make_document(words), now=timezone.now())
    with pytest.raises(NotAllowed):
        confirm_signature(paper=host.papers.get(), by=make_account(), now=timezone.now())
    confirm_signature(paper=host.papers.get(), by=office, now=timezone.now())
    draft.refresh_from_db()
    host.refresh_from_db()
    assert (draft.state, host.typed_name, host.signed_at is not None) == ("submitted", "Hanna Host", True)
    Application.objects.filter(pk=draft.pk).update(state="signing")
    with pytest.raises(DomainError):
        sign_on_paper(signatory=host, document=make_document(), now=timezone.now())
    with pytest.raises(DomainError):
        confirm_signature(paper=put(draft), by=office, now=timezone.now())


def test_the_screen_of_documents_stands_only_where_the_rules_ask_for_some(client):
    draft = asking()
    root = link("fund-draft", draft.pk)
    money = {"kosten-TOTAL_FORMS": 0, "kosten-INITIAL_FORMS": 0, "mittel-TOTAL_FORMS": 0, "mittel-INITIAL_FORMS": 0}
    assert client.post(f"{root}geld/", money).url == f"{root}wer/"
    who = {"name": "Jule Brandt", "email": "jule@example.org", "street": "Weg 3", "town": "06122 Halle"}
    assert client.post(f"{root}wer/", who).url == f"{root}unterlagen/"
    assert "Lageplan" in german(client.get(f"{root}unterlagen/"))
    bad = {"key": "satzung", "file": upload(raw=pdf_bytes(b"7 0 obj << /S /Launch >> endobj"))}
    answer = client.post(f"{root}unterlagen/", bad)
    assert answer.status_code == 422 and "startet etwas von selbst" in german(answer)
    assert client.post(f"{root}unterlagen/", {"key": "satzung", "file": upload()}).url == f"{root}unterlagen/"
    page = german(client.get(f"{root}unterlagen/"))
    saved, away = re.search(r'href="(/m/\S+/unterlage-\d+/)"', page)[1], re.search(r'action="(/m/\S+-weg/)"', page)[1]
    assert client.get(saved).content == pdf_bytes() and client.get(away).status_code == 404
    assert "Satzung" in german(client.get(f"{root}senden/"))
    assert client.post(away).url == f"{root}unterlagen/"
    assert "noch nachzureichen" in german(client.get(f"{root}senden/"))
    other = link("fund-draft", draft_grant().pk)
    assert client.get(f"{other}unterlagen/").status_code == 404
    assert "Satzung" not in german(client.get(f"{other}senden/"))


def test_documents_of_a_case_for_its_people_and_for_nobody_else(client):
    one = sign_grant(asking())
    root = link("fund-case", one.pk)
    assert client.post(f"{root}unterlage/", {"key": "", "label": "Foto", "file": upload()}).url == root
    assert client.post(f"{root}unterlage/", {}).status_code == 422
    paper = papers_of(one).get()
    assert "Foto" in german(client.get(root))
    other = link("fund-case", sign_grant().pk)
    assert client.get(f"{other}unterlage-{paper.pk}/").status_code == 404
    client.force_login(make_account(roles=["office"]))
    there = reverse("fund:document", args=[one.pk, paper.pk])
    answer = client.get(there)
    assert (answer.content, answer["Content-Disposition"].startswith("attachment")) == (pdf_bytes(), True)
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "Foto" in german(client.get(reverse("fund:application", args=[one.pk])))
    add = reverse("fund:add_paper", args=[one.pk])
    check = reverse("fund:check_formally", args=[one.pk])
    refused = client.post(check, {"punkt": ["papers"]}, follow=True)
    assert "Satzung" in german(refused) and not one.checks.exists()
    assert client.post(add, {"key": "satzung"}).status_code == 422
    assert client.post(add, {"key": "satzung", "file": upload()}).status_code == 302
    client.post(check, {"punkt": ["papers"]})
    assert one.checks.get().ticked == ["papers"]
    Application.objects.filter(pk=one.pk).update(state="rejected")
    assert client.post(add, {"key": "satzung", "file": upload()}).status_code == 422


def test_signing_by_hand_over_the_web(client):
    draft = draft_grant(who=WHO | {"host": HOST})
    send_application(application=draft, now=timezone.now())
    root = link("fund-signature", draft.pk)
    assert client.get(f"{root}papier.pdf/")["Content-Type"] == "application/pdf"
    assert client.get(f"{root}nirgends/").status_code == 404
    assert client.post(f"{root}unterschrift/", {}).status_code == 422
    assert client.post(f"{root}unterschrift/", {"file": upload()}).url == root
    assert "auf Papier unterschrieben" in german(client.get(root))
    host = draft.signatories.get(part="host")
    theirs = link("fund-sign", host.pk)
    assert client.get(f"{theirs}papier.pdf/")["Content-Type"] == "application/pdf"
    assert client.post(f"{theirs}unterschrift/", {}).status_code == 422
    assert client.post(f"{theirs}unterschrift/", {"file": upload()}).url == theirs
    assert "liegt uns vor" in german(client.get(theirs))
    client.force_login(make_account(roles=["office"]))
    for one in draft.signatories.all():
        path = reverse("fund:confirm_signature", args=[draft.pk, one.papers.get().pk])
        assert path in german(client.get(reverse("fund:application", args=[draft.pk])))
        client.post(path)
    draft.refresh_from_db()
    assert draft.state == "submitted" and OutgoingMail.objects.filter(key__endswith="-complete-").exists()
