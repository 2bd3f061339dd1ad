"""The links of an issue whose clicks are counted."""

from django.db import models
from django.db.models import Q

from gemeinsinn.newsletter.models.issues import Issue


class Link(models.Model):
    """One address an issue leads to, by its number in it, and how often it was followed: by whom, nobody knows."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="links", db_index=False)
    number = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=120)
    href = models.CharField(max_length=300)
    clicks = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["issue", "number"], name="one_link_a_number"),
            models.CheckConstraint(
                condition=Q(href__istartswith="https://") | Q(href__istartswith="http://"), name="link_leads_to_a_page"
            ),
        ]

    def __str__(self) -> str:
        return f"link {self.number} of issue {self.issue_id}"
