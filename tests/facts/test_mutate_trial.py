"""Mutation testing of whole fact sets, with the real checker."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from harness.cli import cli
from harness.facts.load import FactSet, load_fact_set
from harness.facts.mutate import Kind
from harness.facts.mutate.facts import FactRewriter, mutants, paraphrases
from harness.facts.mutate.trial import Limits, SetTrial, try_facts
from harness.paths import datasets_dir
from harness.types import HarnessError


@pytest.fixture(scope="module")
def flagship() -> FactSet:
    return load_fact_set(datasets_dir() / "istanbul_talks")


@pytest.fixture(scope="module")
def rewriter(flagship: FactSet) -> FactRewriter:
    return FactRewriter(flagship)


@pytest.fixture(scope="module")
def trial(flagship: FactSet) -> SetTrial:
    return try_facts(flagship)


def wrong(rewriter: FactRewriter, fact_id: str) -> dict[str, Kind]:
    fact = next(f for f in rewriter.facts.facts if f.id == fact_id)
    return {m.text: m.kind for m in rewriter.mutants(fact)}


def right(rewriter: FactRewriter, fact_id: str) -> dict[str, Kind]:
    fact = next(f for f in rewriter.facts.facts if f.id == fact_id)
    return {p.text: p.kind for p in rewriter.paraphrases(fact)}


def test_a_quantity_is_made_wrong_in_figure_bound_and_period(rewriter: FactRewriter) -> None:
    found = wrong(rewriter, "death_toll")
    assert found["70 people have been killed this month."] is Kind.BOUND
    assert found["Over 700 people have been killed this month."] is Kind.NUMBER
    assert found["Over 70 people have been killed last month."] is Kind.DATE


def test_an_event_is_turned_round_and_given_to_others(rewriter: FactRewriter) -> None:
    found = wrong(rewriter, "amjad_killed")
    assert found["Qari Amjad killed Pakistan."] is Kind.ROLE
    assert found["Pakistan did not kill Qari Amjad."] is Kind.NEGATION
    assert Kind.PARTY in found.values()


def test_quotes_change_hands_and_words(rewriter: FactRewriter) -> None:
    found = wrong(rewriter, "asif_threat")
    taken = "Sirajuddin Haqqani threatened to “obliterate” the Taliban government."
    assert found[taken] is Kind.SPEAKER
    assert Kind.QUOTE in found.values()


def test_a_falsehood_is_asserted_by_mutants_and_denied_by_paraphrases(
    rewriter: FactRewriter,
) -> None:
    assert wrong(rewriter, "border_not_open")["The border has reopened."] is Kind.NEVER
    assert right(rewriter, "border_not_open") == {"The border has not reopened.": Kind.DENIED}


def test_paraphrases_keep_the_fact(rewriter: FactRewriter) -> None:
    found = right(rewriter, "amjad_killed")
    assert found["Pakistan killed Qari Amjad."] is Kind.AS_WRITTEN
    assert found["Islamabad killed Qari Amjad."] is Kind.ALIAS
    assert found["Qari Amjad was killed by Pakistan."] is Kind.VOICE
    assert "miles long" in " ".join(right(rewriter, "border_length"))


def test_the_functions_give_what_the_rewriter_gives(
    flagship: FactSet, rewriter: FactRewriter
) -> None:
    fact = flagship.facts[0]
    assert list(mutants(fact, flagship)) == rewriter.mutants(fact)
    assert list(paraphrases(fact, flagship)) == rewriter.paraphrases(fact)
    other = load_fact_set(datasets_dir() / "deep_reef").facts[0]
    with pytest.raises(HarnessError, match="not one of fact set"):
        next(mutants(other, flagship))


def test_every_fact_is_tested_and_the_rates_are_shares(flagship: FactSet, trial: SetTrial) -> None:
    assert [t.fact.id for t in trial.facts] == [f.id for f in flagship.facts]
    assert all(t.mutants and t.paraphrases for t in trial.facts)
    outcomes = [o for t in trial.facts for o in t.mutants]
    assert trial.kill_rate == sum(o.flagged for o in outcomes) / len(outcomes)
    assert all(o.reason for o in outcomes)


def test_limits_name_what_is_missed(trial: SetTrial) -> None:
    assert Limits().problems(trial) == []
    assert "kill rate" in Limits(min_kill=1.0).problems(SetTrial("none"))[0]


def test_the_verb_prints_false_alarms_and_fails_as_a_gate(tmp_path: Path) -> None:
    folder = tmp_path / "dull"
    folder.mkdir()
    (folder / "article.txt").write_text("The old mill lies by the river. It has 15 rooms.")
    (folder / "facts.yaml").write_text(
        "schema: 1\nid: dull\npublished: 2025-01-02\narticle: article.txt\n"
        "source: {licence: CC0-1.0}\nfacts:\n"
        "  - {id: rooms, kind: quantity, value: 12 rooms, about: [room], "
        "statement: It has 12 rooms.}\n"
    )
    run = CliRunner().invoke(cli, ["facts", "mutate", str(folder), "--max-false-alarm", "0"])
    assert run.exit_code == 1
    assert "FALSE ALARM rooms, as written: It has 12 rooms." in run.output
    assert "at most 0 is asked for" in run.output
    as_json = CliRunner().invoke(cli, ["facts", "mutate", str(folder), "--format", "json"])
    body = json.loads(as_json.output)
    assert as_json.exit_code == 0
    assert body["sets"][0]["facts"][0]["false_alarm_rate"] > 0
