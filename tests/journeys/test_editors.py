"""An agency writes an article with a picture, the network publishes it, a visitor reads it: counted in clicks."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from gemeinsinn.activity.outbox import deliver_due_mails
from gemeinsinn.organisations.models import Membership
from gemeinsinn.people.models import User
from gemeinsinn.portal.actions.access import group_of_agency
from gemeinsinn.portal.models import AgencyPage
from tests.factories.editorial import list_of, make_editor, photo
from tests.factories.organisations import make_agency

TITLE = "Werkzeug leihen statt kaufen"


@pytest.fixture
def people(site):
    """Somebody of an agency with a published page, and one of the network's editors."""
    list_of()
    agency = make_agency()
    group_of_agency(agency=agency, now=timezone.now())
    AgencyPage.objects.get(agency=agency).get_latest_revision().publish()
    writer = User.objects.create_user("jana@beispiel.example", name="Jana Wolf")
    Membership.objects.create(organisation=agency, user=writer, role="editor")
    return writer, make_editor()


class Clicks:
    """Presses and counts."""

    def __init__(self) -> None:
        self.count = 0

    def on(self, target) -> None:
        target.click()
        self.count += 1


def add_picture(page: Page, clicks: Clicks) -> None:
    """From the form of the article into the library and back."""
    clicks.on(page.get_by_role("button", name="Bild auswählen"))
    clicks.on(page.get_by_role("tab", name="Hochladen"))
    window = page.get_by_role("dialog")
    window.locator("input[type=file]").set_input_files(
        {"name": "leihecke.jpg", "mimeType": "image/jpeg", "buffer": photo((900, 600), exif=True)}
    )
    window.get_by_label("Titel").fill("Die Leihecke")
    window.get_by_label("Was man sieht").fill("Ein Regal mit Bohrmaschine, Leiter und Säge")
    window.get_by_label("Von wem ist das Bild?").fill("Jana Wolf")
    clicks.on(window.get_by_role("button", name="Hochladen"))
    expect(page.get_by_role("dialog")).to_have_count(0, timeout=20_000)


def test_an_article_from_the_agency_to_the_reader(people, new_page, sign_in, axe_at_end, mailoutbox):
    writer, editor = people
    desk, clicks = new_page(width=1280), Clicks()
    sign_in(desk, writer)
    # When somebody who has never done this writes an article
    desk.goto("/redaktion/")
    clicks.on(desk.get_by_role("link", name="Artikel für"))
    desk.locator("#id_title").fill(TITLE)
    desk.locator("#id_lead").fill("In Ziebigk steht ein Regal, aus dem man borgt.")
    add_picture(desk, clicks)
    clicks.on(desk.locator("[contenteditable=true]").first)
    desk.keyboard.type("Was fehlt, steht im Heft.")
    clicks.on(desk.get_by_role("button", name="Zur Veröffentlichung einreichen"))
    expect(desk.get_by_text("eingereicht").first).to_be_visible()
    assert clicks.count <= 6
    # Then nobody sees it yet, and the network is told
    reader = new_page()
    reader.goto("/aktuelles/")
    expect(reader.get_by_role("link", name=TITLE)).to_have_count(0)
    deliver_due_mails(now=timezone.now())
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [([editor.email], f"Zum Lesen: „{TITLE}“")]
    # When the editor looks at it as it will be on a phone, and says yes
    office = new_page(width=1280)
    sign_in(office, editor)
    office.goto("/redaktion/")
    office.get_by_role("link", name=TITLE).first.click()
    office.locator("[data-side-panel-toggle=preview]").click()
    shown = office.frame_locator("#w-preview-iframe")
    expect(shown.get_by_role("heading", name=TITLE)).to_be_visible()
    office.get_by_role("button", name="Freigeben und Veröffentlichen").click()
    expect(office.get_by_text("aktualisiert").first).to_be_visible()
    # Then it can be read at once, with its picture, and the writer knows
    reader.reload()
    reader.get_by_role("link", name=TITLE).click()
    expect(reader.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(reader.get_by_role("img", name="Ein Regal mit Bohrmaschine")).to_be_visible()
    axe_at_end(reader)
    deliver_due_mails(now=timezone.now())
    assert [mail.subject for mail in mailoutbox][1:] == [f"Veröffentlicht: „{TITLE}“"]
