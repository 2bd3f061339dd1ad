"""Statistics let the database choose an index."""

from django.db import connection

from gemeinsinn.core.models import JobRun
from gemeinsinn.core.statistics import refresh_statistics


def test_the_database_looks_at_its_tables(either_database):
    JobRun.objects.create(name="one")
    refresh_statistics()
    with connection.cursor() as cursor:
        if either_database == "sqlite":
            cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'core_jobrun'")
        else:
            cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'core_jobrun'")
        assert cursor.fetchone()[0] == 1
