"""The verdict suite as pairs for ``harness checkers bench``, to measure claim checkers on.

    python benchmarks/suite_pairs.py OUT

Writes to the folder OUT, of the labelled sentences of ``tests/verdict_suite`` (written for the
project, about articles of ``datasets/``):

- ``sentences.jsonl``: article and sentence; label 1 where the sentence is true, 0 where false.
- ``statements.jsonl``: what facts of ``kind: statement`` need: the sentence as document and the
  statement of a fact as claim; label 1 where the fact's verdict is ``supported``, 0 where it is
  ``omitted`` or ``contradicted``. Vague ones are left out.
- ``exchanged.jsonl``: the true sentences, label 1, and each with one name exchanged for another
  of its sort in the article, label 0. Some of these happen to be true all the same.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from harness.checks.reading.parse import parse
from harness.facts.load import load_fact_set

HOME = Path(__file__).resolve().parents[1]
SORTS = {"PERSON": "person", "ORG": "body", "GPE": "place", "LOC": "place", "NORP": "people"}
EACH = 2
"""Exchanges made of one sentence, at most."""
LABELS = {"supported": 1, "omitted": 0, "contradicted": 0}


def items() -> Iterator[tuple[str, dict[str, Any]]]:
    yaml = YAML(typ="safe")
    for file in sorted((HOME / "tests" / "verdict_suite").glob("*.yaml")):
        for item in yaml.load(file.read_text(encoding="utf-8")):
            yield file.stem, item


def named(text: str) -> list[tuple[str, int, int]]:
    """The names that the tagger finds: their sort, and where they stand without "the" or "'s"."""
    doc = parse(text)
    found = []
    for entity in doc.ents:
        words = doc.phrase(entity.start, entity.end).text
        start = entity.start_char + (4 if words.lower().startswith("the ") else 0)
        end = start + len(text[start : entity.end_char].removesuffix("'s").removesuffix("’s"))
        if entity.label_ in SORTS and start < end and "\n" not in text[start:end]:
            found.append((SORTS[entity.label_], start, end))
    return found


@cache
def names_of(article: str) -> frozenset[tuple[str, str]]:
    """Each name of an article with its sort."""
    return frozenset((sort, article[start:end]) for sort, start, end in named(article))


def exchanged(sentence: str, article: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """(sort, the sentence with another name of that sort in one place)."""
    made = [
        (sort, sentence[:start] + name + sentence[end:])
        for sort, start, end in named(sentence)
        for other, name in sorted(names_of(article))
        if other == sort and name.lower() not in sentence.lower()
        if not set(name.lower().split()) & set(sentence[start:end].lower().split())
    ]
    yield from chance.sample(made, min(EACH, len(made)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("out", type=Path)
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    sentences, statements, names = [], [], []
    chance = random.Random(1)
    for name, item in items():
        facts = load_fact_set(HOME / "datasets" / name)
        told = {"domain": name, "error_type": item["category"]}
        if isinstance(item["true"], bool):
            pair = {"doc": facts.article.text, "summary": item["summary"]}
            sentences.append({**pair, "label": int(item["true"]), **told})
        if item["true"] is True:
            names.append({**pair, "label": 1, "domain": name})
            for sort, wrong in exchanged(item["summary"], facts.article.text, chance):
                wrongly = {"doc": pair["doc"], "summary": wrong, "label": 0, "domain": name}
                names.append({**wrongly, "error_type": sort})
        known = {fact.id: fact for fact in facts.facts}
        for fact, verdict in item.get("verdicts", {}).items():
            if verdict in LABELS:
                pair = {"doc": item["summary"], "summary": known[fact].statement}
                statements.append({**pair, "label": LABELS[verdict], **told})
    files = {"sentences": sentences, "statements": statements, "exchanged": names}
    for file, rows in files.items():
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
        (out / f"{file}.jsonl").write_text("".join(lines), encoding="utf-8")
        print(f"{out / file}.jsonl: {len(rows)} pairs, {sum(r['label'] for r in rows)} right")


if __name__ == "__main__":
    main()
