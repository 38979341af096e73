"""What every reader of a draft shares: the article, read once, and what was found in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from harness.checks.checker import Checker
from harness.checks.reading.analysis import Analysis
from harness.facts.draft.parties import Parties
from harness.types import Article
from harness.values.party import normalise

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

STATIVE = frozenset(
    "be have do say tell seem become remain include go come get make accuse blame".split()
)
_HEDGES = re.compile(r"\b(reportedly|allegedly|claim\w*|may|might|could|expected)\b")
LONGEST_ID = 40


@dataclass(frozen=True)
class Drafted:
    """One fact as it will be written, with the sentence that it comes from.

    ``name`` is what its id is made of. ``others`` are further statements, tried in turn where
    the first is not seen to say the fact.
    """

    entry: dict[str, Any]
    name: str
    source: str
    sentence: int
    doubts: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass
class Story:
    """One article; ``parties`` fills as facts name them."""

    article: Article
    checker: Checker = field(init=False)
    parties: Parties = field(init=False)

    def __post_init__(self) -> None:
        self.checker = Checker(self.article)
        self.text: Analysis = self.checker.article
        self.parties = Parties(self.text)

    def drafted(
        self,
        entry: dict[str, Any],
        name: Iterable[str],
        token: int,
        doubts: Iterable[str] = (),
        others: Iterable[str] = (),
    ) -> Drafted:
        """``token`` is one of the sentence that gives the fact; empty doubts are left out."""
        sentence = self.text.sentence_of(token)
        source = " ".join(self.text.sentence_span(sentence).text.split())
        kept = tuple(doubt for doubt in doubts if doubt)
        return Drafted(entry, slug(name), source, sentence, kept, tuple(others))

    def is_furniture(self, sentence: int) -> bool:
        tail = self.checker.index.furniture
        return tail is not None and self.text.sentence_span(sentence).overlaps(tail)


def slug(words: Iterable[str]) -> str:
    """A readable id of whole words, as many as fit."""
    parts = [p for word in words for p in re.findall(r"[a-z0-9]+", normalise(word))]
    made = ""
    for part in dict.fromkeys(parts):
        if len(made) + 1 + len(part) > LONGEST_ID:
            break
        made = f"{made}_{part}" if made else part
    return made or "fact"


def hedge(statement: str, verb: Token) -> str:
    """The doubt that the words of a fact, or an adverb of its verb, cast on it."""
    beside = " ".join(c.text for c in verb.children if c.dep_ in ("advmod", "aux"))
    found = _HEDGES.search(statement) or _HEDGES.search(beside)
    return f"the sentence hedges: “{found[0]}”" if found else ""
