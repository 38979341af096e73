"""What press reports say in their own way: described bodies, garbled names, pairs and sums."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious

STORY = (
    "Velm Council and the harbour board set up the Tidal Review in May, the council said. "
    "“We have established the cross-party Tidal Review to look at the sea wall,” it added. "
    "AndrÃ©s Silva, who has lived on the quay for two years, denied that the wall was sound. "
    "He said: “I would rather live anywhere else.” Warden Ida Brenn said: “It will hold.” "
    "Hundreds of letters and petitions have reached the board. There has been a fort on the quay "
    "since 1805. It has about 85 civilian staff and 90 military, and closes in 2025. "
    "Lars Oksa was in goal for Velm as the port played a charity match in 2014. “You have to give "
    "credit to his side,” the coach said. A fee for mooring is not linked to what boats earn."
)


@pytest.mark.parametrize(
    ("summary", "wrong"),
    [
        ("The Tidal Review was established by Velm Council.", []),
        ("Andrés Silva denied that the wall was sound.", []),
        ("Tomás Silva denied that the wall was sound.", ["Tomás Silva"]),
        ("Silva, two years on the quay, said that he would rather live anywhere else.", []),
        ("The board has received hundreds of petitions.", []),
        ("The board has received thousands of petitions.", ["thousands of petitions"]),
        ("There has been a fort on the quay for some two centuries.", []),
        ("There has been a fort on the quay for some four centuries.", ["four centuries"]),
        ("The fort has a staff of 175, military and civilian.", []),
        ("Some 195 people, military and civilian, are based at the fort.", ["Some 195 people"]),
        ("The coach praised the goalkeeper, Lars Oksa.", []),
        ("The coach praised the striker, Lars Oksa.", ["striker"]),
        ("The mooring fee takes no account of what boats earn.", []),
    ],
)
def test_other_words_for_it_are_no_inventions(summary: str, wrong: list[str]) -> None:
    found = serious(checker_of_story(STORY).check(summary))
    assert len(found) == len(wrong)
    assert all(
        w in flag.span.text or w in flag.explanation for w, flag in zip(wrong, found, strict=True)
    )
