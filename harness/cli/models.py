"""``harness models``: what models there are, whether they work, and work for other engines."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from harness.cli.options import config_dir
from harness.types import HarnessError, Outcome

if TYPE_CHECKING:
    from harness.cli.settings import Groups
    from harness.models.spec import ModelSpec, OpenAISpec
    from harness.runs.plan import Case
    from harness.types import Article

out_file = click.option(
    "-o", "--output", type=click.File("w", encoding="utf-8"), default="-", help="Where to write."
)


@click.group()
def models() -> None:
    """List the models, try one out, or let another engine generate."""


@models.command("list")
@config_dir
def list_models(config_dir: str | None) -> None:
    """Name, kind, size and licence of each model, and whether it can be used here."""
    from harness.cli.show import console
    from harness.cli.tables import in_blocks
    from harness.models.available import what_is_missing

    groups, rows = _groups(config_dir), []
    for name in groups.names("model"):
        spec = _spec(groups, name)
        size = f"{spec.parameters:,}" if spec.parameters else "-"
        missing = what_is_missing(spec)
        here = "yes" if missing is None else f"no: {missing}"
        rows.append((name, spec.kind, size, spec.licence or "-", here))
    headings, out = ("name", "kind", "parameters", "licence", "available here?"), console()
    for table in in_blocks(headings, rows, out.width, words=(1, 3, 4)):
        out.print(table)


@models.command()
@click.argument("name")
@click.option("--prompt", default="plain", show_default=True, help="A file of configs/prompt/.")
@config_dir
def check(name: str, prompt: str, config_dir: str | None) -> None:
    """Load the model NAME, summarise one paragraph, and report speed and memory."""
    from harness.models.prompts import load_prompt
    from harness.models.registry import build
    from harness.models.trial import try_out

    groups = _groups(config_dir)
    model = build(_spec(groups, name))
    try:
        trial = try_out(model, load_prompt(groups.load("prompt", prompt)))
    finally:
        model.close()
    generation, usage = trial.generation, trial.generation.usage
    if generation.error is not None:
        error = generation.error
        raise HarnessError(f"model {name}: {error['type']}: {error['message']}")
    memory = usage.peak_memory_bytes
    lines = {
        "outcome": str(generation.outcome),
        "load": f"{trial.load_seconds:.2f} s",
        "generate": f"{usage.seconds or 0:.2f} s",
        "first token": _said(usage.first_token_seconds, "{:.2f} s"),
        "prompt tokens": _said(usage.prompt_tokens, "{}"),
        "generated tokens": _said(usage.generated_tokens, "{}"),
        "tokens/s": _said(trial.tokens_per_second, "{:.1f}"),
        "peak memory": _said(memory and memory / 2**20, "{:.0f} MiB"),
        "price": _said(usage.price_usd, "${:.6f}"),
    }
    for label, value in lines.items():
        click.echo(f"{label:17} {value}")
    click.echo(f"\n{generation.text}")


@models.command("export-requests")
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--model", "name", required=True, help="A model of kind openai: what to ask for.")
@click.option("--prompt", "prompts", multiple=True, default=["plain"], show_default=True)
@click.option("--seed", "seeds", multiple=True, type=click.IntRange(min=0))
@config_dir
@out_file
def export_requests(
    source: Path,
    name: str,
    prompts: tuple[str, ...],
    seeds: tuple[int, ...],
    config_dir: str | None,
    output: TextIO,
) -> None:
    """Write requests for the articles of SOURCE as JSONL in OpenAI's batch format.

    SOURCE is a run's folder or a file such as its articles.jsonl.
    """
    from harness.models import batch_files
    from harness.models.prompts import load_prompt
    from harness.paths import datasets_dir
    from harness.runs.examples import example_pools

    groups = _groups(config_dir)
    spec = _served(groups, name)
    if seeds and spec.temperature == 0:
        raise HarnessError(f"model {name} does not sample (temperature 0), so leave out --seed")
    if not seeds and spec.temperature > 0:
        raise HarnessError(f"model {name} samples; give at least one --seed, such as --seed 0")
    cases = _cases(source)
    chosen = {prompt: load_prompt(groups.load("prompt", prompt)) for prompt in prompts}
    requests = batch_files.requests_for(
        [case.article for case in cases],
        list(chosen.values()),
        seeds or [None],
        {chosen[n].name: p for n, p in example_pools(chosen, cases, datasets_dir()).items()},
    )
    _write(batch_files.export_requests(requests, spec), output)


@models.command("import-responses")
@click.argument("requests", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("responses", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--price", help="A key of configs/prices.yaml.")
@out_file
def import_responses(requests: Path, responses: Path, price: str | None, output: TextIO) -> None:
    """Join RESPONSES to the REQUESTS that they answer, for a model of kind replay."""
    import json

    from harness.models import batch_files
    from harness.models.prices import load_price

    rows = list(batch_files.import_responses(requests, responses, load_price(price)))
    _write((json.dumps(row, ensure_ascii=False) for row in rows), output)
    failed = sum(row["outcome"] == Outcome.ERROR for row in rows)
    click.echo(f"{len(rows)} requests, {failed} without a usable answer", err=True)


def _groups(config_dir: str | None) -> Groups:
    from harness.cli.settings import groups_in

    return groups_in(config_dir)


def _spec(groups: Groups, name: str) -> ModelSpec:
    from harness.models.spec import load_spec

    return load_spec(groups.load("model", name), f"model/{name}.yaml")


def _served(groups: Groups, name: str) -> OpenAISpec:
    from harness.models.spec import OpenAISpec

    spec = _spec(groups, name)
    if not isinstance(spec, OpenAISpec):
        raise HarnessError(
            f"model {name} is of kind {spec.kind}; requests are written for kind openai: "
            "copy configs/model/openai-compatible.yaml and name the model that shall answer"
        )
    return spec


def _cases(source: Path) -> list[Case]:
    """The cases of a run, with their facts, or the articles of a file."""
    from harness.runs.plan import Case
    from harness.runs.store import RunStore

    if (source / "manifest.json").is_file():
        return list(RunStore.open(source).cases().values())
    return [Case(article) for article in _articles(source)]


def _articles(source: Path) -> Iterable[Article]:
    from harness.models.replay import read_rows
    from harness.runs.records import article_of

    path = source / "articles.jsonl" if source.is_dir() else source
    if not path.is_file():
        raise HarnessError(f"{source} holds no articles.jsonl; name a run's folder or such a file")
    for line, row in read_rows(path):
        try:
            yield article_of(row)
        except (KeyError, ValueError) as error:
            raise HarnessError(f"{path}:{line}: not an article: {error}") from None


def _write(lines: Iterable[str], output: TextIO) -> None:
    for line in lines:
        output.write(line + "\n")


def _said(value: float | None, form: str) -> str:
    return "unknown" if value is None else form.format(value)
