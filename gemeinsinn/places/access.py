"""Getting in without steps: what can be said about a place people come to, and how it reads."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Access(models.TextChoices):
    """Whether one gets there without steps; empty where nobody said."""

    YES = "yes", _("without steps")
    PARTLY = "partly", _("partly without steps")
    NO = "no", _("only by steps")


CHOICES = [*Access.choices, ("", _("I do not know"))]


def access_line(thing: Any) -> str:
    """ "Ohne Stufen: Aufzug, Toilette im Erdgeschoss"; "" where nobody said anything."""
    said = str(Access(thing.access).label) if thing.access else ""
    return ": ".join(part for part in (said[:1].upper() + said[1:], thing.access_words) if part)
