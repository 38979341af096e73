"""The table against numbers reckoned by hand from the run's own files."""

import json

import numpy as np
import pytest
from run_folders import Model, World, write_run
from scipy import stats

from harness.compare.breakdown import BY, break_down, fact_frame
from harness.compare.contrast import Settings
from harness.compare.filters import parse_filters
from harness.compare.intervals import IntervalPlan
from harness.compare.metrics import METRICS
from harness.compare.table import Query, compare
from harness.types import HarnessError, Outcome


def lines(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def by_hand(folder, model, read, failed):
    """Mean over articles of the mean over cells, straight from the JSONL."""
    checks = {check["cell"]: check for check in lines(folder / "checks.jsonl")}
    articles = {}
    for cell in lines(folder / "cells.jsonl"):
        if cell["model"] == model:
            value = read(checks[cell["key"]]) if cell["key"] in checks else failed
            if value is not None:
                articles.setdefault(cell["article"], []).append(value)
    return np.mean([np.mean(values) for values in articles.values()])


def recall(check):
    facts = [v for v in check["verdicts"] if v["kind"] != "never"]
    return sum(v["verdict"] == "supported" for v in facts) / len(facts)


def hallucinations(check):
    return sum(flag["severity"] in ("high", "medium") for flag in check["flags"])


@pytest.mark.parametrize("model", ["lead3", "smol", "careful", "bold"])
def test_means_are_those_of_the_files(twenty, model):
    found = compare([twenty]).contrasts
    assert found["fact_recall"].estimates[model].mean == pytest.approx(
        by_hand(twenty, model, recall, failed=0.0)
    )
    assert found["hallucinations"].estimates[model].mean == pytest.approx(
        by_hand(twenty, model, hallucinations, failed=None)
    )


def test_intervals_count_articles_not_cells(twenty):
    plan = IntervalPlan(method="t")
    found = compare([twenty], Query(["fact_recall"], settings=Settings(plan)))
    scores = found.contrasts["fact_recall"].scores["careful"].to_numpy()
    assert len(scores) == 20  # 40 cells
    expected = stats.ttest_1samp(scores, 0).confidence_interval()
    assert found.contrasts["fact_recall"].estimates["careful"].low == pytest.approx(expected.low)


def test_pairs_are_tested_paired_by_article(twenty):
    found = compare([twenty], Query(["fact_recall"]))
    scores = found.contrasts["fact_recall"].scores
    pair = next(p for p in found.pairs if {p.first, p.second} == {"careful", "bold"})
    expected = stats.permutation_test(
        (scores[pair.first], scores[pair.second]), lambda x, y, axis: np.mean(x - y, axis=axis),
        permutation_type="samples", n_resamples=20_000, vectorized=True,
        rng=np.random.default_rng(0),
    ).pvalue  # fmt: skip
    assert pair.p == pytest.approx(expected, abs=0.015)
    assert pair.p_holm >= pair.p
    assert pair.wins + pair.losses <= 20


def test_failed_cells_are_columns_and_the_ranking_is_shown_the_other_way(twenty):
    found = compare([twenty])
    refused = sum(c["outcome"] == "refused" for c in lines(twenty / "cells.jsonl"))
    assert refused > 0
    assert sum(c["refused"] for c in found.outcomes.values()) == refused
    said = "\n".join(found.notes)
    assert f"{refused} of 120 cells have no summary" in said
    assert "Sensitivity: fact_recall with failed cells left out gives" in said
    dropped = by_hand(twenty, "smol", recall, failed=None)
    assert f"smol {dropped:.2f}" in said


@pytest.mark.parametrize("outcome", [Outcome.EMPTY, Outcome.REFUSED, Outcome.ERROR])
def test_a_model_that_always_fails_does_not_win(tmp_path, outcome):
    models = (Model("worker"), Model("shirker"))
    folder = write_run(tmp_path / "r", World(models, articles=8, outcome={"shirker": outcome}))
    found = compare([folder])
    assert found.contrasts["fact_recall"].estimates["shirker"].mean == 0.0
    assert found.contrasts["hallucinations"].estimates["shirker"].mean is None
    assert found.models == ("worker", "shirker")
    assert found.contrasts["hallucinations"].best() == set()
    assert str(outcome) in found.grid().header


def test_truncated_summaries_are_judged_and_counted(tmp_path):
    folder = write_run(
        tmp_path / "r",
        World((Model("a"), Model("b")), articles=3, outcome={"a": Outcome.TRUNCATED}),
    )
    found = compare([folder])
    assert found.contrasts["fact_recall"].estimates["a"].mean > 0
    assert any("truncated" in note for note in found.notes)


def test_one_article_is_not_a_ranking(single):
    found = compare([single])
    assert found.contrasts["fact_recall"].estimates["bold"].low is None
    assert found.pairs == []
    assert "Group" not in found.grid().header
    said = "\n".join(found.notes)
    assert "cannot be ranked beyond it" in said
    assert "2 seeds" in said


def test_few_articles_say_what_they_can_never_show(tmp_path):
    folder = write_run(tmp_path / "r", World((Model("a"), Model("b", 0.0, 0.0, 1.0)), articles=4))
    said = "\n".join(compare([folder]).notes)
    assert "With 4 articles no p-value lies under 0.12" in said


def test_power_is_not_stated_where_no_model_ever_differed(tmp_path):
    silent = (Model("a", 0.0, 0.0, 0.0, 0.0), Model("b", 0.0, 0.0, 0.0, 0.0))
    folder = write_run(tmp_path / "r", World(silent, articles=12))
    said = "\n".join(compare([folder]).notes)
    assert "The same value on every article" in said
    assert "would be missed" not in said


def test_power_is_stated(twenty):
    assert any(
        "would be missed more often than one time in five" in n for n in compare([twenty]).notes
    )


def test_models_alike_share_a_group(tmp_path):
    twins = (Model("a", 0.8, 0, 0, 0), Model("b", 0.8, 0, 0, 0), Model("c", 0.1, 0, 0, 0))
    folder = write_run(tmp_path / "r", World(twins, articles=40))
    letters = compare([folder], Query(["fact_recall"])).contrasts["fact_recall"].letters()
    assert letters == {"a": "a", "b": "a", "c": "b"}


def test_baseline_shows_differences(twenty):
    found = compare([twenty], Query(["fact_recall"], baseline="lead3"))
    grid = found.grid()
    assert [row[0].text for row in grid.rows] == [m for m in found.models if m != "lead3"]
    row = grid.frame.set_index("model").loc["bold"]
    estimates = found.contrasts["fact_recall"].estimates
    assert row["difference"] == pytest.approx(estimates["bold"].mean - estimates["lead3"].mean)
    assert row["low"] < row["difference"] < row["high"]


def test_unknown_names_are_answered_with_the_nearest(twenty):
    with pytest.raises(HarnessError, match="fact_recall"):
        compare([twenty], Query(["fact_recal"]))
    with pytest.raises(HarnessError, match="lead3"):
        compare([twenty], Query(baseline="lead"))
    with pytest.raises(HarnessError, match="model"):
        parse_filters(["modle=x"])
    with pytest.raises(HarnessError, match="twenty"):
        compare([twenty.parent / "twentyy"])


@pytest.mark.parametrize(
    ("filters", "models"),
    [(["model=lead*"], {"lead3"}), (["model!=lead3,bold"], {"smol", "careful"}),
     (["seed=2"], {"smol"}), (["prompt=brief"], {"careful"})],
)  # fmt: skip
def test_filters_keep_what_they_say(twenty, filters, models):
    assert set(compare([twenty], Query(keep=parse_filters(filters))).models) == models


def test_filter_that_keeps_nothing_is_an_error(twenty):
    with pytest.raises(HarnessError, match="no stored summary"):
        compare([twenty], Query(keep=parse_filters(["model=nobody"])))


def test_every_metric_has_a_column(twenty):
    frame = compare([twenty], Query(["all"])).frame()
    assert set(frame["metric"]) == set(METRICS)
    tokens = frame[(frame.metric == "tokens_per_second") & (frame.model == "bold")]
    assert tokens["mean"].item() > 0


@pytest.mark.parametrize("by", BY)
def test_every_break_down_has_rows(twenty, by):
    grid = break_down(compare([twenty]), by)
    assert grid.rows
    assert all(len(row) == len(grid.header) for row in grid.rows)
    assert len(grid.frame)


def test_by_fact_puts_the_most_missed_first(twenty):
    found = compare([twenty])
    grid = break_down(found, "fact")
    frame = fact_frame(found.selection)
    mean = frame[frame.kind != "never"].groupby(["article", "fact", "model"])["verdict"].agg(
        lambda v: (v == "supported").mean()
    ).groupby(["article", "fact"]).mean()  # fmt: skip
    order = [mean[row[0].text, row[1].text] for row in grid.rows]
    assert order == sorted(order)
    assert f"{int((mean == 0).sum())} of {len(mean)} facts" in grid.notes[-2]


def test_by_fact_counts_a_refusal_as_telling_nothing(tmp_path):
    world = World((Model("a"), Model("b")), articles=2, outcome={"b": Outcome.REFUSED})
    frame = fact_frame(compare([write_run(tmp_path / "r", world)]).selection)
    assert set(frame[frame.model == "b"]["verdict"]) == {"omitted"}


def test_by_prompt_splits_a_model(twenty):
    frame = break_down(compare([twenty], Query(["fact_recall"])), "prompt").frame
    assert set(frame[frame.model == "careful"]["prompt"]) == {"brief", "strict"}


def test_by_kind_counts_flags_per_summary(twenty):
    frame = break_down(compare([twenty]), "kind").frame
    number = frame[(frame.metric == "flags_number") & (frame.model == "bold")]["mean"].item()
    read = lambda check: sum(f["kind"] == "number" for f in check["flags"])  # noqa: E731
    assert number == pytest.approx(by_hand(twenty, "bold", read, failed=None))


def test_by_kind_of_summaries_without_a_flag_is_a_table_of_noughts(tmp_path):
    careful = Model("careful", falsifies=0, invents=0)
    grid = break_down(compare([write_run(tmp_path / "r", World((careful,)))]), "kind")
    assert grid.frame[grid.frame.model == "careful"]["mean"].tolist() == [0.0]
    assert grid.notes[-1] == "No summary has a flag of any kind."


def test_articles_without_facts_have_flags_and_no_fact_columns(tmp_path):
    world = World((Model("a"), Model("b")), articles=5, with_facts=False)
    found = compare([write_run(tmp_path / "r", world)])
    assert not {"fact_recall", "vague", "contradictions"} & set(found.contrasts)
    assert "hallucinations" in found.contrasts
    with pytest.raises(HarnessError, match="no facts"):
        break_down(found, "fact")


def test_one_model_alone_has_a_table(tmp_path):
    grid = compare([write_run(tmp_path / "r", World((Model("only"),), articles=8))]).grid()
    assert len(grid.rows) == 1
    assert "Group" not in grid.header
