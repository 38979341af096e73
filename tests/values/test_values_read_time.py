"""What the reader of times finds in text: a table of phrases, read on Thursday 30 October 2025."""

from __future__ import annotations

import datetime as dt

import pytest

from harness.values.mention import Mention
from harness.values.period import TimeSpan
from harness.values.read_time import read_times

PUBLISHED = dt.date(2025, 10, 30)

DAYS = [
    ("on Thursday", "Thursday", "2025-10-30"),
    ("on Wednesday", "Wednesday", "2025-10-29"),
    ("on Friday", "Friday", "2025-10-24"),
    ("next Thursday", "next Thursday", "2025-11-06"),
    ("next Friday", "next Friday", "2025-10-31"),
    ("last Thursday", "last Thursday", "2025-10-23"),
    ("Thursday night", "Thursday night", "2025-10-30"),
    ("Sunday's attack", "Sunday", "2025-10-26"),
    ("early on Thursday", "early on Thursday", "2025-10-30"),
    ("9 a.m. Monday", "Monday", "2025-10-27"),
    ("on October 19", "October 19", "2025-10-19"),
    ("Oct. 19", "Oct. 19", "2025-10-19"),
    ("Oct 19, 2024", "Oct 19, 2024", "2024-10-19"),
    ("19 October 2025", "19 October 2025", "2025-10-19"),
    ("the 19th of October", "19th of October", "2025-10-19"),
    ("October the 19th", "October the 19th", "2025-10-19"),
    ("19/10/2025", "19/10/2025", "2025-10-19"),
    ("10/19/2025", "10/19/2025", "2025-10-19"),
    ("19.10.2025", "19.10.2025", "2025-10-19"),
    ("2025-10-19", "2025-10-19", "2025-10-19"),
    ("Thursday, October 30", "Thursday, October 30", "2025-10-30"),
    ("Mon 3 Nov", "Mon 3 Nov", "2025-11-03"),
    ("on Jan. 6, 2021, rioters", "Jan. 6, 2021", "2021-01-06"),
    ("the October 7 attacks", "October 7", "2025-10-07"),
    ("wednesday , october 29", "wednesday , october 29", "2025-10-29"),
    ("october 3 , 2015", "october 3 , 2015", "2015-10-03"),
    ("5 May 2020", "5 May 2020", "2020-05-05"),
    ("Feb 29", "Feb 29", "2024-02-29"),
    ("December 24", "December 24", "2025-12-24"),
    ("today", "today", "2025-10-30"),
    ("this morning", "this morning", "2025-10-30"),
    ("tonight", "tonight", "2025-10-30"),
    ("yesterday", "yesterday", "2025-10-29"),
    ("last night", "last night", "2025-10-29"),
    ("tomorrow morning", "tomorrow morning", "2025-10-31"),
    ("two days ago", "two days ago", "2025-10-28"),
    ("a day earlier", "a day earlier", "2025-10-29"),
    ("the previous day", "the previous day", "2025-10-29"),
    ("the day before", "the day before", "2025-10-29"),
    ("the next day", "the next day", "2025-10-31"),
    ("24 hours earlier", "24 hours earlier", "2025-10-29"),
    ("on the nineteenth, they met", "nineteenth", "2025-10-19"),
    ("the nineteenth of October", "nineteenth of October", "2025-10-19"),
    ("the first day of May 2020", "first day of May 2020", "2020-05-01"),
    ("eleven days before the report.", "eleven days before the report", "2025-10-19"),
    ("two days after October 3", "two days after October 3", "2025-10-05"),
    ("a day before Thursday's vote", "a day before Thursday", "2025-10-29"),
]

SPANS = [
    ("in October", "October", "2025-10-01", "2025-10-31", "month"),
    ("mid-to-late October", "mid-to-late October", "2025-10-11", "2025-10-31", "part"),
    ("early to mid-2020", "early to mid-2020", "2020-01-01", "2020-08-31", "part"),
    ("in March", "March", "2025-03-01", "2025-03-31", "month"),
    ("in December", "December", "2025-12-01", "2025-12-31", "month"),
    ("October 2024", "October 2024", "2024-10-01", "2024-10-31", "month"),
    ("Dec. 2024", "Dec. 2024", "2024-12-01", "2024-12-31", "month"),
    ("in May", "May", "2025-05-01", "2025-05-31", "month"),
    ("last May", "last May", "2025-05-01", "2025-05-31", "month"),
    ("last October", "last October", "2024-10-01", "2024-10-31", "month"),
    ("next June", "next June", "2026-06-01", "2026-06-30", "month"),
    ("in October 25 people were killed", "October", "2025-10-01", "2025-10-31", "month"),
    ("early October", "early October", "2025-10-01", "2025-10-10", "part"),
    ("at the end of October", "end of October", "2025-10-21", "2025-10-31", "edge"),
    ("in the middle of May", "middle of May", "2025-05-11", "2025-05-20", "edge"),
    ("by the end of October", "October", "2025-10-01", "2025-10-31", "month"),
    ("mid-October", "mid-October", "2025-10-11", "2025-10-20", "part"),
    ("late October", "late October", "2025-10-21", "2025-10-31", "part"),
    ("early May", "early May", "2025-05-01", "2025-05-10", "part"),
    ("mid-2020", "mid-2020", "2020-05-01", "2020-08-31", "part"),
    ("late last year", "late last year", "2024-09-01", "2024-12-31", "part"),
    ("the mid-1990s", "mid-1990s", "1993-05-02", "1996-08-30", "part"),
    ("earlier this month", "earlier this month", "2025-10-01", "2025-10-31", "month"),
    ("Earlier in October", "Earlier in October", "2025-10-01", "2025-10-31", "month"),
    ("this month", "this month", "2025-10-01", "2025-10-31", "month"),
    ("last month", "last month", "2025-09-01", "2025-09-30", "month"),
    ("this week", "this week", "2025-10-27", "2025-11-02", "week"),
    ("last week", "last week", "2025-10-20", "2025-10-26", "week"),
    ("last weekend", "last weekend", "2025-10-25", "2025-10-26", "period"),
    ("over the weekend", "weekend", "2025-10-25", "2025-10-26", "period"),
    ("so far this year", "this year", "2025-01-01", "2025-12-31", "year"),
    ("last year", "last year", "2024-01-01", "2024-12-31", "year"),
    ("next year", "next year", "2026-01-01", "2026-12-31", "year"),
    ("in 2021", "2021", "2021-01-01", "2021-12-31", "year"),
    ("the 2020 election", "2020", "2020-01-01", "2020-12-31", "year"),
    ("in 1066", "1066", "1066-01-01", "1066-12-31", "year"),
    ("by 2030", "2030", "2030-01-01", "2030-12-31", "year"),
    ("the 1990s", "1990s", "1990-01-01", "1999-12-31", "decade"),
    ("the '90s", "90s", "1990-01-01", "1999-12-31", "decade"),
    ("the 19th century", "19th century", "1801-01-01", "1900-12-31", "century"),
    ("Q3", "Q3", "2025-07-01", "2025-09-30", "quarter"),
    ("Q3 2024", "Q3 2024", "2024-07-01", "2024-09-30", "quarter"),
    ("the third quarter of 2024", "third quarter of 2024", "2024-07-01", "2024-09-30", "quarter"),
    ("the first half of 2024", "first half of 2024", "2024-01-01", "2024-06-30", "half"),
    ("summer of 2024", "summer of 2024", "2024-06-01", "2024-08-31", "season"),
    ("last summer", "last summer", "2025-06-01", "2025-08-31", "season"),
    ("in the spring", "spring", "2025-03-01", "2025-05-31", "season"),
    ("in winter", "winter", "2025-12-01", "2026-02-28", "season"),
    ("in the past 24 hours", "the past 24 hours", "2025-10-29", "2025-10-30", "period"),
    ("over the last three years", "the last three years", "2022-10-30", "2025-10-30", "period"),
    ("the past week", "the past week", "2025-10-23", "2025-10-30", "period"),
    ("three months ago", "three months ago", "2025-07-01", "2025-07-31", "month"),
    ("a year earlier", "a year earlier", "2024-01-01", "2024-12-31", "year"),
    ("a decade ago", "a decade ago", "2010-01-01", "2019-12-31", "decade"),
    ("a few days ago", "a few days ago", "2025-10-21", "2025-10-27", "period"),
    ("in the last year", "the last year", "2024-10-30", "2025-10-30", "period"),
    ("the 1748-1832 war", "1748-1832", "1748-01-01", "1832-12-31", "period"),
    ("in 2000 women marched", "2000", "2000-01-01", "2000-12-31", "year"),
    ("since 2021", "since 2021", "2021-01-01", "9999-12-31", "year"),
    ("since December", "since December", "2024-12-01", "9999-12-31", "month"),
    ("since May", "since May", "2025-05-01", "9999-12-31", "month"),
    ("until Friday", "until Friday", "0001-01-01", "2025-10-31", "day"),
    ("between 2010 and 2015", "between 2010 and 2015", "2010-01-01", "2015-12-31", "period"),
    ("from 2010 to 2015", "from 2010 to 2015", "2010-01-01", "2015-12-31", "period"),
    ("2010-2015", "2010-2015", "2010-01-01", "2015-12-31", "period"),
    ("the 2021-22 season", "2021-22", "2021-01-01", "2022-12-31", "period"),
    ("October 19-21", "October 19-21", "2025-10-19", "2025-10-21", "period"),
    ("19-21 October", "19-21 October", "2025-10-19", "2025-10-21", "period"),
    ("from May 1 to May 3", "from May 1 to May 3", "2025-05-01", "2025-05-03", "period"),
    ("from Monday to Friday", "from Monday to Friday", "2025-10-27", "2025-10-31", "period"),
    ("January-March 2024", "January-March 2024", "2024-01-01", "2024-03-31", "period"),
]  # fmt: skip

NOTHING = (
    """
it may rain|Theresa May said|March on Washington|the long march|spring forward|he will fall
the sun rose|they sat down|a second round|half of it|over 2,000|more than 2000|2000 people
around 2,000|1500 troops|$2021|2021%|the day before the attack|five years after the war
for two weeks|a 12-year-old|hours later|the turn of the century|on the 19th|may 5 people die
Black Friday sales|it may rain and may snow|3-1|10:30|9/11|Covid-19|the year
""".strip()
    .replace("\n", "|")
    .split("|")
)


def show(mention: Mention) -> tuple[str, str, str, str]:
    value: TimeSpan = mention.value
    return mention.span.text, str(value.start), str(value.end), value.granularity


@pytest.mark.parametrize(("text", "span", "day"), DAYS)
def test_days(text: str, span: str, day: str) -> None:
    assert [show(m) for m in read_times(text, PUBLISHED)] == [(span, day, day, "day")]


@pytest.mark.parametrize(("text", "span", "start", "end", "granularity"), SPANS)
def test_spans(text: str, span: str, start: str, end: str, granularity: str) -> None:
    assert [show(m) for m in read_times(text, PUBLISHED)] == [(span, start, end, granularity)]


@pytest.mark.parametrize("text", NOTHING)
def test_reads_nothing(text: str) -> None:
    assert read_times(text, PUBLISHED) == []


@pytest.mark.parametrize("row", [*DAYS, *SPANS], ids=lambda row: row[0])
def test_reads_the_same_in_lower_case_and_in_mid_text(row: tuple[str, ...]) -> None:
    text = row[0].lower()
    found = read_times(f"It is said that it happened {text}. It ended there.", PUBLISHED)
    assert [str(m.value.start) for m in found] == [row[2]]


def test_a_day_earlier_leans_on_the_time_told_before() -> None:
    text = "The truce was signed on October 19. Two days earlier, talks had failed."
    assert [str(m.value.start) for m in read_times(text, PUBLISHED)] == ["2025-10-19", "2025-10-17"]
    text = "Sales rose in the third quarter of 2024 from a year earlier."
    assert show(read_times(text, PUBLISHED)[1])[1:] == ("2023-07-01", "2023-09-30", "quarter")


def test_the_following_day_leans_on_a_day_not_on_a_stretch() -> None:
    text = "They met on October 19. It was wet this spring. The following day it ended."
    assert str(read_times(text, PUBLISHED)[-1].value.start) == "2025-10-20"


def test_the_open_side_is_marked() -> None:
    since, until = (read_times(text, PUBLISHED)[0] for text in ("since 2021", "until Friday"))
    assert (since.value.open, until.value.open) == ("end", "start")
    assert (since.core.text, until.core.text) == ("2021", "Friday")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("on Thursday", "weekday:3"),
        ("on October 19", "yearless"),
        ("in October", "yearless"),
        ("this month", "relative:+0 month"),
        ("a day earlier", "relative:-1 day"),
        ("two days ago", "relative:-2 day"),
        ("in 2021", None),
        ("19 October 2025", None),
    ],
)
def test_without_a_day_of_publication_the_form_stays_symbolic(text: str, key: str | None) -> None:
    assert read_times(text, None)[0].value.key == key


def test_compound_expressions_do_not_nest_without_end() -> None:
    for word in ("since ", "early ", "between ", "from the "):
        assert read_times(word * 3000, PUBLISHED) == []


def test_ambiguous_numeric_dates_lean_on_publication() -> None:
    text = "It opened on 11/10/2025."
    assert read_times(text, dt.date(2025, 11, 12))[0].value.start == dt.date(2025, 11, 10)
    assert read_times(text, dt.date(2025, 10, 12))[0].value.start == dt.date(2025, 10, 11)
    assert read_times(text, None)[0].value.start == dt.date(2025, 10, 11)
