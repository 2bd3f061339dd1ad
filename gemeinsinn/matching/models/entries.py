"""What can be found, text by text, and how far the index has come."""

from django.db import models

THERE = ~models.Q(digest="")


class IndexEntry(models.Model):
    """One text of one side. It holds what everyone in its audience may read, and no person.

    `seq` grows with every change: who has read up to one number asks for what is above it. A text that can no longer
    be found leaves an empty row behind, so that readers learn of it.
    """

    key = models.CharField(max_length=40, unique=True)  # "need:17"
    side = models.CharField(max_length=12)
    object_id = models.BigIntegerField()
    audience = models.CharField(max_length=12, blank=True)
    document = models.JSONField(default=dict)  # the engine's Document; {} once it is gone
    facets = models.JSONField(default=dict)  # what hits are counted by
    kind = models.CharField(
        max_length=8, blank=True
    )  # from here on copies out of the document, to rank and list without reading it
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    since = models.DateField(null=True, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    responses = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)  # of document, facets and audience
    meaning = models.CharField(max_length=64, blank=True, db_index=True)  # digest of the text that was encoded
    dirty = models.BooleanField(default=False)  # to be read again, whatever the stream says
    seq = models.BigIntegerField(unique=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["side", "object_id"], name="one_entry_an_object")]
        indexes = [
            models.Index(fields=["key"], condition=models.Q(dirty=True), name="entries_dirty"),
            models.Index(fields=["-since", "-seq", "audience", "side", "kind"], condition=THERE, name="entries_newest"),
            models.Index(fields=["lat", "lon", "audience", "side", "kind"], condition=THERE, name="entries_by_place"),
            models.Index(fields=["ends", "audience", "side", "kind"], condition=THERE, name="entries_by_end"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def is_gone(self) -> bool:
        """Nobody can find it any more."""
        return not self.digest


class MeaningVector(models.Model):
    """What one encoder makes of one text. The same text is encoded once, however often it stands there."""

    digest = models.CharField(max_length=64)
    encoder = models.CharField(max_length=20)
    version = models.CharField(max_length=40)
    data = models.BinaryField()
    seq = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["digest", "encoder", "version"], name="one_vector_a_text")]

    def __str__(self) -> str:
        return f"{self.encoder} {self.digest[:8]}"


class IndexState(models.Model):
    """One row: the counter behind every `seq`, and what of the event stream has been read.

    `gaps` are numbers of events not seen yet below `cursor`: on PostgreSQL a later number may be committed first.
    """

    seq = models.BigIntegerField(default=0)
    cursor = models.BigIntegerField(default=0)
    gaps = models.JSONField(default=list)
    generation = models.CharField(max_length=36, blank=True)  # another one: read everything again
    words_gone = models.BigIntegerField(default=0)  # seq below which no file may hold what was removed
    synonyms = models.BigIntegerField(default=0)  # seq of the latest change of synonyms
    words = models.JSONField(default=dict)  # how far a word index has come that several machines share
    rebuild = models.JSONField(
        default=dict
    )  # {"side": ..., "after": ..., "done": ..., "total": ...} while one is under way
    built_at = models.DateTimeField(null=True, blank=True)
    swept_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"seq {self.seq}"

    @property
    def edition(self) -> str:
        """Another one: whatever was made from the rows must be made again."""
        return f"{self.generation}/{self.synonyms}"
