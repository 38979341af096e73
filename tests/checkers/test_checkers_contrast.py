"""The checker of names on its real weights: whom it tells apart, and that its sums are exact."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from checker_files import spec_of, team_of

from harness.checkers.base import Judgement
from harness.checkers.conformance import problems_of
from harness.checkers.contrast.checker import NO_NAMES, Contrast
from harness.checkers.contrast.likelihood import Branch, Likelihood
from harness.checkers.contrast.names import ArticleNames, Slot
from harness.checkers.contrast.spec import ContrastSpec
from harness.claims.split import claim_of
from harness.facts.load import load_fact_set
from harness.paths import datasets_dir
from harness.types import Article, FlagKind, VerdictKind

BUDGET = Path(datasets_dir(), "malta_budget", "article.txt").read_text(encoding="utf-8")
RIGHT = "Zerafa took over the finance ministry from Edward Micallef in March."
WRONG = "Zerafa took over the finance ministry from Joseph Vassallo in March."
NAMELESS = "Fuel prices have not changed for years."


def spec(**changes: Any) -> ContrastSpec:
    found = spec_of("contrast", dtype="float32", **changes)
    assert isinstance(found, ContrastSpec)
    return found


@pytest.fixture(scope="module")
def checker() -> Iterator[Contrast]:
    made = Contrast(spec())
    yield made
    made.close()


@pytest.fixture(scope="module")
def model() -> Likelihood:
    return Likelihood(spec().weights, "float32")


def judged(checker: Contrast, *claims: str, article: str = BUDGET) -> list[Judgement]:
    return checker.judge(Article("a", article), [claim_of(claim) for claim in claims])


def slots(article: str, claim: str) -> dict[str, Slot]:
    return {claim[s.start : s.end]: s for s in ArticleNames(article).slots(claim)}


def test_rivals_are_others_and_own_names_are_not_among_them() -> None:
    found = slots(BUDGET, WRONG)
    assert set(found) == {"Zerafa", "Joseph Vassallo"}
    wrong = found["Joseph Vassallo"]
    assert {"Edward Micallef", "Claire Borg"} <= set(wrong.rivals)
    assert not {"Zerafa", "Daniela Zerafa", "Joseph Vassallo"} & set(wrong.rivals)
    assert "Joseph Vassallo" in wrong.own


def test_a_capital_stands_for_its_country_as_one_of_its_names() -> None:
    text = "Peru and Chile met in Oslo. Lima sent its foreign minister."
    found = slots(text, "Peru's minister went to Oslo.")
    assert set(found["Peru"].own) == {"Peru", "Lima"}
    assert "Chile" in found["Peru"].rivals


def test_an_article_before_a_name_goes_with_it() -> None:
    text = "The Brannick Trust sued Port Ellery. The Brannick Trust lost, as Port Ellery had said."
    assert ArticleNames(text).slots("Port Ellery was sued by the Brannick Trust.") == []
    [lost] = ArticleNames(text).slots("The Brannick Trust lost.")
    assert (lost.start, lost.rivals) == (0, ("Port Ellery",))
    [said] = ArticleNames(text).slots("So had Port Ellery said.")
    assert said.rivals == ("the Brannick Trust",)


def test_branches_have_the_likelihood_that_the_plain_model_gives(model: Likelihood) -> None:
    """One pass with branches is the same as a pass for each text, to float32's precision."""
    import torch

    prefix = model.prefix(BUDGET, 300)
    claim = "It was Zerafa who spoke first."
    branches = [model.branch(claim, 7, 13, name) for name in ("Zerafa", "Claire Borg", "Malta")]
    found = model.scores(prefix, claim, branches)
    ids = model.tokenizer(BUDGET, add_special_tokens=False).input_ids[:300]
    ids += model.tokenizer("\n\nSummary:", add_special_tokens=False).input_ids
    for name, branch, score in zip(
        ("Zerafa", "Claire Borg", "Malta"), branches, found, strict=True
    ):
        text = model.tokenizer(f" It was {name} who spoke first.", add_special_tokens=False)
        whole = [*ids, *text.input_ids]
        with torch.inference_mode():
            states = model._model(torch.tensor([whole])).last_hidden_state[0]
            logs = model._head(states).log_softmax(-1)
        first = len(ids) + branch.at
        plain = sum(
            float(logs[at - 1, whole[at]]) for at in range(first, first + len(branch.tokens))
        )
        assert score == pytest.approx(plain, abs=2e-3)
    starts = model.starts(prefix, claim, branches)
    assert starts == pytest.approx(
        model.scores(prefix, claim, [Branch(b.at, b.tokens[:1]) for b in branches]), abs=1e-4
    )


def test_a_name_of_another_is_told_with_the_one_that_fits(checker: Contrast) -> None:
    right, wrong = judged(checker, RIGHT, WRONG)
    assert right.probability is not None
    assert wrong.probability is not None
    assert not right.marks
    assert wrong.probability < checker.spec.threshold <= right.probability
    [mark] = wrong.marks
    assert WRONG[mark.start : mark.end] == "Joseph Vassallo"
    assert "“Micallef” fits better here than “Joseph Vassallo”" in mark.explanation
    assert mark.evidence is not None
    assert "Micallef" in mark.evidence.text


def test_what_names_nobody_is_unscored(checker: Contrast) -> None:
    blank, nameless = judged(checker, " ", NAMELESS)
    assert (blank.probability, blank.reason) == (None, "the claim is blank")
    assert (nameless.probability, nameless.reason) == (None, NO_NAMES)


def test_names_beyond_what_is_read_are_not_held_against_the_article() -> None:
    short = Contrast(spec(context=60))
    [judgement] = judged(short, "Claire Borg spoke for the Fiscal Advisory Board.")
    short.close()
    assert judgement.reason == NO_NAMES


def test_it_conforms() -> None:
    assert problems_of(lambda: Contrast(spec())) == []


def test_a_long_claim_costs_its_names_and_no_more_memory(checker: Contrast) -> None:
    long = "and then, as was said, " * 400 + "Zerafa spoke of Claire Borg."
    [judgement] = judged(checker, long)
    assert judgement.probability is not None


def test_its_flag_has_the_kind_and_the_words_of_a_wrong_name(checker: Contrast) -> None:
    summary = f"{NAMELESS} {WRONG}"
    result = team_of(checker).for_article(Article("a", BUDGET)).check(summary)
    [flag] = result.flags
    assert (flag.span.text, flag.kind, flag.checker) == (
        "Joseph Vassallo",
        FlagKind.PARTY,
        "contrast",
    )
    assert summary[flag.span.start : flag.span.end] == flag.span.text
    assert flag.evidence is not None
    assert BUDGET[flag.evidence.start : flag.evidence.end] == flag.evidence.text


def test_facts_are_not_judged_by_likelihood(checker: Contrast) -> None:
    facts = load_fact_set(Path(datasets_dir(), "malta_budget"))
    result = team_of(checker).for_article(Article("a", BUDGET), facts).check(RIGHT)
    assert {v.verdict for v in result.verdicts} == {VerdictKind.UNSCORED}
    assert len(result.verdicts) == len(facts.facts)
    assert "add rules" in result.verdicts[0].explanation
