"""Where somebody spoke: "speaking in Geneva, the minister warned", where he warned in Vienna."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import shortened
from harness.checks.reading.frames import Frame
from harness.checks.reading.stances import REPORTING
from harness.types import Flag, FlagKind, Severity
from harness.values.party import Ids
from harness.values.text import word_set

NAME = "venues"
_SPEAKING = REPORTING | word_set("speak talk address urge threaten call hit lash reply accuse vow")
_PLACING = ("in", "from", "at")
_PLACES = ("GPE", "LOC", "FAC")


@dataclass(frozen=True, slots=True)
class Venue:
    """A place in which a named person speaks; ``verb`` and ``place`` are tokens."""

    who: Ids
    where: Ids
    verb: int
    place: int


class VenueIndex:
    """Where an article's people speak."""

    def __init__(self, article: Analysis) -> None:
        self._article = article
        self._told = list(read_venues(article))

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for persons who speak elsewhere than in the article, in another place of it."""
        for claim in read_venues(summary) if self._told else ():
            known = [told for told in self._told if told.who & claim.who]
            related = summary.book.related
            if not known or any(related(told.where, claim.where) for told in known):
                continue
            first, last = sorted((claim.verb, claim.place))
            span = summary.span(first, last + 1)
            article = self._article
            evidence = article.sentence_span(article.sentence_of(known[0].verb))
            given = article.doc[known[0].place].text
            said = f"says “{span.text}”; the article has them speak in {given}: "
            said += f"“{shortened(evidence.text)}”"
            yield Flag(span, FlagKind.PARTY, Severity.MEDIUM, said, NAME, evidence=evidence)


def read_venues(text: Analysis) -> Iterator[Venue]:
    """Every person's speech with the place that its clause gives."""
    for frame in text.frames:
        if frame.nominal or frame.negated or frame.lemma not in _SPEAKING:
            continue
        who = frozenset(p for a in frame.agents for p in text.direct_at(a.token))
        if not who or text.book.types(who) != {"person"}:
            continue
        for place in _places(frame, text):
            yield Venue(who, text.party_at[place].parties, frame.token, place)


def _places(frame: Frame, text: Analysis) -> Iterator[int]:
    for prep in text.doc[frame.token].children:
        if prep.dep_ != "prep" or prep.lower_ not in _PLACING:
            continue
        for obj in (c for c in prep.children if c.dep_ == "pobj"):
            mention = text.party_at.get(obj.i)
            if mention is not None and mention.parties and mention.label in _PLACES:
                yield obj.i
