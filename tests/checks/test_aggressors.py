"""Violence by those whom a story has do none."""

import pytest
from stories import checker_of, serious_flags

flags = serious_flags(checker_of("istanbul_talks"))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Pakistan has killed Qari Amjad.", False),
        ("Pakistan bombed TTP positions, it is said.", False),
        ("Turkey and Qatar fear that more people will be killed.", False),
        ("Turkey and Qatar have killed dozens along the border.", True),
        ("Qatar bombed positions inside Afghanistan.", True),
    ],
)
def test_bystanders_do_no_violence(text, wrong):
    assert any(f.checker == "aggressors" for f in flags(text)) is wrong
