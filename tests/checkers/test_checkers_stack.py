"""A learned checker's probability and the rules' flags made one, and adapters made weights."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from checker_files import Scripted, team_of

from harness.checkers.base import Judgement, Mark
from harness.checkers.spec import Stack, load_spec
from harness.checkers.stack import feature
from harness.types import Article, CheckResult, HarnessError

ARTICLE = Article("a", "The ferry carried 214 people. It ran aground on a sandbank.")
WRONG, RIGHT = "The ferry carried 240 people.", "The ferry ran aground."
STACK = Stack(intercept=0.5, support=2.0, flags={"number": -3.0, "quote": -9.0})


def checked(summary: str, rules: bool, stack: Stack | None = STACK) -> CheckResult:
    checker = Scripted({WRONG: Judgement(0.8), RIGHT: Judgement(0.8)})
    checker.spec = checker.spec.model_copy(update={"stack": stack})
    return team_of(checker, rules=rules).for_article(ARTICLE).check(summary)


def chance(logodds: float) -> float:
    return 1 / (1 + math.exp(-logodds))


def test_the_rules_flags_and_the_checkers_log_odds_add_up() -> None:
    wrong, right = checked(WRONG, rules=True), checked(RIGHT, rules=True)
    assert [feature(flag.kind, flag.severity) for flag in wrong.flags] == ["number"]
    assert wrong.score == pytest.approx(chance(0.5 + 2 * math.log(4) - 3))
    assert wrong.claims[0].probability == pytest.approx(wrong.score)
    assert right.score == pytest.approx(chance(0.5 + 2 * math.log(4)))


def test_what_the_rules_have_told_is_not_told_again() -> None:
    """Their flag makes the claim improbable; that alone is no reason to mark other words."""
    checker = Scripted({WRONG: Judgement(0.8, marks=(Mark(0, 9, 0.9),))})
    stack = Stack(intercept=0, support=1, flags={"number": -9.0})
    checker.spec = checker.spec.model_copy(update={"stack": stack})
    found = team_of(checker, rules=True).for_article(ARTICLE).check(WRONG)
    assert found.score < 0.01
    assert [flag.span.text for flag in found.flags] == ["240 people"]


def test_without_rules_or_without_a_stack_nothing_is_added() -> None:
    assert checked(WRONG, rules=False).score == pytest.approx(0.8)
    plain = checked(WRONG, rules=True, stack=None)
    assert plain.claims[0].probability == 0.8
    assert 0 < plain.score < 0.8


def test_where_the_checker_is_silent_the_rules_score_stands() -> None:
    """Another checker's probability is no reason to forget what the rules found."""
    silent, other = Scripted({}), Scripted({WRONG: Judgement(0.9)}, name="other")
    silent.spec = silent.spec.model_copy(update={"stack": STACK})
    alone = team_of(rules=True).for_article(ARTICLE).check(WRONG).score
    both = team_of(silent, other, rules=True).for_article(ARTICLE).check(WRONG).score
    assert both == pytest.approx(alone * 0.9)
    assert both < 0.9


def test_a_weight_must_be_of_a_kind_of_flag() -> None:
    words = {"name": "x", "kind": "overlap", "of": "numbers"}
    stack = {"intercept": 0, "support": 1, "flags": {"numbers": -1}}
    with pytest.raises(HarnessError, match=r"flags.*'numbers'.*number"):
        load_spec({**words, "stack": stack})


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
