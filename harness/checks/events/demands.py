"""Who demands it of whom: "Kabul wants Islamabad to act", where Islamabad demands it of Kabul.

Two sides of a dispute are each named in the other's demands, so that both names are right and
only their places tell the demand of one from that of the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.checks.grounding.index import ArticleIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import shortened
from harness.checks.reading.status import Status
from harness.types import Flag, FlagKind, Severity
from harness.values.party import GROUPS, Ids

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "demands"
_DEMANDING = frozenset("demand want urge call ask order tell press require insist expect".split())
_DEMANDS = frozenset("demand condition request call appeal".split())
_PLEADING = frozenset("beg plead implore beseech petition".split())
"""What the other side does by it no article leaves to be understood."""
_INVITING = frozenset(("invite",))
_OBLIGED = frozenset("must should ought has have".split())
_SHARED = 2
"""Content words that two demands must have in common to be one."""


@dataclass(frozen=True, slots=True)
class Demand:
    """``who`` demands of ``whom`` what the tokens ``words`` tell; ``start:end`` says so."""

    who: Ids
    whom: Ids
    words: tuple[int, ...]
    start: int
    end: int


class DemandIndex:
    """The demands of an article, by who makes them of whom."""

    def __init__(self, index: ArticleIndex) -> None:
        self._article = article = index.analysis
        self._vocabulary = index.vocabulary
        told = read_demands(article)
        self._told = [(demand, {article.lemmas[i] for i in demand.words}) for demand in told]

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for demands that the article has the other side make."""
        yield from self._pleas(summary)
        yield from self._things(summary) if self._told else ()
        for claim in read_demands(summary) if self._told else ():
            shared = [(self._common(claim, lemmas, summary), d) for d, lemmas in self._told]
            _, told = max(shared, key=lambda pair: pair[0])
            alike = [demand for common, demand in shared if common >= _SHARED]
            other = self._other(claim, told, alike, summary) if alike else ""
            if not other:
                continue
            span = summary.span(claim.start, claim.end)
            given = self._article.span(told.start, told.end)
            said = f"says “{span.text}”; in the article {other}: "
            yield Flag(
                span=span,
                kind=FlagKind.ROLE,
                severity=Severity.HIGH,
                explanation=f"{said}“{shortened(given.text)}”",
                checker=NAME,
                evidence=given,
            )

    def _pleas(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for pleas of which the article has no word between the two."""
        for frame in summary.frames:
            inviting = frame.lemma in _INVITING
            if not (inviting or frame.lemma in _PLEADING) or frame.negated:
                continue
            if frame.status is Status.UNREAL:
                continue
            if self._vocabulary.covers_closely(frame.predicate):
                continue
            who = _parties([a.token for a in frame.agents], summary)
            whom = _parties([a.token for a in frame.patients], summary)
            related = summary.book.related
            asked = (d for d, _ in self._told if related(d.who, who) and related(d.whom, whom))
            bodies = summary.book.types(whom if inviting else who | whom) <= GROUPS
            if not who or not whom or not bodies or (not inviting and any(asked)):
                continue
            span = summary.span(min(a.token for a in frame.agents), frame.token + 1)
            said = f"the article has no “{frame.lemma}”, and no other request between the two"
            yield Flag(span, FlagKind.UNSUPPORTED, Severity.MEDIUM, said, NAME)

    def _things(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for things demanded of which the same party's demands have no word."""
        article, related = self._article, summary.book.related
        for who, thing in _demanded(summary):
            told = [d for d, _ in self._told if related(d.who, who)]
            lemmas = [
                article.sentence_lemmas[article.sentence_of(d.words[0])] for d in told if d.words
            ]
            words = [t.i for t in thing.subtree if summary.content[t.i] and t.pos_ != "PROPN"]
            words = [i for i in words if not summary.parties_at(i)]
            meant = [self._vocabulary.meanings(summary.words[i]) for i in words]
            if not lemmas or not words or any(m & each for m in meant for each in lemmas):
                continue
            span = summary.span(thing.left_edge.i, thing.i + 1)
            given = article.span(told[0].start, told[0].end)
            said = f"says “{span.text}”; the article has another demand: “{shortened(given.text)}”"
            yield Flag(span, FlagKind.UNSUPPORTED, Severity.MEDIUM, said, NAME, evidence=given)

    def _common(self, claim: Demand, lemmas: set[str], summary: Analysis) -> int:
        meanings = self._vocabulary.meanings
        return sum(bool(meanings(summary.words[i]) & lemmas) for i in claim.words)

    def _other(self, claim: Demand, told: Demand, alike: list[Demand], summary: Analysis) -> str:
        """What the article has instead; empty where it has the claim's own demand."""
        related = summary.book.related
        makes = any(related(claim.who, d.who) for d in alike)
        gets = any(related(claim.whom, d.whom) for d in alike)
        if related(claim.who, told.whom) and related(claim.whom, told.who) and not makes:
            return "the other side makes the demand"
        label = summary.book.label
        if gets and not makes:
            return f"{label(told.who)} makes the demand"
        return f"it is made of {label(told.whom)}" if makes and not gets else ""


def read_demands(text: Analysis) -> Iterator[Demand]:
    """Every demand of a text whose maker and addressee it names."""
    for token, lemma in zip(text.doc, text.lemmas, strict=True):
        if token.i in text.quoted_tokens:
            continue
        if token.pos_ == "VERB" and lemma in _DEMANDING:
            who = _agents(token, text)
            acts = [c for c in token.children if c.dep_ in ("ccomp", "xcomp")]
        elif token.pos_ == "NOUN" and lemma in _DEMANDS:
            who = text.parties_at(token.i) or _keepers(token, text)
            acts = list(_told_after(token))
        else:
            continue
        for act in acts[:1] if who else ():
            whom = _addressee(token, act, text)
            if whom and not who & whom:
                yield _demand(token, act, who, whom, text)


def _demanded(text: Analysis) -> Iterator[tuple[Ids, Token]]:
    """Who demands what thing: "X demands the road", "X's demand is the road", "what X demands is
    the road"."""
    for token, lemma in zip(text.doc, text.lemmas, strict=True):
        if token.i in text.quoted_tokens or lemma != "demand":
            continue
        if token.pos_ == "VERB":
            who = _agents(token, text)
            above = token.head if token.dep_ == "csubj" else token
            kind = "attr" if above.lemma_ == "be" and token.dep_ == "csubj" else "dobj"
        else:
            who = text.parties_at(token.i)
            above, kind = token.head, "attr"
            if token.dep_ != "nsubj" or above.lemma_ != "be":
                continue
        things = (c for c in above.children if c.dep_ == kind and c.pos_ == "NOUN")
        yield from ((who, thing) for thing in things if who)


def _keepers(noun: Token, text: Analysis) -> Ids:
    """Who "intends to maintain its demand", or "holds to it"."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    return _agents(verb, text) if noun.dep_ in ("dobj", "pobj") else frozenset()


def _agents(verb: Token, text: Analysis) -> Ids:
    frame = text.frame_at.get(verb.i)
    return _parties([a.token for a in frame.agents], text) if frame else frozenset()


def _demand(token: Token, act: Token, who: Ids, whom: Ids, text: Analysis) -> Demand:
    inside = [t.i for t in act.subtree]
    words = tuple(i for i in inside if text.content[i] and text.doc[i].pos_ != "PROPN")
    sentence = text.sentences[text.sentence_of(token.i)][0]
    makers = [m.start for m in text.mentions_in(sentence, token.i) if m.parties & who]
    first = min([token.i, *makers])
    return Demand(who, whom, words, first, max(inside) + 1)


def _told_after(noun: Token) -> Iterator[Token]:
    """The act behind a demand: "its demand that X act", "its demand: X must act"."""
    for verb in noun.doc[noun.i + 1 : noun.sent.end]:
        if verb.pos_ != "VERB" or not any(c.dep_ == "nsubj" for c in verb.children):
            continue
        that = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)
        if that or any(c.dep_ == "aux" and c.lower_ in _OBLIGED for c in verb.children):
            yield verb


def _addressee(token: Token, act: Token, text: Analysis) -> Ids:
    """Who is to act: the subject of the act, or whom the verb of demanding is aimed at."""
    subject = "nsubj" if act.pos_ == "VERB" else "compound"  # "that X act", read as one noun
    own = [c.i for c in act.children if c.dep_ == subject]
    if own:
        return _parties(own, text)
    aimed = [c for c in token.children if c.dep_ in ("dobj", "dative")]
    aimed += [o for c in token.children if c.lower_ == "on" for o in c.children]
    return _parties([c.i for c in aimed], text)


def _parties(tokens: list[int], text: Analysis) -> Ids:
    return frozenset(p for i in tokens for p in text.parties_at(i))
