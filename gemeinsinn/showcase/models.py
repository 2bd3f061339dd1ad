"""Portraits with pictures and quotes, and votes on candidates."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from gemeinsinn.core.models import Dated
from gemeinsinn.fund.models import Application
from gemeinsinn.people.models import Contact
from gemeinsinn.projects.models import Project
from gemeinsinn.showcase.lifecycle import State
from gemeinsinn.treasury.models import Commitment
from gemeinsinn.voting.models import Option, Poll


class Portrait(Dated):
    """A project of the month. `month` is its first day; of every month one is public."""

    month = models.DateField()
    title = models.CharField(max_length=120)
    slug = models.SlugField(max_length=140)
    lead = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    who = models.CharField(max_length=160, blank=True)  # who did it: an organisation or group, never a private person
    funder_line = models.CharField(max_length=240, blank=True)
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="portraits")
    application = models.ForeignKey(
        Application, null=True, blank=True, on_delete=models.SET_NULL, related_name="portraits"
    )
    prize = models.OneToOneField(Commitment, null=True, blank=True, on_delete=models.PROTECT, related_name="portrait")
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in State], default=State.DRAFT)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-month", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["month"], condition=Q(state=State.PUBLISHED), name="one_portrait_a_month"),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED) | Q(published_at__isnull=False), name="portrait_public_since"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PortraitPicture(models.Model):
    """A picture with words for those who do not see it, and whose it is. `agreed`: whoever is on it agrees, or nobody is."""

    portrait = models.ForeignKey(Portrait, on_delete=models.CASCADE, related_name="pictures")
    image = models.ImageField(upload_to="portraits/", width_field="width", height_field="height")
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    alt = models.CharField(max_length=240)
    rights = models.CharField(max_length=160)
    agreed = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.alt


class Quote(models.Model):
    """What somebody said. Shown only once the person has said yes by a link of their own; a no deletes it."""

    portrait = models.ForeignKey(Portrait, on_delete=models.CASCADE, related_name="quotes")
    text = models.CharField(max_length=500)
    name = models.CharField(max_length=120)
    function = models.CharField(max_length=120, blank=True)
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="quotes")
    asked_at = models.DateTimeField(default=timezone.now)
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"quote in {self.portrait_id}"


class MonthVote(models.Model):
    """A poll on who becomes project of a month."""

    poll = models.OneToOneField(Poll, on_delete=models.CASCADE, related_name="month_vote")
    month = models.DateField()

    class Meta:
        ordering = ["-month", "-id"]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


class Candidate(models.Model):
    """A project as an option."""

    vote = models.ForeignKey(MonthVote, on_delete=models.CASCADE, related_name="candidates")
    option = models.OneToOneField(Option, on_delete=models.CASCADE, related_name="candidate")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="candidacies")

    class Meta:
        ordering = ["option__position"]

    def __str__(self) -> str:
        return f"{self.project_id} in {self.vote_id}"
