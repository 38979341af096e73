"""How much memory there is, how much a batch takes, and how much was taken."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch

_SHARE = 0.5
"""Of the free memory that a batch may plan with; the rest is for what the estimate misses."""
_MOST_ROWS = 64
"""A batch is not yielded before its slowest row, so that more would only delay results."""


def rows_that_fit(config: Any, device: torch.device, dtype: torch.dtype, tokens: int) -> int:
    """How many rows of ``tokens`` tokens, prompt and answer together, fit into free memory."""
    return max(1, min(_MOST_ROWS, int(_free(device) * _SHARE) // _row_bytes(config, dtype, tokens)))


def _row_bytes(config: Any, dtype: torch.dtype, tokens: int) -> int:
    """Bytes of one row: keys and values of every layer, the widest activations, the scores."""
    text = config.get_text_config()
    layers = getattr(text, "num_hidden_layers", 12)
    hidden = getattr(text, "hidden_size", 1024)
    heads = getattr(text, "num_attention_heads", 16)
    shared = (getattr(text, "num_key_value_heads", None) or heads) / heads
    inner = getattr(text, "intermediate_size", None) or 4 * hidden
    caches = 2 * layers * hidden * shared
    # An encoder-decoder keeps its cross-attention's keys and values as well.
    caches *= 2 if getattr(config, "is_encoder_decoder", False) else 1
    activations = 4 * hidden + 3 * inner
    scores = 4 * 4 * text.vocab_size
    return int(tokens * (caches + activations) * dtype.itemsize + scores)


def _free(device: torch.device) -> int:
    import torch

    if device.type == "cuda":
        return torch.cuda.mem_get_info(device)[0]
    if device.type == "mps":
        return torch.mps.recommended_max_memory() - torch.mps.driver_allocated_memory()
    import psutil

    return int(psutil.virtual_memory().available)


def is_out_of_memory(error: Exception) -> bool:
    """Whether an exception says that memory ran out, as each device words it."""
    import torch

    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    words = ("can't allocate memory", "not enough memory", "out of memory")
    return isinstance(error, RuntimeError) and any(w in str(error).lower() for w in words)


def start_peak(device: torch.device) -> None:
    """Begin to watch the peak of memory anew."""
    import torch

    if device.type == "cuda":
        torch.cuda.reset_peak_memory_stats(device)
    else:
        # Linux forgets a process's peak when 5 is written here; elsewhere there is no such file.
        with contextlib.suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5")


def peak(device: torch.device) -> int | None:
    """Bytes at the peak since ``start_peak``: the device's, or the process's on a CPU."""
    import torch

    if device.type == "cuda":
        return torch.cuda.max_memory_allocated(device)
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return None
