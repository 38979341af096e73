"""Two facts that say the same, or that no reader could tell apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from itertools import combinations

from harness.facts import schema
from harness.facts.load import FactSet
from harness.facts.problem import Level, Problem
from harness.facts.source import FactFile
from harness.types import HarnessError
from harness.values.party import normalise
from harness.values.quantity import parse_quantity, relate_quantities
from harness.values.sets import Relation
from harness.values.timespan import parse_time, relate_times


def check(facts: FactSet, file: FactFile) -> Iterator[Problem]:
    """One complaint for each pair that overlaps, at the later fact."""
    for (_, first), (index, second) in combinations(enumerate(facts.facts), 2):
        reason = why(first, second, facts.spec.published)
        if reason:
            message = f"overlaps {first.id!r}: {reason}"
            yield file.problem(["facts", index], message, "overlap", Level.WARNING)


def why(first: schema.Fact, second: schema.Fact, published: dt.date) -> str | None:
    """How two facts overlap, in words that go on after "overlaps"; or None."""
    if normalise(first.statement) == normalise(second.statement) and _of_one_sort(first, second):
        return "both have the same statement"
    cues = [{normalise(cue) for cue in fact.about} for fact in (first, second)]
    match first, second:
        case schema.QuantityFact(), schema.QuantityFact():
            relation = None
            with suppress(HarnessError):  # unreadable values are reported elsewhere
                relation = relate_quantities(
                    parse_quantity(first.value), parse_quantity(second.value)
                )
            same_time = first.period == second.period
            return _values(relation, cues) if same_time else None
        case schema.DateFact(), schema.DateFact():
            relation = None
            with suppress(HarnessError):
                relation = relate_times(
                    parse_time(first.value, published), parse_time(second.value, published)
                )
            return _values(relation, cues)
        case schema.PlaceFact(), schema.PlaceFact():
            same = first.place == second.place
            return _values(Relation.EQUAL if same else Relation.DISJOINT, cues)
        case schema.RoleFact(), schema.RoleFact():
            same_role = normalise(first.role) == normalise(second.role)
            return "both give the same part" if same_role else None
        case schema.EventFact(), schema.EventFact():
            same = _event(first) == _event(second)
            return "both tell the same event" if same else None
        case schema.QuoteFact(), schema.QuoteFact():
            return _quotes(normalise(first.quote), normalise(second.quote))
    return None


def _of_one_sort(first: schema.Fact, second: schema.Fact) -> bool:
    """Facts of one kind; one sentence may well give a date and a place, or a sum and a share."""
    match first, second:
        case schema.QuantityFact(), schema.QuantityFact():
            with suppress(HarnessError):
                values = parse_quantity(first.value), parse_quantity(second.value)
                return relate_quantities(*values) is not None
        case schema.DateFact(), schema.DateFact():
            return True
    return first.kind == second.kind


def _values(relation: Relation | None, cues: list[set[str]]) -> str | None:
    first, second = cues
    if relation is Relation.EQUAL and first & second:
        return f"the same value under the same cue {min(first & second)!r}"
    if relation is not None and first and first == second:
        return "other values under the same cues, so no mention can be told to be of one"
    return None


def _event(fact: schema.EventFact) -> tuple[str, str, str]:
    return fact.agent, normalise(fact.predicate), normalise(fact.patient or "")


def _quotes(first: str, second: str) -> str | None:
    if first in second or second in first:
        return "one quotation contains the other"
    return None
