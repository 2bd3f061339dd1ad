"""Who fits a need, and which needs fit a partner: gathered, compared, ranked by the one function there is."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from gemeinsinn.exchange.models import Need
from gemeinsinn.matching.engine.fit.features import features_of
from gemeinsinn.matching.engine.fit.ranking import is_worth_a_look, score_of, with_their_share
from gemeinsinn.matching.engine.fit.reasons import reasons_for
from gemeinsinn.matching.fit import Fit
from gemeinsinn.matching.partner import Partner
from gemeinsinn.matching.queries.gathering import needs_for, partners_for
from gemeinsinn.matching.queries.givers import giver_of, known_of, responses_to, wanted_of
from gemeinsinn.matching.queries.likeness import hits_for, likeness, without_numbers
from gemeinsinn.matching.queries.wishes import wish_likeness, wishes_for
from gemeinsinn.matching.sources import key_of

ANYBODY = AnonymousUser()
MOST = 12


def fits_for_need(need: Need, *, now: datetime, viewer: Any = ANYBODY, most: int = MOST) -> list[Fit]:
    """Who could answer, best first: one row a partner, with the offer that speaks for it if one does."""
    asked = without_numbers(need.title)
    found = hits_for(asked, sides=frozenset({"offer", "partner"}), allowed=None, now=now)
    partners = partners_for(need, viewer, found)
    alike = likeness(asked, need.language, [key for one in partners for key in keys_of(one)], now=now)
    pairs = [(need, one, max((alike.get(key, 0.0) for key in keys_of(one)), default=0.0)) for one in partners]
    wishes = wishes_for(need, viewer)
    wished = wish_likeness(need, wishes, now=now)
    pairs += [(need, one, wished.get(one.key, 0.0)) for one in wishes]
    best: dict[str, Fit] = {}
    for fit in ranked(pairs, now=now):
        if fit.is_worth_a_look:
            best.setdefault(fit.partner.key, fit)
    return list(best.values())[:most]


def needs_that_fit(partner: Partner, *, now: datetime, viewer: Any = ANYBODY, most: int = MOST) -> list[Fit]:
    """Open needs for a partner, best first; each fourth place is for one that nobody has answered."""
    text = text_of(partner)
    found = hits_for(text, sides=frozenset({"need"}), allowed=None, now=now)
    needs = needs_for(partner, viewer, found)
    alike = likeness(text, partner.language, [key_of("need", one.pk) for one in needs], now=now)
    fits = ranked([(one, partner, alike.get(key_of("need", one.pk), 0.0)) for one in needs], now=now)
    return with_their_share(
        [fit for fit in fits if fit.is_worth_a_look],
        most=most,
        is_new=lambda fit: not fit.pair.answered,
        turn=f"{timezone.localdate(now)} {partner.key}",
        key=lambda fit: str(fit.need.pk),
    )


def fit_between(need: Need, partner: Partner, *, now: datetime) -> Fit:
    """One pair, whatever it is worth."""
    if partner.wish is not None:
        return ranked([(need, partner, wish_likeness(need, [partner], now=now).get(partner.key, 0.0))], now=now)[0]
    alike = likeness(without_numbers(need.title), need.language, keys_of(partner), now=now)
    return ranked([(need, partner, max(alike.values(), default=0.0))], now=now)[0]


def ranked(pairs: Sequence[tuple[Need, Partner, float]], *, now: datetime) -> list[Fit]:
    """Pairs with how alike their words are, best first; equals in the order of their keys."""
    partners = list({one.key: one for _need, one, _text in pairs}.values())
    known = known_of(partners, now=now)
    answered = responses_to([need for need, _one, _text in pairs])
    fits = []
    for need, partner, text in pairs:
        wanted, giver = wanted_of(need, answered.get(need.pk, 0)), giver_of(partner, known)
        pair = features_of(wanted, giver, text=text, today=timezone.localdate(now))
        worth = is_worth_a_look(wanted, giver, pair)
        fits.append(Fit(need, partner, pair, score_of(pair), reasons_for(wanted, giver, pair), worth))
    return sorted(fits, key=lambda fit: (-fit.score, fit.need.pk, fit.partner.key))


def keys_of(partner: Partner) -> list[str]:
    """The texts that speak for a partner: with an offer that one, else the profile."""
    if partner.offer is not None:
        return [key_of("offer", partner.offer.pk)]
    return [key_of("partner", partner.organisation.pk)] if partner.organisation is not None else []


def text_of(partner: Partner) -> str:
    """What a partner gives, in its own words: the offer's headline, or branch and gifts of the profile."""
    if partner.offer is not None:
        return partner.offer.title
    body = partner.organisation
    if body is None:
        return ""
    return " ".join(part for part in (body.branch, body.gives, *(words for _k, _l, words in body.givings)) if part)
