"""What a run may be told, and what it answers to the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.cli.settings import (
    Groups,
    arranged,
    composed,
    explained,
    no_strange_options,
    validated,
)
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
        (["seeds=[zero]"], r"seeds\.0: 'zero' is no whole number"),
        (["seeds=[0,0]"], "each seed may be listed once"),
        (["seeds=[-1]"], r"seeds\.0: -1 must be at least 0"),
        (["models=[]"], "models: is empty; it needs at least 1"),
        (["models=lead3,textrank"], r"one run of all of them: models=\[lead3,textrank\]"),
        (["retry_errors=maybe"], "'maybe' is neither true nor false"),
        (["models=[lead3,lead3]"], "lead3 is listed twice"),
        (["models=[lead3]", "model.textrank.sentences=2"], r"model\.textrank: not among models"),
        (["max_errors=0"], "max_errors"),
        (["progress=loudly"], "progress: 'loudly' is not known; known: auto"),
        (["name=a/b"], "'a/b' is no name; a name has letters"),
        (["name"], "cannot read the setting 'name'"),
        (["models=[lead3"], "cannot read the setting"),
    ],
)
def test_mistakes_are_refused_with_the_nearest_name(overrides: list[str], message: str) -> None:
    with pytest.raises(HarnessError, match=message):
        settings(*overrides)


def test_one_name_needs_no_brackets() -> None:
    one = settings("models=lead3", "prompts=plain", "seeds=1", "checkers=rules")
    assert one == settings("models=[lead3]", "prompts=[plain]", "seeds=[1]", "checkers=[rules]")


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


def test_a_limit_takes_the_first_articles_and_reads_no_further(tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    articles.write_text('{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\nno article\n')
    suite = ["models=lead3", "suite.fact_sets=[deep_reef]", f"suite.articles={articles}"]
    for limit, ids in ((1, ["deep_reef"]), (3, ["deep_reef", "a", "b"])):
        chosen, hydra = composed([*suite, f"limit={limit}"])
        assert list(build_grid(validated(chosen), Groups(hydra).load).cases) == ids
    with pytest.raises(HarnessError, match="limit: 0 must be above 0"):
        settings("limit=0")


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


def test_a_model_file_that_is_no_yaml_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "mine.yaml").write_text("kind: lead\nsentences: [2\n")
    _, hydra = composed([], str(tmp_path))
    with pytest.raises(HarnessError, match=r"model/mine\.yaml:3:1: not valid YAML: expected"):
        Groups(hydra).load("model", "mine")


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


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["--model", "lead3"], "no option '--model'; settings are written key=value.*'models'"),
        (["models=lead3", "--seeds=3"], "no option '--seeds'.*did you mean 'seeds'"),
        (["--debug"], "harness --debug run"),
        (["-x"], "no option '-x'"),
    ],
)
def test_options_of_other_tools_are_told_how_settings_look(given: list[str], message: str) -> None:
    with pytest.raises(HarnessError, match=message):
        no_strange_options(given)


def test_hydras_own_options_pass() -> None:
    no_strange_options(["-m", "--cfg", "job", "--config-dir=d", "seeds=[-1]", "-cd", "x", "~y"])


def test_flags_go_before_settings() -> None:
    given = ["models=[a]", "--config-dir", "d", "-m", "model.a.k=1", "~x"]
    assert arranged(given) == ["--config-dir", "d", "-m", "models=[a]", "++model.a.k=1", "~x"]


def test_other_errors_pass_through() -> None:
    with pytest.raises(ZeroDivisionError), explained():
        raise ZeroDivisionError
