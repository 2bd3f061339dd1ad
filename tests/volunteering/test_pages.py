"""The pages of shifts: wrong input is said where it was made, limits hold for links as for accounts, codes are checked."""

import json
import re
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gemeinsinn.core.tokens import issue_link
from gemeinsinn.volunteering.actions.cancelling import cancel_sign_up
from gemeinsinn.volunteering.attendance import check_in_code, code_digest, code_picture
from gemeinsinn.volunteering.lifecycle.plans import Mode
from gemeinsinn.volunteering.models import Shift, SignUp
from tests.factories.people import make_account
from tests.factories.volunteering import hang_planned, in_days, join, only_sign_up, plan_shift, state_of

pytestmark = pytest.mark.django_db


def path(purpose: str, pk: int, rest: str = "") -> str:
    token = issue_link(purpose=purpose, subject_id=pk, now=timezone.now(), lasts=timedelta(days=400))
    return f"/m/{token}/{rest}"


def slot_form(**told) -> dict:
    return {
        "day": in_days(20).date().isoformat(), "begins": "14:00", "ends": "16:00", "capacity": "3",
        "form_key": "1f0b9f0e-52a4-4b62-9b1c-3c06a3fb4f01",
    } | told  # fmt: skip


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"begins": "25:00"}, "Bitte schreiben Sie die Uhrzeit so: 16:30."),
        ({"ends": "14:00"}, "Beginn und Ende sind gleich."),
        ({"ends": "13:00"}, "Die Schicht endet, bevor sie beginnt."),
        ({"capacity": "0"}, "Mindestens 1."),
        ({"capacity": "viele"}, "Bitte schreiben Sie eine ganze Zahl."),
        ({"capacity": "1001"}, "Höchstens 1000."),
        ({"least": "4"}, "Es werden mindestens mehr gebraucht, als es Plätze gibt."),
        ({"day": "31.02.2027"}, "Bitte schreiben Sie den Tag so"),
        ({"least_age": "18", "most_age": "16"}, "Das höchste Alter liegt unter dem niedrigsten."),
    ],
)
def test_a_shift_that_makes_no_sense_keeps_every_word(client, told, words):
    plan = hang_planned()
    page = client.post(path("need", plan.pk, "plan/neu/"), slot_form(role="Kuchentisch", **told))
    text = page.content.decode()
    assert (page.status_code, words in text, 'value="Kuchentisch"' in text) == (422, True, True)
    assert not Shift.objects.exists()


def test_over_midnight_is_the_day_after(client):
    plan = hang_planned()
    client.post(path("need", plan.pk, "plan/neu/"), slot_form(begins="22.00", ends="2"))
    shift = Shift.objects.get()
    assert shift.ends_at - shift.starts_at == timedelta(hours=4)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"last": "2027-01-01"}, "Der letzte Tag liegt vor dem ersten."),
        ({"last": "2037-01-01"}, "höchstens drei Jahre"),
        ({"without": "gestern"}, "konnten wir nicht lesen"),
        ({"without": ",".join(["24.12.2027"] * 61)}, "höchstens 60 Tage"),
        ({"pause_first": "2027-07-01"}, "Bitte nennen Sie beide Tage der Pause."),
        ({"pause_first": "2027-07-01", "pause_last": "2027-06-01"}, "Die Pause endet, bevor sie beginnt."),
        ({"weekdays": ["7"]}, "7"),
        ({"rhythm": "täglich"}, "täglich"),
        ({"last": "2029-02-01", "weekdays": ["0", "1", "2", "3", "4", "5", "6"]}, "mehr als 400 Schichten"),
    ],
)
def test_a_series_that_makes_no_sense(client, told, words):
    plan = hang_planned()
    form = slot_form(rhythm="weekly", every="1", nth="1", first="2027-02-01", last="2027-09-01") | told
    page = client.post(path("need", plan.pk, "plan/serie/"), form)
    assert page.status_code in {409, 422}
    assert words in page.content.decode()
    assert not Shift.objects.exists()


def test_a_long_plan_is_turned_by_month_and_keeps_what_was_typed_and_ticked(client):
    plan = hang_planned()
    for day in range(20, 90):
        plan_shift(plan, days=day)
    first = plan.shifts.first()
    page = client.get(f"/bedarfe/{plan.pk}/termine/")
    months = [month["key"] for month in page.context["months"]]
    assert len(months) >= 3 and page.context["month"] == months[0]
    typed = {"schicht": [str(first.pk)], "name": "Nora Neu", "email": "nora@example.org", "zeige": months[1]}
    turned = client.post(f"/bedarfe/{plan.pk}/termine/", typed).content.decode()
    assert 'value="Nora Neu"' in turned and f'value="{first.pk}" checked' in turned
    assert not SignUp.objects.exists()


@pytest.mark.parametrize("chosen", [[], ["x"], ["99999999"], [str(n) for n in range(1, 70)]])
def test_choosing_nothing_or_nonsense(client, chosen):
    plan = plan_shift().plan
    told = {"schicht": chosen, "name": "Nora", "email": "nora@example.org", "heads": "1", "remind_hours": "24"}
    page = client.post(f"/bedarfe/{plan.pk}/termine/", told)
    assert page.status_code == 422
    assert 'value="nora@example.org"' in page.content.decode()


def test_two_dates_at_the_same_time_are_said_and_can_be_meant(client):
    plan = hang_planned()
    one, other = plan_shift(plan, starts_at=in_days(9, 10)), plan_shift(plan, starts_at=in_days(9, 12), role="Abbau")
    after = plan_shift(plan, starts_at=in_days(9, 13))
    told = {
        "name": "Nora",
        "email": "nora@example.org",
        "heads": "1",
        "remind_hours": "24",
        "form_key": str(uuid.uuid4()),
    }
    page = client.post(f"/bedarfe/{plan.pk}/termine/", told | {"schicht": [one.pk, other.pk]})
    assert (page.status_code, "zur selben Zeit" in page.content.decode()) == (422, True)
    assert not SignUp.objects.exists()
    assert client.post(f"/bedarfe/{plan.pk}/termine/", told | {"schicht": [one.pk, after.pk]}).status_code == 302
    meant = told | {"schicht": [one.pk, other.pk], "at_once": "on", "form_key": str(uuid.uuid4())}
    assert client.post(f"/bedarfe/{plan.pk}/termine/", meant).status_code == 302


def test_a_full_or_closed_shift_says_so_and_keeps_the_form(client):
    shift = plan_shift(deadline=in_days(1))
    Shift.objects.filter(pk=shift.pk).update(deadline=timezone.now() - timedelta(minutes=1))
    told = {
        "schicht": str(shift.pk), "name": "Nora", "email": "nora@example.org", "heads": "1", "remind_hours": "24",
        "form_key": "1f0b9f0e-52a4-4b62-9b1c-3c06a3fb4f02",
    }  # fmt: skip
    page = client.post(f"/bedarfe/{shift.plan_id}/termine/", told)
    assert (page.status_code, "Dafür ist es zu spät." in page.content.decode()) == (410, True)


def test_the_page_after_is_for_whoever_sent_the_form(client):
    shift = plan_shift()
    told = {
        "schicht": str(shift.pk), "name": "Nora", "email": "nora@example.org", "heads": "1", "remind_hours": "24",
        "form_key": "1f0b9f0e-52a4-4b62-9b1c-3c06a3fb4f03",
    }  # fmt: skip
    after = client.post(f"/bedarfe/{shift.plan_id}/termine/", told)["Location"]
    assert "nora@example.org" in client.get(after).content.decode()
    assert client.get(after + "x").status_code == 404
    other = plan_shift().plan_id
    assert client.get(after.replace(f"/{shift.plan_id}/", f"/{other}/")).status_code == 404


def test_a_link_reaches_ones_own_sign_ups_only(client):
    shift = plan_shift(capacity=3)
    mine, other = join(shift), join(shift)
    root = path("response", mine.pk)
    assert client.post(f"{root}absagen/{only_sign_up(other).pk}/").status_code == 404
    assert client.post(f"{root}absagen/").status_code == 404
    assert client.get(f"{root}termine.ics/3/").status_code == 404
    assert state_of(other) == "confirmed"


def test_what_came_too_late_is_told_on_the_page(client):
    shift = plan_shift(starts_at=timezone.now() + timedelta(hours=20))
    enrolment = join(shift)
    page = client.post(
        path("response", enrolment.pk, f"absagen/{only_sign_up(enrolment).pk}/"), {"reason": "x"}, follow=True
    )
    assert "zu kurz vor Beginn" in page.content.decode()
    assert state_of(enrolment) == "confirmed"


def test_an_author_may_not_decide_where_the_agency_does(client):
    shift = plan_shift(hang_planned(mode=Mode.AGENCY))
    one = only_sign_up(join(shift))
    page = client.post(path("need", shift.plan_id, f"plan/{shift.pk}/entscheiden/"), {"wer": one.pk, "antwort": "ja"})
    assert (page.status_code, state_of(one.enrolment)) == (403, "requested")


def test_a_forged_code_and_strangers_are_refused_and_the_rest_is_kept(client):
    shift = plan_shift(capacity=3, starts_at=timezone.now() + timedelta(minutes=30))
    nadja, tobias = only_sign_up(join(shift)), only_sign_up(join(shift))
    stranger = only_sign_up(join(plan_shift()))
    now = timezone.now().isoformat()
    ticks = [
        {"id": nadja.pk, "tick": "da", "at": now, "code": "AAAA-2222"},
        {"id": tobias.pk, "tick": "da", "at": now, "code": check_in_code(tobias).lower()},
        {"id": stranger.pk, "tick": "da", "at": now},
    ]
    url = path("need", shift.plan_id, f"plan/{shift.pk}/haken/")
    told = client.post(url, json.dumps(ticks), content_type="application/json").json()
    assert told["states"] == {str(nadja.pk): "offen", str(tobias.pk): "da"}
    assert [one["id"] for one in told["refused"]] == [str(nadja.pk), str(stranger.pk)]
    assert (state_of(nadja.enrolment), state_of(stranger.enrolment)) == ("confirmed", "confirmed")
    again = client.post(url, json.dumps(ticks[1:2]), content_type="application/json").json()
    assert again["refused"] == [] and state_of(tobias.enrolment) == "attended"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("{}", 200), ("[1]", 400), ('[{"id": 1}]', 400), ('[{"id": 1, "tick": "x", "at": ""}]', 400),
        ('[{"id": 1, "tick": "da", "at": "gestern"}]', 400), ("[" * 100_000, 400),
        ('[{"id": 1, "tick": "da", "at": "2026-01-01T00:00:00"}]', 400),
        ("[" + ",".join(['{"id": 1, "tick": "da", "at": "2026-01-01T00:00:00Z"}'] * 501) + "]", 413),
    ],
)  # fmt: skip
def test_what_a_phone_may_send(client, body, status):
    shift = plan_shift()
    url = path("need", shift.plan_id, f"plan/{shift.pk}/haken/")
    assert client.post(url, body, content_type="application/json").status_code == status


def test_codes_are_read_however_they_are_typed_and_fit_one_person_only():
    shift = plan_shift(capacity=2)
    one, two = only_sign_up(join(shift)), only_sign_up(join(shift))
    code = check_in_code(one)
    assert code_digest(f" {code.lower().replace('-', ' ')} ") == code_digest(code) != code_digest(check_in_code(two))


def test_a_night_shift_ends_on_the_day_after(client):
    plan = hang_planned()
    client.post(path("need", plan.pk, "plan/neu/"), slot_form(begins="21:00", ends="09:00"))
    (night,) = Shift.objects.all()
    assert night.ends_at - night.starts_at == timedelta(hours=12)


def test_a_plan_is_copied_year_after_year_and_never_twice(client):
    shift = plan_shift(starts_at=in_days(20, 14), capacity=3)
    url = path("need", shift.plan_id, "plan/kopieren/")
    for years in (1, 2):
        shown = client.get(url).context["form"]
        told = {name: shown.initial[name].isoformat() for name in ("since", "until", "first")}
        told |= {"form_key": str(uuid.UUID(int=years))}
        assert "1 Schicht wurde kopiert." in client.post(url, told, follow=True).content.decode()
        # The same form sent once more copies nothing, and says so
        assert "Diese Schichten stehen schon im Plan." in client.post(url, told, follow=True).content.decode()
    days = Shift.objects.order_by("starts_at").values_list("starts_at", flat=True)
    assert [(one.astimezone(days[0].tzinfo).date() - days[0].date()).days for one in days] == [0, 364, 728]


def test_the_picture_of_a_code_is_an_ordinary_qr_code():
    # Phones do not read the small kind (Micro QR, at most 17 fields wide) a short word would fit in.
    fields = re.search(r'viewBox="0 0 (\d+) ', code_picture("K7QD-3MXA"))
    assert fields is not None
    assert int(fields[1]) / 4 - 2 * 2 == 21


def test_the_calendar_strikes_out_and_keeps_the_clock(client):
    shift = plan_shift(capacity=2)
    enrolment = join(shift, plan_shift(shift.plan, days=11))
    cancel_sign_up(sign_up=enrolment.sign_ups.get(shift=shift), now=timezone.now())
    answer = client.get(path("response", enrolment.pk, "termine.ics/"))
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/calendar")
    assert (text.count("BEGIN:VEVENT"), "BEGIN:VTIMEZONE" in text, "TZID=Europe/Berlin" in text) == (1, True, True)


def test_from_the_account_to_ones_own_dates(client):
    user = make_account()
    enrolment = join(plan_shift(), user=user, email=user.email)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert "Meine Termine" in client.get("/konto/").content.decode()
    page = client.get(f"/einsaetze/{enrolment.pk}/", follow=True)
    assert page.status_code == 200 and "Meine Termine" in page.content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_pages_ask_the_same_few_questions_for_one_and_for_many(client, count):
    plan = hang_planned()
    for day in range(count):
        join(plan_shift(plan, days=day + 2))
    urls = [f"/bedarfe/{plan.pk}/termine/", path("need", plan.pk, "plan/"), path("need", plan.pk)]
    shift = plan.shifts.first()
    urls.append(path("need", plan.pk, f"plan/{shift.pk}/wer/"))
    for url in urls:
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        assert len(asked) <= 15, (url, len(asked), [query["sql"][:90] for query in asked])
