"""What somebody will do if something happens: "would hold its fire even if attacked", of who will
defend themselves if attacked, or "will strike first" of the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.events.matching import EventIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.arguments import Argument, argument
from harness.checks.reading.clauses import clause, shortened
from harness.checks.reading.frames import Frame
from harness.checks.reading.verb_forms import SUBJECTS
from harness.types import Flag, FlagKind, Severity
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "conditions"
_ANSWERING = word_set("respond retaliate react answer defend fight resist act reply protect")
_BACK = word_set("hit strike fire shoot lash punch")
"""What is done about it, whatever it is; of these, with "back"."""
_GOING_TO_WAR = {("take", "arm"), ("return", "fire"), ("take", "weapon"), ("open", "fire")}
_KEEPING_STILL = {
    ("hold", "fire"),
    ("do", "nothing"),
    ("turn", "cheek"),
    ("lay", "arm"),
    ("show", "restraint"),
    ("exercise", "restraint"),
    ("keep", "calm"),
    ("stay", "calm"),
    ("remain", "calm"),
    ("stay", "passive"),
    ("remain", "passive"),
}
_YIELDING = {"stand": ("down", "by", "idle"), "back": ("down",), "give": ("in",), "sit": ("still",)}
_SURRENDERING = word_set("surrender yield capitulate")
_ATTACKING = word_set("attack strike hit shoot fire invade bomb raid")
_HARMED = word_set("attack strike hit bomb raid invade provoke threaten assault")


def check_conditions(summary: Analysis, index: EventIndex) -> Iterator[Flag]:
    """Flags for answers that are ruled out on a condition on which the article announces them, and
    for the first blow of whom the article has only strike back."""
    for claim in summary.frames:
        if claim.nominal or claim.token in summary.quoted_tokens:
            continue
        found = _ruled_out(claim, summary, index) or _first_blow(claim, summary, index)
        if found is None:
            continue
        span = clause(claim, summary, whole=True)
        evidence = index.article.sentence_span(found.sentence)
        said = f"says “{span.text}”; the article says the reverse: “{shortened(evidence.text)}”"
        yield Flag(span, FlagKind.NEGATION, Severity.HIGH, said, NAME, evidence=evidence)


def _ruled_out(claim: Frame, summary: Analysis, index: EventIndex) -> Frame | None:
    """The answer that the article announces, where the claim has it left out."""
    condition = _condition(claim, summary)
    ours = _answers(claim, summary)
    same = [
        (frame, theirs)
        for frame in (index.article.frames if condition else ())
        if _condition(frame, index.article) == condition
        and (theirs := _answers(frame, index.article) if ours is not None else None) is not None
    ]
    if ours is None:  # the very verb
        told = [f for f in index.article.frames if condition and f.lemma == claim.lemma]
        told = [f for f in told if _condition(f, index.article) == condition]
        same, ours = [(f, not f.negated) for f in told], not claim.negated
    if not same or any(theirs is ours for _, theirs in same):
        return None
    return same[0][0]


def _answers(frame: Frame, text: Analysis) -> bool | None:
    """Whether something is done about it; nothing where the clause tells of no answer."""
    verb = text.doc[frame.token]
    beside = {c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod", "prep", "acomp")}
    pairs = {(frame.lemma, a.lemma) for a in frame.patients}
    pairs |= {(frame.lemma, word) for word in beside}
    back = frame.lemma in _BACK and "back" in beside
    if frame.lemma in _ANSWERING or back or pairs & _GOING_TO_WAR:
        return not frame.negated
    still = pairs & _KEEPING_STILL or beside & set(_YIELDING.get(frame.lemma, ()))
    if still or frame.lemma in _SURRENDERING:
        return frame.negated and frame.lemma != "do"  # "nothing" is its own "not"
    return None


def _first_blow(claim: Frame, summary: Analysis, index: EventIndex) -> Frame | None:
    """The answer to an attack that is all that the article has somebody announce, who attacks first
    here, or unless something is done."""
    if claim.lemma not in _ATTACKING or claim.negated:
        return None
    verb = summary.doc[claim.token]
    first = any(c.lower_ == "first" for c in verb.children) or verb.head.lower_ == "first"
    unless = _condition(claim, summary, ("unless", "if"))
    if not first and (not unless or unless in _HARMED):
        return None
    who = claim.agents if not first else tuple(_actors(verb)) or claim.agents
    found = None
    for frame in index.article.frames:
        if not index.fit(who, frame.agents, (), summary, owners=True)[0]:
            continue
        if frame.lemma in _ATTACKING and not _answers(frame, index.article):
            return None
        if _condition(frame, index.article) in _HARMED and _answers(frame, index.article):
            found = frame
    return found


def _actors(verb: Token) -> Iterator[Argument]:
    """Who strikes: "is ready to strike first", "would be the first to strike"."""
    for above in (verb, *verb.ancestors):
        named = [c for c in above.children if c.dep_ in SUBJECTS]
        if named:
            yield from (argument(c) for c in named)
            return


def _condition(frame: Frame, text: Analysis, words: tuple[str, ...] = ("if",)) -> str:
    """The verb of a clause's "if": "attack" of "will defend itself if attacked"."""
    if frame.nominal:
        return ""
    for child in text.doc[frame.token].children:
        if child.dep_ == "advcl" and any(c.lower_ in words for c in child.children):
            return str(child.lemma_.lower())
    return ""
