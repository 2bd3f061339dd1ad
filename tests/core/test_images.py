"""Uploaded pictures: what is none, what would break us, and what must not stay in them."""

import io

import pytest
from django.utils import translation
from PIL import Image

from gemeinsinn.core.images import MOST_BYTES, BadImage, check_image
from tests.factories.images import bomb_bytes, picture_bytes


def checked(raw, **options):
    return check_image(io.BytesIO(raw), **options)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_drawn_anew_as_webp(form):
    image = checked(picture_bytes(form))
    drawn = Image.open(io.BytesIO(image.content))
    assert (drawn.format, drawn.size, drawn.mode, image.width, image.height) == ("WEBP", (60, 40), "RGB", 60, 40)
    assert image.name.endswith(".webp") and len(image.name) == 37


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "not a picture"),
        (b"<?php system($_GET['x']); ?>", "not a picture"),
        (b"\x89PNG\r\n\x1a\nnonsense", "damaged"),
        (picture_bytes("GIF"), "not a picture"),
        (picture_bytes("TIFF"), "not a picture"),
        (picture_bytes("JPEG", size=(400, 400))[:900], "damaged"),
        (bomb_bytes(), "too many pixels"),
        (bomb_bytes(200_000, 1), "too many pixels"),
        (bomb_bytes(500, 500), "damaged"),
        (b"\xff\xd8" + b"0" * MOST_BYTES, "larger than 5 MB"),
    ],
    ids=["empty", "svg", "php", "broken-png", "gif", "tiff", "cut", "bomb", "ribbon", "short-data", "large"],
)
def test_what_is_no_picture_is_refused_in_words(raw, words):
    with translation.override("en"), pytest.raises(BadImage, match=words) as refused:
        checked(raw)
    assert refused.value.status == 400


def test_the_place_a_photo_was_taken_is_gone_and_it_stands_upright():
    photo = Image.new("RGB", (80, 40), (10, 200, 10))
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010E] = "Küche von Frau Petrenko"
    exif.get_ifd(0x8825)[2] = (51.0, 28.0, 46.0)
    out = io.BytesIO()
    photo.save(out, "JPEG", exif=exif.tobytes(), comment=b"geheim")
    assert b"Petrenko" in out.getvalue() or b"K\xc3\xbcche" in out.getvalue()
    image = checked(out.getvalue())
    drawn = Image.open(io.BytesIO(image.content))
    assert drawn.size == (40, 80)
    assert dict(drawn.getexif()) == {}
    assert b"Petrenko" not in image.content and b"geheim" not in image.content and b"EXIF" not in image.content


def test_hidden_content_after_the_picture_does_not_survive():
    assert b"<script>" not in checked(picture_bytes("PNG") + b"<script>alert(1)</script>").content


def test_large_ones_are_made_smaller_and_clear_ground_stays_clear():
    assert (
        checked(picture_bytes("PNG", size=(4000, 1000))).width,
        checked(picture_bytes(size=(300, 900)), longest=90).height,
    ) == (1600, 90)
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")
    drawn = Image.open(io.BytesIO(checked(out.getvalue()).content))
    assert drawn.getpixel((5, 5))[3] == 0


def test_only_the_first_picture_of_a_moving_one_is_kept():
    out = io.BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:], duration=100)
    drawn = Image.open(io.BytesIO(checked(out.getvalue()).content))
    assert getattr(drawn, "n_frames", 1) == 1 and drawn.getpixel((5, 5))[0] > 200
