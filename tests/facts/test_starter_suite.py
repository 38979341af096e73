"""The fact sets of the harness: as many and as various as the starter suite promises."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from harness.facts.find import find_one
from harness.facts.lint import Report, lint
from harness.facts.load import load_fact_set
from harness.paths import configs_dir
from harness.values.read_values import read_values

SUITE = YAML(typ="safe").load((configs_dir() / "suite" / "starter.yaml").read_text("utf-8"))
NAMES: list[str] = SUITE["fact_sets"]
MEASURED = {"length", "area", "mass", "volume", "temperature", "speed"}
WEEKDAY = r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return {name: lint(find_one(name)) for name in [*NAMES, "istanbul_talks"]}


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


@pytest.mark.parametrize("name", [*NAMES, "istanbul_talks"])
def test_a_story_gives_a_measure_in_two_units(name: str) -> None:
    """ "110 metres (361 feet)": within what rounding and a bound's edge allow."""
    text = load_fact_set(find_one(name)).article.text
    found = [m for m in read_values(text) if m.kind == "quantity" and m.value.kind in MEASURED]
    assert [
        (a.span.text, b.span.text)
        for a, b in pairwise(found)
        if a.value.shown.unit != b.value.shown.unit
        and a.value.kind == b.value.kind
        and b.span.start - a.span.end < 12
        and a.value.interval.lo == pytest.approx(b.value.interval.lo, rel=0.07)
    ]


def test_nothing_is_amiss_with_any_fact_set(reports: dict[str, Report]) -> None:
    """What ``harness facts check --strict datasets`` says: no error, and no warning."""
    assert [str(p) for report in reports.values() for p in report.problems] == []


def test_the_articles_bear_every_fact_out(reports: dict[str, Report]) -> None:
    judged = [one for report in reports.values() for one in report.judged]
    assert len(judged) >= 200
    assert [one.fact.id for one in judged if not (one.holds and one.catches)] == []


def test_the_suite_is_the_folder() -> None:
    here = {path.parent.name for path in Path(find_one(NAMES[0])).parents[1].glob("*/facts.yaml")}
    assert set(NAMES) | {"istanbul_talks"} == here
