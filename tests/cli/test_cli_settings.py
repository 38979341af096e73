"""What a run may be told, and what it answers to the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.cli.settings import Groups, arranged, composed, explained, validated
from harness.models.spec import load_spec
from harness.runs.build import build_grid
from harness.runs.config import RunConfig
from harness.types import HarnessError


def settings(*overrides: str, config_dir: Path | None = None) -> RunConfig:
    chosen, _ = composed(overrides, str(config_dir) if config_dir else None)
    return validated(chosen)


def test_the_defaults_are_the_flagship_experiment() -> None:
    config = settings()
    assert config.suite.fact_sets == ["istanbul_talks"]
    assert config.models == ["lead3", "textrank", "smollm2-135m", "smollm2-135m-sampled"]
    assert config == settings("experiment=flagship", "name=run")


@pytest.mark.parametrize(
    ("overrides", "message"),
    [
        (["modles=[lead3]"], "unknown key 'modles'; did you mean 'models'"),
        (["+modles=[lead3]"], "unknown key 'modles'; did you mean 'models'"),
        (["suite.nam=x"], "unknown key 'suite.nam'; did you mean 'suite.name'"),
        (
            ["suite=istanbul"],
            "suite=istanbul: there is no such choice; did you mean 'istanbul_talks'",
        ),
        (["experiment=flagshp"], "did you mean 'flagship'"),
        (["model=lead3"], r"models=\[NAME,NAME\]"),
        (["seeds=[zero]"], r"seeds\.0"),
        (["seeds=[0,0]"], "each seed may be listed once"),
        (["seeds=[-1]"], r"seeds\.0"),
        (["models=[]"], "models"),
        (["models=[lead3,lead3]"], "lead3 is listed twice"),
        (["models=[lead3]", "model.textrank.sentences=2"], r"model\.textrank: not among models"),
        (["max_errors=0"], "max_errors"),
        (["progress=loud"], "progress"),
        (["name=a/b"], "name"),
        (["name"], "cannot read the setting 'name'"),
        (["models=[lead3"], "cannot read the setting"),
    ],
)
def test_mistakes_are_refused_with_the_nearest_name(overrides: list[str], message: str) -> None:
    with pytest.raises(HarnessError, match=message):
        settings(*overrides)


@pytest.mark.parametrize(
    ("overrides", "message"),
    [
        (
            ["models=[lead4]"],
            r"model 'lead4': no file configs/model/lead4\.yaml; did you mean 'lead3'",
        ),
        (["models=[lead3]", "prompts=[carefull]"], "prompt 'carefull'.*did you mean 'careful'"),
        (
            ["models=[lead3]", "model.lead3.sentence=2"],
            "unknown key 'sentence'; did you mean 'sentences'",
        ),
        (["suite.fact_sets=[istanbul]"], "fact set 'istanbul'.*did you mean 'istanbul_talks'"),
        (["models=[lead3]", "article=/nowhere.txt"], "/nowhere.txt: cannot read the article"),
        (["suite=starter", "models=[lead3]", "article=x.txt"], "12 fact sets"),
        (["suite.articles=/nowhere.jsonl"], "/nowhere.jsonl: cannot read the articles"),
    ],
)
def test_names_that_lead_nowhere_are_refused(overrides: list[str], message: str) -> None:
    chosen, hydra = composed(["models=[lead3]", *overrides])
    with pytest.raises(HarnessError, match=message):
        build_grid(validated(chosen), Groups(hydra).load)


def test_a_models_file_can_be_changed_from_the_command_line() -> None:
    chosen, hydra = composed(["models=[lead3]", "model.lead3.sentences=5"])
    grid = build_grid(validated(chosen), Groups(hydra).load)
    assert grid.identities["lead3"]["sentences"] == 5


def test_models_of_a_folder_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "mine.yaml").write_text("kind: lead\nsentences: 2\n")
    chosen, hydra = composed(["models=[mine,lead3]"], str(tmp_path))
    grid = build_grid(validated(chosen), Groups(hydra).load)
    assert [identity["sentences"] for identity in grid.identities.values()] == [2, 3]


def test_a_model_file_may_build_on_another() -> None:
    _, hydra = composed([])
    groups = Groups(hydra)
    sampled = load_spec(groups.load("model", "smollm2-135m-sampled"))
    greedy = load_spec(groups.load("model", "smollm2-135m"))
    assert sampled.weights == greedy.weights
    assert sampled.decoding != greedy.decoding


def test_datasets_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "ferry").mkdir()
    (tmp_path / "ferry" / "article.txt").write_text("A ferry sank off Doha on Monday.")
    (tmp_path / "ferry" / "facts.yaml").write_text(
        "schema: 1\nid: ferry\npublished: 2025-10-30\narticle: article.txt\n"
        "facts:\n  - {id: sank, kind: statement, statement: A ferry sank.}\n"
    )
    overrides = ["models=[lead3]", f"datasets_dir={tmp_path}", "suite.fact_sets=[ferry]"]
    chosen, hydra = composed(overrides)
    assert list(build_grid(validated(chosen), Groups(hydra).load).cases) == ["ferry"]


def test_flags_go_before_settings() -> None:
    given = ["models=[a]", "--config-dir", "d", "-m", "model.a.k=1", "~x"]
    assert arranged(given) == ["--config-dir", "d", "-m", "models=[a]", "++model.a.k=1", "~x"]


def test_other_errors_pass_through() -> None:
    with pytest.raises(ZeroDivisionError), explained():
        raise ZeroDivisionError
