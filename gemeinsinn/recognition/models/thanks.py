"""Who wants to be thanked, and how: each yes a row, which goes when it is taken back."""

from django.db import models
from django.utils import timezone

from gemeinsinn.recognition.models.hours import Volunteer
from gemeinsinn.volunteering.models import EngagementField


class PublicThanks(models.Model):
    """A yes to stand on the public page, under the name and in the words of the person."""

    volunteer = models.OneToOneField(
        Volunteer, primary_key=True, on_delete=models.CASCADE, related_name="public_thanks"
    )
    name = models.CharField(max_length=120)
    field = models.ForeignKey(EngagementField, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    wording = models.TextField()
    given_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name


class LetterThanks(models.Model):
    """A yes to letters, with the address they go to. Nothing else is sent there."""

    volunteer = models.OneToOneField(
        Volunteer, primary_key=True, on_delete=models.CASCADE, related_name="letter_thanks"
    )
    name = models.CharField(max_length=120)
    street = models.CharField(max_length=160)
    postcode = models.CharField(max_length=10)
    town = models.CharField(max_length=120)
    wording = models.TextField()
    given_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name
