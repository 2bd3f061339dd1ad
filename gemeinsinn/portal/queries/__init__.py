"""What the front page and the editors' pages show."""

from gemeinsinn.portal.queries.front import front_page, newest_public_addresses

__all__ = ["front_page", "newest_public_addresses"]
