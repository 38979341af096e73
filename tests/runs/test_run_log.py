"""The append-only log, with real processes that write, are killed, and run out of room."""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import signal
import time
from pathlib import Path

import pytest

from harness.runs.log import JsonLog, StoreError

FORK = multiprocessing.get_context("fork")


def records(log: JsonLog) -> list[dict[str, object]]:
    return [record for _, record in log.scan()]


def test_records_come_back_in_order_and_by_offset(tmp_path: Path) -> None:
    log = JsonLog(tmp_path / "x.jsonl")
    wanted = [{"key": n, "text": "“Türkiye” \u2028 line\nbreak \x00"} for n in range(5)]
    log.append(wanted[:2])
    log.append(wanted[2:])
    offsets = [offset for offset, _ in log.scan()]
    assert records(log) == wanted
    assert [log.read(offset) for offset in reversed(offsets)] == wanted[::-1]


def test_scan_goes_on_where_it_ended(tmp_path: Path) -> None:
    log = JsonLog(tmp_path / "x.jsonl")
    log.append([{"key": 1}])
    assert records(log) == [{"key": 1}]
    log.append([{"key": 2}])
    assert [record for _, record in log.scan(log.read_to)] == [{"key": 2}]


@pytest.mark.parametrize("cut", [1, 2, 9, 17])
def test_a_torn_line_is_skipped_and_spoils_no_other(tmp_path: Path, cut: int) -> None:
    log = JsonLog(tmp_path / "x.jsonl")
    log.append([{"key": 1}, {"key": 2, "text": "abcdef"}])
    with log.path.open("r+b") as file:
        file.truncate(log.path.stat().st_size - cut)
    log.append([{"key": 3}])
    found = [record["key"] for record in records(log)]
    assert found in ([1, 3], [1, 2, 3])
    assert (cut > 1) == (log.torn == 1)


def test_a_line_that_is_no_record_is_counted(tmp_path: Path) -> None:
    log = JsonLog(tmp_path / "x.jsonl")
    log.path.write_text('{"key": 1}\nnoise\n[1]\n{"key": 2}\n')
    assert [record["key"] for record in records(log)] == [1, 2]
    assert log.torn == 2


def write_many(path: Path, writer: int, count: int) -> None:
    log = JsonLog(path)
    for n in range(count):
        log.append([{"writer": writer, "n": n, "text": "x" * (n % 7) * 3000}])


def test_several_processes_write_whole_lines(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    workers = [FORK.Process(target=write_many, args=(path, w, 40)) for w in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    log = JsonLog(path)
    found = [(record["writer"], record["n"]) for record in records(log)]
    assert log.torn == 0
    assert sorted(found) == [(w, n) for w in range(4) for n in range(40)]


def write_for_ever(path: Path) -> None:
    log = JsonLog(path)
    start = len(records(log))
    for n in range(start, 10**9):
        log.append([{"n": n, "text": "é" * 400_000}])


def test_kill_at_any_moment_loses_one_record_at_most(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    dice = random.Random(5)
    for _ in range(15):
        worker = FORK.Process(target=write_for_ever, args=(path,))
        worker.start()
        time.sleep(dice.uniform(0.005, 0.06))
        os.kill(worker.pid or 0, signal.SIGKILL)
        worker.join()
    log = JsonLog(path)
    log.append([{"n": -1}])
    found = [record["n"] for record in records(log)]
    assert found[:-1] == list(range(len(found) - 1))
    assert found[-1] == -1


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    """A file-size limit makes the system cut the write in the middle, as a full disk does."""
    log = JsonLog(tmp_path / "x.jsonl")
    log.append([{"key": 1}])
    before = log.path.read_bytes()
    child = FORK.Process(target=append_over_limit, args=(log.path,))
    child.start()
    child.join()
    assert child.exitcode == 0
    assert log.path.read_bytes() == before


def append_over_limit(path: Path) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
    with pytest.raises(StoreError, match=r"cannot write.*run the same command again"):
        JsonLog(path).append([{"key": 2, "text": "x" * 10_000}])


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"file/x\.jsonl: cannot write"):
        JsonLog(tmp_path / "file" / "x.jsonl").append([{"key": 1}])
