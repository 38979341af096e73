"""Every format is read back by the program that it is for."""

import csv
import io
import json
import shutil
import subprocess
import sys

import pandas as pd
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt
from run_folders import Model, World, write_run

from harness.cli import cli
from harness.compare.breakdown import break_down
from harness.compare.render import render
from harness.compare.screen import terminal
from harness.compare.table import Query, compare

HOSTILE = "=cmd|' /C calc'!A0 <script>alert(1)</script> \\input{/etc/passwd} | \x1b[31m 中 _%$&"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    models = (Model(HOSTILE), Model("plain"))
    return write_run(tmp_path_factory.mktemp("x") / "r", World(models, articles=12))


def run(*arguments):
    done = CliRunner().invoke(cli, ["compare", *map(str, arguments)])
    assert done.exit_code == 0, done.output
    return done


def test_csv_and_json_and_parquet_hold_the_same_numbers(twenty, tmp_path):
    frame = compare([twenty]).frame()
    rows = list(csv.DictReader(io.StringIO(run(twenty, "--format", "csv").stdout)))
    parsed = json.loads(run(twenty, "--format", "json").stdout)
    run(twenty, "-o", tmp_path / "t.parquet")
    table = pq.read_table(tmp_path / "t.parquet").to_pandas()
    assert [float(row["mean"]) for row in rows] == pytest.approx(list(frame["mean"]))
    assert [row["mean"] for row in parsed["rows"]] == pytest.approx(list(frame["mean"]))
    pd.testing.assert_frame_equal(table, frame, check_dtype=False)
    assert parsed["signature"]["articles"] == 20
    assert {"p", "p_holm", "effect", "detectable"} <= set(parsed["pairs"][0])


def test_json_has_no_nan(single):
    def refuse(name):
        raise AssertionError(name)

    json.loads(run(single, "--format", "json").stdout, parse_constant=refuse)


def test_markdown_is_a_table_with_the_best_in_bold(twenty):
    tokens = MarkdownIt().enable("table").parse(run(twenty, "--format", "markdown").stdout)
    html = MarkdownIt().enable("table").render(run(twenty, "--format", "markdown").stdout)
    assert sum(token.type == "tr_open" for token in tokens) == 5
    assert "<strong>" in html


def test_hostile_names_stay_text_in_markdown(hostile):
    html = MarkdownIt().enable("table").render(run(hostile, "--format", "markdown").stdout)
    assert "<script>" not in html
    assert html.count("<tr>") == 3


def test_no_control_character_reaches_the_terminal(hostile):
    assert "\x1b" not in run(hostile).stdout


@pytest.fixture
def pdflatex():
    return shutil.which("pdflatex") or pytest.skip("pdflatex is not installed")


@pytest.mark.parametrize("which", ["twenty", "hostile"])
def test_latex_compiles(which, request, tmp_path, pdflatex):
    table = run(request.getfixturevalue(which), "--format", "latex").stdout
    document = (
        "\\documentclass[landscape]{article}\\usepackage[utf8]{inputenc}\\usepackage[T1]{fontenc}"
        "\\usepackage{booktabs}\\begin{document}\n" + table + "\\end{document}\n"
    )
    (tmp_path / "t.tex").write_text(document)
    done = subprocess.run(
        [pdflatex, "-interaction=nonstopmode", "-halt-on-error", "t.tex"],
        cwd=tmp_path, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-1500:]
    assert "root:" not in (tmp_path / "t.log").read_text()
    assert (tmp_path / "t.pdf").stat().st_size > 5000


def test_a_screen_gets_the_best_in_bold_and_a_pipe_does_not(twenty):
    grid = compare([twenty]).grid()
    best = next(cell.text for row in grid.rows for cell in row if cell.best)
    assert f"\x1b[1m{best}" in render(grid, "terminal", 120, styled=True).decode()
    assert b"\x1b" not in render(grid, "terminal", 120)


def test_terminal_marks_best_and_alike(twenty):
    shown = run(twenty).stdout
    assert "*" in shown
    assert "≈" in shown
    assert compare([twenty]).grid().signature in shown


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_a_narrow_terminal_loses_no_number(twenty, width):
    grid = compare([twenty]).grid()
    shown = render(grid, "terminal", width).decode()
    table = shown.split("·")[0]
    assert all(len(line.rstrip()) <= width for line in table.splitlines())
    for row in grid.rows:
        for cell in row:
            assert cell.text in table
            assert cell.interval in table
    assert all(word in table for name in grid.header for word in name.split())


def test_the_file_ending_chooses_the_format(twenty, tmp_path):
    run(twenty, "-o", tmp_path / "t.md")
    assert (tmp_path / "t.md").read_bytes() == render(compare([twenty]).grid(), "markdown")
    done = CliRunner().invoke(cli, ["compare", str(twenty), "-o", str(tmp_path / "t.docx")])
    assert done.exit_code == 2
    assert "names no format" in done.output


def test_two_times_the_same_command_gives_the_same_bytes(twenty):
    assert run(twenty, "--format", "json").stdout == run(twenty, "--format", "json").stdout


def test_an_earlier_table_is_held_against_this_one_in_words(twenty, single, tmp_path):
    saved = tmp_path / "before.json"
    run(twenty, "-o", saved)
    assert "Comparable with before.json" in run(twenty, "--against", saved).stdout
    shown = " ".join(run(single, "--against", saved, "--seed", "2").stdout.split())
    assert "the articles are not the same" in shown
    assert "the random seed differs (1 there, 2 here)" in shown
    saved.write_text("[]")
    done = CliRunner().invoke(cli, ["compare", str(twenty), "--against", str(saved)])
    assert (done.exit_code, "not a table" in done.output) == (2, True)


@pytest.mark.parametrize("width", [130, 80, 60])
def test_a_narrow_screen_cuts_no_line_and_names_each_row(twenty, width):
    found = compare([twenty], Query(["all"]))
    for grid in (found.grid(), break_down(found, "fact")):
        shown = terminal(grid, width).split("\n· ")[0].splitlines()
        assert max(map(len, shown)) <= width
        assert "\n".join(shown).count(grid.rows[0][0].text[:20]) >= 1
        intervals = [cell.interval for row in grid.rows for cell in row if cell.interval]
        assert all(any(each in line for line in shown) for each in intervals)


def test_facts_are_named_in_every_part_of_a_narrow_table(twenty):
    grid = break_down(compare([twenty]), "fact")
    article, fact, *_, statement = (cell.text for cell in grid.rows[0])
    lines = [line for line in terminal(grid, 80).splitlines() if fact in line.split()]
    assert len([line for line in lines if article in line]) >= 2
    assert any(statement[:15] in line for line in lines)


def test_explain_prints_the_long_signature(twenty):
    assert "articles\\_sha256" in run(twenty, "--explain", "--format", "markdown").stdout


def test_a_file_that_cannot_be_written_is_a_message_not_a_traceback(twenty, tmp_path):
    done = CliRunner().invoke(cli, ["compare", str(twenty), "-o", str(tmp_path / "no" / "t.csv")])
    assert done.exit_code == 2
    assert "cannot write: No such file or directory" in done.output


def test_a_missing_run_is_a_message_not_a_traceback(tmp_path):
    done = CliRunner().invoke(cli, ["compare", str(tmp_path / "nowhere")])
    assert done.exit_code == 2
    assert "no run lies here" in done.output


@pytest.mark.parametrize("by", [[], ["--by", "fact"], ["--baseline", "lead3"]])
def test_nothing_heavy_is_imported(twenty, by):
    code = (
        "import sys; from harness.cli import cli\n"
        f"cli(['compare', {str(twenty)!r}, *{by!r}], standalone_mode=False)\n"
        "heavy = {'torch', 'transformers', 'datasets', 'evaluate', 'spacy'} & set(sys.modules)\n"
        "sys.exit(f'imported: {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
