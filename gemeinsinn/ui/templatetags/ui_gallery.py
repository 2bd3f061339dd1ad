"""Tags of the gallery: a colour as a drawn swatch, the path of a drawing."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gemeinsinn.ui.palette import colours

register = template.Library()


@register.simple_tag
def swatch(name: str) -> SafeString:
    """Day and night side by side, as SVG: inline styles are forbidden here."""
    day, night = colours()[name]
    return format_html(
        '<svg viewBox="0 0 60 36" role="img" aria-label="{} {}"><path fill="{}" d="M0 0h60v36H0z"/><path fill="{}" d="M60 0v36H0z"/></svg>',
        day,
        night,
        day,
        night,
    )


@register.simple_tag
def drawing(name: str) -> str:
    """The template of a drawing."""
    return f"ui/art/{name}.html"
