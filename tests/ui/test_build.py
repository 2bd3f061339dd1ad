"""The one stylesheet and the typeface are made completely, small, and again only when needed."""

import io
import json
import os
import re

import pytest
from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont

from gemeinsinn.ui import build
from gemeinsinn.ui.finders import BuiltFiles
from gemeinsinn.ui.fonts import FACES, write_font
from gemeinsinn.ui.storage import StaticStorage


@pytest.fixture(scope="module")
def fonts():
    return {face: write_font(face) for face in FACES}


def test_every_stylesheet_of_ours_is_in_the_whole():
    parts = {path for path in build.SOURCES.rglob("*.css") if path.name != "gallery.css"}
    assert set(build.style_sources()) == parts


def test_the_whole_is_sound():
    css = build.stylesheet()
    assert css.count("{") == css.count("}")
    assert "/*" not in css
    assert css.index("@layer reset, tokens, base, layout, components, modules, utilities;") < css.index(
        "@layer reset {"
    )
    assert 'url("fonts/' in css
    assert "../" not in css


def test_every_colour_and_measure_that_is_used_exists():
    """In all our stylesheets, those of other contexts included."""
    sheets = [path.read_text() for path in build.SOURCES.parents[2].glob("*/static/**/*.css")]
    defined = {name for css in sheets for name in re.findall(r"(--[\w-]+)\s*:", css)}
    used = {name for css in sheets for name in re.findall(r"var\((--[\w-]+)\)", css)}
    assert used - defined == set()


def test_important_only_in_utilities():
    for path in build.style_sources():
        if path.name != "utilities.css":
            assert "!important" not in path.read_text()


def test_comments_are_dropped():
    assert build.without_comments("a /* b */ c /* d */") == "a  c "


def test_the_typeface_is_light(fonts):
    assert sum(map(len, fonts.values())) <= 60_000


@pytest.mark.parametrize("face", FACES)
def test_the_typeface_has_what_names_need(fonts, face):
    letters = TTFont(io.BytesIO(fonts[face])).getBestCmap()
    missing = [sign for sign in "ÄÖÜäöüßéčšžłńřůęąğşıİőű„“”‚‘’–—…€→·›0123456789" if ord(sign) not in letters]
    assert missing == []


def test_built_only_when_out_of_date(tmp_path):
    build.build(tmp_path, only=build.STYLESHEET)
    target = tmp_path / build.STYLESHEET
    assert target.read_text() == build.stylesheet()
    target.write_text("kept")
    build.build(tmp_path, only=build.STYLESHEET)
    assert target.read_text() == "kept"
    os.utime(target, (0, 0))
    build.build(tmp_path, only=build.STYLESHEET)
    assert target.read_text() == build.stylesheet()


def test_found_like_any_other_static_file(settings, tmp_path):
    settings.VAR = tmp_path
    assert finders.find("ui/site.css") == str(tmp_path / "built" / "ui" / "site.css")
    finder = BuiltFiles()
    assert finder.find("ui/nothing.css") == []
    assert finder.find("ui/site.css", find_all=True) == [str(tmp_path / "built" / "ui" / "site.css")]
    assert [path for path, _ in finder.list(None)] == list(build.BUILT)
    assert all((tmp_path / "built" / path).exists() for path in build.BUILT)


def test_plain_names_until_something_is_collected(tmp_path):
    storage = StaticStorage(location=tmp_path, base_url="/static/")
    assert storage.stored_name("ui/site.css") == "ui/site.css"
    manifest = {"version": "1.1", "hash": "", "paths": {"ui/site.css": "ui/site.123.css"}}
    (tmp_path / "staticfiles.json").write_text(json.dumps(manifest), "utf-8")
    assert storage.stored_name("ui/site.css") == "ui/site.123.css"
