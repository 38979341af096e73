"""Articles out of rows: each with an id, its text and whatever else the row has of it."""

from __future__ import annotations

import datetime as dt
import re
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import chain
from typing import Any

from harness.facts.importing.columns import Columns, recognise
from harness.facts.importing.rows import Row
from harness.types import Article, HarnessError

_ID = re.compile(r"\w[\w.\-:]{0,127}")
SHOWN = 5
"""Bad rows that are named; the others are counted."""


class BadRowError(HarnessError):
    """A row that holds no article; the text says where and why."""


@dataclass(frozen=True)
class Entry:
    """One article of a corpus, and the row that it comes from."""

    article: Article
    row: Row
    columns: Columns

    def get(self, key: str) -> Any:
        return self.columns.get(self.row.values, key)


@dataclass
class Corpus:
    """The articles of ``rows``, streamed; the counts hold once all are read.

    ``published`` stands in for rows that have no date.
    """

    rows: Iterator[Row]
    told: Mapping[str, str] = field(default_factory=dict)
    published: dt.date | None = None
    skip_bad: bool = False
    columns: Columns | None = None
    skipped: list[str] = field(default_factory=list)
    skipped_count: int = 0
    _seen: array[int] = field(default_factory=lambda: array("Q"))

    def __iter__(self) -> Iterator[Entry]:
        first = next(self.rows, None)
        if first is None:
            return
        names = dict.fromkeys(first.values)
        self.columns = recognise(names, self.told)
        for number, row in enumerate(chain([first], self.rows), start=1):
            if not row.values.keys() <= names.keys():  # JSONL: a later row may have more
                names |= dict.fromkeys(row.values)
                self.columns = recognise(names, self.told)
            try:
                entry = self._entry(row, number)
            except BadRowError as error:
                if not self.skip_bad:
                    raise HarnessError(f"{error}; leave such rows out with --skip-bad") from None
                self.skipped_count += 1
                if len(self.skipped) < SHOWN:
                    self.skipped.append(str(error))
                continue
            self._seen.append(_fingerprint(entry.article.id))
            yield entry

    def _entry(self, row: Row, number: int) -> Entry:
        assert self.columns is not None
        get = self.columns.get
        text, given = get(row.values, "text"), get(row.values, "id")
        if not isinstance(text, str):
            raise BadRowError(f"{row.where}: the article is empty")
        name = str(number) if given is None else str(given)
        if not _ID.fullmatch(name) or ".." in name:
            raise BadRowError(
                f"{row.where}: {name!r} is no id; an id has letters, digits, '_', '-', '.' and ':'"
            )
        reference, title = get(row.values, "reference"), get(row.values, "title")
        article = Article(
            id=name,
            text=text,
            published=_date(get(row.values, "published"), row) or self.published,
            title=None if title is None else str(title),
            reference=None if reference is None else _joined(reference),
        )
        return Entry(article, row, self.columns)

    def duplicates(self) -> int:
        """How many ids have come up before (64-bit fingerprints, 8 bytes a row)."""
        import numpy as np

        if not self._seen:
            return 0
        ordered = np.sort(np.frombuffer(self._seen, dtype=np.uint64))
        return int((np.diff(ordered) == 0).sum())


def _fingerprint(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def _joined(reference: Any) -> str:
    """Some corpora give the summary as a list of sentences."""
    if isinstance(reference, list):
        return "\n".join(str(sentence) for sentence in reference)
    return str(reference)


def _date(value: Any, row: Row) -> dt.date | None:
    if value is None or isinstance(value, dt.datetime):
        return value.date() if value else None
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value).strip()[:10])
    except ValueError:
        raise BadRowError(f"{row.where}: {value!r} is no date; write it as 2025-10-30") from None
