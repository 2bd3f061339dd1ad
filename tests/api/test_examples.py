"""The examples of docs/api.md and of the reference page can be typed as they stand."""

import re
import shlex

import pytest
from django.test import Client

from gemeinsinn.api.manual import addresses
from gemeinsinn.projects.models import Project
from tests.architecture.tree import ROOT
from tests.factories.exchange import make_need, make_offer
from tests.factories.places import make_postcode
from tests.factories.projects import make_project

BASE = "http://127.0.0.1:8000"
IN_DOCS = re.findall(r"^curl .+$", (ROOT / "docs" / "api.md").read_text(encoding="utf-8"), re.MULTILINE)
REFUSED = {"quatrer": 422}  # the mistyped filter is there to be refused


@pytest.mark.django_db
@pytest.mark.parametrize("line", [*IN_DOCS, *(address.request for address in addresses("en"))])
def test_it_answers(line):
    make_postcode()
    make_need(pk=17, kind="zeit")
    make_offer(pk=17)
    make_project().checks.all().delete()  # nothing hangs on it, so it can have another number
    Project.objects.update(id=17)
    words = shlex.split(line)
    headers = dict(word.split(": ", 1) for word in words if ": " in word)
    answer = Client().get(words[-1].removeprefix(BASE), headers=headers)
    expected = next((status for mark, status in REFUSED.items() if mark in line), 200)
    assert answer.status_code == expected, answer.content
    assert words[0] == "curl" and words[-1].startswith(BASE)


def test_there_are_examples():
    assert len(IN_DOCS) > 8
