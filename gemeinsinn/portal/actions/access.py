"""Who may write where follows the roles people have in the network and in agencies, at every step into /redaktion/."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Collection, Locale

from gemeinsinn.activity.actions import record
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.portal.actions.tree import OFFICE, SHARED, rights_on_files, rights_on_pages
from gemeinsinn.portal.models import AgenciesPage, AgencyPage
from gemeinsinn.portal.rules import agencies_written_for, is_site_editor

PREFIX = "agency-"  # groups of agencies: "agency-12"
WRITING = ("add", "change")
FILING = ("add", "change", "choose")


def grant_editing(*, user: Any, now: datetime) -> frozenset[str]:
    """Puts an account into the groups its roles give it and out of all others of ours. Returns their names."""
    wanted = {OFFICE} if is_site_editor(user) else set()
    agencies = {f"{PREFIX}{agency.pk}": agency for agency in agencies_written_for(user)}
    wanted |= set(agencies)
    ours = Group.objects.filter(name=OFFICE) | Group.objects.filter(name__startswith=PREFIX)
    held = set(ours.filter(user=user).values_list("name", flat=True))
    if held != wanted:
        with transaction.atomic():
            user.groups.remove(*ours.filter(name__in=held - wanted))
            for name in sorted(wanted - held):
                group = (
                    Group.objects.get(name=OFFICE)
                    if name == OFFICE
                    else group_of_agency(agency=agencies[name], now=now)
                )
                user.groups.add(group)
    return frozenset(wanted)


@transaction.atomic
def group_of_agency(*, agency: Organisation, now: datetime) -> Group:
    """The group of an agency's editors with its page (a draft at first) and its own shelf of pictures; made when missing."""
    group, _new = Group.objects.get_or_create(name=f"{PREFIX}{agency.pk}")
    page = AgencyPage.objects.filter(agency=agency, locale=Locale.get_default()).first() or _draft_of(agency, now)
    rights_on_pages(group, page, WRITING)
    root = Collection.get_first_root_node()
    shelf = root.get_children().filter(name=agency.name[:255]).first() or root.add_child(name=agency.name[:255])
    rights_on_files(group, shelf, FILING)
    if shared := root.get_children().filter(name=SHARED).first():
        rights_on_files(group, shared, ("choose",))
    return group


def _draft_of(agency: Organisation, now: datetime) -> AgencyPage:
    """A page nobody sees yet, with what the profile says."""
    parent = AgenciesPage.objects.get(locale=Locale.get_default())
    page = AgencyPage(
        title=agency.name, slug=agency.slug[:255], agency=agency, lead=agency.about[:400] or agency.name, live=False
    )
    parent.add_child(instance=page)
    page.save_revision()
    record("page_drafted", page, now=now)
    return page
