"""Messages as they go out: strict headers, both parts as they were written, a signature others can check."""

import re
from base64 import b64encode
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import SMTP, default

import dkim
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.delivery.engine.compiling import compiled, header_text, quoted
from gemeinsinn.delivery.engine.signing import signer_from
from gemeinsinn.delivery.engine.writing import Post, sendable
from tests.factories.mailings import HEADERS, TEMPLATE, make_mailing

NOW = datetime(2026, 11, 28, 12, 0, 1, 250_000, tzinfo=UTC)
VALUES = {"name": "Zoë <&>", "near_html": "<b>3 km</b>"}
STOP = "https://portal.example/n/abc/aus/"
POST = Post("portal.example", "bounces@portal.example", b"secret")


def written(*, template=TEMPLATE, post=POST, values=VALUES, stop=STOP, sender="Gemeinsinn Süd <news@portal.example>"):
    mail = compiled(
        token="news:1", sender=sender, subject=template.subject, plain=template.plain, html_part=template.html,
        headers=HEADERS,
    )  # fmt: skip
    return post.envelope(mail, row=7, address="jule@müller.example", values=values, stop=stop, language="de", now=NOW)


def read(letter):
    return message_from_bytes(letter.message, policy=default)


def parts(letter):
    return [part.get_content().replace("\r\n", "\n") for part in read(letter).iter_parts()]


def test_headers_are_what_receivers_ask_for():
    letter = written()
    message = read(letter)
    assert message.defects == [] and not any(part.defects for part in message.walk())
    assert {name: str(value) for name, value in message.items() if name != "Content-Type"} == {
        "From": "Gemeinsinn Süd <news@portal.example>",
        "List-Id": "Nachbarschaft <news.portal.example>",
        "Feedback-ID": "7:news:gemeinsinn",
        "To": "jule@xn--mller-kva.example",
        "Subject": "Grüße an Zoë <&>",
        "Date": "Sat, 28 Nov 2026 12:00:01 +0000",
        "Message-ID": f"<7.{POST.tag(7)}@portal.example>",
        "MIME-Version": "1.0",
        "Content-Language": "de",
        "List-Unsubscribe": f"<{STOP}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    assert letter.sender == f"bounces+7-{POST.tag(7)}@portal.example"
    lines = letter.message.split(b"\r\n")
    assert b"\n" not in b"".join(lines) and letter.message.isascii() and letter.message.endswith(b"\r\n")
    assert max(map(len, lines)) <= 78 and not [line for line in lines if line.startswith(b".")]


def test_both_parts_say_what_was_written():
    plain, html = parts(written())
    assert plain == f"Guten Tag Zoë <&>,\n\n.. Neues aus der Straße.\n\nAbmelden: {STOP}\n"
    assert html == f"<p>Guten Tag Zoë &lt;&amp;&gt;</p><b>3 km</b><p><a href='{STOP}'>Abmelden</a></p>"


def test_without_an_address_to_stop_there_is_no_header_for_it():
    assert "List-Unsubscribe" not in read(written(stop=""))


def test_bounces_come_to_the_sender_where_there_is_no_box_for_them():
    assert written(post=Post("portal.example", "", b"secret")).sender == "news@portal.example"


def test_what_a_person_is_called_cannot_add_a_header():
    message = read(written(values={"name": "x\r\nBcc: all@example.org\r\n\r\nboo", "near_html": ""}))
    assert "Bcc" not in message and message["Subject"] == "Grüße an x Bcc: all@example.org boo"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=300))
def test_any_value_comes_out_as_it_went_in(value):
    plain = parts(written(values={"name": value, "near_html": value}))[0]
    assert plain.startswith(f"Guten Tag {value},\n")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_subject_is_folded_and_comes_back(text):
    raw = header_text(text)
    assert all(len(line) <= 76 for line in raw.split(b"\r\n")) and raw.isascii()
    back = str(message_from_bytes(b"Subject: " + raw + b"\r\n\r\n", policy=default)["Subject"])
    assert "".join(back.split()) == "".join(re.sub(r"[\r\n\x00]+", " ", text).split())


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=400))
def test_quoted_lines_are_short_and_never_begin_with_a_dot(text):
    raw = quoted(text)
    assert all(len(line) <= 76 and not line.startswith(b".") for line in raw.split(b"\r\n"))
    head = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    assert message_from_bytes(head + raw, policy=SMTP).get_payload(decode=True).decode() == text.replace("\n", "\r\n")


def keys():
    key = generate_private_key(65537, 2048)
    return key, key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def kept(key, path):
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return str(path)


@pytest.fixture(scope="module")
def signed(tmp_path_factory):
    """A post that signs, and the record that would stand in the name system."""
    key, public = keys()
    path = kept(key, tmp_path_factory.mktemp("keys") / "key.pem")
    signer = signer_from(path, domain="portal.example", selector="s1")
    record = b"v=DKIM1; k=rsa; p=" + b64encode(public)
    return Post("portal.example", "", b"secret", signer), lambda name, timeout=5: record


def test_a_signature_holds_and_covers_the_list_headers(signed):
    post, records = signed
    message = written(post=post).message
    assert dkim.verify(message, dnsfunc=records)
    covered = (
        re.search(r";h=([^;]+)", re.sub(r"\s", "", read(written(post=post))["DKIM-Signature"])).group(1).split(":")
    )
    assert {
        "from",
        "to",
        "subject",
        "date",
        "message-id",
        "list-id",
        "list-unsubscribe",
        "list-unsubscribe-post",
    } <= set(covered)
    assert covered.count("from") == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"3 km", b"4 km"), (b"List-Unsubscribe=One-Click", b"List-Unsubscribe=No"), (b"/aus/", b"/an/"), (b"\r\nTo:", b"\r\nFrom: x@y.example\r\nTo:")],
)  # fmt: skip
def test_what_was_changed_on_the_way_is_seen(signed, old, new):
    post, records = signed
    message = written(post=post).message
    assert old in message and not dkim.verify(message.replace(old, new, 1), dnsfunc=records)


def test_a_key_that_is_too_short_or_none_is_named(tmp_path):
    short = kept(generate_private_key(65537, 1024), tmp_path / "short.pem")
    with pytest.raises(ValueError, match="2048 bits"):
        signer_from(short, domain="portal.example", selector="s1")


@pytest.mark.parametrize("address", ["grün@example.org", "a b@example.org", "<a@example.org>", "nobody", "a@b\r\nc"])
def test_addresses_that_cannot_be_written_to(address):
    with pytest.raises(ValueError):
        sendable(address)


def test_only_our_own_return_paths_lead_to_a_row():
    own = POST.return_path(7)
    assert (POST.row_of(own), POST.row_of(f"<{own.replace('@portal', '@PORTAL')}>")) == (7, 7)
    strange = (
        own.replace("+7-", "+8-"),
        "bounces+7-@portal.example",
        "bounces+x-1@portal.example",
        "a@b",
        "",
        own + "x",
    )
    assert [POST.row_of(one) for one in strange] == [None] * 6


@pytest.mark.django_db
def test_the_post_signs_where_there_is_a_key(settings, tmp_path, sink, hands):
    key, public = keys()
    settings.DKIM_KEY, settings.DKIM_SELECTOR = kept(key, tmp_path / "key.pem"), "s1"
    settings.BOUNCE_ADDRESS = "bounces@portal.example"
    make_mailing(2)
    hands.work()
    record = b"v=DKIM1; k=rsa; p=" + b64encode(public)
    assert [dkim.verify(one.message, dnsfunc=lambda name, timeout=5: record) for one in sink.taken] == [True, True]
    assert len({one.sender for one in sink.taken}) == 2
