"""An agency's own colour reads everywhere, or is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.core.errors import DomainError
from gemeinsinn.organisations.colours import (
    LEAST,
    ON_BRAND,
    ON_BRAND_NIGHT,
    ON_BRAND_SOFT,
    PAPERS_DAY,
    PAPERS_NIGHT,
    brand_of,
    check_brand,
    contrast,
)


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


@given(st.integers(0, 0xFFFFFF))
def test_whatever_is_taken_reads_by_day_and_by_night(number):
    colour = f"#{number:06x}"
    try:
        brand = brand_of(colour)
    except ValueError:
        assert min(contrast(colour, ground) for ground in (*PAPERS_DAY, ON_BRAND, ON_BRAND_SOFT)) < LEAST
        return
    for paper in PAPERS_DAY:
        assert contrast(brand.ink, paper) >= LEAST
    for paper in PAPERS_NIGHT:
        assert contrast(brand.ink_night, paper) >= LEAST
    assert contrast(brand.ground, ON_BRAND) >= LEAST and contrast(brand.ground, ON_BRAND_SOFT) >= LEAST
    assert contrast(brand.ground_night, ON_BRAND_NIGHT) >= LEAST
    assert len(brand.windows) == 2


@pytest.mark.parametrize("colour", ["#ffee00", "#fff", "red", "#12345g", "", "#11513a;}"])
def test_what_does_not_read_is_refused_in_words(colour):
    with pytest.raises(DomainError):
        check_brand(colour)
