"""Attacks: who makes them, and what they hit.

"Strikes by Sudria on the rebels' camps", where all the article's strikes on them are Norland's, and
"attacks on villages", where it has them hit posts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.checks.events.matching import EventIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.arguments import LIGHT_VERBS
from harness.checks.reading.clauses import shortened
from harness.checks.reading.referents import SITES
from harness.checks.reading.tokens import OWNING
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity, Span
from harness.values.party import GROUPS, Ids, is_capital
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "raids"
RAIDS = word_set("attack assault strike airstrike raid bombing bombardment shelling ambush")
_HITTING = word_set("hit target strike bomb shell pound raid bombard attack destroy flatten")
_GROUND = frozenset(("artifact", "location"))
_ANY_SITE = SITES | word_set("area region place location part town border hideout facility")
"""What may be called so whatever it is."""


@dataclass(frozen=True, slots=True)
class Raid:
    """An attack told by the token ``word``, with its makers, and the nouns for what it hits."""

    word: int
    by: Ids
    hit: tuple[int, ...]
    whom: Ids


class RaidIndex:
    """The attacks of an article."""

    def __init__(self, index: EventIndex) -> None:
        self._index = index
        self._told = list(read_raids(index.article))

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for attacks by another side than the article's, and on what it has none hit."""
        for claim in read_raids(summary) if self._told else ():
            if claim.word in summary.quoted_tokens:
                continue
            yield from self._by_another(claim, summary)
            yield from self._on_another(claim, summary)

    def _by_another(self, claim: Raid, summary: Analysis) -> Iterator[Flag]:
        if not claim.by or not claim.whom or summary.book.types(claim.by) - GROUPS:
            return
        related = summary.book.related
        alike = [raid for raid in self._told if related(raid.whom, claim.whom)]
        if alike and all(raid.by and not related(raid.by, claim.by) for raid in alike):
            label = summary.book.label(alike[0].by)
            yield self._flag(claim, alike[0], FlagKind.ROLE, f"the attacks are {label}’s", summary)

    def _on_another(self, claim: Raid, summary: Analysis) -> Iterator[Flag]:
        related = summary.book.related
        alike = [
            raid
            for raid in self._told
            if raid.hit and (related(raid.whom, claim.whom) or related(raid.by, claim.by))
        ]
        hit = [summary.doc[token] for token in claim.hit]
        towns = [t.i for noun in (*hit, summary.doc[claim.word]) for t in _within(noun)]
        for token in (*claim.hit, *towns) if alike else ():
            new = token in claim.hit and self._is_new_ground(summary.doc[token], summary)
            if not new and not self._is_far(token, alike, summary):
                continue
            given = self._index.article.doc[alike[0].hit[0]].text
            why = f"what is hit are “{given}”"
            yield self._flag(claim, alike[0], FlagKind.UNSUPPORTED, why, summary)

    def _is_new_ground(self, noun: Token, summary: Analysis) -> bool:
        """Whether the article has no word for such a place or building."""
        lemma = noun.lemma_.lower()
        if lemma in _ANY_SITE or noun.i in summary.party_at or noun.pos_ != "NOUN":
            return False
        known = self._index.vocabulary.meanings(summary.words[noun.i]) or lexicon().theme(lemma)
        return not known and not _GROUND.isdisjoint(lexicon().fields(lemma))

    def _is_far(self, token: int, alike: list[Raid], summary: Analysis) -> bool:
        """Whether it is a capital, where the article has none of such attacks."""
        article, noun = self._index.article, summary.doc[token]
        capital = noun.lemma_.lower() == "capital"
        mention = summary.party_at.get(token)
        town = mention is not None and is_capital(summary.span(mention.start, mention.end).text)
        if not (capital or town):
            return False
        told = {article.sentence_of(raid.word) for raid in alike}
        ids = summary.parties_at(token)
        return not any(
            article.sentence_of(m.head) in told and article.book.related(m.parties, ids)
            for m in article.parties
            if is_capital(article.span(m.start, m.end).text)
        ) and not any("capital" in article.sentence_lemmas[s] for s in told)

    def _flag(self, claim: Raid, told: Raid, kind: FlagKind, why: str, summary: Analysis) -> Flag:
        article = self._index.article
        evidence = article.sentence_span(article.sentence_of(told.word))
        span = _span(claim, summary)
        said = f"says “{span.text}”; in the article {why}: “{shortened(evidence.text)}”"
        return Flag(span, kind, Severity.MEDIUM, said, NAME, evidence=evidence)


def _within(noun: Token) -> list[Token]:
    """Where an attack, or what is hit, is: "strikes near X", "the centre of the capital"."""
    preps = [p for p in noun.children if p.lower_ in _WITHIN]
    return [o for p in preps for o in p.children if o.dep_ == "pobj"]


_WITHIN = frozenset("of in near around outside over".split())


def _carried_out(raid: Token) -> list[Token]:
    """The verb by which a clause behind the noun says who makes it on whom: "the strikes that X
    carried out on Y"."""
    clauses = [c for c in raid.children if c.dep_ in ("relcl", "acl")]
    return [c for c in clauses if c.lemma_.lower() in LIGHT_VERBS]


def _span(raid: Raid, text: Analysis) -> Span:
    near = [m.start for m in text.parties if m.parties & raid.by and raid.word - 3 <= m.head]
    first = [start for start in near if start < raid.word]
    return text.span(min([raid.word, *first, *raid.hit]), max([raid.word, *raid.hit]) + 1)


def read_raids(text: Analysis) -> Iterator[Raid]:
    """Every attack that a text tells by a noun, or has hit something."""
    for token in text.doc:
        lemma = token.lemma_.lower()
        if lemma in RAIDS and _is_noun(token, text):
            hit = [*_behind(token), *_hit_by(token)]
            yield Raid(token.i, _makers(token, text), tuple(t.i for t in hit), whose(hit, text))
        elif lemma in _HITTING and token.pos_ == "VERB":
            frame = text.frame_at.get(token.i)
            if frame is None or frame.negated or any(a.lemma in RAIDS for a in frame.agents):
                continue
            hit = [text.doc[a.token] for a in frame.patients]
            by = text.parties_of_any(frame.agents)
            if by and hit:
                yield Raid(token.i, by, tuple(t.i for t in hit), whose(hit, text))


def _is_noun(token: Token, text: Analysis) -> bool:
    """Whether it is a noun, which a headline's parser may take for a verb: "Afghan strikes on"."""
    if token.pos_ == "NOUN":
        return token.dep_ != "compound"
    behind = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    return behind in ("on", "against") and token.i - 1 in text.party_at and token.tag_ != "VBD"


def _behind(raid: Token) -> list[Token]:
    below = [c for word in (raid, *_carried_out(raid)) for c in word.children]
    preps = [c for c in below if c.lower_ in ("on", "against") and c.i > raid.i]
    return [o for p in preps[:1] for o in p.children if o.dep_ == "pobj"]


def _hit_by(raid: Token) -> list[Token]:
    verb = raid.head
    if raid.dep_ != "nsubj" or verb.lemma_.lower() not in _HITTING:
        return []
    return [c for c in verb.children if c.dep_ == "dobj"]


def _makers(raid: Token, text: Analysis) -> Ids:
    found = frozenset[str]()
    for child in raid.children:
        if child.i < raid.i and child.dep_ in (*OWNING, "nsubj") and child.i in text.party_at:
            found |= text.party_at[child.i].parties
        elif child.lower_ == "by":
            found |= frozenset(p for o in child.children for p in text.parties_at(o.i))
    for verb in _carried_out(raid):
        frame = text.frame_at.get(verb.i)
        found |= text.parties_of_any(frame.agents) if frame else found
    before = text.party_at.get(raid.i - 1)
    return found or (before.parties if before is not None and raid.pos_ != "NOUN" else found)


def whose(hit: list[Token], text: Analysis) -> Ids:
    """Whom it hits, or whose camps: "positions of the Front"."""
    of = [o for t in hit for p in t.children if p.lower_ == "of" for o in p.children]
    return frozenset(p for token in (*hit, *of) for p in text.parties_at(token.i))
