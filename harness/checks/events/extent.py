"""How many of them: "all the issues" where the article says most of them."""

from __future__ import annotations

from harness.checks.events.matching import EventIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.frames import Argument, Frame

ALL = frozenset("all every each entire whole everything everyone everybody".split())
MOST = frozenset("most majority bulk many".split())
NONE = frozenset(("no", "none"))
FEW = frozenset("few some several part minority half handful certain".split())
_DETERMINES = frozenset("det predet amod nummod".split())


def overstated(
    claim: Frame, frame: Frame, summary: Analysis, index: EventIndex
) -> tuple[int, int] | None:
    """Tokens of the claim's and the article's quantifier where the two cannot both hold."""
    ours = (*claim.agents, *claim.patients)
    theirs = (*frame.agents, *frame.patients)
    for mine in ours:
        said = quantifier(mine, summary)
        if said is None and not claim.negated and _is_undone(claim, summary):
            said = _none(mine, summary)
        if said is None or _is_denied(said, summary):
            continue
        for other in theirs:
            given = quantifier(other, index.article)
            if given is None or not index.shares_head(mine, other):
                continue
            word = summary.doc[said].lemma_.lower()
            known = index.article.doc[given].lemma_.lower()
            if _exceeds(word, known):
                return said, given
    return None


def _is_denied(quantifier: int, text: Analysis) -> bool:
    """``not all of the issues``: less than all."""
    return quantifier > 0 and text.doc[quantifier - 1].lower_ in ("not", "n't", "nearly", "almost")


def _is_undone(claim: Frame, text: Analysis) -> bool:
    """Whether the predicate is told by what is not done: "unresolved"."""
    return text.doc[claim.token].lower_.startswith("un") and not claim.lemma.startswith("un")


def _none(argument: Argument, text: Analysis) -> int | None:
    """The "no" of "no issue is unresolved", by which all of them are resolved."""
    noun = text.doc[argument.token]
    above = noun.head.head if noun.dep_ == "pobj" else noun
    found = (t.i for t in (above, noun, *noun.children) if t.lower_ in NONE)
    return next(found, None)


def _exceeds(said: str, given: str) -> bool:
    if said in ALL | NONE:
        return given in MOST | FEW
    return (said in MOST and given in FEW) or (said in FEW and given in MOST - {"many"})


def quantifier(argument: Argument, text: Analysis) -> int | None:
    """The token that says how many: "all issues", "most of the issues"."""
    token = text.doc[argument.token]
    words = ALL | MOST | FEW
    for child in token.children:
        if child.dep_ in _DETERMINES and child.lower_ in words:
            return int(child.i)
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in words:
        return int(token.head.head.i)
    return argument.token if token.lower_ in words else None


def is_of_some(frame: Frame, text: Analysis) -> bool:
    """Whether it is told of some only: "a few of the disputes have not been settled", "not all of
    them are unresolved"."""
    found = (quantifier(a, text) for a in (*frame.agents, *frame.patients))
    return any(
        q is not None
        and (text.doc[q].lower_ in FEW or (text.doc[q].lower_ in ALL and _is_denied(q, text)))
        for q in found
    )
