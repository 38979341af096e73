"""The articles of a suite, with their facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from harness.facts.load import FactSet, load_fact_set, nearest, read_article
from harness.paths import datasets_dir
from harness.runs.config import RunConfig, SuiteConfig
from harness.runs.plan import Case
from harness.runs.shelved import ArticleFile
from harness.types import HarnessError


def load_cases(config: RunConfig) -> dict[str, Case]:
    """The cases of the config's suite by article id.

    Raises:
        HarnessError: a fact set or article cannot be found or read, or an id occurs twice.
    """
    cases: dict[str, Case] = {}
    for case in islice(_cases(config), config.limit):
        if case.id in cases:
            raise HarnessError(f"suite {config.suite.name}: two articles have the id {case.id!r}")
        cases[case.id] = case
    return cases


def find_fact_set(name: str, folder: Path) -> Path:
    """The file of a fact set that is given by id or by path.

    Raises:
        HarnessError: there is none; the nearest id is named.
    """
    if (folder / name / "facts.yaml").is_file():
        return folder / name / "facts.yaml"
    path = Path(name)
    if path.is_file() or (path / "facts.yaml").is_file():
        return path
    if not folder.is_dir():
        raise HarnessError(
            f"fact set {name!r}: there is no folder {folder}; 'datasets_dir' names the folder in "
            "which fact sets are found by id"
        )
    known = sorted(found.parent.name for found in folder.glob("*/facts.yaml"))
    raise HarnessError(
        f"fact set {name!r}: neither a folder of {folder} nor a file" + nearest(name, known)
    )


def _cases(config: RunConfig) -> Iterator[Case]:
    suite = config.suite
    folder = Path(config.datasets_dir) if config.datasets_dir else datasets_dir()
    fact_sets = [load_fact_set(find_fact_set(name, folder)) for name in suite.fact_sets]
    if config.article is not None:
        fact_sets = [_retold(suite, fact_sets, Path(config.article))]
    for facts in fact_sets:
        yield Case(facts.article, facts)
    if suite.articles:
        yield from ArticleFile(Path(suite.articles)).cases()


def _retold(suite: SuiteConfig, fact_sets: list[FactSet], path: Path) -> FactSet:
    """The suite's one fact set about another text of the story."""
    if len(fact_sets) != 1:
        raise HarnessError(
            f"article={path}: the suite {suite.name} has {len(fact_sets)} fact sets; "
            "another text can be given to a suite of exactly one"
        )
    (facts,) = fact_sets
    return replace(facts, article=replace(facts.article, text=read_article(path)))
