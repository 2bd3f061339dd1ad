"""Phone numbers as people write them."""

import pytest
from django.core.exceptions import ValidationError

from gemeinsinn.people.phone import PhoneField


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0345 / 123 45 67", "0345 1234567"),
        ("+49 345 1234567", "0345 1234567"),
        ("0049-345-1234567", "0345 1234567"),
        ("(0171) 555 12 34", "0171 5551234"),
        ("+43 1 234567", "+43 1 234567"),
        ("0048 22 123 45 67", "+48 22 123 45 67"),
        ("", ""),
    ],
)
def test_numbers_from_anywhere(typed, kept):
    assert PhoneField(required=False).clean(typed) == kept


@pytest.mark.parametrize("typed", ["abc", "12", "0345 123 0345 123 0345 123", "+999 1", "1" * 40])
def test_what_cannot_be_called(typed):
    with pytest.raises(ValidationError) as problem:
        PhoneField().clean(typed)
    assert problem.value.messages[0].startswith("Unter dieser Nummer erreichen wir niemanden")


def test_a_number_may_be_required():
    with pytest.raises(ValidationError):
        PhoneField().clean("  ")
