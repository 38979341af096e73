"""Parts counted in two steps, and killings told without a plain clause."""

import pytest
from stories import checker_of, serious


def judged(fact, text):
    result = checker_of("istanbul_talks").check(text)
    (found,) = [v for v in result.verdicts if v.fact == fact]
    flags = [f for f in serious(result) if f.fact == fact]
    return str(found.verdict), bool(flags)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Three sources out of four said that Turkey and Qatar had stepped in.", "supported"),
        ("Four sources spoke; three of them said Turkey and Qatar intervened.", "supported"),
        ("Most of the sources said that Turkey and Qatar had stepped in.", "vague"),
        ("Four sources spoke. Two of them said Turkey and Qatar had stepped in.", "contradicted"),
        ("Five sources spoke. Three of them said Turkey and Qatar stepped in.", "contradicted"),
        ("Several sources told Reuters that the talks had resumed.", "omitted"),
        ("One source close to the Taliban says most issues are settled.", "omitted"),
        ("Four sources spoke; one of them said most issues were settled.", "omitted"),
    ],
)
def test_a_part_is_known_by_its_whole_and_by_what_is_said_of_it(text, verdict):
    assert judged("sources", text) == (verdict, verdict == "contradicted")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Pakistan says TTP deputy leader Qari Amjad killed in operation", "supported"),
        ("Islamabad reported the death of Qari Amjad in one of its operations.", "supported"),
        ("A senior figure of the TTP has been killed, Islamabad says.", "vague"),
        ("Pakistan claims killing of senior militant as talks restart", "vague"),
        ("Qari Amjad was killed by the Taliban government.", "contradicted"),
        ("Pakistani soldiers were killed in the border clashes.", "omitted"),
        ("Over 70 people have been killed this month.", "omitted"),
        ("Pakistan killed time with talks.", "omitted"),
    ],
)
def test_a_killing_is_known_by_its_victims_rank_and_in_headlines(text, verdict):
    assert judged("amjad_killed", text) == (verdict, verdict == "contradicted")
