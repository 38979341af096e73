"""What became of a person, told without the verb: "is dead", "they got him", "claims his scalp"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.arguments import argument, at_hands_of
from harness.checks.reading.frames import Argument, Frame
from harness.checks.reading.polarity import negators_of
from harness.checks.reading.status import Status, status_of
from harness.checks.reading.subjects import subjects
from harness.checks.reading.verb_forms import PASSIVE_SUBJECTS, SUBJECTS
from harness.checks.verdicts.victims import is_described
from harness.lexicon.themes import Fate, fate_of
from harness.lexicon.words import lexicon
from harness.values.party import Ids

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

_STATING = frozenset(("acomp", "oprd", "attr", "xcomp", "ccomp"))
_BESIDE = ("among", "amongst", "of")


def fates(predicate: str, patient: Ids, text: Analysis) -> Iterator[Frame]:
    """Frames of ``predicate`` for whatever else says that it befell ``patient``."""
    table = fate_of(predicate)
    if table is None:
        return
    for token in text.doc:
        lemma = token.lemma_.lower()
        if lemma in table.states or token.lower_ in table.states:
            yield from _told(token, _in_state(token), predicate, text)
        if lemma in table.among and token.dep_ == "pobj" and token.head.lower_ in _BESIDE:
            yield from _told(token, _one_of(token), predicate, text)
    for frame in text.frames:
        yield from _acted(frame, table, predicate, patient, text)


def _told(token: Token, whom: list[Token], predicate: str, text: Analysis) -> Iterator[Frame]:
    verb = next((t for t in (token, *token.ancestors) if t.pos_ in ("VERB", "AUX")), token)
    unsure = status_of(verb)[0] is Status.UNREAL or negators_of(verb) or _is_asked(verb)
    if whom and not unsure:
        number = text.sentence_of(token.i)
        suffers = tuple(argument(t) for t in whom)
        yield Frame(token.i, f"{predicate}.v", number, patients=suffers, nominal=True)


def _is_asked(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in ("whether", "if") for c in verb.children)


def _in_state(token: Token) -> list[Token]:
    """Who is dead: the subject of "is dead", "was found dead"; in "the dead man was X" it is X."""
    head = token.head
    if token.dep_ == "amod" and head.dep_ in SUBJECTS and head.head.lemma_ == "be":
        return [c for c in head.head.children if c.dep_ == "attr"]
    if token.dep_ in _STATING and head.pos_ in ("VERB", "AUX"):
        own = [c for c in head.children if c.dep_ in PASSIVE_SUBJECTS | SUBJECTS]
        put = [c for c in head.children if c.dep_ == "dobj"]  # "declared him dead"
        return put or own
    return []


def _one_of(noun: Token) -> list[Token]:
    """Who is "among the casualties": the subject, before its verb or behind it."""
    verb = noun.head.head
    if verb.lemma_ == "one":
        verb = verb.head
    if verb.lemma_ != "be":
        return []
    return [c for c in verb.children if c.dep_ in ("nsubj", "attr") and c.lemma_ != "one"]


_MEETING = frozenset("meet find lose".split())
_ENDS = frozenset("end death life fate".split())
""" "Met his end", "lost his life"."""


def _acted(
    frame: Frame, table: Fate, predicate: str, patient: Ids, text: Analysis
) -> Iterator[Frame]:
    verb = text.doc[frame.token]
    meant = f"{predicate}.v"
    if frame.nominal:
        return
    alone = len(frame.patients) == 1 and not any(c.dep_ in _STATING for c in verb.children)
    if alone and frame.lemma in table.verbs and text.direct_at(frame.patients[0].token) & patient:
        yield replace(frame, predicate=meant)
    own_end = frame.lemma in _MEETING and any(a.lemma in _ENDS for a in frame.patients)
    if own_end and any(text.direct_at(a.token) & patient for a in frame.agents):
        by = tuple(argument(t) for t in at_hands_of(verb))
        yield replace(frame, predicate=meant, agents=by, patients=frame.agents)
    for trophy in frame.patients:
        if trophy.lemma in table.trophies:
            whose = [c for c in text.doc[trophy.token].subtree if text.direct_at(c.i) & patient]
            if whose:
                yield replace(frame, predicate=meant, patients=(argument(whose[-1]),))


def adjacent(frame: Frame, patient: Ids, text: Analysis) -> Frame:
    """ "The raid that, he says, killed Amjad may …": a name right behind a verb that wants an
    object and has none is its object, whatever the parser hangs it on."""
    verb = text.doc[frame.token]
    if frame.patients or frame.nominal or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return frame
    mention = text.party_at.get(frame.token + 1)
    if mention is None or not mention.parties & patient or mention.how == "title":
        return frame
    name = text.doc[mention.head]
    found = Argument(name.i, name.lemma_.lower(), frozenset(), False)
    return replace(frame, patients=(found,))


def spared(predicate: str, frame: Frame, patient: Ids, text: Analysis) -> bool:
    """Whether a clause says that something else became of a person: "captured X" for "killed"."""
    if "person" not in text.book.types(patient) or frame.negated:
        return False
    if frame.status not in (Status.ASSERTED, Status.REPORTED):
        return False
    if f"{predicate}.v" == frame.predicate or fate_of(predicate) is None:
        return False
    if not lexicon().opposite(f"{predicate}.v", frame.predicate):
        return False
    whole = subjects(text.doc[frame.token]) if frame.lemma == "survive" else []
    befell = [a.token for a in frame.patients] + [t.i for t in whole]
    named = any(text.direct_at(i) & patient for i in befell)
    return named or is_described(frame, patient, text)
