"""Fits a judge's weights: a softmax over clues with a Gaussian prior, by Adam over all rows at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from bench.judge_tasks import Row, Task
from extract.judge import GRAIN, Weights

STEPS, RATE = 150, 0.05


def trained(task: Task, rows: Sequence[Row]) -> Weights:
    """Return the weights that fit *rows* best under the prior, without rare clues and weights near nothing."""
    rows = [row for row in rows if row.counts]
    seen = Counter(clue for row in rows for clue in row.clues)
    places = {clue: place for place, clue in enumerate(sorted(c for c, n in seen.items() if n >= task.least_seen))}
    clues = [sorted(places[clue] for clue in row.clues if clue in places) for row in rows]
    weights = _fitted(clues, np.array([r.wanted for r in rows]), np.array([[r.counts] for r in rows]), task.prior)
    kept = {clue: tuple(round(GRAIN * float(w)) for w in weights[place]) for clue, place in places.items()}
    least = GRAIN * task.least_weight
    return Weights(task.classes, task.least, {clue: w for clue, w in kept.items() if max(map(abs, w)) >= least})


def _fitted(clues: Sequence[Sequence[int]], target: np.ndarray, counts: np.ndarray, prior: float) -> np.ndarray:
    """Return one weight for each clue and class; every row has a clue."""
    starts = np.cumsum([0, *map(len, clues[:-1])])
    flat, row = np.concatenate(clues), np.repeat(np.arange(len(clues)), [len(c) for c in clues])
    weights = np.zeros((int(flat.max()) + 1, target.shape[1]))
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        sums = np.add.reduceat(weights[flat], starts)
        chances = np.exp(sums - sums.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        wrong = (counts * (chances - target))[row]
        slope = np.stack([np.bincount(flat, column, len(weights)) for column in wrong.T], 1) + prior * weights
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope * slope
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights
