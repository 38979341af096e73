"""Headlines in capitals, read as if they were not: the parser takes shouted words for names.

A run of capitals is parsed in ordinary letters, names with a capital, and its tokens get their
own letters back afterwards; every offset stays what it was.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from harness.lexicon.words import lexicon
from harness.values.country import find_country

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_SHOUTED = re.compile(
    r"[A-Z][A-Z'’.&-]*+(?:[\s,;:!?“”\"'’()\d–—-]++[A-Z][A-Z'’.&-]*+(?![a-z])){3,}"
)
_WORD = re.compile(r"[A-Z]+")
_SHORT = 4
"""Letters of the longest word that is taken for an acronym where no dictionary has it."""
_ENDINGS = tuple(
    tuple(pair.split("+")) for pair in "s+ es+ ed+ ed+e d+ ing+ ing+e ies+y ied+y".split()
)
"""What a form may have in place of the end of its lemma."""


def is_shouted(text: str) -> bool:
    """Whether four words or more in a row stand in capitals."""
    return _SHOUTED.search(text) is not None


def spoken(text: str, nlp: Language) -> str:
    """The text with its runs of capitals in ordinary letters; as long as it was."""
    return _SHOUTED.sub(lambda run: _WORD.sub(lambda w: _cased(w[0], nlp), run[0]), text)


def _cased(word: str, nlp: Language) -> str:
    country = find_country(word)
    if country is not None:
        return word if len(word) < _SHORT else word.title()
    lower = word.lower()
    if lexicon().is_name(lower):
        return word if len(word) < _SHORT else word.title()
    if nlp.vocab[lower].is_stop or _is_common(lower) or _is_irregular(lower, nlp):
        return lower
    return word if len(word) <= _SHORT else word.title()


@lru_cache(maxsize=4096)
def _is_common(lower: str) -> bool:
    known = lexicon()
    stems = (lower[: -len(end)] + stem for end, stem in _ENDINGS if lower.endswith(end))
    return known.has(lower) or any(len(stem) > 2 and known.has(stem) for stem in stems)


def _is_irregular(lower: str, nlp: Language) -> bool:
    """ "took", "men": forms that the parser's own lemmatizer lists."""
    if not nlp.has_pipe("lemmatizer"):
        return False
    table = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_exc", {})
    return any(lower in table.get(pos, {}) for pos in ("verb", "noun"))


def relettered(doc: Doc, text: str) -> Doc:
    """A parsed text with the letters of ``text``, which is as long."""
    from spacy.tokens import Doc as SpacyDoc

    return SpacyDoc(
        doc.vocab,
        words=[text[t.idx : t.idx + len(t.text)] for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        tags=[t.tag_ for t in doc],
        pos=[t.pos_ for t in doc],
        morphs=[str(t.morph) for t in doc],
        lemmas=[t.lemma_ for t in doc],
        heads=[t.head.i for t in doc],
        deps=[t.dep_ for t in doc],
        sent_starts=[bool(t.is_sent_start) for t in doc],
        ents=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in doc],
    )
