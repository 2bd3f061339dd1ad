"""Counts the queries of pages, as JSON: python -m tools.bench.queries /path ..."""

import json
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gemeinsinn.config.settings")

import django

django.setup()

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def count(path: str) -> int:
    """Queries of a second visit, when nothing is made for the first time."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answered {answer.status_code}")
    return len(seen)


if __name__ == "__main__":
    print(json.dumps([count(path) for path in sys.argv[1:]]))
