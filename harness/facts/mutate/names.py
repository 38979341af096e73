"""Names for other names: wrong ones, and right ones of the same party."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.facts.mutate.rewrite import Kind, Mutant, Paraphrase, Source, mutant, paraphrase
from harness.facts.mutate.stock import SWAPPED, Stock
from harness.facts.schema import PartySpec
from harness.values.country import find_country
from harness.values.names import initials
from harness.values.party import normalise

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

_SUBJECTS = frozenset(("nsubj", "agent"))


@dataclass(frozen=True)
class NamePlace:
    """Where a sentence names a party, and what others might be named there instead."""

    start: int
    end: int
    others: tuple[str, ...]
    kind: Kind = Kind.PARTY


def name_mutants(source: Source, places: Iterable[NamePlace], stock: Stock) -> Iterator[Mutant]:
    for place in places:
        for other in place.others:
            name = stock.definite(other)
            if other[0].islower():  # a description: it takes the article that it replaces
                name = other
                yield mutant(source.text, place.start, place.end, name, place.kind)
                continue
            start, new = _fitted(source.text, place.start, name)
            yield mutant(source.text, start, place.end, new, place.kind)


def _fitted(text: str, start: int, name: str) -> tuple[int, str]:
    """Where the old name begins, its "the" included, and the new one with its own."""
    before = text[:start].lower()
    if before == "the " or before.endswith(" the "):
        return start - len("the "), name
    return start, name


def entity_places(source: Source, stock: Stock) -> Iterator[NamePlace]:
    """The names that spaCy sees in a sentence, with others of their kind from the article."""
    for entity in source.doc.ents:
        if entity.label_ not in SWAPPED or entity.root.tag_ == "JJ":
            continue
        start, end = entity.start, entity.end
        if source.doc[start].lower_ == "the":
            start += 1
        if source.doc[end - 1].tag_ == "POS":
            end -= 1
        if start >= end:
            continue
        span = source.doc.phrase(start, end)
        if span.end_char < len(source.text) and source.text[span.end_char] == "-":
            continue  # part of a longer name
        label = stock.label(span.text, entity.label_)
        others = stock.other_names(span.text, label, source.text) if label else []
        kind = Kind.PLACE if _is_place(span.root) and label == "GPE" else Kind.PARTY
        yield NamePlace(span.start_char, span.end_char, tuple(others[:2]), kind)


def _is_place(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ in ("in", "at", "near", "off", "from", "to")


def alias_paraphrases(
    source: Source, head: Token, start: int, end: int, spec: PartySpec, stock: Stock
) -> Iterator[Paraphrase]:
    """Other names of the party whose name stands at ``start:end``."""
    text = source.text
    for name in (spec.name, *spec.aliases):
        old = text[start:end]
        if normalise(name) == normalise(old) or not _fits(name, old, spec, head):
            continue
        if not _can_stand(name, head, text, start, end):
            continue
        begin, new = _fitted(text, start, _definite(name, old, text[:start], stock))
        if text[begin:end].lower() == new.lower():
            continue
        yield paraphrase(text, begin, end, new, Kind.ALIAS)


def _can_stand(name: str, head: Token, text: str, start: int, end: int) -> bool:
    """Whether a name fits what stands around it: "the bottler" cannot follow "24", nor
    "Prime Minister Jules" stand beside "is the prime minister"."""
    first = head.doc.phrase_at(start, start + 1)
    if first is None:
        return False
    if name.lower().startswith("the "):
        edge = head.left_edge
        after_the = edge.lower_ == "the" and edge.i == first.start - 1
        if edge.i < first.start and not after_the:
            return False
    around = {word.strip(".,").lower() for word in (text[:start] + text[end:]).split()}
    return not any(len(word) > 3 and word.lower() in around for word in name.split())


def _definite(name: str, old: str, before: str, stock: Stock) -> str:
    if name.lower().startswith("the "):
        return name
    had_the = before.lower().endswith("the ")
    if had_the and name not in stock.text and len(set(name.split()) & set(old.split())) > 1:
        return f"the {name}"
    return stock.definite(name)


def _fits(name: str, old: str, spec: PartySpec, head: Token) -> bool:
    """Whether an alias can stand where the old name does.

    Part of a name, an acronym or another spelling can stand anywhere. A name by metonymy or
    description ("Islamabad", "the bottler") can only act, and must agree with its verb.
    """
    if name.lower().removeprefix("the ") in old.lower() and head.dep_ == "compound":
        return False
    if _is_adjective(name):
        return False
    kin = set(normalise(name).split()) & set(normalise(spec.name).split()) - {"the", "of"}
    short = normalise(name) in (initials(spec.name), initials(old))
    if spec.type == "country":
        kin = set()
    if _is_plural(name) != _is_plural(old) and _verb_shows_number(head):
        return False
    return bool(kin) or short or head.dep_ in _SUBJECTS


def _is_adjective(name: str) -> bool:
    country = find_country(name)
    return country is not None and name in country.demonyms


def _is_plural(name: str) -> bool:
    last = name.split()[-1].lower()
    described = name.lower().startswith("the ") or name[-1:].islower()
    ends = last.endswith("s") and not last.endswith(("ss", "us", "is", "’s", "'s"))
    return ends and described and last in _PLURALS


_PLURALS = frozenset(
    "officials authorities militants rebels forces troops fighters leaders ministers workers "
    "fishermen lawmakers scientists researchers rescuers players residents".split()
)


def _verb_shows_number(head: Token) -> bool:
    verb = head.head
    shown = [verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass"))]
    return any(t.tag_ in ("VBZ", "VBP") or t.lower_ in ("was", "were") for t in shown)
