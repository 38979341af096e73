"""Content without a counterpart: clauses, quotations and advertising that the article lacks.

A paraphrase brings new words too, so a clause counts as unsupported only where its new words
weigh enough: one that is news in itself, or several ordinary ones. Of those below that weight
more stand in true sentences than in false ones, so that nothing is said of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.content.departures import leaves_office
from harness.checks.content.pledges import described_as, is_new_pledge, promised_things
from harness.checks.grounding.derived import is_multiplied
from harness.checks.grounding.index import ArticleIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Vocabulary
from harness.checks.reading.clauses import clause, clause_words
from harness.checks.reading.cover import particle_of
from harness.checks.reading.frames import Frame
from harness.checks.reading.general import GENERAL
from harness.checks.reading.polarity import is_apart
from harness.checks.reading.status import Status
from harness.lexicon.themes import told_also_by
from harness.lexicon.weight import ENOUGH, HALF, NEWS, is_figure, is_news, is_news_form, weight
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity, Span

if TYPE_CHECKING:
    from harness.checks.reading.phrases import Phrase
    from harness.checks.reading.tokens import Token

NAME = "novelty"


def check_novelty(summary: Analysis, index: ArticleIndex) -> Iterator[Flag]:
    """Flags for clauses that the article has no words for."""
    for frame in summary.frames:
        if frame.nominal or frame.sentence in summary.copied:
            continue
        flag = _judge(frame, summary, index)
        if flag is not None:
            yield flag


UNTOLD = 0.5
"""What is left of an act's weight where it is only wished, planned or denied."""


def _judge(frame: Frame, summary: Analysis, index: ArticleIndex) -> Flag | None:
    new = {
        i: share
        for i in clause_words(frame, summary)
        if summary.doc[i].pos_ != "VERB"  # each verb is the act of a frame of its own
        if (share := _weight_of(i, summary, index.vocabulary)) > 0
    }
    act = _weight_of_act(frame, summary, index)
    if is_new_pledge(frame, summary, index):
        act = NEWS
        new[summary.doc[frame.token].head.i] = 0.0  # shown with it: "agreed to extend"
    new |= dict.fromkeys(described_as(frame, summary, index.vocabulary), NEWS)
    new |= dict.fromkeys(promised_things(frame, summary, index), NEWS)
    if act > 0:
        new[frame.token] = act
    if sum(new.values()) < ENOUGH:
        return None
    words = ", ".join(dict.fromkeys(summary.doc[i].text for i in sorted(new)))
    return Flag(
        span=_span(frame, list(new), summary),
        kind=FlagKind.UNSUPPORTED,
        severity=Severity.MEDIUM,
        explanation=f"the article speaks of nothing like: {words}; the nearest passage is shown",
        checker=NAME,
        evidence=nearest_passage(frame, index, summary),
    )


def _weight_of_act(frame: Frame, summary: Analysis, index: ArticleIndex) -> float:
    """The weight of the verb, with its particle where it has one: "walked out"."""
    vocabulary = index.vocabulary
    phrase = particle_of(frame, summary)
    share = 0.0
    if frame.token not in summary.quoted_tokens:
        share = _weight_of(frame.token, summary, vocabulary)
        if phrase and is_news(f"{phrase}.v") and not vocabulary.covers_closely(f"{phrase}.v"):
            share = weight(f"{phrase}.v")
    if share >= NEWS and leaves_office(phrase or frame.lemma, frame, summary, index.analysis):
        share = 0.0
    if share >= NEWS and is_multiplied(frame.lemma, index.slots["quantity"]):
        share = 0.0
    verb = summary.doc[frame.token]
    says_that = summary.doc.phrase(verb.i + 1, verb.i + 2).text.lower() == "that"
    if says_that or any(c.dep_ == "ccomp" and not is_apart(c, (":",)) for c in verb.children):
        share = min(share, HALF)  # "observers recall that …": a verb of speech, whatever else
    return share if _is_told(frame, summary) else share * UNTOLD


def _is_told(frame: Frame, summary: Analysis) -> bool:
    """Whether the act is told as done, as coming or as demanded, not as wished or denied."""
    verb = summary.doc[frame.token]
    coming = any(c.lower_ in ("will", "would") for c in verb.children)
    coming |= verb.dep_ == "ccomp" and any(map(_is_demand, verb.head.children))
    coming |= verb.dep_ in ("ccomp", "xcomp") and verb.head.lemma_.lower() in _DEMANDING
    return not frame.negated and (coming or frame.status is not Status.UNREAL)


def _is_demand(subject: Token) -> bool:
    """ "Its demand is that it hand them over"."""
    demands = ("demand", "condition", "request")
    return subject.dep_ == "nsubj" and subject.lemma_.lower() in demands


_DEMANDING = frozenset("demand order request require".split())


def _weight_of(token: int, summary: Analysis, vocabulary: Vocabulary) -> float:
    """How much a word of the clause tells that the article has nothing like."""
    if (
        summary.doc[token].pos_ not in ("NOUN", "ADJ", "VERB")
        or token in summary.quoted_tokens
        or token in summary.party_at
        or token in summary.value_tokens
        or not any(map(str.isalnum, summary.doc[token].text))  # a stray mark, read as a noun
        or summary.doc[token].lemma_.lower() in GENERAL
    ):
        return 0.0
    word = summary.words[token]
    form = is_news_form(summary.doc[token].lower_)
    known = vocabulary.covers_closely(word) if form or is_news(word) else vocabulary.covers(word)
    known = known or is_retold(word, vocabulary) or _is_ruled_out(summary.doc[token])
    known = known or _is_called_by_it(summary.doc[token], summary, vocabulary)
    known = known or _is_of_preposition(summary.doc[token])
    if known or _is_figure(summary.doc[token]):
        return 0.0
    return NEWS if form else weight(word)


def is_retold(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a word tells what the article tells in others of one theme: "buried" of its dead,
    "the unrest" of its violence."""
    lemma = word.rpartition(".")[0]
    if any(other in vocabulary for other in lexicon().theme(lemma)):
        return True
    acts = () if word.endswith(".n") else told_also_by(lemma)
    return any(cue in vocabulary for told in acts for cue in told)


def _is_called_by_it(noun: Token, summary: Analysis, vocabulary: Vocabulary) -> bool:
    """Whether a noun beside a name calls somebody by what the article tells of them:
    "goalkeeper X" of who was "in goal"."""
    lemma = noun.lemma_.lower()
    beside = [noun.head] if noun.dep_ in ("compound", "appos") else []
    beside += [c for c in noun.children if c.dep_ == "appos"]
    if not any(t.i in summary.party_at for t in beside) or not lexicon().is_only_person(lemma):
        return False
    cuts = range(SHORTEST, len(lemma) - SHORTEST + 1)
    halves = ((lemma[:n], lemma[n:]) for n in cuts if lexicon().has(lemma[n:]))
    return any(front in vocabulary and lexicon().is_body(rest) for front, rest in halves)


SHORTEST = 3
"""Letters of the halves that a word is made of."""


_IN_PREPOSITIONS = frozenset(
    "spite behalf view wake eve lieu accordance virtue dint means light favour favor".split()
)


def _is_of_preposition(noun: Token) -> bool:
    """Whether a noun is part of a preposition: "in spite of", "on the eve of"."""
    of = any(c.lower_ in ("of", "with") for c in noun.children)
    return noun.lemma_.lower() in _IN_PREPOSITIONS and noun.dep_ == "pobj" and of


def _is_ruled_out(noun: Token) -> bool:
    """Whether somebody or something is said to be another thing: "no soldier but a deputy"."""
    if noun.pos_ != "NOUN" or not any(c.lower_ == "no" for c in noun.children):
        return False
    after = noun.doc[noun.i + 1 : noun.sent.end]
    return noun.dep_ in ("attr", "appos", "pobj") and any(t.lower_ == "but" for t in after)


def _is_figure(token: Token) -> bool:
    return is_figure(token.lemma_.lower(), (t.lemma_.lower() for t in token.sent))


def _span(frame: Frame, new: list[int], summary: Analysis) -> Span:
    tokens = [frame.token, *new]
    core = clause(frame, summary)
    first = min(summary.doc[t].idx for t in tokens)
    last = max(summary.doc[t].end for t in tokens)
    start = first if core.start > first else min(first, summary.doc[frame.token].idx)
    return Span.of(summary.text, start, last)


def nearest_passage(frame: Frame, index: ArticleIndex, summary: Analysis) -> Span | None:
    """The article's sentence that shares most of the clause's weighted words."""
    start, end = summary.sentences[frame.sentence]
    wanted: set[str] = set()
    for i in range(start, end):
        if summary.content[i]:
            wanted |= index.vocabulary.meanings(summary.words[i])
    best = index.sentence_like(wanted)
    return index.analysis.sentence_span(best) if best is not None else None


_ADVERT = frozenset(
    "download subscribe newsletter app follow click sign advertisement cookies join latest update "
    "alert exclusive offer read visit website share whatsapp telegram facebook twitter "
    "instagram".split()
)


def check_boilerplate(summary: Analysis, index: ArticleIndex) -> Iterator[Flag]:
    """Sentences that address the reader as a customer: page furniture, not news."""
    for number, (start, end) in enumerate(summary.sentences):
        tokens = summary.doc.phrase(start, end)
        root = tokens.root
        appeals = {t.lemma_.lower() for t in tokens} & _ADVERT
        verbs = [
            t
            for t in tokens
            if t.tag_ == "VB"
            and t.lemma_.lower() in _ADVERT
            and t.dep_ in ("ROOT", "conj", "ccomp", "parataxis")
        ]
        imperative = any(not any(c.dep_ in ("nsubj", "aux") for c in v.children) for v in verbs)
        if imperative and (len(appeals) >= 2 or _is_furniture(tokens, index)):
            first = min((v for v in verbs), key=lambda t: t.i)
            begin = first.idx if first.i != root.i and first.i > start else tokens.start_char
            span = Span.of(summary.text, begin, summary.sentence_span(number).end)
            yield Flag(
                span=span,
                kind=FlagKind.BOILERPLATE,
                severity=Severity.LOW,
                explanation="advertising or page furniture, copied from the page",
                checker=NAME,
                evidence=index.furniture,
            )


def _is_furniture(tokens: Phrase, index: ArticleIndex) -> bool:
    if index.furniture is None:
        return False
    words = {t.lower_ for t in tokens if t.is_alpha and not t.is_stop}
    there = set(index.furniture.text.lower().replace(",", " ").replace("!", " ").split())
    return bool(words) and len(words & there) * 2 >= len(words)
