"""What an event is of, where that is a clause: accused of one thing, or of another."""

from __future__ import annotations

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Vocabulary
from harness.checks.reading.frames import Frame
from harness.checks.reading.stances import ACCUSING
from harness.lexicon.words import lexicon

_THINKING = frozenset("think feel dream worry care know hear".split())


def complements_clash(
    claim: Frame, frame: Frame, article: Analysis, vocabulary: Vocabulary
) -> bool:
    """Whether a claim and an event of the article have complements that mean different things."""
    content, said = frame.complements, claim.complements
    if claim.lemma in _THINKING and _is_of_something(claim) != _is_of_something(frame):
        return bool(said or content)  # "does not think of himself as …", "I think that …"
    accuses = frame.lemma in ACCUSING
    if accuses:
        said = said or frozenset(f"{a.lemma}.n" for prep, a in claim.others if prep == "of")
        content |= {f"{a.lemma}.n" for _, a in frame.others} if said else set()
    if said and content:
        return not any(lexicon().same(a, b) for a in said for b in content)
    if said and accuses:  # charged with another thing
        lemmas = article.sentence_lemmas[frame.sentence]
        return not any(vocabulary.meanings(word) & lemmas for word in said)
    return False


def _is_of_something(frame: Frame) -> bool:
    """Whether a verb of thinking is of somebody or something, not that something is so."""
    return not frame.complements and any(prep in ("of", "about") for prep, _ in frame.others)
