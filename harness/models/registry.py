"""From a specification to a summarizer, importing only the kind that is asked for."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import entry_points

from harness.models.base import Summarizer
from harness.models.spec import ENTRY_POINTS, ModelSpec, PluginSpec
from harness.types import HarnessError

_BUILT_IN = {
    "lead": ("harness.models.extractive", "Lead"),
    "sumy": ("harness.models.extractive", "Sumy"),
    "causal": ("harness.models.causal", "Causal"),
    "seq2seq": ("harness.models.seq2seq", "Seq2Seq"),
    "openai": ("harness.models.served", "Served"),
    "replay": ("harness.models.replay", "Replay"),
}


def build(spec: ModelSpec) -> Summarizer:
    """The summarizer that a specification describes; nothing is loaded yet."""
    if isinstance(spec, PluginSpec):
        return _plugin(spec)
    module, name = _BUILT_IN[spec.kind]
    summarizer: Summarizer = getattr(import_module(module), name)(spec)
    return summarizer


def _plugin(spec: PluginSpec) -> Summarizer:
    found = entry_points(group=ENTRY_POINTS, name=spec.kind)
    if not found:
        raise HarnessError(
            f"model {spec.name}: no installed package registers the kind {spec.kind!r} "
            f"in the entry point group {ENTRY_POINTS!r}; install the one that does"
        )
    summarizer: Summarizer = next(iter(found)).load()(spec)
    return summarizer
