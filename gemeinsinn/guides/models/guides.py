"""A guide as the neighbourhood meets them, and what the person agreed to show."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gemeinsinn.core.models import Dated
from gemeinsinn.guides.lifecycle.guides import State
from gemeinsinn.guides.models.teams import Team
from gemeinsinn.places.models import Quarter


class Topic(models.TextChoices):
    """What people come with; guides name theirs, consultations are counted by it."""

    LETTERS = "amt", _("Office and letters")
    HOUSING = "wohnen", _("Living")
    CHILDREN = "kinder", _("Children")
    JOINING = "mitmachen", _("Joining in")
    COMPANY = "gesellschaft", _("Being alone")
    MONEY = "geldsachen", _("Money matters")
    HEALTH = "gesundheit", _("Health and care")
    WORK = "arbeit", _("Work and training")
    GERMAN = "deutsch", _("Learning German")
    OTHER = "anderes", _("Something else")


class Guide(Dated):
    """An E-Lotse. No address and no number of their own: the office's telephone and two forms lead to them."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="guides")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="guide"
    )
    name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=100)
    about = models.TextField(blank=True)
    quarters: "models.ManyToManyField[Quarter, models.Model]" = models.ManyToManyField(
        Quarter, blank=True, related_name="guides"
    )
    photo = models.ImageField(upload_to="guides/", blank=True)
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in State], default=State.PREPARED)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["state", "name"], name="guides_listed")]

    def __str__(self) -> str:
        return self.name


class GuideConsent(models.Model):
    """A guide's own yes to being shown, in the words and the version they read; taking it back is noted, too."""

    class Purpose(models.TextChoices):
        PAGE = "page"
        PHOTO = "photo"

    guide = models.ForeignKey(Guide, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=6, choices=Purpose)
    version = models.PositiveSmallIntegerField()
    wording = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["guide", "purpose"], condition=Q(withdrawn_at=None), name="one_open_consent_of_a_guide"
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.given_at:%Y-%m-%d}"


class GuideLanguage(models.Model):
    """A language somebody can be spoken to in, by its code ("ar")."""

    guide = models.ForeignKey(Guide, on_delete=models.CASCADE, related_name="languages")
    code = models.CharField(max_length=3)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["guide", "code"], name="one_row_a_language_of_a_guide")]

    def __str__(self) -> str:
        return self.code


class GuideTopic(models.Model):
    """Something a guide knows their way around."""

    guide = models.ForeignKey(Guide, on_delete=models.CASCADE, related_name="topics")
    topic = models.CharField(max_length=12, choices=Topic)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["guide", "topic"], name="one_row_a_topic_of_a_guide")]

    def __str__(self) -> str:
        return self.topic
