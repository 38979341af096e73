"""The plain tokens of a text answer as the parser's own do."""

from __future__ import annotations

from typing import Any

import pytest

from harness.checks.reading.parse import parse, pipeline
from harness.checks.reading.tokens import Doc
from tests.checks.stories import checker_of

TEXTS = [
    "The mayor, Ruta Ilves, said on Monday that 12 people, most of them guests, had drowned.",
    "“Nobody knew,” she said; Velm, Oster and the Norse Guard didn’t agree.  What now ?!",
    "A deal (signed by X and, later, by Y) was what the council wanted the town to offer.",
    "OVER 90 PEOPLE KILLED IN BORDER CLASHES THIS MONTH. It is 1.24 km below\n\nthe sea.",
    "-",
    "",
]
PLAIN = (
    "i idx text lower_ lemma_ pos_ tag_ dep_ ent_type_ whitespace_ is_stop is_punct like_num "
    "is_alpha is_space is_title is_upper is_lower"
).split()
ONE = "head left_edge right_edge".split()
MANY = "children lefts rights subtree ancestors conjuncts".split()


@pytest.mark.parametrize("text", TEXTS)
def test_tokens_answer_as_the_parsers(text: str) -> None:
    theirs: Any = pipeline()(text)
    ours: Any = Doc(theirs)
    assert ours.text == theirs.text == text
    for a, b in zip(ours, theirs, strict=True):
        assert [getattr(a, name) for name in PLAIN] == [getattr(b, name) for name in PLAIN]
        assert [getattr(a, name).i for name in ONE] == [getattr(b, name).i for name in ONE]
        for name in MANY:
            assert [t.i for t in getattr(a, name)] == [t.i for t in getattr(b, name)], name
        assert a.is_sent_start == bool(b.is_sent_start)
        assert (a.sent.start, a.sent.end) == (b.sent.start, b.sent.end)


@pytest.mark.parametrize("text", TEXTS)
def test_phrases_answer_as_the_parsers(text: str) -> None:
    theirs: Any = pipeline()(text)
    ours = Doc(theirs)
    places = range(len(ours))
    for start, end in ((i, j + 1) for i in places for j in places if i <= j):
        a, b = ours.phrase(start, end), theirs[start:end]
        assert (a.text, a.root.i, len(a)) == (b.text, b.root.i, len(b))
        assert (a.start_char, a.end_char) == (b.start_char, b.end_char)
        assert [e.text for e in a.ents] == [e.text for e in b.ents]
        touched = ours.phrase_at(start, end)
        expected = theirs.char_span(start, end, alignment_mode="expand")
        assert touched is not None
        assert (touched.start, touched.end) == (expected.start, expected.end)


def test_a_text_keeps_nothing_of_the_parser() -> None:
    doc = checker_of("istanbul_talks").article.doc
    assert type(doc) is Doc
    assert doc.phrase(-1, 3).text == ""
    assert parse("").phrase_at(0, 1) is None
    with pytest.raises(IndexError):
        doc[0].nbor(-1)
