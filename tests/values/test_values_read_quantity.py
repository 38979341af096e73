"""What the reader of quantities finds in text: a table of phrases."""

from __future__ import annotations

import pytest

from harness.values.mention import Mention
from harness.values.quantity import Quantity
from harness.values.read_quantity import read_quantities

YEAR, DAY = 31557600, 86400

COUNTS = [
    ("more than 70 people died", "more than 70 people: (70, inf) count person"),
    ("Seventeen soldiers were killed", "Seventeen soldiers: [17, 17] count soldier"),
    ("seventy-two injured", "seventy-two injured: [72, 72] count wounded"),
    ("17 Pakistani soldiers", "17 Pakistani soldiers: [17, 17] count soldier"),
    ("three disputed posts", "three disputed posts: [3, 3] count post"),
    (
        "two thousand six hundred troops",
        "two thousand six hundred troops: [2600, 2600] count soldier",
    ),
    ("one hundred and fifty homes", "one hundred and fifty homes: [150, 150] count home"),
    ("a hundred people", "a hundred people: [100, 100] count person"),
    ("2.6 thousand users", "2.6 thousand users: [2600, 2600] count user"),
    ("half a million people", "half a million people: [500000, 500000] count person"),
    ("almost a quarter of a million", "almost a quarter of a million: [225000, 250000) count"),
    ("half a dozen attacks", "half a dozen attacks: [6, 6] count attack"),
    ("six dozen", "six dozen: [72, 72] count"),
    ("a dozen soldiers", "a dozen soldiers: [12, 12] count soldier"),
    ("over a dozen", "over a dozen: (12, inf) count"),
    (
        "two and a half million voters",
        "two and a half million voters: [2.5e+06, 2.5e+06] count voter",
    ),
    ("5m people", "5m people: [5e+06, 5e+06] count person"),
    ("1 million", "1 million: [1e+06, 1e+06] count"),
    ("2,021 people", "2,021 people: [2021, 2021] count person"),
    ("2021 people", "2021 people: [2021, 2021] count person"),
    ("1,00,000 voters", "1,00,000 voters: [100000, 100000] count voter"),
    ("1,234,567.89", "1,234,567.89: [1.23457e+06, 1.23457e+06] count"),
    ("the 27-nation bloc", "27-nation: [27, 27] count country"),
    ("zero casualties", "zero casualties: [0, 0] count casualty"),
    ("another 20 people", "20 people: [20, 20] count person"),
    ("20 other people", "20 other people: [20, 20] count person"),
    ("killed 17, wounded 32", "17: [17, 17] count", "32: [32, 32] count"),
    ("won by 70 votes to 30", "70 votes: [70, 70] count vote", "30: [30, 30] count"),
    ("killed 70 Thursday", "70: [70, 70] count"),
    ("more than 10, 000 journeys", "more than 10, 000 journeys: (10000, inf) count journey"),
    ("two state championships", "two state championships: [2, 2] count championship"),
    ("three police officers", "three police officers: [3, 3] count police officer"),
    ("12 crew members", "12 crew members: [12, 12] count member"),
    ("70 people's homes", "70 people's homes: [70, 70] count home"),
    ("12 died", "12: [12, 12] count"),
    ("310 recruited since", "310: [310, 310] count"),
    ("16-core chips", "16-core chips: [16, 16] count chip"),
    ("1500 new jobs", "1500 new jobs: [1500, 1500] count job"),
]

BOUNDED = [
    ("upwards of 70 were killed", "upwards of 70: (70, inf) count"),
    ("the toll passed 70", "passed 70: (70, inf) count"),
    ("no fewer than seventy", "no fewer than seventy: [70, inf) count"),
    ("at least another 20 people", "at least another 20 people: [20, inf) count person"),
    ("nearly 2,600 km of road", "nearly 2,600 km: [2.34e+06, 2.6e+06) metre"),
    ("fewer than 70 people", "fewer than 70 people: (-inf, 70) count person"),
    ("as many as 70", "as many as 70: (-inf, 70] count"),
    ("an estimated 70", "an estimated 70: [66.5, 73.5] count"),
    ("some 70 people", "some 70 people: [66.5, 73.5] count person"),
    ("~70", "~70: [66.5, 73.5] count"),
    ("just over 70", "just over 70: (70, 77] count"),
    ("70+ people", "70+ people: (70, inf) count person"),
    ("70-plus people", "70-plus people: (70, inf) count person"),
    ("70 or more people", "70 or more people: [70, inf) count person"),
    ("70 people or more", "70 people or more: [70, inf) count person"),
    ("70 or so", "70 or so: [66.5, 73.5] count"),
    ("70-odd people", "70-odd people: [66.5, 73.5] count person"),
    ("between 70 and 80 people", "between 70 and 80 people: [70, 80] count person"),
    ("70-80 people", "70-80 people: [70, 80] count person"),
    ("70–80 people", "70–80 people: [70, 80] count person"),
    ("70 to 80 people", "70 to 80 people: [70, 80] count person"),
    ("two or three people", "two or three people: [2, 3] count person"),
    ("rose from 70 to 80", "70: [70, 70] count", "80: [80, 80] count"),
    ("more than a third", "more than a third: (33.3333, inf) percent"),
    ("for over 20 years", f"over 20 years: [{20 * YEAR:g}, inf) second"),
    ("for more than 20 years", f"more than 20 years: ({20 * YEAR:g}, inf) second"),
]

VAGUE = [
    ("dozens of people", "dozens of people: [24, 100) count person"),
    ("killed dozens", "dozens: [24, 100) count"),
    ("dozens more people", "dozens more people: [24, 100) count person"),
    ("scores of fighters", "scores of fighters: [40, 100) count militant"),
    ("scores were killed", "scores: [40, 100) count"),
    ("hundreds injured", "hundreds injured: [200, 1000) count wounded"),
    ("several hundred people", "several hundred people: [300, 1000) count person"),
    ("a few thousand troops", "a few thousand troops: [3000, 10000) count soldier"),
    ("tens of thousands of people", "tens of thousands of people: [20000, 100000) count person"),
    ("hundreds of thousands of euros", "hundreds of thousands of euros: [200000, 1e+06) EUR"),
    ("millions of dollars", "millions of dollars: [2e+06, 1e+09) USD"),
    ("a couple of days", f"a couple of days: [{2 * DAY}, {4 * DAY}) second"),
    ("a few demands", "a few demands: [3, 10) count demand"),
    ("several sources", "several sources: [3, 10) count source"),
]

SHARES = [
    ("two-thirds of voters", "two-thirds of voters: [66.6667, 66.6667] percent voter"),
    ("a third of the members", "a third of the members: [33.3333, 33.3333] percent member"),
    ("one-third", "one-third: [33.3333, 33.3333] percent"),
    ("three quarters of the votes", "three quarters of the votes: [75, 75] percent vote"),
    ("half the population", "half: [50, 50] percent"),
    ("around half of the residents", "around half of the residents: [47.5, 52.5] percent civilian"),
    ("3/4 of the seats", "3/4 of the seats: [75, 75] percent seat"),
    ("5 percent", "5 percent: [5, 5] percent"),
    ("5 per cent", "5 per cent: [5, 5] percent"),
    ("0.5%", "0.5%: [0.5, 0.5] percent"),
    (".5 percent", ".5 percent: [0.5, 0.5] percent"),
    ("5 percentage points", "5 percentage points: [5, 5] percentage point"),
    ("0.25 of a percentage point", "0.25 of a percentage point: [0.25, 0.25] percentage point"),
    ("25 basis points", "25 basis points: [25, 25] basis point"),
    ("three of the four sources", "three of the four sources: [3, 3] count source of 4"),
    ("3 of 4 sources", "3 of 4 sources: [3, 3] count source of 4"),
    ("three out of four", "three out of four: [3, 3] count of 4"),
    ("one in 14 children", "one in 14 children: [1, 1] count child of 14"),
    ("one in five children", "one in five children: [20, 20] percent child"),
    ("just over three in five voters", "just over three in five voters: (60, 66] percent voter"),
    ("more than one in every twenty", "more than one in every twenty: (5, inf) percent"),
    ("sixteen in 2019", "sixteen: [16, 16] count"),
]

UNITS = [
    ("2,600-kilometre frontier", "2,600-kilometre: [2.6e+06, 2.6e+06] metre"),
    ("2,600 miles", "2,600 miles: [4.18429e+06, 4.18429e+06] metre"),
    ("2.6k km", "2.6k km: [2.6e+06, 2.6e+06] metre"),
    ("2½ miles", "2½ miles: [4023.36, 4023.36] metre"),
    ("half a mile", "half a mile: [804.672, 804.672] metre"),
    ("100m sprint", "100m: [100, 100] metre"),
    ("6ft 2in", "6ft 2in: [1.8796, 1.8796] metre"),
    ("5 feet 10 inches", "5 feet 10 inches: [1.778, 1.778] metre"),
    ("20,000 square kilometres", "20,000 square kilometres: [2e+10, 2e+10] square metre"),
    ("30 km2", "30 km2: [3e+07, 3e+07] square metre"),
    ("100 hectares", "100 hectares: [1e+06, 1e+06] square metre"),
    ("200 tonnes", "200 tonnes: [200000, 200000] kilogram"),
    ("8lb 6oz", "8lb 6oz: [3.79884, 3.79884] kilogram"),
    ("19.5 degrees Celsius", "19.5 degrees Celsius: [19.5, 19.5] degree Celsius"),
    ("70F", "70F: [21.1111, 21.1111] degree Celsius"),
    ("-5 °C", "-5 °C: [-5, -5] degree Celsius"),
    ("minus 12 degrees", "minus 12 degrees: [-12, -12] degree"),
    ("12 degrees below zero", "12 degrees below zero: [-12, -12] degree"),
    ("60 mph", "60 mph: [26.8224, 26.8224] metre per second"),
    (
        "10,000 barrels per day",
        "10,000 barrels per day: [0.0184013, 0.0184013] cubic metre per second",
    ),
    ("5GB", "5GB: [5e+09, 5e+09] byte"),
    ("magnitude 6.3 earthquake", "magnitude 6.3: [6.3, 6.3] magnitude"),
    ("6.3-magnitude earthquake", "6.3-magnitude: [6.3, 6.3] magnitude"),
    ("three times as many", "three times: [3, 3] times"),
    ("five-year plan", f"five-year: [{5 * YEAR:g}, {5 * YEAR:g}] second"),
    ("half an hour", "half an hour: [1800, 1800] second"),
    ("two hours and 30 minutes", "two hours and 30 minutes: [9000, 9000] second"),
    ("five more days", f"five more days: [{5 * DAY}, {5 * DAY}] second"),
    ("a 12-year-old boy", f"12-year-old: [{12 * YEAR:g}, {12 * YEAR:g}] second age"),
    ("12 years old", f"12 years old: [{12 * YEAR:g}, {12 * YEAR:g}] second age"),
    ("aged 12", f"12: [{12 * YEAR:g}, {12 * YEAR:g}] second age"),
    ("the man , 31 , and", f"31: [{31 * YEAR:g}, {31 * YEAR:g}] second age"),
    ("at the age of 83", f"83: [{83 * YEAR:g}, {83 * YEAR:g}] second age"),
    ("32 byte keys", "32 byte: [32, 32] byte"),
    ("John Smith, 45, said", f"45: [{45 * YEAR:g}, {45 * YEAR:g}] second age"),
]

MONEY = [
    ("$1.2bn", "$1.2bn: [1.2e+09, 1.2e+09] USD"),
    ("US$3.4 million", "US$3.4 million: [3.4e+06, 3.4e+06] USD"),
    ("£500m", "£500m: [5e+08, 5e+08] GBP"),
    ("€2 billion", "€2 billion: [2e+09, 2e+09] EUR"),
    ("C$20", "C$20: [20, 20] CAD"),
    ("1.2bn dollars", "1.2bn dollars: [1.2e+09, 1.2e+09] USD"),
    ("Rs 500 crore", "Rs 500 crore: [5e+09, 5e+09] rupee"),
    ("500 Pakistani rupees", "500 Pakistani rupees: [500, 500] PKR"),
    ("the cars 500 people built", "500 people: [500, 500] count person"),
    ("$5-6 million", "$5-6 million: [5e+06, 6e+06] USD"),
    ("between $5m and $6m", "between $5m and $6m: [5e+06, 6e+06] USD"),
    ("$ 10 million in damages", "$ 10 million: [1e+07, 1e+07] USD"),
    ("Rs.500", "Rs.500: [500, 500] rupee"),
    ("USD 500", "USD 500: [500, 500] USD"),
    ("up to $70 million", "up to $70 million: (-inf, 7e+07] USD"),
]

ORDER = [
    ("the second round", "second round: [2, 2] ordinal round"),
    ("2nd place", "2nd place: [2, 2] ordinal place"),
    ("a 21st birthday", "21st birthday: [21, 21] ordinal birthday"),
    ("its third attempt", "third attempt: [3, 3] ordinal attempt"),
    ("a third round", "third round: [3, 3] ordinal round"),
    ("a category 4 hurricane", "category 4: [4, 4] ordinal category"),
    ("league two club", "league two: [2, 2] ordinal league"),
    ("season 2 finale", "season 2: [2, 2] ordinal season"),
    ("won 3-1", "3-1: [3, 3] score of 1"),
    ("lost 1-3", "1-3: [3, 3] score of 1"),
    ("6-4 7-5", "6-4: [6, 6] score of 4", "7-5: [7, 7] score of 5"),
]

PRONOUNS = [
    ("One man died", "One man: [1, 1] count man"),
    ("one of the sources", "one of the sources: [1, 1] count source"),
    ("one million", "one million: [1e+06, 1e+06] count"),
]

NOTHING = (
    """
no one knows|the one that|one another|one by one|one of the worst clashes|someone
first, he said|when he first met|he scores twice|a couple were married|for the same reason
Covid-19|F-16 jets|the G20 summit|a Boeing 737|Route 66|Flight 370|Article 370|No. 1|the top 10
9/11 attacks|24/7|call 555-1234|+1 (555) 123-4567|0800 123 456|agent 007|version 1.2.3|[12]
at 10:30|at 10:30 am|at 5pm|at 5 p.m.|at 9 o'clock|12345678901234567890|5G networks|user_1984
on October 19|in 2021|19/10/2025|2025-10-19|the 1990s|two days ago|in the past 24 hours
one-way|a one-off|(555) 123-4567|Twenty20 cricket|one of the country's best
http://example.org/70/x70|a@70.example|#70|half-hearted|the half-brother
a third denied it|a quarter-final
""".strip()
    .replace("\n", "|")
    .split("|")
)

TABLE = [*COUNTS, *BOUNDED, *VAGUE, *SHARES, *UNITS, *MONEY, *ORDER, *PRONOUNS]


def show(mention: Mention) -> str:
    value: Quantity = mention.value
    noun = f" {value.noun}" if value.noun else ""
    of = f" of {value.of.interval.lo:g}" if value.of else ""
    return f"{mention.span.text}: {value.interval} {value.unit}{noun}{of}"


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[0])
def test_reads(row: tuple[str, ...]) -> None:
    text, *expected = row
    assert [show(mention) for mention in read_quantities(text)] == expected


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[0])
def test_reads_the_same_in_lower_case_and_in_mid_text(row: tuple[str, ...]) -> None:
    text, *expected = row
    if text[0] in ".~-+":
        return
    inside = f"Officials spoke of it: {text}. It ended there.".lower()
    shown = [show(mention).lower() for mention in read_quantities(inside)]
    assert shown == [line.lower() for line in expected]


@pytest.mark.parametrize("text", NOTHING)
def test_reads_nothing(text: str) -> None:
    assert read_quantities(text) == []


def test_the_core_is_the_bare_number() -> None:
    [mention] = read_quantities("killing more than 70 people")
    assert (mention.core.text, mention.span.text) == ("70", "more than 70 people")


def test_list_markers_count_nothing() -> None:
    text = "1. Ask for 20 votes\n2. Get them"
    assert [mention.core.text for mention in read_quantities(text)] == ["20"]


@pytest.mark.parametrize(
    ("text", "cores"),
    [
        ("Thread: 1/ the talks go on. 2/ Deaths this month: 70 people.", ["70"]),
        ("They want (1) a truce for 20 days and (2) help.", ["20"]),
        ("First 1) the ferry, then, 2) the port.", []),
        ("4/ of it was lost; 5 people died.", ["4", "5"]),
        ("Smith (34) and Jones (35) left.", ["34", "35"]),
    ],
)
def test_numbers_of_a_list_in_running_text(text: str, cores: list[str]) -> None:
    assert [mention.core.text for mention in read_quantities(text)] == cores


def test_who_is_counted_by_the_figure_alone() -> None:
    [mention] = read_quantities("left hundreds nursing wounds")
    assert mention.span.text == "hundreds"


def test_digits_of_other_scripts() -> None:
    [mention] = read_quantities("٧٠ people")
    assert show(mention) == "٧٠ people: [70, 70] count person"
