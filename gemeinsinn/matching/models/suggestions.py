"""Who was thought of for a need, who was asked, who does not want to be asked, and how often in a month."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from gemeinsinn.core.models import Dated
from gemeinsinn.exchange.models import Need, Offer, Response
from gemeinsinn.matching.lifecycle.suggestions import MOST_EVER, USUAL_MOST, Reason, State
from gemeinsinn.matching.models.saved import SavedSearch
from gemeinsinn.organisations.models import Organisation


class Suggestion(Dated):
    """One need and one partner: an organisation, whoever made an offer without one, or whoever wished for such a need.

    An organisation may be thought of because of one of its offers; then both are set, and the organisation counts.
    """

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="suggestions")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="suggestions"
    )
    offer = models.ForeignKey(Offer, null=True, blank=True, on_delete=models.CASCADE, related_name="suggestions")
    wish = models.ForeignKey(SavedSearch, null=True, blank=True, on_delete=models.CASCADE, related_name="suggestions")
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in State], default=State.OPEN)
    reason = models.CharField(max_length=12, choices=[(r.value, r.value) for r in Reason], blank=True)
    note = models.CharField(max_length=300, blank=True)
    until = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by_phone = models.BooleanField(default=False)
    asked_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    asks = models.PositiveSmallIntegerField(default=0)  # asked, taken back and asked again is two mails
    response = models.ForeignKey(Response, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-changed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | Q(offer__isnull=False) | Q(wish__isnull=False),
                name="suggestion_of_somebody",
            ),
            models.UniqueConstraint(
                fields=["need", "organisation"],
                condition=Q(organisation__isnull=False),
                name="one_suggestion_an_organisation",
            ),
            models.UniqueConstraint(
                fields=["need", "offer"], condition=Q(organisation=None), name="one_suggestion_an_offer"
            ),
            models.UniqueConstraint(
                fields=["need", "wish"], condition=Q(wish__isnull=False), name="one_suggestion_a_wish"
            ),
            models.CheckConstraint(condition=~Q(state="snoozed") | Q(until__isnull=False), name="snoozed_until_a_day"),
        ]
        indexes = [
            models.Index(fields=["organisation", "state"], name="suggestions_of_organisation"),
            models.Index(fields=["offer", "state"], name="suggestions_of_offer"),
            models.Index(fields=["state", "reason"], name="suggestions_learned"),
        ]

    def __str__(self) -> str:
        return f"{self.need_id}: {self.organisation_id or ''}/{self.offer_id or ''}/{self.wish_id or ''} {self.state}"


class AskCount(models.Model):
    """How often one address was asked in one month. The address itself is not kept, only a keyed digest of it."""

    partner = models.CharField(max_length=64)
    month = models.DateField(db_index=True)
    count = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partner", "month"], name="one_count_a_month"),
            models.CheckConstraint(condition=Q(count__lte=MOST_EVER), name="never_asked_too_often"),
        ]

    def __str__(self) -> str:
        return f"{self.count} in {self.month:%Y-%m}"


class Quiet(models.Model):
    """Somebody does not want to be asked any more: the address (as a digest), and the organisation behind it."""

    partner = models.CharField(max_length=64, unique=True)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "quiet"

    def __str__(self) -> str:
        return f"quiet since {self.since:%Y-%m-%d}"


class AskingRule(models.Model):
    """What an agency says about asking: so often a month at most."""

    agency = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="asking_rule")
    most_a_month = models.PositiveSmallIntegerField(default=USUAL_MOST, validators=[MaxValueValidator(MOST_EVER)])
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(most_a_month__lte=MOST_EVER), name="asking_within_reason")]

    def __str__(self) -> str:
        return f"{self.agency_id}: {self.most_a_month} a month"
