"""How much a word tells that an article has nothing like.

A paraphrase brings words of its own, most of them general, or turns of phrase ("back at the
table"). What an article never speaks of and yet is news, "refugees", "resigned", it does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from harness.lexicon.words import lexicon

NEWS, HALF, THING, ORDINARY, VERB, QUALITY, NOTHING = 1.0, 0.5, 0.5, 0.3, 0.25, 0.15, 0.0
"""Shares of what makes a clause unsupported (at 1): one piece of news, or three or four
ordinary new words together. Chosen on sentences about the articles in ``datasets/``."""

ENOUGH = 1.0
"""The weight of new words from which a clause has no counterpart in the article."""


@cache
def _raw() -> dict[str, Any]:
    path = files("harness.lexicon") / "data" / "weight.yaml"
    return dict(YAML(typ="safe").load(path.read_text(encoding="utf-8")))


@cache
def _table() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in _raw().items() if name != "figures"}


@cache
def _figures() -> dict[str, frozenset[str]]:
    """What makes a figure of speech of a word, where both stand in one sentence."""
    partners: dict[str, set[str]] = defaultdict(set)
    for one, other in _raw()["figures"]:
        partners[one].add(other)
        partners[other].add(one)
    return {word: frozenset(others) for word, others in partners.items()}


def is_figure(lemma: str, beside: Iterable[str]) -> bool:
    """Whether a word is part of a figure of speech with one of the lemmas beside it."""
    partners = _figures().get(lemma)
    return partners is not None and not partners.isdisjoint(beside)


def is_news(word: str) -> bool:
    """Whether ``lemma.pos`` is an act, a person or a thing that is news in itself."""
    lemma, _, pos = word.rpartition(".")
    if pos == "v":
        return lemma in _table()["news_verbs"] or lexicon().is_deed(lemma)
    return lemma in _table()["news_nouns"]


def is_news_form(form: str) -> bool:
    """Whether a verb in this very form is news, as it is not in others: "hanged", not "hung"."""
    return form in _table()["news_forms"]


def weight(word: str) -> float:
    """The weight of ``lemma.pos``, which the article has no word for."""
    lemma, _, pos = word.rpartition(".")
    table = _table()
    if is_news(word):
        return NEWS
    if lemma in table["half"]:
        return HALF
    if pos == "n" and lemma in table["general"]:
        return NOTHING
    if pos == "n":
        return THING if lexicon().is_thing(lemma) else ORDINARY
    return {"v": VERB, "a": QUALITY}.get(pos, NOTHING)
