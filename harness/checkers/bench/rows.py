"""Labelled pairs from a file: the harness's own layout, or one that a benchmark publishes.

Each published layout is told by its keys; a row of RAGTruth or FaithBench may be one of many
that share a document. Labels: 1 consistent, 0 not.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.types import HarnessError

Raw = Mapping[str, Any]

_SOURCES = ("cnndm", "xsum")
"""Of an ``origin``, only these are domains: in other sets its words give the label away."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One labelled pair. ``spans`` are offsets of unsupported words in the summary, where
    people marked them; ``None`` where the set has none."""

    doc: str
    summary: str
    label: int
    domain: str = ""
    types: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] | None = None


def read_pairs(path: Path) -> list[Pair]:
    """All pairs of a JSONL, JSON or CSV file.

    Raises:
        HarnessError: a row is of no known layout, with ``file:line``; or both labels do not
            occur.
    """
    sources = _sources(path)
    pairs: list[Pair] = []
    for where, raw in _rows(path):
        try:
            pairs += _pairs(raw, sources)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise HarnessError(
                f"{where}: not a labelled pair ({type(error).__name__}: {error}); a row is "
                '{"doc": "…", "summary": "…", "label": 0 or 1}, or as SummEdits, AggreFact, '
                "FRANK, RAGTruth or FaithBench publish theirs"
            ) from None
    if {pair.label for pair in pairs} != {0, 1}:
        raise HarnessError(f"{path}: needs pairs of both labels, 1 consistent and 0 not")
    return pairs


def _rows(path: Path) -> Iterator[tuple[str, Raw]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise HarnessError(f"{path}: cannot read: {error}") from None
    if path.suffix == ".csv":
        for number, row in enumerate(csv.DictReader(text.splitlines(keepends=True)), start=2):
            yield f"{path}:{number}", row
        return
    if text.lstrip().startswith("["):
        for number, row in enumerate(_json(text, str(path)), start=1):
            yield f"{path}: row {number}", row
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield f"{path}:{number}", _json(line, f"{path}:{number}")


def _json(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise HarnessError(f"{where}: not JSON: {error.msg}") from None


def _sources(path: Path) -> dict[str, str]:
    """RAGTruth keeps its documents in ``source_info.jsonl`` beside ``response.jsonl``."""
    beside = path.with_name("source_info.jsonl")
    if path.name != "response.jsonl" or not beside.is_file():
        return {}
    found = {}
    for _, row in _rows(beside):
        info = row["source_info"]
        found[str(row["source_id"])] = info if isinstance(info, str) else json.dumps(info)
    return found


def _pairs(raw: Raw, sources: Mapping[str, str]) -> Iterable[Pair]:
    if "source_id" in raw and "response" in raw:
        return [_ragtruth(raw, sources)]
    if "annotations" in raw and "source" in raw:
        return [_faithbench(raw)]
    if "Factuality" in raw or "factuality" in raw:
        return [_frank(raw)]
    if "edit_types" in raw or "seed_summary" in raw:
        return [_summedits(raw)]
    if "dataset" in raw and "claim" in raw and "doc" in raw:
        return [Pair(raw["doc"], raw["claim"], _label(raw["label"]), raw["dataset"])]
    if "model_name" in raw and "cut" in raw:
        return [_aggrefact(raw)]
    return [_own(raw)]


def _own(raw: Raw) -> Pair:
    types = raw.get("edit_types") or raw.get("error_type") or ()
    domain = raw.get("set") or raw.get("domain") or ""
    source = str(raw.get("origin") or "").rpartition("/")[2].lower()
    if domain and source in _SOURCES:
        domain = f"{domain}/{source}"
    return Pair(
        doc=_text(raw["doc"]),
        summary=_text(raw["summary"]),
        label=_label(raw["label"]),
        domain=str(domain),
        types=_names(types),
        spans=_spans(raw["spans"]) if raw.get("spans") is not None else None,
    )


def _summedits(raw: Raw) -> Pair:
    return Pair(
        doc=_text(raw["doc"]),
        summary=_text(raw["summary"]),
        label=_label(raw["label"]),
        domain=str(raw.get("domain") or ""),
        types=_names(raw.get("edit_types") or ()),
    )


def _aggrefact(raw: Raw) -> Pair:
    domain = f"{raw.get('origin') or ''}/{raw['dataset']}".strip("/")
    return Pair(_text(raw["doc"]), _text(raw["summary"]), _label(raw["label"]), domain)


def _frank(raw: Raw) -> Pair:
    """A row of ``human_annotations.json`` joined to its texts: 1 is without an error."""
    value = raw.get("Factuality", raw.get("factuality"))
    names = ("RelE", "EntE", "CircE", "CorefE", "LinkE", "OutE", "GramE")
    types = tuple(n for n in names if raw.get(n) not in (None, 0, "0", 0.0, ""))
    domain = "XSum" if len(str(raw.get("hash", ""))) < 40 and raw.get("hash") else "CNN/DM"
    return Pair(
        doc=_text(raw.get("article") or raw["doc"]),
        summary=_text(raw["summary"]),
        label=int(float(str(value)) >= 1),
        domain=domain if raw.get("hash") else "",
        types=types,
    )


def _ragtruth(raw: Raw, sources: Mapping[str, str]) -> Pair:
    doc = sources.get(str(raw["source_id"])) or _text(raw.get("source_info"))
    spans = tuple((int(s["start"]), int(s["end"])) for s in raw["labels"])
    types = tuple(sorted({str(s["label_type"]) for s in raw["labels"]}))
    domain = str(raw.get("model") or "")
    return Pair(doc, _text(raw["response"]), int(not spans), domain, types, spans)


def _faithbench(raw: Raw) -> Pair:
    """Spans that an annotator called unwanted count; benign and questionable ones do not."""
    unwanted = [a for a in raw["annotations"] if "Unwanted" in " ".join(a.get("label") or ())]
    spans = tuple(
        (int(a["summary_start"]), int(a["summary_end"]))
        for a in unwanted
        if a.get("summary_start") is not None
    )
    types = tuple(sorted({str(name) for a in unwanted for name in a.get("label") or ()}))
    domain = str((raw.get("metadata") or {}).get("summarizer") or "")
    return Pair(
        _text(raw["source"]), _text(raw["summary"]), int(not unwanted), domain, types, spans
    )


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a text is missing or empty")
    return value


def _label(value: Any) -> int:
    label = int(float(value))
    if label not in (0, 1):
        raise ValueError(f"label {value!r} is neither 0 nor 1")
    return label


def _names(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(str(name) for name in value)


def _spans(value: Any) -> tuple[tuple[int, int], ...]:
    pairs = [(s["start"], s["end"]) if isinstance(s, dict) else (s[0], s[1]) for s in value]
    return tuple((int(start), int(end)) for start, end in pairs)
