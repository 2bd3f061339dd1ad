"""Counts the queries of pages, as JSON: python -m tools.bench.queries [--by address@example.org] /path ..."""

import argparse
import json
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gemeinsinn.config.settings")

import django

django.setup()

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def count(path: str, by: str = "") -> int:
    """Queries of a second visit, when nothing is made for the first time; `by` is the address of who is signed in."""
    client = Client(SERVER_NAME="127.0.0.1")
    if by:
        client.force_login(get_user_model().objects.get(email=by), backend=BACKEND)
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answered {answer.status_code}")
    return len(seen)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--by", default="")
    parser.add_argument("paths", nargs="+")
    told = parser.parse_args()
    print(json.dumps([count(path, told.by) for path in told.paths]))
