"""Short statements cut out of long sentences, with no word that the text does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.facts.mutate.rewrite import capital

if TYPE_CHECKING:
    from harness.checks.reading.phrases import Phrase
    from harness.checks.reading.tokens import Doc, Token

_CUT = frozenset(
    "advcl ccomp conj cc mark relcl appos parataxis acl punct preconj dep intj".split()
)
_VERBS = ("VERB", "AUX")
_LONGEST = 30
"""Tokens of a whole sentence that can still be read as one fact."""


def governing(token: Token) -> Token | None:
    """The verb of the clause that a token stands in, where it has a subject of its own."""
    for one in (token, *token.ancestors):
        if one.pos_ in _VERBS and subject_of(one) is not None:
            return one
    return None


def subject_of(verb: Token) -> Token | None:
    found = (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "expl"))
    return next(found, None)


def statement_of(
    verb: Token, kept: range, leave: frozenset[int] = frozenset(), quoting: bool = False
) -> str | None:
    """The clause of ``verb`` as a sentence, cut short around the tokens ``kept``.

    ``leave`` are tokens to leave out; ``quoting`` allows quotation marks. ``None`` where its
    subject is a pronoun, or where it could not stand alone.
    """
    subject = subject_of(verb)
    if subject is None or subject.pos_ == "PRON":
        return None
    tokens = sorted((t for t in _walk(verb, kept) if t.i not in leave), key=lambda t: t.i)
    words = [t for t in tokens if not t.is_punct]
    while words and (words[0].dep_ in ("cc", "mark") or words[0].tag_ == "WRB"):
        tokens = tokens[tokens.index(words.pop(0)) + 1 :]
    if not words or words[0].tag_ in ("WP", "WP$", "WDT") or _is_torn(words[0]):
        return None
    while tokens and tokens[-1].pos_ in ("ADP", "CCONJ", "SCONJ", "PUNCT", "ADV"):
        if tokens[-1].pos_ == "ADV" and tokens[-1].lower_ != "as":
            break
        tokens.pop()
    tokens = _with_borrowed(tokens, verb)
    return _sentence(tokens, verb.doc, quoting)


def sentence_without_tail(sentence: Phrase, kept: range) -> str | None:
    """A whole sentence but for the clauses at its end that have no token of ``kept``."""
    end = 1 + max((t.i for t in sentence if not t.is_punct and not t.is_space), default=0)
    for token in sentence:
        is_tail = token.dep_ in ("advcl", "relcl", "conj") and token.pos_ in _VERBS
        if is_tail and token.right_edge.i + 1 >= end and token.left_edge.i > kept.stop:
            end = token.left_edge.i
    tokens = [t for t in sentence if t.i < end]
    if not tokens or len(tokens) > _LONGEST or tokens[0].pos_ == "PRON":
        return None
    return _sentence(tokens, sentence.doc, False)


def _sentence(tokens: list[Token], doc: Doc, quoting: bool) -> str | None:
    text = _joined(tokens, doc).strip(" ,;:.–—-")
    if len(text.split()) < 3 or "\n" in text or not text.isprintable():
        return None
    if not quoting and ("“" in text or "”" in text or '"' in text):
        return None
    return f"{capital(text)}."


def _with_borrowed(tokens: list[Token], verb: Token) -> list[Token]:
    """ "Hundreds injured" with the auxiliaries of the verb that it is joined to."""
    has_own = any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    if verb.dep_ != "conj" or verb.tag_ != "VBN" or has_own or verb not in tokens:
        return tokens
    borrowed = [c for c in verb.head.children if c.dep_ in ("aux", "auxpass")]
    at = tokens.index(verb)
    return [*tokens[:at], *borrowed, *tokens[at:]]


def _is_torn(first: Token) -> bool:
    """Whether what stands before the first word belongs to it: a parse gone wrong."""
    before = first.doc[first.i - 1] if first.i > first.sent.start else None
    return before is not None and before.dep_ in _WITHIN


_WITHIN = frozenset("compound nummod amod det nmod nsubj nsubjpass poss case".split())


def _walk(head: Token, kept: range) -> list[Token]:
    found = [head]
    is_verb = head.pos_ in _VERBS
    holding = [c for c in head.children if c.dep_ == "conj" and _holds(c, kept)]
    for child in head.children:
        if child.dep_ == "cc":
            stays = not is_verb or bool(holding)
        elif child.dep_ == "conj":
            stays = not is_verb or child in holding
        elif child.dep_ == "mark":
            stays = any(c.dep_ == "nsubj" and c.i < child.i for c in head.children)
        elif child.is_punct:
            stays = _within_word(child) or (child.text == "," and not is_verb and _lists(head))
            stays = stays or child.i in kept
        else:
            stays = child.dep_ not in _CUT or _holds(child, kept)
        if stays:
            found += _walk(child, kept)
    return found


def _holds(token: Token, kept: range) -> bool:
    return any(token.left_edge.i <= i <= token.right_edge.i for i in kept)


def _within_word(sign: Token) -> bool:
    """The hyphen of "260-gram", which no blank sets apart."""
    before = sign.i and not sign.doc[sign.i - 1].whitespace_
    return sign.text in "-–/" and bool(before) and not sign.whitespace_


def _lists(head: Token) -> bool:
    return any(c.dep_ == "conj" for c in head.children)


def _joined(tokens: list[Token], doc: Doc) -> str:
    text = ""
    for before, token in zip([None, *tokens[:-1]], tokens, strict=True):
        gap = before is not None and (before.i + 1 != token.i or bool(before.whitespace_))
        joined = gap and not (token.is_punct and token.text in ",.;:")
        text += (" " if joined else "") + token.text
    return text
