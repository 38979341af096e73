"""Words of a quotation retold without quotation marks, and whom they were aimed at.

"Had spoken of obliterating the Taliban government" tells the threat to “obliterate” it. A
quotation of several words is retold where the speaker says most of what its fact states.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.cover import like
from harness.checks.reading.frames import Frame
from harness.checks.reading.parse import is_content, word
from harness.checks.reading.quotes import SPEECH, is_speech_noun, speaker_above
from harness.checks.verdicts.prepared import Prepared
from harness.facts import schema
from harness.lexicon.words import lexicon
from harness.types import Span
from harness.values.party import Ids

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

SAID = 0.5
"""The share of a quotation's words, and of what its fact adds, that retelling it takes."""
_AIMED = frozenset("of against on at for".split())


_SHORT = 3
"""Words up to which a quotation can be known by one of them."""


def told_words(prepared: Prepared, text: Analysis) -> Iterator[Token]:
    """Where a text has the one telling word of a short quotation in another form."""
    quoted = _quoted(prepared)
    fact = prepared.fact
    assert isinstance(fact, schema.QuoteFact)
    if len(quoted) != 1 or len(fact.quote.split()) > _SHORT:
        return
    (wanted,) = quoted
    forms = {wanted, *lexicon().derived(wanted)}
    for index, given in enumerate(text.words):
        token = text.doc[index]
        if token.dep_ == "ROOT":
            continue  # told as done, not as a threat or a plan
        if given in forms or (lexicon().same(wanted, given) and _is_aimed(token, prepared, text)):
            yield token


def _is_aimed(token: Token, prepared: Prepared, text: Analysis) -> bool:
    """Whether another word is said, by name, of whom the quotation is about."""
    ours, theirs = aimed_at(prepared), targets(token, text)
    said_so = speaker_above(token) is not None
    return said_so and bool(ours and theirs) and text.book.related(ours, theirs)


def _quoted(prepared: Prepared) -> list[str]:
    fact = prepared.fact
    assert isinstance(fact, schema.QuoteFact)
    statement = prepared.statement
    tokens = [t for i in sorted(statement.quoted_tokens) if is_content(t := statement.doc[i])]
    return [word(t) for t in tokens]


def speaker_of(token: Token, text: Analysis) -> int | None:
    """Who says it: by a verb or noun of speech, or as the subject of a clause around it."""
    by = (o.i for c in token.children if c.lower_ == "by" for o in c.children if o.dep_ == "pobj")
    speaker = next(by, None) if token.pos_ == "NOUN" else None
    speaker = speaker_above(token) if speaker is None else speaker
    if speaker is not None and text.parties_at(speaker):
        return speaker
    for above in (token, *token.ancestors):
        for child in above.children:
            if child.dep_ == "nsubj" and text.parties_at(child.i):
                return int(child.i)
    return None


def targets(token: Token, text: Analysis) -> Ids:
    """Whom the act would hit: the object, "of" or "against" whom, or whom the threat is to."""
    for child in token.children:
        if child.dep_ == "dobj" and token.pos_ == "VERB":
            return text.parties_at(child.i)
        if child.dep_ == "prep" and child.lower_ in _AIMED and token.pos_ == "NOUN":
            for obj in child.children:
                if obj.dep_ == "pobj" and text.parties_at(obj.i):
                    return text.parties_at(obj.i)
    if token.pos_ == "VERB" and token.dep_ in ("acl", "xcomp"):
        behind = next((m for m in text.parties if m.head > token.i), None)
        between = text.doc[token.i + 1 : behind.start] if behind is not None else ()
        if behind is not None and all(t.is_punct or t.lower_ == "the" for t in between):
            return behind.parties  # whatever the parser takes it for
    above = token.head.head if token.dep_ == "pobj" else None
    if above is not None and above.pos_ == "VERB" and above.lemma_.lower() in SPEECH:
        for child in above.children:  # "was threatened with obliteration"
            if child.dep_ in ("dobj", "nsubjpass"):
                return text.parties_at(child.i)
    return frozenset()


def aimed_at(prepared: Prepared) -> Ids:
    """Whom the fact's own statement aims the quoted word at."""
    statement = prepared.statement
    for i in sorted(statement.quoted_tokens):
        found = targets(statement.doc[i], statement)
        if found:
            return found
    return frozenset()


def retellings(prepared: Prepared, text: Analysis) -> Iterator[tuple[int, Span, bool]]:
    """(speaker, words, whether outright) of sentences that say most of a longer quotation."""
    inside, outside = _parts(prepared)
    if len(inside) < 2 or not outside:
        return
    for sentence, (start, end) in enumerate(text.sentences):
        if min(shares(prepared, text, sentence)) < SAID:
            continue
        if any(f.negated and _is_of(f, inside) for f in text.frames if f.sentence == sentence):
            continue
        for token in text.doc[start:end]:
            says = token.pos_ == "VERB" and token.lemma_.lower() in SPEECH | _HINTING
            if says or is_speech_noun(token):
                speaker = next((i for i in _sayers(token) if text.parties_at(i)), None)
                if speaker is not None:
                    outright = token.lemma_.lower() not in _HINTING
                    yield speaker, text.sentence_span(sentence), outright


_HINTING = frozenset("hint signal speak".split())


def _is_of(frame: Frame, told: list[str]) -> bool:
    """Whether a clause is of saying, or its verb is one of the words that are retold."""
    return frame.lemma in SPEECH or any(like(word, frame.predicate) for word in told)


def shares(prepared: Prepared, text: Analysis, sentence: int) -> tuple[float, float]:
    """How much of a quotation's words a sentence has, and of what the fact tells besides."""
    inside, outside = _parts(prepared)
    start, end = text.sentences[sentence]
    words = [text.words[i] for i in range(start, end) if text.content[i]]
    return _share(inside, words), _share(outside, words)


def _sayers(token: Token) -> Iterator[int]:
    for child in token.children:
        if child.dep_ in ("nsubj", "poss"):
            yield int(child.i)


def _parts(prepared: Prepared) -> tuple[list[str], list[str]]:
    """The quoted words, and what the statement says of them besides who says them."""
    statement = prepared.statement
    quoted = statement.quoted_tokens
    inside, outside = [], []
    for token in statement.doc:
        if not is_content(token) or token.i in statement.party_at:
            continue
        if token.i in quoted:
            inside.append(word(token))
        elif token.lemma_.lower() not in SPEECH:
            outside.append(word(token))
    return inside, outside


def _share(wanted: list[str], words: list[str]) -> float:
    found = sum(any(like(w, given) for given in words) for w in wanted)
    return found / len(wanted) if wanted else 0.0
