"""Mutation testing of a fact set: does the checker catch what is wrong, and only that?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from harness.checks.checker import Checker
from harness.facts.evidence import refuse_long
from harness.facts.load import FactSet
from harness.facts.mutate.facts import FactRewriter
from harness.facts.mutate.rewrite import Kind, Mutant, Paraphrase, Rewrite
from harness.facts.schema import Fact, NeverFact
from harness.types import CheckResult, FactVerdict, Flag, Severity, VerdictKind


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the checker said of one rewritten sentence.

    ``flagged`` where a flag of high or medium severity stands, or the verdict on the fact is
    ``contradicted``. For a mutant only what the unchanged statement does not get as well counts.
    """

    rewrite: Rewrite
    flagged: bool
    verdict: VerdictKind
    reason: str


@dataclass(frozen=True, slots=True)
class FactTrial:
    """One fact's mutants and paraphrases with their outcomes."""

    fact: Fact
    mutants: tuple[Outcome, ...]
    paraphrases: tuple[Outcome, ...]

    @property
    def survivors(self) -> list[Outcome]:
        return [o for o in self.mutants if not o.flagged]

    @property
    def false_alarms(self) -> list[Outcome]:
        return [o for o in self.paraphrases if o.flagged]


@dataclass(frozen=True)
class SetTrial:
    """All facts of a set. Rates are shares of sentences, ``None`` where there is none."""

    id: str
    facts: list[FactTrial] = field(default_factory=list)

    @property
    def kill_rate(self) -> float | None:
        return kill_rate(self.facts)

    @property
    def false_alarm_rate(self) -> float | None:
        return false_alarm_rate(self.facts)

    def by_kind(self) -> dict[Kind, tuple[int, int]]:
        """For each way of rewriting: (sentences flagged, sentences)."""
        found: dict[Kind, tuple[int, int]] = {}
        for outcome in chain.from_iterable((*t.mutants, *t.paraphrases) for t in self.facts):
            flagged, total = found.get(outcome.rewrite.kind, (0, 0))
            found[outcome.rewrite.kind] = flagged + outcome.flagged, total + 1
        return {kind: found[kind] for kind in Kind if kind in found}


def kill_rate(facts: Iterable[FactTrial]) -> float | None:
    return _rate(o.flagged for f in facts for o in f.mutants)


def false_alarm_rate(facts: Iterable[FactTrial]) -> float | None:
    return _rate(o.flagged for f in facts for o in f.paraphrases)


def _rate(flagged: Iterable[bool]) -> float | None:
    all_of_them = list(flagged)
    return sum(all_of_them) / len(all_of_them) if all_of_them else None


def try_facts(facts: FactSet) -> SetTrial:
    """Rewrite every fact of a set, and have each sentence judged as a summary by itself.

    Raises:
        HarnessError: the article is too long.
    """
    refuse_long(facts)
    checker = Checker(facts.article, facts)
    rewriter = FactRewriter(facts, checker)
    plan = [(fact, rewriter.mutants(fact), rewriter.paraphrases(fact)) for fact in facts.facts]
    results = checker.check_many(_sentences(plan))
    return SetTrial(facts.id, [_try(fact, wrong, right, results) for fact, wrong, right in plan])


Plan = list[tuple[Fact, list[Mutant], list[Paraphrase]]]


def _sentences(plan: Plan) -> Iterator[str]:
    for fact, wrong, right in plan:
        yield fact.statement
        yield from (rewrite.text for rewrite in (*wrong, *right))


def _try(
    fact: Fact, wrong: list[Mutant], right: list[Paraphrase], results: Iterator[CheckResult]
) -> FactTrial:
    statement = next(results)
    base = None if isinstance(fact, NeverFact) else statement
    mutants = tuple(_outcome(fact, rewrite, next(results), base) for rewrite in wrong)
    paraphrases = tuple(_outcome(fact, rewrite, next(results), None) for rewrite in right)
    return FactTrial(fact, mutants, paraphrases)


def _outcome(
    fact: Fact, rewrite: Rewrite, result: CheckResult, base: CheckResult | None
) -> Outcome:
    verdict = _verdict(result, fact)
    flags = [f for f in result.flags if f.severity is not Severity.LOW]
    contradicted = verdict.verdict is VerdictKind.CONTRADICTED
    if base is not None:
        usual = {_key(f) for f in base.flags}
        flags = [f for f in flags if _key(f) not in usual]
        contradicted &= _verdict(base, fact).verdict is not VerdictKind.CONTRADICTED
    flagged = contradicted or bool(flags)
    reason = _why_flagged(flags, verdict) if flagged else _why_not(result, verdict)
    return Outcome(rewrite, flagged, verdict.verdict, reason)


def _verdict(result: CheckResult, fact: Fact) -> FactVerdict:
    return next(v for v in result.verdicts if v.fact == fact.id)


def _key(flag: Flag) -> tuple[str, str, str]:
    """The same complaint about the same words."""
    return flag.kind, flag.checker, flag.span.text


def _why_flagged(flags: list[Flag], verdict: FactVerdict) -> str:
    if flags:
        worst = flags[0]
        return f"{worst.kind} flag by {worst.checker} on “{worst.span.text}”: {worst.explanation}"
    return f"verdict contradicted: {verdict.explanation}"


def _why_not(result: CheckResult, verdict: FactVerdict) -> str:
    read = f" on “{verdict.span.text}”" if verdict.span else ""
    said = f": {verdict.explanation}" if verdict.explanation else ""
    reason = f"verdict {verdict.verdict}{read}{said}"
    if verdict.verdict is VerdictKind.OMITTED:
        reason = "verdict omitted: nothing in the sentence was taken to speak of the fact"
    low = [f for f in result.flags if f.severity is Severity.LOW]
    return reason + "".join(f"; low {f.kind} flag: {f.explanation}" for f in low[:1])


@dataclass(frozen=True, slots=True)
class Limits:
    """The rates, as shares, that a set must keep; ``None`` asks for nothing."""

    min_kill: float | None = None
    max_false_alarm: float | None = None

    def problems(self, trial: SetTrial) -> list[str]:
        """Each limit that a set misses, in words."""
        found = []
        kill, alarm = trial.kill_rate, trial.false_alarm_rate
        if self.min_kill is not None and (kill is None or kill < self.min_kill):
            given = "no sentence could be made wrong" if kill is None else f"{kill:.3f}"
            found.append(f"kill rate {given}; at least {self.min_kill:g} is asked for")
        if self.max_false_alarm is not None and alarm is not None and alarm > self.max_false_alarm:
            asked = f"at most {self.max_false_alarm:g} is asked for"
            found.append(f"false-alarm rate {alarm:.3f}; {asked}")
        return found


def to_json(trials: list[SetTrial], limits: Limits) -> dict[str, Any]:
    """The stable public shape of ``harness facts mutate --format json``."""
    facts = [fact for trial in trials for fact in trial.facts]
    return {
        "kill_rate": kill_rate(facts),
        "false_alarm_rate": false_alarm_rate(facts),
        "passed": not any(limits.problems(trial) for trial in trials),
        "sets": [_set_json(trial, limits) for trial in trials],
    }


def _set_json(trial: SetTrial, limits: Limits) -> dict[str, Any]:
    return {
        "id": trial.id,
        "kill_rate": trial.kill_rate,
        "false_alarm_rate": trial.false_alarm_rate,
        "problems": limits.problems(trial),
        "kinds": {
            str(kind): {"flagged": flagged, "sentences": total}
            for kind, (flagged, total) in trial.by_kind().items()
        },
        "facts": [
            {
                "fact": fact.fact.id,
                "kill_rate": kill_rate([fact]),
                "false_alarm_rate": false_alarm_rate([fact]),
                "mutants": [_outcome_json(o) for o in fact.mutants],
                "paraphrases": [_outcome_json(o) for o in fact.paraphrases],
            }
            for fact in trial.facts
        ],
    }


def _outcome_json(outcome: Outcome) -> dict[str, Any]:
    rewrite = outcome.rewrite
    return {
        "text": rewrite.text,
        "kind": str(rewrite.kind),
        "start": rewrite.span.start,
        "end": rewrite.span.end,
        "was": rewrite.was,
        "flagged": outcome.flagged,
        "verdict": str(outcome.verdict),
        "reason": outcome.reason,
    }
