"""The journey: a dirty dump becomes drafts in the desk, one is published, and its old address leads there."""

import csv
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from gemeinsinn.activity.models import Event
from gemeinsinn.movein import run as running
from gemeinsinn.movein.models import Origin
from gemeinsinn.portal.models import ArticlePage, Picture, Topic
from tests.factories.editorial import list_of, make_editor, photo
from tests.movein.dump import HEAD, insert, write

pytestmark = pytest.mark.django_db
SPAM = '<div style="position:absolute;left:-9999px"><a href="https://slots.example/">free spins casino</a></div>'
ARTICLES = [
    {"id": "1", "title": "Der Hof blüht", "alias": "der-hof-blueht", "introtext": "<p>Ein Hof wird schön.</p>",
     "fulltext": f'<p style="color:red">Alle kamen.</p>{SPAM}<p>{{loadposition x}}Siehe <a href="index.php?option=com_content&view=article&id=3">uns</a>.</p><p><img src="images/hof.jpg" alt="Ein Hof"></p>',
     "images": '{"image_intro": "images/hof.jpg#joomlaImage://x", "image_intro_alt": "Ein Hof"}'},
    {"id": "2", "state": "-2"},
    {"id": "3", "title": "Ãœber uns", "alias": "ueber-uns", "state": "0", "catid": "2", "created_by": "9"},
    {"id": "4", "title": "Casino Bonus", "fulltext": '<p><a href="https://slots.example/">hier</a></p>', "introtext": ""},
    {"id": "1", "title": "Noch einmal"},
    {"id": "5", "title": "Leer", "introtext": "&nbsp;", "fulltext": ""},
    {"id": "6", "title": "Ohne Datum", "alias": "der-hof-blueht", "created": "0000-00-00 00:00:00", "fulltext": '<p>a</p><img src="images/../../geheim.jpg"><img src="images/fehlt.jpg">'},
]  # fmt: skip


@pytest.fixture
def site():
    """The portal with its lists."""
    return list_of()


@pytest.fixture
def taken(site, tmp_path):
    """One run in earnest."""
    files = tmp_path / "alt"
    (files / "images").mkdir(parents=True)
    (files / "images" / "hof.jpg").write_bytes(photo(exif=True))
    (tmp_path / "geheim.jpg").write_bytes(photo())
    dump = write(tmp_path / "alt.sql", *ARTICLES)

    def run(*more):
        out = io.StringIO()
        options = [
            "--language=en",
            f"--report={tmp_path / 'bericht'}",
            f"--files={files}",
            "--rights=Altes Archiv",
            *more,
        ]
        call_command("import", "joomla", str(dump), *options, stdout=out)
        return out.getvalue()

    return run


def report(tmp_path):
    """(number, what, which) of the newest table."""
    newest = max((tmp_path / "bericht").glob("*.csv"), key=lambda file: file.stat().st_mtime_ns)
    rows = csv.reader(newest.read_text(encoding="utf-8-sig").splitlines(), delimiter=";")
    return [(row[0], row[3], row[4]) for row in rows][1:]


def counts():
    return [model.objects.count() for model in (ArticlePage, Origin, Picture, Redirect, Topic, Event)]


def test_a_dirty_dump_becomes_drafts(taken, tmp_path):
    said = taken()
    assert "3 taken as draft, 4 left out on purpose." in said
    article = ArticlePage.objects.get(slug="der-hof-blueht")
    assert (article.live, article.title, article.lead, article.author, article.date) == (
        False, "Der Hof blüht", "Ein Hof wird schön.", "Ilse Kranich", date(2015, 3, 30),
    )  # fmt: skip
    assert [topic.name for topic in article.topics.all()] == ["Aus dem Quartier"]
    words, shown = article.body.raw_data
    assert words["value"] == '<p>Alle kamen.</p><p>Siehe <a href="/aktuelles/ueber-uns/">uns</a>.</p>'
    picture = Picture.objects.get()
    assert (shown["value"]["picture"], article.picture, picture.description, picture.holder, picture.licence) == (
        picture.pk, picture, "Ein Hof", "Altes Archiv", "agreed",
    )  # fmt: skip
    with picture.file.open() as file:
        assert b"quittekamera" not in file.read()
    other = ArticlePage.objects.get(slug="ueber-uns")
    assert (other.title, other.author, other.topics.count()) == ("Über uns", "", 0)
    told = report(tmp_path)
    assert ("article-1", "finding", "Advertising somebody injected removed") in told
    assert ("article-2", "left out on purpose", "It lay in the old site's waste paper basket") in told
    assert ("article-3", "finding", "Was not public on the old site: please decide") in told
    assert ("article-4", "left out on purpose", "It is nothing but advertising somebody injected") in told
    assert ("article-1", "left out on purpose", "Its number was there before in the same file") in told
    assert ("article-5", "left out on purpose", "There is nothing to read in it") in told
    assert told.count(("article-6", "finding", "Picture not taken")) == 2
    assert ("article-6", "finding", "No date given: today's was taken") in told
    page = next((tmp_path / "bericht").glob("*.html")).read_text()
    assert f'/redaktion/pages/{article.pk}/edit/">Der Hof blüht</a>' in page
    assert ("Moving in from joomla" in page, "<script" in page, "--brand" in page) == (True, False, True)


def test_an_editor_publishes_one_and_its_old_addresses_lead_there(taken):
    taken()
    article = ArticlePage.objects.get(slug="der-hof-blueht")
    ways = [
        "/index.php?option=com_content&view=article&id=1:der-hof&catid=8&Itemid=101",
        "/?option=com_content&view=article&id=1",
        "/index.php/neuigkeiten/1-der-hof-blueht.html",
        "/neuigkeiten/1-der-hof-blueht/",
        "/quartier/der-hof-blueht/",
    ]
    visitor, editor = Client(), Client()
    assert [visitor.get(way).status_code for way in ways] == [404, 200, 404, 404, 404]
    editor.force_login(make_editor())
    desk = editor.get(f"/redaktion/pages/{article.pk}/edit/", follow=True)
    assert "Der Hof blüht" in desk.content.decode()
    article.get_latest_revision().publish()
    assert [visitor.get(way)["Location"] for way in ways] == ["/aktuelles/der-hof-blueht/"] * 5
    assert [visitor.get(way).status_code for way in ways] == [301] * 5
    shown = visitor.get("/aktuelles/der-hof-blueht/").content.decode()
    assert ("Alle kamen." in shown, "casino" in shown, "Altes Archiv" in shown) == (True, False, True)


def test_running_twice_changes_nothing_also_what_editors_have_done(taken, tmp_path):
    dry = taken("--dry-run")
    assert counts()[:5] == [0, 0, 0, 0, 0]
    assert ("3 taken as draft" in dry, "Nothing was changed" in dry) == (True, True)
    wanted = report(tmp_path)
    taken()
    assert report(tmp_path) == wanted
    assert len(wanted) == len(set(wanted)) + 1  # two pictures are lost in one article
    ArticlePage.objects.get(slug="ueber-uns").delete()
    before = counts()
    assert "3 already here, 4 left out on purpose." in taken()
    assert counts() == before


def test_a_run_that_was_stopped_is_completed_by_the_next(taken, tmp_path, monkeypatch):
    whole = running.take_article

    def stops(**more):
        if more["article"].number == "article-3":
            raise KeyboardInterrupt
        return whole(**more)

    monkeypatch.setattr(running, "take_article", stops)
    with pytest.raises(KeyboardInterrupt):
        taken()
    assert counts()[:3] == [1, 2, 1]
    monkeypatch.setattr(running, "take_article", whole)
    assert "2 taken as draft, 1 already here" in taken()


def test_what_the_portal_refuses_leaves_no_picture_behind(taken, tmp_path, monkeypatch, settings):
    def refuses(**more):
        raise running.ValidationError("zu spät")

    monkeypatch.setattr(running, "take_article", refuses)
    pictures = set(Path(settings.MEDIA_ROOT).rglob("bilder/*"))
    with pytest.raises(CommandError, match="Not every row"):
        taken()
    assert counts()[:4] == [0, 0, 0, 0]
    assert set(Path(settings.MEDIA_ROOT).rglob("bilder/*")) == pictures


def test_two_sites_in_one_dump_want_a_name(site, tmp_path):
    dump = tmp_path / "zwei.sql"
    dump.write_text(HEAD + insert({"id": "1"}) + insert({"id": "1", "title": "Anderer"}).replace("x1_", "x2_"))
    with pytest.raises(CommandError, match="x1_, x2_"):
        call_command("import", "joomla", str(dump), "--language=en")
    call_command("import", "joomla", str(dump), "--prefix=x2_", f"--report={tmp_path}", stdout=io.StringIO())
    assert ArticlePage.objects.get().title == "Anderer"


def test_letters_no_database_takes(site, tmp_path):
    dump = tmp_path / "a.json"
    dump.write_text(
        r'[{"id": 1, "title": "Ein\ud800 Hof", "introtext": "<p>a\u0000b\udfff</p>", "alias": "hof", "images": {"a": ["\ud800"]}}]'
    )
    call_command("import", "joomla", str(dump), f"--report={tmp_path / 'bericht'}", stdout=io.StringIO())
    assert [(one.title, one.lead) for one in ArticlePage.objects.all()] == [("Ein Hof", "ab")]


def test_an_article_made_to_stop_the_run_is_left_out(site, tmp_path):
    nested = {"id": "1", "fulltext": "<div>" * 150_000}
    dump = write(tmp_path / "a.sql", nested, {"id": "2", "title": "Danach"})
    call_command(
        "import", "joomla", str(dump), "--language=en", f"--report={tmp_path / 'bericht'}", stdout=io.StringIO()
    )
    assert ArticlePage.objects.get().title == "Danach"
    assert ("article-1", "left out on purpose", "Its elements lie within each other thousands of times") in report(
        tmp_path
    )


def archive(path, **files):
    with zipfile.ZipFile(path, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return path.read_bytes()


HOSTILE = {
    "leer.sql": (b"", "is empty"),
    "bild.sql": (b"\x89PNG\r\n\0\0", "binary"),
    "breit.sql": ("INSERT".encode("utf-16"), "UTF-16"),
    "brief.txt": (b"Liebe Nachbarn,", "neither an SQL dump"),
    "halb.sql": ((HEAD + insert({"id": "1"}))[:-30].encode(), "breaks off"),
    "ohne.sql": (HEAD.encode(), "no table of articles"),
    "halb.json": (b'[{"id": 1, "title": "a", "introtext"', "breaks off"),
    "halb.sql.gz": (b"\x1f\x8b\x08\0\0\0\0\0\0\x03abc", "damaged or cut off"),
    "halb.zip": (b"PK\x03\x04abc", "damaged or cut off"),
    "bombe.xml": (b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>', "declares entities"),
    "halb.xml": (b"<rss><channel><item><title>a</title>", "breaks off"),
    "leer.xml": (b"<rss><channel></channel></rss>", "no entry"),
    "fremd.xml": (b'<?xml version="1.0" encoding="klingonisch"?><rss/>', "breaks off|encoding"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_broken_and_hostile_files_end_in_a_sentence_and_leave_nothing(site, tmp_path, name):
    content, words = HOSTILE[name]
    file = tmp_path / name
    file.write_bytes(content)
    before = counts()
    with pytest.raises(CommandError, match=words):
        call_command("import", "joomla", str(file), "--language=en", f"--report={tmp_path / 'r'}", stdout=io.StringIO())
    assert (counts(), (tmp_path / "r").exists()) == (before, False)


def test_archives_hold_one_plain_file(site, tmp_path):
    inner = archive(tmp_path / "innen.zip", **{"a.sql": HEAD})
    cases = [
        ({"a.sql": HEAD, "b.sql": HEAD}, "exactly one file"),
        ({"innen.zip": inner}, "archive within an archive"),
        ({"a.sql": b"-- \n" + b" " * (130 << 20)}, "too large"),
    ]
    for files, words in cases:
        path = tmp_path / "aussen.zip"
        path.unlink(missing_ok=True)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
            for name, content in files.items():
                made.writestr(name, content)
        with pytest.raises(CommandError, match=words):
            call_command("import", "joomla", str(path), "--language=en")


def test_a_packed_dump_in_an_old_encoding(site, tmp_path):
    path = tmp_path / "alt.zip"
    archive(path, **{"alt.sql": (HEAD + insert({"id": "1", "title": "Größe"})).encode("cp1252")})
    call_command("import", "joomla", str(path), f"--report={tmp_path}", stdout=io.StringIO())
    assert ArticlePage.objects.get().title == "Größe"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--files=/gibt/es/nicht", "--rights=x"], "no folder"),
        (["--by=niemand@beispiel.example"], "no account"),
        (["--by=fremd@beispiel.example"], "does not write"),
    ],
)
def test_options_that_do_not_fit(site, tmp_path, options, words, django_user_model):
    django_user_model.objects.create_user("fremd@beispiel.example")
    with pytest.raises(CommandError, match=words):
        call_command("import", "joomla", str(write(tmp_path / "a.sql", {"id": "1"})), "--language=en", *options)


def test_pictures_need_somebody_they_belong_to(site, tmp_path):
    with pytest.raises(CommandError, match="Say whose pictures"):
        call_command(
            "import", "joomla", str(write(tmp_path / "a.sql", {"id": "1"})), "--language=en", f"--files={tmp_path}"
        )


def test_german_words_and_an_editor_of_the_drafts(site, tmp_path, monkeypatch):
    out, editor = io.StringIO(), make_editor()
    dump = write(tmp_path / "a.sql", {"id": "1"})
    call_command(
        "import", "joomla", str(dump), "--language=de", f"--by={editor.email}", f"--report={tmp_path}", stdout=out
    )
    assert "1 als Entwurf übernommen." in out.getvalue()
    assert ArticlePage.objects.get().owner == editor
