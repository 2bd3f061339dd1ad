"""WordPress's export, and feeds with a folder of saved pages."""

import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from gemeinsinn.core.imports import ImportFault
from gemeinsinn.movein.reading import marked
from gemeinsinn.movein.reading.source import open_source
from gemeinsinn.movein.systems.dates import day_of
from gemeinsinn.portal.models import ArticlePage, Picture, StandardPage
from tests.factories.editorial import list_of, photo

pytestmark = pytest.mark.django_db

WXR = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Alt</title><link>https://www.alt.example</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://alt.example</wp:base_site_url>
<wp:author><wp:author_login>ilse</wp:author_login><wp:author_email>ilse@alt.example</wp:author_email><wp:author_display_name><![CDATA[Ilse Kranich]]></wp:author_display_name></wp:author>
%s
</channel></rss>"""
ITEM = """<item><title><![CDATA[%(title)s]]></title><link>https://alt.example/%(path)s</link><dc:creator>ilse</dc:creator>
<content:encoded><![CDATA[%(content)s]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>%(id)s</wp:post_id><wp:post_date>2019-05-01 00:30:00</wp:post_date><wp:post_date_gmt>%(gmt)s</wp:post_date_gmt>
<wp:post_name>%(name)s</wp:post_name><wp:status>%(status)s</wp:status><wp:post_type>%(type)s</wp:post_type>
<category domain="category" nicename="hof"><![CDATA[Höfe]]></category><category domain="post_tag"><![CDATA[egal]]></category>%(more)s</item>"""
PLAIN = {"title": "T", "path": "2019/05/t/", "content": "Ein Absatz.\n\nNoch einer.", "id": "1", "gmt": "2019-04-30 22:30:00", "name": "t", "status": "publish", "type": "post", "more": ""}  # fmt: skip
META = "<wp:postmeta><wp:meta_key>%s</wp:meta_key><wp:meta_value>%s</wp:meta_value></wp:postmeta>"
ITEMS = [
    {"id": "1", "name": "der-hof", "title": "Der Hof", "path": "2019/05/der-hof/", "more": META % ("_thumbnail_id", "9"),
     "content": 'Ein Absatz.\n\nSiehe <a href="https://alt.example/kontakt/">uns</a>.\x0b [contact-form-7 id="3" title="x"]'},
    {"id": "2", "name": "kontakt", "title": "Wir", "path": "kontakt/", "type": "page", "gmt": "0000-00-00 00:00:00"},
    {"id": "3", "status": "trash"},
    {"id": "4", "type": "revision"},
    {"id": "5", "type": "wp_block"},
    {"id": "6", "name": "geheim", "status": "private"},
    {"id": "x"},
    {"id": "1"},
    {"id": "9", "type": "attachment", "status": "inherit", "path": "?attachment_id=9",
     "more": "<wp:attachment_url>https://alt.example/wp-content/uploads/2019/hof-300x200.jpg</wp:attachment_url>" + META % ("_wp_attachment_image_alt", "Ein Hof")},
]  # fmt: skip


def wxr(path, *items):
    path.write_text(WXR % "".join(ITEM % (PLAIN | item) for item in items), encoding="utf-8")
    return path


def run(kind, file, tmp_path, *more):
    out = io.StringIO()
    call_command("import", kind, str(file), "--language=en", f"--report={tmp_path / 'r'}", *more, stdout=out)
    return out.getvalue()


@pytest.fixture(autouse=True)
def site():
    """The portal with its lists."""
    return list_of()


def test_posts_and_pages_of_wordpress(tmp_path):
    files = tmp_path / "uploads"
    (files / "2019").mkdir(parents=True)
    (files / "2019" / "hof.jpg").write_bytes(photo())
    file = wxr(tmp_path / "alt.xml", *ITEMS)
    with pytest.raises(CommandError, match="Not every row"):  # an item without a number
        run("wordpress", file, tmp_path, f"--files={files}", "--rights=Archiv")
    post, page = ArticlePage.objects.get(slug="der-hof"), StandardPage.objects.get()
    assert (post.live, post.lead, post.author, post.date, [str(one) for one in post.topics.all()]) == (
        False, "Ein Absatz.", "Ilse Kranich", date(2019, 5, 1), ["Höfe"],
    )  # fmt: skip
    assert post.body.raw_data[0]["value"] == '<p>Siehe <a href="/kontakt-2/">uns</a>.</p>'
    assert (post.picture.description, Picture.objects.count()) == ("Ein Hof", 1)
    assert (page.slug, page.title, page.get_parent().specific_class.__name__) == ("kontakt-2", "Wir", "FrontPage")
    assert sorted(ArticlePage.objects.values_list("slug", flat=True)) == ["der-hof", "geheim"]
    post.get_latest_revision().publish()
    for way in ("/2019/05/der-hof/", "/?p=1"):
        assert Client().get(way)["Location"] == "/aktuelles/der-hof/"
    page.get_latest_revision().publish()
    assert Client().get("/?page_id=2")["Location"] == "/kontakt-2/"
    before = Redirect.objects.count()
    with pytest.raises(CommandError):
        run("wordpress", file, tmp_path)
    assert (ArticlePage.objects.count(), Redirect.objects.count()) == (2, before)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<rss><channel><item><title>a</title></item></channel></rss>", "no export of WordPress"),
        ("INSERT INTO a VALUES (1);", "no export of WordPress"),
        (WXR % "<item><title>abc", "breaks off"),
        ('<!DOCTYPE x SYSTEM "http://a.example/x.dtd"><rss><channel><item/></channel></rss>', "no export|declares"),
    ],
)
def test_what_is_no_export_of_wordpress(tmp_path, content, words):
    file = tmp_path / "a.xml"
    file.write_text(content)
    with pytest.raises(CommandError, match=words):
        run("wordpress", file, tmp_path)


def test_an_entry_without_end_is_not_kept_in_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(marked, "MOST_BETWEEN", 100_000)
    file = tmp_path / "a.xml"
    file.write_text(WXR % ("<item><title>" + "lang " * 60_000 + "</title></item>"))
    with pytest.raises(ImportFault, match="larger than"):
        list(marked.entries(open_source(file)))


RSS = """<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Alt</title><link>https://alt.example/</link>
<item><title>Der Hof</title><link>https://alt.example/neues/12-der-hof.html</link><description>&lt;p&gt;Aus dem Feed.&lt;/p&gt;</description>
<category>Höfe</category><author>ilse@alt.example (Ilse Kranich)</author><pubDate>Sun, 29 Mar 2015 23:30:00 +0200</pubDate></item>
<item><title>Ohne Seite</title><link>https://alt.example/neues/13-ohne</link><description>Nur Feed.</description><dc:date>2016-01-02T10:00:00Z</dc:date></item>
<item><title>Noch einmal</title><link>https://alt.example/neues/13-ohne</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Alt</title><link href="https://alt.example/"/>
<entry><title>Der Hof</title><link rel="alternate" href="https://alt.example/hof"/><id>tag:1</id><updated>2015-03-29T12:00:00+02:00</updated>
<author><name>Ilse Kranich</name></author><category term="Höfe"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Ein <b>Hof</b>.</p><p>Mehr.</p></div></content></entry></feed>"""
PAGE = """<html><head><title>Alt</title></head><body><nav>Menü</nav><div class="item-page" itemscope><h2>Der Hof</h2>
<div itemprop="articleBody"><p>Von der Seite.</p><p>Ganz.</p></div></div><footer>Fuß</footer></body></html>"""


def test_a_feed_with_saved_pages(tmp_path):
    pages = tmp_path / "seiten"
    pages.mkdir()
    (pages / "12-der-hof.html").write_text(PAGE)
    (pages / "13-ohne.html").write_text("<div>" * 5_000)
    file = tmp_path / "feed.xml"
    file.write_text(RSS)
    assert "2 taken as draft, 1 left out on purpose" in run("joomla", file, tmp_path, f"--pages={pages}")
    first, second = ArticlePage.objects.order_by("pk")
    assert (first.slug, first.lead, first.author, first.date) == (
        "der-hof",
        "Von der Seite.",
        "Ilse Kranich",
        date(2015, 3, 29),
    )
    assert (first.body.raw_data[0]["value"], second.lead, second.date) == (
        "<p>Ganz.</p>",
        "Nur Feed.",
        date(2016, 1, 2),
    )
    first.get_latest_revision().publish()
    assert Client().get("/index.php/neues/12-der-hof")["Location"] == "/aktuelles/der-hof/"
    assert "2 already here" in run("joomla", file, tmp_path)


def test_an_atom_feed(tmp_path):
    file = tmp_path / "feed.xml"
    file.write_text(ATOM)
    run("joomla", file, tmp_path)
    article = ArticlePage.objects.get()
    assert (article.lead, article.body.raw_data[0]["value"], article.author) == (
        "Ein Hof .",
        "<p>Mehr.</p>",
        "Ilse Kranich",
    )
    assert [str(topic) for topic in article.topics.all()] == ["Höfe"]


@pytest.mark.parametrize(
    ("stored", "day"),
    [
        (["0000-00-00 00:00:00", "2015-03-29 22:30:00"], date(2015, 3, 30)),
        (["2015-01-01 23:30:00"], date(2015, 1, 2)),
        (["2015-01-01"], date(2015, 1, 1)),
        (["Sun, 29 Mar 2015 23:30:00 -0500"], date(2015, 3, 30)),
        ([None, "", "gestern", "2015-13-45", "0001-01-01 00:00:00", "9999-12-31 23:59:59"], None),
    ],
)
def test_days(stored, day):
    assert day_of(*stored) == day
