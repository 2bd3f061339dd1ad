"""What the account page and the right to one's data need to know from this context."""

from datetime import datetime
from typing import Any

from django.db import transaction

from gemeinsinn.activity.forgetting import drop_mails
from gemeinsinn.guides.actions.consent import drop_photo
from gemeinsinn.guides.actions.handover_keeping import forget_ways
from gemeinsinn.guides.actions.handovers import withdraw_hand_over
from gemeinsinn.guides.lifecycle.guides import WORKING, State
from gemeinsinn.guides.lifecycle.handovers import Move, can_move
from gemeinsinn.guides.models import Guide, GuideMessage, HandOver, Team
from gemeinsinn.guides.queries.figures import carried_by
from gemeinsinn.guides.wording import language_names
from gemeinsinn.people.models import User
from gemeinsinn.people.personal_data import NOBODY, Person


def own_guide(user: User) -> tuple[str, dict[str, Any]] | None:
    """The section of /konto/ that leads a guide to their desk."""
    guide = Guide.objects.filter(user=user, state__in=WORKING).first()
    return ("guides/parts/own.html", {"guide": guide}) if guide else None


def carried_teams(user: User) -> tuple[str, dict[str, Any]] | None:
    """The section of /konto/ for people of an organisation that carries a team."""
    teams = sorted({row.team.name for row in carried_by(user)})
    return ("guides/parts/carries.html", {"teams": teams}) if teams else None


def collect_guides(user: User) -> list[dict[str, Any]]:
    """For the export: the page, what was agreed to, the hours, and what one wrote to guides."""
    rows = Guide.objects.filter(user=user).prefetch_related("consents", "meetings", "languages", "topics")
    return [
        {
            "name": guide.name, "slug": guide.slug, "about": guide.about, "state": guide.state,
            "photo": guide.photo.name, "languages": language_names(row.code for row in guide.languages.all()),
            "topics": [row.topic for row in guide.topics.all()],
            "consents": [
                {"purpose": row.purpose, "version": row.version, "wording": row.wording, "given": row.given_at,
                 "withdrawn": row.withdrawn_at} for row in guide.consents.all()
            ],
            "trainings": list(guide.trainings.values("cohort__name", "project__title", "certificate__issued_on")),
            "notes": list(guide.consultations.values("at", "topic", "result", "minutes", "note")),
            "meetings": [
                {"spot": row.spot, "first": row.first, "pauses": list(row.pauses.values("first", "last", "why"))}
                for row in guide.meetings.all()
            ],
        }
        for guide in rows
    ]  # fmt: skip


def collect_messages(user: User) -> list[dict[str, Any]]:
    """For the export: what one wrote to guides."""
    rows = GuideMessage.objects.filter(contact__user=user).select_related("guide")
    return [{"to": row.guide.name, "text": row.text, "at": row.created_at} for row in rows]


def collect_handed_over(user: User) -> list[dict[str, Any]]:
    """For the export: to whom one was introduced, about what, and what became of it."""
    rows = HandOver.objects.filter(contact__user=user).select_related("need", "organisation")
    return [
        {"to": row.receiver_name, "about": row.about, "answer": row.answer, "state": row.state, "at": row.created_at}
        for row in rows
    ]


@transaction.atomic
def erase_guides(person: Person, *, now: datetime) -> None:
    """Page, photograph, consents and hours of a guide go, what was counted stays with the team; messages lose their words; a town hall loses its person."""
    for message in GuideMessage.objects.filter(contact__in=person.contacts):
        drop_mails(about=f"guide-message-{message.pk}-")
        message.delete()
    erase_handed_over(person, now=now)
    Team.objects.filter(town_hall__in=person.contacts).update(town_hall=None, town_hall_function="")
    if person.user is None:
        return
    for guide in Guide.objects.filter(user=person.user):
        drop_photo(guide)
        guide.consents.all().delete()
        guide.meetings.all().delete()
        guide.trainings.all().delete()
        guide.consultations.update(guide=None, note="")
        guide.handovers.update(guide=None)
        for message in guide.messages.all():
            drop_mails(about=f"guide-message-{message.pk}-")
        for talk in guide.team.talks.all():
            talk.text = person.without(talk.text)
            talk.save(update_fields=["text", "changed_at"])
        Guide.objects.filter(pk=guide.pk).update(
            name=NOBODY, slug="x", about="", photo="", state=State.ENDED, user=None, changed_at=now
        )


def erase_handed_over(person: Person, *, now: datetime) -> None:
    """Open hand-overs of the person end; the receiver hears that it is over, without their name."""
    for handover in HandOver.objects.filter(contact__in=person.contacts).select_related("contact", "guide", "team"):
        forget_ways(handover.pk)
        handover.about = handover.answer = ""
        handover.save(update_fields=["about", "answer", "changed_at"])
        if can_move(handover.state, Move.WITHDRAW):
            withdraw_hand_over(handover=handover, by=None, now=now)
