"""A text, read once: sentences, parties, values, quotations and frames together."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from harness.checks.arguments import conjuncts
from harness.checks.frames import Argument, Frame, read_frames
from harness.checks.naming import PartyMention, find_parties
from harness.checks.parse import is_content, word
from harness.checks.quotes import Quotation, read_quotes
from harness.checks.tense import ahead
from harness.types import Span
from harness.values.mention import Mention
from harness.values.party import Ids, PartyBook
from harness.values.read_values import read_values

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OWNING = ("poss", "compound", "amod", "nmod")
PARTICLES = frozenset("in out up down off over on away back".split())
SPOKESMEN = frozenset(
    "government official army military force troop police minister spokesman authority court "
    "side delegation official leader airstrike strike attack jet soldier".split()
)


@dataclass
class Analysis:
    """Everything that the checks ask of one text; each part is read on first use."""

    doc: Doc
    book: PartyBook
    published: dt.date | None = None

    @cached_property
    def text(self) -> str:
        return str(self.doc.text)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Token ranges."""
        return [(s.start, s.end) for s in self.doc.sents]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_of(self, token: int) -> int:
        return bisect_right(self._sentence_starts, token) - 1

    @cached_property
    def _sentence_spans(self) -> dict[int, Span]:
        return {}

    def sentence_span(self, index: int) -> Span:
        found = self._sentence_spans.get(index)
        if found is None:
            piece = self.doc[slice(*self.sentences[index])]
            text = self.text[piece.start_char : piece.end_char]
            left = piece.start_char + len(text) - len(text.lstrip())
            found = Span.of(self.text, left, left + len(text.strip()))
            self._sentence_spans[index] = found
        return found

    def span(self, start: int, end: int) -> Span:
        """The text of tokens ``start:end``."""
        piece = self.doc[start:end]
        return Span.of(self.text, piece.start_char, piece.end_char)

    @cached_property
    def parties(self) -> list[PartyMention]:
        return find_parties(self.doc, self.book)

    @cached_property
    def party_at(self) -> dict[int, PartyMention]:
        return {i: m for m in self.parties for i in range(m.start, m.end)}

    @cached_property
    def values(self) -> list[Mention]:
        """Quantities and times."""
        found = read_values(self.text, self.published)
        return [
            ahead(m, self.head_of(m.span), self.published) if m.kind == "time" else m for m in found
        ]

    @cached_property
    def value_tokens(self) -> frozenset[int]:
        """Tokens that are part of a quantity or time."""
        return frozenset(i for m in self.values for i in self.tokens_of(m.span))

    @cached_property
    def quotations(self) -> list[Quotation]:
        return read_quotes(self.doc)

    @cached_property
    def quoted_tokens(self) -> frozenset[int]:
        """Tokens inside quotation marks: another's words, not the writer's claims."""
        spans = (Span.of(self.text, q.start, q.end) for q in self.quotations)
        return frozenset(i for span in spans for i in self.tokens_of(span))

    @cached_property
    def frames(self) -> list[Frame]:
        return read_frames(self.doc)

    @cached_property
    def lemmas(self) -> list[str]:
        """Of each token, in lower case."""
        return [t.lemma_.lower() for t in self.doc]

    @cached_property
    def nouns(self) -> list[Token]:
        return [t for t in self.doc if t.pos_ in ("NOUN", "PROPN")]

    @cached_property
    def objects(self) -> list[Token]:
        """The objects of prepositions."""
        return [t for t in self.doc if t.dep_ == "pobj"]

    @cached_property
    def nobodies(self) -> list[Token]:
        """ "Nobody", "none" and "no"."""
        return [t for t in self.doc if t.lower_ in ("nobody", "none", "no")]

    @cached_property
    def particles(self) -> dict[int, str]:
        """The particle of each frame's verb that has one: "down" of "turned the offer down"."""
        found = {}
        for frame in self.frames:
            for child in self.doc[frame.token].children:
                beside = child.dep_ in ("prt", "advmod", "prep") and child.i > frame.token
                if beside and child.lower_ in PARTICLES:
                    found[frame.token] = child.lower_
                    break
        return found

    @cached_property
    def words(self) -> list[str]:
        """``lemma.pos`` of every token."""
        return [word(t) for t in self.doc]

    @cached_property
    def content(self) -> list[bool]:
        return [is_content(t) for t in self.doc]

    @cached_property
    def _token_starts(self) -> list[int]:
        return [t.idx for t in self.doc]

    def tokens_of(self, span: Span) -> range:
        """Indices of the tokens that a span of characters touches."""
        start = max(0, bisect_right(self._token_starts, span.start) - 1)
        end = start
        while end < len(self.doc) and self._token_starts[end] < span.end:
            end += 1
        return range(start, max(end, start + 1) if len(self.doc) else start)

    def head_of(self, span: Span) -> Token:
        """The token of ``span`` whose governor stands outside it."""
        tokens = self.tokens_of(span)
        return self.doc[tokens.start : tokens.stop].root

    def parties_of(self, argument: Argument) -> Ids:
        """The parties that an argument denotes, itself or by its owner; may be empty."""
        return self.parties_at(argument.token)

    @cached_property
    def _direct_at(self) -> dict[int, Ids]:
        return {}

    @cached_property
    def _parties_at(self) -> dict[int, Ids]:
        return {}

    def parties_at(self, token: int) -> Ids:
        found = self._parties_at.get(token)
        if found is None:
            found = self._parties_at[token] = self._read_parties(token)
        return found

    def _read_parties(self, token: int) -> Ids:
        mention = self.party_at.get(token)
        if mention is not None:
            return mention.parties
        head = self.doc[token]
        if head.pos_ == "PRON":
            return self._antecedent(head)
        if head.lower_ in _OF_TWO:
            return self._one_of_two(head)
        return self._owner(head)

    def direct_at(self, token: int) -> Ids:
        """The parties that a phrase itself denotes: by name, pronoun or apposition."""
        found = self._direct_at.get(token)
        if found is None:
            found = self._direct_at[token] = self._read_direct(token)
        return found

    def _read_direct(self, token: int) -> Ids:
        mention = self.party_at.get(token)
        if mention is not None and mention.head == token:
            return mention.parties
        head = self.doc[token]
        if head.pos_ == "PRON":
            return self._antecedent(head)
        if head.lower_ in _OF_TWO:
            return self._one_of_two(head)
        if head.lemma_.lower() in LAND:
            return self._owner(head)  # "Afghan soil" is Afghanistan
        return self._apposed(head)

    def _one_of_two(self, word: Token) -> Ids:
        """Whom "the former" or "the latter" is, of two that were named last side by side."""
        if word.dep_ == "amod" or not word.i or word.nbor(-1).lower_ != "the":
            return frozenset()
        before = [m for m in self.parties if m.end < word.i]
        for one, other in reversed(list(pairwise(before))):
            joined = self.doc[other.head] in self.doc[one.head].conjuncts
            if joined or self.doc[one.end : other.start].text.lower() in ("and", "or"):
                return (one, other)[_OF_TWO.index(word.lower_)].parties
        return frozenset()

    def _apposed(self, head: Token) -> Ids:
        first = head.head if head.dep_ == "conj" else head
        if first.dep_ == "appos" and first.head.i in self.party_at:
            named = self.party_at[first.head.i].parties
            if "person" in self.book.types(named):
                return named  # "Amjad, a leader and a terrorist"
        for part in head.subtree:
            if part.dep_ == "appos" and part.i in self.party_at and part.i > head.i:
                ids = self.party_at[part.i].parties
                if part.head == head or "person" in self.book.types(ids):
                    return ids
        return frozenset()

    def each_at(self, token: int) -> list[tuple[int, PartyMention]]:
        """Every party that a phrase names, one by one: "Turkey and Qatar, which …"."""
        word = self.doc[token]
        if word.pos_ == "PRON" and word.head.dep_ == "relcl":
            word = word.head.head
        chain = conjuncts(word)
        for one in list(chain):
            if one.dep_ == "appos":
                chain += conjuncts(one.head)
            chain += [c for c in one.children if c.dep_ in ("appos", "amod", "compound", "poss")]
        for one in list(chain):
            chain += [c for c in conjuncts(one) if c not in chain]
        found = {t.i: self.party_at[t.i] for t in chain if t.i in self.party_at}
        return sorted(found.items())

    def _owner(self, head: Token) -> Ids:
        apposed = self._apposed(head)
        if apposed:
            return apposed
        for child in head.children:
            if child.dep_ in _OWNING and child.i in self.party_at:
                return self.party_at[child.i].parties
            if child.dep_ == "poss" and head.lemma_.lower() in SPOKESMEN and child.lower_ == "its":
                return self._antecedent(child)  # "it says its forces did it"
        seat = seat_of(head)
        if seat in self.party_at:
            return self.party_at[seat].parties
        if head.lemma_.lower() in SPOKESMEN:
            for prep in head.children:
                if prep.dep_ == "prep" and prep.lower_ in ("of", "from", "for", "at"):
                    for obj in prep.children:
                        owned = [obj, *(c for c in obj.children if c.dep_ in _OWNING)]
                        for one in owned if prep.lower_ in ("for", "at") else owned[:1]:
                            if one.i in self.party_at:
                                return self.party_at[one.i].parties
        return frozenset()

    def _antecedent(self, pronoun: Token, hops: int = 3) -> Ids:
        """The nearest earlier subject that a pronoun can mean, or nothing where unsure.

        ``hops`` is how often it may go on from the same pronoun in the sentence before.
        """
        form = pronoun.lower_
        if form in ("who", "whom", "which", "that") and pronoun.head.dep_ == "relcl":
            return self.parties_at(pronoun.head.head.i)
        if form in ("itself", "himself", "herself"):
            near = pronoun.head.children
            subjects = (c.i for c in near if c.dep_ == "nsubj" and c.i in self.party_at)
            return next((self.parties_at(i) for i in subjects), frozenset())
        told = self._who_says(pronoun.head) if form in ("they", "it") else frozenset()
        if told or form == "they":
            return told
        if form not in _PRONOUN_TYPES:
            return frozenset()
        wanted = _PRONOUN_TYPES[form]
        sentence = self.sentence_of(pronoun.i)
        if addressed := self.addressed(pronoun):
            return addressed
        for index in (sentence, sentence - 1):
            if index < 0:
                continue
            start, end = self.sentences[index]
            if "person" in wanted and index < sentence:
                persons = [
                    m
                    for m in reversed(self.parties)
                    if start <= m.head < end and self.book.types(m.parties) & wanted
                ]
                for mention in sorted(persons, key=lambda m: self._is_aside(self.doc[m.head])):
                    return mention.parties
                same = next((t for t in self.doc[start:end] if t.lower_ == form), None)
                if same is not None and hops:  # "he told …. He added": the same man, named before
                    return self._antecedent(same, hops - 1)
            for token in self.doc[start:end]:
                if token.i >= pronoun.i:
                    break
                if token.dep_ in ("nsubj", "nsubjpass", "poss") and token.i in self.party_at:
                    ids = self.party_at[token.i].parties
                    if self.book.types(ids) & wanted:
                        return ids
        return frozenset()

    def addressed(self, pronoun: Token) -> Ids:
        """ "Hit back at X, urging it to act": whom the verb above is aimed at, is who is meant."""
        verb, above = pronoun.head, pronoun.head.head
        if pronoun.lower_ != "it" or pronoun.dep_ != "dobj" or above.pos_ != "VERB":
            return frozenset()
        if verb.dep_ not in ("advcl", "conj"):
            return frozenset()
        for child in above.children:
            aimed = child.children if child.dep_ == "prep" else (child,)
            for token in aimed:
                near = token.dep_ in ("dobj", "pobj") and token.i < pronoun.i
                if not near or token.i not in self.party_at or child.lower_ in _PLACING:
                    continue
                ids = self.party_at[token.i].parties
                if self.book.types(ids) & _GROUPS:
                    return ids
        return frozenset()

    def _who_says(self, verb: Token) -> Ids:
        """The one party that speaks of itself as "they": "the Greens insist they have won"."""
        if verb.dep_ != "ccomp":
            return frozenset()
        for child in verb.head.children:
            if child.dep_ == "nsubj" and child.i in self.party_at and not list(child.conjuncts):
                named = self.party_at[child.i].parties
                return named if self.book.types(named) & _GROUPS else frozenset()
        return frozenset()

    @staticmethod
    def _is_aside(token: Token) -> bool:
        """Whether a name only says by whom a passive is done: "was beaten by Felix"."""
        while token.dep_ in ("appos", "compound", "conj"):
            token = token.head
        return bool(token.dep_ == "pobj" and token.head.dep_ == "agent")


_OF_TWO = ("former", "latter")
_PLACING = ("in", "from", "by", "near")
LAND = frozenset("territory soil".split())
_RULERS = frozenset("government regime ruler authority leadership administration".split())


def seat_of(noun: Token) -> int:
    """The capital right after a government, whatever the parser hangs it on; -1 for none."""
    follows = noun.lemma_.lower() in _RULERS and noun.i + 2 < len(noun.doc)
    return noun.i + 2 if follows and noun.nbor(1).lower_ in ("in", "of") else -1


_GROUPS = {"country", "group", "organisation"}
_PRONOUN_TYPES = {
    "he": {"person"},
    "him": {"person"},
    "his": {"person"},
    "she": {"person"},
    "her": {"person"},
    "it": _GROUPS,
    "its": _GROUPS,
}
