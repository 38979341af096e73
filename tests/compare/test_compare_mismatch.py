"""Runs that do not match are compared on what they share, or refused, in plain words."""

import json

import pytest
from run_folders import Model, World, write_run

from harness.compare import signature
from harness.compare.table import Query, compare
from harness.types import HarnessError

A, B = (Model("a"),), (Model("b"),)


def test_shared_articles_are_compared_and_the_rest_is_named(tmp_path):
    first = write_run(tmp_path / "one", World(A, articles=4))
    second = write_run(tmp_path / "two", World(B, articles=4, first_article=1))
    found = compare([first, second])
    assert found.selection.articles == ["story_0001", "story_0002", "story_0003"]
    said = "\n".join(found.notes)
    assert "story_0000, which b did not summarise" in said
    assert "story_0004, which a did not summarise" in said


def test_runs_without_a_common_article_are_refused(tmp_path):
    first = write_run(tmp_path / "one", World(A, articles=2))
    second = write_run(tmp_path / "two", World(B, articles=2, first_article=5))
    with pytest.raises(HarnessError, match="no article was summarised by all"):
        compare([first, second])


def test_an_article_whose_text_changed_is_left_out(tmp_path):
    first = write_run(tmp_path / "one", World(A, articles=2))
    second = write_run(tmp_path / "two", World(B, articles=3, extra_text="Corrected."))
    with pytest.raises(HarnessError):
        compare([first, second])


def test_facts_that_differ_take_no_part(tmp_path):
    first = write_run(tmp_path / "one", World(A, articles=2))
    second = write_run(tmp_path / "two", World(B, articles=2, facts_changed=("f1",)))
    found = compare([first, second])
    assert "story_0000/f1, story_0001/f1" in "\n".join(found.notes)
    for entry in found.selection.entries:
        assert "f1" not in {verdict["fact"] for verdict in entry.check["verdicts"]}
        assert "f1" not in {flag["fact"] for flag in entry.check["flags"]}


def test_other_checkers_cost_the_fact_and_flag_columns(tmp_path):
    first = write_run(tmp_path / "one", World(A, articles=3))
    second = write_run(tmp_path / "two", World(B, articles=3, checker="reference-1|grounding-2"))
    found = compare([first, second])
    assert not {"fact_recall", "hallucinations"} & set(found.contrasts)
    assert "rougeL" in found.contrasts
    said = "\n".join(found.notes)
    assert "one has grounding-1; two has grounding-2" in said
    with pytest.raises(HarnessError, match="different checkers"):
        compare([first, second], Query(["fact_recall"]))


def test_one_name_in_two_runs_is_two_models(tmp_path):
    first = write_run(tmp_path / "old", World(A, articles=3, seed=1))
    second = write_run(tmp_path / "new", World(A, articles=3, seed=2))
    assert set(compare([first, second]).models) == {"a@old", "a@new"}


def test_the_same_summaries_twice_are_one_model(tmp_path):
    first = write_run(tmp_path / "one", World(A, articles=3))
    second = write_run(tmp_path / "two", World((*A, *B), articles=3))
    found = compare([first, second])
    assert set(found.models) == {"a", "b"}
    assert sum(found.outcomes["a"].values()) == 3


def test_the_same_summaries_judged_by_other_facts_are_held_against_the_shared_ones(tmp_path):
    first = write_run(tmp_path / "one", World(A, articles=2))
    second = write_run(tmp_path / "two", World(A, articles=2, facts_changed=("f1",)))
    found = compare([first, second])
    assert found.selection.models == ["a"]
    assert "story_0000/f1, story_0001/f1" in "\n".join(found.notes)
    for entry in found.selection.entries:
        assert "f1" not in {verdict["fact"] for verdict in entry.check["verdicts"]}
    alone = compare([first, second], Query(keep=lambda entry: entry.run == "one"))
    assert "f1" not in "\n".join(alone.notes)


def test_the_same_summaries_judged_by_other_checkers_are_not_scored(tmp_path):
    first = write_run(tmp_path / "one", World(A, articles=3))
    second = write_run(tmp_path / "two", World(A, articles=3, checker="reference-1|grounding-2"))
    found = compare([first, second])
    assert "fact_recall" not in found.contrasts
    assert "one has grounding-1; two has grounding-2" in "\n".join(found.notes)


def test_an_unfinished_run_says_so(tmp_path):
    folder = write_run(tmp_path / "r", World((*A, *B), articles=4, pending=1))
    found = compare([folder])
    said = "\n".join(found.notes)
    assert "1 of 8 summaries have not been written yet" in said
    assert "story_0003, which b did not summarise" in said


def test_a_torn_last_line_is_passed_over(tmp_path):
    folder = write_run(tmp_path / "r", World(A, articles=3))
    before = compare([folder]).contrasts["fact_recall"].estimates["a"]
    with (folder / "checks.jsonl").open("a") as file:
        file.write('{"format": 1, "key": "ab')
    assert compare([folder]).contrasts["fact_recall"].estimates["a"] == before


def test_summaries_without_a_check_are_counted_not_scored(tmp_path):
    folder = write_run(tmp_path / "r", World(A, articles=3))
    path = folder / "checks.jsonl"
    path.write_text("\n".join(path.read_text().splitlines()[:2]) + "\n")
    found = compare([folder])
    assert found.contrasts["fact_recall"].estimates["a"].n == 2
    assert "1 of 3 summaries have no valid check" in "\n".join(found.notes)


def test_signature_changes_with_what_the_numbers_depend_on(tmp_path):
    first = compare([write_run(tmp_path / "one", World(A, articles=2))]).signature
    other = compare([write_run(tmp_path / "two", World(A, articles=3))]).signature
    assert first != other
    assert any("articles are not the same" in text for text in signature.explain(first, other))
    assert list(signature.explain(first, first)) == []
    assert signature.short(first).startswith("articles:2-")
    assert json.dumps(first)
