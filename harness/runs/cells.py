"""A grid's cells in little memory: some 30 bytes each, where a list of them takes 250."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from harness.runs.plan import Cell

if TYPE_CHECKING:
    from typing import Self

T = TypeVar("T", bound=Hashable)
Kind = tuple[str, str | None, int | None]
"""Model, prompt and seed: there are few of them, whatever the number of articles."""
KEY_BYTES = 16


class Cells(Sequence[Cell]):
    """A sequence of cells that keeps numbers and makes each cell anew when it is asked for."""

    def __init__(self, cells: Iterable[Cell] = ()) -> None:
        self._keys = bytearray()
        self._article = array("I")
        self._kind = array("I")
        self._articles: _Numbered[str] = _Numbered()
        self._kinds: _Numbered[Kind] = _Numbered()
        for cell in cells:
            self.add(cell)

    def add(self, cell: Cell) -> None:
        self._keys += bytes.fromhex(cell.key)
        self._article.append(self._articles.number(cell.article))
        self._kind.append(self._kinds.number((cell.model, cell.prompt, cell.seed)))

    def __len__(self) -> int:
        return len(self._article)

    @overload
    def __getitem__(self, at: int) -> Cell: ...

    @overload
    def __getitem__(self, at: slice) -> Self: ...

    def __getitem__(self, at: int | slice) -> Cell | Self:
        if isinstance(at, slice):
            return type(self)(self._cell(i) for i in range(*at.indices(len(self))))
        return self._cell(range(len(self))[at])

    def __iter__(self) -> Iterator[Cell]:
        return map(self._cell, range(len(self)))

    def _cell(self, at: int) -> Cell:
        key = self._keys[KEY_BYTES * at : KEY_BYTES * (at + 1)].hex()
        model, prompt, seed = self._kinds.named[self._kind[at]]
        return Cell(key, self._articles.named[self._article[at]], model, prompt, seed)

    def per_model(self) -> Counter[str]:
        """How many cells each model has."""
        counts: Counter[str] = Counter()
        for kind, count in Counter(self._kind).items():
            counts[self._kinds.named[kind][0]] += count
        return counts

    def by_article(self) -> Iterator[Cell]:
        """The cells article by article, in the order in which the articles came first."""
        import numpy as np

        order = np.argsort(np.asarray(self._article), kind="stable")
        return (self._cell(int(at)) for at in order)


class _Numbered(Generic[T]):
    """Values that get numbers as they come."""

    def __init__(self) -> None:
        self.named: list[T] = []
        self._numbers: dict[T, int] = {}

    def number(self, value: T) -> int:
        found = self._numbers.setdefault(value, len(self.named))
        if found == len(self.named):
            self.named.append(value)
        return found
