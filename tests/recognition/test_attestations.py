"""Certificates of volunteering: who asks, who confirms, what others see, and the code."""

import io
import itertools
import uuid
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError, NoLongerThere
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.organisations.models import Membership
from gemeinsinn.people.actions.leaving import close_account
from gemeinsinn.people.models import Contact
from gemeinsinn.people.personal_data import NOBODY
from gemeinsinn.recognition.actions import attesting
from gemeinsinn.recognition.actions.attesting import choose_shown, sign_attestation, withdraw_attestation
from gemeinsinn.recognition.actions.attesting_mails import tell_holder
from gemeinsinn.recognition.actions.forgetting import GUESTS_KEPT, forget_guests
from gemeinsinn.recognition.actions.volunteers import volunteer_of
from gemeinsinn.recognition.lifecycle.attestations import Part, Signer, Standing, adds_up, standing_of
from gemeinsinn.recognition.lifecycle.codes import LENGTH, SIGNS, is_well_formed, new_code, plain_code, shown_code
from gemeinsinn.recognition.models import Attestation, Hours, Signing, Volunteer
from gemeinsinn.recognition.placing import place_of_organisation
from gemeinsinn.recognition.queries.attestations import (
    attestation_with,
    attestations_for,
    attestations_of_need,
    attestations_waiting_for,
    hosts_served,
    waiting_for_host,
)
from gemeinsinn.recognition.rules import can_sign
from tests.factories.exchange import make_body
from tests.factories.opportunities import describe, make_field
from tests.factories.people import make_account
from tests.factories.recognition import ask, confirmed, enter, help_need, make_volunteer, sign_both

pytestmark = pytest.mark.django_db
NOW = timezone.now()
codes = st.builds(lambda _seed: new_code(), st.integers())


@given(code=codes, place=st.integers(0, LENGTH - 1), sign=st.sampled_from(SIGNS))
def test_every_single_wrong_sign_is_found(code, place, sign):
    wrong = code[:place] + sign + code[place + 1 :]
    assert is_well_formed(code) and is_well_formed(wrong) is (wrong == code)


@given(code=codes)
def test_every_two_signs_that_changed_places_are_found(code):
    for one, other in itertools.combinations(range(LENGTH - 1), 2):
        signs = list(code)
        signs[one], signs[other] = signs[other], signs[one]
        assert is_well_formed("".join(signs)) is (code[one] == code[other])


@pytest.mark.parametrize("typed", ["", "K7QD", "0" * 12, "x" * 1000, "K7QD-3MXA-9T2C-99", "ÄÖÜ-ÄÖÜÄ-ÖÜÄÖ"])
def test_what_is_no_code(typed):
    assert not is_well_formed(plain_code(typed))


def test_a_code_is_read_however_it_was_typed():
    code = new_code()
    copied = shown_code(code).replace("-", "\u00ad")
    assert {plain_code(typed) for typed in (code.lower(), shown_code(code), f" {shown_code(code)} ", copied)} == {code}


@pytest.mark.parametrize(
    ("answers", "withdrawn", "standing"),
    [
        ([], False, Standing.WAITING),
        ([("host", True)], False, Standing.WAITING),
        ([("host", True), ("agency", True)], False, Standing.VALID),
        ([("host", False)], False, Standing.DECLINED),
        ([("host", True), ("agency", False)], False, Standing.DECLINED),
        ([("host", True), ("agency", True)], True, Standing.WITHDRAWN),
    ],
)
def test_where_it_stands(answers, withdrawn, standing):
    assert standing_of(answers, withdrawn=withdrawn) is standing


def test_only_confirmed_hours_of_the_host_and_the_period_count():
    me, body = make_volunteer(), make_body(kind="association", name="Hort", slug="hort")
    need = help_need(organisation=body)
    describe(need, field=make_field(name="Kinder", name_en="Children"))
    place = place_of_organisation(body)
    for ago, minutes in ((1, 60), (5, 120), (40, 240)):
        confirmed(me, place=place, days_ago=ago, minutes=minutes)
    confirmed(me, need=need, days_ago=2, minutes=30)
    enter(me, place=place, minutes=600)
    confirmed(me, minutes=600)
    made = ask(me, hosts_served(me)[1], days=10, language="en")
    assert (made.minutes, made.host_name, made.fields, made.need) == (210, "Hort", ["Children"], need)
    assert (made.agency, made.shows) == (need.agency, ["host", "hours"])


def test_hosts_are_organisations_or_needs_the_most_first():
    me, body, need = make_volunteer(), make_body(), help_need(title="Beete")
    confirmed(me, need=need, minutes=60)
    confirmed(me, place=place_of_organisation(body), minutes=120)
    orphan = confirmed(me, minutes=240)
    Hours.objects.filter(pk=orphan.pk).update(need=None)
    assert [(host.key, host.minutes) for host in hosts_served(me)] == [
        (f"organisation-{body.pk}", 120), (f"need-{need.pk}", 60),
    ]  # fmt: skip
    assert ask(me, hosts_served(me)[0]).agency == body, "an agency is looked after by itself"
    assert ask(me, hosts_served(me)[1]).host_name == "Beete"


def test_nothing_to_certify_and_too_much_waiting(monkeypatch):
    me = make_volunteer()
    confirmed(me)
    host = hosts_served(me)[0]
    with pytest.raises(DomainError, match="keine bestätigten"):
        ask(me, host, days=0)
    monkeypatch.setattr(attesting, "MOST_OPEN", 1)
    key = uuid.uuid4()
    first = ask(me, host, form_key=key)
    assert ask(me, host, form_key=key) == first
    with pytest.raises(DomainError, match="so viele Nachweise"):
        ask(me, host)
    assert OutgoingMail.objects.filter(key__contains="-attestation-").count() == 2


def test_both_are_asked_and_with_the_second_yes_it_holds():
    made = ask()
    mails = {mail.to for mail in OutgoingMail.objects.filter(key__contains="-attestation-")}
    assert mails == {made.need.contact.email, made.agency.email}
    assert attestation_with(made.code) is None
    staff = make_account()
    sign_attestation(attestation=made, signer=Signer.HOST, agreed=True, typed_name="Oksana", by=None, now=NOW)
    with pytest.raises(DomainError, match="schon beantwortet"):
        sign_attestation(attestation=made, signer=Signer.HOST, agreed=True, typed_name="x", by=None, now=NOW)
    sign_attestation(attestation=made, signer=Signer.AGENCY, agreed=True, typed_name="Renate", by=staff, now=NOW)
    assert [(one.signer, one.typed_name, one.by) for one in Signing.objects.all()] == [
        ("host", "Oksana", None), ("agency", "Renate", staff),
    ]  # fmt: skip
    assert attestation_with(made.code) == made
    assert "Ihr Nachweis ist fertig" in OutgoingMail.objects.latest("pk").subject
    with pytest.raises(DomainError, match="inzwischen"):
        sign_attestation(attestation=made, signer=Signer.AGENCY, agreed=True, typed_name="x", by=None, now=NOW)


def test_two_confirmations_are_of_two_people(client):
    agency = make_body()
    both, colleague = make_account(), make_account()
    for user in (both, colleague):
        Membership.objects.create(user=user, organisation=agency, role="editor")
    me = make_volunteer()
    confirmed(me, place=place_of_organisation(agency))
    made = ask(me)
    sign = {"attestation": made, "agreed": True, "now": NOW}
    sign_attestation(signer=Signer.AGENCY, typed_name="Renate", by=both, **sign)
    with pytest.raises(DomainError, match="Kollegin oder einem Kollegen"):
        sign_attestation(signer=Signer.HOST, typed_name="Renate", by=both, **sign)
    assert (made in attestations_waiting_for(both), made in attestations_waiting_for(colleague)) == (False, True)
    for user, words in ((both, False), (colleague, True)):
        client.force_login(user)
        page = client.get(f"/stunden/pruefen/nachweis/{made.pk}/").content.decode()
        assert ('value="ja-host"' in page) is words
    sign_attestation(signer=Signer.HOST, typed_name="Kim", by=colleague, **sign)
    assert Attestation.objects.get().standing == Standing.VALID


def test_a_no_says_why_and_ends_it():
    made = ask()
    with pytest.raises(DomainError, match="warum"):
        sign_attestation(attestation=made, signer=Signer.HOST, agreed=False, typed_name="O", by=None, now=NOW)
    sign_attestation(
        attestation=made, signer=Signer.HOST, agreed=False, typed_name="O", reason="Kenne ich nicht", by=None, now=NOW
    )
    assert Attestation.objects.get().standing == Standing.DECLINED
    assert "Kenne ich nicht" in OutgoingMail.objects.latest("pk").text
    assert attestation_with(made.code) is None


def test_who_has_no_address_is_asked_in_their_list():
    need = help_need(agency=make_body(email=""))
    Contact.objects.filter(pk=need.contact_id).update(email="")
    need.refresh_from_db()
    me = make_volunteer()
    confirmed(me, need=need)
    made = ask(me)
    assert not OutgoingMail.objects.filter(key__contains="-attestation-").exists()
    made.volunteer.contact.email = ""
    tell_holder(made, valid=True, reason="", now=NOW)
    assert not OutgoingMail.objects.filter(key__contains="-attestation-").exists()


def test_the_organisation_is_asked_where_there_is_no_need():
    body = make_body(kind="association", name="Hort", slug="hort", email="hort@example.org")
    me = make_volunteer()
    confirmed(me, place=place_of_organisation(body))
    made = ask(me)
    assert [mail.to for mail in OutgoingMail.objects.filter(key__contains="-attestation-")] == ["hort@example.org"]
    assert (made.agency, made.agency_name) == (None, "")


def test_a_withdrawn_need_has_no_contact_to_ask():
    me, need = make_volunteer(), help_need(contact=None)
    confirmed(me, need=need)
    assert ask(me).need == need


def test_showing_and_taking_back():
    made = sign_both(ask())
    choose_shown(attestation=made, shows=["name", "nonsense", "period"], now=NOW)
    assert Attestation.objects.get().shows == ["name", "period"]
    withdraw_attestation(attestation=made, now=NOW)
    with pytest.raises(NoLongerThere):
        withdraw_attestation(attestation=made, now=NOW)
    assert attestation_with(made.code).standing == Standing.WITHDRAWN
    waiting = ask()
    withdraw_attestation(attestation=waiting, now=NOW)
    assert attestation_with(waiting.code) is None, "it never answered"
    with pytest.raises(DomainError):
        sign_both(waiting)


def test_who_may_sign_for_whom():
    agency, other = make_body(), make_body()
    body = make_body(kind="association", name="Hort", slug="hort", agency=agency)
    worker, staff, foreign, author = (make_account() for _ in range(4))
    for user, organisation in ((worker, body), (staff, agency), (foreign, other)):
        Membership.objects.create(user=user, organisation=organisation, role="editor")
    office, me = make_account(roles=["office"]), make_account()
    need = help_need(agency=agency, organisation=body)
    Contact.objects.filter(pk=need.contact_id).update(user=author)
    mine = volunteer_of(user=me, now=NOW)
    confirmed(mine, need=need)
    made = Attestation.objects.select_related("need__contact").get(pk=ask(mine).pk)
    expected = {
        worker: (True, False), author: (True, False), staff: (False, True), office: (False, True),
        foreign: (False, False), me: (False, False), AnonymousUser(): (False, False),
    }  # fmt: skip
    for user, (host, agency_) in expected.items():
        assert (can_sign(user, made, Signer.HOST), can_sign(user, made, Signer.AGENCY)) == (host, agency_)
        assert (made in attestations_for(user), made in attestations_waiting_for(user)) == (host or agency_,) * 2
    assert list(attestations_of_need(need)) == list(waiting_for_host(attestations_of_need(need))) == [made]
    sign_attestation(attestation=made, signer=Signer.HOST, agreed=True, typed_name="x", by=worker, now=NOW)
    assert not waiting_for_host(attestations_of_need(need)).exists()
    assert (made in attestations_waiting_for(worker), made in attestations_waiting_for(staff)) == (False, True)
    Volunteer.objects.filter(pk=mine.pk).update(address=need.contact.email.lower())
    assert not attestations_of_need(need).exists(), "nobody their own"
    need.contact = None
    assert attestations_of_need(need).exists()


def test_who_leaves_takes_certificates_along_and_a_signature_loses_its_name():
    author, me = make_account(), make_account()
    need = help_need()
    Contact.objects.filter(pk=need.contact_id).update(user=author, email=author.email)
    for user in (author, me):
        confirmed(volunteer_of(user=user, now=NOW), need=need)
    theirs, mine = (ask(volunteer_of(user=user, now=NOW)) for user in (me, author))
    sign_attestation(attestation=theirs, signer=Signer.HOST, agreed=True, typed_name=author.name, by=author, now=NOW)
    close_account(user=author, now=NOW)
    assert list(Attestation.objects.all()) == [theirs]
    assert Signing.objects.get().typed_name == NOBODY
    assert mine.code != theirs.code


def test_somebody_without_account_leaves(client):
    from gemeinsinn.people.actions.leaving import erase_contact  # here only

    made = sign_both(ask())
    erase_contact(contact=made.need.contact, by=None, now=NOW)
    assert [(one.signer, one.typed_name == NOBODY) for one in Signing.objects.all()] == [
        ("host", True),
        ("agency", False),
    ]


def test_a_young_certificate_keeps_its_holder():
    old = NOW - GUESTS_KEPT - timedelta(days=2)
    made = sign_both(ask())
    Volunteer.objects.update(created_at=old)
    Hours.objects.update(day=old.date())
    assert forget_guests(now=NOW) == 0
    Attestation.objects.update(created_at=NOW - timedelta(days=2000))
    assert forget_guests(now=NOW) == 1
    assert attestation_with(made.code) is None


def words_of(pdf: bytes) -> str:
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"] and len(reader.pages) == 1
    return " ".join(reader.pages[0].extract_text().split())


@pytest.mark.parametrize(
    ("language", "expected"),
    [("de", ("Ehrenamtsnachweis", "2 Stunden", "Bestätigt von")), ("en", ("Certificate of volunteering", "2 hours"))],
)
def test_the_paper_in_both_languages(client, language, expected):
    made = sign_both(ask(functions="Vorlesen", skills="Geduld " * 40, trainings="Erste Hilfe", language=language))
    token = issue_link(purpose="hours", subject_id=made.volunteer_id, now=NOW, lasts=timedelta(days=1))
    answer = client.get(f"/m/{token}/nachweis/{made.pk}.pdf/")
    words = words_of(answer.content)
    for said in (*expected, made.name, "Vorlesen", "Erste Hilfe", shown_code(made.code), "Oksana", "Renate"):
        assert said in words


def test_the_public_page_shows_what_the_holder_allows_and_nothing_else(client):
    made = sign_both(ask(name="Wiebke Seltsam", functions="Kassenwartin"))
    choose_shown(attestation=made, shows=[Part.HOURS], now=NOW)
    address = f"/nachweis/{shown_code(made.code)}/"
    assert client.post("/nachweis/", {"code": made.code.lower()}).url == address
    answer = client.get(address)
    text = answer.content.decode()
    assert (answer.status_code, "2 Stunden" in text, answer["X-Robots-Tag"]) == (200, True, "noindex, nofollow")
    for hidden in ("Seltsam", "Kassenwartin", made.host_name, "Oksana", "Renate"):
        assert hidden not in text
    choose_shown(attestation=made, shows=[], now=NOW)
    assert "Mehr soll hier nicht zu sehen sein" in client.get(address).content.decode()
    withdraw_attestation(attestation=made, now=NOW)
    assert client.get(address).status_code == 410


def test_wrong_codes_are_told_apart_from_slips_and_braked(client):
    assert client.post("/nachweis/", {"code": "K7QD-3MXA-9T2D"}).status_code == 422
    assert client.get(f"/nachweis/{ask().code}/").status_code == 404, "nobody has confirmed it"
    answers = [client.get(f"/nachweis/{new_code()}/").status_code for _try in range(31)]
    assert (answers[0], answers[-1]) == (404, 429)


def test_asking_and_signing_by_link(client):
    me, need = make_volunteer(name="Ida Ilse"), help_need()
    confirmed(me, need=need, days_ago=3)
    own, host = (
        f"/m/{issue_link(purpose=purpose, subject_id=pk, now=NOW, lasts=timedelta(days=1))}/"
        for purpose, pk in (("hours", me.pk), ("need", need.pk))
    )
    assert "Vorlesen im Hort" in client.get(f"{own}nachweis/").content.decode()
    page = f"{own}nachweis/neu/need-{need.pk}/"
    assert 'value="Ida Ilse"' in client.get(page).content.decode()
    day = timezone.localdate() - timedelta(days=3)
    form = {
        "name": "Ida Ilse",
        "first": day,
        "last": day,
        "language": "de",
        "shows": ["name"],
        "form_key": uuid.uuid4(),
    }
    for wrong, status in (({"last": day - timedelta(days=1)}, 422), ({"first": "", "name": ""}, 422)):
        assert client.post(page, form | wrong).status_code == status
    nothing = {"first": day - timedelta(days=9), "last": day - timedelta(days=9)}
    assert client.post(page, form | nothing).status_code == 409
    made_at = client.post(page, form).url
    made = Attestation.objects.get()
    assert client.get(f"{own}nachweis/neu/need-9/").status_code == 404
    assert client.get(f"{own}nachweis/{made.pk}.pdf/").status_code == 404
    assert "wartet auf Bestätigung" in client.get(made_at).content.decode()
    assert "Ida Ilse" in client.get(f"{host}stunden/").content.decode()
    sign = f"{host}stunden/nachweis/{made.pk}/"
    assert client.post(sign, {"typed_name": "", "antwort": "ja-host"}).status_code == 422
    assert client.post(sign, {"typed_name": "O", "antwort": "ja-agency"}).status_code == 409
    assert client.post(sign, {"typed_name": "O", "antwort": "nein-host"}).status_code == 409
    assert client.post(sign, {"typed_name": "Oksana", "antwort": "ja-host"}).status_code == 302
    assert "Oksana" in client.get(sign).content.decode()
    assert client.get(f"{host}stunden/nachweis/9999/").status_code == 404
    assert client.get(f"{host}stunden/nachweis/x/").status_code == 404
    assert client.post(f"{made_at}zeigen/", {"shows": ["hours"]}).status_code == 302
    assert Attestation.objects.get().shows == ["hours"]
    for _twice in range(2):
        client.post(f"{made_at}zurueck/")
    assert Attestation.objects.get().standing == Standing.WITHDRAWN
    assert client.get(f"{own}nachweis/x/").status_code == 404


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], True),
        ([("a", 1, 9), ("b", 5, 9)], True),
        ([("a", 5, 9), ("a", 1, 4)], True),
        ([("a", 1, 5), ("b", 1, 2), ("a", 5, 9)], False),
    ],
)
def test_hours_of_one_host_are_not_added_twice(spans, expected):
    assert adds_up((host, date(2026, 1, first), date(2026, 1, last)) for host, first, last in spans) is expected


def test_several_certificates_in_one_paper_each_with_its_own_code(client):
    me, body = make_volunteer(name="Ida Ilse"), make_body(kind="association", name="Hort", slug="hort")
    for told in ({"place": place_of_organisation(body)}, {"need": help_need(title="Beete")}):
        confirmed(me, minutes=60, **told)
    first, second = (
        sign_both(ask(me, host, language=code)) for host, code in zip(hosts_served(me), ("de", "en"), strict=True)
    )
    address = f"/m/{issue_link(purpose='hours', subject_id=me.pk, now=NOW, lasts=timedelta(days=1))}/nachweis/"
    page = client.get(address).content.decode()
    assert page.count('name="nr"') == 2 and f'action="{address}alle.pdf/"' in page
    reader = PdfReader(io.BytesIO(client.get(f"{address}alle.pdf/").content))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    cover, *sheets = (" ".join(page.extract_text().split()) for page in reader.pages)
    assert len(sheets) == 2 and "Zusammen: 2 Stunden" in cover and "Ida Ilse" in cover
    for made, sheet in zip((first, second), sheets, strict=True):
        assert shown_code(made.code) in sheet and shown_code(made.code) in cover
    assert "Bestätigt von" in sheets[0] and "Confirmed by" in sheets[1]
    one = client.get(f"{address}alle.pdf/", {"nr": [second.pk, "x"]}).content
    assert len(PdfReader(io.BytesIO(one)).pages) == 2
    again = sign_both(ask(me, hosts_served(me)[0]))
    assert "Zusammen" not in PdfReader(io.BytesIO(client.get(f"{address}alle.pdf/").content)).pages[0].extract_text()
    Attestation.objects.update(need=None, organisation=None)
    assert len({one.host_key for one in Attestation.objects.all()}) == 2 and again.host_key[0] != "name"
    Attestation.objects.all().delete()
    assert client.get(f"{address}alle.pdf/").status_code == 404
