"""How two words relate: the same event, opposites, or one wider than the other.

Words are keyed ``lemma.pos`` with WordNet's letters (n, v, a, r). The relations come
from WordNet 3.0 (``data/wordnet.json.gz``) and a short table of news English
(``data/news.yaml``) for what WordNet leaves apart.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import Any

from ruamel.yaml import YAML

_Table = dict[str, frozenset[str]]
_Words = dict[str, tuple[str, ...]]
"""Of each word, others. Tuples of words, unlike lists, cost the garbage collector nothing."""

_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non")
"""What makes a word the denial of another one."""
KEPT = 8192
"""Words of a stream of texts whose variants are kept, the latest."""

_THINGS = frozenset(
    "animal artifact event food group location object person phenomenon plant possession "
    "substance".split()
)


class Lexicon:
    """Lookups over the two tables; build it once with :func:`lexicon`."""

    def __init__(self, wordnet: dict[str, _Words], news: dict[str, list[Any]]):
        self._synonyms = wordnet["synonyms"]
        self._hypernyms = wordnet["hypernyms"]
        self._similar = wordnet["similar"]
        self._antonyms = wordnet["antonyms"]
        self._derived = wordnet["derived"]
        self._fields = wordnet["fields"]
        self._deeds = frozenset(news["deeds"])
        self.light = frozenset(news["light"])
        """Verbs that say little without their object: "make", "take"."""
        self._same = _groups(news["same"])
        self._groups = [frozenset(group) for group in news["same"]]
        self._themes = _groups(news["themes"])
        self._opposite = _opposites(news["opposite"])
        self._states = [
            (frozenset(begins), [frozenset(state.split()) for state in states], frozenset(ends))
            for begins, states, ends in news["states"]
        ]
        self.variants = lru_cache(maxsize=KEPT)(self._variants)

    def _variants(self, word: str) -> frozenset[str]:
        """Lemmas (no part of speech) that may stand for ``word``: itself, its
        derivations, its close synonyms and its group in the news table."""
        lemma = word.rpartition(".")[0]
        found = {lemma} | self._same.get(lemma, frozenset())
        if lemma in self.light:
            return frozenset(found)
        found.update(w for w in self._synonyms.get(word, ()) if w not in self.light)
        found.update(other.rpartition(".")[0] for other in self._derived.get(word, ()))
        return frozenset(found)

    def shared_groups(self, lemmas: set[str]) -> set[str]:
        """The news groups with two or more of ``lemmas``, so that one meaning is meant."""
        found: set[str] = set()
        for group in self._groups:
            if len(group & lemmas) >= 2:
                found |= group
        return found

    def states_after(
        self, words: frozenset[str], phrases: Iterable[tuple[str, ...]]
    ) -> list[frozenset[str]]:
        """The words of each state that an event begins: "in power" after "seize power"."""
        told = _told(words, phrases)
        return [s for begins, states, _ in self._states if begins & told for s in states]

    def begins_rule(self, phrases: set[str]) -> bool:
        """Whether a phrase tells that somebody has come to rule: "seize power"."""
        ruling = frozenset(("in", "power"))
        return any(begins & phrases for begins, states, _ in self._states if ruling in states)

    def ends_after(self, words: frozenset[str], phrases: Iterable[tuple[str, ...]]) -> set[str]:
        """The verbs that end, for whoever suffers them, a state that an event begins."""
        told = _told(words, phrases)
        return {e for begins, _, ends in self._states if begins & told for e in ends}

    def begins_like(
        self, words: frozenset[str], phrases: Iterable[tuple[str, ...]]
    ) -> list[tuple[str, ...]]:
        """Other phrases for what begins the same state: "come to power" beside "seize power"."""
        told = _told(words, phrases)
        found = sorted(b for begins, *_ in self._states if begins & told for b in begins - told)
        return [tuple(phrase.split()) for phrase in found if " " in phrase]

    def groups_with(self, lemma: str) -> frozenset[str]:
        """The other lemmas of its groups in the news table."""
        return self._same.get(lemma, frozenset())

    def theme(self, noun: str) -> frozenset[str]:
        """The other nouns for what goes on: "attacks" and "clashes" beside "violence"."""
        return self._themes.get(noun, frozenset())

    def has(self, lemma: str) -> bool:
        """Whether a lemma is a word of the language in any part of speech."""
        return any(f"{lemma}.{pos}" in self._synonyms for pos in "nvar") or any(
            f"{lemma}.{pos}" in self._hypernyms for pos in "nv"
        )

    def is_name(self, lemma: str) -> bool:
        """Whether the dictionary has a lemma only as the name of somebody, some body or place:
        a name is an instance of a kind, and has no wider word."""
        other = any(f"{lemma}.{pos}" in self._synonyms for pos in "var")
        return not other and f"{lemma}.n" in self._fields and f"{lemma}.n" not in self._hypernyms

    def fields(self, noun: str) -> tuple[str, ...]:
        """What sort of thing a noun (a lemma) names, by its most frequent sense."""
        return self._fields.get(f"{noun}.n", ())

    def is_thing(self, noun: str) -> bool:
        """Whether a noun (a lemma) names somebody or something that can be seen or counted,
        by the field of its most frequent sense."""
        return any(field in _THINGS for field in self._fields.get(f"{noun}.n", ()))

    def is_body(self, noun: str) -> bool:
        """Whether a noun (a lemma) names people, one or many: "delegation"."""
        return bool({"group", "person"} & set(self._fields.get(f"{noun}.n", ())))

    def is_only_person(self, lemma: str) -> bool:
        """Whether a lemma is a noun for somebody and never a verb: "defender"."""
        verb = any(f"{lemma}.v" in table for table in (self._synonyms, self._hypernyms))
        return not verb and "person" in self._fields.get(f"{lemma}.n", ())

    def is_deed(self, verb: str) -> bool:
        """Whether a verb (a lemma, or ``walk_out``) reports an act that is news by itself."""
        return verb in self._deeds

    def synonyms(self, word: str) -> tuple[str, ...]:
        """Lemmas of the same part of speech that share a sense with ``word``."""
        return self._synonyms.get(word, ())

    def derived(self, word: str) -> tuple[str, ...]:
        """``lemma.pos`` of the words built on the same root: ``killing.n`` for ``kill.v``."""
        return self._derived.get(word, ())

    def same(self, a: str, b: str) -> bool:
        """Whether both words may report one event, state or quality."""
        return (
            a == b
            or b.rpartition(".")[0] in self.variants(a)
            or (a.rpartition(".")[0] in self.variants(b))
        )

    def wider_words(self, word: str) -> list[str]:
        """Lemmas that say less than ``word``: direct hypernyms, similar adjectives."""
        return [*self._hypernyms.get(word, ()), *self._similar.get(word, ())]

    def wider(self, a: str, b: str) -> bool:
        """Whether ``a`` says less than ``b``: a direct hypernym or a similar adjective."""
        lemma = a.rpartition(".")[0]
        return lemma in self._hypernyms.get(b, ()) or lemma in self._similar.get(b, ())

    def antonyms(self, word: str) -> list[str]:
        """``lemma.pos`` of the words that deny ``word``, the negative prefix taken off too."""
        lemma, _, pos = word.rpartition(".")
        found = [*self._antonyms.get(word, ()), *self._opposite.get(lemma, ())]
        found += [lemma[len(p) :] for p in ("un", "in", "dis", "non") if lemma.startswith(p)]
        if lemma.startswith("un") and lemma.endswith("ed"):
            return [f"{other}.{pos}" for other in found] + [f"{lemma[2:-n]}.v" for n in (1, 2)]
        return [f"{other}.{pos}" for other in found]

    def is_denial(self, word: str) -> bool:
        """Whether ``word`` denies another one by its prefix: "unable", "impossible",
        "unpaid", and not "include"."""
        lemma = word.rpartition(".")[0]
        if any(lemma in {p + other for p in _PREFIXES} for other in self._antonyms.get(word, ())):
            return True
        done = lemma.startswith("un") and lemma.endswith("ed")
        return done and any(f"{lemma[2:-n]}.v" in self._hypernyms for n in (1, 2))

    def opposite(self, a: str, b: str) -> bool:
        """Whether both cannot be true of one event and its participants."""
        x, y = a.rpartition(".")[0], b.rpartition(".")[0]
        if x == y:
            return False
        if y in self._opposite.get(x, ()):
            return True
        if y in self._antonyms.get(a, ()) or x in self._antonyms.get(b, ()):
            return True
        return _is_affix_pair(x, y)


def _told(words: frozenset[str], phrases: Iterable[tuple[str, ...]]) -> frozenset[str]:
    """Words and phrases as the news table writes them."""
    return words | {" ".join(phrase) for phrase in phrases}


def _groups(groups: list[list[str]]) -> _Table:
    table: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        for lemma in group:
            table[lemma].update(group)
    return {lemma: frozenset(words - {lemma}) for lemma, words in table.items()}


def _opposites(pairs: list[list[list[str]]]) -> _Table:
    table: dict[str, set[str]] = defaultdict(set)
    for left, right in pairs:
        for a, b in product(left, right):
            table[a].add(b)
            table[b].add(a)
    return {lemma: frozenset(words) for lemma, words in table.items()}


def _is_affix_pair(x: str, y: str) -> bool:
    """``happy`` and ``unhappy``, ``useful`` and ``useless``."""
    short, long = sorted((x, y), key=len)
    if len(short) > 3 and long in {p + short for p in _PREFIXES}:
        return True
    return (x.endswith("ful") and y == x[:-3] + "less") or (
        y.endswith("ful") and x == y[:-3] + "less"
    )


@cache
def lexicon() -> Lexicon:
    data = files("harness.lexicon") / "data"
    tables = json.loads(gzip.decompress((data / "wordnet.json.gz").read_bytes()))
    wordnet = {name: {w: tuple(o) for w, o in table.items()} for name, table in tables.items()}
    news = YAML(typ="safe").load((data / "news.yaml").read_text(encoding="utf-8"))
    return Lexicon(wordnet, news)
