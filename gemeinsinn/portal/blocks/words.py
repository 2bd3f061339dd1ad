"""Blocks of words."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class RichBlock(blocks.RichTextBlock):
    """Running text. What may be in it is what our page can show; everything else is left out when pasted."""

    def __init__(self, **options: object) -> None:
        super().__init__(required=False, features=FEATURES, label=_("Text"), icon="pilcrow", **options)

    class Meta:
        template = "portal/blocks/text.html"


class QuoteBlock(blocks.StructBlock):
    """What somebody said."""

    words = blocks.TextBlock(label=_("What was said"), max_length=500)
    who = blocks.CharBlock(label=_("Who said it"), max_length=120)

    class Meta:
        label = _("Quote")
        icon = "openquote"
        template = "portal/blocks/quote.html"


class FactBlock(blocks.StructBlock):
    """One line of a box of facts."""

    term = blocks.CharBlock(label=_("What"), max_length=60)
    said = blocks.CharBlock(label=_("Fact"), max_length=200)


class FactsBlock(blocks.StructBlock):
    """Facts at a glance."""

    title = blocks.CharBlock(label=_("Headline"), max_length=80)
    facts = blocks.ListBlock(FactBlock(), label=_("Facts"), min_num=1, max_num=12)

    class Meta:
        label = _("Box of facts")
        icon = "list-ul"
        template = "portal/blocks/facts.html"


class AnswerBlock(blocks.StructBlock):
    """A question and what we answer."""

    question = blocks.CharBlock(label=_("Question"), max_length=160)
    answer = blocks.RichTextBlock(label=_("Answer"), features=["bold", "italic", "ol", "ul", "link"])


class QuestionBlock(blocks.StructBlock):
    """Questions people ask."""

    questions = blocks.ListBlock(AnswerBlock(), label=_("Questions"), min_num=1, max_num=40)

    class Meta:
        label = _("Questions and answers")
        icon = "help"
        template = "portal/blocks/questions.html"


class ContactBlock(blocks.StructBlock):
    """Whom to turn to."""

    name = blocks.CharBlock(label=_("Name"), max_length=120)
    function = blocks.CharBlock(label=_("Function"), max_length=120, required=False)
    phone = blocks.CharBlock(label=_("Phone"), max_length=40, required=False)
    mail = blocks.EmailBlock(label=_("E-mail"), required=False)

    class Meta:
        label = _("Contact")
        icon = "user"
        template = "portal/blocks/contact.html"
