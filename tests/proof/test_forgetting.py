"""What is kept about a grant ends on its day; a person who leaves takes their words along."""

from datetime import UTC, datetime, timedelta

import pytest

from gemeinsinn.core.documents import Checked, store_document
from gemeinsinn.people.models import Contact
from gemeinsinn.people.personal_data import person_behind
from gemeinsinn.proof.account import collect_grants, warn_of_grants
from gemeinsinn.proof.actions.forgetting import erase_grants
from gemeinsinn.proof.tasks import forget
from tests.factories.people import make_account
from tests.factories.proof import prove, running_grant

NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def grant(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    made = running_grant(now=NOW)
    prove(made, now=NOW)
    receipt, picture = made.receipts.get(), made.pictures.get()
    receipt.payee, receipt.path = "Bäckerei Jule Brandt", store_document(Checked(b"x", "jpg", "x"))
    picture.path = store_document(Checked(b"x", "jpg", "x"))
    receipt.save()
    picture.save()
    return made


def words_of(grant):
    """Everything with words in it, as short as it can be said."""
    grant.refresh_from_db()
    receipt, hour, review = grant.receipts.get(), grant.hours.get(), grant.reviews.get()
    return (
        receipt.payee, bool(receipt.path), hour.who + hour.what, review.words, review.note, grant.changes.get().reason,
        grant.hand_ins.get().content, grant.pictures.count(),
    )  # fmt: skip


def files_of(folder):
    return sum(path.is_file() for path in folder.rglob("*"))


def test_after_the_years_of_the_rules_only_sums_and_days_are_left(grant, tmp_path, django_capture_on_commit_callbacks):
    five_years = grant.ends.replace(year=grant.ends.year + 5)
    last = datetime(five_years.year, five_years.month, five_years.day, 12, tzinfo=UTC)
    with django_capture_on_commit_callbacks(execute=True):
        forget(now=last)
    assert words_of(grant)[-1] == 1 and files_of(tmp_path) == 2
    with django_capture_on_commit_callbacks(execute=True):
        forget(now=last + timedelta(days=1))
    assert words_of(grant) == ("", False, "", "", "", "", {}, 0) and files_of(tmp_path) == 0
    assert (grant.receipts.get().amount.cents, grant.emptied_at) == (500, last + timedelta(days=1))
    forget(now=last + timedelta(days=2))
    grant.refresh_from_db()
    assert grant.emptied_at == last + timedelta(days=1)


def test_whoever_leaves_takes_words_along_and_the_vouchers_stay(grant, tmp_path, django_capture_on_commit_callbacks):
    user = make_account()
    contact = grant.application.contact
    Contact.objects.filter(pk=contact.pk).update(user=user)
    copy = collect_grants(user)[0]
    assert (copy["receipts"][0]["payee"], copy["reviews"][0]["words"], copy["hours"][0]["who"]) == (
        "Bäckerei Jule Brandt", "Danke", "J. B.",
    )  # fmt: skip
    assert [str(grant) in words for words in warn_of_grants(user)] == [True]
    with django_capture_on_commit_callbacks(execute=True):
        erase_grants(person_behind(contact), now=NOW)
    assert words_of(grant) == ("Bäckerei N. N.", True, "", "", "x", "", {}, 0)
    assert files_of(tmp_path) == 1
