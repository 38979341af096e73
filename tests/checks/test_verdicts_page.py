"""The page on verdicts shows the table of bounds that the code uses."""

from pathlib import Path

from harness.values.bounds import as_markdown

PAGE = Path(__file__).parents[2] / "docs" / "verdicts.md"


def test_the_table_of_bounds_is_the_codes_own() -> None:
    assert as_markdown() in PAGE.read_text(encoding="utf-8")
