"""Dirty articles, one kind of dirt a case."""

from html.parser import HTMLParser

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from gemeinsinn.movein.cleaning.article import Cleaner, cut
from gemeinsinn.movein.cleaning.links import Links, Target
from gemeinsinn.movein.cleaning.tree import BLOCKS, GONE, INLINE
from gemeinsinn.movein.records import Record, WantedPicture
from gemeinsinn.movein.wording import FINDINGS

KNOWN = {"/index.php?id=7&option=com_content&view=article": "/aktuelles/sieben/", "/quartier/7-sieben": "/aktuelles/sieben/", "/?p=9": "/aktuelles/neun/"}  # fmt: skip
LINKS = Links({"www.alt.example"}, lambda old: KNOWN.get(old, ""))


def cleaned(body, *, title="Der Hof", wordpress=False, intro="", **more):
    cleaner = Cleaner(
        links=LINKS, is_wordpress=wordpress, attachment=lambda number: f"/wp-content/uploads/{number}.jpg"
    )
    return cleaner.clean(Record("article-1", title=title, intro=intro or "<p>Vorweg.</p>", body=body, **more))


def text_of(found):
    return "|".join(str(value) if kind == "text" else f"<{kind}>" for kind, value in found.pieces)


def kinds(found):
    return sorted({finding.kind for finding in found.findings})


HIDDEN = ["display:none", "DISPLAY : none !important", "visibility:hidden", "position:absolute;left:-9999px", "text-indent:-5000px",
          "font-size:0", "font-size:1px", "opacity:0", "height:0;overflow:hidden", "color:#fff;background:#fff", "dis\\70lay:none",
          "display:/**/none", "transform:scale(0)"]  # fmt: skip
ADVERT = '<a href="https://best-casino.example/">Bonus</a>'
LONG = "Ein ganz normaler Satz über den Hof und die Nachbarn, die ihn pflegen."
CASES = [
    ("<p>Alle <b>kamen</b> <em>gern</em>.</p>", "<p>Alle <b>kamen</b> <i>gern</i>.</p>", []),
    ('<p style="color:red"><span style="font-size:20px">Rot</span></p>', "<p>Rot</p>", ["style"]),
    ("<p>Eins</p><p>&nbsp;</p><p><br></p><p>Zwei</p>", "<p>Eins</p><p>Zwei</p>", ["empty"]),
    ("Eins<br><br>Zwei<br>Drei", "<p>Eins</p><p>Zwei<br/>Drei</p>", []),
    ("<h1>Groß</h1><h4>Klein</h4>", "<h2>Groß</h2><h3>Klein</h3>", []),
    ("<h3>Zuerst</h3><p>a</p>", "<h2>Zuerst</h2><p>a</p>", []),
    ("<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>", "<ul><li>a<ul><li>b</li></ul></li><li>c<br/>d</li></ul>", []),
    ("<dl><dt>Wann</dt><dd>Montag</dd></dl>", "<p><b>Wann</b></p><p>Montag</p>", []),
    ("<p>a</p><script>alert(1)</script><p>b</p>", "<p>a</p><p>b</p>", ["script"]),
    ('<p onclick="x()">a</p><form action="/x"><input name="q">Suche</form>', "<p>a</p><p>Suche</p>", ["script"]),
    ('<p><a href="javascript:alert(1)">Klick</a></p>', "<p>Klick</p>", ["address"]),
    ('<p><a href="java\nscript:alert(1)">Klick</a></p>', "<p>Klick</p>", ["address"]),
    ('<p><a href="data:text/html,x">Klick</a></p>', "<p>Klick</p>", ["address"]),
    ('<p><a href="https://stadt.example/a?b=1&amp;c=2">Stadt</a></p>', '<p><a href="https://stadt.example/a?b=1&amp;c=2">Stadt</a></p>', []),
    ('<p><a href="mailto:hof@haus.example">Mail</a></p>', '<p><a href="mailto:hof@haus.example">Mail</a></p>', []),
    ('<p><a href="index.php?option=com_content&view=article&id=7:x&Itemid=3">S</a></p>', '<p><a href="/aktuelles/sieben/">S</a></p>', []),
    ('<p><a href="http://alt.example/index.php/quartier/7-sieben.html">S</a></p>', '<p><a href="/aktuelles/sieben/">S</a></p>', []),
    ('<p><a href="/weg/8-weg">Weg</a></p>', "<p>Weg</p>", ["dead"]),
    ('<p><a href="#oben">Nach oben</a> <a name="oben" id="oben"></a>Wort</p>', "<p>Nach oben Wort</p>", []),
    ('<p><a href="images/plan.pdf">Plan</a></p>', "<p>Plan</p>", ["file"]),
    ('<p><a href="images/gross.jpg">Bild</a></p>', "<p>Bild</p>", []),
    ("<table width='100%'><tr><td><p>Links</p></td><td><img src='images/a.jpg'></td></tr></table>", "<p>Links</p>|<picture>", ["layout"]),
    ("<table><tr><th>Tag</th><th>Was</th></tr><tr><td>Mo</td><td>Suppe</td></tr></table>", "<ul><li><b>Tag:</b> Mo; <b>Was:</b> Suppe</li></ul>", ["table"]),
    ("<table><tr><td>Mo</td><td>Suppe</td></tr><tr><td>Di</td><td></td></tr></table>", "<ul><li>Mo; Suppe</li><li>Di</li></ul>", ["table"]),
    ("<table></table><p>a</p>", "<p>a</p>", ["layout"]),
    ("<blockquote><p>Schön war es.</p></blockquote>", "<p>Schön war es.</p>", ["quote"]),
    ("<blockquote>„Schön war es.“ <cite>– Ilse</cite></blockquote>", "<quote>", []),
    ("<p>fÃ¼r die HÃ¶fe â€“ schÃ¶n</p>", "<p>für die Höfe – schön</p>", ["letters"]),
    ("<p>Soft\u00adhyphen und Null\u200bbreite</p>", "<p>Softhyphen und Nullbreite</p>", []),
    ("<p>a</p>{loadposition werbung}{emailcloak=off}<p>{jcomments on}b {sic}</p>", "<p>a</p><p>b {sic}</p>", ["plugin"]),
    ("<p>a</p>{gallery}urlaub/2012{/gallery}", "<p>a</p>", ["plugin"]),
    ("<p>a</p>{youtube}abc_123{/youtube}", "<p>a</p>|<video>", ["film"]),
    ('<p>Film: <iframe src="//www.youtube.com/embed/abc?autoplay=1"></iframe></p>', "<p>Film:</p>|<video>", ["film"]),
    ('<iframe src="https://karte.example/x"></iframe>', '<p><a href="https://karte.example/x">karte.example</a></p>', ["frame"]),
    ('<p>a</p><iframe src="https://weg.example/x" width="1" height="1"></iframe>', "<p>a</p>", ["spam"]),
    ('<p>a</p><iframe src="/eigene"></iframe>', "<p>a</p>", ["script"]),
    (f"<p>{LONG} {ADVERT}</p>", f"<p>{LONG}</p>", ["spam"]),
    (f"<p>a</p><p>Jetzt {ADVERT}</p>", "<p>a</p>", ["spam"]),
    (f"<p>a</p><p>{LONG} Freispiele im online casino. {ADVERT}</p>", "<p>a</p>", ["spam"]),
    (f"<p>{LONG} Im alten Casino war Tanz.</p>", f"<p>{LONG} Im alten Casino war Tanz.</p>", ["words"]),
    (f'<p>a</p><div style="display:none">{LONG * 4}</div>', f"<p>a</p><p>{LONG * 4}</p>", ["style", "unhidden"]),
    ('<p>a</p><p hidden>geheim</p>', "<p>a</p>", ["hidden"]),
    ("<p>" + "<i>" * 100 + "tief" + "</i>" * 100 + "</p>", "<p>" + "<i>" * 59 + "tief" + "</i>" * 59 + "</p>", ["deep"]),
    ("<p>a</p>" + "".join(f'<p><a href="https://h{n}.example/">Ein Wort {n}</a></p>' for n in range(8)), None, ["links"]),
    ('<p>a <img src="images/b.jpg" alt="Hof"> b</p>', "<p>a</p>|<picture>|<p>b</p>", []),
    ('<p>a</p><img src="https://fremd.example/b.jpg">', "<p>a</p>", ["lost"]),
    ('<p>a</p><img src="data:image/png;base64,AAAA">', "<p>a</p>", ["lost"]),
    ('<ul><li>a <img src="images/b.jpg"></li></ul><p>b</p>', "<ul><li>a</li></ul>|<picture>|<p>b</p>", []),
    ("<p>1 &lt; 2 &amp; <q>so</q> H<sub>2</sub>O</p>", "<p>1 &lt; 2 &amp; „so“ H2O</p>", []),
    ("<p>Wort<![CDATA[x]]><?php echo 1 ?></p>", None, []),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text", "found"), CASES)
def test_dirt_of_joomla(body, text, found):
    result = cleaned(body)
    assert kinds(result) == found
    assert text is None or text_of(result) == text
    assert "<script" not in text_of(result) and "javascript:" not in text_of(result)


@pytest.mark.parametrize("style", HIDDEN)
def test_hidden_words_go_however_they_were_hidden(style):
    found = cleaned(f"<p>a</p><div style='{style}'><p>Bestes casino <a href='https://x.example'>hier</a></p></div>")
    assert (text_of(found), kinds(found)) == ("<p>a</p>", ["spam"])


@pytest.mark.parametrize(
    "style", ["font-size:1em", "font-size:10px", "opacity:0.8", "left:-5px", "color:#fff", "height:0", ""]
)
def test_what_is_only_small_or_pale_stays(style):
    assert text_of(cleaned(f'<p style="{style}">Wort</p>')) == "<p>Wort</p>"


def test_a_disguised_address_becomes_one_to_click():
    script = """<span id="cloak77">Diese E-Mail-Adresse ist vor Spambots geschützt! Zur Anzeige muss JavaScript eingeschaltet sein.</span>
    <script type='text/javascript'>document.getElementById('cloak77').innerHTML = ''; var prefix = '&#109;a' + 'i&#108;' + '&#116;o';
    var addy77 = 'hof' + '&#64;'; addy77 = addy77 + 'haus' + '&#46;' + 'example';</script>"""
    found = cleaned(f"<p>Schreiben Sie an {script}</p>")
    assert text_of(found) == '<p>Schreiben Sie an <a href="mailto:hof@haus.example">hof@haus.example</a></p>'
    assert kinds(found) == ["cloak"]


def test_a_disguise_that_is_none_is_not_run():
    found = cleaned("<p>a</p><script>var addy1 = '<img src=x>' + '@' + 'b';</script>")
    assert (text_of(found), kinds(found)) == ("<p>a</p>", ["script"])


@pytest.mark.parametrize(
    ("body", "text", "found"),
    [
        ("Erster Absatz\nmit Zeile\n\nZweiter Absatz", "<p>Erster Absatz<br/>mit Zeile</p><p>Zweiter Absatz</p>", []),
        ("<!-- wp:paragraph -->\n<p>Neu</p>\n<!-- /wp:paragraph -->", "<p>Neu</p>", []),
        ('[caption id="a" width="3"]<img src="/wp-content/uploads/a.jpg" alt="Hof"> Der Hof[/caption]', "<picture>", []),
        ('[gallery ids="3,4"]', "<picture>|<picture>", []),
        ("[gallery]", "", ["plugin"]),
        ('[contact-form-7 id="1" title="K"] Text [button]Wort[/button]', "<p>Text Wort</p>", ["plugin"]),
        ("Siehe [1] und [Anm. 2].", "<p>Siehe [1] und [Anm. 2].</p>", []),
        ("[embed]https://vimeo.com/12[/embed]", "<video>", ["film"]),
        ("[youtube https://youtu.be/abc]", "<video>", ["film"]),
        ("a\n\nhttps://www.youtube.com/watch?v=abc&amp;t=3\n\nb", "<p>a</p>|<video>|<p>b</p>", ["film"]),
        ('<figure class="wp-block-embed"><div>\nhttps://youtu.be/abc\n</div><figcaption>F</figcaption></figure>', "<video>|<p>F</p>", ["film"]),
        ('<p><a href="https://alt.example/?p=9">Neun</a></p>', '<p><a href="/aktuelles/neun/">Neun</a></p>', []),
    ],
)  # fmt: skip
def test_dirt_of_wordpress(body, text, found):
    result = cleaned(body, wordpress=True)
    assert (text_of(result), kinds(result)) == (text, found)


def test_pictures_and_films_keep_what_is_known_of_them():
    found = cleaned(
        '<figure><img src="images/x/b.jpg" alt="Ein Hof"><figcaption>Im Mai</figcaption></figure>{vimeo}77{/vimeo}'
    )
    film = {"title": "vimeo.com", "address": "https://vimeo.com/77", "picture": None, "length": "", "signed": False}
    assert found.pieces == [("picture", WantedPicture("images/x/b.jpg", "Ein Hof", "Im Mai")), ("video", film)]
    quote = cleaned("<blockquote>„Schön war es.“ <cite>– Ilse</cite></blockquote>").pieces
    assert quote == [("quote", {"words": "Schön war es.", "who": "Ilse"})]


@pytest.mark.parametrize(
    ("intro", "body", "lead", "text"),
    [
        ("<p>Vorweg.</p>", "<p>Mehr.</p>", "Vorweg.", "<p>Mehr.</p>"),
        ('<p>Vor <a href="https://a.example/">weg</a>.</p>', "<p>Mehr.</p>", "Vor weg .", None),
        ("<ul><li>Liste</li></ul>", "<p>Mehr.</p>", "Liste Mehr.", "<ul><li>Liste</li></ul>|<p>Mehr.</p>"),
        ("<p>" + "Wort. " * 100 + "</p>", "<p>Mehr.</p>", cut("Wort. " * 100, 400), None),
        ("<h2>Kopf</h2><p>a</p>" + "<p>" + "Wort " * 100 + "</p>", "", None, None),
    ],
)
def test_the_lead_says_nothing_twice_and_loses_nothing(intro, body, lead, text):
    found = cleaned(body, intro=intro)
    assert lead is None or found.lead == lead
    assert len(found.lead) <= 400
    assert text is None or text_of(found) == text


def test_an_article_that_is_nothing_but_advertising():
    assert cleaned(f"<p>Nur {ADVERT}</p>", intro=f"<p>{ADVERT}</p>").is_spam
    assert cleaned(f"<p>{LONG}</p><p>{ADVERT}</p>", title="Online Casino Bonus").is_spam
    assert not cleaned(f"<p>{LONG}</p><p>{ADVERT}</p>").is_spam
    assert not cleaned(f"<p>{LONG} Das Casino zog aus.</p>", title="Das alte Casino am Markt").is_spam


def test_titles():
    assert cleaned("<p>a</p>", title="Hof &amp; <b>Haus</b> fÃ¼r alle").title == "Hof & Haus für alle"
    long = cleaned("<p>a</p>", title="Wort " * 100)
    assert (len(long.title) <= 200, kinds(long)) == (True, ["shortened"])
    assert cleaned("<p>Der erste Satz.</p>", title=" ").title == "Der erste Satz."


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://[kaputt/", Target("dead")),
        ("https://ohnepunkt/", Target("dead")),
        ("//stadt.example/x", Target("elsewhere", "//stadt.example/x")),
        ("ftp://a.example/", Target("dead")),
        ("tel:+49345", Target("write", "tel:+49345")),
        ("", Target("dead")),
    ],
)
def test_addresses(address, target):
    assert LINKS.target(address) == target


def test_every_finding_has_words():
    with translation.override("de"):
        assert all(str(words) for words in FINDINGS.values())


SOUP = st.lists(
    st.one_of(
        st.builds("<{}{}>".format, st.sampled_from(sorted(INLINE | BLOCKS | GONE)), st.sampled_from(["", ' href="javascript:x"', ' href="https://a.example/&quot; onx=1"', ' style="display:none"', ' src="images/a.jpg"', ' src="https://youtube.com/embed/x"'])),
        st.builds("</{}>".format, st.sampled_from(sorted(INLINE | BLOCKS | GONE))),
        st.sampled_from(["Wort", "&lt;script&gt;", "<", "&#0;", "\x00", "casino", "{youtube}a{/youtube}", "[caption]<img src=a.jpg> b[/caption]", "\n\n", "<!--", "Ã¼", "'", '"', ">"]),
    ),
    max_size=30,
)  # fmt: skip


class Kept(HTMLParser):
    """Collects what must not be in a text of ours, and elements nobody closed."""

    def __init__(self):
        super().__init__()
        self.open, self.wrong = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in ("p", "h2", "h3", "b", "i", "a", "ul", "ol", "li"):
            self.wrong.append(tag)
        self.wrong += [pair for pair in attrs if pair[0] != "href" or not pair[1].startswith(("https://", "/"))]
        self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.wrong += [tag] if tag != "br" else []

    def handle_endtag(self, tag):
        if self.open.pop() != tag:
            self.wrong.append(f"/{tag}")


@settings(max_examples=150, deadline=None)
@given(SOUP, st.booleans())
def test_whatever_comes_in_what_goes_out_is_whole_and_harmless(soup, wordpress):
    for kind, value in cleaned("".join(soup), title="T", wordpress=wordpress).pieces:
        parser = Kept()
        parser.feed(value if kind == "text" else "")
        parser.close()
        assert (parser.wrong, parser.open) == ([], [])
