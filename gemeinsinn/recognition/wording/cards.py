"""Cards in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinsinn.recognition.models import CardRule
from gemeinsinn.recognition.wording.hours import hours_words
from gemeinsinn.ui import formats


def asks_words(card: CardRule) -> str:
    """ "200 Stunden im Jahr oder 4 Stunden in der Woche, seit 2 Jahren, ab 14"; "" where no figure is known."""
    figures = [
        _("%(hours)s a year") % {"hours": hours_words(card.a_year)} if card.a_year else "",
        _("%(hours)s a week") % {"hours": hours_words(card.a_week)} if card.a_week else "",
        _("%(hours)s in all") % {"hours": hours_words(card.in_all)} if card.in_all else "",
    ]
    said = _(" or ").join(one for one in figures if one)
    if not said:
        return ""
    more = [
        _("for pupils %(hours)s") % {"hours": hours_words(card.in_all_pupils)} if card.in_all_pupils else "",
        ngettext("for %(n)s year already", "for %(n)s years already", card.years) % {"n": card.years}
        if card.years
        else "",
        _("from the age of %(n)s") % {"n": card.least_age} if card.least_age else "",
        formats.span(card.since, card.until),
    ]
    return ", ".join([said, *(one for one in more if one)])


def standing_words(card: CardRule, *, reached: bool, missing: int) -> str:
    """Where somebody stands with a card; `missing` in minutes to the nearest figure."""
    if reached:
        return _("You have reached it.")
    if not card.threshold.is_known:
        return "" if card.none else _("What it asks for, your agency can tell you.")
    if missing:
        return _("%(hours)s are still missing.") % {"hours": hours_words(missing)}
    return _("The hours are there, but not for long enough yet.") if card.years else ""
