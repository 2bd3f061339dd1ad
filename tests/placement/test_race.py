"""Many at the same moment, on both databases: one introduction and one mail, one case a form."""

import threading
import uuid

from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError
from gemeinsinn.people.models import Contact
from gemeinsinn.placement.actions import proposals
from gemeinsinn.placement.actions.proposals import introduce
from gemeinsinn.placement.models import Case, Proposal
from tests.factories.answers import make_agency
from tests.factories.placement import make_case, propose

AT_ONCE = 8


def introductions(run_at_once):
    """How many of eight colleagues introduced the same person, and how many mails the host got."""
    proposal, read_by_all = propose(make_case()), threading.Barrier(AT_ONCE)

    def act(_number):
        mine = Proposal.objects.select_related("case__agency", "case__contact", "need__contact").get(pk=proposal.pk)
        read_by_all.wait(timeout=30)  # whoever read later would know better, and the control would hang on luck
        introduce(proposal=mine, agreed=True, by=None, now=timezone.now())

    found = run_at_once(AT_ONCE, act)
    assert all(isinstance(one, DomainError) for one in found if one is not None)
    return found.count(None), OutgoingMail.objects.filter(to=proposal.need.contact.email).count()


def test_of_many_introductions_one_counts(either_database, run_at_once):
    assert introductions(run_at_once) == (1, 1)


def test_without_the_condition_several_would_count(either_database, run_at_once, monkeypatch):
    """The control: reading first and writing later lets several through."""
    monkeypatch.setattr(proposals, "open_case_of", lambda case: Case.objects.get(pk=case.pk))

    def careless(proposal, only, sources, **fields):
        assert proposal.state in sources
        for name, value in fields.items():
            setattr(proposal, name, value)
        proposal.save()

    monkeypatch.setattr(proposals, "_write", careless)
    assert introductions(run_at_once)[0] > 1


def test_one_form_is_one_case(either_database, run_at_once):
    agency, key = make_agency(), uuid.uuid4()
    found = run_at_once(AT_ONCE, lambda _number: make_case(agency=agency, form_key=key, email="rosa@example.org").pk)
    assert found == [Case.objects.get().pk] * AT_ONCE
    assert Contact.objects.filter(email="rosa@example.org").count() == 1
