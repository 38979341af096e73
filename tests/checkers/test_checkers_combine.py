"""Typed and learned flags together: whose stands, and on which words."""

from __future__ import annotations

from checker_files import Scripted, team_of

from harness.checkers.base import Judgement, Mark
from harness.checkers.combine import combine
from harness.types import Article, Flag, FlagKind, Severity, Span

SUMMARY = "The ferry carried 240 people. It reportedly sank in deep water."


def flag(words: str, checker: str, severity: Severity = Severity.MEDIUM) -> Flag:
    start = SUMMARY.index(words)
    span = Span.of(SUMMARY, start, start + len(words))
    return Flag(span, FlagKind.UNSUPPORTED, severity, "because", checker)


def shown(flags: list[Flag]) -> list[tuple[str, str]]:
    return [(f.checker, f.span.text) for f in flags]


def test_a_typed_flag_wins_over_a_learned_one_on_its_words() -> None:
    typed = [flag("240 people", "grounding", Severity.HIGH)]
    learned = [flag("The ferry carried 240 people.", "nli"), flag("It reportedly sank", "nli")]
    assert shown(combine(typed, learned, SUMMARY)) == [
        ("grounding", "240 people"),
        ("nli", "It reportedly sank"),
    ]


def test_a_remark_leaves_the_learned_flag_the_other_words() -> None:
    typed = [flag("reportedly", "grounding", Severity.LOW)]
    learned = [flag("It reportedly sank in deep water.", "nli")]
    assert shown(combine(typed, learned, SUMMARY)) == [
        ("grounding", "reportedly"),
        ("nli", "sank in deep water."),
    ]
    covered = combine([flag("It reportedly sank", "g", Severity.LOW)], [flag("sank", "n")], SUMMARY)
    assert shown(covered) == [("g", "It reportedly sank")]


def test_of_learned_flags_the_more_severe_and_the_shorter_stands() -> None:
    sentence, words = flag("It reportedly sank in deep water.", "a"), flag("deep water", "b")
    assert shown(combine([], [sentence, words], SUMMARY)) == [("b", "deep water")]
    grave = flag("It reportedly sank in deep water.", "a", Severity.HIGH)
    assert shown(combine([], [grave, words], SUMMARY)) == [("a", grave.span.text)]


ARTICLE = Article("a", "The ferry carried 214 people. It ran aground on a sandbank.")


def test_rules_and_a_learned_checker_on_one_summary() -> None:
    """Rules flag the number; the learned checker adds what rules did not see, and its marks."""
    first, second = "The ferry carried 240 people.", "It ran aground."
    answers = {
        first: Judgement(0.1),
        second: Judgement(0.2, evidence=Span.of(ARTICLE.text, 30, 58), marks=(Mark(7, 14, 0.9),)),
    }
    result = team_of(Scripted(answers), rules=True).for_article(ARTICLE).check(f"{first} {second}")
    assert [(f.checker != "scripted", f.span.text) for f in result.flags] == [
        (True, "240 people"),
        (False, "aground"),
    ]
    learned = result.flags[1]
    assert learned.evidence is not None
    assert learned.evidence.text == ARTICLE.text[30:58]
    assert [(c.text, c.probability) for c in result.claims] == [(first, 0.1), (second, 0.2)]
    assert not result.consistent


def test_score_is_of_the_weakest_claim_or_of_the_mean() -> None:
    answers = {"One came.": Judgement(0.8), "Two went.": Judgement(0.6)}
    for how, score in (("min", 0.6), ("mean", 0.7)):
        team = team_of(Scripted(answers, aggregate=how))
        result = team.for_article(ARTICLE).check("One came. Two went.")
        assert abs(result.score - score) < 1e-9
        assert result.consistent
