"""The same act on one notice from two places at the same moment: one counts, and it is told once."""

from django.utils import timezone

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.core.errors import DomainError
from gemeinsinn.exchange.actions.notices import confirm_notice, publish_notice
from gemeinsinn.exchange.models import Need, NoticeCheck
from tests.factories.answers import hang_need, make_agency, make_staff


def one_won(results):
    problems = [result for result in results if isinstance(result, Exception)]
    return [type(problem) for problem in problems] == [DomainError] * (len(results) - 1)


def test_a_notice_is_confirmed_once(either_database, run_at_once):
    need = hang_need(state="unconfirmed", published_at=None, confirmed_at=None)
    results = run_at_once(4, lambda _n: confirm_notice(notice=Need.objects.get(pk=need.pk), now=timezone.now()))
    assert one_won(results), results
    assert Event.objects.filter(verb="confirmed", subject_id=need.pk).count() == 1
    assert OutgoingMail.objects.filter(key=f"need-{need.pk}-received-first").count() == 1


def test_a_notice_is_published_once(either_database, run_at_once):
    agency = make_agency()
    staff, need = make_staff(agency), hang_need(state="submitted", published_at=None, agency=agency)
    results = run_at_once(
        4, lambda _n: publish_notice(notice=Need.objects.get(pk=need.pk), by=staff, now=timezone.now())
    )
    assert one_won(results), results
    assert Event.objects.filter(verb="published", subject_id=need.pk).count() == 1
    assert NoticeCheck.objects.count() == 1
    assert OutgoingMail.objects.filter(key__startswith=f"need-{need.pk}-published").count() == 1
