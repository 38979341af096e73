"""A part that several share: all of them in one breath, or one of them beside a stranger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.arguments import conjuncts
from harness.checks.reading.called import head_of
from harness.checks.reading.naming import PartyMention
from harness.checks.reading.stances import ACCUSING
from harness.checks.reading.tallies import tallies
from harness.checks.verdicts.finding import OMITTED, Finding
from harness.facts import schema
from harness.lexicon.words import lexicon
from harness.types import FlagKind, VerdictKind
from harness.values.party import Ids

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token


def judge_together(wanted: Ids, fact: schema.RoleFact, text: Analysis) -> Finding:
    """All holders of a shared part named in one breath stand for the part itself.

    One of them beside somebody of whom the article knows nothing is the part given away.
    """
    if len(wanted) < 2:
        return OMITTED
    for mentions in _together(text):
        named = [m.parties & wanted for m in mentions]
        own = [m for m, ids in zip(mentions, named, strict=True) if ids]
        others = [m for m in mentions if m not in own]
        whole = frozenset().union(*named) == wanted
        if whole and (_are_hostile(own, text) or _do_not(own, text)):
            continue
        if whole and _are_apart(own, others):
            span = text.span(own[0].start, own[-1].end)
            return Finding(VerdictKind.SUPPORTED, span, "names them acting together")
        if own and others and all(m.how == "unknown" for m in others) and _act(mentions, text):
            return stranger(others[0], fact, text)
    return OMITTED


def judge_unnamed(fact: schema.RoleFact, text: Analysis) -> Finding:
    """ "After mediators stepped in": a shared part whose holders a text does not name."""
    if len(fact.parties) < 2:
        return OMITTED
    part = f"{head_of(fact.role.lower())}.n"
    for noun in text.nouns:
        named = lexicon().same(f"{noun.lemma_.lower()}.n", part) or _does(noun, part)
        if not named or text.parties_at(noun.i):
            continue
        if noun.i in text.quoted_tokens or any(c.lower_ == "no" for c in noun.children):
            continue
        span = text.span(noun.i, noun.i + 1)
        if _are_all(noun, fact, text):
            return Finding(VerdictKind.SUPPORTED, span, "speaks of them all, whom it has named")
        return Finding(VerdictKind.VAGUE, span, f"names nobody as {fact.role}")
    return OMITTED


def _are_all(noun: Token, fact: schema.RoleFact, text: Analysis) -> bool:
    """ "The two mediators", as many as there are, where each of them has been named."""
    tally = next((t for t in tallies(text, {noun.lemma_.lower()}) if t.token == noun.i), None)
    if tally is None or not tally.definite or tally.count != len(fact.parties):
        return False
    start, _ = text.sentences[max(0, text.sentence_of(noun.i) - 1)]
    named = (m.parties for m in text.mentions_in(start, noun.i))
    return frozenset().union(*named) >= frozenset(fact.parties)


def _does(noun: Token, part: str) -> bool:
    """ "The mediating states": whoever does what gives the part its name."""
    front = (c for c in noun.children if c.dep_ in ("amod", "compound"))
    doing = [c for c in front if c.lower_.endswith("ing")]
    verbs = [v for v in lexicon().derived(part) if v.endswith(".v")]
    return any(c.lemma_.lower() == v[:-2] or c.lower_[:-3] == v[:-3] for c in doing for v in verbs)


def _are_hostile(own: list[PartyMention], text: Analysis) -> bool:
    """Whether they charge somebody: no mediator's part."""
    heads = {m.head for m in own}
    return any(
        frame.lemma in ACCUSING and heads & {a.token for a in frame.agents}
        for frame in text.frames
        if not frame.nominal
    )


def _do_not(own: list[PartyMention], text: Analysis) -> bool:
    """Whether all that is told of them is what they do not do: "neither X nor Y has commented"."""
    heads = {m.head for m in own}
    acts = [f for f in text.frames if heads & {a.token for a in f.agents} and not f.nominal]
    return bool(acts) and all(f.negated for f in acts)


def _are_apart(own: list[PartyMention], others: list[PartyMention]) -> bool:
    """Whether nobody else is named with them, or two more in a row of their own, as the parser
    may read it: "Under pressure from X and Y, A and B have met"."""
    between = [m for m in others if own[0].start < m.start < own[-1].start]
    return not others or (len(others) > 1 and not between)


def _together(text: Analysis) -> Iterator[list[PartyMention]]:
    """Parties that are named together, and not as those between whom something is."""
    done: set[int] = set()
    for mention in text.parties:
        token = text.doc[mention.head]
        if mention.start in done or (token.dep_ == "pobj" and token.head.lower_ == "between"):
            continue
        joined = {m.start: m for t in _joined(token) if (m := text.party_at.get(t.i))}
        done |= set(joined)
        if len(joined) > 1:
            yield [joined[start] for start in sorted(joined)]


def _joined(token: Token) -> list[Token]:
    """A name and those beside it: "X and Y", "X, along with Y", "the Turks and the Qataris"."""
    found = conjuncts(token)
    after = [t for t in token.doc[token.i + 1 : token.i + 3] if not t.is_punct][:1]
    if after and after[0].lower_ in ("along", "together", "alongside"):
        beside = [c for c in after[0].subtree if c.dep_ == "pobj"]
        found += [one for c in beside for one in conjuncts(c)]
    return found


def _act(mentions: list[PartyMention], text: Analysis) -> bool:
    """Whether those named do something, or urge, press or help as a noun tells."""
    return any(token in range(m.start, m.end) for token in _doers(text) for m in mentions)


def _doers(text: Analysis) -> Iterator[int]:
    """Whoever acts: agents, and those from whom pressure, help or an answer comes."""
    for frame in text.frames:
        yield from (a.token for a in frame.agents[:1])
    for token in text.objects:
        if token.head.lower_ in ("from", "by", "of"):
            giver = token.head.head.lemma_.lower()
            if token.head.lower_ != "of" or giver in _URGING:
                yield token.i


_URGING = frozenset("urging prodding behest request insistence help mediation pressure".split())


def stranger(mention: PartyMention, fact: schema.RoleFact, text: Analysis) -> Finding:
    span = text.span(mention.start, mention.end)
    # whoever the article does not know at all is a wrong party before it is a wrong part
    kind = FlagKind.PARTY if mention.how == "unknown" else FlagKind.ROLE
    return Finding(
        VerdictKind.CONTRADICTED,
        span,
        f"gives the part to {text.book.label(mention.parties) or span.text}; "
        f"the fact: {fact.statement}",
        kind,
    )
