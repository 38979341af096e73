"""Throw hostile texts at the readers, the checker and the fact-set files, for a given time.

    python tools/fuzz.py --minutes 10 [--seed 1] [--only readers] [--slow 5]

Four targets take turns: ``readers`` (values in text), ``checker`` (summaries of the
harness's own articles), ``article`` (a checker and a draft of an article that is
hostile itself) and ``files`` (fact-set files with bytes and keys exchanged). A finding is
an exception that is no ``HarnessError``, an offset that does not slice to its text, a
result that is no JSON, or more than ``--slow`` seconds of processor time. Each is
printed once, by its kind and place, with the shortest text that still shows it. The exit
code is 1 where there is one.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from harness.checks.checker import Checker
from harness.checks.reading.parse import parse
from harness.claims.split import split
from harness.facts.draft.write import draft
from harness.facts.find import find_fact_sets
from harness.facts.lint import lint
from harness.facts.load import FactSet, load_fact_set
from harness.paths import datasets_dir
from harness.types import Article, CheckResult, HarnessError, Span
from harness.values.read_values import read_values

DAYS = (None, dt.date(2025, 10, 30), dt.date.min, dt.date.max)
ALPHABETS = (
    "".join(map(chr, range(32))) + "\x7f\x85\xa0\u200b\u200d\u2028\u2029\ufeff\ufffd\u202e",
    "0123456789٠١٢٣۴५Ⅷ²½¾④〇一二,.-–/:%$€£°+ ",
    "“”‘’\"'«»„`´()[]{}<>&;…—",
    "aáÁßſİıǅﬁÅÅ😀👩‍👩‍👧𝟟Ωé̩ツ漢字עברית",
    "".join(map(chr, (*range(32, 127),))),
)
MARKUP = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</td>", "<!--", "]]>", "&nbsp;",
    "&#x202e;", "<b>killed</b>", "%s%n", "{{7*7}}", "${x}", "\\", "\0", "http://a.b/?c=1&d=70",
    "@who", "#tag", "```", "| a | b |", "- ", "1. ", "\t", "\r\n", "\n\n", "…", "¶",
)  # fmt: skip
SCRAPS = (
    "over", "more than", "nearly", "between", "and", "to", "of the", "half a", "million", "dozens",
    "last year", "in October", "on Thursday", "a day earlier", "since 2021", "early", "31 February",
    "2025-13-45", "29 February 2023", "year 0", "9999 AD", "in 400 BC", "24:61", "0", "-0", "1e999",
    "NaN", "inf", "∞", "km", "°C", "$", "%", "per cent", "USD", "did not", "never", "said",
    "reportedly", "“nobody”", "who", "which", ",", ".", "-", "—", "of", "the", "mph", "a third",
)  # fmt: skip


class Findings:
    """What went wrong, once for each kind and place."""

    def __init__(self) -> None:
        self.seen: dict[str, str] = {}
        self.tried: Counter[str] = Counter()

    def add(self, key: str, shown: str) -> None:
        if key not in self.seen:
            self.seen[key] = shown
            print(f"\nFOUND {key}\n{shown}", flush=True)


@dataclass
class Fuzzer:
    """Texts and targets; all of it follows from the seed."""

    seed: int
    slow: float
    findings: Findings = field(default_factory=Findings)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)  # noqa: S311
        self.paths = find_fact_sets([str(datasets_dir())])
        self.sets = [load_fact_set(path) for path in self.paths]
        self.sentences = [s for found in self.sets for s in _sentences(found)]
        self.checkers: dict[tuple[int, bool], Checker] = {}

    # --- texts

    def text(self) -> str:
        """A hostile text: seldom long, often near to a sentence that means something."""
        makers = (self._noise, self._tokens, self._sentence, self._sentence, self._scraps)
        made = self.chance.choice(makers)()
        for _ in range(self.chance.randrange(4)):
            made = self._worsen(made)
        return made[: self.chance.choice((200, 2_000, 20_000))]

    def _noise(self) -> str:
        alphabet = self.chance.choice(ALPHABETS)
        if self.chance.random() < 0.3:
            alphabet = "".join(chr(self.chance.randrange(0xD800)) for _ in range(40))
        return "".join(self.chance.choices(alphabet, k=self.chance.randrange(120)))

    def _tokens(self) -> str:
        """One long token, or a huge number."""
        unit = self.chance.choice(
            ("9", "1,", "0.", "a", "A-", "one ", "é", "'", "“", "(", "1/", "٣")
        )
        return unit * self.chance.choice((1, 3, 40, 400, 3_000))

    def _sentence(self) -> str:
        return " ".join(self.chance.choices(self.sentences, k=self.chance.randrange(1, 4)))

    def _scraps(self) -> str:
        words = (*SCRAPS, *MARKUP, *self.chance.choice(self.sentences).split())
        return " ".join(self.chance.choices(words, k=self.chance.randrange(1, 40)))

    def _worsen(self, text: str) -> str:
        chance, at = self.chance, self.chance.randrange(len(text) + 1)
        words = text.split(" ")
        spot = chance.randrange(len(words))
        match chance.randrange(12):
            case 0:
                return text.lower()
            case 1:
                return text.upper()
            case 2:
                return text[:at] + chance.choice(MARKUP) + text[at:]
            case 3:
                return text[:at] + self._noise() + text[at:]
            case 4:
                return text[:at] + text[at + chance.randrange(1, 20) :]
            case 5:
                words[spot] = chance.choice(SCRAPS)
            case 6:
                words[spot] = str(chance.choice((0, 1, 70, 2_600, 10**9, 10**400, -5, 0.1)))
            case 7:
                chance.shuffle(words)
            case 8:
                words = [*words[:spot], *words[spot : spot + 3] * chance.randrange(1, 9), *words]
            case 9:
                return text.replace(" ", chance.choice(("", "\n", "\t", "\u00a0", "  ", "-")))
            case 10:
                return text.translate({ord(c): chance.choice("“”\"'’") for c in "“”"})
            case _:
                return f"<p>{text}</p>" if chance.random() < 0.5 else f"{text}\0"
        return " ".join(words)

    # --- targets

    def readers(self) -> None:
        day = self.chance.choice(DAYS)
        self._try("readers", self.text(), lambda text: _read(text, day))

    def checker(self) -> None:
        checker = self._checker(self.chance.randrange(len(self.sets)), self.chance.random() < 0.7)
        self._try("checker", self.text(), lambda text: _check(checker, text))

    def article(self) -> None:
        """A hostile article with the facts of another, its draft, and a summary of it."""
        facts = self.chance.choice(self.sets)
        summary = self.text()
        parts = [self.text() for _ in range(self.chance.randrange(1, 5))]
        day = self.chance.choice(DAYS)

        def build(text: str) -> None:
            article = Article("fuzz", text, day)
            held = FactSet(facts.spec, article) if len(summary) % 2 else None
            _check(Checker(article, held), summary)
            _draft(text, day or DAYS[1])

        self._try("article", "\n\n".join(parts), build)

    def files(self) -> None:
        path = self.chance.choice(self.paths)
        article = (path.parent / "article.txt").read_bytes()
        text = path.read_text(encoding="utf-8")
        for _ in range(self.chance.randrange(1, 4)):
            text = self._other_yaml(text)

        def check(text: str) -> None:
            with tempfile.TemporaryDirectory() as folder:
                Path(folder, "article.txt").write_bytes(article)
                file = Path(folder, "facts.yaml")
                file.write_text(text, encoding="utf-8", newline="")
                json.dumps(lint(file).to_json())

        self._try("files", text, check)

    def _other_yaml(self, text: str) -> str:
        """A line gone, doubled or moved, or a value that means something else."""
        lines = text.split("\n")
        at = self.chance.randrange(len(lines))
        key, colon, _ = lines[at].partition(": ")
        match self.chance.randrange(6):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, self.chance.choice(lines))
            case 2:
                lines[at] = "  " + lines[at]
            case 3 if colon:
                odd = ("", "[]", "{}", "~", "no", "0", "1e999", "[[", "*a", "&a b", "!!python/x y")
                lines[at] = f"{key}: {self.chance.choice(odd)}"
            case 4 if colon:
                lines[at] = f"{key}: {json.dumps(self.text()[:200])}"
            case _:
                return self._worsen(text)
        return "\n".join(lines)

    def _checker(self, index: int, with_facts: bool) -> Checker:
        key = index, with_facts
        if key not in self.checkers:
            found = self.sets[index]
            self.checkers[key] = Checker(found.article, found if with_facts else None)
        return self.checkers[key]

    # --- findings

    def _try(self, target: str, text: str, run: Callable[[str], None]) -> None:
        self.findings.tried[target] += 1
        key, seconds = failure(run, text)
        if key is not None and f"{target}: {key}" not in self.findings.seen:
            small = shortest(text, lambda t: failure(run, t)[0] == key)
            self.findings.add(f"{target}: {key}", f"{_last_trace(run, small)}  text: {small!r}")
        elif seconds > self.slow:
            # By the order of its length, so that one cause is told a few times at most.
            size = f"10^{len(str(len(text))) - 1} characters"
            self.findings.add(
                f"{target}: slow, {size}",
                f"  {seconds:.1f} s for {len(text):,}: {text[:300]!r}",
            )


def failure(run: Callable[[str], None], text: str) -> tuple[str | None, float]:
    """The kind and place of what went wrong, or None; and the processor time that it took."""
    start = time.process_time()
    key = None
    try:
        run(text)
    except HarnessError:
        pass  # said in words that a person can use
    except Exception as error:  # whatever it is, it is what is looked for
        frames = [f for f in traceback.extract_tb(error.__traceback__) if "harness/" in f.filename]
        place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
        key = f"{type(error).__name__} at {place}"
    return key, time.process_time() - start


def _last_trace(run: Callable[[str], None], text: str) -> str:
    try:
        run(text)
    except Exception:  # the finding itself
        return "".join(traceback.format_exc().splitlines(keepends=True)[-7:])
    return ""


def shortest(text: str, fails: Callable[[str], bool], budget: float = 20.0) -> str:
    """A piece of ``text`` that fails as well, by leaving out ever smaller parts."""
    end = time.monotonic() + budget
    size = max(1, len(text) // 2)
    while time.monotonic() < end:
        for start in range(0, len(text), size):
            fewer = text[:start] + text[start + size :]
            if time.monotonic() < end and fails(fewer):
                text = fewer
                break
        else:
            if size == 1:
                break
            size //= 2
    return text


def _sentences(facts: FactSet) -> Iterator[str]:
    yield from (s.text.strip() for s in parse(facts.article.text).sents if s.text.strip())
    yield from (fact.statement for fact in facts.facts)


def _read(text: str, day: dt.date | None) -> None:
    end = 0
    for mention in read_values(text, day):
        _slices(mention.span, text)
        _slices(mention.core, text)
        assert mention.span.start >= end, "mentions overlap"
        end = mention.span.end


def _check(checker: Checker, text: str) -> None:
    _valid(checker.check(text), text, checker.article.text)
    for granularity in ("sentences", "clauses"):
        for claim in split(parse(text), granularity):  # type: ignore[arg-type]
            _slices(claim.span, text)


def _valid(result: CheckResult, text: str, article: str) -> None:
    for one in (*result.verdicts, *result.flags):
        if one.span is not None:
            _slices(one.span, text)
        if one.evidence is not None:
            _slices(one.evidence, article)
    for flag in result.flags:
        assert any(map(str.isalnum, flag.span.text)), f"a flag on nothing: {flag}"
        assert flag.explanation.strip(), f"a flag without a word: {flag}"
    assert 0 <= result.score <= 1, result.score
    json.dumps([flag.to_json() for flag in result.flags], allow_nan=False).encode()


def _slices(span: Span, text: str) -> None:
    assert 0 <= span.start <= span.end <= len(text), f"outside: {span}"
    assert text[span.start : span.end] == span.text, f"offset: {span}"


def _draft(text: str, day: dt.date | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "story.txt")
        file.write_bytes(text.encode("utf-8", "replace"))
        draft(file, Path(folder, "set"), day or dt.date(2025, 10, 30))
        problems = [p for p in lint(Path(folder, "set")).problems if p.level == "error"]
        assert not problems, f"a draft with errors: {problems[0]}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slow", type=float, default=5, help="seconds that count as a finding")
    targets = ("readers", "checker", "article", "files")
    parser.add_argument("--only", choices=targets, action="append", help="repeat it for several")
    options = parser.parse_args()
    fuzzer = Fuzzer(options.seed, options.slow)
    chosen = options.only or ["readers"] * 6 + ["checker"] * 6 + ["article", "files"]
    end = time.monotonic() + options.minutes * 60
    while time.monotonic() < end:
        for name in chosen:
            getattr(fuzzer, name)()
    for name, count in sorted(fuzzer.findings.tried.items()):
        print(f"{name}: {count:,} texts")
    print(
        f"{len(fuzzer.findings.seen)} findings in {options.minutes:g} minutes, seed {options.seed}"
    )
    sys.exit(1 if fuzzer.findings.seen else 0)


if __name__ == "__main__":
    main()
