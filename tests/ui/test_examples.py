"""Every component has an example, and every example draws something sound."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from gemeinsinn.ui.gallery import FOLDER, LAYOUT_ONLY, components

SHOWN_ELSEWHERE = {"timeline_item"}  # inside the timeline's example
EXAMPLES = [(component, example) for component in components() for example in component.examples]
NAMES = [f"{component.slug}: {example.title}" for component, example in EXAMPLES]
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Nesting(HTMLParser):
    """Notes what is closed in the wrong order, and every id."""

    def __init__(self):
        super().__init__()
        self.open, self.faults, self.ids = [], [], []

    def handle_starttag(self, tag, attrs):
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)


def test_every_component_has_an_example():
    folders = {path.parent.name for path in FOLDER.glob("*/index.html")} - LAYOUT_ONLY - SHOWN_ELSEWHERE
    assert {component.folder for component in components()} == folders


@pytest.mark.parametrize("component", components(), ids=lambda component: component.slug)
def test_every_attribute_is_declared_in_the_markup(component):
    """What an example writes on a component is among its declared attributes, or plain HTML."""
    html = {"id", "disabled", "class", "rel", "lang", "popovertarget", "data-keys"}
    for example in component.examples:
        for attributes in re.findall(rf"<c-{component.slug}\s([^>]*?)/?>", example.code, re.DOTALL):
            bare = re.sub(r'=("[^"]*"|\S+)', "=", attributes)
            used = {name.strip(":=") for name in bare.split()}
            assert used <= set(component.attributes) | html


@pytest.mark.parametrize(("component", "example"), EXAMPLES, ids=NAMES)
def test_example_draws(component, example):
    drawn = example.html
    assert drawn.strip()
    assert "<c-" not in drawn
    assert "{%" not in drawn
    assert "style=" not in drawn
    nesting = Nesting()
    nesting.feed(drawn)
    assert (nesting.faults, nesting.open) == ([], [])
    assert [name for name, times in Counter(nesting.ids).items() if times > 1] == []
    assert not (set(nesting.ids) & set(re.findall(r' id="([^"]+)"', example.night)))


def test_values_from_people_are_escaped_once():
    """A name with markup stays text, also when it is handed on from component to component."""
    from django.template import Context, Template, engines  # the engine, not the shortcut: cotton compiles the text
    from django_cotton.compiler_regex import CottonCompiler

    code = '<c-person :name="name" text="{{ text }}" /><c-card title="{{ name }}">{{ name }}</c-card>'
    template = Template(CottonCompiler().process(code), engine=engines["django"].engine)
    drawn = template.render(Context({"name": "<b>Ä & Co</b>", "text": "Meyer & Söhne"}))
    assert drawn.count("&lt;b&gt;Ä &amp; Co&lt;/b&gt;") == 3
    assert "Meyer &amp; Söhne" in drawn
    assert "<b>" not in drawn
    assert "&amp;amp;" not in drawn
