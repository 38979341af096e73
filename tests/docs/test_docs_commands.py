"""Every command that a page shows is run, as a reader would: in order, in one empty folder.

A page takes part by its name in ``PAGES``. Its ``sh`` blocks are run by bash, with
`harness` on the path. An HTML comment right before a block says what a reader would know:

- ``<!-- needs: gpu -->``: the block is not run here; the word says why, one of ``NEEDS``;
- ``<!-- exit: 1 -->``: the block's last command ends with this code, not with 0.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]

PAGES = [
    "README.md",
    "docs/add-a-fact-set.md",
    "docs/add-a-model.md",
    "docs/compare.md",
    "docs/report.md",
    "docs/run.md",
    "docs/scale-out.md",
]

NEEDS = {"cluster", "gpu", "hub", "server", "shell", "weights"}
"""What a block may need that is not here; ``shell`` is a terminal with a person before it."""

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Block:
    """One block of commands, and what is said of it."""

    line: int
    text: str
    needs: str | None
    exit_code: int


def blocks(text: str) -> list[Block]:
    """The ``sh`` blocks of a page, those within lists and quotations included."""
    found, before = [], ""
    for token in MarkdownIt().parse(text):
        if token.type == "fence" and token.info.strip() == "sh":
            needs = re.fullmatch(r"<!-- needs: (\w+) -->\s*", before)
            code = re.fullmatch(r"<!-- exit: (\d+) -->\s*", before)
            line = (token.map or [0])[0] + 1
            found.append(
                Block(line, token.content, needs[1] if needs else None, int(code[1]) if code else 0)
            )
        if token.level == 0 or token.content:
            before = token.content if token.type == "html_block" else ""
    return found


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A shell whose `harness` and `python` are the ones under test; no setting of the tester's."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name, arguments in (("harness", "-m harness"), ("python", "")):
        program = programs / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments} "$@"\n')
        program.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HARNESS_")}
    path = f"{programs}{os.pathsep}{kept.get('PATH', '')}"
    return kept | {"PATH": path, "PYTHONPATH": str(ROOT), "COLUMNS": "160"}


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_work(
    page: str, tmp_path: Path, environment: dict[str, str]
) -> None:
    here = tmp_path / "reader"
    here.mkdir()
    shown = blocks((ROOT / page).read_text(encoding="utf-8"))
    runnable = [block for block in shown if block.needs is None]
    assert runnable, f"{page}: no block is run"
    for block in runnable:
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", block.text],
            cwd=here,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == block.exit_code, (
            f"{page}:{block.line}: exit code {done.returncode}, not {block.exit_code}\n"
            f"{block.text}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
        )


@pytest.mark.parametrize("page", PAGES)
def test_only_known_needs_keep_a_block_from_being_run(page: str) -> None:
    for block in blocks((ROOT / page).read_text(encoding="utf-8")):
        assert block.needs is None or block.needs in NEEDS, f"{page}:{block.line}: {block.needs}"


def test_blocks_are_found_with_what_is_said_of_them() -> None:
    page = (
        "# A\n\n```sh\none\n```\n\n<!-- needs: gpu -->\n```sh\ntwo\n```\n\n"
        "- a list:\n\n  ```sh\n  three\n  ```\n\n<!-- exit: 3 -->\n\n```sh\nfour\n```\n\n"
        "<!-- needs: hub -->\n\nWords between.\n\n```sh\nfive\n```\n\n```python\nsix\n```\n"
    )
    found = [(block.text.strip(), block.needs, block.exit_code) for block in blocks(page)]
    assert found == [
        ("one", None, 0),
        ("two", "gpu", 0),
        ("three", None, 0),
        ("four", None, 3),
        ("five", None, 0),
    ]
