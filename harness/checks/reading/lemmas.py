"""Lemmas mended where the parser's own would mislead the checks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SHORT = re.compile(r"[^aeiou]*[aeiou][bdfgklmnprtvz]")
"""A verb that would double its last letter before -ing and -ed."""
_TEXTS = frozenset("article report story text piece passage summary author writer".split())
_TELLING = frozenset(
    "discuss highlight explore examine cover detail outline address emphasize emphasise analyze "
    "analyse underscore underline focus center centre summarize summarise present provide delve "
    "touch talk speak recount chronicle revolve feature deal depict portray shed".split()
)
TELLS = "mention"
"""The lemma of whatever a text does to what it is about: "the article highlights …"."""


def mend_lemmas(doc: Doc) -> Doc:
    """Mend the lemmas of a parsed text, in place."""
    for token in doc:
        if token.pos_ == "VERB":
            if _is_long(token):
                token.lemma_ += "e"
            if token.lemma_ in _TELLING and any(map(_is_the_text, token.children)):
                token.lemma_ = TELLS
    return doc


def _is_long(token: Token) -> bool:
    """``hoping`` is a form of hope, not of hop: "hop" would double its last letter."""
    lemma, form = token.lemma_, token.lower_
    if not _SHORT.fullmatch(lemma):
        return False
    return form in (lemma + "ing", lemma + "ed") or form == lemma + "es"


def _is_the_text(token: Token) -> bool:
    """Whether a verb's subject is the text itself: "the news article", no report of others."""
    if token.dep_ != "nsubj" or token.lemma_.lower() not in _TEXTS:
        return False
    parts = list(token.children)
    pointed = any(part.lower_ in ("the", "this") for part in parts)
    return pointed and not any(part.pos_ == "PROPN" or part.dep_ == "prep" for part in parts)
