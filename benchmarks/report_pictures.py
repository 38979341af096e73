"""Take the pictures of docs/images from the report of a run.

python benchmarks/report_pictures.py results/RUN
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from harness.report.build import write_report

IMAGES = Path(__file__).parents[1] / "docs" / "images"
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


@dataclass(frozen=True)
class Picture:
    name: str
    section: str
    theme: str = "light"
    width: int = 1360
    height: int = 900


PICTURES = (
    Picture("report-light", "top"),
    Picture("report-errors-dark", "errors", "dark", height=640),
    Picture("report-facts-light", "facts", height=760),
    Picture("report-reader-dark", "reader", "dark"),
    Picture("report-phone", "top", width=390, height=844),
)


def light_a_flag(page: Page) -> None:
    """Open the worst summary and light its first flag that has evidence."""
    page.locator("#reader .controls").get_by_label("Order").select_option("flags")
    marks = page.locator("mark[data-flag]")
    for index in range(marks.count()):
        marks.nth(index).click()
        if page.locator("mark.evidence.on").count():
            return


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.html"
        write_report([Path(sys.argv[1])], report)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for picture in PICTURES:
            page = browser.new_page(
                viewport={"width": picture.width, "height": picture.height},
                color_scheme=picture.theme,
                reduced_motion="reduce",
            )
            page.goto(report.as_uri())
            page.wait_for_selector("html[data-ready]")
            if picture.section == "reader":
                light_a_flag(page)
            page.evaluate(f"document.getElementById('{picture.section}').scrollIntoView()")
            page.wait_for_timeout(300)
            page.screenshot(path=IMAGES / f"{picture.name}.png")
        browser.close()


if __name__ == "__main__":
    main()
