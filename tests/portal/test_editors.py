"""Who writes where: rights follow roles at every step, an agency reaches only its own part and never publishes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import Collection, Locale, Workflow
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.users.models import UserProfile

from gemeinsinn.organisations.models import Membership
from gemeinsinn.people.models import NetworkRole, User
from gemeinsinn.portal.actions.access import grant_editing, group_of_agency
from gemeinsinn.portal.actions.tree import SHARED, prepare_site
from gemeinsinn.portal.models import AgencyPage, FrontPage, SitePage, StandardPage
from gemeinsinn.portal.rules import agencies_written_for, can_write_pages, is_site_editor
from tests.factories.editorial import NOW, list_of, make_article, make_editor
from tests.factories.images import picture_bytes
from tests.factories.organisations import make_agency

pytestmark = pytest.mark.django_db
policy = PagePermissionPolicy()


def member(agency, role, email="agentur@beispiel.example"):
    user = User.objects.create_user(email, name="Jana Wolf")
    Membership.objects.create(organisation=agency, user=user, role=role)
    return user


def fresh(user):
    """Without what is remembered about rights."""
    return User.objects.get(pk=user.pk)


def test_the_tree_is_made_once():
    prepare_site(now=NOW)
    before = list(SitePage.objects.order_by("path").values_list("path", "title"))
    prepare_site(now=NOW)
    assert list(SitePage.objects.order_by("path").values_list("path", "title")) == before
    assert FrontPage.objects.count() == Locale.objects.count() == 3


def test_the_tree_grows_from_nothing_too():
    SitePage.objects.all().delete()
    Collection.objects.all().delete()
    Workflow.objects.all().delete()
    prepare_site(now=NOW)
    assert [page.slug for page in FrontPage.objects.order_by("path")] == ["de", "en", "ls"]


def test_the_tree_grows_again_beside_what_is_left():
    prepare_site(now=NOW)
    for front in FrontPage.objects.all():
        front.delete()
    root = SitePage.objects.get(depth=1)
    root.add_child(instance=StandardPage(title="Welcome", slug="home", locale=Locale.get_default()))
    prepare_site(now=NOW)
    assert [page.slug for page in SitePage.objects.filter(depth=2).order_by("path")] == ["de", "en", "ls"]
    assert (Workflow.objects.count(), Collection.objects.filter(name=SHARED).count()) == (1, 1)


def test_an_agency_writes_though_the_shared_shelf_was_renamed():
    list_of()
    Collection.objects.filter(name=SHARED).update(name="Alle Bilder")
    agency = make_agency()
    assert group_of_agency(agency=agency, now=NOW).name == f"agency-{agency.pk}"


@pytest.mark.parametrize(("role", "writes"), [("owner", True), ("editor", True), ("contact", False)])
def test_owners_and_editors_of_an_agency_write_for_it(role, writes):
    list_of()
    agency = make_agency()
    user = member(agency, role)
    assert (bool(can_write_pages(user)), list(agencies_written_for(user))) == (writes, [agency] if writes else [])
    assert grant_editing(user=user, now=NOW) == ({f"agency-{agency.pk}"} if writes else set())


def test_the_office_and_editors_write_everywhere_and_nobody_without_account():
    from django.contrib.auth.models import AnonymousUser  # only here

    assert is_site_editor(make_editor())
    assert not can_write_pages(AnonymousUser())


def test_whoever_loses_the_role_loses_the_right_at_the_next_step():
    list_of()
    user = make_editor()
    assert grant_editing(user=user, now=NOW) == {"editors"}
    assert grant_editing(user=user, now=NOW) == {"editors"}
    NetworkRole.objects.all().delete()
    assert grant_editing(user=user, now=NOW) == set()
    assert list(user.groups.all()) == []


def test_an_agency_may_change_its_own_page_and_no_other_and_publish_none(page_of_agency):
    other = make_agency(name="Freiwilligenagentur Dessau", areas=())
    group_of_agency(agency=other, now=NOW)
    theirs = AgencyPage.objects.get(agency=other)
    article = make_article("Vom Netz")
    user = member(page_of_agency.agency, "editor")
    grant_editing(user=user, now=NOW)
    may = [policy.user_has_permission_for_instance(fresh(user), right, page)
           for page in (page_of_agency, theirs, article) for right in ("change", "publish")]  # fmt: skip
    assert may == [True, False, False, False, False, False]


def test_another_agencys_page_is_closed_by_form_address_and_interface(page_of_agency):
    other = make_agency(name="Freiwilligenagentur Dessau", areas=())
    group_of_agency(agency=other, now=NOW)
    theirs = AgencyPage.objects.get(agency=other)
    client = Client()
    client.force_login(member(page_of_agency.agency, "owner"))
    own, foreign = (f"/redaktion/pages/{page.pk}/edit/" for page in (page_of_agency, theirs))
    assert client.get(own).status_code == 200
    assert client.get(foreign).status_code == 302
    client.post(foreign, {"title": "Übernommen", "slug": "x", "lead": "x", "action-publish": "1"})
    client.post(f"/redaktion/pages/{theirs.pk}/delete/")
    listed = client.get("/redaktion/api/main/pages/", {"child_of": theirs.get_parent().pk})
    theirs.refresh_from_db()
    assert (theirs.title, theirs.live, other.name in listed.content.decode()) == (other.name, False, False)


def test_the_desk_has_its_own_policy_and_the_site_keeps_the_strict_one():
    client = Client()
    client.force_login(make_editor())
    list_of()
    desk, site = client.get("/redaktion/"), client.get("/aktuelles/")
    assert "'unsafe-inline'" in desk["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in desk["Content-Security-Policy"]
    assert "unsafe-inline" not in site["Content-Security-Policy"]
    assert (desk.status_code, desk["X-Frame-Options"], site["X-Frame-Options"]) == (200, "SAMEORIGIN", "DENY")


def test_editors_set_mails_language_and_look_and_upload_no_portrait():
    list_of()
    client = Client()
    assert client.get("/redaktion/account/").status_code == 302
    editor = make_editor()
    client.force_login(editor)
    page = client.get("/redaktion/account/").content.decode()
    assert ("avatar-avatar" in page, "name_email" in page, "theme-theme" in page) == (False, False, True)
    told = {
        "theme-theme": "dark",
        "theme-density": "default",
        "theme-contrast": "system",
        "theme-keyboard_shortcuts": "on",
    }
    picture = SimpleUploadedFile("ich.png", picture_bytes("PNG"), "image/png")
    told |= {"locale-preferred_language": "en", "locale-current_time_zone": "", "avatar-avatar": picture}
    assert client.post("/redaktion/account/", told).status_code == 302
    profile = UserProfile.get_for_user(editor)
    assert (profile.theme, profile.preferred_language, bool(profile.avatar)) == ("dark", "en", False)
