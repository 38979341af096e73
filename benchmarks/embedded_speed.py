"""Claims per second of the embedded checker, and what keeping the article's states saves.

    python benchmarks/embedded_speed.py [--claims 40] [--threads 2] [--dtype bfloat16]

An article of 500 words (sentences of ``datasets/``) and claims of one sentence each, three
ways: the article's keys and values kept (warm); the same layers with the article read
again for every claim; a transformers ``feature-extraction`` pipeline of the whole model over
the same texts. The slower two are timed on a part of the claims. Prints a markdown table, of
seconds by the clock and of processor seconds: on a machine with other work to do only the
latter say what the code needs (on one thread; threads that wait for each other count, too).
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch

from harness.checkers.embedded.body import CUE, tokens_of
from harness.checkers.embedded.checker import Embedded
from harness.checkers.embedded.spec import EmbeddedSpec
from harness.checkers.spec import load_spec
from harness.claims.split import claim_of
from harness.cli.settings import groups_in
from harness.models.weights import local_folder
from harness.paths import datasets_dir
from harness.types import Article


def sentences() -> list[str]:
    texts = [p.read_text(encoding="utf-8") for p in sorted(Path(datasets_dir()).glob("*/*.txt"))]
    found = re.split(r"(?<=[.!?])\s+", " ".join(texts))
    return [s for s in found if 8 <= len(s.split()) <= 40]


@dataclass(frozen=True)
class Seconds:
    """What something took by the clock and of the processors, in seconds."""

    clock: float
    processor: float

    def over(self, count: int) -> Seconds:
        return Seconds(self.clock / count, self.processor / count)


def timed(work: Callable[[], object]) -> Seconds:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return Seconds(time.perf_counter() - clock, time.process_time() - processor)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--claims", type=int, default=40)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--dtype", default="bfloat16")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    spec = load_spec({**groups_in(None).load("checker", "embedded"), "dtype": options.dtype})
    assert isinstance(spec, EmbeddedSpec)
    checker = Embedded(spec)
    every = sentences()
    article = Article("long", " ".join(" ".join(every).split()[:500]))
    texts = every[-options.claims :]
    claims = [claim_of(text) for text in texts]
    cold = timed(lambda: checker.judge(article, claims[:1]))
    part = max(4, len(claims) // 10)
    warm = timed(lambda: checker.judge(article, claims)).over(len(claims))

    def again() -> None:
        for claim in claims[:part]:
            checker._read.clear()
            checker.judge(article, [claim])

    without = timed(again).over(part)
    from transformers import pipeline

    folder = str(local_folder(spec.weights))
    pipe = pipeline("feature-extraction", model=folder, dtype=getattr(torch, options.dtype))
    pairs = [f"{article.text}{CUE} {text}" for text in texts[:part]]
    pipe(pairs[0])
    plain = timed(lambda: pipe(pairs)).over(part)
    size = sum(len(tokens_of(checker._loaded()[0].tokenizer, t)) for t in texts) / len(texts)
    print(
        f"{len(claims)} claims of {size:.0f} tokens, {options.threads} threads; the first, with "
        f"loading and reading the article: {cold.clock:.1f} s"
    )
    print("| | claims/s | times slower | claims a processor second |\n|---|---:|---:|---:|")
    for name, seconds in (
        ("article kept", warm),
        ("article read for every claim", without),
        ("transformers pipeline", plain),
    ):
        slower = seconds.processor / warm.processor
        print(f"| {name} | {1 / seconds.clock:.1f} | {slower:.1f} | {1 / seconds.processor:.1f} |")


if __name__ == "__main__":
    main()
