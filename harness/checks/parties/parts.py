"""Names in another's part: "the regulator has been fined", where the article has a firm fined and
never names the regulator beside the word.

The verb is the article's, and so is the name; only who stands in its part there tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from harness.checks.grounding.index import ArticleIndex
from harness.checks.parties.beside import is_another
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.frames import Argument, Frame
from harness.checks.reading.naming import PartyMention
from harness.types import Flag, FlagKind, Severity
from harness.values.party import Ids

NAME = "parts"
SHARED = 2
"""Further words of the claim's sentence that the sentence of the other's part must have."""
Parts = dict[tuple[str, str], list[tuple[PartyMention, int]]]


class PartIndex:
    """Who stands in each part of each of the article's verbs."""

    def __init__(self, index: ArticleIndex) -> None:
        self.index = index

    @cached_property
    def _taken(self) -> Parts:
        found: Parts = defaultdict(list)
        article = self.index.analysis
        for frame in article.frames:
            for part, argument in _parts(frame):
                mention = _named(argument, article)
                if mention is not None:
                    found[part, frame.lemma].append((mention, frame.sentence))
        return found

    @cached_property
    def _places(self) -> dict[str, set[int]]:
        """The sentences that name each party, by pronoun too."""
        found: dict[str, set[int]] = defaultdict(set)
        article = self.index.analysis
        for sentence in range(len(article.sentences)):
            for party in article.parties_in(sentence):
                found[party].add(sentence)
        return found

    def check(self, summary: Analysis) -> Iterator[Flag]:
        if summary.text.islower():
            return  # names in lower case are too uncertain
        for frame in summary.frames:
            if not frame.predicate.endswith(".v"):
                continue
            for part, argument in _parts(frame):
                mention = _named(argument, summary)
                if mention is None or mention.how not in ("name", "near"):
                    continue
                other = self._other(mention, part, frame, summary)
                if other is not None and mention.head not in summary.quoted_tokens:
                    yield self._flag(mention, other, frame, summary)

    def _other(
        self, mention: PartyMention, part: str, frame: Frame, summary: Analysis
    ) -> tuple[PartyMention, int] | None:
        """Who takes the part in the article, where no sentence with the verb names ours."""
        verbs = self.index.vocabulary.meanings(frame.predicate)
        own = {s for p in mention.parties for s in self._places.get(p, ())}
        if not own or own & self.index.sentences_with(verbs):
            return None
        taken = [one for verb in verbs for one in self._taken.get((part, verb), ())]
        if any(self._is_alike(mention.parties, other.parties) for other, _ in taken):
            return None
        types = self.index.analysis.book.types(mention.parties)
        if "place" in types:
            return None  # a sports team, or where it was
        for other, sentence in taken:
            same = self.index.analysis.book.types(other.parties) & types
            if same and self._shared(frame, sentence, summary) >= SHARED:
                return other, sentence
        return None

    def _is_alike(self, a: Ids, b: Ids) -> bool:
        return not is_another(a, b, self.index.analysis.book)

    def _shared(self, frame: Frame, sentence: int, summary: Analysis) -> int:
        """How many further words of the claim's sentence the article's sentence has."""
        start, end = summary.sentences[summary.sentence_of(frame.token)]
        given = self.index.analysis.sentence_lemmas[sentence]
        return sum(
            not given.isdisjoint(self.index.vocabulary.meanings(summary.words[i]))
            for i in range(start, end)
            if summary.content[i]
            and i != frame.token
            and i not in summary.party_at
            and i not in summary.value_tokens
        )

    def _flag(
        self,
        mention: PartyMention,
        other: tuple[PartyMention, int],
        frame: Frame,
        summary: Analysis,
    ) -> Flag:
        span, article = summary.span(mention.start, mention.end), self.index.analysis
        given = article.span(other[0].start, other[0].end)
        verb = summary.doc[frame.token].text
        why = f"has “{span.text}” with “{verb}”, where the article has “{given.text}”"
        evidence = article.sentence_span(other[1])
        return Flag(span, FlagKind.PARTY, Severity.MEDIUM, why, NAME, evidence=evidence)


def _parts(frame: Frame) -> Iterator[tuple[str, Argument]]:
    for argument in frame.agents:
        yield "agent", argument
    for argument in frame.patients:
        yield "patient", argument


def _named(argument: Argument, text: Analysis) -> PartyMention | None:
    """The name that an argument itself is."""
    mention = text.party_at.get(argument.token)
    return mention if mention is not None and mention.head == argument.token else None
