from __future__ import annotations

from typing import Any

from harness.cli.failures import LONGEST, Failures
from harness.runs.plan import Cell
from harness.runs.store import Row


def row(model: str, number: int, written: Any = None, checked: Any = None) -> Row:
    cell = Cell(f"{number}", f"a{number}", model, None, None)
    return Row(cell, {"error": written}, None if written else {"error": checked})


def test_failures_are_told_once_for_each_kind_with_the_first_of_them() -> None:
    lost = {"type": "HarnessError", "message": "x.jsonl: no summary\nfor this article"}
    late = {"type": "APITimeoutError", "message": "Request timed out. " + "x" * LONGEST}
    rows = [
        *(row("replayed", n, written=lost) for n in range(3)),
        row("served", 3, written=late),
        row("served", 4, checked={"type": "KeyError", "message": "'a'"}),
        row("served", 5),
        Row(Cell("6", "a6", "served", None, None), None, None),
    ]
    failures = Failures()
    assert list(failures.watch(rows)) == rows
    written, timed_out, checked = failures.told()
    assert written == (
        "failed: 3 summaries of replayed could not be written, such as on a0: "
        "x.jsonl: no summary for this article"
    )
    assert "1 summary of served could not be written" in timed_out
    assert "a3: APITimeoutError: Request timed out." in timed_out
    assert len(timed_out) < 2 * LONGEST
    assert checked.endswith("of served could not be checked, such as on a4: KeyError: 'a'")


def test_a_run_without_failures_tells_of_none() -> None:
    failures = Failures()
    assert len(list(failures.watch([row("lead3", n) for n in range(3)]))) == 3
    assert list(failures.told()) == []
