from __future__ import annotations

from dataclasses import replace

import pytest
from model_files import article, model_file

from harness.models.conformance import problems_of
from harness.models.extractive import sentences
from harness.models.registry import build
from harness.models.spec import load_spec
from harness.models.trial import PARAGRAPH
from harness.paths import datasets_dir
from harness.types import Outcome, Request

TEXT = (datasets_dir() / "istanbul_talks" / "article.txt").read_text()
NAMES = ["lead3", "textrank", "lexrank"]


def summary(name: str, text: str = TEXT, **changes: object) -> str:
    [answer] = build(load_spec({**model_file(name), **changes})).generate(
        [Request("r", article(text))]
    )
    assert answer.error is None, answer.error
    return answer.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He came. She left!", ["He came.", "She left!"]),
        ("Headline without a stop\n\nThe text.", ["Headline without a stop", "The text."]),
        ("One sentence\nover two lines.", ["One sentence over two lines."]),
        ("The U.S. said 3.5 million left.", ["The U.S. said 3.5 million left."]),
        ("“Go away.” He went.", ["“Go away.”", "He went."]),
        ("  \n\n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_lead_takes_the_first_sentences() -> None:
    assert summary("lead3", "One. Two. Three. Four.") == "One. Two. Three."
    assert summary("lead3", "One. Two. Three. Four.", sentences=1) == "One."
    assert summary("lead3").startswith("Negotiators from Pakistan")


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_stands_in_the_article(name: str) -> None:
    chosen = sentences(summary(name))
    assert len(chosen) == 3
    whole = sentences(TEXT)
    assert [whole.index(s) for s in chosen] == sorted(whole.index(s) for s in chosen)


@pytest.mark.parametrize("algorithm", ["lsa", "luhn", "sumbasic", "kl"])
def test_other_algorithms_of_sumy(algorithm: str) -> None:
    assert len(sentences(summary("textrank", algorithm=algorithm, sentences=2))) == 2


def test_graphs_find_the_sentence_that_the_others_are_about() -> None:
    text = (
        "The weather was fine. The dam burst and the dam water flooded the valley. "
        "Water from the dam reached the valley road. The burst dam was old. A cat slept."
    )
    for name in ("textrank", "lexrank"):
        assert "dam" in summary(name, text, sentences=1)


def test_german_articles_are_stemmed_as_german() -> None:
    german = replace(article("Der Damm brach. Das Wasser kam. Die Katze schlief."), language="de")
    [answer] = build(load_spec(model_file("textrank"))).generate([Request("r", german)])
    assert answer.outcome is Outcome.OK


def test_a_language_that_nothing_knows_is_an_error_of_that_article() -> None:
    odd = replace(article("Text."), language="qq")
    good = article("Text.")
    answers = list(
        build(load_spec(model_file("lead3"))).generate([Request("1", odd), Request("2", good)])
    )
    assert [a.outcome for a in answers] == [Outcome.ERROR, Outcome.OK]
    assert "'qq'" in (answers[0].error or {})["message"]


def test_an_empty_article_gives_an_empty_summary() -> None:
    for name in NAMES:
        [answer] = build(load_spec(model_file(name))).generate([Request("r", article(" \n "))])
        assert answer.outcome is Outcome.EMPTY


@pytest.mark.parametrize("name", NAMES)
def test_they_conform(name: str) -> None:
    assert problems_of(lambda: build(load_spec(model_file(name)))) == []


def test_time_is_of_the_summary_not_of_the_start() -> None:
    model = build(load_spec(model_file("lead3")))
    [answer] = model.generate([Request("r", article(PARAGRAPH))])
    assert answer.usage.seconds is not None
    assert answer.usage.seconds < 0.5
