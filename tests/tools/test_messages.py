"""The catalogue tool: finds every message, keeps every translation, names every fault."""

import gettext

import pytest

from tools import messages

PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext
label = _("Hello {name}")
chairs = ngettext("%(n)s chair", "%(n)s chairs", 3)
offer = pgettext("verb", "Offer"
    " it")
"""
TEMPLATE = """{% load i18n %}
<p class="it's">{% translate "Half 50%" %}</p>
    {% translate "Offer" context "noun" %} {{ _("inline")|upper }}
{% blocktranslate trimmed count n=many %}
    one thing
{% plural %}
    {{ n }} things
{% endblocktranslate %}
<c-tabs :tabs="[{'label': _('First tab')}]" />
"""
ALL = {
    ("%(n)s chair", None),
    ("First tab", None),
    ("Half 50%%", None),
    ("Hello {name}", None),
    ("Offer", "noun"),
    ("Offer it", "verb"),
    ("inline", None),
    ("one thing", None),
}


@pytest.fixture
def package(tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "PACKAGE", tmp_path)
    for app in ("one", "two"):
        (tmp_path / app / "templates" / app).mkdir(parents=True)
        (tmp_path / app / "apps.py").touch()
    (tmp_path / "one" / "words.py").write_text(PYTHON)
    (tmp_path / "one" / "templates" / "one" / "page.html").write_text(TEMPLATE)
    return tmp_path


def translate(app, **german):
    """Writes German for some messages straight into the catalogue."""
    path = messages.catalogue_path(app)
    text = path.read_text()
    for english, said in german.items():
        text = text.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{said}"')
    path.write_text(text)


def test_it_finds_messages_in_python_templates_and_attributes(package):
    assert {(messages.first(m), m.context) for m in messages.entries(messages.found("one"))} == ALL


def test_a_catalogue_has_no_dates_and_no_line_numbers_and_is_stable(package):
    messages.update("one")
    before = messages.catalogue_path("one").read_text()
    (package / "one" / "words.py").write_text("\n\n\n" + PYTHON)
    messages.update("one")
    assert messages.catalogue_path("one").read_text() == before
    assert "words.py" not in before
    assert "Date" not in before


def test_an_update_keeps_translations_and_names_what_it_drops(package, capsys):
    messages.update("one")
    translate("one", inline="eingebettet")
    (package / "one" / "words.py").write_text("")
    (package / "one" / "templates" / "one" / "page.html").write_text('{{ _("inline") }}')
    capsys.readouterr()
    messages.update("one")
    assert [m.string for m in messages.entries(messages.kept("one"))] == ["eingebettet"]
    assert "one: dropped 'Offer it' = ''" in capsys.readouterr().out
    assert capsys.readouterr().out == ""


def test_an_app_without_messages_gets_no_catalogue(package):
    messages.update("two")
    assert not messages.catalogue_path("two").exists()


def test_faults_are_named(package):
    messages.update("one")
    translate("one", inline="eingebettet", Hello="x")
    path = messages.catalogue_path("one")
    path.write_text(path.read_text().replace('msgid "Hello {name}"\nmsgstr ""', 'msgid "Hello {name}"\nmsgstr "Hallo"'))
    path.write_text(path.read_text() + '\nmsgid "gone"\nmsgstr "weg"\n')
    (package / "one" / "words.py").write_text(PYTHON + '_("new")\n')
    faults = list(messages.faults("one"))
    assert "one: not in the catalogue: 'new'" in faults
    assert "one: no longer in the source: 'gone'" in faults
    assert "one: placeholders differ: 'Hello {name}' = ['Hallo']" in faults
    assert "one: untranslated: 'one thing'" in faults
    assert not any("inline" in fault for fault in faults)


def test_the_singular_may_drop_the_number_but_invent_nothing(package):
    (package / "one" / "words.py").write_text('ngettext("%(n)s chair", "%(n)s chairs", 3)\n')
    (package / "one" / "templates" / "one" / "page.html").unlink()
    messages.update("one")
    path = messages.catalogue_path("one")
    bare = path.read_text()
    path.write_text(
        bare.replace('msgstr[0] ""', 'msgstr[0] "ein Stuhl"').replace('msgstr[1] ""', 'msgstr[1] "%(n)s Stühle"')
    )
    assert list(messages.faults("one")) == []
    path.write_text(
        bare.replace('msgstr[0] ""', 'msgstr[0] "%(m)s"').replace('msgstr[1] ""', 'msgstr[1] "%(n)s Stühle"')
    )
    assert list(messages.faults("one")) == ["one: placeholders differ: '%(n)s chair' = ['%(m)s', '%(n)s Stühle']"]


def test_two_germans_for_one_english_are_a_contradiction(package):
    for app, german in (("one", "Sachen"), ("two", "Güter")):
        (package / app / "words.py").write_text('_("Goods")\n')
        messages.update(app)
        translate(app, Goods=german)
    assert list(messages.contradictions()) == ["'Goods' has more than one German: 'Sachen' in one; 'Güter' in two"]


def test_compiled_catalogues_are_what_gettext_reads(package):
    messages.update("one")
    translate("one", inline="eingebettet")
    messages.compile_app("one")
    compiled = messages.catalogue_path("one").with_suffix(".mo")
    with compiled.open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("inline") == "eingebettet"
    first = compiled.stat().st_mtime_ns
    messages.compile_app("one")
    assert compiled.stat().st_mtime_ns == first
    messages.compile_app("two")


@pytest.mark.parametrize(
    ("text", "is_twice"), [("Bitte warten.", False), ("Bitte warten.Bitte warten.", True), ("nana", False)]
)
def test_a_sentence_that_stands_there_twice_is_a_fault(text, is_twice):
    assert messages.doubled(text) is is_twice
