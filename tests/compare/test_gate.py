"""The gate: exit codes, what fails, and files that other programs read."""

from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from run_folders import Model, World, write_run

from harness.cli import cli
from harness.compare.gate import parse_requirement
from harness.compare.table import compare
from harness.types import HarnessError, Outcome


def gate(*arguments, code):
    done = CliRunner().invoke(cli, ["gate", *map(str, arguments)])
    assert done.exit_code == code, done.output
    return done.output


@pytest.fixture(scope="module")
def recall(twenty):
    return compare([twenty]).contrasts["fact_recall"].estimates["lead3"]


def test_passes_and_fails_by_the_mean(twenty, recall):
    gate(twenty, "--require", f"lead3:fact_recall>={recall.mean - 0.01}", code=0)
    gate(twenty, "--require", f"lead3:fact_recall>={recall.mean + 0.01}", code=1)


def test_the_interval_counts_if_asked(twenty, recall):
    between = (recall.low + recall.mean) / 2
    asked = ["--require", f"lead3:fact_recall>={between}"]
    assert "the limit lies within the interval" in gate(twenty, *asked, code=0)
    gate(twenty, *asked, "--bound", "interval", code=1)
    below = ["--require", f"lead3:fact_recall<={(recall.mean + recall.high) / 2}"]
    gate(twenty, *below, code=0)
    gate(twenty, *below, "--bound", "interval", code=1)


def test_without_a_model_every_model_must_meet_it(twenty):
    shown = gate(twenty, "--require", "hallucinations<=0.1", code=1)
    assert "pass  lead3" in shown
    assert "FAIL  smol" in shown


def test_what_was_not_measured_was_not_reached(twenty, single):
    assert "no value" in gate(twenty, "--require", "price_usd<=1", code=1)
    one = gate(single, "--require", "fact_recall>=0", "--bound", "interval", code=1)
    assert "one article gives no interval" in one


def test_a_model_that_refuses_everything_fails(tmp_path):
    world = World((Model("mute"),), articles=6, outcome={"mute": Outcome.REFUSED})
    folder = write_run(tmp_path / "r", world)
    gate(folder, "--require", "hallucinations<=0.5", code=1)
    gate(folder, "--require", "fact_recall>=0.5", code=1)


def test_a_worse_run_is_a_regression_and_a_like_one_is_not(tmp_path):
    before = write_run(tmp_path / "before", World((Model("m", 0.8),), articles=30))
    worse = write_run(tmp_path / "worse", World((Model("m", 0.3),), articles=30, seed=2))
    alike = write_run(tmp_path / "alike", World((Model("m", 0.8),), articles=30, seed=3))
    asked = ["--baseline", before, "--no-regression"]
    assert "FAIL  m: no regression in fact_recall" in gate(worse, *asked, code=1)
    gate(alike, *asked, code=0)
    gate(before, *asked, code=0)


def test_with_too_few_articles_any_worse_value_counts(tmp_path):
    before = write_run(tmp_path / "before", World((Model("m", 0.9, 0, 0, 0),), articles=2))
    worse = write_run(tmp_path / "worse", World((Model("m", 0.2, 0, 0, 0),), articles=2, seed=2))
    assert "too few articles" in gate(worse, "--baseline", before, "--no-regression", code=1)


def test_junit_and_markdown(twenty, tmp_path):
    junit, summary = tmp_path / "gate.xml", tmp_path / "summary.md"
    summary.write_text("before\n")
    gate(twenty, "--require", "hallucinations<=0.1", "--junit", junit, "--summary", summary, code=1)
    suite = ET.parse(junit).getroot().find("testsuite")
    assert suite.attrib["tests"] == "4"
    failures = [c.attrib["classname"] for c in suite if c.find("failure") is not None]
    assert len(failures) == int(suite.attrib["failures"]) == 3
    text = summary.read_text()
    assert text.startswith("before\n### harness gate: twenty: 3 of 4 checks failed")
    assert text.index("❌") < text.index("✅")


def test_hostile_names_do_not_break_the_files(tmp_path):
    name = "<b>&\x00]]>|x"
    folder = write_run(tmp_path / "r", World((Model(name),), articles=3))
    gate(folder, "--require", "fact_recall>=2", "--junit", tmp_path / "j.xml",
         "--summary", tmp_path / "s.md", code=1)  # fmt: skip
    assert ET.parse(tmp_path / "j.xml").find(".//failure") is not None
    assert "<b>" not in (tmp_path / "s.md").read_text()


@pytest.mark.parametrize(
    "asked",
    [["--require", "fact_recal>=1"], ["--require", "fact_recall=1"], [],
     ["--require", "nobody:fact_recall>=1"], ["--no-regression"]],
)  # fmt: skip
def test_a_wrong_question_is_exit_code_two(twenty, asked):
    gate(twenty, *asked, code=2)


def test_requirement_names_the_nearest_metric():
    with pytest.raises(HarnessError, match="fact_recall"):
        parse_requirement("fact_recal>=0.8")
    assert parse_requirement(" a:b : words <= 3e1 ").model == "a:b"
