"""Codes to check a certificate by: twelve signs without those that are mistaken for each other, the last one a check.

31 signs are a prime number, so that a weighted sum finds every single wrong sign and every two that changed places.
"""

import secrets

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without 0, 1, I, L and O
LENGTH = 12
GROUP = 4
BETWEEN = " -–.\u00a0\u00ad\u2010\u2011"  # copied out of a PDF a stroke can be a soft one


def check_sign(body: str) -> str:
    """The sign that belongs behind these."""
    return SIGNS[sum(place * SIGNS.index(sign) for place, sign in enumerate(body, start=1)) % len(SIGNS)]


def new_code() -> str:
    """Eleven random signs (54 bits) and their check."""
    body = "".join(secrets.choice(SIGNS) for _place in range(LENGTH - 1))
    return body + check_sign(body)


def plain_code(typed: str) -> str:
    """What somebody typed or copied, without spaces and strokes, in capitals; at most a little longer than a code."""
    return "".join(sign for sign in typed[:64].upper() if sign not in BETWEEN)[: LENGTH + 1]


def is_well_formed(code: str) -> bool:
    """Whether a plain code can be one at all; finds slips of the finger without asking the database."""
    return len(code) == LENGTH and set(code) <= set(SIGNS) and check_sign(code[:-1]) == code[-1]


def shown_code(code: str) -> str:
    """ "K7QD-3MXA-9T2C"."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))
