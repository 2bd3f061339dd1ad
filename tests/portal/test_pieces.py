"""What a text is put together from, and what is refused where it is written."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.blocks import StructBlockValidationError
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from gemeinsinn.portal.blocks.cards import CardBlock
from gemeinsinn.portal.blocks.media import VideoBlock
from gemeinsinn.portal.living import living_card
from gemeinsinn.portal.models import Newsflash, Picture
from gemeinsinn.portal.queries.newsflashes import shown_flashes
from tests.factories.answers import hang_need
from tests.factories.editorial import NOW, list_of, make_article, photo

pytestmark = pytest.mark.django_db


def test_a_need_stands_in_an_article_as_long_as_everyone_may_see_it():
    need = hang_need(title="Zwölf Stühle")
    path = f"/bedarfe/{need.pk}-{need.slug}/"
    make_article("Hof", body=[("card", {"address": f"http://127.0.0.1:8000{path}"})])
    assert living_card(path)["sort"] == "notice"
    assert "Zwölf Stühle" in Client().get("/aktuelles/hof/").content.decode()
    need.audience = need.Audience.PARTNERS
    need.save()
    page = Client().get("/aktuelles/hof/").content.decode()
    assert ("Zwölf Stühle" in page, "Was hier hing" in page) == (False, True)


@pytest.mark.parametrize(
    "path", ["/bedarfe/999999-x/", "/konto/", "", "/angebote/1-x/", "/vorhaben/1-x/", "/partner/x/", "/lotsen/1-x/"]
)
def test_an_address_of_nothing_is_refused_beside_the_field(path):
    with pytest.raises(StructBlockValidationError):
        CardBlock().clean({"address": path})


def test_a_film_is_linked_only_over_tls():
    block = VideoBlock()
    value = {"title": "Hof", "address": "http://film.example/1", "picture": None, "length": "", "signed": False}
    with pytest.raises(StructBlockValidationError):
        block.clean(block.to_python(value))
    assert block.clean(block.to_python({**value, "address": "https://film.example/1"}))["title"] == "Hof"


def root():
    """The shelf all others stand on."""
    return Collection.get_first_root_node().pk


def picture_form(content, name="hof.jpg"):
    data = {"title": "Hof", "description": "Ein Hof", "holder": "M. Hartung", "licence": "own", "collection": root()}
    return get_image_form(Picture)(data, {"file": SimpleUploadedFile(name, content, "image/jpeg")})


def test_an_uploaded_picture_is_drawn_anew_and_forgets_where_it_was_taken():
    list_of()
    form = picture_form(photo((3000, 1500), exif=True))
    assert form.is_valid(), form.errors
    saved = form.save()
    with saved.file.open() as file:
        kept = file.read()
    assert (b"quittekamera" in kept, saved.width, saved.file.name.endswith(".webp")) == (False, 2000, True)


@pytest.mark.parametrize(("content", "name"), [(b"<svg onload=alert(1)>", "hof.svg"), (b"kein Bild", "hof.jpg")])
def test_what_is_no_picture_is_refused_in_words(content, name):
    list_of()
    form = picture_form(content, name)
    assert not form.is_valid()
    assert "file" in form.errors


@pytest.mark.parametrize("missing", ["description", "holder"])
def test_nobody_may_leave_out_words_and_rights(missing):
    list_of()
    form = get_image_form(Picture)(
        {"title": "Hof", "description": "Ein Hof", "holder": "M.", "licence": "own", "collection": root(), missing: ""},
        {"file": SimpleUploadedFile("hof.jpg", photo(), "image/jpeg")},
    )
    assert list(form.errors) == [missing]


def flash(text, **more):
    return Newsflash.objects.create(
        **{"text": text, "starts": NOW - timedelta(hours=1), "ends": NOW + timedelta(hours=1), **more}
    )


def test_newsflashes_come_and_go_by_the_clock_and_stand_where_they_belong():
    flash("Vorn")
    flash("Fonds", area="engagementfonds")
    flash("Überall", area="*", is_urgent=True)
    flash("Gestern", ends=NOW - timedelta(minutes=1))
    flash("Morgen", starts=NOW + timedelta(minutes=1))
    flash("Front", language="en")
    assert next(one.text for one in shown_flashes("/", "de", now=NOW)) == "Überall"
    assert {one.text for one in shown_flashes("/", "de", now=NOW)} == {"Vorn", "Fonds", "Überall"}
    assert [one.text for one in shown_flashes("/engagementfonds/daten/", "de", now=NOW)] == ["Überall", "Fonds"]
    assert [one.text for one in shown_flashes("/bedarfe/", "de", now=NOW)] == ["Überall"]
    assert shown_flashes("/konto/", "de", now=NOW) == []
    assert [one.text for one in shown_flashes("/en/", "en", now=NOW)] == ["Front"]
    assert "Morgen" in {one.text for one in shown_flashes("/", "de", now=NOW + timedelta(minutes=2))}


def test_a_newsflash_says_what_does_not_fit():
    with pytest.raises(ValidationError) as refused:
        Newsflash(text="x", starts=NOW, ends=NOW, link="https://elsewhere.example/").full_clean()
    assert "ends" in refused.value.message_dict
    with pytest.raises(ValidationError) as refused:
        Newsflash(text="x", starts=NOW, ends=NOW + timedelta(hours=1), link="//elsewhere.example/").full_clean()
    assert list(refused.value.message_dict) == ["link"]
