"""Writing, sending and signing an application, through the actions."""

from datetime import UTC, date, datetime, timedelta

import pytest

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.money import Money
from gemeinsinn.fund.actions.drafting import missing_of, save_draft, send_application, start_draft
from gemeinsinn.fund.actions.funds import save_round
from gemeinsinn.fund.actions.signing import ask_to_sign, decline_to_sign, sign, sign_as_applicant
from gemeinsinn.fund.content import digest_of
from gemeinsinn.fund.models import Application, Signatory
from tests.factories.funds import WHO, draft_grant, make_round, rule_data, sign_grant
from tests.factories.people import make_account
from tests.factories.places import make_municipality

NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)
TODAY = date(2026, 11, 28)
HOST = {"organisation": "Verein Nebenan e. V.", "name": "Hanna Host", "email": "host@example.org"}
CO = {"name": "Cem Ko", "email": "co@example.org"}
pytestmark = pytest.mark.django_db


def mails_to(address):
    return [mail.key.split("-", 2)[2] for mail in OutgoingMail.objects.filter(to=address).order_by("pk")]


def test_a_complete_draft_lacks_nothing_and_an_empty_one_everything():
    full = draft_grant(now=NOW)
    assert (missing_of(full, today=TODAY), full.asked) == ([], Money(40_000))
    empty = start_draft(funding=full.round, language="de", now=NOW)
    assert [key for key, _words in missing_of(empty, today=TODAY)] == ["was", "was", "geld", "wann", "wann", "wer"]


@pytest.mark.parametrize(
    ("like", "fields", "screens"),
    [
        ("engagementfonds", {"starts": TODAY + timedelta(days=13)}, ["wann"]),
        ("engagementfonds", {"ends": TODAY + timedelta(days=300)}, ["wann"]),
        ("engagementfonds", {"not_begun": False}, ["wann"]),
        ("engagementfonds", {"costs": [{"type": "honorare", "what": "", "cents": 50_001}]}, ["geld"]),
        ("engagementfonds", {"who": WHO | {"email": ""}}, ["wer"]),
        ("jugendfonds", {}, ["wer"]),
        ("jugendfonds", {"birth_year": 2010}, []),
        ("jugendfonds", {"birth_year": 1980}, ["wer"]),
        ("jugendfonds", {"starts": None, "birth_year": 2010}, ["wann", "wer"]),
        ("mikrokulturfonds", {"kind": "initiative", "means": [{"kind": "hours", "what": "", "cents": 9_000}]}, ["wer"]),
    ],
)
def test_what_the_rules_ask_is_missing_until_it_is_there(like, fields, screens):
    draft = draft_grant(now=NOW, funding=make_round(like=like, now=NOW), **fields)
    assert [key for key, _words in missing_of(draft, today=TODAY)] == screens


def test_another_land_does_not_fit():
    draft = draft_grant(now=NOW)
    draft.municipality = make_municipality(name="Leipzig", state="Sachsen")
    assert [key for key, _words in missing_of(draft, today=TODAY)] == ["wann"]
    draft.rule_set.data["states"] = []
    draft.rule_set.__dict__.pop("rules", None)
    assert missing_of(draft, today=TODAY) == []


def test_a_draft_takes_only_its_fields_and_only_while_it_is_one():
    draft = draft_grant(now=NOW)
    with pytest.raises(TypeError):
        save_draft(application=draft, fields={"state": "awarded"}, now=NOW)
    send_application(application=draft, now=NOW)
    with pytest.raises(DomainError):
        save_draft(application=draft, fields={"title": "x"}, now=NOW)


def test_a_draft_follows_new_rules_and_what_was_sent_keeps_its_own():
    draft = draft_grant(now=NOW)
    sent = sign_grant(now=NOW, funding=draft.round)
    fields = {"year": draft.round.year}
    save_round(
        fund=draft.round.fund,
        funding=draft.round,
        fields=fields,
        budget=Money(1),
        rules=rule_data(most=30_000),
        by=None,
        now=NOW,
    )
    save_draft(application=draft, fields={"title": "Neu"}, now=NOW)
    sent.refresh_from_db()
    assert (draft.rule_set.version, sent.rule_set.version) == (2, 1)
    assert (draft.plan.fits, sent.plan.fits) == (False, True)


def test_a_closed_round_takes_no_new_draft_but_what_was_begun_in_time_within_the_grace():
    funding = make_round(now=NOW, ends=TODAY, rules=rule_data(lead_days=0))
    draft, late = draft_grant(now=NOW, funding=funding), draft_grant(now=NOW, funding=funding)
    with pytest.raises(DomainError):
        start_draft(funding=funding, language="de", now=NOW + timedelta(days=1))
    send_application(application=draft, now=NOW + timedelta(hours=20))
    assert draft.state == "sent"
    with pytest.raises(DomainError, match="Runde ist zu Ende"):
        send_application(application=late, now=NOW + timedelta(days=3))
    late.refresh_from_db()
    assert (late.state, late.title) == ("draft", "Ein Fest im Hof")


def test_sending_freezes_and_waits_for_the_click():
    draft = draft_grant(now=NOW)
    send_application(application=draft, now=NOW)
    frozen = draft.submissions.get()
    assert (draft.state, draft.reference, frozen.digest) == ("sent", None, digest_of(frozen.content))
    assert frozen.content["who"]["name"] == "Jule Brandt" and frozen.content["asked"] == 40_000
    assert mails_to("jule@example.org") == ["confirm-"]
    assert not SecretLink.objects.filter(purpose="fund-draft").exists()
    sign_as_applicant(application=draft, now=NOW)
    assert (draft.state, draft.reference) == ("submitted", f"EF-2026-{draft.pk:05d}")
    assert mails_to("jule@example.org") == ["confirm-", "received-"]
    assert bytes(OutgoingMail.objects.get(key__contains="received").attachment).startswith(b"%PDF")
    with pytest.raises(DomainError):
        sign_as_applicant(application=draft, now=NOW)
    assert Application.objects.get().draft == {}
    assert str(draft) == draft.reference and str(frozen).startswith("EF-2026-")


def test_what_is_incomplete_is_not_sent():
    with pytest.raises(DomainError, match="fehlt noch"):
        send_application(application=draft_grant(now=NOW, title=""), now=NOW)


def test_an_account_signs_by_sending():
    user = make_account(email="jule@example.org", name="Jule Brandt")
    draft = draft_grant(now=NOW)
    send_application(application=draft, user=user, now=NOW)
    assert (draft.state, draft.contact.user) == ("submitted", user)


def test_host_and_co_applicant_sign_by_links_of_their_own():
    made = sign_grant(now=NOW, who=WHO | {"host": HOST, "co": CO})
    assert (made.state, mails_to("host@example.org")[0][:5], mails_to("co@example.org")[0][:5]) == (
        "signing",
        "sign-",
        "sign-",
    )
    host, co = made.signatories.filter(part__in=["host", "co"])
    assert (host.organisation_name, str(host)) == ("Verein Nebenan e. V.", f"host {made.pk}")
    with pytest.raises(DomainError):
        sign(signatory=host, typed_name=" ", now=NOW)
    sign(signatory=host, typed_name="Hanna Host", now=NOW)
    made.refresh_from_db()
    assert made.state == "signing"
    with pytest.raises(DomainError, match="schon geantwortet"):
        sign(signatory=host, typed_name="Hanna Host", now=NOW)
    sign(signatory=co, typed_name="Cem Ko", now=NOW)
    made.refresh_from_db()
    assert (made.state, mails_to("jule@example.org")[-1]) == ("submitted", "complete-")
    with pytest.raises(DomainError):
        decline_to_sign(signatory=co, reason="x", now=NOW)


def test_a_no_is_told_to_the_applicant():
    made = sign_grant(now=NOW, who=WHO | {"co": CO})
    decline_to_sign(signatory=made.signatories.get(part="co"), reason="Keine Zeit", now=NOW)
    made.refresh_from_db()
    assert made.state == "signing" and mails_to("jule@example.org")[-1].startswith("declined-")
    assert "Keine Zeit" in OutgoingMail.objects.get(key__contains="declined").text


def test_whoever_has_left_is_not_written_to():
    made = sign_grant(now=NOW, who=WHO | {"co": CO})
    Signatory.objects.filter(part="co").update(contact=None)
    count = OutgoingMail.objects.count()
    ask_to_sign(made.signatories.get(part="co"), now=NOW)
    assert OutgoingMail.objects.count() == count
