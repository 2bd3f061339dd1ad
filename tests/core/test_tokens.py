"""Secret links: random, hashed at rest, expiring, single use where said."""

from datetime import UTC, datetime, timedelta

import pytest

from gemeinsinn.core.errors import NoLongerThere
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import digest_of, find_link, issue_link, revoke_links, use_link

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def issue(**changes):
    return issue_link(**{"purpose": "need", "subject_id": 7, "now": NOW, "lasts": timedelta(days=1), **changes})


def test_the_token_is_long_random_and_not_kept():
    token, other = issue(), issue()
    assert len(token) >= 43 and token != other
    assert set(SecretLink.objects.values_list("digest", flat=True)) == {digest_of(token), digest_of(other)}


def test_finds_what_it_was_issued_for():
    link = find_link(issue(), now=NOW)
    assert (link.purpose, link.subject_id, link.used_at) == ("need", 7, None)


def test_a_guess_finds_nothing():
    issue()
    with pytest.raises(SecretLink.DoesNotExist):
        find_link("x" * 43, now=NOW)


def test_expired_to_the_second():
    token = issue()
    assert find_link(token, now=NOW + timedelta(days=1, seconds=-1))
    with pytest.raises(NoLongerThere):
        find_link(token, now=NOW + timedelta(days=1))


def test_single_use_works_once():
    token = issue(single_use=True)
    first, second = find_link(token, now=NOW), find_link(token, now=NOW)
    use_link(first, now=NOW)
    assert first.used_at == NOW
    with pytest.raises(NoLongerThere):
        use_link(second, now=NOW)
    with pytest.raises(NoLongerThere):
        find_link(token, now=NOW)


def test_a_standing_link_is_not_used_up():
    token = issue()
    use_link(find_link(token, now=NOW), now=NOW)
    assert find_link(token, now=NOW).used_at is None


def test_revoking_ends_only_its_own():
    token, other = issue(), issue(subject_id=8)
    revoke_links(purpose="need", subject_id=7)
    assert find_link(other, now=NOW).subject_id == 8
    with pytest.raises(SecretLink.DoesNotExist):
        find_link(token, now=NOW)
