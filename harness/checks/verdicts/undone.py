"""What a text says did not happen, though a fact has it: "no truce was agreed in X", "refused to
meet in X", "neither X nor Y is mediating"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.arguments import Frame
from harness.checks.reading.clauses import clause
from harness.checks.verdicts.finding import Finding
from harness.checks.verdicts.gatherings import MEETING
from harness.checks.verdicts.levels import AGREEING
from harness.checks.verdicts.prepared import Prepared, telling
from harness.types import FlagKind, Span, VerdictKind

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

_NO = frozenset(("no", "neither"))
_BOUNDS = frozenset("until till before unless without since".split())
_OCCURRING = frozenset("begin start resume restart reopen happen occur exist".split())
"""What an event does when it comes about: "the talks in X have not resumed"."""
_HOLDING = (
    _OCCURRING
    | AGREEING
    | frozenset(
        "hold host stage convene sign seal strike reach broker negotiate conclude make declare "
        "launch".split()
    )
)
"""What is done to an event so that it comes about."""
_GOING = MEETING | frozenset("return go come travel fly".split())


def judge_undone(token: Token, prepared: Prepared, text: Analysis) -> Finding | None:
    """A contradiction where the event that a place or a day hangs on is said not to have been."""
    if any(frame.negated for frame in prepared.frames):
        return None
    span = _denied_noun(token, prepared, text) or _denied_clause(token, prepared, text)
    if span is None:
        return None
    why = f"says “{span.text}”; the fact: {prepared.fact.statement}"
    return Finding(VerdictKind.CONTRADICTED, span, why, FlagKind.NEGATION)


def _denied_noun(token: Token, prepared: Prepared, text: Analysis) -> Span | None:
    """ "There is no truce in X", "no round of talks was held there", "no talks held in X"."""
    for noun in _events(token, prepared, text):
        start = noun
        while start.dep_ == "pobj" and start.head.lower_ == "of":
            start = start.head.head  # "no round of talks"
        denial = next((c for c in start.children if c.lower_ in _NO and c.i < start.i), None)
        compared = any(c.tag_ == "JJR" or c.lower_ == "than" for c in start.children)
        if denial is not None and not compared and not _is_bounded(start):
            return text.span(denial.i, noun.i + 1)
    return None


def _events(token: Token, prepared: Prepared, text: Analysis) -> list[Token]:
    """The fact's nouns that a place hangs on: right above it, or taking part in its verb."""
    found: list[Token] = []
    for above in token.ancestors:
        if above.pos_ == "NOUN":
            found.append(above)
        if above.pos_ in ("VERB", "AUX"):
            frame = text.frame_at.get(above.i)
            taking = [*frame.agents, *frame.patients] if frame is not None else []
            found += [text.doc[a.token] for a in taking]
            found += [c for c in above.children if c.dep_ in ("nsubj", "nsubjpass", "attr")]
            found += [above.head] if above.dep_ == "acl" else []
            break
    of = [c for f in found for o in f.children if o.lower_ == "of" for c in o.children]
    words = _words(prepared)
    return [f for f in (*found, *of) if f.lemma_.lower() in words]


def _words(prepared: Prepared) -> frozenset[str]:
    """What the fact's event is called: its cues, and who or what takes part in its statement."""
    parts = (a for f in prepared.frames for a in (*f.agents, *f.patients))
    named = prepared.statement.party_at
    return prepared.cues.words | {a.lemma for a in parts if a.token not in named}


def _denied_clause(token: Token, prepared: Prepared, text: Analysis) -> Span | None:
    """ "They refused to meet in X", "no deal was reached", "the talks in X have not resumed"."""
    verb = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
    frame = text.frame_at.get(verb.i) if verb is not None else None
    if verb is None or frame is None or not frame.negated or _is_bounded(verb):
        return None
    if verb.lemma_ == "be" and token.head.head.i != verb.i:
        return None  # "the outbreak in X is not over"
    lemma, words = frame.lemma, _words(prepared)
    if any(c.dep_ in ("xcomp", "ccomp") for c in verb.children):
        return None  # "have not begun to bear fruit"
    kept = verb.lemma_ == "hold" and not any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children)
    if kept:
        return None  # "the truce did not hold": it was made
    done = lemma in _HOLDING | prepared.predicates and any(a.lemma in words for a in frame.patients)
    occurs = lemma in _OCCURRING and any(a.lemma in words for a in frame.agents)
    acts = lemma in prepared.cues.words | prepared.predicates | _GOING and not frame.patients
    told = {lemma, *(a.lemma for a in frame.patients)}
    done |= any(told.issuperset(telling(p)) for p in prepared.cues.phrases)  # "took power"
    return clause(frame, text) if done or occurs or acts else None


def _is_bounded(token: Token) -> bool:
    """ "Not until Friday", "never before": it happened then, or may have."""
    return any(c.lower_ in _BOUNDS for t in (token, *token.children) for c in t.children)


def is_denied(frame: Frame, text: Analysis) -> bool:
    """Whether a clause says of those who act that they do not, whatever else it bounds."""
    return frame.negated and not _is_bounded(text.doc[frame.token])
