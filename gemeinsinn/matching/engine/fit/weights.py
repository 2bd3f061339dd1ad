"""How much each feature counts, with what speaks for it. The features themselves lie between 0 and 1.

Whoever changes a number here changes what people see: `/so-ordnen-wir/` tells them in words, docs/matching-fairness.md
keeps the figures.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """One number a feature. `learned` and `answered` are taken off, the others are added."""

    # Does it mean the same? The encoders alone reach nDCG .69 to .72 on the hidden set of the search, words alone .42:
    # what a text says is the strongest sign, so it weighs as much as kind and distance together.
    text: float = 4.0
    # The kinds are chosen by people and rarely wrong; somebody who gives rooms cannot answer for fruit.
    kind: float = 2.5
    # Help is local: UPJ asks for local, rooted go-betweens, and the first contact works better close by than online.
    near: float = 2.0
    # A day that does not fit is the most frequent reason of a no ("fixed date" leads the list of firms' wishes).
    dates: float = 1.0
    # Part of an amount still helps: needs are shared out in strips. So this only breaks ties.
    amount: float = 0.5
    # About 70 % of agreements are kept (48 markets, csr-news.net 2009). Nobody with an empty record ranks behind
    # somebody with an average one: both stand at the average.
    promises: float = 0.8
    # Who was asked a lot this month comes later: the same three firms are asked everywhere.
    rested: float = 1.0
    # Each time somebody stated that a kind is not theirs, up to twice: then the kind itself counts nothing any more.
    learned: float = 1.25
    # A need loses a little with each answer it has. VolunteerMatch raised the share of opportunities that got anyone
    # by 8 to 9 % with such a score, at no loss in total; in the Hamburg data 77 % of offers had no one.
    answered: float = 0.6


WEIGHTS = Weights()

NEAR_HALF_KM = 4.0  # at this distance nearness is worth half
USUAL_KEPT = 0.7  # of promises, see above
UNKNOWN = 0.5  # where nobody said: neither good nor bad
MOST_LEARNED = 2
MOST_ANSWERED = 5  # further answers take nothing more
ALIKE = 0.45  # so much likeness of two texts is worth a word, and enough whatever the kind
