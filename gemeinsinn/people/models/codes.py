"""Codes that prove an address: six digits, mailed, few tries, a short life."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

MOST_TRIES = 3


class AddressCode(models.Model):
    """One code sent to one address. Good only in the browser that holds the handle; only digests are kept."""

    class Purpose(models.TextChoices):
        SIGN_IN = "sign-in"
        CONFIRM = "confirm"
        ADDRESS = "address"

    purpose = models.CharField(max_length=10, choices=Purpose)
    email = models.EmailField(max_length=254)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    handle = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(tries__lte=MOST_TRIES), name="few_tries_a_code")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.created_at:%Y-%m-%d %H:%M}"
