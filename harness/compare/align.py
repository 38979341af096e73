"""What several runs share, and in plain words what they do not.

Models are compared on the articles that all of them attempted, with the same text;
on the facts that every run's fact set holds in the same form; and on flags and
verdicts only where one and the same checker judged them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from harness.compare.load import Entry, LoadedRun
from harness.listing import some
from harness.types import HarnessError

NAMED = 3
"""So many left-out names are spelt out; more are counted."""


@dataclass(frozen=True)
class Selection:
    """Entries that can be compared, with the statement of what was left out."""

    runs: tuple[LoadedRun, ...]
    entries: tuple[Entry, ...]
    notes: tuple[str, ...]
    judged: bool
    """Whether verdicts and flags may be compared: no two checkers judged them."""

    @property
    def models(self) -> list[str]:
        return list(dict.fromkeys(entry.model for entry in self.entries))

    @property
    def articles(self) -> list[str]:
        return list(dict.fromkeys(entry.article for entry in self.entries))

    @property
    def checkers(self) -> list[str]:
        return sorted({e.check["checker"] for e in self.entries if e.check})


def align(runs: Sequence[LoadedRun], keep: Callable[[Entry], bool] = lambda _: True) -> Selection:
    """Select what can be compared among the entries that ``keep`` accepts.

    Raises:
        HarnessError: nothing is left, or the runs share no article.
    """
    entries = [entry for run in runs for entry in run.entries if keep(entry)]
    if not entries:
        raise HarnessError(
            "nothing to compare: no stored summary passes the filters"
            if any(run.entries for run in runs)
            else "nothing to compare: the runs hold no summaries yet; finish them first"
        )
    notes = [note for run in runs for note in _pending(run)]
    entries, more = _same_articles(runs, entries)
    notes += more
    compared = {(entry.model, entry.article) for entry in entries}
    twins = [
        twin
        for run in runs
        for twin in run.twins
        if keep(twin) and (twin.model, twin.article) in compared
    ]
    used = {entry.run for entry in [*entries, *twins]}
    entries, more = _same_facts([run for run in runs if run.name in used], entries)
    notes += more
    judged, more = _same_checker(entries, twins)
    return Selection(tuple(runs), tuple(entries), tuple(notes + more), judged)


def _pending(run: LoadedRun) -> Iterable[str]:
    if run.pending:
        yield (
            f"{run.name} is not finished: {run.pending} of "
            f"{run.pending + len(run.entries)} summaries have not been written yet."
        )


def _same_articles(
    runs: Sequence[LoadedRun], entries: list[Entry]
) -> tuple[list[Entry], list[str]]:
    notes = []
    texts: dict[str, set[str]] = {}
    attempted: dict[str, set[str]] = {}
    for entry in entries:
        texts.setdefault(entry.article, set()).add(entry.generation["article_sha256"])
        attempted.setdefault(entry.model, set()).add(entry.article)
    changed = sorted(article for article, digests in texts.items() if len(digests) > 1)
    if changed:
        notes.append(
            f"Left out, as their text is not the same in every run: {some(changed, NAMED)}."
        )
    shared = set.intersection(*attempted.values()) - set(changed)
    if not shared:
        raise HarnessError(
            "these models cannot be compared: no article was summarised by all of them.\n"
            + "\n".join(
                f"  {model}: {some(sorted(has), NAMED)}" for model, has in attempted.items()
            )
            + "\nChoose models that share articles (--filter 'model=NAME'), or run the rest."
        )
    for article in sorted(set(texts) - shared - set(changed)):
        lacking = sorted(model for model, has in attempted.items() if article not in has)
        notes.append(
            f"Left out: article {article}, which {some(lacking, NAMED)} did not summarise."
        )
    if len(notes) > 2 * NAMED:
        count = len(set(texts) - shared)
        notes = [f"Left out: {count} articles that not every model summarised with one text."]
    return [entry for entry in entries if entry.article in shared], notes


def _same_facts(runs: Sequence[LoadedRun], entries: list[Entry]) -> tuple[list[Entry], list[str]]:
    """Where fact sets differ, keep the verdicts and flags of the facts they share."""
    allowed: dict[str, set[str]] = {}
    dropped: dict[str, set[str]] = {}
    for article in {entry.article for entry in entries}:
        sets = [_facts(run, article) for run in runs if article in run.cases]
        everything = set().union(*sets)
        same = {
            fact
            for fact in everything
            if all(fact in found and found[fact] == sets[0][fact] for found in sets)
        }
        if same != everything:
            allowed[article] = same
            dropped[article] = everything - same
    if not dropped:
        return entries, []
    names = [f"{article}/{fact}" for article, facts in dropped.items() for fact in sorted(facts)]
    note = f"Left out, as the runs' fact sets differ in them: {some(sorted(names), NAMED)}."
    return [_restricted(entry, allowed.get(entry.article)) for entry in entries], [note]


def _facts(run: LoadedRun, article: str) -> dict[str, Any]:
    facts = run.cases[article].facts
    return {fact.id: fact.model_dump(mode="json") for fact in facts.facts} if facts else {}


def _restricted(entry: Entry, facts: set[str] | None) -> Entry:
    if facts is None or entry.check is None:
        return entry
    check = dict(entry.check)
    check["verdicts"] = [verdict for verdict in check["verdicts"] if verdict["fact"] in facts]
    check["flags"] = [f for f in check["flags"] if f["fact"] is None or f["fact"] in facts]
    return replace(entry, check=check)


def _same_checker(entries: Sequence[Entry], twins: Sequence[Entry]) -> tuple[bool, list[str]]:
    signatures: dict[str, str] = {}
    for entry in (*entries, *twins):
        if entry.check:
            signatures.setdefault(entry.check["checker"], entry.run)
    notes = []
    unchecked = sum(not entry.failed and not entry.checked for entry in entries)
    if unchecked:
        notes.append(
            f"{unchecked} of {len(entries)} summaries have no valid check and take no part in "
            "fact and flag columns; `harness score RUN` checks them."
        )
    if len(signatures) > 1:
        notes.append(explain_checkers(signatures))
    return len(signatures) <= 1, notes


def explain_checkers(signatures: Mapping[str, str]) -> str:
    """Say in words how checker signatures (signature -> run) differ."""
    parts = {run: set(signature.split("|")) for signature, run in signatures.items()}
    common = set.intersection(*parts.values())
    differences = "; ".join(
        f"{run} has {some(sorted(own - common), NAMED) or 'nothing more'}"
        for run, own in parts.items()
    )
    return (
        "Fact and flag columns are left out: the runs were judged by different checkers "
        f"({differences}). `harness score RUN` judges a run again with the present ones."
    )
