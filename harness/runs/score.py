"""Checks a stored run again after its facts or the checkers changed; loads no model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.facts.load import load_fact_set
from harness.paths import datasets_dir
from harness.runs.aggregate import write_parquet
from harness.runs.build import LoadGroup, build_team
from harness.runs.cases import find_fact_set
from harness.runs.checking import Judge
from harness.runs.execute import Execution, Limits, Report
from harness.runs.manifest import signature
from harness.runs.plan import Case, Shard
from harness.runs.progress import Mode, progress_for
from harness.runs.store import RunStore
from harness.types import HarnessError

if TYPE_CHECKING:
    from harness.checkers.team import Team


@dataclass(frozen=True)
class Rescoring:
    """How to score again. ``checkers``: names to use instead of the run's own."""

    load: LoadGroup
    shard: str | None = None
    retry_errors: bool = False
    progress: Mode = "auto"
    checkers: Sequence[str] = ()


def rescore(folder: Path, how: Rescoring) -> Report:
    """Check every stored summary that has no check by today's facts and checkers.

    Facts and checkers come from the files that the run's config names; where those
    are not at hand, as for a run that was moved here, from the run itself.
    """
    store = RunStore.open(folder)
    cases = current_cases(store)
    judge = Judge(cases, current_team(store, how))
    describe(store, cases, judge)
    limits = Limits(Shard.parse(how.shard, len(cases)), how.retry_errors)
    with closing(judge.team), closing(progress_for(how.progress)) as shown:
        cells = (cell for cell in store.grid() if cell in limits.shard)
        report = Execution(store, judge, shown, limits).score(cells)
    write_parquet(store.rows(), folder / "scores.parquet")
    return report


def current_cases(store: RunStore) -> dict[str, Case]:
    """The run's articles as they were summarised, with the facts as they are now."""
    config, cases = store.config(), store.cases()
    root = Path(config.datasets_dir) if config.datasets_dir else datasets_dir()
    for name in config.suite.fact_sets:
        try:
            file = find_fact_set(name, root)
        except HarnessError:
            continue  # not at hand: the run's own copy stays
        facts = load_fact_set(file)
        if facts.id in cases:
            article = replace(cases[facts.id].article, published=facts.article.published)
            cases[facts.id] = Case(article, replace(facts, article=article))
    return cases


def current_team(store: RunStore, how: Rescoring) -> Team:
    """The run's checkers as their files are now, or as they were where these are missing."""
    config = store.config()
    if how.checkers:
        config = config.model_copy(update={"checkers": list(how.checkers)})
    kept = store.manifest().get("checkers", {})

    def load(group: str, name: str) -> Mapping[str, Any]:
        try:
            return how.load(group, name)
        except HarnessError:
            if name not in kept:
                raise
            return dict(kept[name])

    team = build_team(config, load)
    store.write_config(config)
    return team


def describe(store: RunStore, cases: dict[str, Case], judge: Judge) -> None:
    """Note in the run which facts and checkers its scores now come from."""
    manifest = store.manifest()
    manifest["checker"] = judge.signature
    manifest["checkers"] = judge.team.described()
    manifest["fact_sets"] = {id: case.facts_sha256 for id, case in cases.items() if case.facts}
    manifest["signature"] = signature(manifest)
    store.write_cases(cases.values())
    store.write_json("manifest.json", manifest)
