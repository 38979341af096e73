"""Claims: what they say, and where they stand."""

from __future__ import annotations

import pytest

from harness.checkers.common import Passages
from harness.checks.reading.parse import parse
from harness.claims.passages import PassageIndex
from harness.claims.split import split


def texts(summary: str, granularity: str) -> list[str]:
    return [claim.text for claim in split(parse(summary), granularity)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("summary", "clauses"),
    [
        (
            "The council did not approve the plan or fund the pool, and the mayor resigned.",
            [
                "The council did not approve the plan.",
                "The council did not fund the pool.",
                "The mayor resigned.",
            ],
        ),
        (
            "Khawaja Asif, who visited Doha, said he had warned them.",
            ["Khawaja Asif said he had warned them.", "Khawaja Asif visited Doha."],
        ),
        # one clause, or parts that could not stand alone
        ("Officials said the bridge had closed and would not open.", None),
        ("The firm bought and sold shares.", None),
        ("The bridge will be closed and repaired.", None),
    ],
)
def test_clauses_stand_by_themselves(summary: str, clauses: list[str] | None) -> None:
    assert texts(summary, "clauses") == (clauses or [summary])


@pytest.mark.parametrize(
    ("summary", "last"),
    [
        (
            "Pakistan and Afghanistan agreed a truce. The two countries will meet again.",
            "Pakistan and Afghanistan will meet again.",
        ),
        (
            "Khawaja Asif visited Doha. He will return to his home on Friday.",
            "Khawaja Asif will return to Khawaja Asif's home on Friday.",
        ),
        (
            "Acme Corp cut 200 jobs in May. It will close two plants.",
            "Acme Corp will close two plants.",
        ),
        (
            "Israeli and Lebanese officials met on Sunday. The neighbours agreed a ceasefire.",
            "Israel and Lebanon agreed a ceasefire.",
        ),
        (
            "Japan signed a pact with Chile on Monday. Both countries will share data.",
            "Japan and Chile will share data.",
        ),
        (
            "Nokia said profit fell. Its shares dropped 5%.",
            "Nokia's shares dropped 5%.",
        ),
        # something else may be meant
        (
            "Japan signed a pact with Chile. The two countries in the south objected.",
            "The two countries in the south objected.",
        ),
        (
            "Khawaja Asif met Anna Berg. He will return on Friday.",
            "He will return on Friday.",
        ),
        (
            "A spokesman met Khawaja Asif. He will return on Friday.",
            "He will return on Friday.",
        ),
        (
            "India, Pakistan and Qatar agreed. The two countries will meet again.",
            "The two countries will meet again.",
        ),
        (
            "Acme Corp cut 200 jobs. It is clear that more will follow.",
            "It is clear that more will follow.",
        ),
    ],
)
def test_names_stand_for_pronouns_where_that_is_safe(summary: str, last: str) -> None:
    assert texts(summary, "sentences")[-1] == last
    kept = split(parse(summary), "sentences", resolved=False)[-1]
    assert kept.text == kept.span.text
    assert kept.text in summary


def test_words_of_a_rewritten_claim_are_found_in_the_summary() -> None:
    summary = "Khawaja Asif visited Doha. He will return on Friday, and he will speak."
    claim = split(parse(summary), "sentences")[-1]
    assert claim.span.text == summary[27:]
    name, day = claim.text.index("Khawaja Asif"), claim.text.index("Friday")
    assert claim.place(name, name + 12, summary).text == "He"
    assert claim.place(day, day + 6, summary).text == "Friday"


def test_each_clause_keeps_its_own_place() -> None:
    summary = "Maria Lopez won. The pool, which leaked, shut on May 2, and she sued the builder."
    claims = split(parse(summary), "clauses")
    assert [claim.span.text for claim in claims] == [
        summary[claim.span.start : claim.span.end] for claim in claims
    ]
    assert claims[-1].text == "Maria Lopez sued the builder."
    assert claims[-1].span.text == "she sued the builder"


def test_a_long_article_is_read_where_a_claim_points() -> None:
    filler = " ".join(f"Ward {i} voted on drains and lamps." for i in range(2000))
    wanted = "The mayor of Ostrava resigned over a forged receipt."
    index = PassageIndex(f"{filler} {wanted} {filler}", Passages(words=250, top=3))
    assert len(index.windows) > 90
    near = index.nearest("Ostrava's mayor stepped down because of a forged receipt.")
    assert len(near) == 3
    assert any(wanted in window.text for window in near)


def test_lines_and_blanks() -> None:
    assert texts("- Profit fell 3%\n- Sales rose\n\n", "sentences") == [
        "- Profit fell 3%",
        "- Sales rose",
    ]
    for granularity in ("sentences", "clauses", "summary"):
        assert texts(" \n… ", granularity) == []
    assert texts(" One. Two. ", "summary") == ["One. Two."]
