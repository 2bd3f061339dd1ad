"""Who may do what with needs, offers and answers."""

from gemeinsinn.exchange.rules import notices, responses  # noqa: F401 - django-rules looks for predicates in this room
