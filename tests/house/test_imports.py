from __future__ import annotations

import subprocess
import sys

import pytest

from harness.imports import hidden

CHECK = """
import sys
from harness.checks.reading.parse import parse
from harness.metrics.text import rouge
from harness.models.registry import build
from harness.models.spec import load_spec
from harness.types import Article, Request

assert [token.text for token in parse("The ferry sank.")] == ["The", "ferry", "sank", "."]
assert rouge("the ferries", "the ferry")["rouge1"] == 1.0
ranks = build(load_spec({"name": "t", "kind": "sumy", "algorithm": "textrank", "sentences": 1}))
[answer] = ranks.generate([Request("r", Article("a", "The ferry sank. It was late."))])
assert answer.text and answer.error is None, answer
heavy = {"torch", "transformers", "scipy.stats"} & set(sys.modules)
assert not heavy, heavy
import torch, scipy.stats
assert scipy.stats.norm.cdf(0) == 0.5 and float(torch.ones(2).sum()) == 2
"""


def test_parsing_ranking_and_scoring_import_nothing_heavy_and_leave_it_importable() -> None:
    done = subprocess.run([sys.executable, "-c", CHECK], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_what_is_hidden_counts_as_not_installed_within_the_block_alone() -> None:
    sys.modules.pop("this", None)
    with pytest.raises(ImportError), hidden("this"):
        import this  # noqa: F401
    assert "this" not in sys.modules


def test_what_is_imported_already_stays() -> None:
    with hidden("json"):
        import json
    assert sys.modules["json"] is json
    assert json.loads("1") == 1
