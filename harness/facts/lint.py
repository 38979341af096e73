"""Everything that is wrong, or probably wrong, with a fact set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from harness.facts import lint_overlap, lint_values
from harness.facts.evidence import MAX_CHARACTERS, Judged, judge_article, place_in
from harness.facts.json_schema import MARK
from harness.facts.load import FactSet, fact_file, with_texts
from harness.facts.problem import Level, Problem
from harness.facts.source import FactFile, read_file
from harness.facts.validate import validate
from harness.types import HarnessError, VerdictKind


@dataclass(frozen=True)
class Report:
    """What ``lint`` found. ``judged`` is empty where the article could not be judged."""

    path: Path
    problems: list[Problem]
    judged: list[Judged] = field(default_factory=list)

    @property
    def errors(self) -> int:
        return sum(problem.level is Level.ERROR for problem in self.problems)

    @property
    def warnings(self) -> int:
        return len(self.problems) - self.errors

    def to_json(self) -> dict[str, Any]:
        """The stable public shape of ``harness facts check --format json``."""
        return {
            "file": str(self.path),
            "errors": self.errors,
            "warnings": self.warnings,
            "problems": [problem.to_json() for problem in self.problems],
            "facts": [_to_json(judged) for judged in self.judged],
        }


def _to_json(judged: Judged) -> dict[str, Any]:
    evidence = judged.article.evidence
    return {
        "id": judged.fact.id,
        "kind": judged.fact.kind,
        "article": str(judged.article.verdict),
        "statement": str(judged.statement.verdict),
        "evidence": None
        if evidence is None
        else {"start": evidence.start, "end": evidence.end, "text": evidence.text},
    }


def lint(path: Path) -> Report:
    """All complaints about one fact set, in the order of its lines.

    What cannot be examined because of an error is left out, so a second check may find more.
    """
    path = fact_file(path)
    try:
        file = read_file(path)
    except HarnessError as error:
        return Report(path, [_unreadable(path, str(error))])
    problems, judged = _examine(file)
    problems.sort(key=lambda p: (p.line, p.column, p.level is Level.WARNING))
    return Report(path, problems, judged)


def _unreadable(path: Path, message: str) -> Problem:
    """A ``HarnessError`` of the reader as a problem; its text begins with the place."""
    line, column = 1, 1
    rest = message.removeprefix(f"{path}").lstrip(":")
    numbers, reason = rest.partition(" ")[0].rstrip(":").split(":"), rest
    if numbers and all(number.isdigit() for number in numbers):
        line, column = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 1
        reason = rest.partition(" ")[2]
    return Problem(path, line, column, "", reason.strip(), "unreadable")


def _examine(file: FactFile) -> tuple[list[Problem], list[Judged]]:
    problems = list(_schema_line(file))
    spec, found = validate(file)
    problems += found
    if spec is None:
        return problems, []
    if not spec.source.licence:
        message = "no licence: say on what terms the article may be used"
        keys = ["source", "licence"] if spec.source != type(spec.source)() else ["source"]
        problems.append(file.problem(keys, message, "no-licence", Level.WARNING))
    try:
        facts = with_texts(spec, file.path)
    except HarnessError as error:
        message = str(error).removeprefix(f"{file.path}: article: ")
        return [*problems, file.problem(["article"], message, "article")], []
    values = list(lint_values.check(facts, file))
    problems += [*values, *lint_overlap.check(facts, file)]
    if any(problem.code == lint_values.UNREADABLE for problem in values):
        return problems, []
    if len(facts.article.text) > MAX_CHARACTERS:
        message = (
            f"{len(facts.article.text):,} characters; only articles of up to"
            f" {MAX_CHARACTERS:,} are held against their facts"
        )
        return [*problems, file.problem(["article"], message, "long-article", Level.WARNING)], []
    judged = judge_article(facts)
    for index, one in enumerate(judged):
        problems += _held(index, one, facts, file)
    return problems, judged


def _schema_line(file: FactFile) -> Iterator[Problem]:
    lines = file.text.split("\n", 20)[:20]
    marks = [(number, line) for number, line in enumerate(lines, 1) if line.startswith(MARK)]
    if not marks:
        message = f"no schema for editors: begin the file with `{MARK}…`; see harness facts schema"
        yield Problem(file.path, 1, 1, "", message, "schema-line", Level.WARNING)
        return
    number, line = marks[0]
    name = line.removeprefix(MARK).strip()
    if "://" not in name and not (file.path.parent / name).is_file():
        message = f"the schema {name!r} does not exist; see harness facts schema"
        yield Problem(file.path, number, len(MARK) + 1, "", message, "schema-line", Level.WARNING)


def _held(index: int, judged: Judged, facts: FactSet, file: FactFile) -> Iterator[Problem]:
    """What the article and the fact's own statement say about the fact."""
    keys: list[str | int] = ["facts", index]
    if judged.article.verdict is VerdictKind.UNSCORED:
        if not judged.holds:
            yield file.problem(keys, _not_in_words(judged), "unscored", Level.WARNING)
        return
    if not judged.holds:
        yield file.problem(keys, *_not_held(judged, facts))
    if judged.catches:
        return
    said = judged.statement.explanation
    if judged.fact.kind == "never":
        message = "catches nothing: not even its own statement is seen to assert it; say it plainly"
        yield file.problem([*keys, "statement"], message, "catches-nothing")
    elif judged.holds:
        message = f"its own statement counts as {judged.statement.verdict}"
        message += f" ({said})" if said else "; let it give the value, and speak of one of `about`"
        yield file.problem([*keys, "statement"], message, "statement")


def _not_in_words(judged: Judged) -> str:
    if judged.flags:
        return f"the article seems to say otherwise: {judged.flags[0].explanation}"
    return (
        "no sentence of the article has most of its words; only a checker of free text can"
        " tell whether the article says so"
    )


def _not_held(judged: Judged, facts: FactSet) -> tuple[str, str]:
    """Message and code of a fact that the article does not bear out."""
    verdict, statement = judged.article, judged.fact.statement
    if verdict.span is None:
        advice = "if it does say so, word the statement and `about` as it does"
        return f"not found in the article: {statement!r}; {advice}", "unsupported"
    where = f"{facts.spec.article}:{place_in(facts.article.text, verdict.span.start)}"
    if judged.fact.kind == "never":
        return f"the article itself says so ({where}: {verdict.span.text!r})", "contradicted"
    said = f"{where}: {verdict.span.text!r} {verdict.explanation}"
    if verdict.verdict is VerdictKind.CONTRADICTED:
        advice = "if it speaks of another thing, choose other words for `about`"
        return f"the article says otherwise ({said}); {advice}", "contradicted"
    return f"the article says less ({said})", "unsupported"
