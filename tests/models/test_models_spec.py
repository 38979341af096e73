from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from model_files import article, model_file, names

from harness.models.registry import build
from harness.models.spec import Decoding, PluginSpec, load_spec
from harness.types import HarnessError, Request

CAUSAL = {"name": "m", "kind": "causal", "weights": {"hub": "a/b"}}


@pytest.mark.parametrize("name", names("model"))
def test_every_model_file_is_valid_and_named_after_its_file(name: str) -> None:
    assert load_spec(model_file(name), name).name == name


def test_a_file_may_build_on_another() -> None:
    base, sampled = (load_spec(model_file(n)) for n in ("smollm2-135m", "smollm2-135m-sampled"))
    assert sampled.weights == base.weights  # type: ignore[union-attr]
    assert sampled.decoding.samples  # type: ignore[union-attr]
    assert build(sampled).stochastic
    assert not build(base).stochastic


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"kind": "causl"}, "unknown kind 'causl'; did you mean 'causal'?"),
        ({"kind": None}, "the key 'kind' is missing"),
        ({"decodng": {}}, "unknown key 'decodng'; did you mean 'decoding'?"),
        ({"temperature": 1}, "unknown key 'temperature'; did you mean 'decoding.temperature'?"),
        ({"decoding": {"temprature": 1}}, "'decoding.temprature'; did you mean 'temperature'?"),
        ({"weights": {"hub": "a/b", "folder": "c"}}, "exactly one of hub, folder, gguf, package"),
        ({"weights": {"hubb": "a/b"}}, "did you mean 'hub'?"),
        ({"weights": {"package": "p", "sha256": "abc"}}, "weights.sha256"),
        ({"decoding": {"temperature": 1, "num_beams": 2}}, "do not go together"),
        ({"decoding": {"top_p": 0.5}}, "no effect at temperature 0"),
        ({"dtype": "float8"}, "dtype"),
        ({"_target_": "os.system"}, "unknown key '_target_'"),
        ({"weights": {"hub": "a/b", "trust_remote_code": True}}, "'weights.trust_remote_code'"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(changes: dict[str, Any], complaint: str) -> None:
    with pytest.raises(HarnessError) as caught:
        load_spec({**CAUSAL, **changes}, "model/m.yaml")
    assert complaint in str(caught.value)
    assert str(caught.value).startswith("model/m.yaml")


def test_a_key_is_named_by_its_variable_never_given() -> None:
    served = {"name": "m", "kind": "openai", "base_url": "http://localhost/v1", "model": "x"}
    with pytest.raises(HarnessError, match="unknown key 'api_key'; did you mean 'api_key_env'"):
        load_spec({**served, "api_key": "sk-secret"})
    with pytest.raises(HarnessError, match="api_key_env"):
        load_spec({**served, "api_key_env": "sk-not-a-name"})


def test_greedy_is_the_default() -> None:
    assert not Decoding().samples


def test_specifications_and_building_import_nothing_heavy() -> None:
    code = """
import sys
from harness.models.registry import build
from harness.models.spec import load_spec
weights = {"folder": "."}
for kind in ("causal", "seq2seq"):
    build(load_spec({"name": "m", "kind": kind, "weights": weights}))
build(load_spec({"name": "m", "kind": "lead"}))
import harness.models.prompts, harness.models.conformance, harness.cli.models
print(sorted({"torch", "transformers", "spacy", "datasets", "openai"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


PLUGIN = """
from harness.models.base import one_by_one
from harness.types import Generation

class Shout:
    stochastic = False
    takes_prompt = False

    def __init__(self, spec):
        self.name = spec.name
        self.mark = spec.options.get("mark", "!")

    def identity(self):
        return {"kind": "shout", "mark": self.mark}

    def generate(self, requests, progress=None):
        answer = lambda r: Generation(r.id, r.article.text.upper() + self.mark)
        return one_by_one(requests, answer, progress)

    def close(self):
        pass
"""


def test_other_packages_register_kinds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    info = tmp_path / "shouting-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[harness.summarizers]\nshout = shouting:Shout\n")
    (tmp_path / "shouting.py").write_text(PLUGIN)
    monkeypatch.syspath_prepend(tmp_path)
    spec = load_spec({"name": "loud", "kind": "shout", "options": {"mark": "?"}})
    assert isinstance(spec, PluginSpec)
    [answer] = build(spec).generate([Request("r", article("hello"))])
    assert answer.text == "HELLO?"
    with pytest.raises(HarnessError, match="did you mean 'shout'"):
        load_spec({"name": "loud", "kind": "shoot"})
