"""The project's own model and prompt files, as a run reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hydra import compose, initialize_config_dir
from omegaconf import OmegaConf

from harness.paths import configs_dir
from harness.types import Article


def config_file(group: str, name: str) -> dict[str, Any]:
    with initialize_config_dir(str(configs_dir()), version_base="1.3"):
        content = OmegaConf.to_container(compose(f"{group}/{name}"))
    assert isinstance(content, dict)
    return {str(key): value for key, value in content.items()}


def model_file(name: str) -> dict[str, Any]:
    return config_file("model", name)


def names(group: str) -> list[str]:
    return sorted(path.stem for path in Path(configs_dir(), group).glob("*.yaml"))


def article(text: str, id: str = "a") -> Article:
    return Article(id, text)
