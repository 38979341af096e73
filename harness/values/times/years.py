"""Years, stretches of years, decades and centuries, and the quarters and seasons of a year."""

from __future__ import annotations

import re

from harness.values.calendar import SEASONS, month_span, year_span
from harness.values.text import word_before, word_set, words_before
from harness.values.times.found import Found, fixed, some_year
from harness.values.units import UNIT_SYMBOL, UNIT_WORD

_YEAR_AT = re.compile(r"([12]\d{3})(?!\d|,\d|\.\d|[^\W\d_]|-\d)")
_YEARS_AT = re.compile(r"([12]\d{3})(?:-|/| - )(\d{4}|\d{2})(?![\d]|[-/]\d|[^\W\d_])")
_YEAR_LEADS = word_set(
    "in since by until till from to of before after during circa year between and early late mid"
    " through fiscal for around"
)
_COUNT_LEADS = word_set("over than least nearly almost most some another total about")
_COUNTED = re.compile(
    r" (?:people|persons|soldiers|troops|men|women|children|civilians|jobs|homes|dead|deaths"
    r"|cases|seats|votes)(?![^\W_])"
)
_MARKS = "$£€¥₹#@_=&.,/:"


def year(folded: str, start: int) -> Found | None:
    """ "2021", but neither "2021 people" nor "over 2021"."""
    match = _YEAR_AT.match(folded, start)
    if match is None or not _stands_free(folded, start):
        return None
    number, lead = int(match[1]), word_before(folded, start)
    sure = lead in ("in", "since") and 1900 <= number < 2100
    if _measures(folded, match.end()):
        return None
    if lead in _COUNT_LEADS and not _is_about(folded, match):
        return None
    if not sure and _COUNTED.match(folded, match.end()):
        return None
    if not 1900 <= number < 2100 and lead not in _YEAR_LEADS | _ABOUT:
        return None
    return Found.at(start, match.end(), fixed(year_span(number), "year"))


_ABOUT = word_set("about around roughly approximately")
_NO_NOUN = re.compile(
    r" ?(?:[.,;:)]|$)| (?:when|where|while|and|but|or|by|at|in|on|as|after|before|during|for)(?!\w)"
)


def _is_about(folded: str, match: re.Match[str]) -> bool:
    """ "Built in about 1324", and not "in about 1324 homes"."""
    before = [word for word, _ in words_before(folded, match.start(), 2)]
    dates = len(before) == 2 and before[0] in ("in", "since", "from", "until")
    return dates and before[1] in _ABOUT and _NO_NOUN.match(folded, match.end()) is not None


def _stands_free(folded: str, start: int) -> bool:
    before = folded[start - 1] if start else " "
    if before == "-":
        return not (start > 1 and folded[start - 2].isdecimal())
    return before not in _MARKS and not before.isalnum()


def _measures(folded: str, end: int) -> bool:
    """Whether a unit follows, so that the figure is no year."""
    if folded[end : end + 1] in (" ", "-"):
        return UNIT_WORD.match(folded, end + 1) is not None
    return UNIT_SYMBOL.match(folded, end) is not None


def years(folded: str, start: int) -> Found | None:
    """ "2010-2015", "2021-22"."""
    match = _YEARS_AT.match(folded, start)
    if match is None or not _stands_free(folded, start) or _measures(folded, match.end()):
        return None
    if _COUNTED.match(folded, match.end()):
        return None
    first, last = int(match[1]), int(match[2])
    if len(match[2]) == 2:
        last += first // 100 * 100
    if not (1800 <= first < last < 2100 or 1000 <= first < last < first + 120):
        return None
    return Found.at(start, match.end(), fixed(year_span(first, last - first + 1), "period"))


_DECADE_AT = re.compile(r"(?:([12]\d)?(\d)0'?s)(?![^\W_])")
_CENTURY_AT = re.compile(r"(\d{1,2})(?:st|nd|rd|th)[ -]century(?![^\W_])")
_DECADE_LEADS = word_set("the early mid late")


def decade(folded: str, start: int) -> Found | None:
    """ "the 1990s", "'90s", "the 60s"."""
    match = _DECADE_AT.match(folded, start)
    before = folded[start - 1] if start else " "
    if match is None or before.isalnum() or before in "$£€,.":
        return None
    if match[1] is None and before != "'" and word_before(folded, start) not in _DECADE_LEADS:
        return None
    century = int(match[1]) if match[1] else 20 if match[2] in "01" else 19
    days = year_span(century * 100 + 10 * int(match[2]), 10)
    return Found.at(start, match.end(), fixed(days, "decade"))


def century(folded: str, start: int) -> Found | None:
    """ "the 19th century": 1801 to 1900."""
    match = _CENTURY_AT.match(folded, start)
    if match is None or not 1 <= int(match[1]) <= 30:
        return None
    days = year_span(100 * int(match[1]) - 99, 100)
    return Found.at(start, match.end(), fixed(days, "century"))


_NUMBERED = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3}
_NUMBERED |= {"fourth": 4, "4th": 4}
_NTH = "|".join(_NUMBERED)
_OF_YEAR = r" (?:of |in )?(?:the (?:fiscal )?year )?(?P<year>[12]\d{3})(?!\d)"
_QUARTER_AT = re.compile(rf"(?:(?P<nth>{_NTH})[ -]quarter|q(?P<n>[1-4]))(?![^\W_])(?:{_OF_YEAR})?")
_HALF_AT = re.compile(rf"(?:(?P<nth>first|second) half|h(?P<n>[12]))(?![^\W_]){_OF_YEAR}")
_SEASON_AT = re.compile(rf"(?P<season>{'|'.join(SEASONS)})(?![^\W_])(?:{_OF_YEAR})?")


def quarter(folded: str, start: int) -> Found | None:
    """ "Q3", "the third quarter of 2024"."""
    match = _QUARTER_AT.match(folded, start)
    return _part_of_year(match, 3, "quarter") if match else None


def half_year(folded: str, start: int) -> Found | None:
    """ "H1 2024", "the first half of 2024"; without its year a half may be of anything."""
    match = _HALF_AT.match(folded, start)
    return _part_of_year(match, 6, "half") if match else None


def _part_of_year(match: re.Match[str], months: int, granularity: str) -> Found:
    number = int(match["n"]) if match["n"] else _NUMBERED[match["nth"]]
    return _months_of_year(match, months * (number - 1) + 1, months, granularity)


def _months_of_year(match: re.Match[str], month: int, months: int, granularity: str) -> Found:
    if match["year"]:
        days = month_span(int(match["year"]), month, months)
        return Found.at(match.start(), match.end(), fixed(days, granularity))
    when = some_year(lambda year: month_span(year, month, months), granularity)
    return Found.at(match.start(), match.end(), when)


def season(folded: str, start: int) -> Found | None:
    """ "summer of 2024", "in the spring"; a season's bare name may be a verb."""
    match = _SEASON_AT.match(folded, start)
    if match is None:
        return None
    before = [word for word, _ in words_before(folded, start, 2)]
    if not match["year"] and before[-1:] != ["in"] and before[-2:] != ["in", "the"]:
        return None
    return _months_of_year(match, SEASONS[match["season"]], 3, "season")
