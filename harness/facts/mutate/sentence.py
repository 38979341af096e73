"""Wrong versions of any sentence of any article, without facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from harness.checks.reading.parse import parse
from harness.checks.reading.quotes import read_quotes
from harness.facts.mutate.dates import date_mutants, date_paraphrases
from harness.facts.mutate.figures import (
    Figure,
    figure_mutants,
    figure_paraphrases,
    figures_of,
)
from harness.facts.mutate.names import entity_places, name_mutants
from harness.facts.mutate.polarity import negation_mutants, opposite_mutants
from harness.facts.mutate.quotes import quote_mutants, quote_paraphrases
from harness.facts.mutate.rewrite import Mutant, Paraphrase, Source
from harness.facts.mutate.stock import SWAPPED, Stock
from harness.facts.mutate.voice import role_swaps, voice_paraphrases


def mutate_sentence(
    text: str, published: dt.date | None = None, stock: Stock | None = None
) -> Iterator[Mutant]:
    """Sentences that a careless model might write for ``text``, each once, in a fixed order.

    ``text`` is one sentence. ``stock`` (:meth:`Stock.of` a parsed article) offers the names and
    figures of the article that the sentence comes from; without it only the sentence itself
    is drawn on. Each mutant says what ``kind`` of error it is and which ``span`` is new.
    """
    source = Source(parse(text), published)
    return mutate_source(source, stock or Stock.of(source.doc, published))


def mutate_source(source: Source, stock: Stock) -> Iterator[Mutant]:
    """:func:`mutate_sentence` for a sentence that is parsed already."""
    seen = {source.text}
    for made in _mutants(source, stock):
        if made.text not in seen:
            seen.add(made.text)
            yield made


def _mutants(source: Source, stock: Stock) -> Iterator[Mutant]:
    quotes = [(q.start, q.end) for q in read_quotes(source.doc)]
    for mention in source.values:
        if any(start <= mention.span.start < end for start, end in quotes):
            continue
        if mention.kind == "time":
            yield from date_mutants(source, mention)
    for mention in figures_of(source):
        if not any(start <= mention.span.start < end for start, end in quotes):
            figure = Figure(source, mention, stock.figures_like(mention.value))
            yield from figure_mutants(figure)
    outside = [
        place
        for place in entity_places(source, stock)
        if not any(start <= place.start < end for start, end in quotes)
    ]
    yield from name_mutants(source, outside, stock)
    named = frozenset(t.i for e in source.doc.ents if e.label_ in SWAPPED for t in e)
    yield from role_swaps(source, named)
    for made in (*opposite_mutants(source), *negation_mutants(source)):
        if not any(start <= made.span.start < end for start, end in quotes):
            yield made
    for start, end in quotes:
        yield from quote_mutants(source, start, end)


def paraphrase_sentence(text: str, published: dt.date | None = None) -> Iterator[Paraphrase]:
    """True versions of one sentence: other figures, units, dates, voice, order."""
    source = Source(parse(text), published)
    return paraphrase_source(source)


def paraphrase_source(source: Source) -> Iterator[Paraphrase]:
    quotes = [(q.start, q.end) for q in read_quotes(source.doc)]
    for mention in source.values:
        if any(start <= mention.span.start < end for start, end in quotes):
            continue
        if mention.kind == "time" and source.published:
            yield from date_paraphrases(source, mention, source.published)
    for mention in figures_of(source):
        if not any(start <= mention.span.start < end for start, end in quotes):
            yield from figure_paraphrases(Figure(source, mention))
    yield from voice_paraphrases(source)
    yield from quote_paraphrases(source)
