"""What holds of the checker for any summary at all, sensible or hostile."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from harness.checks.checker import Checker
from harness.facts.load import load_fact_set
from harness.paths import datasets_dir
from harness.types import Article, CheckResult, Span

SCRAPS = """
    over more than nearly between and dozens hundreds last year in October on Thursday a day earlier
    2,600 70 1e999 0 -0 9/11 2025-13-45 km miles °C $ % did not never who said reportedly claimed
    “ ” ‘ ’ \" ' ( ) , . — … <b> </td> &nbsp; <!-- %s {{7*7}} Turkey Qatar Kabul TTP Amjad He it
    they killed signed denied confirmed border ceasefire sources İstanbul ǅ ﬁ 😀 ٧٠ ½ ² Ⅷ
    \0 \u202e \u200b
""".split()


@cache
def checker() -> Checker:
    facts = load_fact_set(datasets_dir() / "istanbul_talks")
    return Checker(facts.article, facts)


@cache
def words() -> list[str]:
    return [*SCRAPS, *checker().article.text.split()]


summaries = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(SCRAPS), max_size=30).map(" ".join),
    st.deferred(lambda: st.lists(st.sampled_from(words()), max_size=40).map(" ".join)),
    st.deferred(lambda: st.lists(st.sampled_from(words()), max_size=20).map(" ".join)).map(
        str.upper
    ),
)


def assert_whole(result: CheckResult, summary: str, article: str) -> None:
    for one in (*result.verdicts, *result.flags):
        _slices(one.span, summary)
        _slices(one.evidence, article)
    for flag in result.flags:
        assert any(map(str.isalnum, flag.span.text)), flag
        assert flag.explanation
        json.dumps(flag.to_json(), allow_nan=False)
    assert 0 <= result.score <= 1


def _slices(span: Span | None, text: str) -> None:
    if span is not None:
        assert 0 <= span.start <= span.end <= len(text)
        assert text[span.start : span.end] == span.text


@given(summaries)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example("'" * 500)
@example("Over 70 people \0 have been killed this month.".upper())
def test_no_summary_breaks_the_checker_and_offsets_slice(summary: str) -> None:
    result = checker().check(summary)
    assert_whole(result, summary, checker().article.text)
    assert [v.fact for v in result.verdicts] == [p.fact.id for p in checker().reference.facts]


@given(summaries)
@settings(max_examples=25, deadline=None)
def test_what_is_said_of_a_summary_does_not_depend_on_the_ones_before(summary: str) -> None:
    one = checker().check(summary)
    list(checker().check_many(["The border is 2,600 miles long.", summary.lower()]))
    assert checker().check(summary) == one


@pytest.mark.parametrize(
    "text", ["%", "b| had February %", "£1>The ient wa\x00", "'" * 300, "\n\n"]
)
def test_no_article_breaks_the_checker(text: str) -> None:
    """Signs alone as words that a fact is about, control characters, nothing at all."""
    facts = load_fact_set(datasets_dir() / "harcourt_results")
    hostile = Article("hostile", text, dt.date.max)
    summary = "Profit fell by 18 % to £96.4 million."
    assert_whole(Checker(hostile).check(summary), summary, text)
    result = Checker(hostile, replace(facts, article=hostile)).check(summary)
    assert_whole(result, summary, text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Readers who want to hear more and to stay longer may read more at length.",
        "The border post is no longer held by either side, and is no more.",
        "Public hearings were made public, which no more than a few of them had been.",
        "He complained before that no, not one of the two, was any longer there at all.",
        "He warned them: at the mayor his threat was directed, not for the bank it was meant.",
        "It came in this year, between 2019 and on Monday, within the 's two months's single day.",
        "Talks back on as the Velm to Goole: go, the Amjad, of one of the 37 that had not, said.",
    ],
)
def test_a_text_may_begin_and_end_at_any_word(sentence: str) -> None:
    words = sentence.split()
    for cut in range(1, len(words)):
        for text in (" ".join(words[:cut]), " ".join(words[cut:])):
            assert_whole(checker().check(text), text, checker().article.text)
