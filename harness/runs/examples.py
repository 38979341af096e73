"""The articles that prompts with worked examples may show, each with a summary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from harness.facts.load import load_fact_set
from harness.runs.cases import find_fact_set
from harness.runs.plan import Case
from harness.types import Article

if TYPE_CHECKING:
    from harness.models.prompts import Prompt


def example_pools(
    prompts: Mapping[str, Prompt], cases: Iterable[Case], datasets: Path
) -> dict[str, Sequence[Article]]:
    """Prompt -> its examples: of the fact sets that it names, else of the suite's cases.

    An article without a reference summary is shown with the statements of its key facts.

    Raises:
        HarnessError: a fact set that is named is not there.
    """
    suite = list(cases)
    pools: dict[str, Sequence[Article]] = {}
    for name, prompt in prompts.items():
        if prompt.examples is None:
            continue
        named = [find_fact_set(other, datasets) for other in prompt.examples.fact_sets]
        shown = [Case(facts.article, facts) for facts in map(load_fact_set, named)] or suite
        pools[name] = [article for case in shown if (article := with_summary(case)).reference]
    return pools


def with_summary(case: Case) -> Article:
    """The article with a summary, where a reference or key facts give one."""
    if case.article.reference or case.facts is None:
        return case.article
    key = [f.statement for f in case.facts.facts if f.importance == "key" and f.kind != "never"]
    return replace(case.article, reference=" ".join(key) or None)
