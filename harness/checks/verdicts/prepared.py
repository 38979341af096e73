"""Facts made ready for judging: values parsed, statements read, cues as lemmas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import islice
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import HEAD, PREDICATE, Slot
from harness.checks.reading.frames import Frame
from harness.checks.reading.naming import PartyMention
from harness.checks.reading.parse import parse_many
from harness.checks.reading.slots import read_slots
from harness.facts import schema
from harness.facts.load import FactSet
from harness.lexicon.themes import retellings_of
from harness.lexicon.words import lexicon
from harness.types import HarnessError
from harness.values.measure import Quantity
from harness.values.party import Party
from harness.values.party_book import PartyBook
from harness.values.period import TimeSpan, relate_times
from harness.values.quantity import parse_quantity
from harness.values.relate_quantity import relate_quantities
from harness.values.sets import Relation
from harness.values.timespan import parse_time

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Doc


@dataclass(frozen=True)
class Cues:
    """What a clause must speak of to be about a fact."""

    words: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    general: frozenset[str] = frozenset()
    """Words that say less than the fact's ("accord" for a truce): enough beside its own value."""

    def weight(self, place: Slot) -> float:
        """How near the nearest cue stands to the slot; 0 where there is none."""
        best = max((near for w, near in place.words.items() if w in self.words), default=0.0)
        noun = place.value.noun if isinstance(place.value, Quantity) else None
        if place.head in self.words or noun in self.words:
            best = max(best, HEAD)
        if place.phrasal in self.words:
            best = max(best, PREDICATE)
        for phrase in self.phrases:
            best = max(best, min(place.words.get(w, 0.0) for w in telling(phrase)))
        return best

    def in_words(self, lemmas: frozenset[str]) -> bool:
        return bool(self.words & lemmas) or any(lemmas.issuperset(p) for p in self.phrases)


@cache
def telling(phrase: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a phrase that a place records, where they are enough to know it by."""
    large = tuple(w for w in phrase if w not in _SMALL)
    return large if len(large) > 1 else phrase


_SMALL = frozenset("to in on of off up over out at for from with by the a an".split())


@dataclass(frozen=True)
class Prepared:
    """One fact with what judging it needs."""

    fact: schema.Fact
    cues: Cues
    statement: Analysis
    frames: tuple[Frame, ...]
    """The frames of the fact's statement, main predicate first."""
    value: Quantity | TimeSpan | None = None
    period: TimeSpan | None = None
    predicates: frozenset[str] = field(default_factory=frozenset)
    """Lemmas that may report the statement's main event."""
    told: tuple[Slot, ...] = ()
    """Where the statement itself gives the value."""
    sides: frozenset[str] = frozenset()
    """Who, in the article, are the sides of its talks, truces and deals."""

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of the parties that the statement names."""
        named = (self.statement.lemmas[m.start : m.end] for m in self.statement.parties)
        return frozenset(word for words in named for word in words)


def parties_of_set(facts: FactSet) -> list[Party]:
    """The fact set's parties; the office that a role fact gives to one person names that person."""
    offices: dict[str, list[str]] = {}
    for fact in facts.facts:
        if isinstance(fact, schema.RoleFact) and len(fact.parties) == 1 and " " in fact.role:
            offices.setdefault(fact.parties[0], []).append(fact.role)
    return [
        Party(
            id=name,
            name=p.name,
            type=p.type,
            aliases=tuple(p.aliases),
            titles=(*p.titles, *offices.get(name, ())),
            broader=tuple(p.broader),
            of=p.of,
            distinct_from=tuple(p.distinct_from),
        )
        for name, p in facts.parties.items()
    ]


def prepare(facts: FactSet, book: PartyBook) -> list[Prepared]:
    """Parse every value, cue and statement once.

    Raises:
        HarnessError: a value that does not parse, with the fact's id.
    """
    published = facts.spec.published
    statements = parse_many([f.statement for f in facts.facts])
    about = iter(list(parse_many([cue for f in facts.facts for cue in f.about])))
    prepared = []
    for fact, doc in zip(facts.facts, statements, strict=True):
        analysis = Analysis(doc, book, published)
        frames = tuple(sorted(analysis.frames, key=lambda f: f.nominal))
        value, period = _values(fact, facts)
        prepared.append(
            Prepared(
                fact=fact,
                cues=_cues(islice(about, len(fact.about))),
                statement=analysis,
                frames=frames,
                value=value,
                period=period,
                predicates=_predicates(frames),
                told=tuple(_told(fact, value, analysis)),
            )
        )
    return prepared


def _values(
    fact: schema.Fact, facts: FactSet
) -> tuple[Quantity | TimeSpan | None, TimeSpan | None]:
    published = facts.spec.published
    try:
        match fact:
            case schema.QuantityFact():
                period = parse_time(fact.period, published) if fact.period else None
                return parse_quantity(fact.value), period
            case schema.DateFact():
                return parse_time(fact.value, published), None
    except HarnessError as error:
        raise HarnessError(f"fact set {facts.id!r}, fact {fact.id!r}: {error}") from None
    return None, None


def _told(
    fact: schema.Fact, value: Quantity | TimeSpan | None, statement: Analysis
) -> Iterator[Slot]:
    for slot in read_slots(statement):
        match value, slot.value:
            case Quantity() as reference, Quantity() as claim:
                if relate_quantities(claim, reference) in (Relation.EQUAL, Relation.WIDER):
                    yield slot
            case TimeSpan() as reference, TimeSpan() as claim:
                if relate_times(claim, reference) is Relation.EQUAL:
                    yield slot
        named = slot.value.parties if isinstance(slot.value, PartyMention) else ()
        if isinstance(fact, schema.PlaceFact) and fact.place in named:
            yield slot


def _cues(about: Iterable[Doc]) -> Cues:
    words: set[str] = set()
    phrases = []
    for doc in about:
        lemmas = tuple(t.lemma_.lower() for t in doc if not t.is_punct)
        if len(lemmas) == 1:
            words |= _forms(lemmas[0]) | {doc.text.lower()}
        elif lemmas:  # a cue of signs alone says nothing
            phrases.append(lemmas)
    phrases += lexicon().begins_like(frozenset(words), phrases)
    told = retellings_of(frozenset(words | {" ".join(phrase) for phrase in phrases}))
    words |= lexicon().shared_groups(words) | told.words
    return Cues(frozenset(words), (*phrases, *told.phrases), told.general)


def _forms(lemma: str) -> set[str]:
    """A cue and the words on its root: ``mediate`` also finds ``mediation``."""
    found = {lemma}
    for pos in "nv":
        for other in lexicon().derived(f"{lemma}.{pos}"):
            found.add(other.rpartition(".")[0])
            found.update(o.rpartition(".")[0] for o in lexicon().derived(other))
    return found


def _predicates(frames: tuple[Frame, ...]) -> frozenset[str]:
    if not frames:
        return frozenset()
    return lexicon().variants(frames[0].predicate)
