"""From an article file to a folder with a fact set that loads and that its article bears out."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from harness.facts.draft.drafting import Drafted, Drafter
from harness.facts.evidence import judge_article
from harness.facts.json_schema import schema_line
from harness.facts.load import FactSet, read_article
from harness.facts.schema import FactSetSpec
from harness.types import Article, HarnessError, Severity

KEY_SENTENCES = 3
"""Facts of the opening sentences are taken to be the story's main ones."""
MOST = 40


@dataclass(frozen=True, slots=True)
class Draft:
    """What was written: ``doubtful`` facts are marked for review, ``dropped`` ones left out."""

    folder: Path
    facts: int
    parties: int
    doubtful: int
    dropped: int


def draft(article: Path, folder: Path, published: dt.date) -> Draft:
    """Write ``facts.yaml`` and a copy of the article to ``folder``.

    Raises:
        HarnessError: the folder holds a fact set, or no fact was found in the article.
    """
    target = folder / "facts.yaml"
    if target.exists():
        raise HarnessError(f"{target} exists; choose another folder with -o, or delete it first")
    text = read_article(article)
    drafter = Drafter(Article(article.stem, text, published))
    found = _numbered(drafter.facts())
    spec = _spec(found, drafter, folder.name, published)
    kept = _held(found, spec, drafter) if found else []
    if not kept:
        raise HarnessError(f"{article}: no figure, date, quotation, office or event was found")
    kept = _ordered(kept)[:MOST]
    used = _used(kept, drafter)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "article.txt").write_bytes(article.read_bytes())
    target.write_text(_yaml(kept, used, folder, published), encoding="utf-8")
    doubtful = sum(bool(d.doubts) for d in kept)
    return Draft(folder, len(kept), len(used), doubtful, len(found) - len(kept))


def _numbered(found: list[Drafted]) -> list[Drafted]:
    """Each fact with an id from the words of its statement."""
    taken: set[str] = set()
    made = []
    for one in found:
        words = re.findall(r"[a-z]+", one.entry["statement"].lower())
        stem = "_".join(w for w in words if len(w) > 3)[:40].strip("_") or "fact"
        name, number = stem, 2
        while name in taken:
            name, number = f"{stem}_{number}", number + 1
        taken.add(name)
        importance = {"importance": "key"} if one.sentence < KEY_SENTENCES else {}
        made.append(replace(one, entry={"id": name, **one.entry, **importance}))
    return made


def _spec(found: list[Drafted], drafter: Drafter, name: str, published: dt.date) -> dict[str, Any]:
    return {
        "schema": 1,
        "id": _slug(name),
        "published": published.isoformat(),
        "article": "article.txt",
        "parties": drafter.parties.written(),
        "facts": [one.entry for one in found],
    }


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:64] or "draft"


def _held(found: list[Drafted], spec: dict[str, Any], drafter: Drafter) -> list[Drafted]:
    """The facts that the article bears out, each whose own statement is seen to say it."""
    facts = FactSet(FactSetSpec.model_validate(spec), drafter.article)
    kept = []
    for one, judged in zip(found, judge_article(facts), strict=True):
        if not judged.holds or not judged.catches:
            continue
        flags = [f for f in judged.flags if f.severity is Severity.HIGH]
        doubts = (*one.doubts, *(f"its statement is flagged: {f.explanation}" for f in flags[:1]))
        kept.append(replace(one, doubts=doubts))
    return kept


def _ordered(found: list[Drafted]) -> list[Drafted]:
    """Certain before doubtful within the main facts, then in the order of the article."""
    return sorted(found, key=lambda d: (d.sentence >= KEY_SENTENCES, bool(d.doubts), d.sentence))


def _used(kept: list[Drafted], drafter: Drafter) -> dict[str, dict[str, Any]]:
    names = {
        str(value)
        for one in kept
        for key in ("agent", "patient", "speaker", "parties", "place")
        for value in _listed(one.entry.get(key))
    }
    statements = " ".join(one.entry["statement"] for one in kept)
    return {
        own: entry
        for own, entry in drafter.parties.written().items()
        if own in names or entry["name"] in statements
    }


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


_HEAD = """\
{mark}
#
# A draft. Read each fact beside its sentence, mend or delete it, and raise the importance of
# what no summary may get wrong. Then: harness facts check {folder}
# Lines with REVIEW say what to look at. Falsehoods (kind: never), places and shared roles
# are yours to add: no text says what it does not say.
"""


def _yaml(
    kept: list[Drafted], parties: dict[str, dict[str, Any]], folder: Path, published: dt.date
) -> str:
    facts = CommentedSeq()
    for number, one in enumerate(kept):
        facts.append(CommentedMap(one.entry))
        note = f"From: {one.source}" + "".join(f"\nREVIEW: {doubt}" for doubt in one.doubts)
        facts.yaml_set_comment_before_after_key(number, before=note, indent=2)
    data = CommentedMap(
        {
            "schema": 1,
            "id": _slug(folder.name),
            "language": "en",
            "published": published,
            "article": "article.txt",
            "source": CommentedMap({"licence": "unknown"}),
            "parties": parties,
            "facts": facts,
        }
    )
    data["source"].yaml_add_eol_comment("REVIEW: whose text is it, under what licence?", "licence")
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 4000
    out = StringIO()
    yaml.dump(data, out)
    mark = schema_line(folder)
    return _HEAD.format(mark=mark, folder=folder) + out.getvalue()
