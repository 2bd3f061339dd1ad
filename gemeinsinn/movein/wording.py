"""What the report says about findings, and why something is not taken."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FINDINGS: dict[str, str | Promise] = {
    "hidden": _("Hidden words removed"),
    "unhidden": _("Words that were hidden are visible now: please look"),
    "spam": _("Advertising somebody injected removed"),
    "words": _("Words of gambling or pill shops: please read"),
    "links": _("Very many links: please look"),
    "dead": _("A link leads nowhere any more: its words stay"),
    "address": _("Unsafe address removed: its words stay"),
    "script": _("Script, form or embedded program removed"),
    "style": _("Typefaces, colours and sizes removed"),
    "empty": _("Empty paragraphs removed"),
    "layout": _("Table for layout dissolved"),
    "table": _("Table made a list: please look"),
    "cloak": _("Disguised e-mail address made readable"),
    "plugin": _("Command of an extension removed"),
    "letters": _("Broken letters mended"),
    "film": _("Film made a link that says where it leads"),
    "frame": _("Embedded page made a link"),
    "quote": _("Quotation without a name: kept as text"),
    "deep": _("Very deeply nested text flattened: please look"),
    "picture": _("Picture taken: please check its rights"),
    "wordless": _("Picture without description: please say what one sees"),
    "lost": _("Picture not taken"),
    "file": _("File not taken: please upload it"),
    "page": _("The saved page was not taken: the words of the feed instead"),
    "date": _("No date given: today's was taken"),
    "private": _("Was not public on the old site: please decide"),
    "shortened": _("Shortened, because there is no room for all of it"),
    "unlisted": _("Old address too long to be kept"),
}
REASONS: dict[str, str | Promise] = {
    "trash": _("It lay in the old site's waste paper basket"),
    "revision": _("An earlier version or an automatic draft"),
    "spam": _("It is nothing but advertising somebody injected"),
    "empty": _("There is nothing to read in it"),
    "again": _("Its number was there before in the same file"),
    "file": _("A file: taken where an article shows it"),
    "other": _("It is neither an article nor a page"),
    "known": _("Taken by an earlier run: left as it is here"),
    "fault": _("It cannot be read"),
    "long": _("It is longer than a million characters"),
    "deep": _("Its elements lie within each other thousands of times"),
    "refused": _("The portal refused it"),
}
OUTCOMES: dict[str, str | Promise] = {
    "taken": _("taken as draft"),
    "unchanged": _("already here"),
    "left": _("left out on purpose"),
    "refused": _("could not be taken"),
    "note": _("finding"),
}
