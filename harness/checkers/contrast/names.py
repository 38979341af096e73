"""The names of an article, and for each name of a claim those that might stand in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.book import article_book
from harness.checks.reading.parse import parse
from harness.values.party import Ids

if TYPE_CHECKING:
    from harness.checks.reading.naming import PartyMention


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a claim names a party that the article names too: code points ``start:end``.

    ``own`` are the names that the article has for this party, ``rivals`` those of others.
    """

    start: int
    end: int
    own: tuple[str, ...]
    rivals: tuple[str, ...]


class ArticleNames:
    """Whom an article names, and by which words."""

    def __init__(self, text: str) -> None:
        doc = parse(text)
        self._book = article_book(doc)
        self._names: dict[Ids, list[str]] = {}
        read = Analysis(doc, self._book)
        for mention in read.parties:
            if _is_name(mention):
                name = read.text[slice(*_place(read, mention))]
                name = "the" + name[3:] if name.startswith("The ") else name
                known = self._names.setdefault(mention.parties, [])
                if name not in known and name.isprintable():
                    known.append(name)

    def slots(self, claim: str) -> list[Slot]:
        """The names of a claim for which the article has others, in text order."""
        doc = parse(claim)
        read = Analysis(doc, self._book)
        found = [self._slot(read, mention) for mention in read.parties if _is_name(mention)]
        doc.dissolve()
        return [slot for slot in found if slot is not None]

    def _slot(self, read: Analysis, mention: PartyMention) -> Slot | None:
        own = self._names_of(mention.parties)
        sentence = read.sentence_of(mention.start)
        beside = [m for m in read.parties if read.sentence_of(m.start) == sentence]
        named = frozenset(party for m in beside for party in m.parties)
        rivals = [
            name
            for parties, names in self._names.items()
            if parties.isdisjoint(named) and self._may_replace(parties, mention.parties)
            for name in names
        ]
        if not (own and rivals):
            return None
        start, end = _place(read, mention)
        if start == read.sentence_span(sentence).start:
            own, rivals = (
                [name[0].upper() + name[1:] for name in names] for names in (own, rivals)
            )
        return Slot(start, end, tuple(own), tuple(rivals))

    def _names_of(self, parties: Ids) -> list[str]:
        return [n for known, names in self._names.items() if known & parties for n in names]

    def _may_replace(self, other: Ids, one: Ids) -> bool:
        """Whether they are certainly two."""
        return not (self._book.related(other, one) or self._book.named_alike(other, one))


def _is_name(mention: PartyMention) -> bool:
    return mention.how in ("name", "near") and bool(mention.parties)


def _place(read: Analysis, mention: PartyMention) -> tuple[int, int]:
    """Where a name stands, "the" before it included, but that of "the Afghan minister"."""
    span = read.span(mention.start, mention.end)
    first = read.doc[mention.start - 1] if mention.start else None
    its_own = first is not None and first.lower_ == "the" and first.head.i == mention.head
    return (first.idx if first is not None and its_own else span.start), span.end
