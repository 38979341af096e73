"""Names that an article does not have, told from its own words and the regions of its countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.lexicon.regions import countries_of
from harness.lexicon.words import lexicon
from harness.values.country import find_country
from harness.values.party import names_of, normalise
from harness.values.party_book import PartyBook

if TYPE_CHECKING:
    from harness.checks.grounding.index import ArticleIndex


def unknown_words(name: str, index: ArticleIndex) -> tuple[int, int]:
    """How many of a name's words the article lacks, and how many it has in all; none are lacking
    where only an office stands before a known name, or where it is a region of a country that the
    article names."""
    words = [w for w in (normalise(w) for w in name.replace("-", " ").split()) if w]
    known = index.vocabulary
    new = [w for w in words if w not in known and w.removesuffix("s") not in known]
    new = [w for w in new if lexicon().groups_with(w).isdisjoint(known.lemmas)]
    if (
        not new
        or index.names.issuperset(words)
        or (words[-1] not in new and all(lexicon().has(w) for w in new))
        or is_region_of(words, index.analysis.book)
        or _is_country_of(name, index)
    ):
        return 0, len(words)
    return len(new), len(words)


def _is_country_of(name: str, index: ArticleIndex) -> bool:
    """Whether a name is a country's of which the article has an adjective, be it inside another
    name: "Malta", where it has "the Maltese Embassy"."""
    country = find_country(name)
    if country is None or name.lower().removeprefix("the ") != country.name.lower():
        return False
    return any(demonym.lower() in index.vocabulary for demonym in country.demonyms)


def is_region_of(words: list[str], book: PartyBook) -> bool:
    """Whether a name is that of a region, water or tongue of a country among the parties."""
    told = [w for w in words if w not in ("the", "side", "s")]
    lands = countries_of(" ".join(told))
    if not lands:
        return False
    named = (name for party in book.parties.values() for name in names_of(party))
    found = (find_country(name) for name in named)
    return any(country is not None and country.name.lower() in lands for country in found)
