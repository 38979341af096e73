"""Names in places that another sort of name takes: "a restaurant in Jim Onions", "Prime Minister
Iraq", "the actress British", "Lyon says he has not made up his mind".

A swapped-in name comes from the same story, so presence proves nothing; but it seldom is of the
sort that its new place wants. Only what the article makes plain of a name counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.kinds import Kinds
from harness.checks.reading.naming import PartyMention
from harness.checks.reading.uses import ONE_MAN, WITHIN
from harness.types import Flag, FlagKind, Severity
from harness.values.country import find_country
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "misplaced"
_NOT_LOCAL = word_set(
    "confidence faith trust belief believe interest interested role part stake share invest "
    "investment see find feature appear star play result success succeed confide engage involve "
    "involved difference change love disappoint disappointed hope member place rest lie follower "
    "include join partner report tell ally fan supporter enemy rival weakness talent swear bring "
    "call usher rein let send take draw"
)
"""What is in a person without being inside: "confidence in X", "find an ally in X"."""
_AIMED = word_set(
    "look shout laugh scream yell swear aim direct point throw wave smile glance stare anger fury "
    "criticism attack dig swipe shot jibe chuckle wink sneer grin snap hit fire lunge rage peek "
    "scoff jeer boo surprise amazement hand shock astonish amaze disgust love gaze game match"
)
"""What is "at" a person, and no place."""
_BUILT = word_set(
    "restaurant bar school bungalow house home hotel shop pub store hospital road street village "
    "town city college church cliff park"
)


class MisplacedIndex:
    """What sort of name each of the article's names is."""

    def __init__(self, kinds: Kinds) -> None:
        self.kinds = kinds

    def check(self, summary: Analysis) -> Iterator[Flag]:
        for mention in summary.parties:
            if mention.how not in ("name", "near") or mention.head in summary.quoted_tokens:
                continue
            said = self._wrong(mention, summary)
            if said:
                span = summary.span(mention.start, mention.end)
                why = f"has “{span.text}” {said}"
                yield Flag(span, FlagKind.PARTY, Severity.MEDIUM, why, NAME)

    def _is_bare_adjective(self, mention: PartyMention, text: Analysis) -> bool:
        """A bare adjective that the article does not have so, as the name of a team."""
        return is_bare_adjective(mention, text) and not any(
            m.parties & mention.parties and is_bare_adjective(m, self.kinds.article)
            for m in self.kinds.article.parties
        )

    def _wrong(self, mention: PartyMention, text: Analysis) -> str:
        kinds, parties = self.kinds, mention.parties
        token = text.doc[mention.head]
        if kinds.is_person(parties):
            if (
                _locates(token)
                or _is_at(token)
                or (_stands_by_built(token) and not kinds.within(parties))
            ):
                return "as a place; in the article it is a person"
            if _is_body_or_region(mention, text):
                return "as a place or a body; in the article it is a person"
            return ""
        if kinds.is_place(parties):
            if is_one_man(mention, text):
                return "as a person; in the article it is a place or a people"
            if self._is_bare_adjective(mention, text):
                return "alone, as no people or place is called"
            if _is_he(mention, text):
                return "as a person; in the article it is a place or a people"
        elif kinds.is_thing(parties) and is_one_man(mention, text):
            return "as a person; the article never has it as one"
        elif kinds.is_body(parties):
            if is_one_man(mention, text) or _is_he(mention, text):
                return "as a person; in the article it is a body"
            if _stands_by_built(token) and not kinds.within(parties):
                return "as a place; the article has nothing that is there"
        return ""


def _locates(token: Token) -> bool:
    """ "In X", where no thought or trust is in somebody."""
    prep = token.head
    if token.dep_ != "pobj" or prep.lower_ not in WITHIN:
        return False
    if any(c.dep_ in ("poss", "case") for c in token.children):
        return False
    return prep.head.lemma_.lower() not in _NOT_LOCAL


def _is_at(token: Token) -> bool:
    """ "His place at X", and nothing that is done or said to somebody, nor a team of a tongue that
    the tagger takes for one."""
    prep = token.head
    if token.dep_ != "pobj" or prep.lower_ != "at" or token.doc.text.islower():
        return False
    return prep.head.pos_ in ("NOUN", "VERB") and prep.head.lemma_.lower() not in _AIMED


def _stands_by_built(token: Token) -> bool:
    """ "A restaurant in X", "the cliff near X"."""
    prep = token.head
    if token.dep_ != "pobj" or prep.lower_ not in ("in", "near", "outside", "off"):
        return False
    return prep.head.lemma_.lower() in _BUILT


def _is_body_or_region(mention: PartyMention, text: Analysis) -> bool:
    """ "X-based", "members of X"."""
    doc = text.doc
    if doc.phrase(mention.end, mention.end + 2).text.lower() == "-based":
        return True
    token = doc[mention.head]
    return token.dep_ == "pobj" and token.head.lower_ == "of" and _is_member(token.head.head)


def _is_member(noun: Token) -> bool:
    return noun.lemma_.lower() in ("member", "branch", "outskirts", "suburb", "part")


def is_one_man(mention: PartyMention, text: Analysis) -> bool:
    """ "Prime Minister X", "the actress X", "X, 32,"."""
    doc = text.doc
    if mention.start == 0:
        return False
    before = doc[mention.start - 1]
    head = doc[mention.head]
    if before.lemma_.lower() not in ONE_MAN or before.tag_ in ("NNS", "NNPS"):
        return False
    if mention.end < len(doc) and (doc[mention.end].pos_ in ("NOUN", "PROPN", "ADJ", "PART")):
        return False  # "the singer Britain loves": the name begins another phrase
    if doc.phrase(mention.end + 1, mention.end + 2).text.lower() in ("it", "they"):
        return False  # "the man Islamabad says it has killed was …"
    below = before.dep_ in ("compound", "nmod", "amod") and before.head == head
    return bool(below or (head.dep_ == "appos" and head.head == before))


def is_bare_adjective(mention: PartyMention, text: Analysis) -> bool:
    """ "Said Scottish", "in Indian": the adjective of a country without a noun."""
    if mention.end - mention.start != 1:
        return False
    token = text.doc[mention.start]
    country = find_country(token.text)
    if country is None or token.dep_ not in ("nsubj", "nsubjpass", "pobj", "dobj"):
        return False
    if token.text == country.name or token.text not in country.demonyms:
        return False
    if token.text.endswith("s"):
        return False
    if any(c.dep_ in ("det", "amod", "poss", "nummod", "conj", "cc") for c in token.children):
        return False
    return token.head.lemma_.lower() not in _TONGUES and not _is_tongue(token)


_TONGUES = word_set("speak learn teach understand study read write sing translate")


def _is_tongue(token: Token) -> bool:
    """ "In Turkish": said or written so."""
    return token.dep_ == "pobj" and token.head.head.pos_ in ("VERB", "ADJ", "NOUN")


def _is_he(mention: PartyMention, text: Analysis) -> bool:
    """ "X says he …", "X and his wife", "X, 32,"."""
    doc = text.doc
    head = doc[mention.head]
    after = doc[mention.end : mention.end + 3]
    if len(after) == 3 and after[0].text == "," and after[2].text == ",":
        number = after[1].text
        if number.isdigit() and len(number) == 2 and text.doc[mention.start].i == 0:
            return True
    if head.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verb = head.head
    others = [m for m in text.parties if m.head != mention.head and m.parties != mention.parties]
    if any("person" in text.book.types(m.parties) or m.how == "unknown" for m in others):
        return False
    within = [t for t in verb.subtree if t.lower_ in ("he", "she", "his", "her")]
    if not within or verb.lemma_.lower() not in ("say", "believe", "insist", "admit", "reveal"):
        return False
    first = min(within, key=lambda t: t.i)
    nouns = [t for t in doc[mention.end : first.i] if t.pos_ in ("NOUN", "PROPN")]
    return not nouns
