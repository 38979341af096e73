"""How news tells one kind of event in other words: the tables of ``data/themes.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

KEPT = 4096
"""Words of a stream of texts whose rows are kept, the latest."""


@dataclass(frozen=True)
class Fate:
    """What becomes of a person, told without a verb that means it by itself."""

    of: frozenset[str]
    states: frozenset[str]
    among: frozenset[str]
    verbs: frozenset[str]
    trophies: frozenset[str]


@cache
def _tables() -> dict[str, Any]:
    path = files("harness.lexicon") / "data" / "themes.yaml"
    raw: dict[str, Any] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return raw


@lru_cache(maxsize=KEPT)
def fate_of(predicate: str) -> Fate | None:
    """The fate that a predicate (a lemma) brings about, where it is one of the table's."""
    for row in _tables()["fates"]:
        if predicate in row["of"]:
            return Fate(**{name: frozenset(words) for name, words in row.items()})
    return None


@dataclass(frozen=True)
class Retelling:
    """Further words and phrases for what a fact's cues tell."""

    words: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    general: frozenset[str]
    """Words that say less, and are enough only beside the fact's own value."""


def retellings_of(cues: frozenset[str]) -> Retelling:
    """What else tells what two or more of a fact's cues (lemmas, phrases as written) tell."""
    words: set[str] = set()
    general: set[str] = set()
    phrases: list[tuple[str, ...]] = []
    for row in _tables()["cues"]:
        if len(cues.intersection(row["of"])) > 1:
            words.update(row["words"])
            general.update(row.get("general", ()))
            phrases += [tuple(phrase.split()) for phrase in row["phrases"]]
    return Retelling(frozenset(words), tuple(phrases), frozenset(general))


@lru_cache(maxsize=KEPT)
def told_also_by(lemma: str) -> tuple[frozenset[str], ...]:
    """The cues of each kind of fact that a word tells as well: those of the dead for "bury"."""
    rows = (row for row in _tables()["cues"] if lemma in row["words"])
    return tuple(frozenset(row["of"]) for row in rows)


@lru_cache(maxsize=KEPT)
def reception_of(verb: str, word: str) -> str | None:
    """Whether a verb with an adverb ("go_down well") or an object ("win support") says that
    people praised or criticised something."""
    for row in _tables()["receptions"]:
        if f"{verb} {word}" in row["phrases"]:
            return str(row["verb"])
    return None


@lru_cache(maxsize=KEPT)
def manner_of(preposition: str, noun: str) -> str | None:
    """The adverb that a phrase stands for: "publicly" for "with (great) fanfare"."""
    for row in _tables()["manners"]:
        if f"{preposition} {noun}" in row["phrases"]:
            return str(row["adverb"])
    return None


@lru_cache(maxsize=KEPT)
def occasion_of(word: str) -> str | None:
    """The adverb for what is done on an occasion called so: "privately" for a "secret" meeting."""
    rows = (row for row in _tables()["manners"] if word in row["occasions"])
    return next((str(row["adverb"]) for row in rows), None)


@dataclass(frozen=True)
class Mediation:
    """How news tells who brings two sides together."""

    of: frozenset[str]
    verbs: frozenset[str]
    nouns: frozenset[str]
    moves: frozenset[str]
    pressure: frozenset[str]
    objects: frozenset[str]
    leaving: frozenset[str]


@cache
def mediation() -> Mediation:
    return Mediation(**{k: frozenset(words) for k, words in _tables()["mediation"].items()})


@dataclass(frozen=True)
class Opening:
    """How news tells that a border or a road is open again."""

    of: frozenset[str]
    ways: frozenset[str]
    users: frozenset[str]
    moves: frozenset[str]
    again: frozenset[str]
    shut: frozenset[str]


@cache
def opening() -> Opening:
    return Opening(**{k: frozenset(words) for k, words in _tables()["opening"].items()})


@cache
def words_of(table: str) -> frozenset[str]:
    """One of the plain lists of words: ``admitting``, ``ends``, ``bringing``, ``spokesmen``."""
    return frozenset(_tables()[table])


def channels_of(lemma: str) -> frozenset[str]:
    """The words for the way that words reach the public by: "broadcast" for "television"."""
    return _channels().get(lemma, frozenset())


def ways_of(verb: str) -> frozenset[str]:
    """The words that may tell the way that a verb tells by itself: "letter" for ``email``."""
    return frozenset(_tables()["sending"].get(verb, ()))


@cache
def _channels() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in _tables()["channels"]:
        for word in row:
            found[word] = found.get(word, frozenset()) | frozenset(row)
    return found


@dataclass(frozen=True)
class ToldAct:
    """A phrase that tells an act without its verb, and what objects of the verb it implies."""

    words: frozenset[str]
    objects: frozenset[str]


@lru_cache(maxsize=KEPT)
def acts_told_by(verb: str) -> tuple[ToldAct, ...]:
    """The phrases that tell an act without its verb: "put their names to" for "sign"."""
    rows = (row for row in _tables()["acts"] if row["verb"] == verb)
    return tuple(
        ToldAct(frozenset(phrase.split()), frozenset(row.get("objects", ())))
        for row in rows
        for phrase in row["phrases"]
    )
