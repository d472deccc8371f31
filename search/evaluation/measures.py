"""Measures of a ranking against known answers; every answer is as relevant as any other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import ceil, log2
from statistics import fmean

DEPTH = 10


def recall(found: Sequence[str], relevant: Collection[str], depth: int) -> float:
    """Which share of the answers is among the first hits.

    >>> recall(["a", "x", "b"], {"a", "b"}, 1), recall(["a", "x", "b"], {"a", "b"}, 5)
    (0.5, 1.0)
    """
    return len(set(found[:depth]) & set(relevant)) / len(relevant)


def reciprocal_rank(found: Sequence[str], relevant: Collection[str]) -> float:
    """One divided by the place of the first answer; 0 beyond the tenth.

    >>> reciprocal_rank(["x", "b", "a"], {"a", "b"})
    0.5
    """
    for place, each in enumerate(found[:DEPTH], 1):
        if each in relevant:
            return 1 / place
    return 0.0


def ndcg(found: Sequence[str], relevant: Collection[str]) -> float:
    """Normalised discounted cumulative gain at 10.

    >>> ndcg(["a", "b", "x"], {"a", "b"}), round(ndcg(["x", "a"], {"a"}), 3)
    (1.0, 0.631)
    """
    gained = sum(_gain(place) for place, each in enumerate(found[:DEPTH]) if each in relevant)
    return gained / sum(map(_gain, range(min(len(relevant), DEPTH))))


def _gain(place: int) -> float:
    return 1 / log2(place + 2)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that this share of all does not exceed.

    >>> percentile([4, 1, 3, 2], 0.5)
    2
    """
    ordered = sorted(values)
    return ordered[max(ceil(share * len(ordered)) - 1, 0)]


def summary(
    runs: Sequence[tuple[Sequence[str], Collection[str], float]],
) -> dict[str, float]:
    """The measures of many queries, each as (found, relevant, milliseconds)."""
    means = {
        f"recall@{depth}": fmean(recall(f, r, depth) for f, r, _ in runs) for depth in (1, 5, 10)
    }
    means["mrr@10"] = fmean(reciprocal_rank(found, relevant) for found, relevant, _ in runs)
    means["ndcg@10"] = fmean(ndcg(found, relevant) for found, relevant, _ in runs)
    times = [milliseconds for *_, milliseconds in runs]
    rounded = {name: round(value, 4) for name, value in means.items()}
    return rounded | {f"p{n}_ms": round(percentile(times, n / 100), 1) for n in (50, 95)}
