"""Pages about partners: what is shown, who gets in, hostile input, constant numbers of queries."""

import io
import re

import pytest
from django.urls import reverse
from PIL import Image

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.models import LimitCount
from gemeinsinn.organisations.models import Invitation, Membership, Organisation
from tests.factories.images import bomb_bytes, picture_bytes
from tests.factories.organisations import make_agency, make_member, make_office, make_organisation
from tests.factories.people import make_account
from tests.factories.places import make_municipality, make_postcode, make_quarter

pytestmark = pytest.mark.django_db


def link_in(mail):
    return re.search(r"https?://[^/]+(/\S+)", mail.text)[1]


def upload(name, content):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, content)


# --- Lists and pages ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "/partner/",
        "/en/partner/",
        "/partner/?ort=Halle&umkreis=25&gibt=sachen&art=company&wort=x",
        "/partner/?seite=9999999999999&ort=%00&art=%27",
    ],
)
def test_the_list_asks_the_database_the_same_number_of_times(client, url, django_assert_max_num_queries):
    make_municipality()
    make_organisation(gives_kinds=["sachen"])
    with django_assert_max_num_queries(15) as few:
        assert client.get(url).status_code == 200
    for _number in range(30):
        make_organisation(gives_kinds=["sachen"])
    with django_assert_max_num_queries(len(few)):
        client.get(url)


def test_the_list_says_what_is_chosen_and_how_to_go_on(client):
    quarter = make_quarter()
    page = client.get(
        "/partner/", {"art": "housing", "quartier": quarter.slug, "gibt": "zeit", "wort": "<b>", "ort": "Atlantis"}
    )
    words = page.content.decode()
    assert "&lt;b&gt;" in words and "<b>" not in re.sub(r"<b>[^<]*</b>", "", words)
    assert "Diesen Ort kennen wir nicht" in words and 'href="?art=housing&amp;quartier=' in words


@pytest.mark.parametrize(
    ("kind", "schema"),
    [("company", "LocalBusiness"), ("association", "NGO"), ("school", "EducationalOrganization"), ("agency", "NGO")],
)
def test_a_page_with_structured_data_no_name_breaks_out_of(client, kind, schema, django_assert_max_num_queries):
    row = make_organisation(
        kind=kind, name="</script><img src=x>", about="a & b", website="www.example.org".join(["https://", "/"])
    )
    with django_assert_max_num_queries(15):
        words = client.get(f"/partner/{row.slug}/").content.decode()
    assert f'"@type": "{schema}"' in words and "</script><img" not in words and "\\u003c/script" in words


def test_it_can_be_passed_on_with_its_own_picture(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    row = make_organisation(name="Kunz & Söhne")
    address = f"http://127.0.0.1:8000/partner/{row.slug}/"
    words = client.get(f"/partner/{row.slug}/").content.decode()
    for piece in (
        f'<link rel="canonical" href="{address}">',
        '<meta property="og:title" content="Kunz &amp; Söhne">',
        f'<meta property="og:image" content="{address}bild.png">',
        f'data-copy="{address}"',
    ):
        assert piece in words
    answer = client.get(f"/partner/{row.slug}/bild.png")
    assert (Image.open(io.BytesIO(answer.content)).size, answer["Content-Type"]) == ((1200, 630), "image/png")


def test_what_is_not_public_has_no_picture_and_is_not_nearby(client):
    shown, unseen = make_organisation(), make_organisation(state="submitted", name="Noch nicht")
    assert client.get(f"/partner/{unseen.slug}/bild.png").status_code == 404
    words = client.get(f"/partner/{shown.slug}/").content.decode()
    assert "Auch in der Nähe" not in words and "Noch nicht" not in words
    make_organisation(name="Nebenan")
    words = client.get(f"/partner/{shown.slug}/").content.decode()
    assert "Auch in der Nähe" in words and words.count("Nebenan") == 1


@pytest.mark.parametrize(("state", "status"), [("published", 410), ("submitted", 404)])
def test_what_was_public_once_is_gone_and_what_never_was_is_not_there(client, state, status):
    row = make_organisation(state=state)
    Organisation.objects.filter(pk=row.pk).update(state="hidden")
    answer = client.get(f"/partner/{row.slug}/")
    words = answer.content.decode()
    assert (answer.status_code, row.name in words) == (status, False)
    assert ("Dieses Profil wird nicht mehr gezeigt." in words) == (status == 410)


def test_an_agency_shows_area_team_and_its_colour(client):
    agency = make_agency(brand="#8a1f4b")
    make_member(agency, name="Uwe Böttcher")
    words = client.get(f"/partner/{agency.slug}/").content.decode()
    assert "Uwe Böttcher" in words and "Halle (Saale)" in words and "farbe.css?v=8a1f4b" in words
    css = client.get(f"/partner/{agency.slug}/farbe.css")
    assert css["Content-Type"].startswith("text/css") and b"--brand:light-dark(#8a1f4b" in css.content
    assert client.get(f"/partner/{make_organisation().slug}/farbe.css").status_code == 404


# --- Who gets in ------------------------------------------------------------------------------

PAGES = ["detail", "edit", "members", "areas"]
WAY = {
    "detail": [404, 404, 200, 200, 200, 404, 200],
    "edit": [302, 404, 403, 200, 200, 404, 200],
    "members": [302, 404, 200, 200, 403, 404, 200],
    "areas": [302, 404, 404, 404, 404, 404, 404],
}


@pytest.mark.parametrize("page", PAGES)
def test_a_profile_under_check(client, page):
    agency = make_agency()
    shop = make_organisation(state="submitted")
    people = [
        None, make_account(), make_member(shop, "contact"), make_member(shop, "editor"), make_member(agency),
        make_member(make_agency(areas=[]), "owner"), make_office(),
    ]  # fmt: skip
    seen = []
    for person in people:
        client.logout()
        if person:
            client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        seen.append(client.get(reverse(f"organisations:{page}", args=[shop.slug])).status_code)
    assert seen == WAY[page]


def test_the_way_to_the_people_stands_only_where_it_opens(client):
    agency = make_agency()
    shop = make_organisation()
    editor = make_member(shop, "editor")
    for person, opens in ((make_member(agency), False), (editor, True), (make_office(), True)):
        log_in(client, person)
        way = reverse("organisations:members", args=[shop.slug])
        form = client.get(reverse("organisations:edit", args=[shop.slug]))
        assert form.status_code == 200
        assert (way in form.content.decode()) is opens
        assert (client.get(way).status_code == 200) is opens


def log_in(client, person):
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")


def test_strangers_post_nothing(client):
    shop, agency = make_organisation(), make_agency()
    part = make_member(shop, "owner").memberships.get()
    invitation = Invitation.objects.create(organisation=shop, email="a@example.org", role="editor")
    area = agency.areas.get()
    posts = [
        ("edit", [shop.slug]), ("visibility", [shop.slug]), ("invite", [shop.slug]), ("member", [shop.slug, part.pk]),
        ("remove_member", [shop.slug, part.pk]), ("cancel_invitation", [shop.slug, invitation.pk]), ("areas", [agency.slug]),
        ("draw_quarter", [agency.slug]), ("drop_area", [agency.slug, area.pk]), ("connect", [shop.slug]),
        ("remove_quarter", [agency.slug, make_quarter().pk]),
    ]  # fmt: skip
    for name, args in posts:
        assert client.post(reverse(f"organisations:{name}", args=args)).status_code == 302
    log_in(client, make_member(make_organisation(), "owner"))
    for name, args in posts:
        assert client.post(reverse(f"organisations:{name}", args=args)).status_code in {403, 404}
    assert (shop.memberships.count(), agency.areas.count(), Invitation.objects.get().answered_at) == (1, 1, None)


def test_ids_of_another_organisation_are_not_found(client):
    shop, other = make_organisation(), make_organisation()
    theirs = make_member(other).memberships.get()
    asked = Invitation.objects.create(organisation=other, email="a@example.org", role="editor")
    log_in(client, make_member(shop, "owner"))
    for name, pk in (("member", theirs.pk), ("remove_member", theirs.pk), ("cancel_invitation", asked.pk)):
        assert client.post(reverse(f"organisations:{name}", args=[shop.slug, pk])).status_code == 404
    assert Membership.objects.filter(pk=theirs.pk).exists()


# --- Registering ------------------------------------------------------------------------------


def test_registering_step_by_step_without_account(client, mailoutbox):
    make_postcode()
    make_agency()
    step = client.post("/partner/eintragen/", {"kind": "social"})
    assert step.status_code == 302 and step.url.endswith("/wer/")
    base = step.url.removesuffix("wer/")
    assert client.post(base + "wer/", {"name": "Küche", "paid_staff": "drei"}).status_code == 422
    assert client.post(base + "wer/", {"name": "Küche", "paid_staff": "3", "volunteers": "0"}).url == base + "wo/"
    assert client.post(base + "kontakt/", {"contact_name": "J", "contact_email": "j@example.org"}).url == base + "wo/"
    assert (
        client.post(base + "wo/", {"place": "06122", "phone": "0345 123456", "website": "kueche.example"}).url
        == base + "geben/"
    )
    assert client.post(base + "geben/", {"gives_zeit": "on", "words_raeume": "Montags"}).url == base + "kontakt/"
    for key in ("art", "wer", "wo", "geben", "kontakt"):
        assert client.get(f"{base}{key}/").status_code == 200
    # Every question has an address of its own: one page open at the bare link would send to another question.
    assert client.get(base).url == base + "kontakt/"
    assert client.get(base + "unsinn/").status_code == 404
    assert (
        client.post(base + "kontakt/", {"contact_name": "J", "contact_email": "j@example.org"}).url
        == "/partner/eintragen/danke/"
    )
    row = Organisation.objects.get(name="Küche")
    assert (row.state, row.website, row.gives_kinds) == (
        "unconfirmed",
        "https://kueche.example",
        {"zeit": "", "raeume": "Montags"},
    )
    assert client.get(base).status_code in {404, 410}
    address = link_in(OutgoingMail.objects.get())
    assert client.get(address).status_code == 200 and Organisation.objects.get(pk=row.pk).state == "unconfirmed"
    manage = client.post(address).url
    assert client.post(address).status_code == 410
    assert client.get(manage).status_code == 200 and client.get(manage + "bearbeiten/").status_code == 200
    assert client.get(manage + "unsinn/").status_code == 404
    user = make_account()
    log_in(client, user)
    assert client.post(manage + "verbinden/").status_code == 302
    assert row.memberships.get().user == user
    assert client.get(manage + "bearbeiten/").url == f"/partner/{row.slug}/bearbeiten/"


def test_typing_is_kept_as_it_goes(client):
    base = client.post("/partner/eintragen/", {"kind": "company"}).url
    assert client.post(base, {"name": "Bäcker", "about": "x" * 5000}, headers={"X-Autosave": "1"}).status_code == 204
    row = Organisation.objects.get()
    assert (row.name, row.about, row.state) == ("Bäcker", "", "draft")


def test_signed_in_nobody_is_asked_who_writes(client):
    make_postcode()
    user = make_account()
    log_in(client, user)
    base = client.post("/partner/eintragen/", {"kind": "company"}).url.removesuffix("wer/")
    client.post(base + "wer/", {"name": "Bäcker"})
    client.post(base + "wo/", {"place": "06122"})
    assert client.post(base + "kontakt/").url == "/partner/baecker/"
    assert client.get("/partner/baecker/").status_code == 200


def test_registering_has_a_brake(client):
    for _number in range(30):
        assert client.post("/partner/eintragen/", {"kind": "company"}).status_code == 302
    assert client.post("/partner/eintragen/", {"kind": "company"}).status_code == 429
    assert "127.0.0.1" not in str(list(LimitCount.objects.values()))


NASTY = [
    "\x00",
    "\u202eabc",
    "'; DROP TABLE organisations_organisation; --",
    "<script>alert(1)</script>",
    "x" * 200_000,
    "😀" * 500,
    "{{ 7*7 }}",
]


@pytest.mark.parametrize("nasty", NASTY, ids=range(len(NASTY)))
def test_nothing_typed_breaks_a_page(client, nasty):
    owner = make_account()
    shop = make_organisation(owner=owner)
    log_in(client, owner)
    fields = dict.fromkeys(
        [
            "name",
            "branch",
            "about",
            "place",
            "spot",
            "phone",
            "email",
            "website",
            "hours",
            "gives",
            "gives_not",
            "paid_staff",
            "volunteers",
            "kind",
            "words_zeit",
        ],
        nasty,
    )
    too_large = len(nasty) > 100_000
    assert client.post(f"/partner/{shop.slug}/bearbeiten/", fields).status_code == (413 if too_large else 422)
    assert (
        client.post(
            f"/partner/{shop.slug}/menschen/einladen/", {"email": nasty, "role": nasty, "function": nasty}
        ).status_code
        == 422
    )
    assert client.post("/partner/eintragen/", {"kind": nasty}).status_code == 422
    good = {
        "kind": "company",
        "name": f"A {nasty[:100]}",
        "place": shop.place_name,
        "about": nasty[:900],
        "gives": nasty[:500],
    }
    assert client.post(f"/partner/{shop.slug}/bearbeiten/", good).status_code == 302
    log_in(client, make_office())
    words = client.get(f"/partner/{shop.slug}/").content.decode()
    assert "<script>alert(1)" not in words and "49" not in words.split("<h1>")[1].split("</h1>")[0]


# --- Changing ---------------------------------------------------------------------------------


def edit_fields(shop, **overrides):
    return {"kind": shop.kind, "name": shop.name, "place": shop.place_name, "about": shop.about} | overrides


def test_a_new_name_goes_back_and_a_logo_is_drawn_anew(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    owner = make_account()
    shop = make_organisation(owner=owner)
    log_in(client, owner)
    url = f"/partner/{shop.slug}/bearbeiten/"
    assert client.get(url).status_code == 200
    client.post(url, edit_fields(shop, logo=upload("x.jpg", picture_bytes())))
    shop.refresh_from_db()
    assert shop.state == "published" and shop.logo.name.endswith(".webp")
    assert client.get(f"/partner/{shop.slug}/").status_code == 200 and client.get("/partner/").status_code == 200
    for bad in (b"<svg/>", bomb_bytes()):
        assert client.post(url, edit_fields(shop, logo=upload("x.png", bad))).status_code == 422
    client.post(url, edit_fields(shop, no_logo="on", name="Neuer Name"))
    shop.refresh_from_db()
    assert not shop.logo and shop.state == "submitted"
    assert client.post(url, edit_fields(shop, kind="agency")).status_code == 422


def test_a_light_colour_is_refused_beside_the_field(client):
    agency = make_agency(owner=make_account())
    log_in(client, agency.memberships.get().user)
    answer = client.post(f"/partner/{agency.slug}/bearbeiten/", edit_fields(agency, brand="#FFEE00"))
    assert (
        answer.status_code == 422
        and "zu hell, um sie auf Papier zu lesen: Kontrast 4,5 muss" in answer.content.decode()
    )
    assert client.post(f"/partner/{agency.slug}/bearbeiten/", edit_fields(agency, brand="gold")).status_code == 422
    assert client.post(f"/partner/{agency.slug}/bearbeiten/", edit_fields(agency, brand="#123F2F")).status_code == 302


def test_hiding_and_showing(client):
    agency, owner = make_agency(), make_account()
    shop = make_organisation(owner=owner)
    log_in(client, owner)
    assert client.post(f"/partner/{shop.slug}/zeigen/", {"hide": "1"}).status_code == 302
    assert client.post(f"/partner/{shop.slug}/zeigen/").status_code == 403
    log_in(client, make_member(agency))
    assert client.post(f"/partner/{shop.slug}/zeigen/").status_code == 302
    shop.refresh_from_db()
    assert shop.state == "published"


def test_members_come_and_go(client):
    owner = make_account()
    shop = make_organisation(owner=owner)
    log_in(client, owner)
    base = f"/partner/{shop.slug}/menschen/"
    assert client.post(base + "einladen/", {"email": "neu@example.org", "role": "editor"}).status_code == 302
    assert "neu@example.org" in client.get(base).content.decode()
    part = shop.memberships.get()
    assert (
        client.post(f"{base}{part.pk}/", {"role": "editor"}).status_code == 302
    )  # said in a message: the last owner stays
    assert client.post(f"{base}{part.pk}/", {"role": "boss"}).status_code == 422
    assert client.post(f"{base}{part.pk}/entfernen/").status_code == 302
    assert shop.memberships.get().role == "owner"
    address = link_in(OutgoingMail.objects.get(key__startswith="invitation-"))
    client.logout()
    assert client.get(address).status_code == 200 and shop.memberships.count() == 1
    assert client.post(address).status_code == 302
    assert client.get(address).status_code == 410 and shop.memberships.count() == 2
    new = shop.memberships.get(role="editor")
    log_in(client, new.user)
    assert client.post(f"{base}{part.pk}/", {"role": "contact"}).status_code == 403
    assert client.post(f"{base}{part.pk}/entfernen/").status_code == 403
    assert client.post(f"{base}{new.pk}/entfernen/").status_code == 302
    assert shop.memberships.count() == 1


def test_the_office_gives_areas_and_an_owner_draws(client):
    agency = make_agency(areas=[], owner=make_account())
    make_agency()
    make_municipality(name="Dessau", lat=51.8, lon=12.2)
    base = f"/partner/{agency.slug}/gebiet/"
    log_in(client, make_office())
    assert client.post(base, {"place": "Dessau"}).status_code == 302
    assert client.post(base, {"place": "Halle"}).status_code == 422
    assert client.post(base, {"place": "Atlantis"}).status_code == 422
    log_in(client, agency.memberships.get().user)
    assert client.get(base).status_code == 200 and client.post(base, {"place": "Dessau"}).status_code == 403
    assert client.post(base + "quartier/", {"name": "Nord", "spot": "Dessau", "radius_m": "900"}).status_code == 302
    assert client.post(base + "quartier/", {"name": "", "spot": "Dessau"}).status_code == 422
    assert client.post(base + "quartier/", {"name": "Süd", "spot": "Halle"}).status_code == 422
    bad = upload("x.geojson", b'{"type": "Point"}')
    assert client.post(base + "quartier/", {"name": "Ost", "spot": "Dessau", "area": bad}).status_code == 422
    area = agency.areas.get()
    assert client.post(f"{base}{area.pk}/entfernen/").status_code == 403
    log_in(client, make_office())
    assert client.post(f"{base}{area.pk}/entfernen/").status_code == 302
    assert not agency.areas.exists()
