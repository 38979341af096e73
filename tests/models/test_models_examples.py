"""Worked examples in prompts: of fact sets other than the article's own."""

from __future__ import annotations

from model_files import config_file

from harness.facts.load import load_fact_set
from harness.models.prompts import load_prompt, render
from harness.paths import datasets_dir
from harness.runs.examples import example_pools, with_summary
from harness.runs.plan import Case
from harness.types import Article


def case(name: str) -> Case:
    facts = load_fact_set(datasets_dir() / name)
    return Case(facts.article, facts)


def test_one_shot_shows_another_fact_set_with_its_key_facts() -> None:
    prompt = load_prompt(config_file("prompt", "one-shot"))
    cases = [case("istanbul_talks"), case("tern_launch")]
    pool = example_pools({"one-shot": prompt}, cases, datasets_dir())["one-shot"]
    _, shown = render(prompt, cases[0].article, pool)
    tern = cases[1]
    assert tern.article.text in shown
    assert tern.facts is not None
    key = [fact for fact in tern.facts.facts if fact.importance == "key"]
    assert key
    assert all((fact.statement in shown) == (fact.kind != "never") for fact in key)
    # An article is never its own example.
    _, own = render(prompt, tern.article, pool)
    assert own.count(tern.article.text) == 1


def test_without_named_fact_sets_the_suite_gives_the_examples() -> None:
    prompt = load_prompt(
        {
            "name": "p",
            "user": "{examples}\n{article}",
            "examples": {"count": 1, "template": "{summary}"},
        }
    )
    bare, told = Case(Article("a", "A.")), Case(Article("b", "B.", reference="Just B."))
    pools = example_pools({"p": prompt}, [bare, told, case("deep_reef")], datasets_dir())
    assert [article.id for article in pools["p"]] == ["b", "deep_reef"]
    assert with_summary(bare) == bare.article
    assert render(prompt, bare.article, pools["p"]) == (None, "Just B.\nA.")
