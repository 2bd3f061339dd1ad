"""The ranking: one function of named features."""

import numpy as np
from numpy.typing import NDArray

from gemeinsinn.matching.engine.features import Column, Features
from gemeinsinn.matching.engine.weights import Weights

_MOST_FOUND, _ALL_FOUND = 0.65, 0.85  # of the query: a synonym counts 0.6, a lemma in the text 0.87
_NEAR_KM = 2.0  # on foot: nearer is not better
_MONTH = 30.0
_WEEK = 7.0


def asked(features: Features, weights: Weights) -> Column:
    """How well a text answers what was asked, wherever and whenever that is: meaning, words, all words."""
    all_found = np.clip((features.words - _MOST_FOUND) / (_ALL_FOUND - _MOST_FOUND), 0.0, 1.0)
    answers: Column = features.meaning + weights.words * features.words + weights.all_found * all_found
    return answers


def fits(features: Features, weights: Weights) -> NDArray[np.bool_]:
    """Which texts answer the query; the others are only the nearest there are. Never lost by a word more."""
    stands_out = (asked(features, weights) >= weights.fits_asked) & (features.closeness >= weights.fits_least_closeness)
    enough = np.where(features.known, weights.fits_words, weights.fits_words_alone)
    return stands_out | (features.closeness >= weights.fits_closeness) | (features.words >= enough)


def score(features: Features, weights: Weights) -> Column:
    """The higher, the earlier. Meaning leads, found words keep exact hits on top, the rest orders equals.

    Never higher for a greater distance, never lower for a greater share of words, all else equal.
    """
    km = np.where(np.isnan(features.km), weights.unknown_distance_km, features.km)
    far = np.log2(np.maximum(km, _NEAR_KM) / _NEAR_KM)
    fresh = np.where(np.isnan(features.age), 0.0, np.exp(-features.age / _MONTH))
    ending = np.where((features.days_left >= 0) & (features.days_left <= _WEEK), 1.0, 0.0)
    answered = np.log2(1.0 + features.responses)  # less with each answer: new and forgotten ones get their turn
    ranked: Column = (
        asked(features, weights)
        - weights.distance * far
        + weights.fresh * fresh
        + weights.ending * ending
        - weights.answered * answered
    ).astype(np.float32)
    return ranked
