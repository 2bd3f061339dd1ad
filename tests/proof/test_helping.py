"""Host and co-applicant read the proof, and write it where the applicant lets them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.fund.actions.signing import sign
from gemeinsinn.people.models import Contact
from gemeinsinn.proof.actions.helping import let_help, stop_help
from gemeinsinn.proof.actions.reminding import remind_grantees
from gemeinsinn.proof.models import CoWriter, Grant
from gemeinsinn.proof.queries.grants import co_signers
from gemeinsinn.proof.rules import writable_pages
from tests.factories.funds import WHO, award_grant, check_grant, sign_grant
from tests.factories.people import make_account
from tests.factories.proof import add_receipt, running_grant, written_grant

pytestmark = pytest.mark.django_db
ALL = {"belege", "bericht", "stunden", "bilder", "aendern", "senden"}
HELPED = {"belege", "bericht", "stunden", "bilder"}
BOTH = WHO | {
    "co": {"name": "Cem Ko", "email": "co@example.org"},
    "host": {"organisation": "Verein Nebenan e. V.", "name": "Hanna Host", "email": "host@example.org"},
}


def signed_by_all():
    """A grant that host and co-applicant signed, too."""
    now = timezone.now()
    first = timezone.localdate(now) - timedelta(days=40)
    made = sign_grant(
        now=now - timedelta(days=70), who=BOTH, starts=first, ends=first + timedelta(days=39),
        costs=[{"type": "sachmittel", "what": "Tische", "cents": 40_000}],
    )  # fmt: skip
    for one in made.signatories.exclude(part="applicant"):
        sign(signatory=one, typed_name=one.contact.name, now=now - timedelta(days=69))
    made.refresh_from_db()
    return running_grant(award_grant(check_grant(made, now=now), now=now))


def link_of(purpose, subject):
    return f"/m/{issue_link(purpose=purpose, subject_id=subject, now=timezone.now(), lasts=timedelta(days=1))}/"


def said(answer):
    return answer.content.decode().replace("\xa0", " ")


def test_whoever_signed_hears_of_the_grant_and_reads_until_they_may_write():
    grant, now = signed_by_all(), timezone.now()
    host, co = co_signers(grant).order_by("part").reverse()
    mails = OutgoingMail.objects.filter(key__contains="-proof-opened-")
    assert {one.to for one in mails} == {"co@example.org", "host@example.org"}
    assert ["bewahrt die Belege auf" in one.text for one in mails.order_by("to")] == [False, True]
    assert (writable_pages(grant, None), writable_pages(grant, host)) == (ALL, set())
    made = let_help(grant=grant, signatory=host, now=now)
    assert let_help(grant=grant, signatory=host, now=now) == made and str(made) == f"{grant.pk} {host.pk}"
    assert (writable_pages(grant, host), writable_pages(grant, co)) == (HELPED, set())
    assert OutgoingMail.objects.get(key__contains="-proof-help-").to == host.contact.email
    for _again in range(2):
        stop_help(grant=grant, signatory=host, now=now)
    assert writable_pages(grant, host) == set() and not CoWriter.objects.exists()
    assert [one.verb for one in Event.objects.filter(verb__startswith="proof_helper").order_by("pk")] == [
        "proof_helper", "proof_helper_gone",
    ]  # fmt: skip
    let_help(grant=grant, signatory=host, now=now)
    Grant.objects.filter(pk=grant.pk).update(state="handed_in")
    grant.refresh_from_db()
    assert [writable_pages(grant, one) for one in (None, host)] == [set(), set()]
    with pytest.raises(DomainError):
        let_help(grant=grant, signatory=co, now=now)


def test_who_may_write_is_reminded_and_who_only_reads_is_not():
    grant = signed_by_all()
    host = co_signers(grant).get(part="host")
    let_help(grant=grant, signatory=host, now=timezone.now())
    OutgoingMail.objects.all().delete()
    assert remind_grantees(now=timezone.now() + (grant.due_on - timezone.localdate())) == 1
    told = {one.to: one.text for one in OutgoingMail.objects.all()}
    assert set(told) == {grant.application.contact.email, host.contact.email}
    assert ["reicht ihn ein" in told[to] for to in (grant.application.contact.email, host.contact.email)] == [
        False,
        True,
    ]


def test_only_somebody_who_signed_this_application_can_help():
    grant, other = signed_by_all(), written_grant()
    applicant = grant.application.signatories.get(part="applicant")
    for signatory in (applicant, co_signers(grant).first()):
        with pytest.raises(DomainError, match="unterschrieben"):
            let_help(grant=other if signatory != applicant else grant, signatory=signatory, now=timezone.now())


def test_the_co_applicant_reads_by_link_writes_when_let_and_never_hands_in(client):
    grant = signed_by_all()
    add_receipt(grant, payee="Markt am Platz")
    co = co_signers(grant).get(part="co")
    theirs, own = link_of("fund-sign", co.pk), link_of("fund-case", grant.application_id)
    here = f"{theirs}nachweis/"
    assert here in said(client.get(theirs))
    overview = said(client.get(here))
    assert "mitlesen" in overview and "Beleg hinzufügen" not in overview and f"{here}lesen/" in overview
    page = said(client.get(f"{here}lesen/"))
    assert "Markt am Platz" in page and client.get(f"{here}belege/1/datei/").status_code == 200
    for name in (*sorted(ALL), "bericht"):
        assert client.get(f"{here}{name}/").status_code == client.post(f"{here}{name}/").status_code == 403
    allow = f"{own}nachweis/helfen/{co.pk}/ja/"
    assert allow in said(client.get(f"{own}nachweis/")) and allow not in overview
    assert client.post(f"{here}helfen/{co.pk}/ja/").status_code == 403
    assert client.post(f"{own}nachweis/helfen/{co.pk}/vielleicht/").status_code == 404
    assert client.get(allow).status_code == 302 and not grant.co_writers.exists()
    assert client.post(allow).status_code == 302
    told = {"day": grant.ends.isoformat(), "who": "C. K.", "what": "Aufbau", "hundredths": "2"}
    assert client.post(f"{here}stunden/", told).status_code == 302 and grant.hours.count() == 1
    assert client.post(f"{here}senden/").status_code == client.get(f"{here}aendern/").status_code == 403
    overview = said(client.get(here))
    assert "Beleg hinzufügen" in overview and "mitschreiben" in overview
    assert client.post(f"{own}nachweis/helfen/{co.pk}/nicht/").status_code == 302
    assert client.post(f"{here}stunden/", told).status_code == 403 and grant.hours.count() == 1


def test_the_host_reads_from_the_account_what_was_handed_in_and_nobody_else_does(client):
    grant = signed_by_all()
    host, account, stranger = co_signers(grant).get(part="host"), make_account(), make_account()
    Contact.objects.filter(pk=host.contact_id).update(user=account)
    address = f"/engagementfonds/unterschrift/{host.pk}/"
    inside = (address, f"{address}nachweis/", f"{address}nachweis/lesen/")
    client.force_login(stranger)
    assert [client.get(path).status_code for path in inside] == [404] * 3
    assert "unterschrift" not in said(client.get("/konto/"))
    client.force_login(account)
    assert [client.get(path).status_code for path in inside] == [200] * 3
    assert address in said(client.get("/konto/")) and f"{address}nachweis/" in said(client.get(address))
    assert client.get(f"/engagementfonds/antrag/{grant.application_id}/").status_code == 404


def test_whoever_has_not_signed_reads_nothing(client):
    made = sign_grant(who=BOTH)
    signatory = made.signatories.get(part="co")
    assert client.get(f"{link_of('fund-sign', signatory.pk)}nachweis/").status_code == 404
    sign(signatory=signatory, typed_name="Cem Ko", now=timezone.now())
    assert client.get(f"{link_of('fund-sign', signatory.pk)}nachweis/").status_code == 404  # there is no grant yet
