"""A text, read once: sentences, parties, values, quotations and frames together."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from harness.checks.reading.arguments import conjuncts
from harness.checks.reading.frames import Argument, Frame, read_frames
from harness.checks.reading.naming import PartyMention, find_parties
from harness.checks.reading.parse import is_content, word
from harness.checks.reading.quotes import Quotation, read_quotes
from harness.checks.reading.tense import ahead
from harness.checks.reading.turns import read_turns
from harness.types import Span
from harness.values.mention import Mention
from harness.values.party import Ids
from harness.values.party_book import PartyBook
from harness.values.read_values import read_values

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Doc, Token
from harness.checks.reading.referents import named_directly, parties_of

PARTICLES = frozenset("in out up down off over on away back".split())


@dataclass
class Analysis:
    """Everything that the checks ask of one text; each part is read on first use."""

    doc: Doc
    book: PartyBook
    published: dt.date | None = None
    copied: frozenset[int] = frozenset()
    """The sentences that the article has word for word: they get no flag for what they tell, so
    that what is told there need not be held against it."""

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
            piece = self.doc.phrase(*self.sentences[index])
            text = self.text[piece.start_char : piece.end_char]
            left = piece.start_char + len(text) - len(text.lstrip())
            found = Span.of(self.text, left, left + len(text.strip()))
            self._sentence_spans[index] = found
        return found

    def span(self, start: int, end: int) -> Span:
        """The text of tokens ``start:end``."""
        if not 0 <= start < end <= len(self.doc):
            piece = self.doc.phrase(start, end)
            return Span.of(self.text, piece.start_char, piece.end_char)
        return Span.of(self.text, self.doc[start].idx, self.doc[end - 1].end)

    @cached_property
    def parties(self) -> list[PartyMention]:
        return find_parties(self.doc, self.book)

    @cached_property
    def party_at(self) -> dict[int, PartyMention]:
        return {i: m for m in self.parties for i in range(m.start, m.end)}

    @cached_property
    def _party_heads(self) -> list[int]:
        return [mention.head for mention in self.parties]

    def mentions_in(self, start: int, end: int) -> list[PartyMention]:
        """The mentions of parties whose heads are among the tokens ``start:end``."""
        heads = self._party_heads
        return self.parties[bisect_left(heads, start) : bisect_left(heads, end)]

    @cached_property
    def turns(self) -> list[tuple[int, Ids]]:
        """Where the turns of a transcript begin, with who speaks."""
        return read_turns(self)

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
        return frozenset(self.value_at)

    @cached_property
    def value_at(self) -> dict[int, Mention]:
        """The quantity or time that each such token is part of."""
        return {i: m for m in reversed(self.values) for i in self.tokens_of(m.span)}

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
    def sentence_lemmas(self) -> list[frozenset[str]]:
        """The lemmas of each sentence."""
        return [frozenset(self.lemmas[start:end]) for start, end in self.sentences]

    @cached_property
    def postings(self) -> dict[str, list[int]]:
        """The sentences of each lemma, in order."""
        found: dict[str, list[int]] = {}
        for number, lemmas in enumerate(self.sentence_lemmas):
            for lemma in lemmas:
                found.setdefault(lemma, []).append(number)
        return found

    @cached_property
    def frame_at(self) -> dict[int, Frame]:
        """The frame of each predicate, by its token."""
        return {frame.token: frame for frame in reversed(self.frames)}

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
                dated = any(c.i in self.value_tokens for c in child.children)  # "end in 2026"
                if beside and child.lower_ in PARTICLES and not dated:
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
    def content_words(self) -> list[list[tuple[int, str]]]:
        """The content tokens of each sentence with their lemmas."""
        lemmas, content = self.lemmas, self.content
        return [[(i, lemmas[i]) for i in range(*own) if content[i]] for own in self.sentences]

    @cached_property
    def clauses(self) -> dict[int, tuple[Frame, list[int]]]:
        """The words of clauses, by the frame's identity: see ``clauses.clause_words``."""
        return {}

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
        return self.doc.phrase(tokens.start, tokens.stop).root

    def parties_of(self, argument: Argument) -> Ids:
        """The parties that an argument denotes, itself or by its owner; may be empty."""
        return self.parties_at(argument.token)

    def parties_of_any(self, arguments: Iterable[Argument]) -> Ids:
        """The parties that any of some arguments denotes."""
        return frozenset(party for each in arguments for party in self.parties_of(each))

    def parties_in(self, sentence: int) -> Ids:
        """Whomever a sentence names, by pronoun or what is theirs too."""
        found = self._parties_in.get(sentence)
        if found is None:
            tokens = range(*self.sentences[sentence])
            found = frozenset(p for i in tokens for p in self.parties_at(i))
            self._parties_in[sentence] = found
        return found

    @cached_property
    def _parties_in(self) -> dict[int, Ids]:
        return {}

    @cached_property
    def _direct_at(self) -> dict[int, Ids]:
        return {}

    @cached_property
    def _parties_at(self) -> dict[int, Ids]:
        return {}

    def parties_at(self, token: int) -> Ids:
        found = self._parties_at.get(token)
        if found is None:
            found = self._parties_at[token] = parties_of(token, self)
        return found

    def direct_at(self, token: int) -> Ids:
        """The parties that a phrase itself denotes: by name, pronoun or apposition."""
        found = self._direct_at.get(token)
        if found is None:
            found = self._direct_at[token] = named_directly(token, self)
        return found

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
