"""What is said about an application, and what is ticked on the list of the formal check."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gemeinsinn.fund.models.applications import Application


class Message(models.Model):
    """One word of the conversation. A question of the office may have a day; a note is the office's own."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("Question")
        ANSWER = "answer", _("Answer")
        WORD = "word", _("Message")
        OBJECTION = "objection", _("Objection")
        NOTE = "note", _("Note of the office")

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=10, choices=Kind)
    by_office = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["kind", "answered_at", "due_on"], name="questions_open")]

    def __str__(self) -> str:
        return f"{self.kind} {self.application_id}"


class FormalCheck(models.Model):
    """The office went through the list; a later check stands beside the earlier one."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="checks")
    ticked = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.application_id} {len(self.ticked)}"
