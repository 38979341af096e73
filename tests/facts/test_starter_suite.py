"""The fact sets of the harness: as many and as various as the starter suite promises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from harness.facts.find import find_one
from harness.facts.lint import Report, lint
from harness.facts.load import load_fact_set
from harness.paths import configs_dir

SUITE = YAML(typ="safe").load((configs_dir() / "suite" / "starter.yaml").read_text("utf-8"))
NAMES: list[str] = SUITE["fact_sets"]
OF_THE_CHECKER = {"unsupported", "contradicted", "statement", "catches-nothing", "unscored"}
"""Complaints that say what the checker makes of the article, rather than what is written."""
BORNE_OUT = 0.6
"""The share of facts that the articles must bear out, in the checker's eyes."""

WEEKDAY = r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return {name: lint(find_one(name)) for name in NAMES}


def test_there_are_twelve_stories() -> None:
    assert len(set(NAMES)) == len(NAMES) >= 12


@pytest.mark.parametrize("name", NAMES)
def test_a_story_has_what_the_suite_promises(name: str) -> None:
    found = load_fact_set(find_one(name))
    assert 300 <= len(found.article.text.split()) <= 900
    assert 10 <= len(found.facts) <= 20
    kinds = [fact.kind for fact in found.facts]
    assert kinds.count("never") >= 2
    assert len(set(kinds)) >= 5
    assert found.spec.source.publisher == "written for this project"
    assert found.spec.source.licence == "CC0-1.0"
    assert re.search(WEEKDAY, found.article.text), "no date that is seen from `published`"
    assert any(party.distinct_from for party in found.parties.values()), "no roles to confuse"
    assert any(fact.importance == "key" for fact in found.facts)
    assert [fact for fact in found.facts if fact.kind == "date"]


def test_bounds_and_units_come_up() -> None:
    values = [
        fact.value
        for name in NAMES
        for fact in load_fact_set(find_one(name)).facts
        if fact.kind == "quantity"
    ]
    assert sum(value.startswith((">", "<", "about", "nearly", "just over")) for value in values) > 9
    assert sum(" of " in value for value in values) >= 9
    assert sum(bool(re.search(r"\b(km|metres|hectares|kg|litres|degrees)", v)) for v in values) > 9


def test_nothing_is_amiss_in_what_is_written(reports: dict[str, Report]) -> None:
    said = [str(p) for r in reports.values() for p in r.problems if p.code not in OF_THE_CHECKER]
    assert said == []


def test_the_articles_bear_the_facts_out(reports: dict[str, Report]) -> None:
    judged = [one for report in reports.values() for one in report.judged]
    assert len(judged) >= 200
    assert sum(one.holds for one in judged) / len(judged) >= BORNE_OUT


def test_the_suite_is_the_folder() -> None:
    here = {path.parent.name for path in Path(find_one(NAMES[0])).parents[1].glob("*/facts.yaml")}
    assert set(NAMES) | {"istanbul_talks"} == here
