"""The sentences that test one reference fact: its statement made wrong, and said otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TypeVar

from harness.checks.checker import Checker
from harness.checks.reading.naming import PartyMention
from harness.checks.verdicts.prepared import Prepared
from harness.facts import schema
from harness.facts.load import FactSet
from harness.facts.mutate.dates import date_mutants, date_paraphrases
from harness.facts.mutate.figures import Figure, figure_mutants, figure_paraphrases, figures_of
from harness.facts.mutate.names import NamePlace, alias_paraphrases, name_mutants
from harness.facts.mutate.offices import office_mutants
from harness.facts.mutate.polarity import denials, negation_mutants, opposite_mutants
from harness.facts.mutate.quotes import quote_mutants, quote_paraphrases
from harness.facts.mutate.rewrite import Kind, Mutant, Paraphrase, Rewrite, Source, whole
from harness.facts.mutate.stock import Stock
from harness.facts.mutate.voice import role_swaps, voice_paraphrases
from harness.types import HarnessError
from harness.values.measure import Quantity
from harness.values.mention import Mention
from harness.values.period import TimeSpan, relate_times
from harness.values.relate_quantity import relate_quantities
from harness.values.sets import Relation

OTHERS = 2
"""Wrong names that are tried in each place."""


class FactRewriter:
    """Rewrites the facts of one set; ``checker`` is the set's own, and read only."""

    def __init__(self, facts: FactSet, checker: Checker | None = None) -> None:
        self.facts = facts
        self.checker = checker or Checker(facts.article, facts)
        self.prepared = {p.fact.id: p for p in self.checker.reference.facts}

    @cached_property
    def stock(self) -> Stock:
        return Stock.of(self.checker.article.doc, self.facts.spec.published)

    def mutants(self, fact: schema.Fact) -> list[Mutant]:
        """What a careless model might write for the fact; each is wrong, none stands twice."""
        prepared = self.prepared[fact.id]
        return _unique(self._mutants(fact, prepared), self._never_wrong(fact))

    def paraphrases(self, fact: schema.Fact) -> list[Paraphrase]:
        """What a careful one might write: first the statement itself, then other words for it."""
        return _unique(self._paraphrases(fact, self.prepared[fact.id]), set())

    @staticmethod
    def _never_wrong(fact: schema.Fact) -> set[str]:
        return set() if isinstance(fact, schema.NeverFact) else {fact.statement}

    def _source(self, prepared: Prepared) -> Source:
        parties = prepared.statement.parties
        named = frozenset(i for m in parties for i in range(m.start, m.end))
        return Source(prepared.statement.doc, self.facts.spec.published, named)

    def _mutants(self, fact: schema.Fact, prepared: Prepared) -> Iterator[Mutant]:
        source = self._source(prepared)
        if isinstance(fact, schema.NeverFact):
            yield Mutant(*whole(fact.statement, fact.statement, Kind.NEVER))
            for same in (*self._aliases(prepared, source), *voice_paraphrases(source)):
                yield Mutant(same.text, Kind.NEVER, same.span, same.was)
            return
        yield from self._value_mutants(prepared, source)
        yield from name_mutants(source, self._name_places(prepared), self.stock)
        if isinstance(fact, schema.RoleFact):
            yield from office_mutants(source, fact, self.facts.parties)
        if isinstance(fact, schema.EventFact):
            yield from role_swaps(source, source.named)
        if isinstance(fact, schema.QuoteFact):
            yield from self._quote_mutants(prepared, source)
        else:
            yield from opposite_mutants(source)
        if isinstance(fact, schema.EventFact | schema.RoleFact | schema.StatementFact):
            yield from negation_mutants(source)

    def _value_mutants(self, prepared: Prepared, source: Source) -> Iterator[Mutant]:
        for mention in _mentions_of(prepared, source):
            if mention.kind == "time":
                yield from date_mutants(source, mention)
            else:
                others = self.stock.figures_like(mention.value)
                yield from figure_mutants(Figure(source, mention, others))

    def _quote_mutants(self, prepared: Prepared, source: Source) -> Iterator[Mutant]:
        for quotation in prepared.statement.quotations:
            yield from quote_mutants(source, quotation.start, quotation.end)

    def _paraphrases(self, fact: schema.Fact, prepared: Prepared) -> Iterator[Paraphrase]:
        source = self._source(prepared)
        if isinstance(fact, schema.NeverFact):
            yield from denials(source)
            return
        yield Paraphrase(*whole(fact.statement, fact.statement, Kind.AS_WRITTEN))
        for mention in _mentions_of(prepared, source):
            if mention.kind == "time":
                yield from date_paraphrases(source, mention, self.facts.spec.published)
            else:
                yield from figure_paraphrases(Figure(source, mention))
        yield from self._aliases(prepared, source)
        yield from voice_paraphrases(source)
        if isinstance(fact, schema.QuoteFact):
            yield from quote_paraphrases(source)

    def _aliases(self, prepared: Prepared, source: Source) -> Iterator[Paraphrase]:
        statement = prepared.statement
        for mention in statement.parties:
            if not _is_nameable(mention, prepared):
                continue
            span = statement.span(mention.start, mention.end)
            spec = self.facts.parties[next(iter(mention.parties))]
            head = statement.doc[mention.head]
            yield from alias_paraphrases(source, head, span.start, span.end, spec, self.stock)

    def _name_places(self, prepared: Prepared) -> Iterator[NamePlace]:
        """The places of parties that the fact speaks of, with the wrong names to try there."""
        statement, fact = prepared.statement, prepared.fact
        present = {party for m in statement.parties for party in m.parties}
        for mention in statement.parties:
            if not _is_nameable(mention, prepared) or not _is_told(fact, mention):
                continue
            party = next(iter(mention.parties))
            others = self._rivals(party, present)[:OTHERS]
            span = statement.span(mention.start, mention.end)
            names = tuple(self.facts.parties[other].name for other in others)
            yield NamePlace(span.start, span.end, names, _kind_of_swap(fact, party))

    def _rivals(self, party: str, present: set[str]) -> list[str]:
        """Parties of the same type that the sentence does not name: first the confusable."""
        parties = self.facts.parties
        own = parties[party]
        found = [
            other
            for other, spec in parties.items()
            if spec.type == own.type and other not in present and not _are_close(party, other, self)
        ]
        return sorted(found, key=lambda o: o not in own.distinct_from)


def _are_close(a: str, b: str, rewriter: FactRewriter) -> bool:
    """Whether one belongs to the other: a city may stand for its region without error."""
    parties = rewriter.facts.parties
    return parties[a].of == b or parties[b].of == a


def _is_told(fact: schema.Fact, mention: PartyMention) -> bool:
    """Whether another name in this place makes the fact wrong, and not only its setting."""
    match fact:
        case schema.PlaceFact():
            return fact.place in mention.parties
        case schema.RoleFact():
            return bool(mention.parties & set(fact.parties))
        case schema.EventFact():
            return bool(mention.parties & {fact.agent, fact.patient})
        case schema.QuoteFact():
            return fact.speaker in mention.parties
    return True


def _kind_of_swap(fact: schema.Fact, party: str) -> Kind:
    if isinstance(fact, schema.QuoteFact):
        return Kind.SPEAKER
    return Kind.PLACE if isinstance(fact, schema.PlaceFact) and fact.place == party else Kind.PARTY


def _is_nameable(mention: PartyMention, prepared: Prepared) -> bool:
    """Whether the mention is a name, standing as a noun outside quotation marks."""
    statement = prepared.statement
    token = statement.doc[mention.head]
    plain = mention.how == "name" and len(mention.parties) == 1
    beside = (mention.start - 1, mention.end)  # "The tug Ría de Muros": one party named twice
    twice = any(
        i in statement.party_at and statement.party_at[i].parties == mention.parties for i in beside
    )
    known = next(iter(mention.parties), "~").startswith("~")
    return (
        plain
        and not twice
        and not known
        and token.tag_ not in ("JJ", "NNPS")
        and token.i not in statement.quoted_tokens
    )


def _mentions_of(prepared: Prepared, source: Source) -> list[Mention]:
    """The fact's value in its statement, and the period that it covers."""
    found = []
    match prepared.value:
        case Quantity() as reference:
            found += _best_figure(reference, figures_of(source))
        case TimeSpan() as reference:
            found += _best_time(reference, source.values)
    if prepared.period is not None:
        found += _best_time(prepared.period, source.values)
    return found


def _best_figure(reference: Quantity, mentions: list[Mention]) -> list[Mention]:
    for mention in mentions:
        if relate_quantities(mention.value, reference) in (Relation.EQUAL, Relation.WIDER):
            return [mention]
    alike = [m for m in mentions if m.value.shown.low == reference.shown.low]
    return alike[:1]


def _best_time(reference: TimeSpan, mentions: list[Mention]) -> list[Mention]:
    times = [m for m in mentions if m.kind == "time"]
    for wanted in (Relation.EQUAL, Relation.WIDER, Relation.NARROWER):
        for mention in times:
            if relate_times(mention.value, reference) is wanted:
                return [mention]
    return []


R = TypeVar("R", bound=Rewrite)


def _unique(made: Iterable[R], skipped: set[str]) -> list[R]:
    found: dict[str, R] = {}
    for rewrite in made:
        if rewrite.text not in skipped:
            found.setdefault(rewrite.text, rewrite)
    return list(found.values())


_RECENT: dict[tuple[str, str], FactRewriter] = {}


def mutants(fact: schema.Fact, facts: FactSet) -> Iterator[Mutant]:
    """Wrong sentences for one fact of a set; see :meth:`FactRewriter.mutants`."""
    yield from _of(fact, facts).mutants(fact)


def paraphrases(fact: schema.Fact, facts: FactSet) -> Iterator[Paraphrase]:
    """Right sentences for one fact of a set; see :meth:`FactRewriter.paraphrases`."""
    yield from _of(fact, facts).paraphrases(fact)


def _of(fact: schema.Fact, facts: FactSet) -> FactRewriter:
    if fact not in facts.facts:
        raise HarnessError(f"fact {fact.id!r} is not one of fact set {facts.id!r}")
    key = facts.digest(), facts.article.text
    if key not in _RECENT:
        _RECENT.clear()  # sets are worked through one after another
        _RECENT[key] = FactRewriter(facts)
    return _RECENT[key]
