"""The shape of the house: which room may know which, and what must not lie in `datasets/`."""

from __future__ import annotations

import ast
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FORBIDDEN = {
    "values": {"facts", "checks", "claims", "checkers", "models", "runs", "compare", "report"},
    "checks": {"claims", "checkers", "models", "runs", "compare", "report"},
    "models": {"facts", "checks", "claims", "checkers", "runs", "compare", "report"},
    "metrics": {"facts", "checks", "claims", "checkers", "models", "runs", "compare", "report"},
    "runs": {"compare", "report"},
    "compare": {"values", "checks", "claims", "checkers", "models", "report"},
    "report": {"values", "facts", "checks", "claims", "checkers", "models"},
}
"""What a room may not import, at any depth of a file; nobody imports `cli`."""


def imports(path: Path) -> Iterator[str]:
    """Modules of the harness that a file imports while it runs, lazily or not."""
    pending: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("harness"):
            for alias in node.names:
                deeper = f"{node.module}.{alias.name}"
                yield deeper if is_module(deeper) else str(node.module)
        pending.extend(ast.iter_child_nodes(node))


def is_module(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


def modules() -> dict[str, set[str]]:
    found = {}
    for path in sorted((ROOT / "harness").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts).removesuffix(".__init__")] = set(imports(path))
    return found


def test_no_module_depends_on_itself_by_a_detour() -> None:
    graph = {name: known - {name} for name, known in modules().items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_a_room_knows_only_the_rooms_below_it() -> None:
    wrong = []
    for name, known in modules().items():
        room = name.split(".")[1] if "." in name else ""
        for other in known:
            target = other.split(".")[1] if "." in other else ""
            above = target in FORBIDDEN.get(room, set())
            from_cli = target == "cli" and room not in ("cli", "__main__")
            if above or from_cli:
                wrong.append(f"{name} imports {other}")
    assert not wrong, "\n".join(wrong)


def test_datasets_holds_data_only_so_that_the_library_is_found() -> None:
    assert not list((ROOT / "datasets").rglob("*.py"))
    program = "import datasets; print(datasets.Dataset.from_dict({'a': [1]}).num_rows)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "1\n"


@pytest.mark.slow
def test_an_installed_harness_finds_its_configs_and_facts(tmp_path: Path) -> None:
    """The wheel alone, unpacked elsewhere, lists models and judges a summary."""
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-q"]
    subprocess.run([*build, "-w", str(tmp_path), str(ROOT)], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    summary = "The border is 2,600 miles long."
    for arguments, wanted in (
        (["models", "list"], "smollm2-135m"),
        (["check", "--facts", "istanbul_talks", "--summary", summary], "2,600"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "harness", *arguments],
            cwd=tmp_path,
            env={"PYTHONPATH": str(site), "PATH": "", "HOME": str(tmp_path), "COLUMNS": "200"},
            capture_output=True,
            text=True,
        )
        assert wanted in done.stdout, done.stderr


LAYERS = ("reading", "grounding", "events", "content", "parties", "verdicts")
"""The rooms of `harness/checks` from the ground up; none knows one above it."""


def test_the_rooms_of_the_checks_build_on_those_below() -> None:
    rooms = {p.name for p in (ROOT / "harness/checks").iterdir() if (p / "__init__.py").exists()}
    assert rooms == set(LAYERS)
    for name, known in modules().items():
        at = name.split(".")[2:3]
        if not name.startswith("harness.checks.") or at[0] not in LAYERS:
            continue
        above = LAYERS[LAYERS.index(at[0]) + 1 :]
        wrong = {k for k in known if k.startswith("harness.checks.") and k.split(".")[2] in above}
        assert not wrong, f"{name} imports {', '.join(sorted(wrong))}"
