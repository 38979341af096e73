"""From a specification to a summarizer, importing only the kind that is asked for."""

from __future__ import annotations

from importlib import import_module

from harness.models.base import Summarizer
from harness.models.kinds import registered_class
from harness.models.spec import ENTRY_POINTS, ModelSpec, PluginSpec

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
        make = registered_class(spec.kind, ENTRY_POINTS, f"model {spec.name}")
    else:
        module, name = _BUILT_IN[spec.kind]
        make = getattr(import_module(module), name)
    summarizer: Summarizer = make(spec)
    return summarizer
