"""Scores of summaries. ``modules/`` holds the same scores as ``evaluate`` modules."""

from harness.metrics.text import rouge_target, score_text

__all__ = ["rouge_target", "score_text"]
