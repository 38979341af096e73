"""How the events of a summary stand to the article's: participants alike, other or unknown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from harness.checks.events.complements import complements_clash
from harness.checks.grounding.index import HELD, ArticleIndex
from harness.checks.reading.alternation import befalls
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.frames import Argument, Frame
from harness.checks.reading.referents import SITES, SPOKESMEN, addressed
from harness.checks.reading.senses import tells_alike
from harness.checks.reading.turns import FIRST_PERSON
from harness.lexicon.words import lexicon
from harness.values.party import Ids


@dataclass(frozen=True, slots=True)
class Match:
    """How a claim's frame stands to one of the article's.

    ``like`` and ``unlike`` count participants that agree and that certainly differ;
    ``near`` those that at least stand in the other's sentence.
    """

    frame: Frame
    like: int
    unlike: int
    clash: bool
    """Whether the clausal complements differ: accused of one thing, or of another."""
    near: int
    exact: bool

    @property
    def fits(self) -> bool:
        return (
            not self.unlike and not self.clash and (self.like > 0 or (self.exact and self.near > 0))
        )

    @property
    def score(self) -> float:
        return 2 * self.like + self.near + self.exact


class EventIndex:
    """The article's frames by the lemma of their predicate."""

    def __init__(self, index: ArticleIndex) -> None:
        self.article = index.analysis
        self.vocabulary = index.vocabulary
        self._by_lemma: dict[str, list[Frame]] = defaultdict(list)
        self._asked: Analysis | None = None
        self._found: dict[int, list[Match]] = {}
        self._told_alike = lru_cache(maxsize=HELD)(self._read_told_alike)
        self._opposites: dict[str, list[Frame]] = {}
        self.sides = index.sides
        self._predicates = {frame.predicate for frame in self.article.frames}
        for frame in self.article.frames:
            self._by_lemma[frame.lemma].append(frame)

    def told(self, lemmas: Iterable[str]) -> list[Frame]:
        """Frames whose predicate is one of the lemmas, in text order."""
        found = [frame for lemma in sorted(lemmas) for frame in self._by_lemma.get(lemma, ())]
        return sorted(found, key=lambda frame: frame.token)

    def same(self, claim: Frame) -> list[Frame]:
        """Frames that may report the same event."""
        return self._told_alike(claim.predicate)

    def _read_told_alike(self, predicate: str) -> list[Frame]:
        own = predicate.rpartition(".")[0]
        words = self.vocabulary.meanings(predicate) | lexicon().variants(predicate)
        ordered = sorted(words, key=lambda word: (word != own, word))
        return [frame for lemma in ordered for frame in self._by_lemma.get(lemma, ())]

    def matches(self, claim: Frame, summary: Analysis) -> list[Match]:
        """How each frame that may report the claim's event stands to it; kept for one summary."""
        if self._asked is not summary:
            self._asked, self._found = summary, {}
        found = self._found.get(claim.token)
        if found is None:
            same = (f for f in self.same(claim) if tells_alike(claim, f, summary, self.article))
            found = [self.match(claim, frame, summary) for frame in same]
            self._found[claim.token] = found
        return found

    def supporting(self, claim: Frame, summary: Analysis) -> list[Frame]:
        """The frames that best report the claim's event, with its participants and polarity."""
        found = [
            m for m in self.matches(claim, summary) if m.fits and m.frame.negated == claim.negated
        ]
        best = max((m.score for m in found), default=0.0)
        return [m.frame for m in found if m.score >= best - 1]

    def match(self, claim: Frame, frame: Frame, summary: Analysis) -> Match:
        pairs = self._pairs(claim, frame, summary)
        return Match(
            frame=frame,
            like=sum(like for like, _ in pairs),
            unlike=sum(unlike for _, unlike in pairs),
            clash=complements_clash(claim, frame, self.article, self.vocabulary),
            near=self._near(claim, frame, summary),
            exact=claim.lemma == frame.lemma,
        )

    def shares_participants(self, claim: Frame, frame: Frame, summary: Analysis) -> bool:
        """Whether they have an agent or patient in common, not only what stands beside."""
        return any(like for like, _ in self._pairs(claim, frame, summary, beside=False))

    def _pairs(
        self, claim: Frame, frame: Frame, summary: Analysis, beside: bool = True
    ) -> list[tuple[int, int]]:
        """Like and unlike of agents, and of patients.

        What has one participant only compares by it: "the truce held", "the truce was held".
        """
        others = tuple(a for _, a in frame.others) if beside else ()
        if not claim.patients and not frame.agents and frame.patients:
            return [self.fit(claim.agents, frame.patients, others, summary)]
        if not claim.agents and not frame.patients and frame.agents:
            return [self.fit(claim.patients, frame.agents, others, summary, owners=True)]
        if not claim.patients and befalls(claim, frame, summary):  # "the talks did not resume"
            return [self.fit(claim.agents, frame.patients, others, summary)]
        # whose bases were hit is whom it hit
        strikes = claim.lemma == frame.lemma and claim.lemma in _STRIKING
        return [
            self.fit(claim.agents, frame.agents, (), summary, owners=True),
            self.fit(claim.patients, frame.patients, others, summary, owners=strikes),
        ]

    def _near(self, claim: Frame, frame: Frame, summary: Analysis) -> int:
        """How many of the claim's participants the frame's sentence mentions at all."""
        lemmas = self.article.sentence_lemmas[frame.sentence]
        meanings, words = self.vocabulary.meanings, summary.words
        participants = (*claim.agents, *claim.patients)
        return sum(not lemmas.isdisjoint(meanings(words[a.token])) for a in participants)

    def opposite(self, claim: Frame) -> list[Frame]:
        """Frames whose predicate cannot be true together with the claim's."""
        known = self._opposites.get(claim.predicate)
        if known is None:
            if len(self._opposites) > HELD:
                self._opposites.clear()
            denying = {p for p in self._predicates if _is_opposite(claim.predicate, p)}
            known = self._opposites[claim.predicate] = [
                frame
                for frames in (self._by_lemma.values() if denying else ())
                for frame in frames
                if frame.predicate in denying
            ]
        return known

    def fit(
        self,
        claims: tuple[Argument, ...],
        others: tuple[Argument, ...],
        extra: tuple[Argument, ...],
        summary: Analysis,
        owners: bool = False,
    ) -> tuple[int, int]:
        """(like, unlike): unlike only where both sides certainly name different parties.

        With ``owners``, what belongs to a party stands for it: Pakistani airstrikes for Pakistan.
        """
        like = unlike = 0
        if not claims or not (others or extra):
            return like, unlike
        article = self.article
        known = [article.parties_at(o.token) or self._both(o) for o in others]
        certain = known if owners else [article.direct_at(o.token) for o in others]
        loose = [article.direct_at(o.token) for o in extra]
        related, alike = summary.book.related, summary.book.named_alike
        for claim in claims:
            ids = summary.parties_of(claim) or self._both(claim)
            if self._differ_in_owner(claim, others, ids, known):
                unlike += 1
            elif any(ids and k and related(ids, k) for k in (*known, *loose)) or any(
                self.shares_head(claim, o) for o in (*others, *extra)
            ):
                like += 1
            elif certain and all(certain) and _is_certain(claim, summary, owners):
                pronouns = claim.pronoun or any(self._is_unsure(o) for o in others)
                unlike += not pronouns and not any(alike(ids, k) for k in certain)
        return like, unlike

    def _both(self, argument: Argument) -> Ids:
        """Whom the article makes the sides of its talks or truce, where both are spoken of."""
        return self.sides if argument.lemma in SIDES and argument.lemma != "two" else frozenset()

    def _is_unsure(self, other: Argument) -> bool:
        """Whether a pronoun of the article may stand for somebody else than it seems to."""
        token = self.article.doc[other.token]
        if not other.pronoun or token.lower_ in FIRST_PERSON:
            return False  # nobody but who speaks
        return not addressed(token, self.article)

    def _differ_in_owner(
        self, claim: Argument, others: tuple[Argument, ...], ids: Ids, known: list[Ids]
    ) -> bool:
        """Whether both name one kind of thing, each of another party: Afghan, Pakistani posts."""
        return bool(ids) and any(
            k and not self.article.book.related(ids, k) and self.shares_head(claim, o)
            for o, k in zip(others, known, strict=True)
        )

    def shares_head(self, claim: Argument, other: Argument) -> bool:
        if claim.pronoun or other.pronoun:
            return False
        if other.lemma in self.vocabulary.meanings(f"{claim.lemma}.n"):
            return True
        if other.lemma in lexicon().theme(claim.lemma):
            return True
        return lexicon().same(f"{claim.lemma}.n", f"{other.lemma}.n")


SIDES = frozenset("side neighbour neighbor rival foe party two both".split())
"""Other words for those whom the story names."""


def _is_opposite(claim: str, given: str) -> bool:
    """Of predicates; what a noun tells is its verb's: a closure is no opening."""
    relation = lexicon()
    if relation.opposite(claim, given):
        return True
    verbs = relation.derived(given) if given.endswith(".n") else ()
    return any(v.endswith(".v") and relation.opposite(claim, v) for v in verbs)


_STRIKING = frozenset("target strike hit bomb shell raid bombard".split())


def _is_certain(claim: Argument, summary: Analysis, owners: bool) -> bool:
    """Whether the claim names its participant itself, or by an office or arm of its owner."""
    if summary.direct_at(claim.token):
        return True
    arm = claim.lemma in SPOKESMEN or claim.lemma in SITES
    return owners and arm and bool(summary.parties_of(claim))
