"""What the text of a page is put together from."""

from gemeinsinn.portal.blocks.cards import CardBlock
from gemeinsinn.portal.blocks.media import DownloadBlock, GalleryBlock, PictureBlock, VideoBlock
from gemeinsinn.portal.blocks.words import ContactBlock, FactsBlock, QuestionBlock, QuoteBlock, RichBlock

STANDARD_BLOCKS = [
    ("text", RichBlock()),
    ("picture", PictureBlock()),
    ("quote", QuoteBlock()),
    ("facts", FactsBlock()),
    ("questions", QuestionBlock()),
    ("card", CardBlock()),
    ("contact", ContactBlock()),
    ("download", DownloadBlock()),
]
ARTICLE_BLOCKS = [*STANDARD_BLOCKS, ("gallery", GalleryBlock()), ("video", VideoBlock())]
