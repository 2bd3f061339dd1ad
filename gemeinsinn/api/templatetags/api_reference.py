"""What the description marks as code, as code."""

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def codes(text: str) -> SafeString:
    """`like this` becomes <code>like this</code>; everything else is text."""
    return SafeString(re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text)))
