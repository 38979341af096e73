"""The project's own checker files, and small checkers for tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from harness.checkers.base import Claim, Judgement, unscored
from harness.checkers.spec import CheckerSpec, load_spec
from harness.checkers.team import Team
from harness.cli.settings import groups_in
from harness.paths import configs_dir
from harness.types import Article


def names() -> list[str]:
    return sorted(path.stem for path in Path(configs_dir(), "checker").glob("*.yaml"))


def spec_of(name: str, **changes: Any) -> CheckerSpec:
    return load_spec({**groups_in(None).load("checker", name), **changes})


class Scripted:
    """Gives each claim the judgement that a test wrote for its text; else unscored."""

    def __init__(self, answers: dict[str, Judgement], **keys: Any) -> None:
        keys = {"name": "scripted", "of": "numbers", **keys}
        self.spec = load_spec({"kind": "overlap", **keys})
        self.answers = answers
        self.asked: list[tuple[str, list[str]]] = []

    def identity(self) -> dict[str, Any]:
        return {"kind": "scripted"}

    def judge(self, article: Article, claims: Sequence[Claim]) -> list[Judgement]:
        self.asked.append((article.text, [claim.text for claim in claims]))
        return [self.answers.get(claim.text, unscored("not in the script")) for claim in claims]

    def close(self) -> None:
        pass


def team_of(*checkers: Any, rules: bool = False) -> Team:
    """A team of checkers that no file describes."""
    team = Team()
    team.rules = rules
    team.learned = list(checkers)
    return team
