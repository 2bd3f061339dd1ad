"""People who act without an account, and what they agreed to."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from gemeinsinn.core.models import Dated


class Contact(Dated):
    """Name and address behind one need, offer, response or call: the only place personal data is kept.

    Each form makes a contact of its own, so nobody can change another's by knowing an address.
    Once the address is confirmed and has an account, `user` is set and the account owns it.
    """

    name = models.CharField(max_length=120)
    email = models.EmailField(max_length=254, blank=True, db_index=True)
    phone = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=8, default="de")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="contacts"
    )

    def __str__(self) -> str:
        return self.name


class Consent(models.Model):
    """A yes to one purpose, in the words that were shown."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=40)
    wording = models.TextField()
    given_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.purpose} {self.given_at:%Y-%m-%d}"
