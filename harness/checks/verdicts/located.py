"""How places named in a text lie to a fact's own: its country, its region, or who knows where."""

from __future__ import annotations

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.naming import PartyMention
from harness.lexicon.regions import countries_of
from harness.values.country import Country, find_country
from harness.values.party import is_capital, normalise

_BOUNDED = frozenset("islands island lake river mountain".split())
"""What a name ends with that takes in no towns or other waters."""


def takes_in(mention: PartyMention, place: str, text: Analysis) -> bool:
    """Whether it is a region of the place's country: "in the Gulf", "in a Gulf capital"."""
    lands = countries_of(text.span(mention.start, mention.end).text)
    of = text.book.parties[place].of
    return of is not None and text.book.parties[of].name.lower() in lands


def is_region(mention: PartyMention, text: Analysis) -> bool:
    """A name that no book knows and that may take in the fact's place: "South Asia"."""
    said = text.span(mention.start, mention.end).text
    bounded = not _BOUNDED.isdisjoint(normalise(said).split()[-1:])
    named = find_country(said)
    return not mention.parties and mention.label == "LOC" and named is None and not bounded


def lies_in(place: str, mention: PartyMention, text: Analysis) -> bool:
    """Whether the mention names a wider place: the country of a city."""
    wider = text.book.parties[place].of
    if is_capital(text.span(mention.start, mention.end).text):
        return False  # a capital is no country here
    if wider is None:
        home, named = find_country(text.book.parties[place].name), _country(mention, text)
        return home is not None and home == named
    return wider in mention.parties


def may_lie_in(place: str, mention: PartyMention, text: Analysis) -> bool:
    """Whether a country is named for a place of which nothing says where it lies, or a place in
    the fact's own country."""
    party, named = text.book.parties[place], _country(mention, text)
    if mention.parties & {place}:
        return False
    if named is not None:
        return party.of is None and find_country(party.name) is None
    within = {text.book.parties[p].of for p in mention.parties}
    return within == {place}  # a valley of the country


def _country(mention: PartyMention, text: Analysis) -> Country | None:
    return find_country(text.span(mention.start, mention.end).text)
