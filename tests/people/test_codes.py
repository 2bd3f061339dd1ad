"""Codes: few tries, a short life, one use, one browser."""

from datetime import UTC, datetime, timedelta

import pytest

from gemeinsinn.activity.forgetting import drop_mails_to
from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import NoLongerThere
from gemeinsinn.people.actions import codes
from gemeinsinn.people.actions.codes import WrongCode, check_code, forget_codes, send_code
from gemeinsinn.people.models import AddressCode
from gemeinsinn.people.tasks import forget_old_codes

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=9)
SIGN_IN = AddressCode.Purpose.SIGN_IN


def sent(email="jule@example.org", purpose=SIGN_IN):
    return send_code(email=email, purpose=purpose, language="de", now=NOW)


def check(handle, code, *, purpose=SIGN_IN, now=LATER):
    return check_code(handle=handle, purpose=purpose, code=code, now=now)


def other_than(code):
    return f"{(int(code) + 1) % 1_000_000:06}"


@pytest.mark.django_db
class TestCode:
    def test_the_mailed_digits_are_right_once(self, code_for):
        handle = sent(email=" Jule@Example.org ")
        code = code_for("jule@example.org")
        row = check(handle, f" {code[:3]} {code[3:]} ")
        assert (row.email, row.purpose) == ("jule@example.org", SIGN_IN)
        with pytest.raises(NoLongerThere):
            check(handle, code)

    def test_nothing_that_opens_an_account_is_kept(self, code_for):
        handle = sent()
        row = AddressCode.objects.get()
        code = code_for("jule@example.org")
        kept = [str(getattr(row, field.name)) for field in row._meta.fields]
        assert not any(
            code in value or handle in value for value in kept if len(value) < 200 and not value.startswith("2026")
        )

    def test_the_mail_says_what_it_is(self):
        sent()
        mail = OutgoingMail.objects.get()
        assert mail.subject.endswith("ist Ihr Code")
        assert "10 Minuten" in mail.text
        assert mail.language == "de"

    def test_three_tries_and_not_one_more(self, code_for):
        handle = sent()
        code = code_for("jule@example.org")
        wrong = other_than(code)
        for left in (2, 1):
            with pytest.raises(WrongCode, match=str(left)):
                check(handle, wrong)
        with pytest.raises(NoLongerThere):
            check(handle, wrong)
        with pytest.raises(NoLongerThere):
            check(handle, code)
        assert AddressCode.objects.get().tries == 3

    def test_the_third_try_may_be_right(self, code_for):
        handle = sent()
        code = code_for("jule@example.org")
        for _ in range(2):
            with pytest.raises(WrongCode):
                check(handle, other_than(code))
        assert check(handle, code).used_at == LATER or AddressCode.objects.get().used_at == LATER

    def test_ten_minutes_and_no_longer(self, code_for):
        handle = sent()
        code = code_for("jule@example.org")
        with pytest.raises(NoLongerThere):
            check(handle, code, now=NOW + timedelta(minutes=10))
        assert check(handle, code, now=NOW + timedelta(minutes=10, seconds=-1))

    @pytest.mark.parametrize("purpose", [AddressCode.Purpose.CONFIRM, AddressCode.Purpose.ADDRESS])
    def test_a_code_is_good_for_its_purpose_alone(self, code_for, purpose):
        handle = sent()
        with pytest.raises(NoLongerThere):
            check(handle, code_for("jule@example.org"), purpose=purpose)

    def test_a_code_is_good_in_its_browser_alone(self, code_for):
        mine = sent()
        code = code_for("jule@example.org")
        theirs = sent()
        if code != code_for("jule@example.org"):
            with pytest.raises(WrongCode):
                check(theirs, code)
        with pytest.raises(NoLongerThere):
            check("made up", code)
        assert check(mine, code)

    @pytest.mark.parametrize("typed", ["", " ", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "' OR 1=1", "0" * 5000, "\x00"])
    def test_anything_else_is_wrong_and_no_fault(self, typed):
        with pytest.raises(WrongCode):
            check(sent(), typed)

    @pytest.mark.parametrize(
        ("demo", "demo_code", "email", "opens"),
        [
            (True, "123456", "netz@demo.example", True),
            (True, "123456", "netz@demo.example.org", False),
            (True, "123456", "jule@example.org", False),
            (True, "", "netz@demo.example", False),
            (False, "123456", "netz@demo.example", False),
        ],
    )
    def test_the_demo_code_opens_demo_accounts_in_the_demo_alone(self, settings, demo, demo_code, email, opens):
        settings.DEMO, settings.DEMO_CODE = demo, demo_code
        handle = sent(email=email)
        if opens:
            assert check(handle, "123456").email == email
        else:
            with pytest.raises(WrongCode):
                check(handle, "123456")

    def test_of_two_who_type_the_right_digits_the_second_is_too_late(self, code_for, monkeypatch):
        handle = sent()
        look = codes._is_right

        def look_while_another_is_quicker(row, *typed):
            AddressCode.objects.filter(pk=row.pk).update(used_at=NOW)
            return look(row, *typed)

        monkeypatch.setattr(codes, "_is_right", look_while_another_is_quicker)
        with pytest.raises(NoLongerThere):
            check(handle, code_for("jule@example.org"))
        assert AddressCode.objects.get().used_at == NOW

    def test_old_codes_go(self):
        sent()
        assert forget_codes(now=NOW + timedelta(days=1)) == 0
        forget_old_codes(now=NOW + timedelta(days=1, minutes=11))
        assert not AddressCode.objects.exists()

    def test_mails_on_their_way_can_be_dropped(self):
        sent()
        OutgoingMail.objects.create(key="x", to="jule@example.org", subject="", text="", message_id="x", state="sent")
        assert drop_mails_to(email="Jule@example.org") == 1
        assert OutgoingMail.objects.get().state == "sent"


def test_guesses_at_the_same_moment_get_no_more_tries(either_database, run_at_once):
    handle = sent()
    code = OutgoingMail.objects.get().subject[:6]
    guesses = [f"{(int(code) + number) % 1_000_000:06}" for number in range(1, 21)]
    answers = run_at_once(20, lambda number: check(handle, guesses[number]))
    wrong = [answer for answer in answers if isinstance(answer, WrongCode)]
    spent = [answer for answer in answers if isinstance(answer, NoLongerThere)]
    assert len(wrong) <= 2
    assert len(wrong) + len(spent) == 20
    assert AddressCode.objects.get().tries == 3


def test_a_code_used_twice_at_the_same_moment_opens_once(either_database, run_at_once):
    handle = sent()
    code = OutgoingMail.objects.get().subject[:6]
    answers = run_at_once(3, lambda number: check(handle, code))
    assert sum(isinstance(answer, AddressCode) for answer in answers) == 1
