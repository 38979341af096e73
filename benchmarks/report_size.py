"""Size of a report, time to write it, and time to open it in Chromium.

python benchmarks/report_size.py

The runs are made up by the tests' writer of run folders: 50 summaries (5 models of
10 articles) and 2,000 (20 models of 100 articles), 12 facts each. The page tells
itself when it is drawn and usable, in milliseconds from the start of navigation.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
sys.path += [str(ROOT), str(ROOT / "tests" / "compare")]

from run_folders import Model, World, write_run  # noqa: E402

from harness.report.build import write_report  # noqa: E402

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
ROUNDS = 5


def loads(browser, url: str) -> list[float]:
    """Seconds of each of several cold loads."""
    found = []
    for _ in range(ROUNDS):
        context = browser.new_context()
        page = context.new_page()
        page.goto(url)
        page.wait_for_selector("html[data-ready]")
        found.append(int(page.locator("html").get_attribute("data-ready")) / 1000)
        context.close()
    return found


def main() -> None:
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for models, articles in ((5, 10), (20, 100)):
            world = World(
                tuple(Model(f"model-{i:02d}", 0.5, 0.1, 0.1, 0.3) for i in range(models)),
                articles=articles,
                facts=12,
            )
            run = write_run(Path(folder) / f"run-{models * articles}", world)
            path = Path(folder) / f"report-{models * articles}.html"
            start = time.perf_counter()
            size = write_report([run], path)
            writing = time.perf_counter() - start
            seconds = loads(browser, path.as_uri())
            print(
                f"{models * articles} summaries: {size / 1e6:.2f} MB, written in {writing:.1f} s, "
                f"usable after {statistics.median(seconds):.2f} s (worst of {ROUNDS}: "
                f"{max(seconds):.2f} s)"
            )
        browser.close()


if __name__ == "__main__":
    main()
