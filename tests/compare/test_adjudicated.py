"""People's decisions: what stands, how far they agree, and how right the checker is."""

import json

import krippendorff
import numpy as np
import pytest
from click.testing import CliRunner
from run_folders import Model, World, write_run

from harness.cli import cli
from harness.compare.agreement import agreement
from harness.compare.annotations import ReviewStore, flag_id, parse_event
from harness.compare.load import load_run
from harness.compare.table import Query, compare
from harness.types import HarnessError


@pytest.fixture
def folder(tmp_path):
    return write_run(tmp_path / "r", World((Model("m", 0.5, 0, 0.4, 0.5),), articles=12))


def flagged(folder):
    return [e for e in load_run(folder).entries if e.check and e.check["flags"]]


def decide(folder, who, entry, decision, flags=None):
    for flag in entry.check["flags"] if flags is None else flags:
        send(folder, who, action="decide", cell=entry.key, flag=flag_id(flag), decision=decision)


def send(folder, who, **event):
    ReviewStore(folder).append(who, parse_event(event))


def finish(folder, who, *entries):
    for entry in entries:
        send(folder, who, action="done", cell=entry.key, done=True)


def add(folder, who, entry, start, end, name="p-1"):
    send(
        folder, who, action="add", cell=entry.key, flag=name, start=start, end=end,
        text=entry.generation["summary"][start:end], kind="number", severity="high",
    )  # fmt: skip


def flags_now(folder, entry):
    found = compare([folder], Query(adjudicated=True)).selection.entries
    return next(e for e in found if e.key == entry.key).check["flags"]


def test_a_rejected_flag_is_gone_and_an_accepted_one_stays(folder):
    first, second = flagged(folder)[:2]
    decide(folder, "ann", first, "reject")
    decide(folder, "ann", second, "accept")
    finish(folder, "ann", first, second)
    assert flags_now(folder, first) == []
    assert flags_now(folder, second) == second.check["flags"]


def test_the_last_decision_counts(folder):
    entry = flagged(folder)[0]
    decide(folder, "ann", entry, "reject")
    decide(folder, "ann", entry, "accept")
    finish(folder, "ann", entry)
    assert flags_now(folder, entry) == entry.check["flags"]


def test_a_majority_rejects_and_a_tie_does_not(folder):
    entry = flagged(folder)[0]
    decide(folder, "ann", entry, "reject")
    decide(folder, "bob", entry, "accept")
    finish(folder, "ann", entry)
    finish(folder, "bob", entry)
    assert flags_now(folder, entry)
    decide(folder, "cy", entry, "reject")
    finish(folder, "cy", entry)
    assert flags_now(folder, entry) == []


def test_overlapping_additions_are_one_flag_and_a_lonely_one_falls(folder):
    entry = flagged(folder)[0]
    decide(folder, "ann", entry, "reject")
    decide(folder, "bob", entry, "reject")
    decide(folder, "cy", entry, "reject")
    add(folder, "ann", entry, 0, 5)
    add(folder, "bob", entry, 3, 8)
    add(folder, "cy", entry, 20, 25)
    for who in ("ann", "bob", "cy"):
        finish(folder, who, entry)
    (flag,) = flags_now(folder, entry)
    assert (flag["start"], flag["checker"]) == (0, "people")


def test_an_addition_taken_back_is_gone(folder):
    entry = flagged(folder)[0]
    add(folder, "ann", entry, 0, 5)
    send(folder, "ann", action="remove", cell=entry.key, flag="p-1")
    finish(folder, "ann", entry)
    assert flags_now(folder, entry) == entry.check["flags"]


def test_a_contradiction_without_its_flag_is_not_one(folder):
    entry = next(e for e in flagged(folder) if any(f["fact"] for f in e.check["flags"]))
    decide(folder, "ann", entry, "reject")
    finish(folder, "ann", entry)
    found = compare([folder], Query(adjudicated=True))
    (now,) = [e for e in found.selection.entries if e.key == entry.key]
    facts = {flag["fact"] for flag in entry.check["flags"]}
    assert {v["verdict"] for v in now.check["verdicts"] if v["fact"] in facts} == {"unscored"}
    assert found.contrasts["contradictions"].estimates["m"].mean == 0


def test_only_summaries_read_to_the_end_take_part(folder):
    with pytest.raises(HarnessError, match="nobody has marked"):
        compare([folder], Query(adjudicated=True))
    entries = flagged(folder)[:3]
    finish(folder, "ann", *entries)
    found = compare([folder], Query(adjudicated=True))
    assert len(found.selection.entries) == 3
    assert found.signature["adjudicated"]
    assert "3 reviewed summaries" in found.notes[0]


def test_alpha_is_krippendorffs_and_precision_and_recall_count_flags(folder):
    entries = flagged(folder)
    votes = np.random.default_rng(1).random((2, len(entries))) < 0.7
    votes[:, 0] = True
    for who, row in zip(("ann", "bob"), votes, strict=True):
        for entry, vote in zip(entries, row, strict=True):
            decide(folder, who, entry, "accept" if vote else "reject")
        finish(folder, who, *entries)
    add(folder, "ann", entries[0], 0, 3)
    found = agreement(load_run(folder))
    sizes = [len(entry.check["flags"]) for entry in entries]
    expected = krippendorff.alpha(
        reliability_data=np.repeat(votes, sizes, axis=1).astype(float),
        level_of_measurement="nominal",
    )
    assert found.flag_alpha == pytest.approx(expected)
    standing = votes.sum(axis=0) > 0  # a tie lets a flag stand
    right = sum(n for n, ok in zip(sizes, standing, strict=True) if ok)
    assert (found.precision.hits, found.precision.total) == (right, sum(sizes))
    assert (found.recall.hits, found.recall.total) == (right, right + 1)
    assert found.annotators == {"ann": len(entries), "bob": len(entries)}


def test_no_double_judgement_means_no_alpha(folder):
    decide(folder, "ann", flagged(folder)[0], "accept")
    assert agreement(load_run(folder)).flag_alpha is None


def test_commands_speak_of_it(folder):
    finish(folder, "ann", *flagged(folder))
    shown = CliRunner().invoke(cli, ["review", str(folder), "--agreement"]).output
    assert "Precision of the checker: 1.00" in shown
    parsed = json.loads(
        CliRunner().invoke(cli, ["review", str(folder), "--agreement", "--format", "json"]).output
    )
    assert parsed["precision"]["value"] == 1.0
    table = CliRunner().invoke(cli, ["compare", str(folder), "--adjudicated"])
    assert "by:people" in table.output


def test_a_torn_line_costs_that_line_alone(folder):
    entry = flagged(folder)[0]
    decide(folder, "ann", entry, "reject")
    finish(folder, "ann", entry)
    with (folder / "reviews" / "ann.jsonl").open("a") as file:
        file.write('{"format":1,"action":"dec')
    assert flags_now(folder, entry) == []
    add(folder, "ann", entry, 0, 4)
    assert len(flags_now(folder, entry)) == 1


@pytest.mark.parametrize("name", ["", "../x", "a/b", ".hidden", "x" * 41, "a\nb", "nul\0"])
def test_names_that_could_leave_the_folder_are_refused(folder, name):
    with pytest.raises(HarnessError, match="annotator"):
        ReviewStore(folder).events(name)
