"""What an attack hit or was aimed at, told as destroyed: "the raid wiped out the camps", of camps
that it only struck."""

from __future__ import annotations

from collections.abc import Iterator

from harness.checks.events.matching import EventIndex
from harness.checks.events.raids import RAIDS, Raid, read_raids, whose
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import clause, shortened
from harness.checks.reading.cover import particle_of
from harness.checks.reading.frames import Frame
from harness.checks.reading.referents import SITES
from harness.checks.reading.status import Status
from harness.types import Flag, FlagKind, Severity
from harness.values.text import word_set

NAME = "destroyed"
_DESTROYING = word_set(
    "destroy flatten raze demolish annihilate obliterate eradicate decimate wipe_out"
)
_ENDS = word_set(
    "destroy destruction flatten raze demolish demolition annihilate obliterate eradicate decimate "
    "ruin rubble devastate devastation wreckage"
)
"""Any of these may tell, wherever it stands, that there is nothing left of it."""
_ENDS_NEAR = word_set("wipe level collapse gut burn eliminate crush loss lose remain ash crater")
"""Any of these may, beside an attack."""
_THINGS = SITES | word_set(
    "building house village town facility hideout depot infrastructure network leadership command "
    "bunker headquarters compound factory port bridge airfield convoy"
)


class DestroyedIndex:
    """The attacks of an article that tells of nothing destroyed."""

    def __init__(self, events: EventIndex) -> None:
        self._article = article = events.article
        ended = any(_is_end(t.i, _ENDS, article) for t in article.doc)
        self._told = [] if ended else [raid for raid in read_raids(article) if raid.hit]

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for things told as destroyed whose owners were only attacked."""
        for claim in summary.frames if self._told else ():
            if not _is_destroyed(claim, summary):
                continue
            alike = self._alike(claim, summary)
            if alike and not any(self._is_ended(raid) for raid in alike):
                yield self._flag(claim, alike[0], summary)

    def _alike(self, claim: Frame, summary: Analysis) -> list[Raid]:
        """The attacks on those whose things are said to be destroyed, by attackers or attacks,
        or whatever is said of what can be hit."""
        related = summary.book.related
        hit = [summary.doc[a.token] for a in claim.patients]
        whom = whose(hit, summary)
        by = summary.parties_of_any(claim.agents)
        sure = any(a.lemma in RAIDS for a in claim.agents)
        sure |= all(a.lemma in _THINGS for a in claim.patients)
        alike = [raid for raid in self._told if whom and related(raid.whom, whom)]
        return [raid for raid in alike if sure or related(raid.by, by)]

    def _is_ended(self, raid: Raid) -> bool:
        """Whether a sentence beside an attack may tell the end of what it hit."""
        place, sentences = self._article.sentence_of(raid.word), self._article.sentences
        beside = sentences[max(place - 1, 0) : place + 2]
        tokens = range(beside[0][0], beside[-1][1])
        return any(_is_end(token, _ENDS_NEAR, self._article) for token in tokens)

    def _flag(self, claim: Frame, told: Raid, summary: Analysis) -> Flag:
        span = clause(claim, summary)
        evidence = self._article.sentence_span(self._article.sentence_of(told.word))
        said = f"says “{span.text}”; the article has it attacked, and nothing destroyed: "
        said += f"“{shortened(evidence.text)}”"
        return Flag(span, FlagKind.UNSUPPORTED, Severity.MEDIUM, said, NAME, evidence=evidence)


def _is_destroyed(claim: Frame, text: Analysis) -> bool:
    told = {claim.lemma, particle_of(claim, text)} & _DESTROYING
    done = claim.status in (Status.ASSERTED, Status.REPORTED) and not claim.negated
    return bool(told) and done and claim.token not in text.quoted_tokens


def _is_end(token: int, words: frozenset[str], text: Analysis) -> bool:
    """Whether a token is one of the words, and not in a threat or in somebody's mouth."""
    if text.lemmas[token] not in words or token in text.quoted_tokens:
        return False
    frame = text.frame_at.get(token)
    return frame is None or frame.status is not Status.UNREAL
