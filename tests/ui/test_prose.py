"""Typed text as paragraphs and lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.ui.prose import paragraphs
from gemeinsinn.ui.templatetags import ui


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("Eins\nzwei\n\nDrei", "<p>Eins<br>zwei</p>\n<p>Drei</p>"),
        (
            "Sie bringen mit:\n– Zeit\n– Geduld\nBis bald",
            "<p>Sie bringen mit:</p>\n<ul><li>Zeit</li><li>Geduld</li></ul>\n<p>Bis bald</p>",
        ),
        ("- Zeit\n* Geduld\n• Humor", "<ul><li>Zeit</li><li>Geduld</li><li>Humor</li></ul>"),
        ("Kommen Sie vorbei\n– gern auch zu zweit", "<p>Kommen Sie vorbei<br>– gern auch zu zweit</p>"),
        ("-5 Grad\n-7 Grad", "<p>-5 Grad<br>-7 Grad</p>"),
        ("- <b>Zeit</b>\n- & Geduld\n\n<script>", "<ul><li>&lt;b&gt;Zeit&lt;/b&gt;</li><li>&amp; Geduld</li></ul>\n<p>&lt;script&gt;</p>"),
        ("\n \n", ""),
    ],
)  # fmt: skip
def test_text_becomes_paragraphs_and_lists(text, markup):
    assert paragraphs(text) == markup


def test_nothing_typed_is_nothing_shown():
    assert ui.paragraphs(None) == ""


@given(st.text(alphabet="<>&\"'\n –-•*ab", max_size=60))
def test_whatever_is_typed_only_our_own_tags_come_out(text):
    left = paragraphs(text)
    for tag in ("<p>", "</p>", "<ul>", "</ul>", "<li>", "</li>", "<br>"):
        left = left.replace(tag, "")
    assert "<" not in left
    assert ">" not in left
