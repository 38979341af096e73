"""Falsehoods that must not be asserted: contradicted where a sentence says as much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import clause
from harness.checks.reading.cover import GENERIC, conflicts, coverage, like, particle_of, reports
from harness.checks.reading.frames import Argument, Frame
from harness.checks.reading.stances import REPORTING
from harness.checks.reading.status import Status
from harness.checks.verdicts.falsehoods import COVERED, is_done, is_owning_up, retold
from harness.checks.verdicts.finding import OMITTED, Finding
from harness.checks.verdicts.gatherings import TALKERS
from harness.checks.verdicts.prepared import Prepared
from harness.checks.verdicts.victims import headline
from harness.types import FlagKind, VerdictKind

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token


def judge_never(prepared: Prepared, text: Analysis) -> Finding:
    """Contradicted where the summary asserts the falsehood; omitted otherwise."""
    statement = prepared.statement
    for wanted in _main(prepared):
        told = particle_of(wanted, statement) or wanted.lemma
        heard = (headline(f, text) if _may_be_headed(f, text) else f for f in reports(text, told))
        asserting = (f for f in heard if _asserts(f, wanted, text, statement))
        for frame in (*asserting, *retold(wanted, statement, text)):
            return Finding(
                VerdictKind.CONTRADICTED,
                clause(frame, text, whole=True),
                f"asserts what the article does not: {prepared.fact.statement}",
                FlagKind.CONTRADICTION,
            )
    return OMITTED


def _main(prepared: Prepared) -> list[Frame]:
    """The frame of the statement's main verb."""
    verbal = [f for f in prepared.frames if not f.nominal]
    root = [f for f in verbal if prepared.statement.doc[f.token].dep_ == "ROOT"]
    return (root or verbal or list(prepared.frames))[:1]


def _may_be_headed(frame: Frame, text: Analysis) -> bool:
    """Whether a verb may stand for its passive, as headlines have it: "Peace treaty inked"."""
    told = text.doc[frame.token].pos_ == "VERB" and frame.lemma not in REPORTING
    return told and all(a.token < frame.token for a in frame.agents)


def _asserts(frame: Frame, wanted: Frame, text: Analysis, statement: Analysis) -> bool:
    if frame.negated != wanted.negated:
        return False
    if frame.status in (Status.UNREAL, Status.HEDGED) and wanted.status is not frame.status:
        return False
    if _is_wished(frame, text):
        return False
    if frame.nominal or (is_owning_up(wanted.lemma) and not is_done(text.doc[frame.token])):
        return False
    if conflicts(wanted.agents, frame.agents, statement, text):
        return False
    if _are_of_another_kind(wanted.agents, frame.agents, statement, text):
        return False
    if conflicts(wanted.patients, frame.patients, statement, text):
        return False
    if not _complement_agrees(frame, wanted, text, statement):
        return False
    left_out = _understood(wanted, frame, text, statement)
    if not like(statement.words[wanted.token], text.words[frame.token]):
        left_out |= {wanted.token}  # told by a verb with its particle: "stepped down"
    return coverage(statement, text, frame.sentence, left_out) >= COVERED


def _is_wished(frame: Frame, text: Analysis) -> bool:
    """Whether somebody else would have it done: "Brussels has asked Malta to end it"."""
    verb = text.doc[frame.token]
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    wishing = {c.i for c in verb.head.children if c.dep_ == "nsubj"}
    doing = {a.token for a in frame.agents}
    return infinitive and verb.dep_ in ("xcomp", "ccomp") and not wishing & doing and bool(wishing)


def _are_of_another_kind(
    ours: tuple[Argument, ...], theirs: tuple[Argument, ...], statement: Analysis, text: Analysis
) -> bool:
    """Whether a person is the falsehood's, and a body the claim's: a party loses seats, and its
    leader none."""
    left = [text.book.types(ids) for a in ours if (ids := statement.parties_of(a))]
    right = [text.book.types(ids) for a in theirs if (ids := text.parties_of(a))]
    people = any("person" in types for types in left)
    return people and bool(right) and not any("person" in types for types in right)


def _complement_agrees(frame: Frame, wanted: Frame, text: Analysis, statement: Analysis) -> bool:
    """Whether "is over" is held against "is over", and one object against its like."""
    if not wanted.patients:
        return _any_like(wanted.agents, (*frame.agents, *frame.patients), text, statement)
    if not frame.patients:
        return False
    return _any_like(wanted.patients, frame.patients, text, statement)


def _any_like(
    ours: tuple[Argument, ...], theirs: tuple[Argument, ...], text: Analysis, statement: Analysis
) -> bool:
    for a in ours:
        left = statement.parties_of(a)
        for b in theirs:
            right = text.parties_of(b)
            if b.pronoun and not right:
                named = _named_after(text.doc[b.token])
                return not named or any(
                    like(statement.words[a.token], text.words[t.i]) for t in named
                )
            if left and right and text.book.related(left, right):
                return True
            if like(statement.words[a.token], text.words[b.token]):
                return True
    return False


def _named_after(pronoun: Token) -> list[Token]:
    """What a "that" before its "is" turns out to be: "agreed, and gone: that is the story of the
    truce"."""
    if pronoun.head.lemma_ != "be" or pronoun.dep_ != "nsubj":
        return []
    nouns = [c for c in pronoun.head.children if c.dep_ == "attr"]
    of = (c for noun in nouns for c in noun.children if c.lower_ == "of")
    return nouns + [o for prep in of for o in prep.children if o.dep_ == "pobj"]


_ANYBODY = frozenset("people person man woman child resident civilian".split())


def _understood(wanted: Frame, frame: Frame, text: Analysis, statement: Analysis) -> frozenset[int]:
    """Tokens of the statement's agents where the claim leaves its own unsaid or general."""
    general = all(a.pronoun or a.lemma in GENERIC | TALKERS for a in frame.agents)
    if not general or all(a.lemma in _ANYBODY for a in wanted.patients):
        return frozenset()  # "the aftershock killed people" is not told by "people were killed"
    return frozenset(
        t.i for a in wanted.agents for t in statement.doc[a.token].subtree if wanted.patients
    ) | frozenset(a.token for a in wanted.agents if any(b.pronoun for b in frame.agents))
