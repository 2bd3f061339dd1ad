"""Cells of a table that a spreadsheet opens with a double click, and that cannot run anything there."""

# A cell that begins like this would be run as a formula by Excel, Calc or Numbers.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARK = "\ufeff"  # tells Excel that it is UTF-8


def safe_cell(text: str) -> str:
    """Text that stays text: an apostrophe in front of anything that could be a formula."""
    text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    return f"'{text}" if text.lstrip(" \u00a0").startswith(FORMULA) else text
