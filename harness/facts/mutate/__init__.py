"""Mutation testing: wrong sentences that must be flagged, right ones that must not be."""

from harness.facts.mutate.rewrite import Kind, Mutant, Paraphrase, Rewrite, Source
from harness.facts.mutate.sentence import (
    mutate_sentence,
    mutate_source,
    paraphrase_sentence,
    paraphrase_source,
)
from harness.facts.mutate.stock import Stock

__all__ = [
    "Kind",
    "Mutant",
    "Paraphrase",
    "Rewrite",
    "Source",
    "Stock",
    "mutate_sentence",
    "mutate_source",
    "paraphrase_sentence",
    "paraphrase_source",
]
