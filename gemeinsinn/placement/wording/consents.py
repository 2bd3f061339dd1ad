"""What people agree to, as it is read out. A change of the words is a new version."""

from django.utils.translation import gettext as _

from gemeinsinn.organisations.models import Organisation
from gemeinsinn.placement.hosts import Host

KEEPING_VERSION = 1
INTRODUCING_VERSION = 1


def keeping_words(agency: Organisation) -> str:
    """The yes to being kept as a case."""
    return _(
        "%(agency)s may keep my name, how to reach me and what I tell in the talk, to find something for me to do. "
        "Nothing of it is passed on without my yes. A year after the end it is deleted. I can take it back at any time."
    ) % {"agency": agency}


def introducing_words(agency: Organisation, host: Host) -> str:
    """The yes to being introduced to one host."""
    return _(
        "%(agency)s may pass on my name and how to reach me to %(host)s, so that they get in touch with me. "
        "I can take it back at any time."
    ) % {"agency": agency, "host": host.name}


def guardian_words(agency: Organisation, host: Host) -> str:
    """What a parent or guardian says yes to before somebody under 16 is introduced."""
    return _(
        "As parent or guardian I agree that %(agency)s passes on the name of my child and how to reach it to %(host)s, "
        "and that my child helps there. I can take it back at any time."
    ) % {"agency": agency, "host": host.name}
