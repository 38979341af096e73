"""Writes run folders, through the harness's own store, of made-up stories and models.

A model is a set of rates; what it writes, and what a checker says of it, follows
from a seeded generator. Spans and evidence point at real places of real texts.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from harness.facts.load import FactSet
from harness.facts.schema import FactSetSpec
from harness.runs.keys import check_key, digest
from harness.runs.plan import Case, Cell
from harness.runs.records import cell_record
from harness.runs.store import RunStore
from harness.types import Article, Generation, Outcome, Usage

SUBJECTS = (
    "bridges", "ferries", "libraries", "orchards", "villages", "schools", "reservoirs",
    "tram lines", "clinics", "markets", "archives", "windmills", "quarries", "stations",
)  # fmt: skip
PLACES = ("Orlena", "Vask", "Mirrow", "Tallin Bay", "Kesto", "Brandmere", "Uvel", "Harrowgate")
CHECKER = "reference-1|grounding-1"


@dataclass(frozen=True)
class Model:
    """Rates with which a model tells, blurs, falsifies and invents; what remains is omitted."""

    name: str
    tells: float = 0.6
    blurs: float = 0.1
    falsifies: float = 0.05
    invents: float = 0.1
    refuses: float = 0.0
    seeds: tuple[int | None, ...] = (None,)
    prompts: tuple[str | None, ...] = (None,)
    summary: str | None = None
    """Said instead of anything else, where a test needs these very words."""


@dataclass(frozen=True)
class World:
    """What a run is about."""

    models: tuple[Model, ...]
    articles: int = 4
    facts: int = 6
    seed: int = 1
    checker: str = CHECKER
    first_article: int = 0
    title: str | None = None
    extra_text: str = ""
    facts_changed: tuple[str, ...] = ()
    with_facts: bool = True
    pending: int = 0
    outcome: dict[str, Outcome] = field(default_factory=dict)
    """Model -> the outcome of its every cell."""


def number(article: int, fact: int) -> int:
    return 10 + (article * 37 + fact * 13) % 880


def sentence(article: int, fact: int, value: object) -> str:
    place = PLACES[(article + fact) % len(PLACES)]
    return f"{value} {SUBJECTS[fact % len(SUBJECTS)]} were counted near {place} this year."


def make_case(world: World, index: int) -> Case:
    name = f"story_{index:04d}"
    facts = [
        {
            "id": f"f{k}", "kind": "quantity", "value": f"{number(index, k)} {SUBJECTS[k]}",
            "importance": "key" if k == 0 else "normal",
            "statement": sentence(index, k, number(index, k))
            + (" (as amended)" if f"f{k}" in world.facts_changed else ""),
        }
        for k in range(world.facts)
    ]  # fmt: skip
    facts.append({"id": "no_flood", "kind": "never", "statement": "A flood was reported."})
    text = f"The council of {PLACES[index % len(PLACES)]} published its yearly count. "
    text += " ".join(sentence(index, k, number(index, k)) for k in range(world.facts))
    text += f"\n\nThe clerk said that the figures were final. {world.extra_text}".rstrip()
    article = Article(
        name, text, dt.date(2026, 3, 1), title=world.title or f"Yearly count, part {index + 1}"
    )
    spec = {
        "schema": 1, "id": name, "title": article.title, "published": "2026-03-01",
        "article": "article.txt", "facts": facts,
    }  # fmt: skip
    facts_of = FactSet(FactSetSpec.model_validate(spec), article) if world.with_facts else None
    return Case(article, facts_of)


def write_run(folder: Path, world: World) -> Path:
    """Write the folder; the same world gives the same bytes, but for times of day."""
    indices = range(world.first_article, world.first_article + world.articles)
    cases = {case.article.id: case for case in (make_case(world, i) for i in indices)}
    store = RunStore.create(folder)
    store.write_json("manifest.json", {"format": 1, "checker": world.checker, "suite": "made-up"})
    store.write_text("config.yaml", "suite: made-up\n")
    store.write_cases(cases.values())
    cells, generations, checks = [], [], []
    for model in world.models:
        for index, case in zip(indices, cases.values(), strict=True):
            for prompt in model.prompts:
                for seed in model.seeds:
                    cell = Cell(
                        digest([case.sha256, model.name, prompt, seed, world.seed]),
                        case.article.id, model.name, prompt, seed,
                    )  # fmt: skip
                    cells.append(cell)
                    generation, check = _cell(world, model, index, case, cell)
                    generations.append(generation)
                    if check:
                        checks.append(check)
    store.write_grid(cells)
    kept = len(generations) - world.pending
    store.append_cells(generations[:kept])
    store.append_checks([c for c in checks if c["cell"] in {g["key"] for g in generations[:kept]}])
    return folder


def _cell(world: World, model: Model, index: int, case: Case, cell: Cell):
    rng = np.random.default_rng([world.seed, *cell.key.encode()])
    outcome = world.outcome.get(model.name) or (
        Outcome.REFUSED if rng.random() < model.refuses else Outcome.OK
    )
    text, verdicts, flags = _write(world, model, index, case, rng)
    failed = outcome in (Outcome.REFUSED, Outcome.EMPTY, Outcome.ERROR)
    if failed:
        text = "I cannot help with that." if outcome is Outcome.REFUSED else ""
    words = len(text.split())
    usage = Usage(
        prompt_tokens=len(case.article.text) // 4, generated_tokens=words, seconds=0.2 + words / 50
    )
    error = {"type": "OSError", "message": "no answer", "traceback": "OSError: no answer"}
    generation = Generation(
        cell.key, text, outcome, usage, error if outcome is Outcome.ERROR else None
    )
    record = cell_record(cell, case.sha256, generation, {"name": model.name}, 1)
    if failed:
        return record, None
    check = {
        "format": 1,
        "key": check_key(text, case.judged, case.facts_sha256, world.checker),
        "cell": cell.key, "article": cell.article, "fact_set": case.article.id,
        "fact_set_sha256": case.facts_sha256, "checker": world.checker,
        "verdicts": verdicts if world.with_facts else [], "flags": flags,
        "score": 1 - min(1.0, len(flags) / 4),
        "consistent": not any(f["severity"] != "low" for f in flags),
        "metrics": {
            "rouge1": float(rng.uniform(0.3, 0.6)), "rouge2": float(rng.uniform(0.1, 0.3)),
            "rougeL": float(rng.uniform(0.2, 0.4)), "words": words,
            "compression": len(case.article.text.split()) / max(words, 1),
            "coverage": 0.9, "density": 5.0,
        },
        "error": None, "seconds": 0.01,
    }  # fmt: skip
    return record, check


def _write(world: World, model: Model, index: int, case: Case, rng: np.random.Generator):
    """The summary, the verdicts on its article's facts, and the flags."""
    article = case.article.text
    parts: list[str] = []
    verdicts, flags = [], []
    edges = np.cumsum([model.tells, model.blurs, model.falsifies])
    for k in range(world.facts):
        truth = number(index, k)
        start = sum(len(part) + 1 for part in parts)
        chosen = int(np.searchsorted(edges, rng.random(), side="right"))
        kind = ("supported", "vague", "contradicted", "omitted")[chosen]
        said = {"supported": truth, "vague": "Dozens of", "contradicted": truth + 7}.get(kind)
        place = article.find(sentence(index, k, truth))
        evidence = _span(article, place, place + len(sentence(index, k, truth)))
        span = None
        if said is not None and model.summary is None:
            parts.append(sentence(index, k, said))
            span = {"start": start, "end": start + len(str(said)), "text": str(said)}
        verdicts.append(
            {"fact": f"f{k}", "kind": "quantity", "verdict": kind, "span": span,
             "evidence": evidence, "explanation": f"The article says {truth}."}
        )  # fmt: skip
        if kind == "contradicted" and span:
            flags.append(_flag(span, "number", "high", f"f{k}", evidence,
                               f"The article counts {truth}, the summary {said}."))  # fmt: skip
    if model.summary is None and rng.random() < model.invents:
        start = sum(len(part) + 1 for part in parts)
        parts.append("Mayor Ada Quill called it a triumph.")
        span = {"start": start + 6, "end": start + 15, "text": "Ada Quill"}
        flags.append(_flag(span, "party", "medium", None, None,
                           "The article names nobody called Ada Quill."))  # fmt: skip
    verdicts.append(
        {"fact": "no_flood", "kind": "never", "verdict": "omitted", "span": None,
         "evidence": None, "explanation": "The summary does not say so."}
    )  # fmt: skip
    text = model.summary if model.summary is not None else " ".join(parts)
    if model.summary:
        span = _span(text, 0, min(len(text), 12))
        flags = [_flag(span, "unsupported", "high", None, _span(article, 0, 20), text)]
    return text, verdicts, flags


def _span(text: str, start: int, end: int) -> dict[str, object]:
    return {"start": start, "end": end, "text": text[start:end]}


def _flag(span, kind, severity, fact, evidence, explanation):
    return {
        **span, "kind": kind, "severity": severity, "fact": fact, "checker": "reference",
        "evidence": evidence, "explanation": explanation,
    }  # fmt: skip
