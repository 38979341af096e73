from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model_files import config_file, names

from harness.models.prompts import load_prompt, render
from harness.types import Article, HarnessError

ARTICLE = Article("a", "The text.", dt.date(2025, 10, 30), "en", "The title", "A summary.")
OTHER = Article("b", "Other text.", title="Other", reference="Other summary.")


@pytest.mark.parametrize("name", names("prompt"))
def test_every_prompt_file_is_valid_and_holds_the_article_once(name: str) -> None:
    prompt = load_prompt(config_file("prompt", name), name)
    assert prompt.name == name
    _, user = render(prompt, ARTICLE, [ARTICLE, OTHER])
    assert user.count(ARTICLE.text) == 1


@given(st.text())
def test_whatever_stands_in_an_article_arrives_unchanged(text: str) -> None:
    prompt = load_prompt({"name": "p", "user": "<{article}> {{braces}} {title}"})
    article = Article("a", text, title="{article}")
    assert render(prompt, article) == (None, f"<{text}> {{braces}} {{article}}")


def test_all_placeholders() -> None:
    prompt = load_prompt(
        {
            "name": "p",
            "system": "Answer in {language}.",
            "user": "{title} ({published:%d %B %Y}, {published})\n{article}",
        }
    )
    assert render(prompt, ARTICLE) == (
        "Answer in English.",
        "The title (30 October 2025, 2025-10-30)\nThe text.",
    )


def test_examples_come_from_other_articles() -> None:
    prompt = load_prompt(
        {
            "name": "p",
            "user": "{examples}\n---\n{article}",
            "examples": {"count": 1, "template": "{title}: {summary}"},
        }
    )
    assert render(prompt, ARTICLE, [ARTICLE, OTHER])[1] == "Other: Other summary.\n---\nThe text."
    assert render(prompt, OTHER, [ARTICLE, OTHER])[1].startswith("The title: A summary.")
    with pytest.raises(HarnessError, match="only 0 other articles with a summary"):
        render(prompt, ARTICLE, [ARTICLE])


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ({"user": "{artcle}"}, "unknown placeholder {artcle}; did you mean 'article'?"),
        ({"user": "{article} {summary}"}, "unknown placeholder {summary}"),
        ({"user": "no article"}, "placeholder {article} is missing"),
        ({"user": "{article} {title:>10}"}, "only {published} takes a format"),
        ({"user": "{article!r}"}, "conversions are not known"),
        ({"user": "{article.text}"}, "unknown placeholder {article.text}"),
        ({"user": "{article"}, "expected '}'"),
        ({"user": "{article} {examples}"}, "need each other"),
        ({"user": "{article}", "systm": "x"}, "unknown key 'systm'; did you mean 'system'?"),
        ({}, "the key 'user' is missing"),
    ],
)
def test_what_is_wrong_with_a_prompt_is_said(content: dict[str, Any], complaint: str) -> None:
    with pytest.raises(HarnessError) as caught:
        load_prompt({"name": "p", **content}, "prompt/p.yaml")
    assert complaint in str(caught.value)
    assert str(caught.value).startswith("prompt/p.yaml")


def test_a_placeholder_that_the_article_cannot_fill_is_named() -> None:
    prompt = load_prompt({"name": "p", "user": "{title}: {article}"})
    with pytest.raises(HarnessError, match=r"prompt p, article z: the prompt uses \{title\}"):
        render(prompt, Article("z", "text"))


def test_the_digest_follows_the_text_and_nothing_else() -> None:
    base = load_prompt({"name": "p", "user": "{article}"})
    renamed = load_prompt({"name": "q", "user": "{article}", "description": "x"})
    changed = load_prompt({"name": "p", "user": "{article} "})
    assert base.digest == renamed.digest != changed.digest
