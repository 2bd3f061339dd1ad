"""What came from where: the memory that makes a second run of an import change nothing."""

from django.db import models


class Origin(models.Model):
    """One article or picture of an old site and what became of it here. It stays when editors delete the draft."""

    class Kind(models.TextChoices):
        ARTICLE = "article"
        PICTURE = "picture"

    wagtail_reference_index_ignore = True  # a memory is no use of a page that its editor should be warned of

    site = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=Kind)
    number = models.CharField(max_length=64)
    page = models.ForeignKey("portal.SitePage", null=True, on_delete=models.SET_NULL, related_name="origins")
    picture = models.ForeignKey("portal.Picture", null=True, on_delete=models.SET_NULL, related_name="origins")
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["site", "kind", "number"], name="origin_taken_once")]

    def __str__(self) -> str:
        return f"{self.site} {self.kind} {self.number}"
