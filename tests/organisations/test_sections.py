"""Upper contexts add sections to a partner's page."""

import pytest

from gemeinsinn.organisations import sections
from gemeinsinn.organisations.sections import Section
from tests.factories.organisations import make_organisation

pytestmark = pytest.mark.django_db


def test_sections_stand_in_order_at_their_place(monkeypatch):
    monkeypatch.setattr(sections, "_providers", [])
    organisation = make_organisation()

    def late(found, viewer):
        return Section("late.html", {"who": viewer}, order=90)

    for provider in (late, lambda found, viewer: None, lambda found, viewer: Section("early.html", order=10), late):
        sections.register(provider)
    sections.register(lambda found, viewer: Section("side.html", place="side"))
    found = sections.sections_for(organisation, "viewer")
    assert [section.template for section in found["main"]] == ["early.html", "late.html"]
    assert [section.template for section in found["side"]] == ["side.html"]
    assert found["wide"] == []
    assert found["main"][1].context == {"who": "viewer"}
