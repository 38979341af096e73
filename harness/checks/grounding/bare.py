"""Figures that count nothing where they stand, and something else in the article: "a 7,000
increase", "the toll reached 10", where it has 7,000 volunteers and 10 arrests.

A figure alone takes its noun from the words around it. Where none of them is what the article
counts by it, it is another's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.grounding.index import ArticleIndex
from harness.checks.grounding.relations import is_age_told_bare, shows_alike
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity
from harness.values import nouns

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "bare"
SMALL = 3
"""Counts up to this one come by chance, and a reader makes them by counting."""


def check_bare(slots: list[Slot], index: ArticleIndex, summary: Analysis) -> Iterator[Flag]:
    """Flags for figures alone, each of which the article has only of what is not spoken of."""
    for claim in slots:
        if claim.kind != "quantity" or not _is_bare(claim) or claim.token in summary.quoted_tokens:
            continue
        given = [s for s in index.slots["quantity"] if shows_alike(s.value, claim.value)]
        ages = [s for s in given if is_age_told_bare(claim.value, s.value)]
        if not given or (ages and _may_be_age(summary.doc[claim.token])):
            continue
        if all(s in ages or _is_of_another(s, claim, summary) for s in given):
            evidence = given[0].span
            why = f"says “{claim.span.text}”, which the article only has as “{evidence.text}”"
            yield Flag(claim.span, FlagKind.NUMBER, Severity.MEDIUM, why, NAME, evidence=evidence)


def _may_be_age(token: Token) -> bool:
    """Whether a figure alone stands where an age may: "died at 78", "Ida Holm, 78,", "is 78",
    and neither "played 78" nor "began in 78"."""
    above = token.head
    if token.dep_ == "pobj":
        return above.lower_ not in _OF_YEARS
    return token.dep_ != "dobj" or above.lemma_.lower() in _GROWING


_OF_YEARS = frozenset("in since during on".split())
_GROWING = frozenset("turn reach be become hit make pass near approach top exceed".split())


def _is_bare(claim: Slot) -> bool:
    value = claim.value
    alone = value.unit == "count" and value.noun is None and value.of is None
    return alone and (value.shown.low > SMALL or value.shown.low % 1 != 0)


def _is_of_another(given: Slot, claim: Slot, summary: Analysis) -> bool:
    """Whether the article's figure counts what no word of the claim's sentence means; a unit
    goes without saying more often than a noun does."""
    noun = given.value.noun
    if given.value.unit != "count" or noun is None:
        return False
    token = summary.doc[claim.token]
    if _is_people(noun) and not (token.dep_ in _BEFORE and token.head.i > token.i):
        return False  # "more than 70 have died"
    start, end = summary.sentences[claim.sentence]
    words = {summary.words[i] for i in range(start, end)}
    if not words.isdisjoint(lexicon().derived(f"{noun}.n")):
        return False  # "won 25 of them" of 25 wins
    spoken = (word for word in words if word.endswith(".n"))
    return not any(_are_alike(noun, word) for word in spoken)


_BEFORE = ("nummod", "compound")


def _is_people(noun: str) -> bool:
    return "person" in (noun, nouns.PARENTS.get(noun), *lexicon().fields(noun)) or noun == "dead"


def _are_alike(counted: str, word: str) -> bool:
    """Whether a noun may be what is counted: it, a synonym, or one the wider of the other."""
    noun, relation = f"{counted}.n", lexicon()
    if nouns.lemma(word.rpartition(".")[0]) == counted or relation.same(noun, word):
        return True
    return relation.wider(noun, word) or relation.wider(word, noun)
