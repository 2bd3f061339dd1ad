"""Earlier lists: what each row becomes, what is proved, who is asked, who is never written to."""

from contextlib import suppress as suppress_fault
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command

from gemeinsinn.activity.models import Event
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.imports import ImportFault
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tables import TableRow
from gemeinsinn.delivery.models import Mailing, Row
from gemeinsinn.newsletter.actions import intakes
from gemeinsinn.newsletter.actions.ending import end_subscription, suppress
from gemeinsinn.newsletter.actions.intakes import check_ground, open_intake, take_rows
from gemeinsinn.newsletter.imports.columns import guessed, named
from gemeinsinn.newsletter.imports.entries import address_in, day_in, entry_of
from gemeinsinn.newsletter.keys import key_of
from gemeinsinn.newsletter.lifecycle.intakes import Entry, Outcome, Standing, Way
from gemeinsinn.newsletter.lifecycle.subscriptions import Reason
from gemeinsinn.newsletter.models import Evidence, Intake, Subscriber, Suppressed
from gemeinsinn.newsletter.papers import rows_of
from gemeinsinn.newsletter.queries.intakes import Seen, intakes_for, outcomes_of
from gemeinsinn.newsletter.tasks import forget
from gemeinsinn.ui.formats import moment
from tests.factories.newsletters import order, subscribe
from tests.factories.people import make_account
from tests.newsletter.test_coming_back import came_back

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db

# As the programs write them; the people are invented.
LISTMONK = (
    "uuid,email,name,attributes,status,created_at,updated_at\n"
    "1f,anna@example.org,Anna,{},enabled,2023-01-02T10:00:00Z,2023-01-02T10:00:00Z\n"
    "2f,bert@example.org,Bert,{},blocklisted,2023-01-02T10:00:00Z,2023-01-02T10:00:00Z\n"
)
MAILCHIMP = (
    '"Email Address","First Name",MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LEID,EUID,NOTES,TAGS\n'
    'anna@example.org,Anna,2,"2021-05-03 08:00:00",192.0.2.1,"2021-05-03 08:05:00",192.0.2.1,1,a,,\n'
    "bert@example.org,Bert,2,,,,,2,b,,\n"
)
UNSUBSCRIBED = (
    '"Email Address","First Name",CONFIRM_TIME,UNSUB_TIME,UNSUB_REASON\n'
    'anna@example.org,Anna,"2021-05-03 08:05:00","2022-01-01 10:00:00",N/A\n'
)
ACYMAILING = (
    "name;email;creation_date;active;confirmed;confirmation_date;language\n"
    "Anna;anna@example.org;2020-02-01 10:00:00;1;1;2020-02-01 11:00:00;en-GB\n"
    "Bert;bert@example.org;2020-02-01 10:00:00;1;0;;de-DE\n"
    "Cem;cem@example.org;2020-02-01 10:00:00;0;1;2020-02-01 11:00:00;de-DE\n"
)
OLD_ACYMAILING = "email;confirmed;enabled;confirmed_date\nanna@example.org;1;1;1580554800\n"
OWN = "Kontakt;E-Mail;Bestätigt am\nA;Anna@Example.org;3.5.2021\nA;anna@example.org ;3.5.2021\n=1+1;=cmd|x;3.5.2021\n"


def office():
    return make_account(email="office@example.org", roles=["office"])


def imported(tmp_path, text, *options, apply=True):
    """Runs the command; returns the report as {address: what}."""
    path, report = tmp_path / "liste.csv", tmp_path / "report.csv"
    path.write_text(text, encoding="utf-8")
    earnest = ["--apply", "--by", "office@example.org"] if apply else []
    told = ["import", "subscribers", str(path), "--report", str(report), "--source", "Unser alter Rundbrief"]
    with suppress_fault(CommandError):
        call_command(*told, *earnest, *options)
    lines = [line.split(";") for line in report.read_text(encoding="utf-8-sig").splitlines()[1:]]
    return [(address, what) for _line, address, what, *_why in lines]


def words(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("Ja, schicken Sie mir den Rundbrief.", encoding="utf-8")
    return "--wording", str(path)


def test_with_proof_they_get_it_at_once_and_the_proof_says_when_where_and_to_what(tmp_path):
    office()
    suppress(key=key_of("dora@example.org"), reason=Reason.ENDED, now=NOW)
    lost = came_back(subscribe("eva@example.org", now=NOW), now=NOW)
    lost.delete()
    text = OWN + "D;dora@example.org;1.1.2020\nE;eva@example.org;1.1.2020\nF;finn@example.org;\n"
    expected = [
        ("anna@example.org", "taken"), ("anna@example.org", "twice in the list"), ("", "unreadable"),
        ("dora@example.org", "wants no mail"), ("eva@example.org", "mails come back"), ("finn@example.org", "no proof"),
    ]  # fmt: skip
    assert imported(tmp_path, text, *words(tmp_path), apply=False) == expected
    assert not Subscriber.objects.exists() and not Intake.objects.exists()
    assert imported(tmp_path, text, *words(tmp_path)) == expected
    anna = Subscriber.objects.get()
    assert (anna.address, anna.state, anna.confirmed_at.date().isoformat()) == (
        "anna@example.org",
        "active",
        "2021-05-02",
    )
    line = Evidence.objects.get(subject=anna.pk)
    assert (line.kind, line.page, line.wording) == (
        "imported",
        "Unser alter Rundbrief",
        "Ja, schicken Sie mir den Rundbrief.",
    )
    assert rows_of(line)[0] == ["Einverstanden am", moment(anna.confirmed_at)]
    done = Intake.objects.get()
    assert (done.state, done.counts) == ("done", {"t": 1, "s": 1, "d": 1, "u": 1, "p": 1, "l": 1})
    assert (
        Event.objects.filter(verb="intake_taken").count() == 1
        and not Mailing.objects.filter(kind="newsletter-ask").exists()
    )
    assert imported(tmp_path, text, *words(tmp_path))[0] == ("anna@example.org", "already there")
    assert (
        Subscriber.objects.get().changed_at == anna.changed_at and Evidence.objects.filter(kind="imported").count() == 1
    )


def test_without_proof_everybody_is_asked_once_and_goes_after_the_time_set(tmp_path):
    office()
    running, waiting = subscribe("eva@example.org", now=NOW), order("finn@example.org", now=NOW)
    text = ACYMAILING + "E;eva@example.org;;1;1;;\nF;finn@example.org;;1;1;;\n"
    assert imported(tmp_path, text, "--days", "14") == [
        ("anna@example.org", "asked by mail"), ("bert@example.org", "no proof"), ("cem@example.org", "ended there"),
        ("eva@example.org", "already there"), ("finn@example.org", "already there"),
    ]  # fmt: skip
    anna = Subscriber.objects.get(key=key_of("anna@example.org"))
    assert (anna.state, anna.language, anna.answer_by - anna.asked_at) == ("waiting", "en", timedelta(days=14))
    assert Suppressed.objects.get().key == key_of("cem@example.org")
    mailing, row = Mailing.objects.get(), Row.objects.get()
    assert (mailing.state, mailing.kind, row.address) == ("running", "newsletter-ask", "anna@example.org")
    assert "Unser alter Rundbrief" in mailing.plain and "within 14 days" in mailing.plain
    assert row.values["link"].startswith("http") and row.unsubscribe_url
    line = Evidence.objects.get(kind="imported")
    assert "Unser alter Rundbrief" in line.mail_text and "[[" not in line.mail_text and "/m/…/" in line.mail_text
    assert SecretLink.objects.filter(subject_id=anna.pk, purpose="newsletter-confirm", single_use=True).count() == 1
    assert imported(tmp_path, text)[0] == ("anna@example.org", "already there")
    assert Mailing.objects.get() == mailing  # nobody is asked twice
    forget(now=anna.answer_by)
    assert set(Subscriber.objects.values_list("pk", flat=True)) >= {anna.pk, running.pk}
    forget(now=anna.answer_by + timedelta(seconds=1))
    assert list(Subscriber.objects.values_list("pk", flat=True)) == [running.pk]
    assert not Evidence.objects.filter(subject__in=[anna.pk, waiting.pk]).exists()


@pytest.mark.parametrize(
    ("text", "proved", "asked"),
    [
        (LISTMONK, ["no proof", "ended there"], ["asked by mail", "ended there"]),
        (MAILCHIMP, ["taken", "no proof"], ["asked by mail", "asked by mail"]),
        (UNSUBSCRIBED, ["ended there"], ["ended there"]),
        (ACYMAILING, ["taken", "no proof", "ended there"], ["asked by mail", "no proof", "ended there"]),
        (OLD_ACYMAILING, ["taken"], ["asked by mail"]),
        ("anna@example.org\n", ["no proof"], ["asked by mail"]),
    ],
)
def test_exports_of_other_programs_are_known(tmp_path, text, proved, asked):
    assert [what for _address, what in imported(tmp_path, text, *words(tmp_path), apply=False)] == proved
    assert [what for _address, what in imported(tmp_path, text, apply=False)] == asked


def test_a_person_says_what_stands_where(tmp_path):
    assert imported(tmp_path, LISTMONK, *words(tmp_path), "--column", "agreed=created_at", apply=False)[0][1] == "taken"
    assert named(["Kontakt", "Am"], {"address": "Kontakt", "agreed": "Am"}) == {"address": 0, "agreed": 1}
    assert guessed(["1", "2"]) == {"address": 0}
    for said in ({}, {"address": "Mail"}, {"ended": "Am"}):
        with pytest.raises(ImportFault, match="Columns: Kontakt, Am"):
            named(["Kontakt", "Am"], said)


def test_ground_and_right_come_first(tmp_path):
    office()
    path = tmp_path / "liste.csv"
    path.write_text("anna@example.org\n", encoding="utf-8")
    for options, said in (
        (["--apply", "--source", "x"], "in whose name"),
        (["--apply", "--by", "office@example.org"], "where these people gave"),
        (["--apply", "--by", "office@example.org", "--source", "x", *words(tmp_path)], "a column with the day"),
        (["--report", str(tmp_path)], "cannot be written"),
        (["--wording", str(tmp_path / "fehlt")], "cannot be read"),
    ):
        with pytest.raises(CommandError, match=said):
            call_command("import", "subscribers", str(path), *options)
    with pytest.raises(NotAllowed):
        open_intake(name="x", fields={}, by=make_account(), now=NOW)
    with pytest.raises(DomainError):
        check_ground(Way.ASK, "", "", True)
    assert not Intake.objects.exists() and not intakes_for(AnonymousUser()).exists()


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Anna@Example.org", "anna@example.org"), ("<mailto:a@b.de>", "a@b.de"), ("mailto:a@example.org", "a@example.org"),
        ("=HYPERLINK(1)", ""), ("a@example", ""), ("ä@example.org", ""), ("a@müller.example", "a@müller.example"),
        ("a b@example.org", ""), (f"{'a' * 64}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.de", ""),
    ],
)  # fmt: skip
def test_addresses_that_can_be_written_to(text, address):
    assert address_in(text) == address


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-05-03", "2021-05-02"), ("2021-05-03 12:00:00", "2021-05-03"), ("2021-05-03T12:00:00Z", "2021-05-03"),
        ("3.5.2021", "2021-05-02"), ("03.05.2021, 10:30 Uhr", "2021-05-03"), ("1620036000", "2021-05-03"),
        ("31.2.2021", None), ("2021-02-31", None), ("5/3/21", None), ("", None), ("2031-01-01", None), ("1.1.1970", None), ("0", None),
    ],
)  # fmt: skip
def test_days_of_a_yes(text, day):
    found = day_in(text, now=NOW)
    assert (found.astimezone(UTC).date().isoformat() if found else None) == day


def test_a_row_that_could_not_be_read_is_no_entry():
    assert entry_of(TableRow(3, ("a@example.org",), "too long"), {"address": 0}, now=NOW) == Entry(3, "")


def test_who_orders_in_the_same_instant_has_ordered(monkeypatch):
    intake = open_intake(name="x", fields={"source": "x", "way": Way.PROVED}, by=office(), now=NOW)
    entries = [
        Entry(n, f"{who}@example.org", key_of(f"{who}@example.org"), NOW, Standing.RUNS) for n, who in enumerate("ab")
    ]
    seen = Seen()
    outcomes = outcomes_of(entries, way=Way.PROVED, seen=seen, now=NOW)
    seen.close()
    assert outcomes == [Outcome.TAKEN, Outcome.TAKEN]
    made = intakes._subscriber

    def slow(intake, entry, now):
        if entry.line == 0:
            Subscriber.objects.create(address=entry.address, key=entry.key)
        return made(intake, entry, now)

    monkeypatch.setattr(intakes, "_subscriber", slow)
    assert take_rows(intake=intake, entries=entries, outcomes=outcomes, now=NOW) == [Outcome.THERE, Outcome.TAKEN]
    assert Subscriber.objects.get(key=entries[0].key).state == "waiting" and Evidence.objects.count() == 1
    end_subscription(subscriber=Subscriber.objects.get(key=entries[1].key), page="", now=NOW)
