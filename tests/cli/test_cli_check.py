"""``harness check`` as its users call it: the contract of its output, and what it refuses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from harness.cli import cli

KEYS = {"start", "end", "text", "kind", "severity", "fact", "checker", "evidence", "explanation"}
FACTS = ("--facts", "istanbul_talks")
PAIRS = (*FACTS, "--pairs", "-")
STORY = (
    "Ardan and Belmar signed a trade pact in Velm on Monday.\n\n"
    "The pact covers 40 ports, said the Ardan minister Ruta Ilves.\n"
)


def check(*arguments: object, text: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["check", *map(str, arguments)], input=text)


def rows(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def pairs(*items: dict[str, Any]) -> str:
    return "".join(json.dumps(item) + "\n" for item in items)


def test_a_pair_gets_its_verdicts_and_flags() -> None:
    summary = "The 2,600-mile border was closed on Thursday."
    (row,) = rows(
        check(
            "--facts", "istanbul_talks", "--pairs", "-", text=pairs({"id": 7, "summary": summary})
        )
    )
    assert set(row) == {"id", "consistent", "score", "verdicts", "flags"}
    assert row["id"] == 7
    assert row["consistent"] is False
    assert 0 <= row["score"] < 1
    assert row["verdicts"]["border_length"] == "contradicted"
    assert row["verdicts"]["death_toll"] == "omitted"
    (flag,) = [f for f in row["flags"] if f["fact"] == "border_length"]
    assert set(flag) == KEYS
    assert (flag["kind"], flag["severity"]) == ("number", "high")
    assert "2,600" in flag["text"] == summary[flag["start"] : flag["end"]]
    assert set(flag["evidence"]) == {"start", "end", "text"}
    assert "miles" in flag["explanation"]
    assert "km" in flag["explanation"]


@pytest.mark.parametrize("head", ["", "\U0001f600 ", "\r\n\t", "e\u0301te\u0301. "])
def test_offsets_count_code_points_of_the_text_as_given(head: str) -> None:
    summary = f"{head}The 2,600-mile border was closed."
    (row,) = rows(
        check(
            "--facts", "istanbul_talks", "--pairs", "-", text=pairs({"id": "a", "summary": summary})
        )
    )
    numbers = [flag for flag in row["flags"] if flag["kind"] == "number"]
    assert numbers
    for flag in row["flags"]:
        assert summary[flag["start"] : flag["end"]] == flag["text"]


def test_a_row_may_bring_its_own_article(story: Path) -> None:
    own = {"id": "own", "summary": "The pact covers 90 ports.", "doc": "The pact covers 90 ports."}
    other = {"id": "other", "summary": "The pact covers 90 ports."}
    first, second = rows(check("--article", story, "--pairs", "-", text=pairs(own, other)))
    assert (first["id"], first["consistent"]) == ("own", True)
    assert (second["id"], second["consistent"]) == ("other", False)


def test_without_facts_there_are_no_verdicts(story: Path) -> None:
    (row,) = rows(
        check("--article", story, "--summary", "The pact covers 40 ports.", "--format", "json")
    )
    assert row["verdicts"] == {}
    assert row["consistent"] is True


def test_the_date_anchors_relative_times(story: Path) -> None:
    asked = ("--article", story, "--summary", "The pact was signed on June 2.", "--format", "json")
    (right,) = rows(check(*asked, "--published", "2025-06-03"))
    (wrong,) = rows(check(*asked, "--published", "2025-06-13"))
    assert right["consistent"] is True
    assert [flag["kind"] for flag in wrong["flags"]] == ["date"]


def test_the_same_facts_judge_another_text_of_the_story(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(
        "Talks went on in Istanbul. The frontier, 2,600 km long, is shut.", encoding="utf-8"
    )
    summary = "The border is 1,615 miles long."
    (row,) = rows(
        check(
            *("--facts", "istanbul_talks", "--article", other),
            *("--summary", summary, "--format", "json"),
        )
    )
    assert row["verdicts"]["border_length"] == "supported"
    assert row["consistent"] is True


def test_text_output_names_both_values() -> None:
    result = check("--facts", "istanbul_talks", "--summary", "The border is 2,600 miles long.")
    assert result.exit_code == 0
    assert "2,600 miles" in result.stdout
    assert "2,600 km" in result.stdout


def test_exit_code_is_one_on_request() -> None:
    asked = ("--facts", "istanbul_talks", "--exit-code", "--summary")
    assert check(*asked, "The border is 2,600 miles long.").exit_code == 1
    assert check(*asked, "The border is 2,600 km long.").exit_code == 0


def test_rows_come_out_while_others_still_come_in(story: Path) -> None:
    """A pipe that stays open does not hold back what is judged."""
    command = [sys.executable, "-m", "harness", "check", "--article", str(story), "--pairs", "-"]
    item = pairs({"id": "a", "summary": "The pact covers 40 ports.", "doc": STORY})
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        for number in range(300):
            process.stdin.write(item.replace('"a"', f'"{number}"'))
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == "0"
        process.stdin.close()
        assert len(process.stdout.readlines()) == 299


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "-:1:2: not JSON"),
        (pairs({"id": "a"}), "summary"),
        (pairs({"summary": "x"}), "id"),
        (pairs({"id": "a", "summary": None}), "summary"),
        (pairs({"id": "a", "summary": "x", "doc": 3}), "doc"),
    ],
)
def test_a_bad_row_is_named(story: Path, text: str, said: str) -> None:
    result = check("--article", story, "--pairs", "-", text=text)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"abc\xff", "not UTF-8"), (b"", "empty"), (b" \n", "empty")],
)
def test_an_article_that_cannot_be_read_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    result = check("--article", path, "--summary", "x")
    assert result.exit_code == 2
    assert said in result.stderr
    assert "bad.txt" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--summary", "x"], "--article"),
        (["--facts", "istanbul_talks"], "--summary"),
        (["--facts", "istanbul_tlks", "--summary", "x"], "did you mean 'istanbul_talks'"),
        (["--facts", "istanbul_talks", "--summary", ""], "empty"),
        (
            ["--facts", "istanbul_talks", "--summary", "x", "--published", "30.10.2025"],
            "2025-10-30",
        ),
        (["--article", "nowhere.txt", "--summary", "x"], "nowhere.txt"),
    ],
)
def test_a_wrong_call_says_how_to_mend_it(arguments: list[str], said: str) -> None:
    result = check(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_falsehoods_are_not_listed_among_the_facts_that_a_summary_leaves_out() -> None:
    shown = check(
        *FACTS, "--summary", "Pakistan and Afghanistan have signed a peace agreement."
    ).output
    facts, falsehoods = shown.split("falsehood ")
    assert "talks_city" in facts
    assert "no_deal_signed" not in facts
    told = {line.split()[0]: line for line in falsehoods.splitlines()[1:5]}
    assert " told  " in told["no_deal_signed"]
    assert "not told" in told["border_not_open"]
    assert "omitted" not in falsehoods


@pytest.mark.parametrize(
    ("option", "content", "said"),
    [
        ("--summary-file", b" ", "text.txt: the summary is empty"),
        ("--summary-file", None, "text.txt: cannot read the summary"),
        ("--pairs", b'{"id": 1, "summary": "caf\xe9"}', "text.txt: not UTF-8 (byte 0xe9)"),
    ],
)
def test_a_summary_that_cannot_be_read_is_called_one(
    tmp_path: Path, option: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / "text.txt").write_bytes(content)
    done = check(*FACTS, option, tmp_path / "text.txt")
    assert (done.exit_code, said in done.output) == (2, True), done.output


def test_no_rows_are_no_error_and_yet_are_told() -> None:
    done = check(*PAIRS, text="")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "nothing was judged" in done.stderr


def test_a_very_long_article_is_announced(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harness.cli.check.LONG", 100)
    done = check("--article", story, "--summary", "The pact covers 40 ports.")
    assert done.stderr == (
        f"an article of {len(STORY)} characters: reading it takes about a minute for each "
        "million, and memory accordingly\n"
    )
