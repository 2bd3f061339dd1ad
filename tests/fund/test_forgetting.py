"""What is kept about applicants ends on its day, and at their wish."""

from datetime import UTC, date, datetime, timedelta

import pytest

from gemeinsinn.core.money import Money
from gemeinsinn.fund.account import own_section
from gemeinsinn.fund.actions.conversation import note, withdraw
from gemeinsinn.fund.actions.deciding import accept_award, reject
from gemeinsinn.fund.actions.drafting import send_application
from gemeinsinn.fund.actions.forgetting import erase_applications
from gemeinsinn.fund.actions.funds import note_advice
from gemeinsinn.fund.models import Advice, Application, Message
from gemeinsinn.fund.tasks import forget
from gemeinsinn.people.models import Contact
from gemeinsinn.people.personal_data import person_behind, person_of
from tests.factories.answers import make_agency
from tests.factories.funds import WHO, award_grant, check_grant, draft_grant, make_fund, sign_grant
from tests.factories.people import make_account

NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def days(number):
    return NOW + timedelta(days=number)


def test_drafts_and_what_was_never_signed_go_after_sixty_days():
    draft_grant(now=NOW)
    sent = draft_grant(now=NOW)
    send_application(application=sent, now=NOW)
    kept = sign_grant(now=NOW)
    Application.objects.update(changed_at=NOW)
    forget(now=days(60))
    assert Application.objects.count() == 3
    forget(now=days(61))
    assert (Application.objects.get(), Contact.objects.get()) == (kept, kept.contact)


def test_names_go_two_years_after_a_no_and_years_later_where_money_was_given():
    refused, withdrawn, given, open_one = (
        check_grant(now=NOW, who=WHO | {"email": f"p{n}@example.org"}) for n in range(4)
    )
    reject(application=refused, reasons="Nein.", by=None, now=NOW)
    withdraw(application=withdrawn, now=NOW)
    award_grant(given, now=NOW)
    accept_award(application=given, typed_name="Jule", now=NOW)
    forget(now=days(730))
    assert not Contact.objects.filter(name="N. N.").exists()
    for _again in range(2):
        forget(now=days(731))
        assert Contact.objects.filter(name="N. N.").count() == 2
    refused.refresh_from_db()
    assert (refused.title, refused.street, refused.asked, refused.costs) == (
        "N. N.", "", Money(40_000), [{"type": "sachmittel", "what": "", "cents": 40_000}],
    )  # fmt: skip
    given.refresh_from_db()
    forget(
        now=datetime.combine(given.ends.replace(year=given.ends.year + 5), datetime.min.time(), tzinfo=UTC)
        + timedelta(hours=12)
    )
    given.contact.refresh_from_db()
    assert given.contact.name == "Jule Brandt"
    Application.objects.filter(pk=given.pk).update(ends=None)
    forget(now=days(732))
    given.contact.refresh_from_db()
    assert given.contact.name == "N. N." and open_one.contact.name == "Jule Brandt"


def test_advice_goes_after_two_years():
    make_agency()
    told = {"fund": make_fund(now=NOW), "kind": "person", "text": "x", "place": None}
    note_advice(**told, by=make_account(roles=["office"]), now=NOW)
    forget(now=days(730))
    assert Advice.objects.exists()
    forget(now=days(731))
    assert not Advice.objects.exists()


def test_whoever_leaves_takes_what_runs_along_and_leaves_sums():
    co = {"name": "Cem Ko", "email": "co@example.org"}
    draft, running = draft_grant(now=NOW), award_grant(now=NOW)
    ended = check_grant(now=NOW, who=WHO | {"email": "z@example.org"})
    reject(application=ended, reasons="Nein.", by=None, now=NOW)
    send_application(application=draft, now=NOW)
    for one in (draft, running, ended):
        erase_applications(person_behind(one.contact), now=NOW)
    for one in (running, ended):
        one.refresh_from_db()
    running.round.pot.refresh_from_db()
    assert (running.state, running.title, running.round.pot.committed) == ("withdrawn", "N. N.", Money(0))
    assert (ended.state, ended.street) == ("rejected", "")
    assert not Application.objects.filter(pk=draft.pk).exists()
    signing = sign_grant(now=NOW, who=WHO | {"co": co})
    other = signing.signatories.get(part="co")
    erase_applications(person_behind(other.contact), now=NOW)
    other.refresh_from_db()
    assert other.typed_name == "N. N."


def test_a_colleague_who_leaves_is_taken_out_of_the_notes():
    office = make_account(roles=["office"], name="Nora Netz")
    note(application=sign_grant(now=NOW), text="Nora Netz hat angerufen.", by=office, now=NOW)
    erase_applications(person_of(office), now=NOW)
    assert Message.objects.get().text == "N. N. hat angerufen."


def test_the_account_shows_its_applications():
    user = make_account(email="jule@example.org")
    assert own_section(user) is None
    made = sign_grant(now=NOW)
    assert own_section(user)[1]["rows"] == [(made, "eingegangen")]
    assert made.submitted_at.date() == date(2026, 11, 28)
