"""Between whom: the partners of talks, truces, deals and the like, as a text names them.

Partners are who the noun names after "between" or "with", who stands before it
("Afghan-Pakistani talks"), and who agrees to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.frames import Frame
from harness.checks.reading.naming import PartyMention
from harness.checks.reading.tokens import OWNING
from harness.values.party import Ids

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

SHARED = frozenset(
    "talk negotiation dialogue discussion ceasefire truce armistice agreement deal accord pact "
    "treaty peace mediation mediate".split()
)
"""What has two sides that a text names as such."""
_TWO_SIDED = frozenset(
    "border frontier boundary relation tie tension clash fighting war conflict dispute issue "
    "difference hostility violence crisis".split()
)
"""What lies between two sides, who may be named before it in any role."""
_DELEGATES = frozenset("negotiator delegation delegate".split())
"""Who talks for the sides: "negotiators from X and Y"."""
_JOINING = frozenset("agree resume restart reopen sign reach conclude renew violate break".split())
"""Verbs whose subject takes part in what they are about; a host or mediator "holds" talks too."""
_OF_SIDES = ("country", "group", "organisation", "place")


@dataclass(frozen=True, slots=True)
class Partners:
    """Who shares something: mentions in text order, and the words that say so."""

    mentions: tuple[PartyMention, ...]
    start: int
    end: int
    sentence: int

    def __iter__(self) -> Iterator[Ids]:
        return (mention.parties for mention in self.mentions)


def sides_of(article: Analysis) -> Ids:
    """Everybody whom a text makes a side of its talks, truces and deals, with another."""
    told = (found for found in read_partners(article) if has_sides(found, article))
    return frozenset(party for found in told for ids in found for party in ids)


def read_partners(text: Analysis) -> Iterator[Partners]:
    """Whoever a text makes a side of something shared."""
    for index, word in enumerate(text.words):
        lemma = word.rpartition(".")[0]
        if lemma in _TWO_SIDED and index not in text.quoted_tokens:
            yield from _between(text.doc[index], "between", text)
            yield from _with(text.doc[index], text)
        if lemma in SHARED | _DELEGATES and index not in text.quoted_tokens:
            yield from _beside(text.doc[index], "between" if lemma in SHARED else "from", text)
    for frame in text.frames:
        if not frame.nominal and frame.token not in text.quoted_tokens:
            yield from _agreed(frame, text)


def _beside(token: Token, link: str, text: Analysis) -> Iterator[Partners]:
    """``talks between X and Y``, ``X-Y talks``, ``mediating between X and Y``."""
    yield from _between(token, link, text)
    if token.pos_ == "NOUN":
        yield from _with(token, text)
    if token.lemma_.lower() in ("mediate", "mediation"):
        return  # whoever stands before it mediates
    before = [c.i for c in token.children if c.dep_ in OWNING]
    if len({m.parties for i in before for _, m in text.each_at(i)}) > 1:
        yield from _partners([token.i], before, text)


def _between(token: Token, link: str, text: Analysis) -> Iterator[Partners]:
    for prep in token.children:
        if prep.dep_ == "prep" and prep.lower_ == link:
            objects = [c for c in prep.children if c.dep_ == "pobj"]
            if all(c.pos_ != "PRON" for c in objects):  # "between them, X and Y mediate"
                yield from _partners([token.i], [c.i for c in objects], text)


def _with(token: Token, text: Analysis) -> Iterator[Partners]:
    """``a truce with X``, and with nobody who only helps to bring it about."""
    for prep in token.children:
        if prep.dep_ != "prep" or prep.lower_ != "with":
            continue
        start, end = text.sentences[text.sentence_of(token.i)]
        if any(t.lemma_.lower() in _HELPING for t in text.doc[start:end]):
            continue
        named = [c.i for c in prep.children if c.dep_ == "pobj" and c.i in text.party_at]
        yield from _partners([token.i], named, text)


_HELPING = frozenset(
    "mediate mediator mediation broker host facilitate facilitator help as intermediary "
    "go-between intervene step push urge pressure".split()
)


def _agreed(frame: Frame, text: Analysis) -> Iterator[Partners]:
    """``X and Y agreed to a truce``: an agent is a side of what it agrees to."""
    if frame.lemma not in _JOINING:
        return
    shared = [a for a in frame.patients if a.lemma in SHARED]
    shared += [a for prep, a in frame.others if a.lemma in SHARED and prep in ("to", "on")]
    agents = [a.token for a in frame.agents if not a.pronoun]
    if shared and len(agents) == len(frame.agents):
        yield from _partners([frame.token, shared[0].token], agents, text)


def _partners(words: list[int], named: list[int], text: Analysis) -> Iterator[Partners]:
    found = dict(pair for i in named for pair in text.each_at(i))
    mentions = tuple(dict.fromkeys(found[i] for i in sorted(found)))
    if mentions:
        start = min([*words, *(m.start for m in mentions)])
        end = max([*(i + 1 for i in words), *(m.end for m in mentions)])
        yield Partners(mentions, start, end, text.sentence_of(words[0]))


def has_sides(found: Partners, text: Analysis) -> bool:
    return len(found.mentions) > 1 and all(is_side(m, text) for m in found.mentions)


def is_side(mention: PartyMention, text: Analysis) -> bool:
    return bool(mention.parties) and bool(text.book.types(mention.parties) & set(_OF_SIDES))
