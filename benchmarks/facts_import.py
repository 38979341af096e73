"""Peak memory and speed of ``harness facts import``, by the number of rows.

python benchmarks/facts_import.py [ROWS…]

Writes a corpus in the shape of CNN/DailyMail (articles of about 4,300 characters) in each
format, imports it in a process of its own, and prints that process's peak resident memory.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

WORDS = (
    "the court said on Monday that the river ferry of a small town had sunk in calm water".split()
)


def rows(count: int) -> Iterator[dict[str, str]]:
    chance = random.Random(1)
    for number in range(count):
        text = " ".join(chance.choices(WORDS, k=950))
        yield {"id": f"{number:08x}", "article": f"{number} {text}.", "highlights": "A ferry sank."}


def write(path: Path, count: int) -> None:
    if path.suffix == ".jsonl":
        with path.open("w") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows(count))
    elif path.suffix == ".csv":
        import csv

        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, ["id", "article", "highlights"])
            writer.writeheader()
            writer.writerows(rows(count))
    else:
        import pyarrow as pa
        import pyarrow.parquet as pq

        schema = pa.schema([(name, pa.string()) for name in ("id", "article", "highlights")])
        with pq.ParquetWriter(path, schema) as writer:
            batch: list[dict[str, str]] = []
            for row in rows(count):
                batch.append(row)
                if len(batch) == 1000:
                    writer.write_table(pa.Table.from_pylist(batch, schema))
                    batch = []
            if batch:
                writer.write_table(pa.Table.from_pylist(batch, schema))


def main() -> None:
    counts = [int(given) for given in sys.argv[1:]] or [3_000, 30_000, 300_000]
    print("| format | rows | file | seconds | peak memory |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for ending in ("jsonl", "csv", "parquet"):
        for count in counts:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder, f"corpus.{ending}")
                write(path, count)
                seconds, peak = measured(path, Path(folder, "out"))
                size = path.stat().st_size / 2**20
            cells = (ending, f"{count:,}", f"{size:.0f} MiB", f"{seconds:.1f}", f"{peak:.0f} MiB")
            print(f"| {' | '.join(cells)} |", flush=True)


def measured(path: Path, out: Path) -> tuple[float, float]:
    """Seconds and peak resident memory (MiB) of one import."""
    program = (
        "import resource, sys\nfrom harness.cli import cli\n"
        "cli(sys.argv[1:], standalone_mode=False)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program, "facts", "import", str(path), "-o", str(out)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return time.perf_counter() - started, int(done.stdout.splitlines()[-1]) / 1024


if __name__ == "__main__":
    main()
