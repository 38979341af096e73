"""``--adjudicated``: flags as people decided them, in place of the checker's.

Only summaries that someone has read to the end take part. Of the annotators who
judged a checker's flag, a majority for rejecting it removes it; a tie leaves it.
An addition stands where at least half of those who finished the summary marked
words that overlap it. Additions of several people that overlap are one flag.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from harness.compare.annotations import Add, Opinion, ReviewStore, flag_id
from harness.compare.load import Entry, LoadedRun
from harness.types import HarnessError

PEOPLE = "people"


def adjudicate(run: LoadedRun) -> LoadedRun:
    """The run's reviewed summaries with people's flags.

    Failed cells stay: there is nothing in them to adjudicate.

    Raises:
        HarnessError: nobody has finished a summary of this run.
    """
    opinions = ReviewStore(run.path).opinions()
    entries = [
        found for entry in run.entries if (found := _adjudicated(entry, opinions)) is not None
    ]
    if not any(entry.checked for entry in entries):
        raise HarnessError(
            f"{run.path}: nobody has marked a summary as reviewed; start with `harness review "
            f"{run.path}`"
        )
    return replace(run, entries=tuple(entries), pending=0)


def _adjudicated(entry: Entry, opinions: Sequence[Opinion]) -> Entry | None:
    if entry.failed:
        return entry
    readers = [opinion for opinion in opinions if entry.key in opinion.done]
    if not readers or not entry.checked or entry.check is None:
        return None
    flags = [flag for flag in entry.check["flags"] if stands(entry.key, flag, readers)]
    kept_facts = {flag["fact"] for flag in flags}
    flags += [_as_flag(addition) for addition in agreed_additions(entry.key, readers)]
    dropped = {flag["fact"] for flag in entry.check["flags"]} - kept_facts - {None}
    check = {
        **entry.check,
        "flags": flags,
        "verdicts": [_verdict(verdict, dropped) for verdict in entry.check["verdicts"]],
        "consistent": all(flag["severity"] == "low" for flag in flags),
        "score": None,
    }
    return replace(entry, check=check)


def stands(cell: str, flag: Mapping[str, Any], readers: Sequence[Opinion]) -> bool:
    """Whether no majority of those who judged the flag rejects it."""
    votes = [r.decisions.get((cell, flag_id(flag))) for r in readers]
    return votes.count("reject") <= votes.count("accept")


def agreed_additions(cell: str, readers: Sequence[Opinion]) -> list[Add]:
    """One addition for each place that at least half of the readers marked."""
    marks = [
        (reader.annotator, addition)
        for reader in readers
        for addition in reader.added.get(cell, {}).values()
    ]
    found: list[Add] = []
    for _, addition in marks:
        if any(_overlap(addition, other) for other in found):
            continue
        markers = {name for name, other in marks if _overlap(addition, other)}
        if 2 * len(markers) >= len(readers):
            found.append(addition)
    return found


def _overlap(first: Add, second: Add) -> bool:
    return first.start < second.end and second.start < first.end


def _as_flag(addition: Add) -> dict[str, Any]:
    return {
        **addition.model_dump(mode="json", include={"start", "end", "text", "kind", "severity"}),
        "fact": None,
        "checker": PEOPLE,
        "evidence": None,
        "explanation": addition.note or "Added by a person.",
    }


def _verdict(verdict: Mapping[str, Any], dropped: set[str]) -> Mapping[str, Any]:
    """A contradiction whose every flag people rejected is no longer known to be one."""
    if verdict["verdict"] != "contradicted" or verdict["fact"] not in dropped:
        return verdict
    return {**verdict, "verdict": "unscored", "explanation": "People rejected the flag on it."}
