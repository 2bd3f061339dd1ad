"""What a closed grant gives to a portrait: words, figures, and pictures whose people agreed to be shown."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from gemeinsinn.fund.models import Application
from gemeinsinn.proof.lifecycle.grants import State
from gemeinsinn.proof.models import Grant, ProofPicture
from gemeinsinn.proof.queries.figures import Figures, figures_of
from gemeinsinn.proof.queries.grants import grants_for


@dataclass(frozen=True, slots=True)
class Story:
    """`answers` by lifecycle.grants.Question; `evaluation` by "people", "helpers", "new". Each picture lies sealed:
    core.documents.document_bytes(picture.path) gives its JPEG.
    """

    grant: Grant
    answers: dict[str, str]
    evaluation: dict[str, int]
    pictures: list[ProofPicture]
    figures: Figures


def closed_grants(viewer: Any) -> QuerySet[Grant]:
    """Those a portrait can be made of, the newest first."""
    return grants_for(viewer).filter(state=State.CLOSED, emptied_at=None).order_by("-closed_at", "-pk")


def story_of(grant: Grant) -> Story:
    """Everything of one grant that may become public; names of people are not among it."""
    return Story(
        grant, dict(grant.answers), dict(grant.evaluation), list(grant.pictures.filter(public=True)), figures_of(grant)
    )


def closed_story(application: Application) -> Story | None:
    """What became of an application; None while it is not closed, or when its words are forgotten."""
    grant = Grant.objects.filter(application=application, state=State.CLOSED, emptied_at=None).first()
    return story_of(grant) if grant else None
