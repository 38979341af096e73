"""Short statements cut out of long sentences, with no word that the text does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.facts.mutate.rewrite import capital

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CUT = frozenset(
    "advcl ccomp conj cc mark relcl appos parataxis acl punct preconj dep intj".split()
)
_VERBS = ("VERB", "AUX")


def governing(token: Token) -> Token | None:
    """The verb of the clause that a token stands in, where it has a subject of its own."""
    for one in (token, *token.ancestors):
        if one.pos_ in _VERBS and subject_of(one) is not None:
            return one
    return None


def subject_of(verb: Token) -> Token | None:
    found = (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "expl"))
    return next(found, None)


def statement_of(verb: Token, kept: range) -> str | None:
    """The clause of ``verb`` as a sentence, cut short around the tokens ``kept``.

    ``None`` where its subject is a pronoun, or where it could not stand alone.
    """
    subject = subject_of(verb)
    if subject is None or subject.pos_ == "PRON":
        return None
    tokens = sorted(_walk(verb, kept), key=lambda t: t.i)
    text = _joined(tokens, verb.doc).strip(" ,;–—-")
    if len(text.split()) < 3 or "“" in text or "”" in text or "\n" in text:
        return None
    return f"{capital(text)}."


def _walk(head: Token, kept: range) -> list[Token]:
    found = [head]
    for child in head.children:
        inside = range(child.left_edge.i, child.right_edge.i + 1)
        holds = any(i in inside for i in kept)
        joined = child.dep_ in ("conj", "cc") and head.pos_ not in _VERBS
        if child.dep_ not in _CUT or holds or joined:
            found += _walk(child, kept)
    return found


def _joined(tokens: list[Token], doc: Doc) -> str:
    text = ""
    for before, token in zip([None, *tokens[:-1]], tokens, strict=True):
        gap = before is not None and (before.i + 1 != token.i or bool(before.whitespace_))
        joined = gap and not (token.is_punct and token.text in ",.;:")
        text += (" " if joined else "") + token.text
    return text
