"""Tab completion: click completes verbs and options, Hydra the settings of a run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from click.shell_completion import CompletionItem, get_completion_class

VARIABLE = "_HARNESS_COMPLETE"

INSTALL = {
    "bash": 'add to ~/.bashrc:  eval "$(harness completion bash)"',
    "zsh": 'add to ~/.zshrc:  eval "$(harness completion zsh)"',
    "fish": "harness completion fish > ~/.config/fish/completions/harness.fish",
}


@click.command(epilog="\b\n" + "\n".join(f"{shell}: {how}" for shell, how in INSTALL.items()))
@click.argument("shell", type=click.Choice(list(INSTALL)))
def completion(shell: str) -> None:
    """Print the script that sets up tab completion in a shell."""
    shell_class = get_completion_class(shell)
    assert shell_class
    from harness.cli import cli

    click.echo(shell_class(cli, {}, "harness", VARIABLE).source())


def complete_overrides(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """What may stand at the cursor in the arguments of ``harness run``."""
    before: Sequence[str] = ctx.params.get(param.name or "") or ()
    # bash takes "suite=ist" for the three words "suite", "=" and "ist", of which
    # click drops the "=" where it is the last; the other shells pass the whole word.
    *rest, last = before or [""]
    if last == "=" and rest:
        *rest, last = rest
    if last and "=" not in last and not last.startswith("-"):
        return _items(rest, f"{last}={incomplete}", cut=len(last) + 1)
    return _items(before, incomplete, cut=0)


def _items(before: Sequence[str], word: str, cut: int) -> list[CompletionItem]:
    return [CompletionItem(match[cut:]) for match in matches(before, word)]


def matches(before: Sequence[str], word: str) -> list[str]:
    """Hydra's completions of ``word`` after the words ``before``."""
    from hydra._internal.config_loader_impl import ConfigLoaderImpl
    from hydra._internal.utils import create_config_search_path
    from hydra.errors import HydraException
    from hydra.plugins.completion_plugin import DefaultCompletionPlugin

    from harness.paths import configs_dir

    key, equals, value = word.partition("=")
    listed = {"models": "model", "prompts": "prompt", "checkers": "checker"}
    if equals and key in listed:
        return [f"{key}={names}" for names in _lists(configs_dir() / listed[key], value)]
    loader = ConfigLoaderImpl(create_config_search_path(str(configs_dir())))
    line = " ".join([*before, word])
    try:
        found: list[str] = DefaultCompletionPlugin(loader)._query(config_name="run", line=line)
    except HydraException:
        return []  # what stands before the cursor is no setting, so nothing can follow it
    return found


def _lists(folder: Path, typed: str) -> list[str]:
    """``[a,b`` -> ``[a,b]`` and ``[a,b,`` -> ``[a,b,c]``, over the files of a group."""
    begun, comma, last = typed.removeprefix("[").rpartition(",")
    names = sorted(file.stem for file in folder.glob("*.yaml"))
    taken = begun.split(",")
    return [
        f"[{begun}{comma}{name}]" for name in names if name.startswith(last) and name not in taken
    ]
