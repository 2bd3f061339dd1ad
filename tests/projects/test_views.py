"""Pages of projects: writing, showing, looking after; who gets in; hostile input."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.money import Money
from gemeinsinn.projects.actions import add_picture
from gemeinsinn.projects.forms import ShareForm, StepForm, SupporterForm
from gemeinsinn.projects.models import Project
from gemeinsinn.projects.wording import project_path
from tests.factories.images import bomb_bytes, make_image, picture_bytes
from tests.factories.organisations import NOW, make_agency, make_member, make_office, make_organisation
from tests.factories.people import make_account, make_confirmed_contact
from tests.factories.places import make_municipality, make_postcode
from tests.factories.projects import make_draft, make_project

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def log_in(client, person):
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")


def rich(**overrides):
    project = make_project(
        steps=[{"title": "Eins", "done_on": "2026-11-01"}, {"title": "Zwei", "due": "2026-12-01"}, {"title": "Drei"}],
        supporters=[{"name": "Frau Yıldız", "what": "Strom"}],
        funding=[{"source": "municipality", "amount": Money(120_000)}, {"source": "own", "amount": Money(500)}, {"source": "hours", "hours": 1}],
        **overrides,
    )  # fmt: skip
    add_picture(project=project, image=make_image(), alt="Ein Hof", rights="Foto: M.", by=None, now=NOW)
    return project


@pytest.mark.parametrize(
    "url",
    [
        "/vorhaben/",
        "/en/vorhaben/",
        "/vorhaben/?ort=Halle&umkreis=25&stand=laufend&wort=hof",
        "/vorhaben/?seite=-1&ort=%00",
    ],
)
def test_the_list_asks_the_database_the_same_number_of_times(client, url, django_assert_max_num_queries):
    make_municipality()
    rich()
    with django_assert_max_num_queries(15) as few:
        assert client.get(url).status_code == 200
    for _number in range(20):
        rich()
    with django_assert_max_num_queries(len(few)):
        client.get(url)


def test_it_can_be_passed_on_with_its_own_picture(client):
    project = rich(title='Ein "Hof" & mehr')
    address = f"http://127.0.0.1:8000{project_path(project)}"
    words = client.get(project_path(project)).content.decode()
    for piece in (
        f'<link rel="canonical" href="{address}">',
        '<meta property="og:title" content="Ein &quot;Hof&quot; &amp; mehr">',
        f'<meta property="og:image" content="http://127.0.0.1:8000/vorhaben/{project.pk}/bild.png">',
        f'data-copy="{address}"',
    ):
        assert piece in words
    answer = client.get(f"/vorhaben/{project.pk}/bild.png")
    assert (Image.open(io.BytesIO(answer.content)).size, answer["Content-Type"]) == ((1200, 630), "image/png")
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_what_is_not_public_has_no_picture_and_is_not_nearby(client):
    make_agency()
    shown, unseen = make_project(), make_project(state="submitted", title="Noch nicht")
    assert client.get(f"/vorhaben/{unseen.pk}/bild.png").status_code == 404
    words = client.get(project_path(shown)).content.decode()
    assert "Auch in der Nähe" not in words and "Noch nicht" not in words
    make_project(title="Nebenan")
    words = client.get(project_path(shown)).content.decode()
    assert "Auch in der Nähe" in words and words.count("Nebenan") == 1


@pytest.mark.parametrize(("published", "status"), [(NOW, 410), (None, 404)])
def test_what_was_public_once_is_gone_and_what_never_was_is_not_there(client, published, status):
    project = make_project()
    Project.objects.filter(pk=project.pk).update(state="hidden", published_at=published)
    answer = client.get(project_path(project))
    words = answer.content.decode()
    assert (answer.status_code, project.title in words) == (status, False)
    assert ("Dieses Vorhaben wurde abgenommen." in words) == (status == 410)


@pytest.mark.parametrize("language", ["", "/en"])
def test_a_page_with_everything(client, language, django_assert_max_num_queries):
    make_agency()
    project = rich(title="</script><b>Hof")
    with django_assert_max_num_queries(15):
        words = client.get(f"{language}{project_path(project)}").content.decode()
    for piece in (
        '"@type": "Project"',
        "\\u003c/script",
        "Frau Yıldız",
        "Ein Hof",
        "Foto: M.",
        'class="share__house"',
        "1.200\xa0€" if not language else "€1,200",
    ):
        assert piece in words
    assert "</script><b>" not in words


def test_an_old_address_leads_to_the_new_one_and_a_strange_one_nowhere(client):
    project = make_project()
    assert client.get(f"/vorhaben/{project.pk}-alt/").url == project_path(project)
    assert client.get("/vorhaben/999999-x/").status_code == 404
    assert client.get(project_path(make_project(state="draft"))).status_code == 404


def test_who_gets_in_while_it_is_checked(client):
    agency, author = make_agency(), make_account()
    project = make_project(state="submitted", contact=make_confirmed_contact(user=author, email=author.email))
    people = [None, make_account(), author, make_member(agency), make_member(make_agency(areas=[])), make_office()]
    seen = []
    for person in people:
        client.logout()
        if person:
            log_in(client, person)
        seen.append(
            (
                client.get(project_path(project)).status_code,
                client.get(f"/vorhaben/{project.pk}/bearbeiten/").status_code,
            )
        )
    assert seen == [(404, 302), (404, 404), (200, 200), (200, 200), (404, 404), (200, 200)]
    Project.objects.update(state="published")
    log_in(client, people[1])
    for part in ("", "was/", "schritt/", "fertig/"):
        assert client.post(f"/vorhaben/{project.pk}/bearbeiten/{part}").status_code == 403
    assert client.get(f"/vorhaben/{make_draft().pk}/bearbeiten/").status_code == 404


def rows(prefix, *lines):
    data = {f"{prefix}-TOTAL_FORMS": str(len(lines)), f"{prefix}-INITIAL_FORMS": "0"}
    for number, line in enumerate(lines):
        data |= {f"{prefix}-{number}-{name}": value for name, value in line.items()}
    return data


@pytest.mark.parametrize(
    ("form", "typed", "field"),
    [
        (StepForm, {"due": "2027-03-01"}, "title"),
        (StepForm, {"title": "Eins"}, ""),
        (SupporterForm, {"what": "Strom"}, "name"),
        (SupporterForm, {"name": "Laden"}, ""),
        (ShareForm, {"source": "state", "note": "Programm"}, "amount"),
        (ShareForm, {"source": "state", "note": "Programm", "amount": "viel"}, "amount"),
        (ShareForm, {"source": "state"}, ""),
    ],
)
def test_half_a_line_is_asked_about_and_never_thrown_away(form, typed, field):
    assert list(form(typed).errors) == ([field] if field else [])


def test_written_without_account_confirmed_and_looked_after(client):
    make_postcode()
    make_agency()
    start = client.post("/vorhaben/schreiben/", {"title": "Hofcafé", "aim": "Kaffee für alle"})
    base = start.url.removesuffix("wer/")
    for screen in ("was/", "wer/", "wo/", "plan/", "geld/", "bilder/", "kontakt/"):
        assert client.get(base + screen).status_code == 200
    # Every screen has an address of its own: one page open at the bare link would send to another screen.
    assert client.get(base).url == base + "wer/"
    assert client.get(base + "unsinn/").status_code == 404
    assert client.post(base + "kontakt/", {"contact_name": "M", "contact_email": "m@example.org"}).url == base + "wer/"
    assert (
        client.post(base + "wer/", {**rows("helfer", {"name": "Laden"}, {"what": "nur"}), "run_by": ""}).status_code
        == 422
    )
    assert (
        client.post(base + "wer/", {**rows("helfer", {"name": "Laden"}, {"name": "", "what": ""}), "run_by": "Wir"}).url
        == base + "wo/"
    )
    assert (
        client.post(base + "wo/", {"place": "06122", "starts": "2027-02-01", "ends": "2027-01-01"}).status_code == 422
    )
    assert client.post(base + "wo/", {"place": "06122", "starts": "1.1.2027"}).url == base + "plan/"
    assert (
        client.post(base + "plan/", {**rows("schritte", {"title": "Eins"}, {"title": ""}), "more": "1"}).url
        == base + "plan/"
    )
    bad = rows("mittel", {"source": "own", "amount": "viel"}, {"source": "hours", "amount": "1,5"})
    assert client.post(base + "geld/", bad).status_code == 422
    good = rows(
        "mittel",
        {"source": "own", "amount": "1.234,50 €"},
        {"source": "hours", "amount": "40"},
        {"source": "state", "amount": ""},
    )
    assert client.post(base + "geld/", good).url == base + "bilder/"
    assert client.get(base + "geld/").status_code == 200
    jpeg = SimpleUploadedFile("x.jpg", picture_bytes())
    assert client.post(base + "bilder/", {"image": jpeg, "alt": "Hof"}).status_code == 422
    bomb = SimpleUploadedFile("x.png", bomb_bytes())
    assert client.post(base + "bilder/", {"image": bomb, "alt": "Hof", "rights": "Ich"}).status_code == 422
    jpeg.seek(0)
    assert (
        client.post(base + "bilder/", {"image": jpeg, "alt": "Hof", "rights": "Foto: ich", "more": "1"}).url
        == base + "bilder/"
    )
    assert client.post(base + "bilder/", {"more": "1"}).url == base + "bilder/"
    assert client.post(base + "bilder/", {}).url == base + "kontakt/"
    assert client.post(base + "kontakt/", {"contact_name": "M", "contact_email": "nein"}).status_code == 422
    assert (
        client.post(base + "kontakt/", {"contact_name": "M", "contact_email": "m@example.org"}).url
        == "/vorhaben/schreiben/danke/"
    )
    project = Project.objects.get()
    assert [(row.source, row.amount, row.hours) for row in project.funding.order_by("pk")] == [
        ("own", Money(123_450), None),
        ("hours", None, 40),
    ]
    assert list(project.supporters.values_list("name", flat=True)) == ["Laden"] and project.pictures.count() == 1
    assert client.get(base).status_code in {404, 410}
    address = re.search(r"https?://[^/]+(/\S+)", OutgoingMail.objects.get().text)[1]
    assert client.get(address).status_code == 200 and Project.objects.get().state == "unconfirmed"
    manage = client.post(address).url
    assert client.post(address).status_code == 410
    assert client.get(manage).status_code == 200
    step = project.steps.get()
    assert client.post(manage + "schritt/", {"step": step.pk, "done": "1"}).url == manage
    assert (
        client.post(manage + "schritt/", {"step": make_project(steps=[{"title": "fremd"}]).steps.get().pk}).status_code
        == 404
    )
    assert client.post(manage + "schritt/", {"step": "x" * 900}).status_code == 404
    step.refresh_from_db()
    assert step.done_on is not None and client.get(manage + "schritt/").url == manage
    picture = project.pictures.get()
    assert client.post(manage + "bilder/", {"remove": "-1"}).status_code == 404
    assert client.post(manage + "bilder/", {"remove": picture.pk}).url == manage + "bilder/"
    assert client.post(manage + "was/", {"title": "Neu", "aim": "Neu"}).url == manage
    assert client.post(manage + "fertig/").status_code == 409
    assert client.get(manage + "unsinn/").status_code == 404
    project.refresh_from_db()
    assert (project.title, project.pictures.count(), project.state) == ("Neu", 0, "submitted")


def test_signed_in_with_an_organisation_of_ones_own(client):
    make_postcode()
    make_agency()
    club = make_organisation()
    user = make_member(club)
    log_in(client, user)
    base = client.post("/vorhaben/schreiben/", {"title": "Hof", "aim": "x"}).url.removesuffix("wer/")
    assert client.post(base + "wer/", {**rows("helfer"), "organisation": make_organisation().pk}).status_code == 422
    assert client.post(base + "wer/", {**rows("helfer"), "organisation": club.pk}).url == base + "wo/"
    client.post(base + "wo/", {"place": "06122"})
    page = client.post(base + "kontakt/")
    project = Project.objects.get()
    assert page.url == project_path(project) and (project.organisation, project.contact.user, project.state) == (
        club,
        user,
        "submitted",
    )
    assert client.get(page.url).status_code == 200
    edit = f"/vorhaben/{project.pk}/bearbeiten/"
    assert client.get(edit).status_code == 200 and client.get(edit + "plan/").status_code == 200
    assert client.post(edit + "verbergen/").url == edit


def test_typing_is_kept_as_it_goes(client):
    base = client.post("/vorhaben/schreiben/", {"title": "Hof", "aim": "x"}).url.removesuffix("wer/")
    assert client.post(base + "was/", {"title": "Hofcafé", "aim": "y"}, headers={"X-Autosave": "1"}).status_code == 204
    assert client.post(base + "was/", {"title": "", "aim": "z"}, headers={"X-Autosave": "1"}).status_code == 204
    assert client.post(
        base + "plan/", rows("schritte", *[{"title": "x"}] * 21), headers={"X-Autosave": "1"}
    ).status_code in {202, 204}
    project = Project.objects.get()
    assert (project.title, project.aim, project.steps.count()) == ("Hofcafé", "y", 0)


NASTY = ["\x00", "\u202eabc", "'; DROP TABLE x; --", "<script>alert(1)</script>", "x" * 200_000, "😀" * 3000]


@pytest.mark.parametrize("nasty", NASTY, ids=range(len(NASTY)))
def test_nothing_typed_breaks_a_page(client, nasty):
    author = make_account()
    project = make_project(contact=make_confirmed_contact(user=author, email=author.email))
    log_in(client, author)
    base = f"/vorhaben/{project.pk}/bearbeiten/"
    posts = {
        "was/": {"title": nasty, "aim": nasty, "target_group": nasty},
        "wer/": {**rows("helfer", {"name": nasty, "id": nasty}), "run_by": nasty},
        "wo/": {"place": nasty, "starts": nasty},
        "plan/": rows("schritte", {"title": nasty, "due": nasty}),
        "geld/": {**rows("mittel", {"source": nasty, "amount": nasty}), "mittel-TOTAL_FORMS": nasty},
        "bilder/": {"alt": nasty, "rights": nasty},
    }
    for part, data in posts.items():
        assert client.post(base + part, data).status_code in {200, 302, 422}
    assert client.post("/vorhaben/schreiben/", {"title": nasty}).status_code == 422
    project.refresh_from_db()
    words = client.get(project_path(project)).content.decode()
    assert "<script>alert(1)" not in words
