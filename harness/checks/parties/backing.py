"""Who is said to be behind an act: "with help from X", "on X's orders", "at the request of X".

A careless summary gives an act a backer out of the same story. The backer is a stranger to it
where no sentence on the matter, nor one beside it, names them with a word of backing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from harness.checks.grounding.index import ArticleIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import shortened
from harness.checks.reading.naming import PartyMention
from harness.checks.reading.tokens import OWNING
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity
from harness.values.party import Ids

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "backing"
_BACKING = frozenset(
    "help support backing assistance aid order request behest blessing approval permission consent "
    "cooperation coordination instruction direction insistence intelligence connivance".split()
)
_TOLD_BY = _BACKING | frozenset(
    "ask urge request assist join ally allied cooperate coordinate let allow permit tell instruct "
    "command direct send lend provide supply give offer joint jointly together along alongside "
    "pressure press mediate mediator broker lead accompany thank agree accept approve grant".split()
)
"""Words by which an article may tell of a backer."""
_NOBODY = "names nobody like that beside"
_HELPING = frozenset("help assist aid enable".split())
_LINKS = frozenset("with on at under by after".split())
_PROMPTING = frozenset(
    "request behest insistence urging prompting instigation initiative pressure".split()
)
"""Nouns for who set something going; who did that is no matter of helping it along."""


def check_backing(summary: Analysis, index: ArticleIndex) -> Iterator[Flag]:
    """Flags for backers whom the article never brings near the act."""
    for token in summary.nouns:
        if token.dep_ != "pobj" or token.lemma_.lower() not in _BACKING | _PROMPTING:
            continue
        governor = token.head.head
        if token.head.lower_ not in _LINKS or governor.pos_ not in ("VERB", "NOUN"):
            continue
        for mention in _backers(token, summary):
            extent = min(token.head.i, mention.start), max(token.i + 1, mention.end)
            flag = _judge(governor, token, mention, summary, index)
            if flag is not None:
                yield replace(flag, span=summary.span(*extent))
    yield from _check_helpers(summary, index)


def _check_helpers(summary: Analysis, index: ArticleIndex) -> Iterator[Flag]:
    """ "X helped Y to do it"."""
    for frame in summary.frames:
        verb = summary.doc[frame.token]
        acts = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp")]
        if frame.lemma not in _HELPING or frame.negated or not acts:
            continue
        for agent in frame.agents:
            mention = summary.party_at.get(agent.token)
            if mention is None or mention.head != agent.token:
                continue
            flag = _judge(acts[0], verb, mention, summary, index)
            if flag is not None:
                yield replace(flag, span=summary.span(mention.start, verb.i + 1))


def _backers(noun: Token, text: Analysis) -> Iterator[PartyMention]:
    """``help from X``, ``the orders of X``, ``X's request``, ``Turkish support``."""
    named = [c for c in noun.children if c.dep_ in OWNING]
    for prep in noun.children:
        if prep.dep_ == "prep" and prep.lower_ in ("of", "from", "by"):
            for obj in (c for c in prep.children if c.dep_ == "pobj"):
                named += [obj, *(c for c in obj.children if c.dep_ in ("poss", "amod", "compound"))]
    for token in named:
        for _, mention in text.each_at(token.i):
            if mention.parties:
                yield mention


def _judge(
    governor: Token, noun: Token, mention: PartyMention, summary: Analysis, index: ArticleIndex
) -> Flag | None:
    near = sentences_on(governor, summary, index)
    around = {n for s in near for n in (s - 1, s, s + 1)}
    places = _sentences_of(mention.parties, summary, index)
    if not near or not places:
        return None
    others = prompters(around, index.analysis) if noun.lemma_.lower() in _PROMPTING else []
    by_others = bool(others) and not any(summary.book.related(mention.parties, o) for o in others)
    if noun.lemma_.lower() not in _BACKING and not by_others:
        return None
    if not by_others and places & around & index.sentences_with(_TOLD_BY):
        return None
    if places & index.sentences_with((noun.lemma_.lower(),)):
        return None  # the article has the very request of theirs
    if not by_others and _is_doer(mention.parties, governor, summary, index):
        return None
    evidence = index.analysis.sentence_span(near[0])
    name = summary.span(mention.start, mention.end).text
    told = f"has {summary.book.label(others[0])} do so beside" if by_others else _NOBODY
    return Flag(
        span=summary.span(mention.start, mention.end),
        kind=FlagKind.ROLE,
        severity=Severity.MEDIUM,
        explanation=f"puts {name} behind it; the article {told} “{shortened(evidence.text)}”",
        checker=NAME,
        evidence=evidence,
    )


def prompters(sentences: set[int], article: Analysis) -> list[Ids]:
    """Who, in the article, set something going there: "under pressure from X and Y"."""
    return [
        mention.parties
        for noun in article.nouns
        if noun.lemma_.lower() in _PROMPTING and article.sentence_of(noun.i) in sentences
        for mention in _backers(noun, article)
    ]


def _is_doer(parties: Ids, act: Token, summary: Analysis, index: ArticleIndex) -> bool:
    """Whether the act is theirs in the article: Norway's, done "with the Norwegian police"."""
    word, book = summary.words[act.i], summary.book
    return any(
        book.related(parties, index.analysis.parties_at(agent.token))
        for frame in index.analysis.frames
        if lexicon().same(frame.predicate, word)
        for agent in frame.agents
    )


def sentences_on(governor: Token, summary: Analysis, index: ArticleIndex) -> list[int]:
    """The article's sentences that have most of the act and of whom it befalls, in order."""
    told = [governor, *(c for c in governor.children if c.dep_ in _PARTICIPANTS)]
    counts: Counter[int] = Counter()
    for token in told:
        if token.i not in summary.party_at and summary.content[token.i]:
            counts.update(index.sentences_with(index.vocabulary.meanings(summary.words[token.i])))
    if not counts:
        return []  # nothing like the act itself
    for token in told:
        if token.i in summary.party_at:
            counts.update(_sentences_of(summary.parties_at(token.i), summary, index))
    best = max(counts.values(), default=0)
    return sorted(s for s, count in counts.items() if count == best)


def _sentences_of(parties: Ids, summary: Analysis, index: ArticleIndex) -> set[int]:
    """Where the article names them or theirs, a city of theirs included."""
    article, related = index.analysis, summary.book.related
    return {article.sentence_of(m.head) for m in article.parties if related(parties, m.parties)}


_PARTICIPANTS = ("nsubjpass", "dobj")
