"""Checks a stored run again after its facts or the checkers changed; loads no model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.facts.load import load_fact_set
from harness.listing import some
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


SHOWN = 5
"""Names of what is missing that are told."""


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
    notes: list[str] = []
    cases = current_cases(store, notes)
    judge = Judge(cases, current_team(store, how, notes))
    describe(store, cases, judge)
    limits = Limits(Shard.parse(how.shard, len(cases)), how.retry_errors)
    with closing(judge.team), closing(progress_for(how.progress)) as shown:
        cells = (cell for cell in store.grid() if cell in limits.shard)
        report = Execution(store, judge, shown, limits).score(cells)
    write_parquet(store.rows(), folder / "scores.parquet")
    report.notes = notes
    return report


def current_cases(store: RunStore, notes: list[str]) -> dict[str, Case]:
    """The run's articles as they were summarised, with the facts as they are now.

    What is not at hand is told in ``notes``.
    """
    config, cases = store.config(), store.cases()
    root = Path(config.datasets_dir) if config.datasets_dir else datasets_dir()
    missing = []
    for name in config.suite.fact_sets:
        try:
            file = find_fact_set(name, root)
        except HarnessError:
            missing.append(name)  # the run's own copy stays
            continue
        facts = load_fact_set(file)
        if facts.id in cases:
            article = replace(cases[facts.id].article, published=facts.article.published)
            cases[facts.id] = Case(article, replace(facts, article=article))
    if missing:
        notes.append(
            f"fact sets not found in {root}: {some(missing, SHOWN)}; the run's own copies stay"
        )
    return cases


def current_team(store: RunStore, how: Rescoring, notes: list[str]) -> Team:
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
            notes.append(
                f"{group} {name}: its file was not found, so it judged as it did in this run; "
                "--config-dir names a folder of your own"
            )
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
