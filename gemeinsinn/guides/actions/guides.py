"""Somebody becomes a guide, is shown, takes a break, ends."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.slugs import slug_of
from gemeinsinn.core.text import clean_line, clean_text
from gemeinsinn.guides.actions.consent import drop_photo, withdraw_all
from gemeinsinn.guides.actions.moves import allow, move
from gemeinsinn.guides.lifecycle.guides import Move
from gemeinsinn.guides.models import Guide, GuideConsent, GuideLanguage, GuideTopic, Team, Topic
from gemeinsinn.guides.rules import can_edit_guide, can_manage_guide, can_manage_team
from gemeinsinn.guides.wording import LANGUAGES
from gemeinsinn.people.actions import give_role, make_user, take_role
from gemeinsinn.people.models import NetworkRole
from gemeinsinn.places.models import Quarter


@transaction.atomic
def add_guide(*, team: Team, name: str, email: str, by: Any, now: datetime) -> Guide:
    """Takes somebody into a team. The account of the address opens the guide's desk; it is made if there is none."""
    allow(can_manage_team, by, team)
    user = make_user(email=email, name=clean_line(name)[:120], language="de", now=now)
    if Guide.objects.filter(user=user).exists():
        raise DomainError(_("This address already belongs to a guide."))
    give_role(user=user, role=NetworkRole.Role.GUIDE, by=by, now=now)
    name = clean_line(name)[:80]
    guide = Guide.objects.create(team=team, user=user, name=name, slug=slug_of(name, 100), created_at=now)
    if team.quarter is not None:
        guide.quarters.add(team.quarter)
    record("guide_added", guide, by=by, now=now)
    return guide


@transaction.atomic
def change_guide(
    *,
    guide: Guide,
    name: str,
    about: str,
    quarters: Iterable[Quarter],
    languages: Iterable[str],
    topics: Iterable[str],
    by: Any,
    now: datetime,
) -> None:
    """What the page says: the guide in person, or their agency."""
    allow(can_edit_guide, by, guide)
    guide.name, guide.about = clean_line(name)[:80], clean_text(about)
    guide.slug = slug_of(guide.name, 100)
    guide.save(update_fields=["name", "about", "slug", "changed_at"])
    guide.quarters.set(quarters)
    guide.languages.all().delete()
    spoken = [code for code in LANGUAGES if code in set(languages)]
    GuideLanguage.objects.bulk_create(GuideLanguage(guide=guide, code=code) for code in spoken)
    guide.topics.all().delete()
    known = [topic for topic in Topic.values if topic in set(topics)]
    GuideTopic.objects.bulk_create(GuideTopic(guide=guide, topic=topic) for topic in known)
    record("guide_changed", guide, by=by, now=now)


@transaction.atomic
def publish_guide(*, guide: Guide, by: Any, now: datetime) -> None:
    """Everybody can see the page; the guide in person must have agreed to that."""
    allow(can_manage_guide, by, guide)
    if not guide.consents.filter(purpose=GuideConsent.Purpose.PAGE, withdrawn_at=None).exists():
        raise DomainError(
            _("%(name)s has not agreed to be shown yet. The question waits at their own desk.") % {"name": guide.name}
        )
    move(guide, Move.PUBLISH, published_at=guide.published_at or now)
    record("guide_published", guide, by=by, now=now, public=True)


@transaction.atomic
def pause_guide(*, guide: Guide, by: Any, now: datetime) -> None:
    """A break: the page is not shown, the desk stays open."""
    allow(can_edit_guide, by, guide)
    move(guide, Move.PAUSE)
    record("guide_paused", guide, by=by, now=now)


@transaction.atomic
def end_guide(*, guide: Guide, by: Any, now: datetime) -> None:
    """Thank you, and goodbye: page, photograph and desk close; what was done stays counted for the team."""
    allow(can_manage_guide, by, guide)
    move(guide, Move.END)
    withdraw_all(guide, now=now)
    drop_photo(guide)
    if guide.user is not None:
        take_role(user=guide.user, role=NetworkRole.Role.GUIDE, by=by, now=now)
    record("guide_ended", guide, by=by, now=now)


@transaction.atomic
def return_guide(*, guide: Guide, by: Any, now: datetime) -> None:
    """Somebody comes back: the desk opens again, being shown is agreed anew."""
    allow(can_manage_guide, by, guide)
    if guide.user is None:
        raise DomainError(_("The account is gone. Please take the person in anew."))
    move(guide, Move.RETURN)
    give_role(user=guide.user, role=NetworkRole.Role.GUIDE, by=by, now=now)
    record("guide_returned", guide, by=by, now=now)
