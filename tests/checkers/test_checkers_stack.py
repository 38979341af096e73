"""A learned checker's probability and the rules' flags made one, and adapters made weights."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from checker_files import Scripted, team_of

from harness.checkers.base import Judgement, Mark
from harness.checkers.common import Stack
from harness.checkers.spec import load_spec
from harness.types import Article, CheckResult, HarnessError

ARTICLE = Article("a", "The ferry carried 214 people. It ran aground on a sandbank.")
WRONG, RIGHT = "The ferry carried 240 people.", "The ferry ran aground."
STACK = Stack(intercept=0.5, support=2.0, rules=3.0)


def checked(summary: str, rules: bool, stack: Stack | None = STACK) -> CheckResult:
    checker = Scripted({WRONG: Judgement(0.8), RIGHT: Judgement(0.8)})
    checker.spec = checker.spec.model_copy(update={"stack": stack})
    return team_of(checker, rules=rules).for_article(ARTICLE).check(summary)


def by_rules(summary: str) -> float:
    return team_of(rules=True).for_article(ARTICLE).check(summary).score


def odds(chance: float) -> float:
    return math.log(chance / (1 - chance))


@pytest.mark.parametrize("summary", [WRONG, RIGHT])
def test_the_log_odds_of_the_rules_and_of_the_checker_add_up(summary: str) -> None:
    found = checked(summary, rules=True)
    wanted = 0.5 + 2 * odds(0.8) + 3 * odds(by_rules(summary))
    assert odds(found.score) == pytest.approx(wanted)
    assert found.claims[0].probability == 0.8


def test_what_the_rules_flag_makes_the_score_of_both_lower() -> None:
    assert checked(WRONG, rules=True).score < checked(RIGHT, rules=True).score


def test_what_the_rules_have_told_is_not_told_again() -> None:
    """Their flag makes the summary improbable; that alone is no reason to mark other words."""
    checker = Scripted({WRONG: Judgement(0.8, marks=(Mark(0, 9, 0.9),))})
    checker.spec = checker.spec.model_copy(update={"stack": STACK})
    found = team_of(checker, rules=True).for_article(ARTICLE).check(WRONG)
    assert [flag.span.text for flag in found.flags] == ["240 people"]


def test_without_rules_the_score_is_the_checkers() -> None:
    assert checked(WRONG, rules=False).score == pytest.approx(0.8)


def test_without_a_stack_the_rules_are_one_more_checker() -> None:
    plain = checked(WRONG, rules=True, stack=None)
    assert plain.claims[0].probability == 0.8
    assert plain.score == pytest.approx(math.sqrt(0.8 * by_rules(WRONG)))


def test_where_the_checker_is_silent_the_rules_score_stands() -> None:
    """Another checker's probability is no reason to forget what the rules found."""
    silent, other = Scripted({}), Scripted({WRONG: Judgement(0.9)}, name="other")
    silent.spec = silent.spec.model_copy(update={"stack": STACK})
    both = team_of(silent, other, rules=True).for_article(ARTICLE).check(WRONG).score
    assert both == pytest.approx(math.sqrt(0.9 * by_rules(WRONG)))


def test_a_stack_may_not_turn_what_either_says_around() -> None:
    words = {"name": "x", "kind": "overlap", "of": "numbers"}
    with pytest.raises(HarnessError, match=r"stack.*rules.*must be at least 0"):
        load_spec({**words, "stack": {"intercept": 0, "support": 1, "rules": -1}})


def test_an_adapter_is_added_to_the_weights_it_names(tmp_path: Path) -> None:
    import torch
    from safetensors.torch import save_file

    from harness.checkers.embedded.body import merge

    layers = torch.nn.ModuleList([torch.nn.ModuleDict({"q": torch.nn.Linear(3, 2, bias=False)})])
    before = layers[0]["q"].weight.detach().clone()
    low, high = torch.randn(1, 3), torch.randn(2, 1)
    save_file({"0.q.lora_A": low, "0.q.lora_B": high}, tmp_path / "adapter.safetensors")
    merge(layers, tmp_path / "adapter.safetensors")
    assert torch.allclose(layers[0]["q"].weight, before + high @ low)
    save_file({"7.q.lora_A": low, "7.q.lora_B": high}, tmp_path / "other.safetensors")
    with pytest.raises(
        HarnessError, match=r"other\.safetensors: not the adapter of these 1 layers"
    ):
        merge(layers, tmp_path / "other.safetensors")
