"""Pages in the browser, and run folders to show in it."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "compare"))  # the writer of run folders

from run_folders import Model, World, write_run

MODELS = (
    Model("lead3", 0.55, 0.0, 0.0, 0.0),
    Model("smol", 0.4, 0.1, 0.12, 0.5, refuses=0.15, seeds=(1, 2)),
    Model("careful", 0.7, 0.1, 0.02, 0.1, prompts=("brief", "strict")),
    Model("bold", 0.6, 0.05, 0.3, 0.5),
)


@pytest.fixture
def tab(chromium):
    """Opens pages; any console message, error or request for another file fails the test."""
    said = []
    contexts = []

    def open_tab(url, expect_messages=False, **options):
        context = chromium.new_context(**{"viewport": {"width": 1300, "height": 900}} | options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        if not expect_messages:
            page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(url)
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_tab
    for context in contexts:
        context.close()
    assert said == []


@pytest.fixture(scope="session")
def run(tmp_path_factory):
    return write_run(tmp_path_factory.mktemp("runs") / "spring", World(MODELS, articles=12))
