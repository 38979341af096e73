"""A denial without a counterpart in the article, and denials that have one."""

import pytest

from harness.checks import build_checker
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.parse import parse
from harness.lexicon.words import lexicon
from harness.types import Article, FlagKind

ARTICLE = Article(
    id="mast",
    text=(
        "The council has approved three sites for testing wave energy off the coast of Anglesey. "
        "Residents of Holyhead complained that the mast blocks their view. "
        "The operator failed to answer their letters. "
        "The minister has yet to visit the site."
    ),
)


@pytest.fixture(scope="module")
def denials():
    checker = build_checker(ARTICLE)
    return lambda text: [f for f in checker.check(text).flags if f.kind is FlagKind.NEGATION]


@pytest.mark.parametrize(
    "text",
    [
        "The council has not approved sites for testing wave energy off Anglesey.",
        "Residents of Holyhead never complained about the mast.",
    ],
)
def test_a_denial_that_the_article_does_not_make_is_flagged_once(denials, text):
    (flag,) = denials(text)
    assert flag.evidence is not None
    assert text[flag.span.start : flag.span.end] == flag.span.text


@pytest.mark.parametrize(
    "text",
    [
        "The operator did not answer their letters.",
        "The minister has not visited the site.",
        "The council has approved sites for testing wave energy off Anglesey.",
        "The festival was not cancelled.",
    ],
)
def test_what_the_article_denies_in_other_words_is_no_flag(denials, text):
    assert denials(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The minister has neither visited the site nor answered the letters.",
        "The report mentions no approved site.",
    ],
)
def test_neither_nor_and_no_before_a_participle_negate(text):
    checker = build_checker(ARTICLE)
    summary = Analysis(parse(text), checker.book)
    told = {f.predicate: f.negated for f in summary.frames if not f.nominal}
    verbs = {"visit.v", "answer.v", "mention.v", "approve.v"} & told.keys()
    assert verbs
    assert all(told[verb] for verb in verbs)


RESERVE = Article(
    id="reserve",
    text=(
        "Trawlers have been fishing inside the reserve, the ranger said. "
        "The council must ban the trawlers, she said."
    ),
)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The ranger wants trawlers not to fish inside the reserve.", []),
        ("The council will not let trawlers fish inside the reserve.", []),
        ("Trawlers did not fish inside the reserve.", ["Trawlers did not fish"]),
        ("The council did not let trawlers fish in the reserve.", ["not let trawlers fish"]),
        ("The ranger asked the council not to ban trawlers.", ["council not to ban trawlers"]),
    ],
)
def test_what_is_only_wanted_denies_no_deed_but_another_wish(text, denied):
    flags = build_checker(RESERVE).check(text).flags
    assert [f.span.text for f in flags if f.kind is FlagKind.NEGATION] == denied


HARBOUR = Article(
    id="harbour",
    text=(
        "Include Shipping, an insurer of trawlers, will pay 40 harbour workers in Anvik a bonus, "
        "the union said on Monday. The union has interviewed the harbour workers about the pay "
        "rise, which the insurer increased in June. Three minutes later a crane would have "
        "fallen on the quay. The crane was repaired in time."
    ),
)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The insurer has not rewarded its harbour workers in Anvik.", True),
        ("The harbour workers of Anvik are not to be paid a bonus.", True),
        ("The union says the insurer has not increased the harbour workers' pay.", True),
        ("The insurer has not confirmed the bonus for the harbour workers in Anvik.", False),
        ("No crane fell on the quay.", False),
        ("The crane did not fall on the quay.", False),
        ("The harbour workers of Anvik should not be forgotten.", False),
    ],
)
def test_what_the_nearest_passages_tell_and_nobody_denies(text, denied):
    flags = build_checker(HARBOUR).check(text).flags
    assert any(f.kind is FlagKind.NEGATION for f in flags) is denied


def test_a_prefix_denies_where_the_rest_is_the_opposite():
    denying = "unable.a impossible.a unpaid.a undisclosed.a disagree.v illegal.a".split()
    other = "include.v insurance.n increase.v united.a interest.n discount.n".split()
    assert all(map(lexicon().is_denial, denying))
    assert not any(map(lexicon().is_denial, other))
