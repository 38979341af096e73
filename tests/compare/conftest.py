"""Run folders that several tests read."""

import pytest
from run_folders import Model, World, write_run

MODELS = (
    Model("lead3", 0.55, 0.0, 0.0, 0.0),
    Model("smol", 0.4, 0.1, 0.12, 0.5, refuses=0.15, seeds=(1, 2)),
    Model("careful", 0.7, 0.1, 0.02, 0.1, prompts=("brief", "strict")),
    Model("bold", 0.75, 0.05, 0.1, 0.3),
)


@pytest.fixture(scope="session")
def twenty(tmp_path_factory):
    return write_run(tmp_path_factory.mktemp("runs") / "twenty", World(MODELS, articles=20))


@pytest.fixture(scope="session")
def single(tmp_path_factory):
    return write_run(tmp_path_factory.mktemp("runs") / "single", World(MODELS, articles=1))
