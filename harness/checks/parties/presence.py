"""Parties in a matter to which the article never brings them: "Turkey's record of sheltering
militants", "mediation by Washington", where the sentences on it and beside it name others.

A swapped-in name comes from elsewhere in the same story, so it is known, in its case and often
beside a verb that is known too; only the passage tells that it does not belong there.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from harness.checks.events.matching import EventIndex
from harness.checks.grounding.index import ArticleIndex
from harness.checks.grounding.passages import Passages, passages
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import clause_words, matter_of, shortened
from harness.checks.reading.general import GENERAL
from harness.checks.reading.naming import PartyMention
from harness.checks.reading.quotes import SPEECH
from harness.checks.reading.stances import REPORTING
from harness.checks.reading.tokens import OWNING
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity
from harness.values.party import ACTORS, GROUPS, Ids

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "presence"
WORDS, KNOWN = 3, 2
"""Content words that a matter needs, and those of them that the article must have, to be known
again by its words."""
SHARE = 0.25
"""The part of the matter's weighted words that one sentence must have."""
BESIDE = 1
"""Sentences before and after a passage in which whoever is named may be meant by it."""
FEW, HERO = 2, 0.25
"""Sentences in which anybody may be named, and the part of all of them that only a hero is in."""
_WE = frozenset("i we you my our your us me".split())
_ROLES = frozenset("nsubj nsubjpass dobj".split())
_LINKS = frozenset(("by", "of", "from"))


class PresenceIndex:
    """Where the article speaks of each party, by name, pronoun or what is theirs."""

    def __init__(self, index: ArticleIndex, events: EventIndex) -> None:
        self.index = index
        self._parties = [index.analysis.parties_in(s) for s in range(len(index.analysis.sentences))]
        self._places: dict[Ids, frozenset[int]] = {}

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for parties whom no sentence on the matter, nor one beside it, names."""
        read: dict[int, Passages] = {}
        for mention in summary.parties:
            if not self._may_act(mention, summary):
                continue
            for governor, words in _matters(mention, summary):
                found = read.get(governor.i)
                if found is None:
                    found = read[governor.i] = passages(words, summary, self.index)
                if len(words) < WORDS or not self._is_known(governor, found, summary):
                    continue
                near = self._told(governor, found, summary)
                if (
                    near
                    and self._is_apart(mention.parties, near)
                    and self._is_others(mention, near)
                ):
                    yield self._flag(mention, governor, near[0], summary)
                    break

    def _may_act(self, mention: PartyMention, summary: Analysis) -> bool:
        """Whether a name is that of somebody who may act, and not the story's own hero, of whom
        every sentence may be though few say so."""
        named = bool(mention.parties) and mention.how in ("name", "near")
        if not named or mention.head in summary.quoted_tokens:
            return False
        front = summary.doc[mention.start - 1 : mention.start] if mention.start else []
        if any(t.pos_ == "PROPN" and t.head.i == mention.head for t in front):
            return False  # a part of a longer name: "Research UK"
        if not summary.book.types(mention.parties) & ACTORS:
            return False
        return len(self._places_of(mention.parties)) <= max(FEW, HERO * len(self._parties))

    def _is_others(self, mention: PartyMention, near: list[int]) -> bool:
        """Whether each passage names others who could be meant, and nobody speaks as "we"."""
        article = self.index.analysis
        types = article.book.types(mention.parties)
        wanted = GROUPS if types & GROUPS else types
        for sentence in near:
            others = article.book.types(self._parties[sentence] - mention.parties)
            tokens = article.doc[slice(*article.sentences[sentence])]
            if not others & wanted or any(t.lower_ in _WE for t in tokens):
                return False
        return True

    def _is_known(self, governor: Token, found: Passages, summary: Analysis) -> bool:
        """Whether the article speaks of the matter; "has been silent on it" is one of its own."""
        telling = [i for i in found.known if summary.doc[i].lemma_.lower() not in GENERAL]
        return governor.i in telling and len(telling) >= KNOWN and found.share >= SHARE

    def _told(self, governor: Token, found: Passages, summary: Analysis) -> list[int]:
        """The passages on the matter, where one of them tells the very thing."""
        near, word = found.near(), summary.words[governor.i]
        meanings = self.index.vocabulary.meanings(word) | lexicon().variants(word)
        return near if self.index.sentences_with(meanings) & set(near) else []

    def _is_apart(self, parties: Ids, near: list[int]) -> bool:
        places = self._places_of(parties)
        return bool(places) and not any(b in places for a in near for b in self._beside(a))

    def _beside(self, sentence: int) -> range:
        """A passage with the sentences right before and after it, of its paragraph where that
        has several."""
        paragraphs = self._paragraphs
        first = bisect_left(paragraphs, paragraphs[sentence])
        last = bisect_right(paragraphs, paragraphs[sentence]) - 1
        if first == last:
            first, last = 0, len(paragraphs) - 1
        return range(max(first, sentence - BESIDE), min(last, sentence + BESIDE) + 1)

    @cached_property
    def _paragraphs(self) -> list[int]:
        """The number of each sentence's paragraph, which never falls."""
        article = self.index.analysis
        breaks = [place for place, char in enumerate(article.text) if char == "\n"]
        starts = (article.sentence_span(s).start for s in range(len(self._parties)))
        return [bisect_left(breaks, start) for start in starts]

    def _places_of(self, parties: Ids) -> frozenset[int]:
        found = self._places.get(parties)
        if found is None:
            related = self.index.analysis.book.related
            named = enumerate(self._parties)
            found = frozenset(s for s, ids in named if related(parties, ids))
            self._places[parties] = found
        return found

    def _flag(self, mention: PartyMention, governor: Token, near: int, summary: Analysis) -> Flag:
        evidence = self.index.analysis.sentence_span(near)
        first, last = sorted((mention.start, mention.end - 1, governor.i))[::2]
        name = summary.span(mention.start, mention.end).text
        return Flag(
            span=summary.span(first, last + 1),
            kind=FlagKind.ROLE,
            severity=Severity.MEDIUM,
            explanation=f"brings {name} into it; the article names nobody like that beside "
            f"“{shortened(evidence.text)}”",
            checker=NAME,
            evidence=evidence,
        )


def _matters(mention: PartyMention, text: Analysis) -> Iterator[tuple[Token, list[int]]]:
    """What a party is said to have to do with: the noun it owns or stands behind, and the
    clause around it, each with its content words but for the parties."""
    top = text.doc[mention.head]
    while top.dep_ == "conj" and top.head.i in text.party_at:
        top = top.head
    noun = _noun_above(top)
    clause = _according(noun or top)
    if clause is not None:
        own = {t.i for t in clause.children if t.lower_ == "according" for t in t.subtree}
        yield clause, matter_of([t.i for t in clause.subtree if t.i not in own], text)
        return
    if noun is None and top.dep_ not in _ROLES and top.head.dep_ != "agent":
        return  # where it was, or of whom it is a part
    if noun is not None and not _is_thing(noun, text):
        return
    if noun is not None:
        yield noun, matter_of(sorted(t.i for t in noun.subtree), text)
    verb = next((a for a in top.ancestors if a.pos_ in ("VERB", "AUX")), None)
    frame = next((f for f in text.frames if verb is not None and f.token == verb.i), None)
    if verb is None or frame is None:
        return
    said = next((c for c in verb.children if c.dep_ == "ccomp"), None)
    if verb.dep_ == "acl" and verb.lemma_.lower() in SPEECH:  # "the killing, announced by X"
        own = {t.i for t in verb.subtree}
        told = [t.i for t in verb.head.subtree if t.i not in own]
        yield verb.head, matter_of(told, text)
    elif said is not None:  # what somebody says is the matter
        yield said, matter_of([t.i for t in said.subtree], text)
    elif frame.lemma not in REPORTING or top.dep_ != "nsubj":
        yield verb, matter_of([verb.i, *clause_words(frame, text)], text)


def _according(teller: Token) -> Token | None:
    """The verb of what is so "according to" somebody."""
    prep = teller.head
    if teller.dep_ != "pobj" or prep.lower_ != "to" or prep.head.lower_ != "according":
        return None
    verb = prep.head.head
    return verb if verb.pos_ in ("VERB", "AUX") else None


def _noun_above(token: Token) -> Token | None:
    if token.dep_ in OWNING:
        noun = token.head
    elif token.dep_ == "pobj" and token.head.lower_ in _LINKS:
        noun = token.head.head
    else:
        return None
    return noun if noun.pos_ in ("NOUN", "PROPN") else None


def _is_thing(noun: Token, text: Analysis) -> bool:
    """Whether it is no name itself, nor another word for somebody who has one."""
    beside = [noun, noun.head] if noun.dep_ in ("appos", "compound") else [noun]
    beside += [c for c in noun.children if c.dep_ == "appos"]
    return noun.pos_ == "NOUN" and not any(t.i in text.party_at for t in beside)
