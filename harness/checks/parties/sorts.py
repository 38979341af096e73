"""Names of another sort than the noun before them says: "the airline Paul Hesk", "the auction
website Ida Brenn", "the town of the Tribune".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.kinds import Kinds
from harness.checks.reading.naming import PartyMention
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity
from harness.values.country import find_country
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "sorts"
_BODIES = word_set(
    "airline website company firm charity broadcaster newspaper magazine retailer bank supermarket "
    "watchdog regulator carmaker airport university network manufacturer brewer publisher insurer "
    "consultancy think-tank union agency quango"
)
"""Nouns of bodies that bear a name of their own, and no human being's."""
_PLACES = word_set(
    "town city village county district province suburb region country state island valley port "
    "hamlet borough parish outskirts street beach stronghold municipality population resident "
    "coast wreck mayor minister north south east west capital"
)
"""Nouns of what has people living in it: "the town of X"."""
_OF_MANY = word_set("wreck mayor minister north south east west capital resident population head")
"""Those of them that ships and bodies have as well."""
_WITHIN = frozenset(("in", "near", "outside", "across", "inside"))
_BROUGHT_IN = word_set(
    "role part stake share invest investment interest interested place member membership trust "
    "confidence faith belief believe job post career work position succeed join star appear report "
    "reporter editor executive director manager boss chief official officer leader staff worker "
    "player write say publish broadcast air change reform corruption scandal crisis row"
)
"""What is in a body without being inside it."""


_ENTERED = word_set(
    "parliament congress senate commons lords assembly league cup championship premiership nato "
    "eu un uefa fifa government cabinet university college court hospital school museum prison "
    "union series division"
)
"""Last words of the names of bodies that something may be in."""


class SortIndex:
    """Of what sort each of the article's names is."""

    def __init__(self, kinds: Kinds) -> None:
        self.kinds = kinds

    def check(self, summary: Analysis) -> Iterator[Flag]:
        for mention in summary.parties:
            if mention.head in summary.quoted_tokens:
                continue
            said = self._wrong(mention, summary)
            if said:
                span = summary.span(mention.start, mention.end)
                why = f"has “{span.text}” {said}"
                yield Flag(span, FlagKind.PARTY, Severity.MEDIUM, why, NAME)

    def _is_told(self, mention: PartyMention, text: Analysis) -> bool:
        """ "Their stronghold of AFP": letters that the article has as those of whom one told."""
        name, token = text.doc[mention.start].text, text.doc[mention.head]
        if mention.end - mention.start > 1 or not name.isupper() or len(name) < 3:
            return False
        noun = _noun_of(token)
        if not _is_inside(token) and (noun is None or noun.lemma_.lower() not in _PLACES):
            return False
        same = [t for t in self.kinds.article.doc if t.text == name]
        return any(t.head.lemma_.lower() == "tell" and t.i > t.head.i for t in same)

    def _wrong(self, mention: PartyMention, text: Analysis) -> str:
        if _is_adjective_alone(mention, text):
            return "alone, as no people or place is called"
        if _is_side(mention, text):
            return "as a side; waters and mountains are none"
        if mention.how in ("name", "near"):
            return self._of_another_sort(mention, text)
        if mention.how == "unknown" and self._is_told(mention, text):
            return "as a place; the article has somebody speak to it"
        return ""

    def _of_another_sort(self, mention: PartyMention, text: Analysis) -> str:
        kinds, parties = self.kinds, mention.parties
        token = text.doc[mention.head]
        noun = _noun_before(mention, text)
        if noun is not None and noun.lemma_.lower() in _BODIES:
            full = mention.end - mention.start > 1
            person = full and kinds.is_person(parties)
            if person or text.book.types(parties) == {"country"}:
                return f"as the name of a “{noun.text}”; the article has it as no such thing"
        noun = _noun_of(token)
        if noun is not None and noun.lemma_.lower() in _PLACES:
            body = noun.lemma_.lower() not in _OF_MANY and kinds.is_plain_body(mention, text)
            if body or kinds.is_person(parties):
                return f"as the name of a “{noun.text}”; the article has it as no such thing"
        if _is_inside(token) and kinds.is_plain_body(mention, text):
            return "as a place; in the article it is a body"
        return ""


_WATERS = word_set("sea ocean river lake mountain mountains channel bay gulf desert")
_DEALINGS = word_set("talk dispute deal agreement negotiation pact treaty truce")


def _is_side(mention: PartyMention, text: Analysis) -> bool:
    """ "Talks between unions and the North Sea"."""
    if text.doc[mention.end - 1].lower_ not in _WATERS or mention.end - mention.start < 2:
        return False
    token = text.doc[mention.head]
    while token.dep_ == "conj":
        token = token.head
    prep = token.head
    if token.dep_ != "pobj" or prep.lower_ not in ("between", "with"):
        return False
    above = prep.head
    nouns = [above, *(c for c in above.children if c.dep_ in ("nsubjpass", "dobj"))]
    return any(n.lemma_.lower() in _DEALINGS for n in nouns)


def _noun_before(mention: PartyMention, text: Analysis) -> Token | None:
    """The common noun that a name follows and goes by: "the airline X"."""
    if mention.start == 0:
        return None
    before, head = text.doc[mention.start - 1], text.doc[mention.head]
    if before.pos_ != "NOUN" or before.tag_ == "NNS":
        return None
    after = text.doc[mention.end] if mention.end < len(text.doc) else None
    if after is not None and after.pos_ in ("NOUN", "PROPN", "PART", "ADJ"):
        return None  # "airline UK staff"
    below = before.dep_ in ("compound", "nmod") and before.head is head
    told = head.dep_ in ("nsubj", "nsubjpass") and head.head.dep_ == "ROOT"
    if told and before.dep_ == "pobj":  # "operated by the airline X has been …"
        return before
    return before if below or (head.dep_ == "appos" and head.head is before) else None


def _noun_of(token: Token) -> Token | None:
    prep = token.head
    if token.dep_ != "pobj" or prep.lower_ != "of" or any(c.dep_ == "poss" for c in token.children):
        return None  # "the City of Velm's Arts Board"
    return prep.head


def _is_inside(token: Token) -> bool:
    prep = token.head
    if token.dep_ != "pobj" or prep.lower_ not in _WITHIN:
        return False
    if any(c.dep_ in ("poss", "case", "appos") for c in token.children):
        return False
    if token.lower_ in _ENTERED:
        return False
    return prep.head.lemma_.lower() not in _BROUGHT_IN


def _is_adjective_alone(mention: PartyMention, text: Analysis) -> bool:
    """ "Seized by Danish", "a shrine in Muslim": what only stands before a noun. Tongues may stand
    alone: "written in Danish"."""
    token = text.doc[mention.head]
    if mention.end - mention.start != 1 or not token.is_title or token.text.endswith("s"):
        return False
    if token.tag_ in ("NNS", "NNPS") or token.dep_ not in ("pobj", "appos") or any(token.children):
        return False
    country = find_country(token.text)
    fields = lexicon().fields(token.lower_)
    if country is not None and token.text in country.demonyms and token.text != country.name:
        tongue = "communication" in fields
    elif country is None and "person" in fields and _is_people(token):
        tongue = False
    else:
        return False
    if token.dep_ == "appos":
        return token.head.i < token.i and token.head.ent_type_ in ("GPE", "LOC")
    after = text.doc[mention.end : mention.end + 1]
    if any(t.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") for t in after):
        return False
    if token.head.i != mention.start - 1:
        return False
    preps = ("by", "near") if tongue else ("by", "near", "in", "outside", "across")
    return token.head.lower_ in preps


def _is_people(token: Token) -> bool:
    return token.ent_type_ == "NORP" or token.text.endswith("ian")
