"""How often 95 % intervals cover the truth, by method, world and number of articles.

python benchmarks/compare_coverage.py

The worlds are those of ``tests/compare/test_intervals.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path += [str(ROOT), str(ROOT / "tests" / "compare")]

from test_intervals import WORLDS, coverage  # noqa: E402


def main() -> None:
    print("| world | articles | t | bca | studentized | auto |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for world in WORLDS:
        for clusters in (5, 10, 20, 50, 150):
            found = [
                f"{coverage(world, clusters, method, 1000):.3f}"
                for method in ("t", "bca", "studentized", "auto")
            ]
            print(f"| {world} | {clusters} | {' | '.join(found)} |", flush=True)


if __name__ == "__main__":
    main()
