"""What people decided about a run's flags: events in ``reviews/<annotator>.jsonl``.

Each decision is one appended line, on the disk before it is acknowledged, so a
crash loses nothing that was saved; the last event on a flag or summary counts.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from harness.runs.log import JsonLog
from harness.types import FlagKind, HarnessError, Severity

FORMAT = 1
FOLDER = "reviews"
_NAME = re.compile(r"\w[\w .-]{0,39}")

Decision = Literal["accept", "reject"]
Key = Annotated[str, Field(min_length=1, max_length=80)]


class _Event(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    cell: Key


class Decide(_Event):
    """The annotator accepts or rejects a checker's flag."""

    action: Literal["decide"]
    flag: Key
    decision: Decision


class Add(_Event):
    """The annotator marks words that every checker missed."""

    action: Literal["add"]
    flag: Key
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    text: Annotated[str, Field(min_length=1, max_length=10_000)]
    kind: FlagKind
    severity: Severity
    note: Annotated[str, Field(max_length=2000)] = ""


class Remove(_Event):
    """The annotator takes an addition back."""

    action: Literal["remove"]
    flag: Key


class Done(_Event):
    """The annotator has read the summary to its end: what was not added is not there."""

    action: Literal["done"]
    done: bool


Event = Annotated[Decide | Add | Remove | Done, Field(discriminator="action")]
_EVENTS: TypeAdapter[Decide | Add | Remove | Done] = TypeAdapter(Event)


def parse_event(value: Mapping[str, Any]) -> Decide | Add | Remove | Done:
    """Raises HarnessError where the value is no event."""
    try:
        return _EVENTS.validate_python(value)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise HarnessError(f"not an annotation: {where}: {first['msg']}") from None


def flag_id(flag: Mapping[str, Any]) -> str:
    """The same for the same flag of the same checker, also after a new check."""
    parts = [flag[key] for key in ("start", "end", "kind", "fact", "checker")]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


@dataclass
class Opinion:
    """All that one annotator holds now."""

    annotator: str
    decisions: dict[tuple[str, str], Decision] = field(default_factory=dict)
    """(cell, flag id) -> decision."""
    added: dict[str, dict[str, Add]] = field(default_factory=dict)
    """cell -> flag id -> addition."""
    done: set[str] = field(default_factory=set)

    def take(self, event: Decide | Add | Remove | Done) -> None:
        match event:
            case Decide():
                self.decisions[event.cell, event.flag] = event.decision
            case Add():
                self.added.setdefault(event.cell, {})[event.flag] = event
            case Remove():
                self.added.get(event.cell, {}).pop(event.flag, None)
            case Done(done=True):
                self.done.add(event.cell)
            case Done():
                self.done.discard(event.cell)


class ReviewStore:
    """The annotations beside a run."""

    def __init__(self, run: Path) -> None:
        self.folder = run / FOLDER

    def append(self, annotator: str, event: Decide | Add | Remove | Done) -> None:
        """Save one event; it is on the disk when this returns."""
        self.folder.mkdir(exist_ok=True)
        when = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        record = {"format": FORMAT, "annotator": annotator, "when": when}
        self._log(annotator).append([record | event.model_dump(mode="json")])

    def events(self, annotator: str) -> list[dict[str, Any]]:
        """The events of one annotator, in order, as they were sent."""
        meta = {"format", "annotator", "when"}
        return [
            {key: value for key, value in record.items() if key not in meta}
            for _, record in self._log(annotator).scan()
        ]

    def opinions(self) -> list[Opinion]:
        """What each annotator holds, by name."""
        paths = sorted(self.folder.glob("*.jsonl")) if self.folder.is_dir() else []
        return [self._opinion(path.stem) for path in paths]

    def _opinion(self, annotator: str) -> Opinion:
        opinion = Opinion(annotator)
        for event in self.events(annotator):
            opinion.take(parse_event(event))
        return opinion

    def _log(self, annotator: str) -> JsonLog:
        return JsonLog(self.folder / f"{checked_name(annotator)}.jsonl")


def checked_name(annotator: str) -> str:
    """Raises HarnessError for a name that could not safely name a file."""
    if not _NAME.fullmatch(annotator):
        raise HarnessError(
            f"annotator {annotator!r}: write 1 to 40 letters, digits, spaces, dots or hyphens, "
            "beginning with a letter or digit"
        )
    return annotator


def reviewed_cells(opinions: Iterable[Opinion]) -> set[str]:
    """Cells that at least one annotator has read to the end."""
    return set().union(*(opinion.done for opinion in opinions))
