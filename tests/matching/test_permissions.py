"""What somebody may not see changes nothing for them: as if the index held only what they may."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.matching.actions.encoding import encode_waiting
from gemeinsinn.matching.actions.entries import index_objects
from gemeinsinn.matching.models import IndexEntry, IndexState
from gemeinsinn.matching.queries.completions import completions
from gemeinsinn.matching.queries.requests import SearchRequest, Sort
from gemeinsinn.matching.queries.search import audiences_of, search
from gemeinsinn.matching.shelf import reading
from gemeinsinn.matching.shelf.encoders import load_encoders
from gemeinsinn.matching.sources import key_of, sources
from gemeinsinn.organisations.models import Organisation
from tests.factories.exchange import make_author, make_body, make_broker, make_need, make_offer
from tests.factories.matching import build_index
from tests.factories.organisations import make_spot
from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db
WORDS = ["Stühle", "Zelt", "Lastenrad", "Vorlesen", "Kinder", "Garten"]
NOTICES = st.lists(
    st.tuples(
        st.sampled_from([Need, Offer]),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
        st.sampled_from(["public", "partners"]),
        st.sampled_from(["zeit", "sachen"]),
        st.sampled_from(["published", "hidden", "submitted", "expired"]),
        st.integers(0, 4),
    ),
    max_size=7,
)
QUESTIONS = st.tuples(
    st.sampled_from(["", *WORDS, "Stühle Zelt", "Lastenrda"]),
    st.sampled_from(list(Sort)),
    st.booleans(),
    st.sampled_from([(), ("zeit",)]),
)


PATIENT = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]  # each begins with an index made for it


def fill(notices, *, only_public=False):
    """The same rows with the same numbers each time."""
    for model in (Need, Offer):
        model.objects.all().delete()
    author = make_author()
    for number, (model, words, audience, kind, state, days) in enumerate(notices, 1):
        if only_public and (audience, state) != ("public", "published"):
            continue
        make = make_need if model is Need else make_offer
        make(
            pk=number, contact=author, title=" ".join(words), details="", audience=audience, kind=kind, state=state,
            unit_words="", published_at=timezone.now() - timedelta(days=days),
        )  # fmt: skip


def told(viewer, asked):
    """Everything a person could learn from the answer."""
    result = search(viewer, asked, now=timezone.now())
    hits = [(hit.key, round(hit.score, 5), hit.reasons, hit.km) for hit in result.hits]
    nearest = [hit.key for hit in result.nearest]
    return hits, result.total, result.counts, result.corrected, nearest, result.wider


def start_over():
    reading.forget_reader()
    IndexEntry.objects.all().delete()
    IndexState.objects.all().delete()
    build_index()
    encode_waiting(encoders=load_encoders(), now=timezone.now())


@settings(max_examples=8, deadline=None, suppress_health_check=PATIENT)
@given(notices=NOTICES, question=QUESTIONS)
def test_as_if_the_rest_did_not_exist(fake_encoder, notices, question):
    words, sort, placed, kinds = question
    asked = SearchRequest(words=words, sort=sort, spot=make_spot() if placed else None, kinds=kinds, size=40)
    fill(notices)
    start_over()
    before = told(None, asked)
    typed = completions(None, words[:3], now=timezone.now())
    fill(notices, only_public=True)
    start_over()
    assert told(None, asked) == before
    assert completions(None, words[:3], now=timezone.now()) == typed


@settings(max_examples=8, deadline=None, suppress_health_check=PATIENT)
@given(before=NOTICES, after=NOTICES, question=QUESTIONS)
def test_kept_in_step_it_answers_as_made_anew(fake_encoder, before, after, question):
    words, sort, placed, kinds = question
    asked = SearchRequest(words=words, sort=sort, spot=make_spot() if placed else None, kinds=kinds, size=40)
    fill(before)
    start_over()
    told(None, asked)
    fill(after)
    for side in ("need", "offer"):
        index_objects(side=side, ids=range(1, 8), now=timezone.now())
    encode_waiting(encoders=load_encoders(), now=timezone.now())
    kept = told(None, asked)
    start_over()
    assert told(None, asked) == kept


def test_audiences_agree_with_what_each_context_shows():
    """The same objects, whether asked by audience or by the context's own query."""
    make_need(), make_need(audience="partners"), make_need(state="submitted"), make_offer(audience="partners")
    make_project(), make_project(state="hidden"), make_body(state="submitted"), make_offer(state="expired")
    company = make_body(kind=Organisation.Kind.COMPANY, name="Tischlerei")
    agency = make_body()
    viewers = [None, make_broker(company), make_broker(agency), make_broker(make_body(kind="association"))]
    build_index()
    for viewer in viewers:
        rows = IndexEntry.objects.exclude(digest="").filter(audience__in=audiences_of(viewer))
        shown = {key_of(one.side, pk) for one in sources() for pk in one.visible(viewer).values_list("pk", flat=True)}
        assert set(rows.values_list("key", flat=True)) == shown
