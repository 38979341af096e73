"""``harness facts import``: tables and corpora become suites that can be run."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from harness.cli import cli
from harness.facts.load import load_fact_set

CNN = [
    {
        "id": "a1f",
        "article": "A ferry sank off Korva. It was Monday.",
        "highlights": "Ferry sinks.",
    },
    {
        "id": "b2e",
        "article": "The court ruled on Friday.\nIt took a year.",
        "highlights": "A ruling.",
    },
]
XSUM = [{"id": 35232142, "document": "A ferry sank off Korva.", "summary": "A ferry has sunk."}]


def run(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["facts", "import", *map(str, arguments)])
    return done.exit_code, done.output


def jsonl(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def table(path: Path, rows: list[dict[str, Any]], delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def written(folder: Path) -> list[dict[str, Any]]:
    lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def saved(path: Path, rows: list[dict[str, Any]]) -> Path:
    import datasets

    datasets.DatasetDict({"test": datasets.Dataset.from_list(rows)}).save_to_disk(path)
    return path


def parquet(path: Path, rows: list[dict[str, Any]]) -> Path:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist(rows), path)
    return path


@pytest.mark.parametrize("form", ["x.jsonl", "x.csv", "x.tsv", "semicolons.csv", "x.parquet", "x"])
def test_the_well_known_corpora_need_no_settings(tmp_path: Path, form: str) -> None:
    writers = {"jsonl": jsonl, "parquet": parquet, "x": saved}
    delimiter = {"x.tsv": "\t", "semicolons.csv": ";"}.get(form, ",")
    for number, rows in enumerate((CNN, XSUM)):
        writer = writers.get(form.rpartition(".")[2])
        path = tmp_path / str(number) / form
        path.parent.mkdir()
        source = writer(path, rows) if writer else table(path, rows, delimiter)
        code, output = run(source, "-o", tmp_path / f"out{number}")
        assert code == 0, output
    first, second = written(tmp_path / "out0")
    assert first["reference"] == "Ferry sinks."
    assert second["text"] == CNN[1]["article"]
    (xsum,) = written(tmp_path / "out1")
    assert (xsum["id"], xsum["reference"]) == ("35232142", "A ferry has sunk.")


def test_a_corpus_can_be_run_without_facts(tmp_path: Path) -> None:
    """The printed command, with ROUGE against the corpus's own summaries."""
    source = jsonl(tmp_path / "cnn.jsonl", CNN)
    output = run(source, "-o", tmp_path / "mine")[1]
    command = output.splitlines()[-1].removeprefix("run:  harness ").split()
    assert command == ["run", "--config-dir", str(tmp_path / "mine"), "suite=cnn"]
    done = subprocess.run(
        [sys.executable, "-m", "harness", *command, "models=[lead3]", "progress=quiet",
         f"hydra.run.dir={tmp_path}/run"],
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    stored = [json.loads(line) for line in (tmp_path / "run" / "articles.jsonl").open()]
    assert {row["id"]: row["reference"] for row in stored} == {
        "a1f": "Ferry sinks.", "b2e": "A ruling."
    }  # fmt: skip


def test_facts_from_spreadsheets(tmp_path: Path) -> None:
    articles = table(
        tmp_path / "articles.csv",
        [
            {"id": "Ferry-1", "text": "A ferry sank off Korva on Monday and killed 12 people. "
             "Ines Korto, the captain, said: “The sea gave us nine minutes.”",
             "published": "2025-03-05", "licence": "CC0-1.0", "highlights": "A ferry sank."},
            {"id": "Ruling-2", "text": "The court ruled.", "published": "2025-03-06",
             "licence": "", "highlights": ""},
        ],
    )  # fmt: skip
    facts = table(
        tmp_path / "facts.csv",
        [
            {"article": "Ferry-1", "id": "deaths", "kind": "quantity", "value": "12 people",
             "about": "kill; die", "speaker": "", "quote": "", "importance": "key",
             "statement": "Twelve people were killed."},
            {"article": "Ferry-1", "id": "minutes", "kind": "quote", "value": "", "about": "",
             "speaker": "ines_korto", "quote": "The sea gave us nine minutes", "importance": "",
             "statement": "Ines Korto said “The sea gave us nine minutes”."},
        ],
    )  # fmt: skip
    parties = jsonl(
        tmp_path / "parties.jsonl",
        [{"article": "Ferry-1", "id": "ines_korto", "name": "Ines Korto", "type": "person",
          "aliases": ["Korto"]}],
    )  # fmt: skip
    code, output = run(
        articles, "--facts", facts, "--parties", parties, "-o", tmp_path / "out", "--name", "Mine"
    )
    assert code == 0, output
    assert "2 articles, 1 of them with facts" in output
    folder = tmp_path / "out" / "mine" / "ferry_1"
    found = load_fact_set(folder)
    assert [fact.id for fact in found.facts] == ["deaths", "minutes"]
    assert found.facts[0].about == ["kill", "die"]
    assert found.parties["ines_korto"].aliases == ["Korto"]
    assert found.article.reference == "A ferry sank."
    assert found.spec.source.licence == "CC0-1.0"
    assert [row["id"] for row in written(tmp_path / "out")] == ["Ruling-2"]
    checked = CliRunner().invoke(cli, ["facts", "check", "--strict", str(folder)])
    assert checked.exit_code == 0, checked.output


def test_facts_within_the_rows(tmp_path: Path) -> None:
    fact = {"id": "deaths", "kind": "quantity", "value": "12 people", "about": ["kill"],
            "statement": "Twelve people were killed."}  # fmt: skip
    rows = [{"id": "a", "text": "It killed 12 people.", "facts": [fact], "parties": None}]
    for source in (jsonl(tmp_path / "x.jsonl", rows), parquet(tmp_path / "x.parquet", rows)):
        out = tmp_path / source.suffix[1:]
        code, output = run(source, "-o", out, "--published", "2025-03-05")
        assert code == 0, output
        assert not (out / "articles.jsonl").exists()
        assert load_fact_set(out / "x" / "a").facts[0].statement == fact["statement"]


def test_facts_are_drafted_where_there_are_none(tmp_path: Path) -> None:
    """A second import keeps what a person has mended, unless the article is another."""
    fact = {"id": "toll", "kind": "quantity", "value": "12 people", "about": ["kill"],
            "statement": "Twelve people were killed."}  # fmt: skip
    rows = [
        {"id": "Ferry-1", "article": "A ferry sank off Korva on Monday. The fall killed 12 people.",
         "highlights": "A ferry sank.", "licence": "CC0-1.0"},
        {"id": "own", "article": "It killed 12 people.", "facts": [fact]},
        {"id": "dull", "article": "It was so. They went on."},
    ]  # fmt: skip
    source, out = jsonl(tmp_path / "x.jsonl", rows), tmp_path / "out"
    command = [source, "--draft", "--published", "2025-03-05", "-o", out]
    code, output = run(*command)
    assert code == 0, output
    assert "3 articles, 2 of them with facts (1 drafted)" in output
    assert [row["id"] for row in written(out)] == ["dull"]
    drafted = load_fact_set(out / "x" / "ferry_1")
    assert "12 people" in [getattr(f, "value", None) for f in drafted.facts]
    assert drafted.article.reference == "A ferry sank."
    assert drafted.spec.source.licence == "CC0-1.0"
    assert CliRunner().invoke(cli, ["facts", "check", str(out / "x")]).exit_code == 0

    mended = out / "x" / "ferry_1" / "facts.yaml"
    mended.write_text(mended.read_text("utf-8") + "# read and found good\n", "utf-8")
    assert run(*command)[0] == 0
    assert mended.read_text("utf-8").endswith("# read and found good\n")
    rows[0]["article"] = "A ferry sank off Korva on Tuesday. The fall killed 12 people."
    jsonl(source, rows)
    code, output = run(*command)
    assert code == 2
    assert "x.jsonl:1: " in output
    assert "facts.yaml exists" in output


def test_a_draft_needs_a_date(tmp_path: Path) -> None:
    code, output = run(jsonl(tmp_path / "x.jsonl", CNN), "--draft", "-o", tmp_path / "out")
    assert code == 2
    assert "x.jsonl:1: no facts can be drafted: the article 'a1f' has a text but no date" in output


@pytest.mark.parametrize(
    ("rows", "options", "said"),
    [
        ([{"id": "a", "text": " "}], [], "x.jsonl:1: the article is empty; leave such rows out"),
        ([{"id": "../a", "text": "b"}], [], "x.jsonl:1: '../a' is no id"),
        ([{"id": "a", "text": "b"}, {"id": "a", "text": "c"}], [], "1 of 2 ids have come up"),
        ([{"id": "a", "prose": "b"}], [], "the columns are id, prose: say which it is with"),
        ([{"id": "a", "prose": "b"}], ["--column", "text=porse"], "did you mean 'prose'?"),
        ([{"id": "a", "text": "b", "published": "Monday"}], [], "x.jsonl:1: 'Monday' is no date"),
        ([{"id": "a", "text": "b", "facts": [{"id": "f"}]}], [], "has facts but no date"),
        ([], [], "the source holds no article"),
    ],
)
def test_what_cannot_be_imported(
    tmp_path: Path, rows: list[dict[str, Any]], options: list[str], said: str
) -> None:
    code, output = run(jsonl(tmp_path / "x.jsonl", rows), "-o", tmp_path / "out", *options)
    assert code == 2, output
    assert said in output
    assert not (tmp_path / "out" / "articles.jsonl").exists()
    assert not (tmp_path / "out" / "suite").exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.jsonl", b'{"text": "a"}\n{"text": \n', "x.jsonl:2: not valid JSON"),
        ("x.jsonl", b"[1]\n", "one JSON array; write one object a line"),
        ("x.jsonl", b'{"text": "a"}\n7\n', "x.jsonl:2: a row is a JSON object"),
        ("x.jsonl", '{"text": "Zwölf"}\n'.encode("latin-1"), "x.jsonl: not UTF-8 (byte 0xf6)"),
        ("x.csv", b"id,text\n1,a,b\n", "x.csv:2: more values than the 2 columns"),
        ("x.csv", b'id,text\n1,"a\n', "end of data; is a quotation mark left open"),
        ("x.csv", b"id,text,id\n1,a,1\n", "the column 'id' stands there twice"),
        ("x.parquet", b"PAR1nothing", "not a Parquet file"),
        ("x.docx", b"", "files of type '.docx' are not read"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    code, output = run(tmp_path / name, "-o", tmp_path / "out")
    assert code == 2
    assert said in output


def test_bad_rows_are_left_out_and_counted_on_request(tmp_path: Path) -> None:
    rows = [{"id": str(n), "text": "" if n % 2 else "a"} for n in range(20)]
    code, output = run(jsonl(tmp_path / "x.jsonl", rows), "-o", tmp_path / "out", "--skip-bad")
    assert code == 0
    assert output.count("the article is empty") == 5
    assert "left out: 5 more" in output
    assert len(written(tmp_path / "out")) == 10


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"article": "b", "id": "f"}, "facts of 'b': no article of that id"),
        ({"artikel": "a", "id": "f"}, "unknown column 'artikel'; did you mean 'article'?"),
        ({"article": "a", "id": ""}, "facts.jsonl:1: no id"),
        ({"article": "a", "id": "f", "negated": "perhaps"}, "neither true nor false"),
    ],
)
def test_bad_tables_of_facts(tmp_path: Path, row: dict[str, str], said: str) -> None:
    source = jsonl(tmp_path / "x.jsonl", [{"id": "a", "text": "b", "published": "2025-03-05"}])
    facts = jsonl(tmp_path / "facts.jsonl", [row])
    code, output = run(source, "--facts", facts, "-o", tmp_path / "out")
    assert code == 2
    assert said in output


def test_memory_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    """In one process each: ten times the rows add less than a tenth of the file's size."""
    sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
    from facts_import import measured, write

    peaks, sizes = [], []
    for count in (1_000, 10_000):
        path = tmp_path / f"{count}.jsonl"
        write(path, count)
        peaks.append(measured(path, tmp_path / str(count))[1])
        sizes.append(path.stat().st_size / 2**20)
    assert sizes[1] > 40
    assert peaks[1] - peaks[0] < sizes[1] / 10


def test_a_file_that_is_not_there_is_not_looked_for_on_a_hub(tmp_path: Path) -> None:
    code, output = run(tmp_path / "gone.csv", "-o", tmp_path / "out")
    assert (code, output) == (2, f"Error: {tmp_path / 'gone.csv'}: there is no such file\n")
