"""Issues and what they are made of."""

from django.conf import settings
from django.db import models

from gemeinsinn.core.models import Dated
from gemeinsinn.newsletter.lifecycle.issues import PREHEADER_MOST, SUBJECT_MOST, Part, Sort, State
from gemeinsinn.newsletter.lifecycle.subscriptions import ALL, Role


class Issue(Dated):
    """One letter to many, in one language. Who reads it: topics, and if set a role and a place with a distance.

    What makes itself bears the month or week it is for: two workers cannot make it twice.
    """

    sort = models.CharField(max_length=8, choices=[(s.value, s.value) for s in Sort], default=Sort.EDITION.value)
    made_for = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=8, default="de")
    subject = models.CharField(max_length=SUBJECT_MOST, blank=True)
    preheader = models.CharField(max_length=PREHEADER_MOST, blank=True)
    slug = models.SlugField(max_length=140, blank=True)
    topics = models.PositiveSmallIntegerField(default=ALL)
    role = models.CharField(max_length=16, choices=[(r.value, r.value) for r in Role], blank=True)
    acts = models.PositiveSmallIntegerField(default=0)  # only who did one of these in the portal
    months = models.PositiveSmallIntegerField(default=6)  # within so many
    place = models.CharField(max_length=120, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    km = models.PositiveSmallIntegerField(default=10)
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in State], default=State.DRAFT.value)
    send_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    readers = models.PositiveIntegerField(default=0)  # to how many it went
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sort", "made_for", "language"], condition=~models.Q(made_for=""), name="made_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state=State.SENT.value, sent_at__isnull=False)
                | (~models.Q(state=State.SENT.value) & models.Q(sent_at__isnull=True)),
                name="issue_sent_since",
            ),
        ]

    def __str__(self) -> str:
        return self.subject or f"issue {self.pk}"


class Block(models.Model):
    """One part of an issue. A card keeps the words it was picked with."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="blocks")
    position = models.PositiveSmallIntegerField(default=0)
    part = models.CharField(max_length=8, choices=[(p.value, p.value) for p in Part], default=Part.TEXT.value)
    heading = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)
    label = models.CharField(max_length=60, blank=True)
    href = models.CharField(max_length=300, blank=True)
    picture = models.CharField(max_length=300, blank=True)
    alt = models.CharField(max_length=240, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.heading or self.part


class Approval(models.Model):
    """Who said that it may go out, and when."""

    issue = models.OneToOneField(Issue, on_delete=models.CASCADE, related_name="approval")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"approval of {self.issue_id}"
