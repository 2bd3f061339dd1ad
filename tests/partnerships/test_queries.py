"""Records of promises, the network's rate, thanks, what waits."""

from datetime import UTC, datetime

import pytest

from gemeinsinn.exchange.models import Response
from gemeinsinn.partnerships.lifecycle import Outcome, Side
from gemeinsinn.partnerships.models import Agreement
from gemeinsinn.partnerships.queries import (
    network_rate,
    newest_thanks,
    record_of,
    thanks_for_organisation,
    thanks_for_project,
)
from gemeinsinn.partnerships.queries.due import delivered_to
from gemeinsinn.partnerships.queries.promises import Rate
from gemeinsinn.projects.models import Project
from tests.factories.answers import give_answer, hang_need, hang_offer, make_company
from tests.factories.partnerships import make_agreement, make_settled, make_signed

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db
YES, PARTLY, NO, UNKNOWN = Outcome.YES, Outcome.PARTLY, Outcome.NO, Outcome.UNKNOWN


def answer_by(firm, notice=None, **overrides) -> Response:
    response = give_answer(notice or hang_need(now=NOW), now=NOW, **overrides)
    Response.objects.filter(pk=response.pk).update(organisation=firm)
    response.refresh_from_db()
    return response


def settled(firm, outcomes=(YES, YES), **overrides) -> Agreement:
    return make_settled(answer_by(firm), now=NOW, outcomes=outcomes, **overrides)


class TestRecord:
    def test_counts_each_outcome_and_rates_only_what_was_due(self):
        firm = make_company()
        for outcomes in ((YES, YES), (YES, YES), (YES, PARTLY), (NO, NO)):
            settled(firm, outcomes)
        make_signed(answer_by(firm), now=NOW)
        make_agreement(answer_by(firm), now=NOW)
        unknown = make_signed(answer_by(firm), now=NOW)
        Agreement.objects.filter(pk=unknown.pk).update(state="settled", outcome=UNKNOWN, settled_at=NOW)
        settled(make_company())
        record = record_of(firm)
        assert (record.kept, record.partly, record.broken, record.unknown, record.open) == (2, 1, 1, 1, 1)
        assert record.rate == Rate(kept=2, due=4, percent=50)
        assert record.total == 6
        assert [row.mark for row in record.rows].count("good") == 2
        assert (record.rows[0].outcome, record.rows[0].mark) == ("", "open")

    def test_an_organisation_that_offers_gives_too(self):
        firm = make_company()
        make_signed(give_answer(hang_offer(now=NOW, organisation=firm), now=NOW, amount=100), now=NOW)
        assert record_of(firm).open == 1

    def test_nothing_promised(self):
        record = record_of(make_company())
        assert (record.total, record.rate, record.rows) == (0, Rate(0, 0, None), [])

    def test_quotes_and_reasons_only_with_both_consents(self):
        firm = make_company()
        settled(firm, (PARTLY, PARTLY), may_publish=(True, False))
        assert (record_of(firm).rows[0].quotes, record_of(firm).rows[0].reason) == ([], "")
        settled(firm, (PARTLY, PARTLY), may_publish=(True, True))
        row = next(row for row in record_of(firm).rows if row.quotes)
        assert [(quote.text, quote.name, quote.organisation) for quote in row.quotes] == [
            ("Alle haben gesessen.", "Oksana Petrenko", ""),
            ("Ich bin drei Stunden geblieben.", "Jule Brandt", firm.name),
        ]
        assert row.reason == "Ein Auftrag kam dazwischen."

    def test_what_is_for_partners_only_keeps_its_title(self):
        firm = make_company()
        make_signed(answer_by(firm, hang_need(now=NOW, audience="partners")), now=NOW)
        assert record_of(firm).rows[0].title == ""

    @pytest.mark.parametrize("many", [1, 10])
    def test_constant_queries_and_a_short_list(self, many, django_assert_num_queries):
        firm = make_company()
        for _number in range(many):
            settled(firm, may_publish=(True, True))
        make_signed(answer_by(firm), now=NOW)
        with django_assert_num_queries(5):
            record = record_of(firm)
        assert len(record.rows) == min(many + 1, 8)

    def test_many_running_ones_fill_the_list(self):
        firm = make_company()
        for _number in range(9):
            make_signed(answer_by(firm), now=NOW)
        settled(firm)
        assert [row.mark for row in record_of(firm).rows] == ["open"] * 8


def test_the_networks_rate_beside_its_peers():
    assert network_rate() == Rate(0, 0, None)
    firm = make_company()
    for outcomes in ((YES, YES), (YES, YES), (NO, NO)):
        settled(firm, outcomes)
    make_signed(now=NOW)
    assert network_rate() == Rate(kept=2, due=3, percent=67, peers=70, source="csr-news.net 2009")


class TestThanks:
    def test_on_both_organisations_and_the_project(self):
        firm, club = make_company(), make_company(name="Hofcafé e. V.")
        project = Project.objects.create(title="Hofcafé", slug="hofcafe", aim="Ein Café.")
        need = hang_need(now=NOW, project=project, organisation=club)
        make_settled(answer_by(firm, need), now=NOW, may_publish=(True, True))
        for thanks in (
            thanks_for_project(project),
            thanks_for_organisation(firm),
            thanks_for_organisation(club),
            newest_thanks(),
        ):
            (one,) = thanks
            assert (one.title, one.need_id, [quote.side for quote in one.quotes]) == (
                need.title,
                need.pk,
                ["seeker", "giver"],
            )

    def test_for_an_offer_too(self):
        firm = make_company()
        make_settled(
            give_answer(hang_offer(now=NOW, organisation=firm), now=NOW, amount=100), now=NOW, may_publish=(True, True)
        )
        assert thanks_for_organisation(firm)[0].need_id is None

    def test_not_without_consent_and_not_for_partners_only(self):
        firm = make_company()
        settled(firm, may_publish=(True, False))
        make_settled(answer_by(firm, hang_need(now=NOW, audience="partners")), now=NOW, may_publish=(True, True))
        assert thanks_for_organisation(firm) == []

    def test_without_words_there_is_nothing_to_quote(self):
        firm = make_company()
        agreement = settled(firm, may_publish=(True, True))
        agreement.answers.update(sentence="")
        assert thanks_for_organisation(firm) == []
        agreement.answers.filter(side=Side.GIVER).update(sentence="Gern wieder.")
        assert [quote.text for quote in thanks_for_organisation(firm)[0].quotes] == ["Gern wieder."]

    @pytest.mark.parametrize("many", [1, 6])
    def test_constant_queries(self, many, django_assert_num_queries):
        firm = make_company()
        for _number in range(many):
            settled(firm, may_publish=(True, True))
        with django_assert_num_queries(2):
            assert len(thanks_for_organisation(firm)) == min(many, 4)


def test_delivered_is_the_lower_of_what_both_say():
    need = hang_need(now=NOW)
    make_settled(give_answer(need, now=NOW, amount=500), now=NOW)
    make_settled(give_answer(need, now=NOW, amount=500), now=NOW, outcomes=(YES, PARTLY))
    make_settled(give_answer(need, now=NOW, amount=500), now=NOW, outcomes=(NO, NO))
    assert delivered_to(need) == 700
    assert delivered_to(hang_offer(now=NOW)) == 0
