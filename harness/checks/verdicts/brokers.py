"""Who brings two sides together, told without the words of mediating: "X and Y have coaxed the
rivals back to the table", "under pressure from X"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.called import Holder
from harness.checks.reading.cover import particle_of
from harness.checks.reading.frames import Frame
from harness.checks.reading.status import Status
from harness.checks.reading.subjects import subjects
from harness.checks.reading.tokens import OWNING
from harness.checks.verdicts.prepared import Prepared
from harness.lexicon.themes import mediation

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

_FROM = frozenset("of from by".split())
_WITH = frozenset("with alongside besides like".split())
_TIDINGS = frozenset("news word report detail information tiding confirmation".split())
_HANDLING = frozenset("handle lead conduct run oversee manage".split())
_HELPING = frozenset("help assist aid join support back".split())


def brokers(prepared: Prepared, text: Analysis) -> Iterator[Holder]:
    """Whoever brings the sides together; nobody who is a side."""
    if len(prepared.cues.words & mediation().of) < 2:
        return
    for found in (*_acting(text), *_by_noun(text), *_with_them(text)):
        if not text.book.related(found.mention.parties, prepared.sides):
            yield found


def leavers(prepared: Prepared, text: Analysis) -> Iterator[Frame]:
    """The clauses in which one of the fact's holders gives the part up."""
    table = mediation()
    if len(prepared.cues.words & table.of) < 2:
        return
    for frame in text.frames:
        told = frame.lemma in table.leaving or particle_of(frame, text) in table.leaving
        firm = frame.status in (Status.ASSERTED, Status.REPORTED) and not frame.negated
        left = table.objects | table.nouns | table.of
        about = any(a.lemma in left for a in frame.arguments())
        if told and firm and about:
            yield frame


def mediates(frame: Frame, prepared: Prepared) -> bool:
    """Whether a clause is of mediating, as the fact is."""
    table = mediation()
    if len(prepared.cues.words & table.of) < 2 or frame.nominal:
        return False
    if frame.lemma == "be" and any(a.lemma in table.of for a in frame.patients):
        return True
    return frame.lemma in table.verbs or _handles(frame)


_PART = frozenset("part role hand".split())


def plays_part(frame: Frame, prepared: Prepared, text: Analysis) -> bool:
    """ "Played no part in the mediation", "had a hand in coaxing them back to the table"."""
    table = mediation()
    if len(prepared.cues.words & table.of) < 2 or frame.lemma not in ("play", "have", "take"):
        return False
    parts = [text.doc[a.token] for a in frame.patients if a.lemma in _PART]
    behind = {
        t.lemma_.lower() for part in parts for t in text.doc[frame.token].subtree if t.i > part.i
    }
    return bool(behind & (table.nouns | table.verbs | table.of | table.moves))


def _acting(text: Analysis) -> Iterator[Holder]:
    table = mediation()
    for frame in text.frames:
        if frame.negated or frame.nominal:
            continue
        firm = frame.status is not Status.UNREAL
        by_itself = frame.lemma in table.verbs or _handles(frame)
        if not by_itself and not (frame.lemma in table.moves and _moves_sides(frame, text)):
            continue
        for token in map(_said_of(text), _doers(frame, text)):
            for index, mention in text.each_at(token):
                yield Holder(index, mention, firm)


def _said_of(text: Analysis) -> Callable[[int], int]:
    """Of whom a predicate's noun is said: "X is *one* of two countries mediating"."""

    def whom(index: int) -> int:
        noun = text.doc[index]
        if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ == "one":
            noun = noun.head.head
        own = [c.i for c in noun.head.children if c.dep_ == "nsubj"] if noun.dep_ == "attr" else []
        return own[0] if own and noun.head.lemma_ == "be" else index

    return whom


def _handles(frame: Frame) -> bool:
    """ "Is handling the mediation"."""
    held = frame.lemma in _HANDLING and any(a.lemma in mediation().nouns for a in frame.patients)
    return held and not frame.nominal


def _moves_sides(frame: Frame, text: Analysis) -> bool:
    """Whether what is moved, or whereto, are the sides or their talks."""
    if any(a.lemma in _TIDINGS for a in frame.patients):
        return False  # "brought the news that the two sides were back at the table"
    reached = [text.doc[a.token] for a in frame.patients]
    reached += [text.doc[a.token] for _, a in frame.others]
    for child in text.doc[frame.token].children:
        if child.dep_ in ("xcomp", "ccomp", "advcl", "dative") and child.i > frame.token:
            reached += [child, *child.children]
    verb = text.doc[frame.token]
    if verb.tag_ == "VBN" and not frame.patients:  # "are talking again, nudged along by X"
        reached += [verb.head, *subjects(verb.head)]
    return any(t.lemma_.lower() in mediation().objects or t.lower_ == "them" for t in reached)


def _doers(frame: Frame, text: Analysis) -> Iterator[int]:
    """The agents, and those beside or behind them: "X, helped by Y", "working alongside Y"."""
    own = {a.token for a in frame.agents}
    yield from own
    verb = text.doc[frame.token]
    above = verb.head if verb.dep_ in ("xcomp", "advcl", "attr", "acomp") else verb
    beside = [c for i in own for c in text.doc[i].children]
    for prep in (*verb.children, *above.children, *beside):
        if prep.dep_ == "prep" and prep.lower_ in _WITH:
            yield from (c.i for c in prep.children if c.dep_ == "pobj")
    for other in text.frames:
        helped = {a.token for a in other.patients} | {text.doc[other.token].head.i}
        if other.lemma in _HELPING and own & helped:
            yield from (a.token for a in other.agents if a.token not in own)
    if any(text.doc[i].lower_ == "who" for i in own):
        yield from _answer(frame.sentence, text)


def _answer(question: int, text: Analysis) -> Iterator[int]:
    """Who is named in answer to "Who is mediating?"."""
    end = text.sentences[question][1]
    if text.doc[end - 1].lower_ != "?" or question + 1 >= len(text.sentences):
        return
    root = text.doc.phrase(*text.sentences[question + 1]).root
    yield root.i
    yield from (
        t.i for t in root.subtree if t.dep_ == "pobj" and t.head.lower_ in _WITH and t.i > root.i
    )


def _by_noun(text: Analysis) -> Iterator[Holder]:
    """ "The mediation of X", "X's good offices", and pressure on the sides or for the talks."""
    table = mediation()
    for noun in text.nouns:
        lemma = noun.lemma_.lower()
        misread = lemma in table.verbs and noun.dep_ in ("appos", "ROOT")  # "X, Y mediate"
        if not misread and lemma not in table.nouns | table.pressure:
            continue
        if noun.i in text.quoted_tokens:
            continue
        if lemma == "office" and not any(c.lower_ == "good" for c in noun.children):
            continue
        named = list(_whose(noun)) + ([noun.head] if misread and noun.dep_ == "appos" else [])
        sentence = text.doc[slice(*text.sentences[text.sentence_of(noun.i)])]
        about = any(t.lemma_.lower() in table.objects for t in sentence)
        if lemma in table.pressure and not about:
            continue
        for token in named:
            yield from (Holder(i, m, True) for i, m in text.each_at(token.i))


def _with_them(text: Analysis) -> Iterator[Holder]:
    """ "With X and Y mediating", which the parser takes for a noun."""
    forms = {f"{verb.removesuffix('e')}ing" for verb in mediation().verbs}
    for place in (t.i for t in text.doc if t.lower_ in forms):
        first = place
        named = {i for m in text.parties for i in range(m.start, m.end)}
        while first and (first - 1 in named or text.doc[first - 1].lower_ in ("and", ",", "the")):
            first -= 1
        if first and text.doc[first - 1].lower_ == "with":
            inside = (m for m in text.parties if first <= m.start and m.end <= place)
            yield from (Holder(m.head, m, True) for m in inside)


def _whose(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ in OWNING:
            yield child
        elif child.dep_ in ("prep", "agent") and child.lower_ in _FROM:
            yield from (c for c in child.children if c.dep_ == "pobj")
