"""What the database knows of its own tables. Without it SQLite reads 100,000 rows where an index has twelve."""

from django.db import connection


def refresh_statistics() -> None:
    """Reads every index once: 0.2 seconds with 100,000 needs. SQLite's sampling is not enough for partial indexes."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
