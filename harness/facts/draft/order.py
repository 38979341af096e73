"""What matters most in a draft: early sentences, whom and what the story keeps coming back to."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from harness.facts.draft.story import Drafted, Story

KEY, MINOR = 0.3, 0.2
"""The shares of the facts that are taken to be the story's main ones, and the least."""
FEW = 8
"""So few facts are none of them minor."""
HALF = 4
"""The sentence by which half of the weight of standing early is gone: news tell first things
first."""
HARM = frozenset("kill die dead death injure wound hurt casualty victim toll".split())
ENOUGH = 6
"""A word that comes up so often is as central as words get."""


def ordered(found: list[Drafted], story: Story) -> list[Drafted]:
    """The facts with their importance, the most important first."""
    counts = Counter(
        t.lemma_.lower() for t in story.text.doc if t.pos_ in ("NOUN", "PROPN", "VERB")
    )
    ranked = sorted(found, key=lambda one: (-_score(one, counts), one.sentence))
    key = max(3, round(KEY * len(ranked)))
    last = len(ranked) - (round(MINOR * len(ranked)) if len(ranked) > FEW else 0)
    made = []
    for place, one in enumerate(ranked):
        level = "key" if place < key else "normal" if place < last else "minor"
        entry = one.entry if level == "normal" else {**one.entry, "importance": level}
        made.append(replace(one, entry=entry))
    return made


def _score(one: Drafted, counts: Counter[str]) -> float:
    entry, kind = one.entry, one.entry["kind"]
    words = {w.strip("“”.,’s").lower() for w in entry["statement"].split()}
    central = sorted((min(counts[w], ENOUGH) for w in words if w in counts), reverse=True)[:4]
    score = 1.5 * HALF / (HALF + one.sentence) + sum(central) / (4 * ENOUGH)
    score += 0.5 * bool(HARM & set(entry.get("about", ()))) + 0.4 * (kind == "event")
    score -= 0.4 * (kind == "role" and len(entry["parties"]) == 1)
    return float(score - 0.2 * bool(one.doubts))
