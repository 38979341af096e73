"""Days, sites and speakers taken from elsewhere in the same article."""

from __future__ import annotations

import pytest
from stories import checker_of, serious_flags


@pytest.fixture(scope="module")
def serious():
    return serious_flags(checker_of("istanbul_talks"))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Asif's outburst about obliterating the rulers of Kabul came on October 19.", "October"),
        ("Pakistani jets went after TTP hideouts in Turkey.", "hideouts in Turkey"),
        ("Turkey and Qatar agreed to kill dozens along the border.", "Turkey and Qatar"),
        (
            "It was Khawaja Asif who warned of Pakistan's “aggressive posture” in private.",
            "Asif who",
        ),
    ],
)
def test_it_is_flagged_where_it_stands(serious, text, wrong):
    assert any(wrong in f.span.text for f in serious(text)), text


@pytest.mark.parametrize(
    "text",
    [
        "On October 19 the two sides agreed on a ceasefire in Doha.",
        "The ceasefire of October 19 soon unravelled.",
        "Pakistani jets reportedly went after TTP hideouts in Afghanistan.",
        "Turkey and Qatar agreed to help the two sides.",
        "It was Afghan officials who warned of Pakistan's “aggressive posture” in private.",
    ],
)
def test_it_passes_where_it_belongs(serious, text):
    assert not serious(text)
