"""What a text says of itself is no news, and is held against no fact."""

import pytest

from harness.checks.reading.lemmas import TELLS
from harness.checks.reading.parse import parse


def lemmas(text):
    return [t.lemma_ for t in parse(text) if t.pos_ == "VERB"]


@pytest.mark.parametrize(
    "text",
    [
        "The article highlights the conflict.",
        "The news article also discusses talks in Doha.",
        "This report explores the ceasefire.",
    ],
)
def test_what_a_text_does_is_one_verb(text):
    assert TELLS in lemmas(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ministers discuss the conflict.",
        "A Reuters report highlights the conflict.",
        "The report of the inspectors highlights the conflict.",
    ],
)
def test_what_others_do_keeps_its_verb(text):
    assert TELLS not in lemmas(text)


def test_forms_of_short_verbs_have_their_own_lemma():
    assert lemmas("They were hoping for peace and waging war.") == ["hope", "wage"]
