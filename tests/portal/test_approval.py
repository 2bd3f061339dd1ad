"""An agency hands in, the network reads: who learns what by mail, and what the big button of the form does."""

import pytest
from django.test import Client
from wagtail.models import Workflow

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.organisations.models import Membership
from gemeinsinn.people.models import User
from gemeinsinn.portal.actions.access import grant_editing
from gemeinsinn.portal.models import ArticlePage, SitePage
from tests.factories.editorial import NOW, list_of, make_article, make_editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(page_of_agency):
    """Somebody who writes for the agency."""
    user = User.objects.create_user("jana@beispiel.example", name="Jana Wolf")
    Membership.objects.create(organisation=page_of_agency.agency, user=user, role="editor")
    grant_editing(user=user, now=NOW)
    return user


@pytest.fixture
def handed_in(page_of_agency, writer):
    """An article of the agency that waits for a yes; the editor has never opened the desk."""
    make_editor()
    article = make_article("Sprechstunde im Waschsalon", parent=page_of_agency, live=False)
    Workflow.objects.get().start(SitePage.objects.get(pk=article.pk), writer)
    return article


def editor_at_the_desk():
    """The editor, who has opened the desk by now."""
    user = User.objects.get(email="redaktion@beispiel.example")
    grant_editing(user=user, now=NOW)
    return User.objects.get(pk=user.pk)


def mails():
    return [(mail.to, mail.subject) for mail in OutgoingMail.objects.order_by("pk")]


def test_the_network_learns_of_what_is_handed_in_though_it_never_opened_the_desk(handed_in, writer):
    assert mails() == [("redaktion@beispiel.example", "Zum Lesen: „Sprechstunde im Waschsalon“")]
    mail = OutgoingMail.objects.get()
    assert "Jana Wolf hat die Seite" in mail.text
    assert f"/redaktion/pages/{handed_in.pk}/edit/" in mail.text


def test_the_writer_learns_that_it_is_published_and_where(handed_in):
    editor = editor_at_the_desk()
    state = ArticlePage.objects.get(pk=handed_in.pk).current_workflow_task_state
    state.approve(user=editor)
    assert mails()[1:] == [("jana@beispiel.example", "Veröffentlicht: „Sprechstunde im Waschsalon“")]
    assert ArticlePage.objects.get(pk=handed_in.pk).live
    assert f"/{handed_in.slug}/" in OutgoingMail.objects.last().text


@pytest.mark.parametrize("words", ["Bitte den Ort nennen.", ""])
def test_what_is_sent_back_brings_the_readers_words(handed_in, words):
    editor = editor_at_the_desk()
    ArticlePage.objects.get(pk=handed_in.pk).current_workflow_task_state.reject(user=editor, comment=words)
    mail = OutgoingMail.objects.last()
    assert (mail.to, mail.subject) == (
        "jana@beispiel.example",
        "Bitte noch einmal ansehen: „Sprechstunde im Waschsalon“",
    )
    assert ("„Bitte den Ort nennen.“" in mail.text, "Dazu steht geschrieben" in mail.text) == (bool(words), bool(words))


def test_nobody_writes_to_themselves(page_of_agency):
    make_editor()
    editor = editor_at_the_desk()
    article = make_article("Eigenes", parent=page_of_agency, live=False)
    Workflow.objects.get().start(SitePage.objects.get(pk=article.pk), editor)
    ArticlePage.objects.get(pk=article.pk).current_workflow_task_state.approve(user=editor)
    second = make_article("Zweites", parent=page_of_agency, live=False)
    Workflow.objects.get().start(SitePage.objects.get(pk=second.pk), editor)
    ArticlePage.objects.get(pk=second.pk).current_workflow_task_state.reject(user=editor)
    assert mails() == []


def test_the_big_button_publishes_hands_in_or_approves(handed_in, writer, page_of_agency):
    def first_button(user, address):
        client = Client()
        client.force_login(user)
        page = client.get(address).content.decode()
        footer = page[page.index("<footer") :]
        return footer[: footer.index("</button>")]

    editor = editor_at_the_desk()
    new = f"/redaktion/pages/add/portal/articlepage/{page_of_agency.pk}/"
    assert "action-publish" in first_button(editor, f"/redaktion/pages/add/portal/articlepage/{list_of().pk}/")
    assert "Zur Veröffentlichung einreichen" in first_button(writer, new)
    assert "approve" in first_button(editor, f"/redaktion/pages/{handed_in.pk}/edit/")


def test_the_first_screen_has_a_button_for_what_one_may(writer, page_of_agency):
    def doors(user):
        client = Client()
        client.force_login(user)
        page = client.get("/redaktion/").content.decode()
        return [words for words in ("Artikel schreiben", "Kurzmeldung schreiben", "Bild ablegen",
                                    f"Artikel für {page_of_agency.title} schreiben", f"Seite von {page_of_agency.title} ändern") if words in page]  # fmt: skip

    list_of()
    assert doors(make_editor()) == ["Artikel schreiben", "Kurzmeldung schreiben", "Bild ablegen"]
    assert doors(writer) == ["Bild ablegen", f"Artikel für {page_of_agency.title} schreiben", f"Seite von {page_of_agency.title} ändern"]  # fmt: skip


def test_a_new_article_is_signed_and_has_a_place_to_write():
    editor = make_editor()
    client = Client()
    client.force_login(editor)
    form = client.get(f"/redaktion/pages/add/portal/articlepage/{list_of().pk}/").context["form"]
    assert form.initial["author"] == editor.name
    assert [block.block_type for block in form.initial["body"]] == ["text"]


@pytest.mark.parametrize("path", ["images/chooser/", "documents/chooser/", "choose-page/", "images/", "documents/", "themen/", "snippets/portal/newsflash/", "pages/", "reports/site-history/", "redirects/", "account/"])  # fmt: skip
def test_every_room_of_the_desk_opens(path):
    client = Client()
    client.force_login(make_editor())
    list_of()
    assert client.get(f"/redaktion/{path}", follow=True).status_code == 200


def test_a_draft_is_shown_in_a_frame_of_the_desk():
    client = Client()
    client.force_login(make_editor())
    article = make_article("Entwurf", live=False)
    shown = client.get(f"/redaktion/pages/{article.pk}/view_draft/")
    assert (shown.status_code, "frame-ancestors 'self'" in shown["Content-Security-Policy"]) == (200, True)
