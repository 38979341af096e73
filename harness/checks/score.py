"""The score of a summary: how likely it is consistent, by its flags and its wording.

A regression weighs both; ``tools/fit_score.py`` fits it and ``score.yaml`` keeps its weights.
Nothing that counts against a summary can raise its score, and no flag is raised by it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from harness.types import Flag, FlagKind

AGAINST = (
    "high",
    "medium",
    "quotes",
    "numbers_new",
    "names_new",
    "quantifiers_new",
    "denials_new",
    "opposites_near",
    "opposites_bound",
    "objects_new",
    "compounds_new",
)
FOR = ("synonyms", "wider", "figures_bound")


def evidence(flags: Iterable[Flag], wording: Mapping[str, float]) -> dict[str, float]:
    """What the score weighs: log(1 + count), by the names in ``AGAINST`` and ``FOR``.

    ``wording`` is what ``Likeness.measures`` counts; of the flags count those of high and of
    medium severity, quotations once more.
    """
    counts: Counter[str] = Counter()
    for flag in flags:
        counts[flag.severity] += 1
        counts["quotes"] += flag.kind is FlagKind.QUOTE
    return {
        name: math.log1p(wording.get(name, 0.0) + counts.get(name, 0)) for name in AGAINST + FOR
    }


def score(flags: Iterable[Flag], wording: Mapping[str, float]) -> float:
    """0..1, the chance of being consistent where half of all summaries are."""
    intercept, each = weights()
    given = evidence(flags, wording)
    return 1 / (1 + math.exp(-intercept - sum(each[k] * given[k] for k in given)))


@cache
def weights() -> tuple[float, dict[str, float]]:
    """The intercept and the weight of each piece of evidence, as kept."""
    kept = YAML(typ="safe").load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return float(kept["intercept"]), {k: float(kept["weights"][k]) for k in AGAINST + FOR}
