"""Every value of a summary against the article: is it there, and is it said of the same thing?"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from harness.checks.analysis import Analysis
from harness.checks.binding import Slot, Vocabulary
from harness.checks.comparison import MARGIN, NEAR, RIVAL, Comparison
from harness.checks.derived import is_derivable, is_told_otherwise
from harness.checks.distances import is_anchored, is_other_distance, is_unknown_distance
from harness.checks.naming import PartyMention
from harness.checks.slots import read_slots
from harness.checks.terms import Surroundings, Terms
from harness.checks.unknown_names import unknown_words
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity, Span
from harness.values import nouns
from harness.values.measure import Quantity, is_another_magnitude, relate_quantities
from harness.values.nouns import relate_nouns
from harness.values.party import Ids, normalise
from harness.values.period import TimeSpan, relate_times
from harness.values.quantity import describe
from harness.values.sets import Relation
from harness.values.timespan import describe_time

NAME = "grounding"
_FURNITURE = re.compile(
    r"\b(?:download|subscribe|newsletter|app|sign up|follow us|follow|latest|updates?|click|"
    r"exclusive|alerts?|cookies|read our|visit)\b"
)
HELD = 512
"""Comparisons kept, since facts and grounding ask about the same mentions in turn."""

_FLAG_KIND = {"quantity": FlagKind.NUMBER, "time": FlagKind.DATE, "party": FlagKind.PARTY}


class ArticleIndex:
    """An article's slots by kind; built once, used for every summary."""

    def __init__(self, analysis: Analysis, names: Iterable[str] = ()) -> None:
        """``names``: what else the fact set calls the article's things: "the Durand Line"."""
        self.analysis = analysis
        self.names = frozenset(word for name in names for word in normalise(name).split())
        self.vocabulary = Vocabulary(analysis)
        self.slots: dict[str, list[Slot]] = defaultdict(list)
        for found in read_slots(analysis):
            self.slots[found.kind].append(found)
        self._held: dict[int, tuple[Slot, list[Comparison]]] = {}
        self._of_parties: dict[tuple[Ids, str], list[Relation | None]] = {}

    @cached_property
    def _postings(self) -> dict[str, list[int]]:
        """Sentences by lemma."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, (start, end) in enumerate(self.analysis.sentences):
            for lemma in {t.lemma_.lower() for t in self.analysis.doc[start:end]}:
                found[lemma].append(number)
        return found

    def sentences_with(self, lemmas: Iterable[str]) -> set[int]:
        """The sentences that have any of ``lemmas``."""
        return {number for lemma in lemmas for number in self._postings.get(lemma, ())}

    def sentence_like(self, lemmas: Iterable[str]) -> int | None:
        """The sentence that shares most of ``lemmas``, weighted by rarity."""
        scores: Counter[int] = Counter()
        for lemma in sorted(lemmas):
            weight = self.vocabulary.weight(lemma)
            for number in self._postings.get(lemma, ()):
                scores[number] += weight  # type: ignore[assignment]
        return max(scores, key=lambda n: (scores[n], -n), default=None)

    @cached_property
    def denying(self) -> frozenset[int]:
        """The sentences in which something is negated."""
        return frozenset(f.sentence for f in self.analysis.frames if f.negated)

    @cached_property
    def dated(self) -> list[Slot]:
        """The day of publication, as a time that stands beside no other word."""
        day = self.analysis.published
        if day is None:
            return []
        return [Slot(TimeSpan.day(day), Span(0, 0, ""), 0, 0, "time", "", "", {})]

    @cached_property
    def furniture(self) -> Span | None:
        """The advertising tail that scraped pages end with, if there is one."""
        paragraphs = [p for p in self.analysis.text.split("\n") if p.strip()]
        if len(paragraphs) < 3:
            return None
        last = paragraphs[-1]
        if len(set(_FURNITURE.findall(last.lower()))) < 2:
            return None
        start = self.analysis.text.rindex(last)
        return Span.of(self.analysis.text, start, start + len(last.rstrip()))

    @cached_property
    def _surroundings(self) -> dict[str, Surroundings]:
        return {kind: Surroundings(self.slots[kind]) for kind in _RELATE}

    def _relations(self, claim: Slot) -> list[Relation | None]:
        """How the claim stands to each of the article's values of its kind.

        Who names the same party stands to them alike, which is kept over the summaries.
        """
        if claim.kind != "party":
            relate = _RELATE[claim.kind]
            return [relate(claim, each, self.analysis) for each in self.slots[claim.kind]]
        key = claim.value.parties, claim.value.how
        known = self._of_parties.get(key)
        if known is None:
            if len(self._of_parties) > HELD:
                self._of_parties.clear()
            known = [_relate_parties(claim, each, self.analysis) for each in self.slots["party"]]
            self._of_parties[key] = known
        return known

    def compare(self, claim: Slot) -> list[Comparison]:
        """The article's values that may be held against the claim, each with its agreement."""
        held = self._held.get(id(claim))
        if held is not None and held[0] is claim:
            return held[1]
        agreement = self._surroundings[claim.kind].agreement(Terms.of(claim, self.vocabulary))
        relations = self._relations(claim)
        candidates = zip(self.slots[claim.kind], relations, agreement, strict=True)
        found = [
            Comparison(c, relation, a) for c, relation, a in candidates if relation is not None
        ]
        if len(self._held) > HELD:
            self._held.clear()
        self._held[id(claim)] = (claim, found)
        return found


def _relate_quantities(claim: Slot, candidate: Slot, _: Analysis) -> Relation | None:
    whole: Quantity | None = candidate.value.of
    if whole is not None and claim.value.of is None and _equal(claim.value, whole):
        # "the four sources", of whom the article counts three
        return Relation.DISJOINT if says_all(claim.value) else Relation.EQUAL
    if not _counts_alike(claim.value, candidate.value):
        return None
    nouns = claim.value.noun, candidate.value.noun
    if claim.value.kind == "share" and None not in nouns and nouns[0] != nouns[1]:
        return None  # half of the vote is no share of the seats
    return relate_quantities(claim.value, candidate.value)


def says_all(quantity: Quantity) -> bool:
    """Whether the words claim the whole: "all four sources"."""
    return quantity.of is None and quantity.shown.text.lower().startswith(_WHOLE)


_WHOLE = ("all ", "every ", "each ")


def _equal(claim: Quantity, whole: Quantity) -> bool:
    return relate_quantities(claim, whole) is Relation.EQUAL


def _counts_alike(claim: Quantity, candidate: Quantity) -> bool:
    """Whether two counts may be of one thing: attacks are not people."""
    if claim.unit != "count" or claim.noun is None or candidate.noun is None:
        return True
    if relate_nouns(claim.noun, candidate.noun) is not Relation.DISJOINT:
        return True
    a, b = f"{claim.noun}.n", f"{candidate.noun}.n"
    relation = lexicon()
    return relation.same(a, b) or relation.wider(a, b) or relation.wider(b, a)


def _relate_times(claim: Slot, candidate: Slot, _: Analysis) -> Relation | None:
    mine, other = claim.value, candidate.value
    edge = {"start": other.end, "end": other.start}.get(other.open)
    if mine.is_day and other.key is None and mine.start == edge:
        return Relation.EQUAL  # what ends on Wednesday goes on until Wednesday
    return relate_times(mine, other)


def _relate_parties(claim: Slot, candidate: Slot, article: Analysis) -> Relation | None:
    a: PartyMention = claim.value
    b: PartyMention = candidate.value
    if a.parties & b.parties:
        return Relation.EQUAL
    if article.book.named_alike(a.parties, b.parties):
        return None
    types = article.book.types(a.parties), article.book.types(b.parties)
    if "unknown" not in (a.how, b.how) and not types[0] & types[1]:
        return None
    return Relation.DISJOINT


_RELATE: dict[str, Callable[[Slot, Slot, Analysis], Relation | None]] = {
    "quantity": _relate_quantities,
    "time": _relate_times,
    "party": _relate_parties,
}


def relate_slots(claim: Slot, candidate: Slot, source: Analysis) -> Relation | None:
    """How two values of one kind stand to each other; ``None`` where they cannot be compared."""
    return _RELATE[claim.kind](claim, candidate, source) if claim.kind == candidate.kind else None


_GOOD = (Relation.EQUAL, Relation.WIDER)


def _is_good(claim: Slot, comparison: Comparison) -> bool:
    if comparison.relation in _GOOD:
        return True
    if not isinstance(claim.value, Quantity) or not claim.value.is_vague:
        return False
    if is_another_magnitude(claim.value, comparison.candidate.value):
        return False
    return comparison.relation in (Relation.NARROWER, Relation.OVERLAPPING)


def check_slots(slots: list[Slot], index: ArticleIndex) -> Iterator[Flag]:
    """Flags for values that the article does not give, or gives of something else."""
    for claim in slots:
        flag = _judge(claim, index.compare(claim), index)
        if flag is not None:
            yield flag


def _judge(claim: Slot, found: list[Comparison], index: ArticleIndex) -> Flag | None:
    good = [c for c in found if _is_good(claim, c)]
    bad = [c for c in found if not _is_good(claim, c)]
    nearest = max(bad, key=lambda c: c.agreement, default=None)
    if not good:
        return _absent(claim, nearest, index)
    own = max(good, key=lambda c: c.agreement)
    if claim.kind == "quantity" and _counts_others(claim, good, index):
        said = f"counts {claim.value.noun}s; the article gives {show(own.candidate)}"
        return _flag(claim, own.candidate, Severity.MEDIUM, said)
    if nearest is None or nearest.relation is not Relation.DISJOINT:
        return None
    if claim.denied and not nearest.candidate.denied:
        return None
    if claim.kind == "quantity" and is_derivable(claim.value, [nearest.candidate], []):
        return None  # five others, of six
    if not _same_place(claim, nearest.candidate, index) or _same_figure(claim, nearest.candidate):
        return None
    if _is_told_so(claim, own.candidate, nearest.candidate, index):
        return None
    if nearest.agreement >= RIVAL and nearest.agreement - own.agreement >= MARGIN:
        return _flag(claim, nearest.candidate, Severity.MEDIUM, _swapped(claim, nearest.candidate))
    return None


_TELLING = frozenset(
    ("soldier", "militant", "police officer", "civilian", "child", "woman", "prisoner", "hostage")
)
"""People of whom it is news that just they were counted."""


def _counts_others(claim: Slot, good: list[Comparison], index: ArticleIndex) -> bool:
    """ "Over 70 soldiers", where the article has over 70 people and no soldier near them."""
    noun = claim.value.noun
    if noun not in _TELLING or claim.value.is_vague or claim.value.interval.lo <= 3:
        return False
    counted = [c.candidate for c in good if isinstance(c.candidate.value, Quantity)]
    exact = [s for s in counted if relate_quantities(claim.value, s.value) is Relation.EQUAL]
    if not exact or any(s.value.noun != "person" for s in counted):
        return False
    return not any(_is_near(noun, s, index.analysis) for s in exact)


def _is_near(noun: str, place: Slot, article: Analysis) -> bool:
    """Whether such people are spoken of in the sentence, or beside it."""
    first = article.sentences[max(0, place.sentence - 1)][0]
    last = article.sentences[min(len(article.sentences) - 1, place.sentence + 1)][1]
    return any(nouns.lemma(t.text) == noun for t in article.doc[first:last])


_PHYSICAL = frozenset(("length", "area", "volume", "mass", "temperature", "speed", "time"))


def _same_figure(claim: Slot, candidate: Slot) -> bool:
    """Whether only the bound differs, which another passage may well give."""
    a, b = claim.value, candidate.value
    if not (isinstance(a, Quantity) and isinstance(b, Quantity)):
        return False
    return (a.shown.low, a.shown.high, a.shown.unit) == (b.shown.low, b.shown.high, b.shown.unit)


def _same_deed(claim: Slot, candidate: Slot) -> bool:
    """ "Issued his threat on Thursday" of who "threatened" a day earlier; "killed on Sunday" of
    what the article has announced as a killing on another day."""
    done, given = claim.deed, candidate.deed
    if done.endswith(".n") and lexicon().same(done, f"{candidate.predicate}.v"):
        return True
    return given.endswith(".v") and given == f"{claim.predicate}.v"


def _same_place(claim: Slot, candidate: Slot, index: ArticleIndex) -> bool:
    meanings = index.vocabulary.meanings
    if claim.kind == "time" and _same_deed(claim, candidate):
        return True
    if claim.kind == "quantity" and claim.value.kind in _PHYSICAL and not claim.value.noun:
        return candidate.predicate in meanings(f"{claim.predicate}.v")  # its head is a unit
    if claim.head and candidate.head and claim.kind != "party":
        return (
            candidate.head in meanings(f"{claim.head}.n") or claim.predicate == candidate.predicate
        )
    if claim.kind == "party" and claim.role != candidate.role:
        return False
    return candidate.predicate in meanings(f"{claim.predicate}.v")


def _absent(claim: Slot, nearest: Comparison | None, index: ArticleIndex) -> Flag | None:
    times = [*index.slots["time"], *index.dated]
    if is_other_distance(claim, nearest, times):
        assert nearest is not None
        rival = nearest.candidate
        flag = _flag(claim, rival, Severity.MEDIUM, _differs(claim, rival))
        return replace(flag, kind=FlagKind.DATE)
    if claim.kind == "quantity" and _is_incidental(claim.value):
        return _other_place(claim, nearest, index)
    if claim.kind == "party":
        return _absent_party(claim, nearest, index)
    if claim.kind == "time" and not is_anchored(claim, nearest):
        far = is_unknown_distance(claim, index.slots["quantity"], times)
        return _flag(claim, None, Severity.MEDIUM, _differs(claim, None)) if far else None
    fits = nearest is not None and nearest.agreement >= RIVAL
    if claim.kind == "quantity" and _is_some(claim.value) and not fits:
        return None  # "a few wishes": how many is not what is told
    if claim.kind == "quantity" and is_derivable(claim.value, index.slots["quantity"], times):
        return None
    if claim.kind == "quantity" and is_told_otherwise(
        claim.value, index.slots["quantity"], index.analysis.text
    ):
        return None
    if nearest is None or nearest.agreement < NEAR:
        return _flag(claim, None, Severity.MEDIUM, _differs(claim, None))
    rival = nearest.candidate
    severity = _SEVERITY[nearest.relation]
    if severity is Severity.HIGH and (nearest.agreement < RIVAL or _same_figure(claim, rival)):
        severity = Severity.MEDIUM
    return _flag(claim, rival, severity, _differs(claim, rival))


def _other_place(claim: Slot, nearest: Comparison | None, index: ArticleIndex) -> Flag | None:
    """ "The third round", where the article tells the same of the second."""
    if nearest is None or claim.value.unit != "ordinal" or nearest.agreement < RIVAL:
        return None
    rival = nearest.candidate
    same = rival.value.unit == "ordinal" and rival.value.noun == claim.value.noun
    told = rival.predicate in index.vocabulary.meanings(f"{claim.predicate}.v")
    if not (same and told and nearest.relation is Relation.DISJOINT):
        return None
    return _flag(claim, rival, Severity.MEDIUM, _differs(claim, rival))


_SEVERITY = {
    Relation.DISJOINT: Severity.HIGH,
    Relation.NARROWER: Severity.MEDIUM,
    Relation.OVERLAPPING: Severity.LOW,
}


def _is_told_so(claim: Slot, own: Slot, rival: Slot, index: ArticleIndex) -> bool:
    """Whether the article gives the figure by the claim's verb, and the other by another."""
    verbs = index.vocabulary.meanings(f"{claim.predicate}.v") - {"be", "have"}
    return claim.kind == "quantity" and own.predicate in verbs and rival.predicate not in verbs


def _absent_party(claim: Slot, nearest: Comparison | None, index: ArticleIndex) -> Flag | None:
    new, words = unknown_words(claim.span.text, index)
    if not new:
        return None
    if nearest is None or nearest.agreement < RIVAL or new < words:
        rival = nearest.candidate if nearest and nearest.agreement >= NEAR else None
        return _flag(claim, rival, Severity.MEDIUM, _differs(claim, rival))
    return _flag(claim, nearest.candidate, Severity.HIGH, _differs(claim, nearest.candidate))


def _is_some(quantity: Quantity) -> bool:
    """ "A few", "several", "a couple of": fewer than ten of no great matter how many."""
    return quantity.is_vague and quantity.shown.high <= 10


def _is_incidental(quantity: Quantity) -> bool:
    """Small whole counts ("two countries", "the first") that a reader makes by counting."""
    interval = quantity.interval
    if quantity.unit == "second":  # "in one month" is a way to say "in a month"
        return quantity.shown.low == quantity.shown.high == 1
    return quantity.unit in ("count", "ordinal") and interval.is_point and interval.lo <= 3


def show(claim: Slot) -> str:
    """A value for explanations."""
    if isinstance(claim.value, Quantity):
        return describe(claim.value)
    if isinstance(claim.value, TimeSpan):
        return describe_time(claim.value)
    return f"“{claim.span.text}”"


def _differs(claim: Slot, rival: Slot | None) -> str:
    if rival is None:
        return f"the article has no “{claim.span.text}” and nothing that it could be"
    return f"says {show(claim)}; the article gives {show(rival)}"


def _swapped(claim: Slot, rival: Slot) -> str:
    said = f"says {show(claim)}, which the article gives of something else"
    return f"{said}; here it gives {show(rival)}"


def _flag(claim: Slot, rival: Slot | None, severity: Severity, explanation: str) -> Flag:
    evidence: Span | None = rival.span if rival else None
    return Flag(
        span=claim.span,
        kind=_FLAG_KIND[claim.kind],
        severity=severity,
        explanation=explanation,
        checker=NAME,
        evidence=evidence,
    )
