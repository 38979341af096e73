"""How fast checking is beside the parser alone, and whether its memory stays flat.

    python benchmarks/check_speed.py [--summaries 400] [--repeat 3]
    python benchmarks/check_speed.py --stream 100000
    python benchmarks/check_speed.py --article-mb 5

The first prints processor time of ``nlp.pipe`` and of checking (parse included) over the
same summaries, in turn and in one run, and their ratio. ``--stream`` checks that many
summaries of one article as a stream and prints resident memory on the way. ``--article-mb``
prepares an article of that size and checks summaries of it. Summaries are made from the
sentences of the flagship article, two or three at a time, so no file is needed.
"""

from __future__ import annotations

import argparse
import itertools
import random
import time
from collections.abc import Iterator
from pathlib import Path

from harness.checks import build_checker
from harness.checks.reading.parse import pipeline
from harness.types import Article

ARTICLE = Path(__file__).parents[1] / "datasets/istanbul_talks/article.txt"


def summaries(text: str, count: int) -> Iterator[str]:
    """Texts of two or three sentences, some with a number or word exchanged."""
    sentences = [s.text.strip() for s in pipeline()(text).sents if s.text.strip()]
    chance = random.Random(7)
    for number in range(count):
        words = " ".join(chance.sample(sentences, 2 + number % 2)).split()
        at = chance.randrange(len(words))
        words[at] = str(number) if number % 3 == 0 else words[at]
        yield " ".join(words)


def resident() -> float:
    """Resident memory of this process in MiB."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise OSError("/proc/self/status has no VmRSS: measure memory on Linux")


def ratio(article: Article, count: int, repeat: int) -> None:
    checker = build_checker(article)
    texts = list(summaries(article.text, count))
    list(checker.check_many(texts[:20]))
    print("| round | nlp.pipe s | checking s | ratio |\n|---|---:|---:|---:|")
    for turn in range(1, repeat + 1):
        start = time.process_time()
        for _ in pipeline().pipe(texts):
            pass
        middle = time.process_time()
        for _ in checker.check_many(texts):
            pass
        parse, check = middle - start, time.process_time() - middle
        print(f"| {turn} | {parse:.2f} | {check:.2f} | {check / parse:.2f} |", flush=True)


def stream(article: Article, count: int) -> None:
    checker = build_checker(article)
    step = max(1, count // 10)
    print("| summaries | resident MiB | s |\n|---:|---:|---:|")
    start = time.perf_counter()
    for number, _ in enumerate(checker.check_many(summaries(article.text, count)), start=1):
        if number % step == 0:
            seconds = time.perf_counter() - start
            print(f"| {number} | {resident():.0f} | {seconds:.0f} |", flush=True)


def large(article: Article, megabytes: float) -> None:
    """An article of many versions of one, each with other numbers, so that values differ."""
    size, parts, total = int(megabytes * 1e6), [], 0
    for number in itertools.count(1):
        parts.append(article.text.replace("70", str(70 + number)))
        total += len(parts[-1]) + 1
        if total >= size:
            break
    text = "\n".join(parts)[:size]
    start = time.perf_counter()
    checker = build_checker(Article("large", text, article.published))
    texts = list(summaries(article.text, 3))
    first = [_timed(checker.check, t) for t in texts]
    print(f"article of {len(text) / 1e6:.1f} million characters: ", end="")
    print(
        f"ready and first summary checked in {time.perf_counter() - start - sum(first[1:]):.0f} s"
    )
    print(f"further summaries: {sum(first[1:]) / 2:.2f} s each; resident {resident():.0f} MiB")


def _timed(check: object, text: str) -> float:
    start = time.perf_counter()
    check(text)  # type: ignore[operator]
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--summaries", type=int, default=400)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--stream", type=int, help="check so many summaries as a stream")
    parser.add_argument("--article-mb", type=float, help="try an article of so many megabytes")
    options = parser.parse_args()
    article = Article("flagship", ARTICLE.read_text(encoding="utf-8"))
    if options.stream:
        stream(article, options.stream)
    elif options.article_mb:
        large(article, options.article_mb)
    else:
        ratio(article, options.summaries, options.repeat)


if __name__ == "__main__":
    main()
