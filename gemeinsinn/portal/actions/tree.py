"""The tree editors find: a front page in each language with its lists, and the path an agency's draft takes."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from gemeinsinn.portal.models import AgenciesPage, ArticlesPage, FrontPage, SitePage, TopicsPage

OFFICE = "editors"  # the group of the network's office and its editors
SHARED = "Gemeinsame Bilder"  # the collection every agency may choose from
PAGE_RIGHTS = ("add", "change", "publish", "delete", "lock", "unlock")
FILE_RIGHTS = ("add", "change", "delete", "choose")
TITLES = {
    "de": ("Startseite", "Aktuelles", "Themen", "Agenturen"),
    "en": ("Front page", "News", "Topics", "Agencies"),
    "ls": ("Startseite", "Aktuelles", "Themen", "Agenturen"),
}
SLUGS = ("aktuelles", "themen", "agenturen")
CHILDREN: tuple[type[SitePage], ...] = (ArticlesPage, TopicsPage, AgenciesPage)


@transaction.atomic
def prepare_site(*, now: datetime) -> None:
    """Makes the tree, the group of editors, the shared pictures and the approval where there is none yet.

    The address and the name of the site follow the settings each time.
    """
    if present := FrontPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first():
        _site_of(present)
        return
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in TITLES}
    root = SitePage.objects.filter(depth=1).first() or SitePage.add_root(
        title="Root", slug="root", locale=locales["de"]
    )
    welcome = root.get_children().filter(slug="home").first()
    german = _front_of(root, locales["de"], None, now)
    _site_of(german)
    _clear_samples(welcome)
    for code in ("en", "ls"):
        _front_of(SitePage.objects.get(depth=1), locales[code], german, now)
    group = _group_of_editors(SitePage.objects.get(depth=1))
    _approval_by(group, SitePage.objects.get(pk=german.pk))


def _site_of(front: FrontPage) -> None:
    """The one site Wagtail knows, at the portal's own address."""
    address = urlsplit(settings.BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    known = {"root_page": front, "hostname": address.hostname, "port": port, "site_name": settings.NETWORK["name"]}
    Site.objects.update_or_create(is_default_site=True, defaults=known)


def _front_of(root: SitePage, locale: Locale, twin: FrontPage | None, now: datetime) -> FrontPage:
    """One language's front page with its three lists, bound to the German ones."""
    titles = TITLES[locale.language_code]
    seen = {"first_published_at": now, "last_published_at": now}
    front = FrontPage(title=titles[0], slug=locale.language_code, locale=locale, **seen)
    if twin is not None:
        front.translation_key = twin.translation_key
    root.add_child(instance=front)
    for kind, title, slug in zip(CHILDREN, titles[1:], SLUGS, strict=True):
        child = kind(title=title, slug=slug, locale=locale, **seen)
        if twin is not None:
            child.translation_key = kind.objects.child_of(twin).get().translation_key
        front.add_child(instance=child)
    return front


def _clear_samples(welcome: SitePage | None) -> None:
    """Takes away what Wagtail's own migrations bring: a page of welcome, two groups and an approval of theirs."""
    if welcome is not None:
        welcome.specific.delete()
    Workflow.objects.filter(name="Moderators approval").delete()
    GroupApprovalTask.objects.filter(name="Moderators approval").delete()
    Group.objects.filter(name__in=("Moderators", "Editors")).delete()


def rights_on_pages(group: Group, page: SitePage, names: tuple[str, ...]) -> None:
    """Gives a group rights on a page and all below."""
    for name in names:
        permission = Permission.objects.get(content_type__app_label="portal", codename=f"{name}_sitepage")
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def rights_on_files(group: Group, collection: Collection, names: tuple[str, ...]) -> None:
    """Gives a group rights on the pictures and documents of a collection and those below."""
    wanted = [
        *(("wagtailimages", f"{name}_image") for name in names),
        *(("wagtaildocs", f"{name}_document") for name in names),
    ]
    for app, codename in wanted:
        permission = Permission.objects.get(content_type__app_label=app, codename=codename)
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


def _group_of_editors(root: SitePage) -> Group:
    group, _new = Group.objects.get_or_create(name=OFFICE)
    rights_on_pages(group, root, PAGE_RIGHTS)
    files = Collection.get_first_root_node() or Collection.add_root(name="Root")
    rights_on_files(group, files, FILE_RIGHTS)
    if not files.get_children().filter(name=SHARED).exists():
        files.add_child(name=SHARED)
    own = Permission.objects.filter(
        content_type__app_label="portal", content_type__model__in=("newsflash", "topic")
    ) | Permission.objects.filter(content_type__app_label="wagtailredirects")
    group.permissions.add(*own)
    return group


def _approval_by(group: Group, front: SitePage) -> None:
    """Whoever may not publish hands in; one of the editors says yes or sends it back with a word."""
    workflow, new = Workflow.objects.get_or_create(name="Freigabe durch das Netzwerk")
    if new:
        task = GroupApprovalTask.objects.create(name="Ansehen und freigeben")
        task.groups.set([group])
        WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.update_or_create(page=front, defaults={"workflow": workflow})
