"""What the form asks of somebody who says yes: each kind in its own words."""

from django.utils.translation import gettext as _

from gemeinsinn.exchange.models import Kind, Need, Notice, Offer, Unit


def amount_question(notice: Notice) -> str:
    """ "How much can you give? (chairs)", "How many of you will come?"."""
    unit = notice.unit_words or notice.get_unit_display()
    if isinstance(notice, Offer):
        return _("How much do you need? (%(unit)s)") % {"unit": unit}
    if notice.unit == Unit.EURO:
        return _("How much, in euros?")
    if notice.unit == Unit.PERSON and not notice.unit_words:
        return _("How many of you will come?")
    if notice.unit == Unit.HOUR and not notice.unit_words:
        return _("How many hours can you give?")
    return _("How much can you give? (%(unit)s)") % {"unit": unit}


def lead(notice: Notice) -> str:
    """The first sentence; it never promises that a part will do where no amount was named."""
    if isinstance(notice, Offer):
        return _("Say what it is for. A name and an e-mail address are enough, no account.")
    if notice.amount is not None and notice.amount > 100:  # hundredths: of one thing there is no part
        return _("A part helps, too. A name and an e-mail address are enough, no account.")
    return _("A name and an e-mail address are enough, no account.")


def example(notice: Notice) -> str:
    """A word as somebody else might write it."""
    if not isinstance(notice, Need):
        return _("“For our reading corner. We can fetch it on Saturday.”")
    return {
        Kind.TIME: _("“I live around the corner and have time on Tuesdays.”"),
        Kind.SKILL: _("“I have done this at work for ten years. When shall I come?”"),
        Kind.GOODS: _("“Eight stand in our cellar. We bring them on Friday.”"),
        Kind.SPACE: _("“Our hall is free on Tuesdays from five o'clock.”"),
        Kind.MONEY: _("“We transfer it as soon as you tell us the account.”"),
    }[Kind(notice.kind)]
