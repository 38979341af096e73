"""Who is told to be against what they press for: "though the mediators opposed it", of talks that
come under the mediators' pressure.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.grounding.index import ArticleIndex
from harness.checks.parties.backing import prompters, sentences_on
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import clause, shortened
from harness.checks.reading.frames import Frame
from harness.checks.reading.status import Status
from harness.types import Flag, FlagKind, Severity
from harness.values.party import Ids
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "opponents"
_OPPOSING = word_set("oppose resist block obstruct")
_URGING = word_set("press urge push mediate broker nudge coax prod encourage pressure")
_CLAUSES = ("advcl", "relcl", "conj", "ccomp")


def check_opponents(summary: Analysis, index: ArticleIndex) -> Iterator[Flag]:
    """Flags for opponents of what they press for in the article, and for who presses them."""
    for frame in summary.frames:
        yield from _check_pressed(frame, summary, index.analysis)
        told = not (frame.negated or frame.nominal) and frame.status is not Status.UNREAL
        act = _opposed(frame, summary) if told else None
        if act is None or frame.token in summary.quoted_tokens:
            continue
        who = _parties(frame, summary, index.analysis)
        near = sentences_on(act, summary, index) if who else []
        around = {n for s in near for n in (s - 1, s, s + 1)}
        pressing = [*prompters(around, index.analysis), *_urging(around, index.analysis)]
        if not any(summary.book.related(who, ids) for ids in pressing):
            continue
        span = clause(frame, summary, whole=True)
        evidence = index.analysis.sentence_span(near[0])
        said = f"says “{span.text}”; the article has them press for it beside "
        said += f"“{shortened(evidence.text)}”"
        yield Flag(span, FlagKind.CONTRADICTION, Severity.MEDIUM, said, NAME, evidence=evidence)


def _urging(sentences: set[int], article: Analysis) -> Iterator[Ids]:
    """Who presses others to do it there."""
    for frame in article.frames:
        if frame.lemma in _URGING and frame.sentence in sentences and not frame.negated:
            yield article.parties_of_any(frame.agents)


def _opposed(frame: Frame, text: Analysis) -> Token | None:
    """What somebody is against: an act told by its noun, or the clause that an "it" means."""
    verb = text.doc[frame.token]
    if frame.lemma in _OPPOSING:
        things = [a.token for a in frame.patients]
    else:
        states = {a.lemma for a in frame.patients}
        things = [
            a.token
            for prep, a in frame.others
            if frame.lemma == "be"
            and (prep == "against" or (prep == "to" and states & {"opposed", "hostile"}))
        ]
    thing = text.doc[things[0]] if things else None
    if thing is None or thing.pos_ != "PRON":
        return thing
    return verb.head if verb.dep_ in _CLAUSES and verb.head != verb else None


def _parties(frame: Frame, text: Analysis, article: Analysis) -> Ids:
    """Who is against it, by name or by what the article calls them."""
    named = text.parties_of_any(frame.agents)
    if named:
        return named
    roles = {a.lemma for a in frame.agents}
    nouns = (t for t in article.nouns if t.lemma_.lower() in roles)
    return frozenset(p for n in nouns for _, m in article.each_at(n.i) for p in m.parties)


_PUTTING = word_set("put exert pile bring apply")


def _check_pressed(frame: Frame, summary: Analysis, article: Analysis) -> Iterator[Flag]:
    """ "A and B put pressure on X", who presses A and B in the article."""
    if frame.negated or frame.nominal or frame.status is Status.UNREAL:
        return
    put = frame.lemma in _PUTTING and any(a.lemma == "pressure" for a in frame.patients)
    if not put and frame.lemma not in ("press", "pressure"):
        return
    on = [a for prep, a in frame.others if prep == "on"] if put else frame.patients
    who, whom = summary.parties_of_any(frame.agents), summary.parties_of_any(on)
    everywhere = set(range(len(article.sentences)))
    pressing = prompters(everywhere, article)
    related = summary.book.related
    if not (who and whom) or any(related(who, ids) for ids in pressing):
        return
    if any(related(whom, ids) for ids in pressing):
        span = clause(frame, summary, whole=True)
        said = f"says “{span.text}”; in the article it is {summary.book.label(whom)} who press"
        yield Flag(span, FlagKind.ROLE, Severity.MEDIUM, said, NAME)
