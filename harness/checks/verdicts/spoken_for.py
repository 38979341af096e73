"""Whose words they are where no name is given: "Norland's minister" of what its minister said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.checks.parties.offices import office_of
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.tokens import OWNING
from harness.lexicon.offices import Office, is_office, relate_offices
from harness.values.party import Ids
from harness.values.sets import Relation

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token


def belongs(speaker: str, named: Ids, text: Analysis) -> bool:
    """Whether the words are given to the party that the speaker speaks for."""
    return text.book.parties[speaker].of in named


def is_nameless(noun: Token, text: Analysis) -> bool:
    """Whether the words are given to somebody of the speaker's side who may be anybody there: "a
    minister in Norland"."""
    indefinite = any(c.lower_ in ("a", "an", "one", "some") for c in noun.children)
    named = any(c.dep_ == "appos" for c in noun.children) or noun.dep_ == "appos"
    return indefinite and not named and noun.i not in text.party_at and noun.pos_ == "NOUN"


def is_another_office(speaker: str, noun: Token, text: Analysis) -> bool:
    """Whether the words are given to a holder of another office: "the prime minister" of what
    the defence minister said."""
    known = [office_of(title) for title in text.book.titles_of(speaker)]
    if not known or noun.tag_ != "NN" or not is_office(noun.lemma_.lower()):
        return False
    front = (c for c in noun.lefts if c.dep_ in OWNING and c.i not in text.party_at)
    office = Office(noun.lemma_.lower(), frozenset(c.lower_ for c in front))
    return all(relate_offices(office, each) is Relation.DISJOINT for each in known)
