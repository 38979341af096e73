"""Hydra's side of the settings: composing them, and saying what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml
from hydra import compose, initialize_config_dir
from hydra._internal.config_loader_impl import ConfigLoaderImpl
from hydra._internal.config_search_path_impl import ConfigSearchPathImpl
from hydra.conf import HydraConf
from hydra.errors import HydraException, MissingConfigException, OverrideParseException
from hydra.types import RunMode
from omegaconf import DictConfig, OmegaConf, open_dict
from omegaconf.errors import OmegaConfBaseException

from harness.models.problems import did_you_mean, validate
from harness.paths import configs_dir
from harness.runs.config import RunConfig
from harness.types import HarnessError


class Groups:
    """The config groups on Hydra's search path, the user's own folders included."""

    def __init__(self, hydra: HydraConf | DictConfig) -> None:
        """``hydra`` is the composed node of that name."""
        path = ConfigSearchPathImpl()
        for source in hydra.runtime.config_sources:
            path.append(source.provider, f"{source.schema}://{source.path}")
        self._loader = ConfigLoaderImpl(path)

    def names(self, group: str) -> list[str]:
        """The files of a group, without their ending."""
        return list(self._loader.get_group_options(group))

    def load(self, group: str, name: str) -> Mapping[str, Any]:
        """The content of ``configs/<group>/<name>.yaml``.

        Raises:
            HarnessError: there is no such file; the nearest name is given.
        """
        known = self._loader.get_group_options(group)
        if name not in known:
            raise HarnessError(
                f"{group} {name!r}: no file configs/{group}/{name}.yaml" + did_you_mean(name, known)
            )
        with explained():
            composed = self._loader.load_configuration(
                config_name=f"{group}/{name}", overrides=[], run_mode=RunMode.RUN, from_shell=False
            )
        plain = OmegaConf.to_container(composed, resolve=False)
        assert isinstance(plain, dict)
        content = {str(key): value for key, value in plain.items() if key != "hydra"}
        # Files may or may not say `# @package _global_`; both mean the same here.
        return {"name": name} | (content[group] if set(content) == {group} else content)


def validated(settings: DictConfig) -> RunConfig:
    """The composed settings, checked against what a run may be told."""
    plain = OmegaConf.to_container(settings, resolve=True, throw_on_missing=True)
    assert isinstance(plain, dict)
    return validate(RunConfig, {str(key): value for key, value in plain.items()}, "settings")


def arranged(arguments: Sequence[str]) -> list[str]:
    """Command-line arguments as Hydra's parser wants them: flags before overrides.

    ``model.NAME.KEY=VALUE`` and ``checker.NAME.KEY=VALUE`` may name keys that are not there
    yet, so they get Hydra's ``++``.
    """
    is_override = [bool(re.match(r"~|[^-][^=]*=", argument)) for argument in arguments]
    flags = [a for a, override in zip(arguments, is_override, strict=True) if not override]
    overrides = [a for a, override in zip(arguments, is_override, strict=True) if override]
    return flags + ["++" + a if a.startswith(("model.", "checker.")) else a for a in overrides]


OPTIONS = (
    "--help -h --hydra-help --version --cfg -c --resolve --package -p --run -r --multirun -m "
    "--shell-completion -sc --config-path -cp --config-name -cn --config-dir -cd "
    "--experimental-rerun --info -i"
).split()
"""What Hydra's own parser takes; it meets anything else with a page of usage."""


def no_strange_options(arguments: Sequence[str]) -> None:
    """Refuse the first option that is none, and say how a setting is written.

    Raises:
        HarnessError: an argument looks like an option of another tool.
    """
    for argument in arguments:
        name = argument.partition("=")[0]
        if not argument.startswith("-") or name in OPTIONS:
            continue
        if name == "--debug":
            raise HarnessError("--debug belongs before the verb: harness --debug run …")
        raise HarnessError(
            f"no option {name!r}; settings are written key=value, such as models=[lead3]"
            + did_you_mean(name.lstrip("-"), set(_keys(RunConfig)) - {"model", "checker"})
        )


def composed(
    overrides: Sequence[str], config_dir: str | None = None
) -> tuple[DictConfig, DictConfig]:
    """The settings that ``harness run`` would have, and Hydra's own, without running."""
    paths = [f"hydra.searchpath=[file://{Path(config_dir).resolve()}]"] if config_dir else []
    with explained(), initialize_config_dir(str(configs_dir()), version_base="1.3"):
        settings = compose("run", [*paths, *arranged(overrides)], return_hydra_config=True)
        hydra = settings.hydra
        with open_dict(settings):
            del settings["hydra"]
        return settings, hydra


def groups_in(config_dir: str | None) -> Groups:
    """The config groups, a folder of the user's included."""
    return Groups(composed([], config_dir)[1])


@contextmanager
def explained() -> Iterator[None]:
    """Turn Hydra's errors into ones that say what is wrong and what is near."""
    try:
        yield
    except OverrideParseException as error:
        raise HarnessError(
            f"cannot read the setting {error.override!r}: write key=value, and lists as "
            "key=[a,b]; in a shell, quote what holds spaces"
        ) from error
    except MissingConfigException as error:
        raise HarnessError(_missing(error)) from error
    except yaml.YAMLError as error:
        raise HarnessError(_no_yaml(error)) from error
    except (HydraException, OmegaConfBaseException) as error:
        raise HarnessError(_unknown(error)) from error


def _no_yaml(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    where = f"{mark.name}:{mark.line + 1}:{mark.column + 1}: " if mark else ""
    problem = getattr(error, "problem", None) or " ".join(str(error).split())
    return f"{where}not valid YAML: {problem}"


LAUNCHERS = {"joblib": "joblib", "submitit_local": "submitit", "submitit_slurm": "submitit"}
"""Hydra's launchers that come as extras of the harness -> the extra."""


def _missing(error: MissingConfigException) -> str:
    group, _, name = (error.missing_cfg_file or "").rpartition("/")
    if group == "hydra/launcher" and (extra := LAUNCHERS.get(name)):
        return (
            f"hydra/launcher: the launcher {name} is not installed; install it with: "
            f"pip install 'factharness[{extra}]'"
        )
    if not error.missing_cfg_file or not error.options:
        return _first_line(error)
    group, _, name = error.missing_cfg_file.rpartition("/")
    return f"{group}={name}: there is no such choice" + did_you_mean(name, error.options)


def _unknown(error: Exception) -> str:
    if ambiguous := re.search(r"Ambiguous value for argument '([^=]+)=([^']*)'", str(error)):
        key, values = ambiguous.groups()
        return (
            f"{key}={values}: for one run of all of them: {key}=[{values}]; "
            f"for one run of each: -m {key}={values}"
        )
    found = re.search(r"Could not (?:override|delete) '([^']+)'", str(error))
    if not found:
        return _first_line(error)
    if found[1] in ("model", "prompt", "checker"):
        return f"{found[1]}=NAME is no setting; list names in {found[1]}s=[NAME,NAME]"
    return f"unknown key {found[1]!r}" + did_you_mean(found[1], _keys(RunConfig))


def _keys(model: Any, prefix: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield prefix + name
        if hasattr(field.annotation, "model_fields"):
            yield from _keys(field.annotation, f"{prefix}{name}.")


def _first_line(error: Exception) -> str:
    cause = f": {error.__cause__}" if error.__cause__ else ""
    return (str(error) + cause).strip().splitlines()[0]
