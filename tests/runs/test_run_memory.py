"""What keeps the memory of a run flat: compact tables of keys and cells, articles on the disk."""

from __future__ import annotations

import json
import tracemalloc
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_runs import bare_cases, execute, grid_of, lead

from harness.compare.load import load_run
from harness.runs.cells import Cells
from harness.runs.index import KeyIndex
from harness.runs.keys import digest
from harness.runs.plan import Cell
from harness.runs.records import article_record
from harness.runs.shelved import KEPT, ArticleFile
from harness.runs.store import RunStore
from harness.types import Article, HarnessError

keys = st.integers(0, 300).map(digest) | st.text(max_size=40)


@given(st.lists(st.tuples(keys, st.integers(0, 2**62))))
def test_an_index_is_a_dict_of_offsets(entries: list[tuple[str, int]]) -> None:
    index, expected = KeyIndex(), dict[str, int]()
    for key, offset in entries:
        index[key] = expected[key] = offset
    assert len(index) == len(expected)
    assert {key: index.get(key) for key in expected} == expected
    assert digest("never put in") not in index


def test_keys_that_share_a_half_are_told_apart() -> None:
    index, half = KeyIndex(), "0123456789abcdef"
    twins = [half + half, half + half[::-1], half[::-1] + half, half[::-1] * 2]
    for offset, key in enumerate(twins):
        index[key] = offset
    assert [index.get(key) for key in twins] == [0, 1, 2, 3]


def cells(count: int) -> list[Cell]:
    return [
        Cell(digest(n), f"a{n % 7}", f"m{n % 3}", "plain" if n % 2 else None, n % 4 or None)
        for n in range(count)
    ]


def test_compact_cells_are_the_cells_that_were_put_in() -> None:
    given_cells = cells(40)
    compact = Cells(given_cells)
    assert list(compact) == given_cells
    assert (compact[-1], list(compact[3:5])) == (given_cells[-1], given_cells[3:5])
    assert compact.per_model() == Counter(cell.model for cell in given_cells)
    grouped = list(compact.by_article())
    assert grouped == sorted(given_cells, key=lambda cell: cell.article)


def held(make: Callable[[], object]) -> int:
    """Bytes that stay allocated for what ``make`` returns."""
    tracemalloc.start()
    kept = make()
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del kept
    return size


def test_a_cell_and_a_key_take_tens_of_bytes() -> None:
    def index() -> KeyIndex:
        made = KeyIndex()
        for n in range(20_000):
            made[digest(n)] = n
        return made

    assert held(index) < 80 * 20_000
    assert held(lambda: Cells(cells(20_000))) < 40 * 20_000


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    made = [Article(f"a{n}", f"No. {n}: “quoted”\n" + 2000 * "word ") for n in range(3 * KEPT)]
    path.write_text("\n\n".join(json.dumps(article_record(each)) for each in made))
    return path


def test_articles_stay_on_the_disk_until_asked_for(articles: Path) -> None:
    cases = list(ArticleFile(articles).cases())
    assert [case.id for case in cases] == [f"a{n}" for n in range(3 * KEPT)]
    for case in [*cases, *reversed(cases)]:
        assert case.article.text.startswith(f"No. {case.id[1:]}: “quoted”")
        assert case.article.id == case.id
    assert held(lambda: list(ArticleFile(articles).cases())) < 1500 * len(cases)


def test_an_article_that_changes_while_a_run_reads_it_is_refused(articles: Path) -> None:
    case = next(ArticleFile(articles).cases())
    with articles.open("r+b") as file:
        file.seek(articles.read_bytes().index(b"No. 0"))
        file.write(b"No. 9")
    with pytest.raises(HarnessError, match="changed while it was read"):
        _ = case.article


def test_a_line_that_is_no_article_is_named(articles: Path) -> None:
    articles.write_text('{"id": "a", "text": "A."}\n{"id": "b"}\n')
    with pytest.raises(HarnessError, match=r"articles.jsonl:2: not an article.*'text' is missing"):
        list(ArticleFile(articles).cases())
    articles.write_text('{"id": "a", "text": " \\n"}\n')
    with pytest.raises(HarnessError, match=r"articles.jsonl:1: the article is empty"):
        list(ArticleFile(articles).cases())


def test_a_loaded_run_leaves_its_texts_on_the_disk(tmp_path: Path) -> None:
    execute(tmp_path, grid_of(bare_cases(3), lead("one"), lead("two", sentences=2)))
    run = load_run(tmp_path)
    rows = {row.cell: row for row in RunStore.open(tmp_path).rows()}
    assert len(run.entries) == len(rows) == 6
    for entry, row in zip(run.entries, rows.values(), strict=True):
        assert "summary" not in entry.generation.brief
        assert dict(entry.generation) == row.generation
        assert entry.check is not None
        assert {name: entry.check[name] for name in row.check or {}} == row.check
