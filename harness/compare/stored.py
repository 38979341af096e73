"""Records that stay on the disk, so that a comparison holds numbers instead of texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from harness.runs.log import JsonLog


class Stored(Mapping[str, Any]):
    """A record by its place in a log; whatever is not in ``brief`` is read when asked for.

    ``brief`` is what every cell is asked: fields of the record, and counts made of them.
    """

    __slots__ = ("_at", "_log", "brief")

    def __init__(self, log: JsonLog, at: int, brief: Mapping[str, Any]) -> None:
        self._log = log
        self._at = at
        self.brief = brief

    def __getitem__(self, name: str) -> Any:
        return self.brief[name] if name in self.brief else self._log.whole(self._at)[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._log.whole(self._at))

    def __len__(self) -> int:
        return len(self._log.whole(self._at))


class Briefs:
    """Makes briefs; cells of the same brief share it."""

    def __init__(self) -> None:
        self._known: dict[tuple[Any, ...], Mapping[str, Any]] = {}

    def of(self, **values: Any) -> Mapping[str, Any]:
        return self._known.setdefault(tuple(values.items()), values)
