"""What people write to us, through the real action."""

import uuid

from django.utils import timezone

from gemeinsinn.contact.actions import write_concern
from gemeinsinn.contact.lifecycle import Topic
from gemeinsinn.contact.models import Concern


def write_to_us(**overrides) -> Concern:
    """A question of Jule's to the office, unless told otherwise."""
    told = {
        "topic": Topic.OTHER, "name": "Jule Brandt", "email": "jule@example.org", "phone": "", "place": None,
        "text": "Wann ist das Büro offen?", "form_key": uuid.uuid4(), "language": "de", "now": timezone.now(),
    }  # fmt: skip
    return write_concern(**told | overrides)
