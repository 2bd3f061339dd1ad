"""What mail servers said about an address, in their words."""

from django.db import models

from gemeinsinn.delivery.lifecycle.bounces import Kind
from gemeinsinn.delivery.models.mailings import Mailing


class Bounce(models.Model):
    """One refusal, returned mail or complaint. `digest` keeps the same report from being counted twice."""

    address = models.EmailField(max_length=254, db_index=True)
    mailing = models.ForeignKey(Mailing, null=True, blank=True, on_delete=models.CASCADE, related_name="bounces")
    kind = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Kind])
    hard = models.BooleanField()
    words = models.CharField(max_length=300, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.kind} of mailing {self.mailing_id}"
