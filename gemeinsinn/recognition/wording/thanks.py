"""What people say yes to when they want to be thanked; kept as it was shown."""

from django.utils.translation import gettext as _


def public_words() -> str:
    """For the public page."""
    return _(
        "My name as I wrote it, my field and since when I give time may stand on the public page of thanks. I can take "
        "this back at any time, then it is gone at once."
    )


def letter_words() -> str:
    """For letters."""
    return _(
        "My agency and the network may write letters of thanks to this address, and invite me by letter. The address is "
        "used for nothing else. I can take this back at any time, then it is gone at once."
    )
