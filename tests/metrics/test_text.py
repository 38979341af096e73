from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rouge_score.rouge_scorer import RougeScorer

import harness.metrics
from harness.metrics.text import copying, fragments, rouge, score_text
from harness.types import Article

MODULES = Path(harness.metrics.__file__).parent / "modules"
ARTICLE = "The cat sat on the mat. The dog barked at the cat all night."


def test_fragments_are_greedy_and_longest() -> None:
    article, summary = ARTICLE.lower().split(), "the cat sat down at the cat".split()
    assert fragments(article, summary) == [3, 3]


def test_copying_of_a_verbatim_extract() -> None:
    scores = copying(ARTICLE, "The cat sat on the mat.")
    assert scores == {"words": 6.0, "compression": 14 / 6, "coverage": 1.0, "density": 6.0}


def test_an_empty_summary_scores_zero_not_nan() -> None:
    article = Article(id="a", text=ARTICLE)
    assert set(score_text(article, "").values()) == {0.0}


def test_rouge_uses_the_reference_where_there_is_one() -> None:
    article = Article(id="a", text=ARTICLE, reference="A dog barked.")
    assert score_text(article, "A dog barked.")["rouge1"] == 1.0


@given(st.tuples(*[st.lists(st.sampled_from("a cat cats sat, on the 1,5 mat. é".split()))] * 2))
def test_rouge_is_what_rouge_score_computes(texts: tuple[list[str], list[str]]) -> None:
    summary, target = (" ".join(text) for text in texts)
    expected = RougeScorer(["rouge1", "rouge2", "rougeL"], use_stemmer=True).score(target, summary)
    assert rouge(summary, target) == pytest.approx({k: s.fmeasure for k, s in expected.items()})


@pytest.mark.slow
def test_the_evaluate_modules_load_offline_and_agree() -> None:
    import evaluate

    predictions, references = ["the cat sat", "dogs bark"], [ARTICLE, ARTICLE]
    module = evaluate.load(str(MODULES / "rouge"))
    columns = module.compute(predictions=predictions, references=references, mean=False)
    expected = [rouge(p, r) for p, r in zip(predictions, references, strict=True)]
    assert columns["rouge2"] == pytest.approx([e["rouge2"] for e in expected])
    mean = evaluate.load(str(MODULES / "fragments")).compute(
        predictions=predictions, references=references
    )
    assert mean["coverage"] == pytest.approx(
        sum(copying(r, p)["coverage"] for p, r in zip(predictions, references, strict=True)) / 2
    )
