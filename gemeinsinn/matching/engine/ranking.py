"""The ranking: one function of named features."""

import numpy as np

from gemeinsinn.matching.engine.features import Column, Features
from gemeinsinn.matching.engine.weights import Weights

_MOST_FOUND, _ALL_FOUND = 0.65, 0.85  # of the query: a synonym counts 0.6, a lemma in the text 0.87
_NEAR_KM = 2.0  # on foot: nearer is not better
_MONTH = 30.0
_WEEK = 7.0


def score(features: Features, weights: Weights) -> Column:
    """The higher, the earlier. Meaning leads, found words keep exact hits on top, the rest orders equals.

    Never higher for a greater distance, never lower for a greater share of words, all else equal.
    """
    all_found = np.clip((features.words - _MOST_FOUND) / (_ALL_FOUND - _MOST_FOUND), 0.0, 1.0)
    asked = features.meaning + weights.words * features.words + weights.all_found * all_found
    km = np.where(np.isnan(features.km), weights.unknown_distance_km, features.km)
    far = np.log2(np.maximum(km, _NEAR_KM) / _NEAR_KM)
    fresh = np.where(np.isnan(features.age), 0.0, np.exp(-features.age / _MONTH))
    ending = np.where((features.days_left >= 0) & (features.days_left <= _WEEK), 1.0, 0.0)
    answered = np.log2(1.0 + features.responses)  # less with each answer: new and forgotten ones get their turn
    ranked: Column = (
        asked - weights.distance * far + weights.fresh * fresh + weights.ending * ending - weights.answered * answered
    ).astype(np.float32)
    return ranked
