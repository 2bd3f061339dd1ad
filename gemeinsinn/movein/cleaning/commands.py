"""Commands of extensions in the text: Joomla's {loadposition x}, WordPress's [gallery ids="1,2"] and its block comments."""

import html
import re
from collections.abc import Callable

# Known by name; others by what stands in them: a parameter, or a pair of them.
JOOMLA_NAMES = (
    "loadposition|loadmodule|loadmoduleid|emailcloak|gallery|youtube|vimeo|jcomments|module|modulepos|slider|sliders|tab|"
    "tabs|phocagallery|phocadownload|rokbox|jce|attachments|flickr|mp3|audio|video|snippet|source|field|fieldgroup|pdf"
)
JOOMLA = re.compile(rf"\{{/?(?P<name>{JOOMLA_NAMES})(?:[ =|:][^{{}}\n]{{0,300}})?\}}", re.IGNORECASE)
JOOMLA_FILM = re.compile(r"\{(?P<name>youtube|vimeo)\}(?P<id>[^{}]{1,200})\{/(?P=name)\}", re.IGNORECASE)
JOOMLA_FOLDER = re.compile(r"\{(?P<name>gallery|phocagallery)\}(?P<id>[^{}]{0,200})\{/(?P=name)\}", re.IGNORECASE)
CAPTION = re.compile(r"\[caption\b[^\]]{0,300}\](?P<inner>.{0,5000}?)\[/caption\]", re.DOTALL)
CAPTION_PICTURE = re.compile(
    r"(?P<picture>(?:<a\b[^>]{0,500}>)?\s*<img\b[^>]{0,2000}>\s*(?:</a>)?)(?P<words>.*)", re.DOTALL
)
GALLERY = re.compile(r"\[gallery\b(?P<said>[^\]]{0,500})\]")
NUMBERS = re.compile(r"\bids=[\"']?([\d, ]{1,400})")
EMBED = re.compile(
    r"\[(?P<name>embed|youtube|vimeo|video)\b[^\]]{0,300}\](?P<address>https?://[^\s\[\]<>\"']{5,300})\[/(?P=name)\]"
)
BARE_EMBED = re.compile(r"\[(?:youtube|vimeo)[ =](?P<address>https?://[^\s\[\]<>\"']{5,300})\]")
SHORTCODE = re.compile(
    r"\[/?[a-z][\w-]{2,40}(?:\s+[\w-]{1,40}=(?:\"[^\"\]]{0,300}\"|'[^'\]]{0,300}'|[^\s\"'\]]{1,200})){1,12}\s*/?\]"
)
KNOWN_SHORTCODE = re.compile(
    r"\[/?(?:contact-form-7|gallery|playlist|audio|video|embed|caption|wpforms|mc4wp_form|recent-posts|sitemap|vc_\w{1,40}|"
    r"et_pb_\w{1,40}|fusion_\w{1,40}|su_\w{1,40}|row|column|tabs?|accordion|button|rev_slider|ninja_form|events_list)\s*/?\]"
)
OWN_LINE = re.compile(r"^[ \t]*(?:<p>)?(?P<address>https?://(?:www\.)?(?:youtube\.com/watch\?|youtu\.be/|vimeo\.com/)[\w=&?%/.;-]{3,120})(?:</p>)?[ \t]*$", re.MULTILINE)  # fmt: skip
BLOCK_TAG = re.compile(r"^\s*</?(?:p|div|h[1-6]|ul|ol|li|table|t[rdh]|t(?:head|body|foot)|blockquote|figure|pre|hr|iframe|section|dl)\b", re.IGNORECASE)  # fmt: skip

Told = Callable[[str], None]


def frame(address: str) -> str:
    """A film as both systems show one in the end."""
    return f'<iframe src="{html.escape(address)}"></iframe>'


def without_joomla(markup: str, told: Told) -> str:
    """Joomla's commands gone or done; `told` hears of each that is gone."""
    if "{" not in markup:
        return markup
    roots = {"youtube": "https://www.youtube.com/watch?v=", "vimeo": "https://vimeo.com/"}

    def film(match: re.Match[str]) -> str:
        said = match["id"].strip()
        return frame(said if said.startswith("https://") else roots[match["name"].lower()] + said.partition("|")[0])

    def gone(match: re.Match[str]) -> str:
        if "emailcloak" not in match[0].casefold():
            told(match[0])
        return ""

    markup = JOOMLA_FILM.sub(film, markup)
    return JOOMLA.sub(gone, JOOMLA_FOLDER.sub(gone, markup))


def without_wordpress(markup: str, told: Told, address_of: Callable[[str], str]) -> str:
    """WordPress's shortcodes gone or done. `address_of` knows the file of an attachment by its number."""

    def caption(match: re.Match[str]) -> str:
        parts = CAPTION_PICTURE.search(match["inner"])
        if parts is None:
            return match["inner"]
        return f"\n\n<figure>{parts['picture']}<figcaption>{parts['words'].strip()}</figcaption></figure>\n\n"

    def gallery(match: re.Match[str]) -> str:
        numbers = NUMBERS.search(match["said"])
        if numbers is None:
            told(match[0])
            return ""
        found = [address_of(one.strip()) for one in numbers[1].split(",")]
        return "\n\n" + "".join(f'<img src="{html.escape(one)}">' for one in found if one) + "\n\n"

    def gone(match: re.Match[str]) -> str:
        told(match[0])
        return ""

    markup = OWN_LINE.sub(lambda match: frame(html.unescape(match["address"])), markup)
    if "[" in markup:
        markup = GALLERY.sub(gallery, CAPTION.sub(caption, markup))
        for pattern in (EMBED, BARE_EMBED):
            markup = pattern.sub(lambda match: frame(html.unescape(match["address"])), markup)
        markup = KNOWN_SHORTCODE.sub(gone, SHORTCODE.sub(gone, markup))
    return markup


def with_paragraphs(markup: str) -> str:
    """WordPress's old editor kept blank lines where paragraphs end."""
    if "<!-- wp:" in markup or re.search(r"<p\b", markup, re.IGNORECASE):
        return markup
    parts = re.split(r"\n[ \t]*\n+", markup.replace("\r\n", "\n"))
    return "\n".join(
        part if BLOCK_TAG.match(part) else f"<p>{part.strip().replace(chr(10), '<br>')}</p>"
        for part in parts
        if part.strip()
    )
