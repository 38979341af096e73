"""Where the configs and data sets lie: in a checkout, or as copies inside the wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def checkout() -> Path | None:
    """The root of the source checkout, or None for an installed wheel."""
    root = PACKAGE.parent
    return root if (root / "configs" / "run.yaml").is_file() else None


def configs_dir() -> Path:
    """The folder of the Hydra config groups."""
    root = checkout()
    return root / "configs" if root else PACKAGE / "_configs"


def datasets_dir() -> Path:
    """The folder in which fact sets are found by their id."""
    root = checkout()
    return root / "datasets" if root else PACKAGE / "_datasets"
