"""What an article's names stand for, by how it uses them: a person, a place, a body.

The tagger's label of one mention is right in four of five; a title, an age, a speech or "in"
before the name says more, and so do several mentions together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.naming import OFFICES, PartyMention
from harness.lexicon.words import lexicon
from harness.values.country import find_country
from harness.values.party import HONORIFICS, Ids
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

WITHIN = word_set("in near outside across around throughout inside off")
"""Prepositions before a place."""
_PLACES = frozenset(("GPE", "LOC", "FAC"))
_BODIES = word_set(
    "council authority university college company association administration trust board "
    "agency party union league club bank institute commission committee department ministry "
    "foundation federation service court police airline group fund"
)
"""Last words of the names of bodies."""
ONE_MAN = OFFICES | word_set(
    "star singer actor actress comedian footballer player striker midfielder midfield defender "
    "goalkeeper winger pensioner man woman girl boy teenager student father mother son daughter "
    "wife husband brother sister widow duke duchess actress legend rapper pilot singer musician "
    "guitarist drummer author writer poet novelist painter artist critic reporter journalist "
    "manager boss pm mp lawyer spokesman baker driver cyclist runner swimmer boxer golfer jockey "
    "skipper batsman bowler sprinter soldier doctor nurse teacher victim"
)
"""Words that stand before the name of one human being, and of no body or country."""


@dataclass(slots=True)
class Uses:
    """How often a name is tagged, and used, as what."""

    labels: Counter[str] = field(default_factory=Counter)
    places: int = 0
    """Uses after "in" and the like."""
    persons: int = 0
    """Uses with a title, an age, a first name, "who" or as somebody who speaks."""
    mentions: int = 0


class Kinds:
    """The uses of each of an article's parties."""

    def __init__(self, article: Analysis) -> None:
        self.article = article

    @cached_property
    def _uses(self) -> dict[str, Uses]:
        found: dict[str, Uses] = defaultdict(Uses)
        for mention in self.article.parties:
            label = mention.label
            place = is_within(mention, self.article)
            person = is_used_as_person(mention, self.article)
            for party in mention.parties:
                uses = found[party]
                uses.mentions += 1
                uses.labels[label] += 1
                uses.places += place
                uses.persons += person
        return dict(found)

    def _of(self, parties: Ids) -> list[Uses]:
        return [self._uses[p] for p in parties if p in self._uses]

    def is_person(self, parties: Ids) -> bool:
        """Whether the article has the name only as that of a human being."""
        if not parties or self.article.book.types(parties) != {"person"}:
            return False
        uses = self._of(parties)
        return bool(uses) and all(
            u.persons > 0 and not u.places and u.labels["PERSON"] >= _placed(u) for u in uses
        )

    def is_place(self, parties: Ids) -> bool:
        """Whether the name is one of a country, a people or a place, and of nobody."""
        if not parties:
            return False
        book = self.article.book
        for party in parties:
            uses = self._uses.get(party)
            if uses is None or party not in book.parties or uses.labels["PERSON"]:
                return False
            name = book.parties[party].name
            known = book.parties[party].type == "country" or is_known_place(name)
            if not known and not (uses.places and _placed(uses)):
                return False
        return True

    def is_body(self, parties: Ids) -> bool:
        """Whether the name is plainly one of a body: "the Blaby District Council", "CNN"."""
        book = self.article.book
        for party in parties:
            uses = self._uses.get(party)
            if uses is None or party not in book.parties or uses.persons or uses.labels["PERSON"]:
                return False
            last = book.parties[party].name.lower().split()[-1]
            if last not in _BODIES and not _is_acronym(book.parties[party].name):
                return False
        return bool(parties)

    def is_thing(self, parties: Ids) -> bool:
        """Whether the name is one of no person, place or body: of a people, a faith, a work."""
        uses = self._of(parties)
        if self.article.book.types(parties) != {"group"} or not uses:
            return False
        return not any(u.persons or u.labels["PERSON"] or u.labels["ORG"] for u in uses)

    def within(self, parties: Ids) -> bool:
        """Whether the article ever has something in, at or near it."""
        return any(u.places for u in self._of(parties))


def _placed(uses: Uses) -> int:
    return sum(uses.labels[label] for label in _PLACES)


def _is_acronym(name: str) -> bool:
    return name.isupper() and 3 <= len(name) <= 6


def is_known_place(name: str) -> bool:
    """Whether the world's countries or the dictionary have the name as a place's."""
    if find_country(name) is not None:
        return True
    lower = name.lower().replace(" ", "_")
    return lexicon().is_name(lower) and lexicon().fields(lower) == ("location",)


def is_within(mention: PartyMention, text: Analysis) -> bool:
    """ "In X", "near the X": what is there."""
    if mention.start == 0:
        return False
    before = text.doc[mention.start - 1]
    while before.i and before.pos_ in ("DET", "ADJ"):
        before = before.nbor(-1)
    return before.lower_ in WITHIN or before.lower_ == "at"


def is_used_as_person(mention: PartyMention, text: Analysis) -> bool:
    """Whether the words around a name are those around a human being's."""
    doc = text.doc
    if mention.start:
        before = doc[mention.start - 1]
        if before.lower_.strip(".") in HONORIFICS or before.lemma_.lower() in ONE_MAN:
            return True
    first = doc[mention.start].lower_.strip(".")
    if first in HONORIFICS:
        return True
    if mention.label == "PERSON" and mention.end - mention.start == 2:
        return True
    after = [t.text for t in doc[mention.end : mention.end + 3]]
    if after[:1] == [","] and (after[1:2] == ["who"] or _is_age(after[1:])):
        return True
    head = doc[mention.head]
    return head.dep_ == "nsubj" and mention.label == "PERSON" and _speaks(head.head)


def _is_age(after: list[str]) -> bool:
    """ "34," after a name and a comma."""
    return len(after) == 2 and after[0].isdigit() and len(after[0]) == 2 and after[1] in ",."


def _speaks(verb: Token) -> bool:
    return verb.lemma_.lower() in ("say", "tell", "add")
