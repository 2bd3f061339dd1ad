"""An index of what is in the database, on words alone or with an encoder that needs no model."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

import numpy as np
from django.utils import timezone

from gemeinsinn.activity.models import Event
from gemeinsinn.matching.actions.rebuilding import rebuild
from gemeinsinn.matching.models import IndexEntry, IndexState


class FakeEncoder:
    """Texts with the same letters at their words' beginnings are alike: the same in every process, made in no time."""

    name = "fake"
    version = "1"
    dims = 32
    quick = True

    def __init__(self) -> None:
        self.texts: list[str] = []

    def check(self) -> None:
        pass

    def encode_query(self, text: str) -> np.ndarray:
        return self._vector(text)

    def encode_texts(self, texts: Sequence[str]) -> np.ndarray:
        self.texts += texts
        return np.stack([self._vector(text) for text in texts])

    def _vector(self, text: str) -> np.ndarray:
        vector = np.full(self.dims, 0.01, dtype=np.float32)
        for word in text.casefold().split():
            vector[int(sha256(word[:3].encode()).hexdigest(), 16) % self.dims] += 1
        return vector / np.linalg.norm(vector)


def build_index(now: datetime | None = None) -> None:
    """Everything findable stands in the rows, as after `gemeinsinn matching rebuild`.

    The stream ends with an event: tests with real commits empty it but count on, and the gap would look unread.
    """
    Event.objects.create(subject_type="tests.nothing", subject_id=0, verb="begun", at=now or timezone.now())
    for _progress in rebuild(now=now or timezone.now(), anew=True):
        pass


def index_state() -> IndexState:
    return IndexState.objects.get()


def keys_in_index() -> set[str]:
    """What can be found at all."""
    return set(IndexEntry.objects.exclude(digest="").values_list("key", flat=True))
