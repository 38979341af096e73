"""Bind a value to its event: which words stand around it, and how near.

That a value occurs somewhere in the article proves little; a careless writer takes the
right number from the wrong sentence. A *slot* is a value with the words that govern it.
Two slots speak of the same thing as far as those words agree, weighted by how rare
each word is in the article (inverse sentence frequency).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.polarity import negators_of
from harness.lexicon.words import lexicon
from harness.types import Span
from harness.values.party import normalise
from harness.values.text import repaired_words

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

HEAD, PREDICATE, PARTNER, SENTENCE, BEFORE = 3.0, 2.5, 1.5, 1.0, 0.4
"""Weights of a word by its place: counted noun, governing verb, that verb's other
arguments, elsewhere in the sentence, in the sentence before. Chosen on the development
half of the benchmark sets; any decreasing series gives nearly the same decisions."""


@dataclass(frozen=True)
class Slot:
    """One value in its place. ``words`` maps lemmas to weights."""

    value: Any
    span: Span
    token: int
    sentence: int
    kind: str
    head: str
    predicate: str
    words: dict[str, float] = field(hash=False, compare=False)
    role: str = ""
    """How the value hangs on its predicate: as who does it, whom it befalls, or otherwise."""
    deed: str = ""
    """What a predicate that only says "did" is about ("issued a threat"), or what one of saying
    reports ("announced that it had killed")."""
    phrasal: str = ""
    """The noun that its predicate and particle make: "turnout" of "voters turned out"."""
    denied: bool = False
    """Whether its predicate is negated: where nothing was signed, another place is no rival."""


def slot(analysis: Analysis, kind: str, value: Any, span: Span, own: Iterable[int]) -> Slot:
    """The slot of a mention whose tokens are ``own``."""
    doc, mine = analysis.doc, set(own)
    token = doc.phrase(min(mine), max(mine) + 1).root
    sentence = analysis.sentence_of(token.i)
    words: dict[str, float] = {}
    if sentence > 0:
        told = analysis.content_words[sentence - 1]
        words = dict.fromkeys((lemma for i, lemma in told if i not in mine), BEFORE)
    told = analysis.content_words[sentence]
    words |= dict.fromkeys((lemma for i, lemma in told if i not in mine), SENTENCE)

    def note(index: int, weight: float) -> None:
        if index not in mine and analysis.content[index]:
            lemma = analysis.lemmas[index]
            words[lemma] = max(weight, words.get(lemma, 0.0))

    head, predicate, deed, phrasal, denied = "", "", "", "", False
    for ancestor in token.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            predicate = ancestor.lemma_.lower()
            for index in antecedents(analysis, ancestor, sentence):
                note(index, PARTNER)
            for child in ancestor.children:
                note(child.i, PARTNER)
                for partner in _further(child):
                    note(partner.i, PARTNER)
            note(ancestor.i, PREDICATE)
            if _is_counted_from(ancestor, token):
                continue  # "resumed a week after they had failed": dates what resumed
            deed = _deed(ancestor)
            particle = analysis.particles.get(ancestor.i, "")
            phrasal = particle and f"{predicate}{particle}"
            frame = analysis.frame_at.get(ancestor.i)
            denied = frame.negated if frame else len(negators_of(ancestor)) % 2 == 1
            break
        if not head and ancestor.pos_ in ("NOUN", "PROPN"):
            head = ancestor.lemma_.lower()
        note(ancestor.i, HEAD)
    if not head:
        inside = [doc[i] for i in sorted(mine) if doc[i].pos_ in ("NOUN", "PROPN")]
        head = inside[-1].lemma_.lower() if inside else ""
    by = token.dep_ == "pobj" and token.head.dep_ == "agent"
    role = "agent" if by else _ROLES.get(token.dep_, token.dep_)
    if role == "pobj" and token.head.lower_ == "between":
        role = "partner"  # a side, and no place: "agreed between Kabul and Islamabad"
    return Slot(
        value, span, token.i, sentence, kind, head, predicate, words, role, deed, phrasal, denied
    )


def _is_counted_from(clause: Token, figure: Token) -> bool:
    """Whether a length of time stands before the "after" of a clause, so that it counts from what
    the clause tells to what its main verb does."""
    time = figure.head if figure.dep_ in ("det", "nummod") else figure
    if time.dep_ != "npadvmod" or time.head != clause or clause.dep_ not in ("advcl", "conj"):
        return False
    marks = (c.lower_ for c in clause.children if c.dep_ == "mark" and c.i > time.i)
    return any(mark in ("after", "before") for mark in marks)


COUNTS = frozenset("number count tally total toll".split())
"""Nouns for how many there are of something."""


def _further(child: Token) -> list[Token]:
    """What a verb's preposition adds, and what "the number of dead" is a number of."""
    if child.dep_ in ("prep", "agent"):
        return list(child.children)
    if child.lemma_.lower() not in COUNTS:
        return []
    named = [c for c in child.children if c.dep_ == "compound"]
    return named + [t for prep in child.children if prep.lower_ == "of" for t in prep.children]


_DOING = frozenset("issue make give deliver voice utter launch".split())


def _deed(verb: Token) -> str:
    reported = next((c for c in verb.children if c.dep_ == "ccomp" and c.pos_ == "VERB"), None)
    if reported is not None:
        return f"{reported.lemma_.lower()}.v"
    if verb.lemma_.lower() not in _DOING:
        return ""
    done = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    return f"{done.lemma_.lower()}.n" if done is not None else ""


_ROLES = {"nsubjpass": "patient", "dobj": "patient", "nsubj": "agent"}


def antecedents(analysis: Analysis, verb: Token, sentence: int) -> range | tuple[int, ...]:
    """What "it" or "they" as a verb's subject most likely means: the last sentence's subject."""
    if sentence == 0:
        return ()
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.lower_ not in ("it", "they", "this"):
        return ()
    start, end = analysis.sentences[sentence - 1]
    for token in analysis.doc[start:end]:
        if token.dep_ in ("nsubj", "nsubjpass") and token.pos_ in ("NOUN", "PROPN"):
            return (token.i,)
    return ()


_MANY_SENSES = frozenset(
    "break call draw drop fall fire get give go hold keep leave let list lose make move name pass "
    "pull put raise run send set stop take target trade turn".split()
)
"""Verbs that are no word for an act of news that they may also name: "leave" for "resign"."""


KEPT = 4096
"""Words of a stream of summaries whose meanings are kept, the latest."""


class Vocabulary:
    """The words of one article: how rare each is, and which of them a summary's word means."""

    def __init__(self, analysis: Analysis) -> None:
        self._total = len(analysis.sentences)
        self._frequency = {lemma: len(places) for lemma, places in analysis.postings.items()}
        self._forms = {t.lower_ for t in analysis.doc} | {
            word for odd in repaired_words(analysis.text) for word in normalise(odd).split()
        }
        self._words = frozenset(analysis.words)
        self.meanings = lru_cache(maxsize=KEPT)(self._meanings)
        self.senses = lru_cache(maxsize=KEPT)(self._senses)
        self.alike = lru_cache(maxsize=KEPT)(self._alike)
        self._wider: set[str] = set()
        for found in set(analysis.words):
            self._wider.update(lexicon().wider_words(found))

    @property
    def lemmas(self) -> Collection[str]:
        return self._frequency.keys()

    def weight(self, lemma: str) -> float:
        """Inverse sentence frequency; words that the article lacks weigh most."""
        return math.log((self._total + 1) / (self._frequency.get(lemma, 0) + 0.5))

    def __contains__(self, lemma: str) -> bool:
        return lemma in self._frequency or lemma in self._forms

    def covers(self, word: str) -> bool:
        """Whether the article says as much: the word, a synonym, a derivation, or more."""
        if self.meanings(word) or self.is_wider(word):
            return True
        relation = lexicon()
        near = (*relation.derived(word), *relation.antonyms(word))
        return any(self.meanings(other) for other in near)

    def is_wider(self, word: str) -> bool:
        """Whether one of the article's words says more than ``word``."""
        return word.rpartition(".")[0] in self._wider

    def covers_closely(self, word: str) -> bool:
        """Whether the article has the word, one on its root, or a synonym as the same part
        of speech: a cost that somebody is threatened with is no price."""
        lemma, _, pos = word.rpartition(".")
        relation = lexicon()
        group = relation.groups_with(lemma) - _MANY_SENSES
        if lemma in self or group & self._frequency.keys():
            return True
        synonyms = set(relation.synonyms(word)) - _MANY_SENSES
        if any(f"{other}.{pos}" in self._words for other in synonyms):
            return True
        return any(other.rpartition(".")[0] in self for other in relation.derived(word))

    def _meanings(self, word: str) -> frozenset[str]:
        """The article's lemmas that ``word`` (``lemma.pos``) may stand for."""
        lemma = word.rpartition(".")[0]
        if lemma in self:
            return frozenset((lemma,))
        return frozenset(v for v in lexicon().variants(word) if v in self._frequency)

    def _senses(self, lemma: str) -> frozenset[str]:
        """The article's lemmas that a lemma may stand for as a verb or a noun."""
        return self.meanings(f"{lemma}.v") | self.meanings(f"{lemma}.n")

    def _alike(self, lemma: str) -> frozenset[str]:
        """The same, and their synonyms there: "fell" is "dropped" where both are said."""
        same = {word for pos in "vn" for word in lexicon().variants(f"{lemma}.{pos}")}
        return self.senses(lemma) | (same & self._frequency.keys())
