"""What an article's names stand for, by how it uses them: a person, a place, a body.

The tagger's label of one mention is right in four of five; a title, an age, a speech or "in"
before the name says more, and so do several mentions together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.naming import PartyMention
from harness.checks.reading.uses import (
    SIDES,
    is_definite,
    is_played_for,
    is_side,
    is_used_as_person,
    is_voice,
    is_within,
)
from harness.lexicon.words import lexicon
from harness.values.country import find_country
from harness.values.party import Ids
from harness.values.text import word_set

_PLACES = frozenset(("GPE", "LOC", "FAC"))
_BODIES = word_set(
    "council authority university college company association administration trust board "
    "agency party union league club bank institute commission committee department ministry "
    "foundation federation service unit force court police airline group fund"
)
"""Last words of the names of bodies."""
_BUILT = word_set(
    "airport park stadium arena house hall street road square bridge station museum church school "
    "hospital hotel castle palace tower gallery theatre cathedral ground"
)
"""Last words of the names of what is built."""
_STREETS = word_set("street road lane avenue bridge square")
_WORKS = frozenset(("WORK_OF_ART", "EVENT", "PRODUCT", "LAW"))


@dataclass(slots=True)
class Uses:
    """How often a name is tagged, and used, as what."""

    labels: Counter[str] = field(default_factory=Counter)
    places: int = 0
    """Uses after "in" and the like."""
    persons: int = 0
    """Uses with a title, an age, a first name, "who" or as somebody who speaks."""
    played: int = 0
    """Uses as what people play for, join or leave."""
    voiced: int = 0
    """Uses as what speaks, or is spoken to: "call Crimestoppers"."""
    definite: int = 0
    """Uses behind "the", as no human being is called: "the Marlins"."""
    mentions: int = 0


class Kinds:
    """The uses of each of an article's parties."""

    def __init__(self, article: Analysis) -> None:
        self.article = article

    @cached_property
    def _uses(self) -> dict[str, Uses]:
        found: dict[str, Uses] = defaultdict(Uses)
        article = self.article
        for mention in article.parties:
            place, person = is_within(mention, article), is_used_as_person(mention, article)
            played = is_played_for(mention, article) or is_side(mention, article)
            definite, voiced = is_definite(mention, article), is_voice(mention, article)
            for party in mention.parties:
                uses = found[party]
                uses.mentions += 1
                uses.labels[mention.label] += 1
                uses.places += place
                uses.persons += person
                uses.played += played
                uses.definite += definite
                uses.voiced += voiced
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

    def is_used_as_human(self, parties: Ids) -> bool:
        """Whether anything beside the tagger's label says that the name is a human being's."""
        return any(u.persons for u in self._of(parties))

    def is_definite(self, parties: Ids) -> bool:
        """Whether the article ever has the name behind "the"."""
        return any(u.definite for u in self._of(parties))

    def is_team(self, parties: Ids) -> bool:
        """Whether the name is that of a side, whatever else the tagger takes it for."""
        book, uses = self.article.book, self._of(parties)
        if not uses or any(u.persons for u in uses):
            return False
        names = {book.parties[p].name.lower() for p in parties if p in book.parties}
        longer = (p.name.lower().split()[:2] for p in book.parties.values())  # "Velm Town 2"
        return any(w[0] in names and w[-1] in SIDES for w in longer if w) or any(
            u.played or u.definite or u.places or u.labels["ORG"] or _placed(u) for u in uses
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

    def is_nobody(self, parties: Ids) -> bool:
        """Whether the name is one of no human being: of a place, a body, a people or a work."""
        if self.is_place(parties) or self.is_body(parties) or self.is_thing(parties):
            return True
        uses = self._of(parties)
        if not uses or any(u.persons for u in uses):
            return False
        built = self._is_built(parties)
        return all(
            u.definite
            or (
                (u.mentions > 1 or u.played or built) and u.labels["ORG"] + _placed(u) == u.mentions
            )
            for u in uses
        )

    def is_mute(self, parties: Ids) -> bool:
        """Whether the name is one of a work or a street, which never speak."""
        book, uses = self.article.book, self._of(parties)
        names = [book.parties[p].name.lower().split() for p in parties if p in book.parties]
        street = bool(names) and all(len(n) > 1 and n[-1] in _STREETS for n in names)
        works = bool(uses) and all(u.labels.keys() <= _WORKS for u in uses)
        return street or works

    def _is_built(self, parties: Ids) -> bool:
        """Whether the name's last word is that of a building or a body: "Velm Airport"."""
        names = [self.article.book.parties[p].name.lower().split() for p in parties]
        return all(len(n) > 1 and n[-1] in _BODIES | _BUILT for n in names)

    def is_plain_body(self, mention: PartyMention, text: Analysis) -> bool:
        """Whether a mention is a body's whole name, which the article never has as a place."""
        if self.within(mention.parties) or not mention.parties:
            return False
        said = text.doc.phrase(mention.start, mention.end).text
        book = self.article.book
        for party in mention.parties:
            uses = self._uses.get(party)
            if uses is None or party not in book.parties or uses.persons:
                return False
            name = book.parties[party].name
            if name != said or is_known_place(name) or not uses.labels["ORG"]:
                return False
            if uses.labels["ORG"] + uses.labels[""] < uses.mentions:
                return False
            known = uses.voiced or uses.mentions > 1
            if (not known or name.islower()) and not self.is_body(mention.parties):
                return False
        return True

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
