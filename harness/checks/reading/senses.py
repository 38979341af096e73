"""One verb in two senses, told apart by its particle or by its object."""

from __future__ import annotations

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.cover import particle_of
from harness.checks.reading.frames import Frame
from harness.lexicon.words import lexicon

_RETORTS = frozenset("hit_back strike_back fire_back fight_back".split())
"""Verbs that with their particle tell another thing than without: "hit back at his critics"."""
_STRUCK = frozenset("tone note chord balance pose attitude deal bargain agreement accord".split())
"""What is struck, and nobody hit."""


def tells_alike(claim: Frame, frame: Frame, summary: Analysis, article: Analysis) -> bool:
    """Whether particle and object let a summary's verb and an article's tell one thing."""
    ours, theirs = particle_of(claim, summary), particle_of(frame, article)
    if (ours in _RETORTS) is not (theirs in _RETORTS):
        return False
    if claim.lemma != "strike" or not any(p.lemma in _STRUCK for p in claim.patients):
        return True
    pairs = ((p.lemma, o.lemma) for p in claim.patients for o in frame.patients)
    return any(a == b or lexicon().same(f"{a}.n", f"{b}.n") for a, b in pairs)
