"""What was on the board and is not any more."""

from django.utils.translation import gettext_lazy

from gemeinsinn.core.errors import NoLongerThere


class NoticeGone(NoLongerThere):
    """A need or offer nobody can read, or answer, any more (410)."""

    headline = gettext_lazy("This notice has been taken down")
