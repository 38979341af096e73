"""How fast models are run: ratios between two ways, taken in turns in one process.

    python benchmarks/models_speed.py overhead      over a bare model.generate loop
    python benchmarks/models_speed.py batching      batched against one by one
    python benchmarks/models_speed.py start         second start against reading the file
    python benchmarks/models_speed.py scaling       tokens a second by batch size, with both
    python benchmarks/models_speed.py peer --python VENV/bin/python
                                                    against lm-evaluation-harness

Seconds are of the wall clock; on a busy machine look at the processor seconds beside them.
The peer runs in an environment of its own, made for instance with
``python -m venv VENV && VENV/bin/pip install lm-eval==0.4.13 torch transformers accelerate``.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.cli.settings import Groups, composed
from harness.models.batching import run_batches
from harness.models.prompts import load_prompt, render
from harness.models.registry import build
from harness.models.spec import load_spec
from harness.models.weights import local_folder
from harness.paths import datasets_dir
from harness.types import Article, Request

MODEL = "smollm2-135m"
ROWS = (1, 4, 16, 64, 256)
"""Of a batch, in `scaling`."""


@dataclass
class Timing:
    """Wall-clock and processor seconds of repeated runs of one way."""

    wall: list[float]
    cpu: list[float]

    def line(self, name: str) -> str:
        return (
            f"{name:28} {statistics.median(self.wall):8.3f} s  {statistics.median(self.cpu):8.3f} s"
        )


def in_turns(
    rounds: int, before: Callable[[], object] = lambda: None, **ways: Callable[[], object]
) -> dict[str, Timing]:
    """Time each way ``rounds`` times, alternating, so that a busy spell hits all alike.

    ``before`` is called before each and is not timed.
    """
    timings = {name: Timing([], []) for name in ways}
    for i in range(rounds):
        for name, way in list(ways.items())[:: 1 if i % 2 == 0 else -1]:
            before()
            wall, cpu = time.perf_counter(), processor_seconds()
            way()
            timings[name].wall.append(time.perf_counter() - wall)
            timings[name].cpu.append(processor_seconds() - cpu)
    return timings


def processor_seconds() -> float:
    """Of this process and of those that it started and that have ended."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


def report(timings: dict[str, Timing], of: str, over: str, table: bool = True) -> None:
    """Print medians, and the median over the rounds of each round's ratio."""
    if table:
        print(f"{'':28} {'wall':>10}  {'processor':>10}")
        for name, timing in timings.items():
            print(timing.line(name))
    for clock in ("wall", "cpu"):
        pairs = zip(getattr(timings[of], clock), getattr(timings[over], clock), strict=True)
        ratios = sorted(a / b for a, b in pairs)
        median, low, high = statistics.median(ratios), ratios[0], ratios[-1]
        print(f"{of} / {over}, {clock}: {median:.3f}  (from {low:.3f} to {high:.3f})")


def requests(count: int) -> list[Request]:
    """Prompts of mixed length: starts of the stories that ship with the harness."""
    _, hydra = composed([])
    prompt = load_prompt(Groups(hydra).load("prompt", "plain"))
    texts = [p.read_text() for p in sorted(datasets_dir().glob("*/article.txt"))]
    made = []
    for i in range(count):
        words = texts[i % len(texts)].split(" ")
        article = Article(str(i), " ".join(words[: 20 + (37 * i) % 300]))
        system, user = render(prompt, article)
        made.append(Request(str(i), article, user, system))
    return made


def model(tokens: int, **changes: Any) -> Any:
    _, hydra = composed([])
    content = {**Groups(hydra).load("model", MODEL), **changes}
    return build(load_spec({**content, "decoding": {"max_new_tokens": tokens}}))


def overhead(args: argparse.Namespace) -> None:
    """The same batches, prepared beforehand, through transformers alone."""
    ours, asked = model(args.tokens, batch_size=args.batch), requests(args.articles)
    bare = bare_loop(ours, asked)
    report(in_turns(args.rounds, bare=bare, harness=answered(ours, asked)), "harness", "bare")


def scaling(args: argparse.Namespace) -> None:
    """Tokens a second by rows of a batch, ours and a bare loop's over the same batches."""
    import torch

    name = torch.cuda.get_device_name() if torch.cuda.is_available() else "the processor"
    print(f"on {name}\nrows  articles  tokens/s: harness     bare   wall, harness / bare")
    for rows in ROWS:
        ours, asked = model(args.tokens, batch_size=rows), requests(4 * rows)
        bare = bare_loop(ours, asked)
        tokens = sum(a.usage.generated_tokens or 0 for a in ours.generate(asked))
        found = in_turns(args.rounds, bare=bare, harness=answered(ours, asked))
        own, other = (statistics.median(found[name].wall) for name in ("harness", "bare"))
        speeds = f"{tokens / own:18.0f} {tokens / other:8.0f}"
        print(f"{rows:4} {len(asked):9} {speeds} {own / other:22.3f}")


def bare_loop(ours: Any, asked: Sequence[Request]) -> Callable[[], object]:
    """The batches that ours would make, through transformers' ``generate`` alone; run once."""
    import torch

    ours.load()
    loaded, most = ours._loaded, ours.spec.decoding.max_new_tokens
    rows = [ours._encode(r, r.article.text) for r in asked]
    batches: list[list[list[int]]] = []

    def note(batch: list[list[int]]) -> list[None]:
        batches.append(batch)
        return [None] * len(batch)

    list(run_batches(rows, len, lambda length: ours.spec.batch_size, note, lambda error: False))

    def bare() -> None:
        for batch in batches:
            padded = loaded.tokenizer.pad(
                {"input_ids": batch}, padding_side="left", return_tensors="pt"
            ).to(loaded.model.device)
            with torch.inference_mode():
                out = loaded.model.generate(**padded, max_new_tokens=most, do_sample=False)
            loaded.tokenizer.batch_decode(out[:, padded["input_ids"].shape[1] :])

    bare()
    return bare


def answered(ours: Any, asked: Sequence[Request]) -> Callable[[], object]:
    def way() -> None:
        assert all(answer.error is None for answer in ours.generate(asked))

    return way


def batching(args: argparse.Namespace) -> None:
    """Batches of the automatic size against one at a time."""
    asked = requests(args.articles)
    ways = {"auto": model(args.tokens), "one": model(args.tokens, batch_size=1)}
    texts: dict[str, dict[str, str]] = {}

    def run(name: str) -> Callable[[], object]:
        def way() -> None:
            texts[name] = {a.request_id: a.text for a in ways[name].generate(asked)}

        return way

    for each in ways.values():
        each.load()
    report(
        in_turns(args.rounds, batched=run("auto"), one_by_one=run("one")), "one_by_one", "batched"
    )
    same = sum(texts["auto"][k] == texts["one"][k] for k in texts["one"])
    print(f"same text: {same} of {len(asked)}")


def start(args: argparse.Namespace) -> None:
    """The second start: everything is imported and converted, nothing is loaded.

    All ways end with each weight read once, so that none leaves its file on the disk. First
    with the file in the system's memory, where parsing is all there is to do; then after the
    system was told to forget it, as on the next day.
    """
    import torch
    from safetensors.torch import load_file
    from transformers import AutoModelForCausalLM, AutoTokenizer

    spec = model(1).spec
    folder = local_folder(spec.weights)
    file = folder / "model.safetensors"

    def touched(tensors: Iterable[torch.Tensor]) -> None:
        with torch.inference_mode():
            sum(float(tensor.sum()) for tensor in tensors)

    def tokenizer() -> None:
        AutoTokenizer.from_pretrained(folder)

    def weights() -> None:
        touched(AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).parameters())

    def plain() -> None:
        tokenizer()
        weights()

    def harness() -> None:
        ours: Any = build(spec)
        ours.load()
        touched(ours._model.parameters())

    def file_alone() -> None:
        touched(load_file(file).values())

    def forget() -> None:
        descriptor = os.open(file, os.O_RDONLY)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)

    plain()
    ways = {
        "harness": harness, "plain": plain, "weights": weights, "tokenizer": tokenizer,
        "file_alone": file_alone,
    }  # fmt: skip
    for state, before in (("in memory", lambda: None), ("on the disk", forget)):
        print(f"\nthe file is {state}")
        found = in_turns(args.rounds, before, **ways)
        report(found, "harness", "file_alone")
        report(found, "harness", "plain", table=False)
        report(found, "weights", "file_alone", table=False)
        print("processes of their own, imports included")
        report(in_turns(args.rounds, before, **_processes(file)), "harness", "file_alone")


def _processes(file: Path) -> dict[str, Callable[[], object]]:
    """The same two ways, each as a process from its start to its end."""
    read = (
        "import sys, torch; from safetensors.torch import load_file\n"
        "with torch.inference_mode(): sum(float(t.sum()) for t in load_file(sys.argv[1]).values())"
    )
    load = (
        "import sys; sys.path.insert(0, sys.argv[2]); import models_speed\n"
        "ours = models_speed.model(1); ours.load(); import torch\n"
        "with torch.inference_mode(): sum(float(p.sum()) for p in ours._model.parameters())"
    )

    def process(code: str) -> Callable[[], object]:
        command = [sys.executable, "-c", code, str(file), str(Path(__file__).parent)]
        return lambda: subprocess.run(command, check=True, stderr=subprocess.DEVNULL)

    return {"harness": process(load), "file_alone": process(read)}


def peer(args: argparse.Namespace) -> None:
    """lm-evaluation-harness's hf model: same prompts, weights, dtype and token limit. The
    harness chooses its batches; the peer's batch size is given (1 is its default)."""
    ours = model(args.tokens)
    ours.load()
    asked = requests(args.articles)
    tokenizer = ours._loaded.tokenizer
    prompts = [tokenizer.decode(ours._encode(r, r.article.text)) for r in asked]
    for round_ in range(args.rounds):
        wall, cpu = time.perf_counter(), time.process_time()
        answers = list(ours.generate(asked))
        mine = (time.perf_counter() - wall, time.process_time() - cpu)
        theirs = _peer_seconds(args, prompts, str(local_folder(ours.spec.weights)))
        texts = {a.request_id: a.text for a in answers}
        same = sum(texts[str(i)] == t.strip() for i, t in enumerate(theirs["texts"]))
        print(
            f"round {round_}: harness {mine[0]:.1f} s (processor {mine[1]:.1f} s), lm-eval "
            f"{theirs['wall']:.1f} s (processor {theirs['cpu']:.1f} s); "
            f"lm-eval / harness: wall {theirs['wall'] / mine[0]:.2f}, "
            f"processor {theirs['cpu'] / mine[1]:.2f}; same text {same} of {len(asked)}"
        )
        print(f"         {theirs['versions']}")


def _peer_seconds(args: argparse.Namespace, prompts: Sequence[str], folder: str) -> dict[str, Any]:
    script = Path(__file__).with_name("models_peer_lm_eval.py")
    with tempfile.TemporaryDirectory() as scratch:
        job, result = Path(scratch, "job.json"), Path(scratch, "result.json")
        settings = {"folder": folder, "prompts": prompts, "tokens": args.tokens}
        job.write_text(json.dumps({**settings, "batch": args.batch}))
        subprocess.run([args.python, str(script), str(job), str(result)], check=True)
        done: dict[str, Any] = json.loads(result.read_text())
        return done


WAYS = {
    "overhead": overhead, "batching": batching, "scaling": scaling, "start": start, "peer": peer,
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=sorted(WAYS))
    parser.add_argument("--articles", type=int, default=64)
    parser.add_argument("--tokens", type=int, default=32)
    parser.add_argument("--batch", type=int, default=16, help="Rows; of the peer in `peer`.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--python", default=sys.executable, help="Of the peer's environment.")
    args = parser.parse_args()
    WAYS[args.what](args)


if __name__ == "__main__":
    main()
