"""What a text is asked by place is what a search through all of it would find."""

from __future__ import annotations

import pytest

from harness.checks.reading import parse as parsing
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.parse import parse
from tests.checks.stories import checker_of

STORIES = ["istanbul_talks", "lhotka_crash", "malta_budget"]


@pytest.fixture(scope="module", params=STORIES)
def article(request: pytest.FixtureRequest) -> Analysis:
    return checker_of(request.param).index.analysis


def test_parties_of_a_stretch(article: Analysis) -> None:
    assert article.parties
    for start, end in [*article.sentences, (0, len(article.doc)), (5, 5)]:
        searched = [m for m in article.parties if start <= m.head < end]
        assert article.mentions_in(start, end) == searched


def test_the_value_that_a_token_is_part_of(article: Analysis) -> None:
    assert article.values
    for mention in article.values:
        for token in article.tokens_of(mention.span):
            found = article.value_at[token]
            assert token in article.tokens_of(found.span)


def test_a_long_text_reads_as_its_paragraphs_do(monkeypatch: pytest.MonkeyPatch) -> None:
    paragraphs = ["Velm and Oster signed a pact on Monday.", "Its mayor, Ruta Ilves, was glad."]
    text = "\n".join(paragraphs)
    monkeypatch.setattr(parsing, "CHUNK", len(paragraphs[0]) + 5)
    apart = [(t.text, t.dep_) for p in paragraphs for t in parse(p)]
    whole = parse(text)
    assert whole.text == text
    assert [(t.text, t.dep_) for t in whole if not t.is_space] == apart
