"""Falsehoods asserted in other words: owned up to, told by ink and names, or by lorries that roll.

Each of these finds the clauses that may assert a falsehood whose main verb they do not have.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.arguments import argument
from harness.checks.reading.cover import conflicts, coverage, particle_of
from harness.checks.reading.frames import Frame
from harness.checks.reading.status import Status
from harness.lexicon.changes import goes_up
from harness.lexicon.themes import ToldAct, acts_told_by, opening, words_of

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

COVERED = 0.7
"""The share of what the falsehood says, besides its verb, that the sentence must have."""
_ONCE_MORE = ("resume", "restart", "return")
_BACK = frozenset("it so this that".split())
"""Words for what the sentence before says: "the guards admit it"."""


def retold(wanted: Frame, statement: Analysis, text: Analysis) -> Iterator[Frame]:
    """The frames of a text that assert what a falsehood's main frame does."""
    if not wanted.negated:
        yield from _stands_open(wanted, text)
    for frame in text.frames:
        if wanted.negated or frame.status is Status.UNREAL:
            continue
        if _opens(frame, wanted, statement, text):
            yield frame
        elif frame.status is Status.HEDGED or frame.negated:
            continue
        elif _owns_up(frame, wanted, statement, text) or _acts(frame, wanted, statement, text):
            yield frame


def _owns_up(frame: Frame, wanted: Frame, statement: Analysis, text: Analysis) -> bool:
    """ "Confesses to doing so", for "admitted that it shelters the gang"."""
    admitting = words_of("admitting")
    told = {frame.lemma, particle_of(frame, text)}
    if wanted.lemma not in admitting or not told & admitting:
        return False
    if not is_done(text.doc[frame.token]):
        return False
    speakers = [ids for a in wanted.agents if (ids := statement.parties_of(a))]
    named = [ids for a in frame.agents if (ids := text.parties_of(a))]
    named = named or [text.parties_at(i) for i in _subject_of_sentence(frame, text)]
    if not any(text.book.related(a, b) for a in speakers for b in named):
        return False
    aside = frozenset(
        t.i for a in wanted.agents for t in statement.doc[a.token].subtree
    ) | frozenset((wanted.token,))
    aside |= _ends_told(frame, statement, text)
    sentences = [frame.sentence]
    if frame.sentence and _points_back(frame, text):
        sentences.append(frame.sentence - 1)
    return any(coverage(statement, text, s, aside) >= COVERED for s in sentences)


def is_owning_up(verb: str) -> bool:
    """Whether a verb (a lemma) says that somebody admits or bears out something."""
    return verb in words_of("admitting")


def is_done(verb: Token) -> bool:
    """Whether a verb tells by itself that it is done: not "stopped short of confirming"."""
    while verb.dep_ == "conj":
        verb = verb.head
    if verb.dep_ in ("xcomp", "pcomp") or any(
        c.lower_ == "to" for c in verb.children if c.i < verb.i
    ):
        return False
    return verb.tag_ != "VBG" or verb.dep_ in ("acl", "relcl")


def _subject_of_sentence(frame: Frame, text: Analysis) -> list[int]:
    root = text.doc.phrase(*text.sentences[frame.sentence]).root
    return [c.i for c in root.children if c.dep_ == "nsubj"]


def _ends_told(frame: Frame, statement: Analysis, text: Analysis) -> frozenset[int]:
    """The statement's words for a death, where the sentence has any of its own."""
    ends = words_of("ends")
    start, end = text.sentences[frame.sentence]
    if ends.isdisjoint(text.lemmas[start:end]):
        return frozenset()
    return frozenset(i for i, lemma in enumerate(statement.lemmas) if lemma in ends)


def _points_back(frame: Frame, text: Analysis) -> bool:
    below = text.doc[frame.token].subtree
    return any(t.lower_ in _BACK and t.dep_ in ("dobj", "pobj", "advmod") for t in below)


def _acts(frame: Frame, wanted: Frame, statement: Analysis, text: Analysis) -> bool:
    """ "Put their names to a treaty", "the ink is dry", "ended with the signing of"."""
    aside = frozenset((wanted.token,))
    if frame.nominal:
        same = frame.lemma in (wanted.lemma, f"{wanted.lemma}ing")
        told = same and _is_brought(text.doc[frame.token])
    elif _goes_alike(frame, wanted, text):
        told = True
    else:
        act = _told_act(frame, wanted, text)
        told = act is not None
        if act is not None:
            objects = (a.token for a in wanted.patients if a.lemma in act.objects)
            aside |= frozenset(objects)
    if not told or conflicts(wanted.agents, frame.agents, statement, text):
        return False
    if not any(text.parties_of(a) for a in frame.agents):
        aside |= frozenset(t.i for a in wanted.agents for t in statement.doc[a.token].subtree)
    return coverage(statement, text, frame.sentence, aside) >= COVERED


def _told_act(frame: Frame, wanted: Frame, text: Analysis) -> ToldAct | None:
    acts = acts_told_by(wanted.lemma)
    if not acts:
        return None
    words = {frame.lemma, *(a.lemma for a in frame.arguments())}
    words |= {c.lower_ for c in text.doc[frame.token].children if c.dep_ in ("advmod", "prt")}
    of_objects = {a.lemma for a in wanted.patients}
    return next(
        (a for a in acts if a.words <= words and (not a.objects or a.objects & of_objects)), None
    )


def _goes_alike(frame: Frame, wanted: Frame, text: Analysis) -> bool:
    """ "Company tax comes down", for a budget that cuts it."""
    up = goes_up(wanted.lemma)
    if up is None or frame.patients or not wanted.patients:
        return False
    particles = [c.lower_ for c in text.doc[frame.token].children if c.dep_ in ("prt", "advmod")]
    verbs = (frame.lemma, *(f"{frame.lemma}_{p}" for p in particles))
    same = any(goes_up(verb) is up for verb in verbs)
    return same and bool({a.lemma for a in frame.agents} & {a.lemma for a in wanted.patients})


def _is_brought(noun: Token) -> bool:
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    placed = noun.dep_ in ("dobj", "pobj", "nsubjpass")
    denied = any(c.dep_ in ("neg", "aux") and c.lower_ != "has" for c in verb.children)
    bare = not any(c.lower_ == "no" for c in noun.children)
    return placed and bare and not denied and verb.lemma_.lower() in words_of("bringing")


def _stands_open(wanted: Frame, text: Analysis) -> Iterator[Frame]:
    """A headline without a verb: "Border open again"."""
    table = opening()
    if wanted.lemma not in table.of or "open" not in text.lemmas:
        return
    for token in text.doc:
        if token.lower_ != "open" or token.pos_ != "ADJ" or token.dep_ not in ("ROOT", "conj"):
            continue
        words = {c.lower_ for c in token.subtree}
        ways = [c for c in token.children if c.dep_ == "nsubj" and c.lemma_.lower() in table.ways]
        copula = any(c.dep_ in ("cop", "aux", "neg") for c in token.children)
        if ways and not copula and (words & table.again):
            held = (argument(ways[0]),)
            number = text.sentence_of(token.i)
            yield Frame(token.i, "open.v", number, patients=held)


def _may_open(frame: Frame, text: Analysis) -> bool:
    """Whether the sentence has any word for what is again, or no longer; quickly told."""
    words = (*_ONCE_MORE, "no", *opening().again, *opening().of)
    return not text.sentence_lemmas[frame.sentence].isdisjoint(words)


def _opens(frame: Frame, wanted: Frame, statement: Analysis, text: Analysis) -> bool:
    """ "Lorries are rolling across it again", "is no longer closed", for a border reopened."""
    table = opening()
    if wanted.lemma not in table.of or not _may_open(frame, text):
        return False
    if not {a.lemma for a in (*wanted.agents, *wanted.patients)} & table.ways:
        return False
    words = {t.lemma_.lower() for t in text.doc[frame.token].subtree}
    subjects = {a.lemma for a in (*frame.agents, *frame.patients)}
    if {"no", "long"} <= words or {"no", "longer"} <= words:
        return bool(subjects & table.ways) and bool(words & table.shut)
    if frame.negated:
        return False
    if frame.lemma in table.of and frame.lemma.startswith(("re", "un")):
        return bool(subjects & table.ways)  # "through the reopened crossings"
    again = bool(words & table.again) or frame.lemma in _ONCE_MORE
    if frame.lemma in table.of and again and subjects & table.ways:
        return True  # "have been opened to trade again"
    if frame.lemma == "be":
        return again and bool(subjects & table.ways) and "open" in words
    start = text.sentences[max(frame.sentence - 1, 0)][0]
    near = text.lemmas[start : text.sentences[frame.sentence][1]]
    moving = frame.lemma in table.moves and bool(subjects & table.users)
    return moving and again and not table.ways.isdisjoint(near)
