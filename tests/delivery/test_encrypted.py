"""To a mail server with STARTTLS: nothing about anybody is said before the line is encrypted, and to nobody else."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.delivery.test_sending import states
from tests.factories.mailings import make_mailing

pytestmark = pytest.mark.django_db


def self_signed(folder):
    """A certificate of 127.0.0.1 that nobody trusts yet, and its key, in one file."""
    key, name = generate_private_key(SECP256R1()), x509.Name([])
    now = datetime.now(tz=UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=True)
        .sign(key, SHA256())
    )
    file = folder / "server.pem"
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(secret + made.public_bytes(Encoding.PEM))
    return file


@pytest.fixture
def certificate(sink, settings, tmp_path):
    """The server offers STARTTLS with it; we want it."""
    settings.EMAIL_USE_TLS = True
    file = self_signed(tmp_path)
    sink.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    sink.tls.load_cert_chain(file)
    return file


@pytest.mark.parametrize("pipelining", [True, False])
def test_everything_is_said_on_an_encrypted_line(sink, hands, certificate, monkeypatch, pipelining):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    sink.pipelining = pipelining
    mailing = make_mailing(30)
    hands.work()
    assert (states(mailing), len(sink.taken), sink.connections) == ({"sent": 30}, 30, 1)
    assert sink.in_clear == ["EHLO", "STAR"]


def test_a_server_nobody_vouches_for_is_told_nothing(sink, hands, certificate):
    mailing = make_mailing(3)
    hands.work()
    assert (states(mailing), sink.taken) == ({"queued": 3}, [])
    assert set(sink.in_clear) == {"EHLO", "STAR"}


def test_a_server_that_does_not_encrypt_is_told_nothing(sink, hands, certificate):
    sink.tls = None
    mailing = make_mailing(3)
    hands.work()
    assert (states(mailing), sink.taken) == ({"queued": 3}, [])
    assert set(sink.in_clear) <= {"EHLO", "QUIT"}
