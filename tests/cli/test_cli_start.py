"""The command starts fast, and says clearly what is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from harness.cli import VERBS

HEAVY = ("torch", "transformers", "datasets", "evaluate", "spacy")


def harness(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "harness", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["check", "--help"], ["runs", "--help"], ["score", "--help"], ["run", "--help"]],
)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    program = (
        "import sys\n"
        "from harness.cli import main\n"
        "try:\n"
        "    main()\n"
        "except SystemExit as end:\n"
        "    assert not end.code, end.code\n"
        f"print('loaded:', [name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True
    )
    assert done.stdout.endswith("loaded: []\n"), done.stdout + done.stderr


def test_group_help_imports_no_verb() -> None:
    program = (
        "import sys\n"
        "from harness.cli import main\n"
        "try:\n"
        "    main()\n"
        "except SystemExit:\n"
        "    print([name for name in sys.modules if name.startswith('harness.cli.')])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "--help"], capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith("[]\n")


def test_help_lists_every_verb_with_a_line() -> None:
    done = harness("--help")
    for name, verb in VERBS.items():
        assert f"{name} " in done.stdout
        assert verb.help in done.stdout


@pytest.mark.parametrize("name", list(VERBS))
def test_every_verb_of_the_table_exists(name: str) -> None:
    from click import Context

    from harness.cli import cli

    assert cli.get_command(Context(cli), name) is not None


def test_a_mistyped_verb_is_refused() -> None:
    done = harness("rnu")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "Error: no verb 'rnu'; did you mean 'run'?"


def test_an_error_is_one_message_and_a_traceback_only_on_request() -> None:
    plain = harness("runs", "show", "/nowhere")
    assert (plain.returncode, plain.stdout) == (2, "")
    assert plain.stderr.startswith("Error: /nowhere: no run lies here")
    assert "Traceback" not in plain.stderr
    for loud in (
        harness("--debug", "runs", "show", "/nowhere"),
        harness("runs", "show", "/nowhere", HARNESS_DEBUG="1"),
    ):
        assert "Traceback" in loud.stderr


def test_a_folder_that_cannot_be_made_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("A ferry sank off Korva on Monday and killed 12 people.")
    (tmp_path / "file").write_text("")
    at = str(tmp_path / "file" / "folder")
    done = harness("facts", "draft", str(tmp_path / "story.txt"), "-o", at)
    assert (done.returncode, done.stderr) == (2, f"Error: {at}: Not a directory\n")
