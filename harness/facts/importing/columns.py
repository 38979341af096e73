"""Which column of a corpus is which; the names that the well-known corpora use are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from harness.facts.problem import nearest
from harness.types import HarnessError

NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "article", "document", "story", "body", "content", "source", "dialogue"),
    "reference": ("reference", "highlights", "summary", "abstract", "target"),
    "id": ("id", "article_id", "doc_id", "guid"),
    "title": ("title", "headline"),
    "published": ("published", "date", "published_at", "publication_date"),
    "facts": ("facts",),
    "parties": ("parties",),
    "publisher": ("publisher",),
    "url": ("url", "link"),
    "licence": ("licence", "license"),
}
"""Our name for a column, and the names that are taken for it, the first found.

CNN/DailyMail has ``article``, ``highlights`` and ``id``; XSum ``document``, ``summary``, ``id``.
"""


@dataclass(frozen=True)
class Columns:
    """Our names to theirs."""

    given: Mapping[str, str]

    def get(self, row: Mapping[str, object], key: str) -> object:
        """The row's value, or None where there is no such column or it is blank."""
        value = row.get(self.given[key]) if key in self.given else None
        if isinstance(value, str):
            return value if value.strip() else None
        return value

    def __str__(self) -> str:
        return ", ".join(f"{ours}={theirs}" for ours, theirs in self.given.items())


def recognise(there: Iterable[str], told: Mapping[str, str]) -> Columns:
    """The columns among the names ``there``; ``told`` overrides what their names suggest.

    Raises:
        HarnessError: none holds the article, or one that was told does not exist.
    """
    names = list(there)
    for ours, theirs in told.items():
        if ours not in NAMES:
            raise HarnessError(f"--column {ours}={theirs}: no column of ours{nearest(ours, NAMES)}")
        if theirs not in names:
            raise HarnessError(f"--column {ours}={theirs}: no such column{nearest(theirs, names)}")
    lower = {name.lower(): name for name in reversed(names)}
    taken = set(told.values())
    given = dict(told)
    for ours, candidates in NAMES.items():
        found = [lower[c] for c in candidates if c in lower and lower[c] not in taken]
        if ours not in given and found:
            given[ours] = found[0]
            taken.add(found[0])
    if "text" not in given:
        raise HarnessError(
            f"no column holds the article; the columns are {', '.join(names)}:"
            " say which it is with --column text=NAME"
        )
    return Columns(given)
