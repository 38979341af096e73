"""From run folders to the page's file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from harness.compare.output import write_file
from harness.compare.render import markdown
from harness.compare.table import Query, compare
from harness.report.page import build_page
from harness.report.payload import build_payload


def write_report(paths: Sequence[Path], output: Path, query: Query | None = None) -> int:
    """Write the report and return its size in bytes."""
    comparison = compare(paths, query)
    page = build_page(build_payload(comparison), markdown(comparison.grid()))
    content = page.encode("utf-8", "replace")
    write_file(output, content)
    return len(content)
