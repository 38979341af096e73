"""Who leaves an office: "steps down" of whom the article has "leave as agreed in 2018".

"Leave" has too many senses to be a word for it wherever it stands; but whoever simply leaves,
no thing and for no place, gives up what the story knows them by.
"""

from __future__ import annotations

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.frames import Frame
from harness.lexicon.words import lexicon

_LEAVING = ("leave", "depart")
_ELSEWHERE = frozenset("for from to with by on at without into out home".split())
"""What follows the verb where it is a place, a vehicle or company that is left or left for."""
_POSTS = frozenset("office post job role position chair seat".split())


def leaves_office(act: str, claim: Frame, summary: Analysis, article: Analysis) -> bool:
    """Whether an act (``step_down``, ``resign``) is the article's simple "leave", of the same
    party."""
    if act != "step_down" and "step_down" not in lexicon().groups_with(act):
        return False
    return any(
        frame.lemma in _LEAVING and _is_simple(frame) and _is_same(claim, frame, summary, article)
        for frame in article.frames
    )


def _is_simple(frame: Frame) -> bool:
    """Whether nothing is left but a post, and no way is told: "if he left in 2018"."""
    if any(a.lemma not in _POSTS for a in frame.patients):
        return False
    return not any(prep in _ELSEWHERE for prep, _ in frame.others)


def _is_same(claim: Frame, frame: Frame, summary: Analysis, article: Analysis) -> bool:
    mine = [summary.parties_of(a) for a in claim.agents if not a.pronoun or summary.parties_of(a)]
    theirs = frozenset[str]().union(*(article.parties_at(a.token) for a in frame.agents))
    if not mine:  # a pronoun that names nobody: whoever it is that leaves
        return all(a.pronoun for a in claim.agents) and bool(theirs)
    return any(ids & theirs for ids in mine)
