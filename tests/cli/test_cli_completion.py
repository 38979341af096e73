"""Tab completion, as the shells ask for it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


def complete(shell: str, *words: str) -> list[str]:
    """What the shell would be offered for the last word."""
    *before, last = words
    if shell == "fish":
        cursor = {"COMP_WORDS": " ".join(["harness", *before]), "COMP_CWORD": last}
    else:
        line = " ".join(["harness", *words])
        cursor = {"COMP_WORDS": line, "COMP_CWORD": str(len(words))}
    environment = {**os.environ, "_HARNESS_COMPLETE": f"{shell}_complete", **cursor}
    done = subprocess.run(
        [sys.executable, "-m", "harness"], capture_output=True, text=True, env=environment
    )
    assert not done.stderr
    lines = done.stdout.splitlines()
    if shell == "zsh":
        return lines[1::3]
    return [line.partition(",")[2].partition("\t")[0] for line in lines]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_verbs(shell: str) -> None:
    assert complete(shell, "ru") == ["run", "runs"]


def test_groups_and_keys_of_a_run() -> None:
    assert complete("zsh", "run", "suite=ist") == ["suite=istanbul_talks"]
    assert complete("zsh", "run", "retry") == ["retry_errors="]
    assert complete("fish", "run", "name=x", "experiment=fl") == ["experiment=flagship"]


def test_bash_splits_words_at_equals_signs() -> None:
    assert complete("bash", "run", "suite", "=", "ist") == ["istanbul_talks"]
    assert "flagship" in complete("bash", "run", "experiment", "=")


def test_lists_of_models() -> None:
    assert "models=[lead3]" in complete("zsh", "run", "models=[le")
    assert complete("zsh", "run", "models=[lead3,textr") == ["models=[lead3,textrank]"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_names_the_command(shell: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "harness", "completion", shell],
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"_HARNESS_COMPLETE={shell}_complete" in done.stdout
