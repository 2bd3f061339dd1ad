"""What people type: read, tidied, bounded, and shown again as they typed it."""

import uuid
from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.core.money import Money
from gemeinsinn.places.models import Municipality
from gemeinsinn.ui.controls import control_kind, error_entries
from gemeinsinn.ui.forms import (
    DayField,
    FormCare,
    IdempotencyMixin,
    LineField,
    MoneyInputField,
    QuantityField,
    TextField,
)
from gemeinsinn.ui.templatetags import ui


def refused(field, value):
    with translation.override("en"):
        with pytest.raises(ValidationError) as caught:
            field.clean(value)
        return caught.value.messages  # the words are lazy: read them in English too


class Sample(FormCare, IdempotencyMixin):
    line = LineField(max_length=10, label="What?")
    text = TextField(max_length=20, label="Why", required=False, help_text="A sentence.")
    amount = QuantityField(label="How much")
    money = MoneyInputField(required=False)
    day = DayField(label="When", required=False)
    kind = forms.ChoiceField(choices=[("zeit", "Time"), ("geld", "Money")], widget=forms.RadioSelect, label="Kind")
    place = forms.ChoiceField(choices=[("", "-"), ("1", "Here")], required=False)
    picture = forms.FileField(required=False)
    agreed = forms.BooleanField(label="I agree.")


def test_nothing_chosen_yet_is_one_stroke():
    class Chooser(FormCare, forms.Form):
        town = forms.ModelChoiceField(Municipality.objects.none())

    assert list(Chooser().fields["town"].choices) == [("", "–")]


@given(st.text(max_size=80))
def test_a_line_is_one_line_without_control_characters(typed):
    field = LineField(max_length=200, required=False)
    cleaned = field.clean(typed)
    assert "\n" not in cleaned
    assert cleaned == cleaned.strip()
    assert not any(ord(sign) < 32 or 0x202A <= ord(sign) <= 0x202E for sign in cleaned)
    assert field.clean(cleaned) == cleaned


def test_length_is_strict_after_tidying():
    field = LineField(max_length=5)
    assert field.clean("  ab \t cd  ") == "ab cd"
    assert refused(field, "abcdef") == ["Please keep it to 5 characters; there are 6 now."]
    assert refused(field, "   ") == ["Please fill this in."]
    assert refused(field, "a" * 10_000_000) == ["Please keep it to 5 characters; there are 10000000 now."]
    assert TextField(max_length=9).clean("a\r\n\r\n\r\n\r\nb") == "a\n\nb"


def test_only_lines_are_cut_by_the_browser():
    form = Sample()
    assert 'maxlength="10"' in str(form["line"])
    assert "maxlength" not in str(form["text"])


@given(st.integers(min_value=1, max_value=99_999_999_99))
def test_amounts_survive_being_shown(hundredths):
    for language in ("de", "en"):
        with translation.override(language):
            field = QuantityField()
            assert field.clean(field.prepare_value(hundredths)) == hundredths


@given(st.text(max_size=30))
def test_an_amount_is_read_or_refused_but_never_breaks(typed):
    try:
        assert QuantityField(required=False).clean(typed) is None or QuantityField().clean(typed) > 0
    except ValidationError as problem:
        assert problem.messages


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("viele", "Please write a number, for example 20 or 2,5."),
        ("0", "Please write a number above zero."),
        ("999999999", "That is more than we can note. Please check the number."),
        ("", "Please fill this in."),
    ],
)
def test_amounts_that_are_none(typed, said):
    assert refused(QuantityField(most=1_000_00), typed) == [said]


def test_an_amount_beyond_what_can_be_kept():
    assert refused(QuantityField(), "999.999.999,99") == ["That is more than we can note. Please check the number."]
    assert refused(MoneyInputField(), "999.999.999 €") == ["That is more than we can note. Please check the number."]


def test_money():
    field = MoneyInputField()
    assert [field.clean(typed) for typed in ("200", "12,50 €", "1.234,50")] == [
        Money(20000),
        Money(1250),
        Money(123450),
    ]
    assert refused(field, "zwanzig") == ["Please write a number, for example 20 or 2,5."]
    with translation.override("de"):
        assert (field.prepare_value(Money(1250)), field.prepare_value("abc"), field.prepare_value(None)) == (
            "12,5",
            "abc",
            None,
        )
        assert not field.has_changed(Money(20000), "200")
        assert field.has_changed(Money(20000), "201")


def test_days():
    field = DayField(earliest=date(2020, 1, 1), latest=date(2030, 1, 1))
    assert (
        field.clean("2026-12-04") == field.clean(" 4.12.2026 ") == field.clean(date(2026, 12, 4)) == date(2026, 12, 4)
    )
    assert DayField(required=False).clean("") is None
    assert refused(field, "12/04/2026") == ["Please write the day like this: 4.12.2026."]
    assert refused(field, "0026-12-04") == ["Please check the year."]
    assert refused(field, "") == ["Please fill this in."]


def test_a_day_that_could_not_be_read_stays_to_be_seen():
    assert 'type="date"' in str(Sample({"day": "2026-12-04"})["day"])
    shown = str(Sample({"day": "Freitag"})["day"])
    assert 'type="text"' in shown
    assert 'value="Freitag"' in shown


def test_the_key_of_a_form_is_drawn_once_and_stays():
    assert uuid.UUID(str(Sample()["form_key"].value())) != uuid.UUID(str(Sample()["form_key"].value()))
    key = str(uuid.uuid4())
    assert key in str(Sample({"form_key": key})["form_key"])
    with translation.override("en"):
        assert Sample({"form_key": "1; drop"}).errors["form_key"] == [
            "This form was incomplete. Please send it once more."
        ]


def test_kinds_of_controls():
    form = Sample()
    kinds = {name: control_kind(form[name]) for name in form.fields}
    assert kinds == {
        "form_key": "hidden", "line": "line", "text": "text", "amount": "line", "money": "line", "day": "line",
        "kind": "choices", "place": "select", "picture": "file", "agreed": "tick",
    }  # fmt: skip


def test_an_untouched_control_is_tied_to_what_explains_it():
    form = Sample()
    assert 'aria-describedby="id_text_helptext"' in ui.control(form["text"])
    assert 'aria-describedby="id_line_hint id_line_example"' in ui.field_control(form["line"], "Kurz.", "20 Stühle")
    assert 'aria-required="true"' in ui.control(form["line"])
    assert "required" not in ui.control(form["text"])
    assert ui.describing(form["kind"]) == ""


def test_a_wrong_control_names_its_error_first():
    form = Sample({"line": ""})
    shown = ui.field_control(form["line"], "Kurz.")
    assert 'aria-invalid="true"' in shown
    assert 'aria-describedby="id_line_error id_line_hint"' in shown
    assert ui.describing(form["kind"], "", "Geld") == ' aria-describedby="id_kind_error id_kind_example"'


def test_the_summary_lists_every_error_in_order_with_its_place():
    with translation.override("en"):
        form = Sample({"line": "", "amount": "2", "form_key": "x"})
        form.add_error(None, "Together they make no sense.")
        entries = error_entries(form)
        twice = ui.error_entries(None, [form, form])
    assert twice == entries * 2
    assert entries == [
        {"href": "", "label": "", "text": "Together they make no sense."},
        {"href": "", "label": "", "text": "This form was incomplete. Please send it once more."},
        {"href": "#id_line", "label": "What?", "text": "Please fill this in."},
        {"href": "#id_kind_0", "label": "Kind:", "text": "Please choose one."},
        {"href": "#id_agreed", "label": "I agree.", "text": "Please fill this in."},
    ]
    assert ui.error_entries() == []


@pytest.mark.parametrize("field", [QuantityField(), LineField(max_length=40), forms.EmailField(max_length=40)])
def test_what_is_too_long_is_told_in_the_same_words_everywhere(field):
    class AForm(FormCare, forms.Form):
        told = field

    form = AForm({"told": f"{'n' * 60}@example.org"})
    assert form.errors["told"] == ["Bitte höchstens 40 Zeichen; jetzt sind es 72."]


def test_in_a_table_the_summary_names_the_row():
    class ARow(FormCare, forms.Form):
        amount = QuantityField(label="Betrag in Euro")

    rows = forms.formset_factory(ARow, extra=2, min_num=2)
    told = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-amount": "5", "form-1-amount": "viel"}
    bound = rows(told)
    assert not bound.is_valid()
    (entry,) = ui.error_entries(None, bound.forms)
    assert (entry["label"], entry["href"]) == ("Zeile 2, Betrag in Euro:", "#id_form-1-amount")
    bound.forms[0].add_error(None, "Das passt nicht.")
    assert ui.error_entries(None, bound.forms)[0]["label"] == "Zeile 1:"
