"""What a provider of mail reports: only where one is set, only with its secret, and what follows as from a bounce."""

import json
from base64 import b64encode

import pytest

from gemeinsinn.config.environment import read_provider
from gemeinsinn.delivery.engine.writing import Post
from gemeinsinn.delivery.lifecycle.mailings import RowState
from gemeinsinn.delivery.models import Bounce, Row
from gemeinsinn.delivery.soundness import problems
from tests.factories.mailings import NOW, make_mailing

pytestmark = pytest.mark.django_db
PAGE = "/zustellung/gemeldet/"
SECRET = "anrufer:kennwort-mit-20-zeichen"
BREVO = {
    "event": "hard_bounce",
    "email": "p0@example.org",
    "message-id": "<x@brevo>",
    "reason": "550 5.1.1 unknown user",
}


@pytest.fixture(autouse=True)
def provider(settings):
    settings.MAIL_PROVIDER, settings.ANYMAIL = "brevo", {"WEBHOOK_SECRET": SECRET}
    settings.BOUNCE_ADDRESS = "bounces@portal.example"
    return settings


@pytest.fixture
def mailing():
    """Two messages that went out."""
    made = make_mailing(2)
    Row.objects.update(state=RowState.SENT, ended_at=NOW)
    return made


def call(client, told, *, secret=SECRET):
    body = told if isinstance(told, str) else json.dumps(told)
    basic = b64encode(secret.encode()).decode()
    return client.post(PAGE, body, content_type="application/json", headers={"authorization": f"Basic {basic}"})


def noted():
    return list(Bounce.objects.order_by("pk").values_list("address", "kind", "hard", "words"))


def test_without_a_provider_there_is_no_such_address(client, provider):
    provider.MAIL_PROVIDER = ""
    assert [client.get(PAGE).status_code, call(client, BREVO).status_code] == [404, 404]


def test_only_with_the_secret(client, mailing):
    assert call(client, BREVO, secret="anrufer:falsch").status_code == 400
    assert client.post(PAGE, json.dumps(BREVO), content_type="application/json").status_code == 400
    assert client.get(PAGE).status_code == 405
    assert noted() == []


def test_an_address_that_is_gone_is_noted_once_and_its_row_has_failed(client, mailing):
    assert [call(client, BREVO).status_code for _n in range(2)] == [200, 200]
    assert noted() == [("p0@example.org", "returned", True, "550 5.1.1 unknown user")]
    row = Row.objects.get(address="p0@example.org")
    assert (row.state, row.problem) == (RowState.FAILED, "550 5.1.1 unknown user")
    assert Row.objects.get(address="p1@example.org").state == RowState.SENT


@pytest.mark.parametrize(
    ("told", "kind", "hard"),
    [
        ({"event": "hard_bounce", "reason": ""}, "returned", True),
        ({"event": "invalid_email"}, "returned", True),
        ({"event": "soft_bounce", "reason": "452 4.2.2 mailbox full"}, "returned", False),
        ({"event": "hard_bounce", "reason": "552 5.2.2 mailbox full"}, "returned", False),
        ({"event": "blocked"}, "returned", False),
        ({"event": "spam"}, "complaint", True),
    ],
)
def test_what_each_report_means(client, mailing, told, kind, hard):
    assert call(client, {"email": "P0@example.org"} | told).status_code == 200
    assert [one[:3] for one in noted()] == [("p0@example.org", kind, hard)]


def test_our_own_message_id_names_the_row_and_otherwise_the_last_one_to_the_address(client, provider, mailing):
    later = make_mailing(1, reference="2")
    Row.objects.filter(mailing=later).update(state=RowState.SENT, ended_at=NOW)
    first = Row.objects.get(mailing=mailing, address="p0@example.org")
    own = Post("portal.example", provider.BOUNCE_ADDRESS, provider.SECRET_KEY.encode()).message_id(first.pk)
    call(client, BREVO | {"message-id": own})
    call(client, BREVO)
    assert list(Bounce.objects.order_by("pk").values_list("mailing", flat=True)) == [mailing.pk, later.pk]


@pytest.mark.parametrize("told", [{"event": "opened"}, {"event": "delivered"}, {"event": "deferred"}])
def test_who_opened_what_and_when_it_arrived_is_not_kept(client, mailing, told):
    assert call(client, BREVO | told).status_code == 200
    assert noted() == []


def test_what_is_about_nothing_of_ours_changes_nothing(client, mailing):
    assert call(client, BREVO | {"email": "fremd@example.org"}).status_code == 200
    assert noted() == []


@pytest.mark.parametrize("told", ["", "{", "[]", "7", "null", '{"email": 7}', '"x"', "\x00"])
def test_what_no_provider_sends_is_no_server_fault(client, mailing, told):
    assert call(client, told).status_code in {200, 400}
    assert noted() == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("postmark", {"RecordType": "Bounce", "Type": "HardBounce", "Email": "p0@example.org", "MessageID": "1-2", "ID": 4}),
        ("mailjet", [{"event": "bounce", "email": "p0@example.org", "error": "user unknown", "hard_bounce": True}]),
        (
            "sparkpost",
            [{"msys": {"message_event": {"type": "bounce", "raw_rcpt_to": "p0@example.org", "bounce_class": "10",
                                         "raw_reason": "550 5.1.1 no"}}}],
        ),
    ],
)  # fmt: skip
def test_the_other_providers(client, provider, mailing, name, told):
    provider.MAIL_PROVIDER = name
    assert call(client, told).status_code == 200
    assert [one[:3] for one in noted()] == [("p0@example.org", "returned", True)]


def test_the_address_of_another_purpose_is_no_server_fault(client, provider, mailing):
    provider.MAIL_PROVIDER = "sparkpost"
    assert call(client, [{"msys": {"relay_message": {}}}]).status_code == 400


def test_the_doctor_wants_it_encrypted_and_asks_for_no_box_then(provider):
    provider.ON_LOOPBACK, provider.BOUNCE_ADDRESS, provider.DKIM_KEY = False, "", ""
    make_mailing()
    provider.BASE_URL = "http://portal.example"
    assert [fault for fault, _mend in problems()] == [
        "Mailings are not signed; large receivers refuse them.",
        "What the provider of mail reports, and its secret, come unencrypted.",
    ]
    provider.BASE_URL = "https://portal.example"
    assert [fault for fault, _mend in problems()] == ["Mailings are not signed; large receivers refuse them."]


def test_a_wrong_setting_says_what_to_set(monkeypatch):
    assert read_provider() == ("", {"WEBHOOK_SECRET": ""})
    monkeypatch.setenv("GEMEINSINN_MAIL_PROVIDER", "taube")
    with pytest.raises(Exception, match="set it to one of brevo"):
        read_provider()
    monkeypatch.setenv("GEMEINSINN_MAIL_PROVIDER", "brevo")
    monkeypatch.setenv("GEMEINSINN_MAIL_PROVIDER_SECRET", "kurz:kurz")
    with pytest.raises(Exception, match="name:password"):
        read_provider()
    monkeypatch.setenv("GEMEINSINN_MAIL_PROVIDER_SECRET", SECRET)
    assert read_provider() == ("brevo", {"WEBHOOK_SECRET": SECRET})
