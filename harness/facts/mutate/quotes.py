"""Quotations with altered words, and right ones in another order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.reading.parse import parse, word
from harness.facts.mutate.figures import Figure, figure_mutants, figures_of
from harness.facts.mutate.polarity import negation_mutants
from harness.facts.mutate.rewrite import (
    Kind,
    Mutant,
    Paraphrase,
    Source,
    mutant,
    whole,
)
from harness.lexicon.words import lexicon

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Doc, Token

MOST = 3
_SAID = re.compile(r"^(?P<who>[^“”]+?) said “(?P<words>[A-Z][^“”]+)”\.$")


def quote_mutants(source: Source, start: int, end: int) -> Iterator[Mutant]:
    """The sentence with the quotation ``start:end`` (without its marks) changed."""
    text = source.text
    quoted = text[start:end]
    inner = Source(parse(quoted), source.published)
    seen = {quoted}
    for new in _altered(inner):
        new = new[0].lower() + new[1:] if quoted[0].islower() else new
        if new in seen or len(seen) > MOST:
            continue
        seen.add(new)
        yield mutant(text, start, end, new, Kind.QUOTE)


def _altered(inner: Source) -> Iterator[str]:
    for rewrite in negation_mutants(inner):
        yield rewrite.text
        break
    for mention in figures_of(inner):
        for rewrite in figure_mutants(Figure(inner, mention)):
            yield rewrite.text
            break
    doc = inner.doc
    yield from _replaced(doc, _antonym)
    yield from _without_no(doc)
    yield from _replaced(doc, _synonym)


def _replaced(doc: Doc, other: object) -> Iterator[str]:
    assert callable(other)
    for token in doc:
        if not token.is_stop and token.lower_ == token.lemma_.lower() and token.is_alpha:
            new = other(token)
            if new:
                yield doc.text[: token.idx] + new + doc.text[token.end :]


def _antonym(token: Token) -> str | None:
    """An opposite that the language has, in the same form: adjectives and adverbs."""
    if token.pos_ not in ("ADJ", "ADV"):
        return None
    for other in lexicon().antonyms(word(token)):
        lemma = other.rpartition(".")[0]
        if lemma.isalpha() and lexicon().has(lemma) and len(lemma) > 2:
            return lemma
    return None


def _synonym(token: Token) -> str | None:
    """Another word for it: quotation marks promise the very words."""
    if token.pos_ not in ("NOUN", "VERB", "ADJ") or token.tag_ not in ("NN", "VB", "VBP", "JJ"):
        return None
    own = word(token)
    fitting = [w for w in lexicon().synonyms(own) if w.isalpha() and len(w) > 3]
    return next((w for w in fitting if not w.startswith(own[:4])), None)


def _without_no(doc: Doc) -> Iterator[str]:
    for token in doc:
        if token.lower_ in ("no", "not", "never") and token.i + 1 < len(doc):
            if doc[token.i + 1].lower_ in ("longer", "more", "one"):
                continue
            rest = doc.text[token.end :].lstrip()
            yield doc.text[: token.idx] + rest


def quote_paraphrases(source: Source) -> Iterator[Paraphrase]:
    """The quotation first, and its speaker in other words."""
    found = _SAID.match(source.text)
    if found:
        who, words = found["who"], found["words"]
        text = f"“{words},” {who[0].lower() + who[1:] if who.startswith('The ') else who} said."
        yield Paraphrase(*whole(source.text, text, Kind.ORDER))
        text = f"In {_possessive(who)} words, “{words}”."
        yield Paraphrase(*whole(source.text, text, Kind.ORDER))


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"
