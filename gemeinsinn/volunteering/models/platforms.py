"""What goes to other platforms, beyond what everyone reads anyway."""

from django.conf import settings
from django.db import models

from gemeinsinn.organisations.models import Organisation


class ContactRelease(models.Model):
    """An agency lets its own name, address and number travel with its opportunities. No row: they do not."""

    agency = models.OneToOneField(
        Organisation, primary_key=True, on_delete=models.CASCADE, related_name="contact_release"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.agency)
