"""Names where they cannot stand: one party against itself or its own, a person as the name of a
place.

A writer who takes a wrong name mostly takes one that the sentence has already ("Dryco is
growing by buying Dryco"), or one that the article has elsewhere of another sort ("found in a
Jim Onions river").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.frames import Frame
from harness.checks.reading.naming import PartyMention
from harness.types import Flag, FlagKind, Severity
from harness.values.party import HONORIFICS, Ids, normalise
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "names"
_SUBJECTS = ("nsubj", "nsubjpass")
_LOCAL = word_set(
    "woman man girl boy child couple resident people employee worker council councillor troop "
    "force soldier river lake sea valley coast island village town city street road airport "
    "station website event official inquiry festival championship government authority"
)
"""What is named for the place or the body that it belongs to, and for no person."""


class NameIndex:
    """What the article says beside each person's name."""

    def __init__(self, article: Analysis) -> None:
        self.article = article

    def check(self, summary: Analysis) -> Iterator[Flag]:
        named = [m for m in summary.parties if m.how != "title"]
        for first, second in combinations(named, 2):
            if _acts_on(first, second, summary) or _repeats(first, second, summary):
                span = summary.span(second.start, second.end)
                said = f"has “{span.text}” act on itself, which stands for another name"
                yield Flag(span, FlagKind.PARTY, Severity.MEDIUM, said, NAME)
        for frame in summary.frames:
            token = self._own_side(frame, summary)
            if token is not None:
                span = summary.span(token.i, token.i + 1)
                said = f"is aimed at “{span.text}” by one who belongs to it"
                yield Flag(span, FlagKind.ROLE, Severity.MEDIUM, said, NAME)
        for mention in named:
            if self._names_a_thing(mention, summary):
                span = summary.span(mention.start, summary.doc[mention.head].head.i + 1)
                said = f"says “{span.text}”; in the article the name is a person’s"
                yield Flag(span, FlagKind.PARTY, Severity.MEDIUM, said, NAME)

    def _own_side(self, frame: Frame, summary: Analysis) -> Token | None:
        """Whom somebody tells or threatens who belongs to it: "Kabul's minister told Kabul to …",
        where the article has nobody do so."""
        if frame.lemma not in _TURNING_ON or frame.token in summary.quoted_tokens:
            return None
        sides = _sides(frame, summary)
        if sides & self._turned_on:
            return None
        aimed = (summary.doc[a.token] for a in frame.patients if not a.pronoun)
        named = (t for t in aimed if t.i in summary.party_at)
        return next((t for t in named if sides & summary.direct_at(t.i)), None)

    @cached_property
    def _turned_on(self) -> Ids:
        """Whom the article has somebody of theirs tell or threaten."""
        told = [f for f in self.article.frames if f.lemma in _TURNING_ON]
        own = (_sides(f, self.article) & _aimed_at(f, self.article) for f in told)
        return frozenset().union(*own)

    def _names_a_thing(self, mention: PartyMention, summary: Analysis) -> bool:
        """ "A Jim Onions river": a person's full name before what no person gives a name to."""
        token = summary.doc[mention.head]
        noun = token.head
        if token.dep_ not in ("compound", "amod", "nmod") or noun.i < mention.end:
            return False
        if noun.lemma_.lower() not in _LOCAL or mention.end - mention.start < 2:
            return False
        is_person = self.article.book.types(mention.parties) == {"person"}
        return is_person and not self._is_beside(mention, noun.lemma_.lower())

    def _is_beside(self, mention: PartyMention, noun: str) -> bool:
        """Whether the article has the two in one sentence."""
        article = self.article
        for other in article.parties:
            if other.parties & mention.parties:
                start, end = article.sentences[article.sentence_of(other.head)]
                if any(t.lemma_.lower() == noun for t in article.doc[start:end]):
                    return True
        return False


_TURNING_ON = frozenset("tell warn urge threaten accuse blame caution".split())


def _sides(frame: Frame, text: Analysis) -> Ids:
    """The countries and groups that the persons who act belong to."""
    persons = {p for a in frame.agents for p in text.direct_at(a.token)}
    parties = text.book.parties
    owners = {parties[p].of for p in persons if p in parties and parties[p].type == "person"}
    ruled = {p for a in frame.agents for p in _ruled(text.doc[a.token], text)}
    return frozenset(owner for owner in owners if owner) | ruled


_RULERS = word_set("president vice-president minister premier chancellor government")


def _ruled(noun: Token, text: Analysis) -> Ids:
    """The country that a head of state or a government is of: "the president of X"."""
    if noun.lemma_.lower() not in _RULERS:
        return frozenset()
    of = [c for p in noun.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"]
    return frozenset(p for t in of if t.i in text.party_at for p in text.party_at[t.i].parties)


def _aimed_at(frame: Frame, text: Analysis) -> Ids:
    return frozenset(p for a in frame.patients for p in text.direct_at(a.token))


def _acts_on(first: PartyMention, second: PartyMention, text: Analysis) -> bool:
    """Whether one and the same name is subject and object: "accuses X" of X itself."""
    subject, other = text.doc[first.head], text.doc[second.head]
    if subject.dep_ not in _SUBJECTS or other.dep_ not in ("dobj", "pobj"):
        return False
    if _surface(first, text) != _surface(second, text):
        return False
    return _is_below(other, subject.head)


_APART = frozenset(("compound", "amod", "nmod", "det"))


def _repeats(first: PartyMention, second: PartyMention, text: Analysis) -> bool:
    """Whether one sentence names the same one twice, where a pronoun would stand for it: "took
    them to a win at X" of X itself. Countries and peoples may come again: nothing else says
    "Iraqi troops in Iraq"."""
    one, other = text.doc[first.head], text.doc[second.head]
    if first.end == second.start and "country" in text.book.types(first.parties & second.parties):
        return True  # "the Indian India branch"
    if text.sentence_of(one.i) != text.sentence_of(other.i) or other.dep_ in _APART:
        return False
    if _is_his_own(first, second, text) or _is_titled_again(first, second, text):
        return True
    if "country" in text.book.types(first.parties) or not first.parties & second.parties:
        return False
    if not _is_same_name(first, second, text) or second.head in text.quoted_tokens:
        return False
    if other.dep_ in _SUBJECTS and not (one.dep_ in _SUBJECTS or _is_whole(first, second, text)):
        return False
    if one.dep_ == "conj" or _is_apart(first, second, text):
        return False
    return not _begins_clause(one, other)


def _is_his_own(first: PartyMention, second: PartyMention, text: Analysis) -> bool:
    """ "X was bullied by his partner X"."""
    one, other = text.doc[first.head], text.doc[second.head]
    if one.dep_ not in _SUBJECTS or other.dep_ != "appos" or not _is_whole(first, second, text):
        return False
    return any(c.tag_ == "PRP$" for c in other.head.children)


def _is_titled_again(first: PartyMention, second: PartyMention, text: Analysis) -> bool:
    """ "Merkel has said that Ms Merkel …": who is named plainly gets no title afterwards."""
    plain, again = _surface(first, text).split(), _surface(second, text).split()
    subject = text.doc[first.head].dep_ in _SUBJECTS and plain[:1] != again[:1]
    return subject and again[:1] != [] and again[0] in HONORIFICS and again[1:] == plain[-1:]


def _is_apart(first: PartyMention, second: PartyMention, text: Analysis) -> bool:
    """Whether a stop or a bracket, "that" before a clause or another body that may act next
    stands between: "said that X …", "X accused Y of copying the cheese of X"."""
    between = text.doc[first.end : second.start]
    if any(t.text in (";", "(", "–", "—") or t.dep_ == "mark" for t in between):
        return True
    types = text.book.types(second.parties)
    acting = (t for t in between if t.dep_ not in _APART)
    named = (text.party_at[t.i] for t in acting if t.i in text.party_at)
    return any(text.book.types(m.parties) & (types | {"country", "person"}) for m in named)


def _is_same_name(first: PartyMention, second: PartyMention, text: Analysis) -> bool:
    """The very name, or the last word of it."""
    known, again = _surface(first, text).split(), _surface(second, text).split()
    return bool(again) and (known == again or again == known[-1:])


def _is_whole(first: PartyMention, second: PartyMention, text: Analysis) -> bool:
    """Whether the second is named no shorter: "Michelle Williams …, which Williams said"."""
    return _surface(first, text) == _surface(second, text)


def _begins_clause(one: Token, other: Token) -> bool:
    """Whether a clause of its own, with its own subject, has begun in between: "X won and then
    the judges gave X the cup", "with X accusing Y and Y denying it"."""
    joined = other.left_edge.i - 1
    if other.dep_ in _SUBJECTS and joined > one.i and other.doc[joined].dep_ == "cc":
        return True
    above = other
    while above.dep_ != "ROOT" and not above.is_ancestor(one):
        is_clause = above.dep_ in ("conj", "advcl", "parataxis") and above.pos_ in ("VERB", "AUX")
        if is_clause and any(c.dep_ in _SUBJECTS for c in above.children):
            return True
        above = above.head
    return False


def _surface(mention: PartyMention, text: Analysis) -> str:
    """The name with what stands before it of the same name: "Jean-Marie Le" of "Le Pen"."""
    start = mention.start
    while start and text.doc[start - 1].pos_ == "PROPN":
        start -= 1
    return normalise(text.doc.phrase(start, mention.end).text)


def _is_below(other: Token, verb: Token) -> bool:
    """Whether the verb, or one that shares its subject, governs the word with no noun between."""
    above = other.head.head if other.dep_ == "pobj" else other.head
    while above.pos_ in ("VERB", "AUX", "ADP"):
        if above == verb:
            return True
        if any(c.dep_ in _SUBJECTS for c in above.children) or above.dep_ == "ROOT":
            return False
        above = above.head
    return False
