"""Whose post it is: "Velm manager X", where X manages Ostrava and somebody else manages Velm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.holdings import prepositional
from harness.checks.reading.naming import PartyMention
from harness.checks.reading.tokens import OWNING
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity
from harness.values.party import Ids

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "posts_held"


@dataclass(frozen=True, slots=True)
class Post:
    """What a noun beside a person's name says they are, and whose: tokens ``start:end``."""

    person: Ids
    role: str
    owners: Ids
    definite: bool
    start: int
    end: int


class PostIndex:
    """Who, in the article, holds which post of which body."""

    def __init__(self, article: Analysis) -> None:
        self._article = article
        self._posts = list(read_posts(article))

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for posts that the article gives to another person, and this one another."""
        for claim in read_posts(summary) if len(self._posts) > 1 else ():
            other = self._another(claim, summary)
            if other is None or claim.start in summary.quoted_tokens:
                continue
            span = summary.span(claim.start, claim.end)
            given = self._article.span(other.start, other.end)
            sentence = self._article.sentence_of(other.start)
            yield Flag(
                span,
                FlagKind.ROLE,
                Severity.HIGH,
                f"says “{span.text}”; the article has “{given.text}”",
                NAME,
                evidence=self._article.sentence_span(sentence),
            )

    def _another(self, claim: Post, summary: Analysis) -> Post | None:
        """Who else has the claim's very post, where the article gives its own holder another,
        or never speaks of such a post where it names them."""
        related = summary.book.related
        own = [p for p in self._posts if related(p.person, claim.person)]
        if not claim.owners or any(_may_be(p, claim, summary) for p in own):
            return None
        apart = any(p.owners and p.role == claim.role for p in own)
        others = (p for p in self._posts if not related(p.person, claim.person))
        same = (p for p in others if p.role == claim.role and related(p.owners, claim.owners))
        alone = claim.definite and not self._is_near(claim)
        return next((p for p in same if apart or (alone and p.definite)), None)

    def _is_near(self, claim: Post) -> bool:
        """Whether a sentence that names the person has the word for the post, or none does."""
        article = self._article
        named = [m for m in article.parties if m.parties & claim.person]
        sentences = [article.sentence_lemmas[article.sentence_of(m.head)] for m in named]
        return not sentences or any(claim.role in lemmas for lemmas in sentences)


def _may_be(own: Post, claim: Post, summary: Analysis) -> bool:
    """Whether the article gives a person the very post, or one of nobody in particular."""
    if own.role != claim.role:
        return False
    return not own.owners or summary.book.related(own.owners, claim.owners)


def read_posts(text: Analysis) -> Iterator[Post]:
    """Every noun for somebody beside the name of a person, with the bodies before or after it."""
    for mention in text.parties:
        if mention.how == "title" or text.book.types(mention.parties) != {"person"}:
            continue
        for noun in _beside(mention, text):
            owners = [t.i for t in _owners(noun, mention, text)]
            ids = frozenset(p for i in owners for p in text.party_at[i].parties)
            places = [*owners, noun.i, mention.start, mention.end - 1]
            definite = any(c.lower_ == "the" for c in noun.children)
            role = noun.lemma_.lower()
            yield Post(mention.parties, role, ids, definite, min(places), max(places) + 1)


def _beside(mention: PartyMention, text: Analysis) -> list[Token]:
    head = text.doc[mention.head]
    nouns = [c for c in head.children if c.dep_ in ("appos", "compound", "nmod")]
    nouns += [head.head] if head.dep_ == "appos" else []
    return [
        n
        for n in nouns
        if not mention.start <= n.i < mention.end
        and (n.pos_ == "NOUN" or any(c.lower_ == "of" for c in n.children))
        and "person" in lexicon().fields(n.lemma_.lower())
        and n.tag_ not in ("NNS", "NNPS")
    ]


def _owners(noun: Token, mention: PartyMention, text: Analysis) -> Iterator[Token]:
    """The bodies and places of a post: "Velm manager X", "X, the rector of St Ida's"."""
    near = [c for c in noun.children if c.dep_ in OWNING or c.dep_ == "nmod"]
    if noun.i < mention.start:  # to the parser all words before a name hang on the name
        near += [c for c in text.doc[mention.head].children if c.i < noun.i and c.dep_ in OWNING]
    after = [obj for obj, _ in prepositional(noun)]
    near += after + [c for obj in after for c in obj.children if c.dep_ in OWNING]
    for token in near:
        found = text.party_at.get(token.i)
        if found is not None and found.parties and not found.parties & mention.parties:
            yield token
