"""Every form against everything: no fault, a sensible status, and what passes is plain text."""

import pytest

from tests.permissions.world import make_world
from tests.resilience.forms import forms
from tests.resilience.hostile import EVERYWHERE, FINE, SLY


def hostile(form, value):
    """A form with this in every field a person can write into."""
    kept = {name for name in form.fields if name.endswith(("_FORMS", "zurueck"))}
    return form.filled() | {name: value for name in form.fields if name not in kept}


@pytest.fixture
def world(db):
    return make_world()


def test_what_a_person_fills_in_is_taken(world, send):
    """The control: the forms below are right, so that what is refused is refused for its content."""
    answers = {form.name: (send(world, form, form.filled()).status_code, form.refused) for form in forms(world)}
    wrong = {
        name: got for name, (got, refused) in answers.items() if got != refused and (refused or got not in {200, 302})
    }
    assert wrong == {}


def test_every_field_takes_anything_without_a_fault(world, send):
    """Each form gets every third thing, and each thing goes into forms with fields of every sort."""
    faults = []
    for number, form in enumerate(forms(world)):
        for name in list(EVERYWHERE)[number % 3 :: 3]:
            answer = send(world, form, hostile(form, EVERYWHERE[name]))
            if answer.status_code not in FINE:
                faults.append(f"{form.name}: {name}: {answer.status_code}")
    assert faults == []


def test_each_field_alone_takes_what_may_pass(world, send):
    faults = []
    for form in forms(world):
        for name in form.fields:
            answer = send(world, form, form.filled() | {name: SLY})
            if answer.status_code not in FINE:
                faults.append(f"{form.name}: {name}: {answer.status_code}")
    assert faults == []


def test_a_stricter_database_makes_no_difference(postgres_only, send):
    """PostgreSQL refuses what SQLite keeps: a NUL, a number beyond its column, a day beyond its calendar."""
    world = make_world()
    faults = []
    for form in forms(world):
        if form.name.startswith(("offer:", "draft:")):
            continue  # the same fields as "need:" and "project:"
        tries = [hostile(form, EVERYWHERE["huge number"])]
        names = list(form.fields)
        tries += [form.filled() | dict.fromkeys(names[start::3], "1\x00") for start in range(min(3, len(names)))]
        for fields in tries:
            answer = send(world, form, fields)
            if answer.status_code not in FINE:
                faults.append(f"{form.name}: {fields}: {answer.status_code}")
    assert faults == []
