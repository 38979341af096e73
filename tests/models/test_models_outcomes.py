from __future__ import annotations

import pytest

from harness.models.outcomes import classify
from harness.types import Outcome


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry, but I can't help with that.",
        "I’m sorry, but I cannot assist with this request.",
        "Sorry, I can't summarize this article.",
        "I cannot provide a summary of this article.",
        "I am unable to access the article.",
        "I don't have access to the article you mention.",
        "As an AI language model, I do not have opinions.",
        "Please provide the article.",
    ],
)
def test_refusals(text: str) -> None:
    assert classify(text) is Outcome.REFUSED


@pytest.mark.parametrize(
    "text",
    [
        "I cannot forgive them, said the mayor, who lost her house.",
        "Officials said they could not help the stranded passengers.",
        "Sorry is not enough, families told the inquiry on Monday.",
        "The minister said: I can't help but worry.",
        "An AI company was fined. As an AI firm, it had promised transparency.",
    ],
)
def test_news_about_refusing_is_no_refusal(text: str) -> None:
    assert classify(text) is Outcome.OK


def test_blank_text_is_empty_even_at_the_limit() -> None:
    assert classify(" \n\t", hit_limit=True) is Outcome.EMPTY


def test_the_token_limit_makes_it_truncated() -> None:
    assert classify("The talks", hit_limit=True) is Outcome.TRUNCATED
    assert classify("The talks ended.", hit_limit=False) is Outcome.OK
