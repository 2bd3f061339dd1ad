"""What a visitor of the old site never saw: hidden, without size, off the screen, in the colour of its ground."""

import re

from gemeinsinn.movein.cleaning.tree import Node

UNSEEN = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|opacity:0(?:\.0+)?(?:;|$|!)|text-indent:-\d{3,}"
    r"|font-size:(?:0(?:\.\d+)?(?:px|pt|em|rem|%)?|1(?:px|pt))(?:;|$|!)|transform:scale\(0|clip:rect\(0|clip-path:inset\((?:50|100)%"
)
FAR = re.compile(r"(?:^|;)(?:left|right|top|bottom|margin-left|margin-top|margin):-\d{3,}")
TINY = re.compile(r"(?:^|;)(?:max-)?(?:height|width):[01](?:px|pt|em)?(?:;|$|!)")
COLOUR = re.compile(r"(?:^|;)color:([^;!]+)")
GROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;! ]+)")


def compact(style: str) -> str:
    """A style without blanks, comments and the tricks of writing."""
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    style = re.sub(r"\\([0-9a-fA-F]{1,6})\s?", lambda found: chr(min(int(found[1], 16), 0x10FFFF)), style)
    return re.sub(r"[\s\\]+", "", style).casefold()


def is_hidden(node: Node) -> bool:
    """Whether its own attributes keep it from being seen."""
    if "hidden" in node.attributes:
        return True
    style = compact(node.attributes.get("style", ""))
    if not style:
        return node.tag == "iframe" and tiny(node)
    if UNSEEN.search(style) or FAR.search(style) or (TINY.search(style) and "overflow:hidden" in style):
        return True
    colour, ground = COLOUR.search(style), GROUND.search(style)
    return bool(colour and ground and colour[1] == ground[1])


def tiny(node: Node) -> bool:
    """A frame nobody is meant to see."""
    return any(node.attributes.get(name, "").strip() in ("0", "1", "0px", "1px") for name in ("width", "height"))
