"""From an article to a folder with a fact set that loads and that its article bears out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import StringIO
from itertools import combinations
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from harness.facts.draft.drafting import read_facts
from harness.facts.draft.order import ordered
from harness.facts.draft.story import Drafted, Story
from harness.facts.evidence import MAX_CHARACTERS, Judged, judge_article
from harness.facts.json_schema import schema_line
from harness.facts.lint_overlap import why
from harness.facts.load import FactSet, read_article
from harness.facts.schema import FactSetSpec
from harness.types import Article, HarnessError, Severity

MOST = 30
_UNPRINTABLE = re.compile(
    "[^\t\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML does not allow in a comment, and what some editors hide."""


class NothingFoundError(HarnessError):
    """An article without any figure, date, quotation, office or event that a rule can read."""


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
        HarnessError: the folder holds a fact set, the article cannot be read or is too long,
            or no fact was found in it.
    """
    found = Article(article.stem, read_article(article), published)
    try:
        return draft_article(found, folder)
    except NothingFoundError as error:
        raise HarnessError(f"{article}: {error}") from None


def draft_article(article: Article, folder: Path, source: Mapping[str, str] | None = None) -> Draft:
    """The same for an article in memory, whose date must be known; ``source`` is whose it is.

    Raises:
        NothingFoundError: no fact was found.
        HarnessError: the folder holds a fact set, or the article is too long.
    """
    assert article.published is not None
    target = folder / "facts.yaml"
    if target.exists():
        raise HarnessError(f"{target} exists; choose another folder with -o, or delete it first")
    if len(article.text) > MAX_CHARACTERS:
        raise HarnessError(
            f"{len(article.text):,} characters; only articles of up to {MAX_CHARACTERS:,} are"
            " read for facts: cut it to the story itself"
        )
    story = Story(article)
    always = story.parties.with_acronyms()
    found = _numbered(read_facts(story))
    kept = _held(found, folder.name, story) if found else []
    ranked = _settled(ordered(kept, story)[:MOST], folder.name, story)
    if not ranked:
        raise NothingFoundError("no figure, date, quotation, office or event was found")
    used = _used(ranked, story, always)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "article.txt").write_text(article.text, encoding="utf-8", newline="")
    if article.reference:
        (folder / "reference.txt").write_text(article.reference, encoding="utf-8", newline="")
    head = _head(article, folder.name, source or {})
    target.write_text(_yaml({**head, "parties": used}, ranked, folder), encoding="utf-8")
    doubtful = sum(bool(d.doubts) for d in ranked)
    return Draft(folder, len(ranked), len(used), doubtful, len(found) - len(ranked))


def _numbered(found: list[Drafted]) -> list[Drafted]:
    """Each fact with an id of its own."""
    taken: set[str] = set()
    made = []
    for one in found:
        name, number = one.name, 2
        while name in taken:
            name, number = f"{one.name}_{number}", number + 1
        taken.add(name)
        made.append(replace(one, entry={"id": name, **one.entry}))
    return made


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:64] or "draft"


def _held(found: list[Drafted], name: str, story: Story) -> list[Drafted]:
    """The facts that the article bears out, each whose own statement is seen to say it.

    Where a statement is not, the fact is tried once more with the next one it has.
    """
    kept: dict[str, Drafted] = {}
    pending = found
    while pending:
        again = []
        for one, judged in zip(pending, _judged(pending, name, story), strict=True):
            if judged.holds and judged.catches:
                kept[one.entry["id"]] = _with_doubts(one, judged)
            elif judged.holds and one.others:
                entry = {**one.entry, "statement": one.others[0]}
                again.append(replace(one, entry=entry, others=one.others[1:]))
        pending = again
    return [kept[one.entry["id"]] for one in found if one.entry["id"] in kept]


def _settled(ranked: list[Drafted], name: str, story: Story) -> list[Drafted]:
    """Without what overlaps a more important fact, or does not hold beside those that are left."""
    published = story.article.published
    assert published is not None
    while ranked:
        judged = _judged(ranked, name, story)
        bad = {one.fact.id for one in judged if not (one.holds and one.catches)}
        for first, second in combinations(judged, 2):
            if first.fact.id not in bad and why(first.fact, second.fact, published):
                bad.add(second.fact.id)
        if not bad:
            break
        ranked = [one for one in ranked if one.entry["id"] not in bad]
    return ranked


def _judged(found: list[Drafted], name: str, story: Story) -> list[Judged]:
    raw = {
        "schema": 1,
        "id": _slug(name),
        "published": story.article.published,
        "article": "article.txt",
        "parties": story.parties.written(),
        "facts": [one.entry for one in found],
    }
    return judge_article(FactSet(FactSetSpec.model_validate(raw), story.article))


def _with_doubts(one: Drafted, judged: Judged) -> Drafted:
    flags = [f for f in judged.flags if f.severity is Severity.HIGH]
    more = (f"its statement is flagged: {f.explanation}" for f in flags[:1])
    return replace(one, doubts=(*one.doubts, *more))


def _used(kept: list[Drafted], story: Story, always: set[str]) -> dict[str, dict[str, Any]]:
    names = always | {
        str(value)
        for one in kept
        for key in ("agent", "patient", "speaker", "parties", "place")
        for value in _listed(one.entry.get(key))
    }
    statements = " ".join(one.entry["statement"] for one in kept)
    return {
        own: entry
        for own, entry in story.parties.written().items()
        if own in names or entry["name"] in statements
    }


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


_HEAD = """\
{mark}
#
# A draft. Read each fact beside its sentence, mend or delete it, and raise the importance of
# what no summary may get wrong. Then: harness facts check {folder}
# Lines with REVIEW say what to look at. Falsehoods (kind: never) are yours to add: no text
# says what it does not say.
"""


def _head(article: Article, name: str, source: Mapping[str, str]) -> dict[str, Any]:
    """Everything above the facts."""
    told = CommentedMap(source)
    if "licence" not in told:
        told["licence"] = "unknown"
        told.yaml_add_eol_comment("REVIEW: whose text is it, under what licence?", "licence")
    head = {
        "schema": 1,
        "id": _slug(name),
        "title": article.title,
        "language": "en",
        "published": article.published,
        "article": "article.txt",
        "reference": "reference.txt" if article.reference else None,
        "source": told,
    }
    return {key: value for key, value in head.items() if value is not None}


def _yaml(head: Mapping[str, Any], kept: list[Drafted], folder: Path) -> str:
    facts = CommentedSeq()
    for number, one in enumerate(kept):
        facts.append(CommentedMap(one.entry))
        note = f"From: {one.source}" + "".join(f"\nREVIEW: {doubt}" for doubt in one.doubts)
        note = "\n".join(_UNPRINTABLE.sub("\ufffd", line) for line in note.split("\n"))
        facts.yaml_set_comment_before_after_key(number, before=note, indent=2)
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 4000
    out = StringIO()
    yaml.dump(CommentedMap({**head, "facts": facts}), out)
    return _HEAD.format(mark=schema_line(folder), folder=folder) + out.getvalue()
