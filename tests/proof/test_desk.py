"""Grants at the desk: what the office sees and does, and everybody else does not."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.fund.extras import notes_on
from gemeinsinn.proof.models import Grant
from gemeinsinn.proof.queries.checking import receipts_to_check
from tests.factories.documents import make_document
from tests.factories.funds import award_grant
from tests.factories.people import make_account
from tests.factories.proof import add_receipt, due_grant, handed_grant, overpaid_grant, running_grant

pytestmark = pytest.mark.django_db


def said(answer):
    return answer.content.decode().replace("\xa0", " ")


def act(client, grant, what, **told):
    return client.post(reverse("proof:act", args=[grant.pk, what]), told)


def test_from_the_list_to_the_closing_letter(client, office):
    client.force_login(office)
    grant = handed_grant()
    assert grant.application.title in said(client.get(reverse("proof:grants")))
    page = said(client.get(reverse("proof:grant", args=[grant.pk])))
    assert "Drei lange Tafeln." in page and "400" in page
    assert act(client, grant, "pruefen", recognised="400", note="x").status_code == 422
    assert act(client, grant, "pruefen", recognised="x", note="x").status_code == 422
    verdicts = {"urteil-1": "ok", "urteil-2": "refused"}
    assert act(client, grant, "belege", **verdicts).status_code == 422
    assert act(client, grant, "belege", **verdicts, **{"wort-2": "Alkohol"}).status_code == 302
    assert client.get(reverse("proof:paper", args=[grant.pk, "abschluss"])).status_code == 404
    assert act(client, grant, "pruefen", recognised="300", note="Alle gesehen.", words="Alkohol.").status_code == 302
    for what in ("nachweis", "abschluss"):
        assert client.get(reverse("proof:paper", args=[grant.pk, what])).content[:5] == b"%PDF-"
    assert client.get(reverse("proof:paper", args=[grant.pk, "x"])).status_code == 404
    picture = grant.pictures.first().pk
    for sort, number, status in (("beleg", 1, 200), ("bild", picture, 200), ("beleg", 9, 404), ("x", 1, 404)):
        assert client.get(reverse("proof:file", args=[grant.pk, sort, number])).status_code == status
    page = said(client.get(reverse("proof:grant", args=[grant.pk])))
    assert "Alle gesehen." in page and "in Ordnung" in page and "nicht anerkannt: <span>Alkohol</span>" in page


@pytest.mark.parametrize(
    ("what", "said_then"), [("behalten", "Bleibt als Spende im Fonds"), ("auszahlen", "Noch einmal ausgezahlt")]
)
def test_money_that_came_back_too_much(client, office, what, said_then):
    client.force_login(office)
    grant = overpaid_grant(by=office)
    assert grant.application.title in said(client.get(reverse("proof:grants")))
    assert "20 € sind zu viel zurückgekommen" in said(client.get(reverse("proof:grant", args=[grant.pk])))
    assert act(client, grant, what).status_code == 302
    page = said(client.get(reverse("proof:grant", args=[grant.pk])))
    assert f"{said_then}: 20 €" in page and "zu viel zurückgekommen" not in page
    assert act(client, grant, what).status_code == 422


def test_back_changes_and_revoking(client, office):
    client.force_login(office)
    grant, until = handed_grant(), (timezone.localdate() + timedelta(days=5)).isoformat()
    assert act(client, grant, "zurueck", words="Beleg 2", until=until).status_code == 302
    late = due_grant(days=40)
    assert act(client, late, "aufheben", words="Kein Nachweis.", note="Dreimal erinnert.").status_code == 302
    running = running_grant()
    change = running.changes.create(kind="shift", costs={"verpflegung": 40_000}, reason="Gäste")
    assert "Gäste" in said(client.get(reverse("proof:grant", args=[running.pk])))
    assert act(client, running, "nein", aenderung="x", words="x").status_code == 404
    assert act(client, running, "nein", aenderung=change.pk, words="").status_code == 422
    assert act(client, running, "ja", aenderung=change.pk, words="").status_code == 302
    assert running.plans.last().costs == {"verpflegung": 40_000}
    assert act(client, running, "gibt-es-nicht").status_code == 404
    assert sorted(Grant.objects.values_list("state", flat=True)) == ["back", "closed", "running"]


def test_the_list_by_tab_and_what_an_application_says_of_it(client, office):
    client.force_login(office)
    late = due_grant(days=40)
    assert late.application.reference in said(client.get(reverse("proof:grants"), {"stand": "late"}))
    assert late.application.reference not in said(client.get(reverse("proof:grants"), {"stand": "strange"}))
    assert [one.url for one in notes_on(late.application)] == [reverse("proof:grant", args=[late.pk])]
    assert notes_on(award_grant()) == []


def test_what_asks_for_a_closer_look():
    one, other = due_grant(), due_grant()
    add_receipt(one, number=1)
    add_receipt(one, number=2, day=one.starts - timedelta(days=1))
    add_receipt(other, number=3, paper=make_document(b"Bon 1"))
    found = receipts_to_check(one, {2})
    assert [(row.drawn, row.outside, row.elsewhere, row.label) for row in found] == [
        (False, False, str(other), "Sachmittel"), (True, True, "", "Sachmittel"),
    ]  # fmt: skip


@pytest.mark.parametrize("roles", [[], ["jury"], ["treasurer"], ["editor"]])
def test_nobody_else_gets_in(client, roles):
    grant = handed_grant()
    client.force_login(make_account(roles=roles))
    for address in (
        reverse("proof:grants"), reverse("proof:grant", args=[grant.pk]), reverse("proof:file", args=[grant.pk, "beleg", 1]),
        reverse("proof:paper", args=[grant.pk, "nachweis"]),
    ):  # fmt: skip
        assert client.get(address).status_code == 403
    assert act(client, grant, "pruefen", recognised="1", note="x").status_code == 403
