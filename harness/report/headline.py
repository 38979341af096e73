"""The first two sentences of the page: what was found, no bolder than the numbers."""

from __future__ import annotations

from harness.compare.contrast import Contrast
from harness.compare.table import Comparison


def headline(comparison: Comparison) -> str:
    """A sentence that names who told the most and who made up the least."""
    models, articles = comparison.models, comparison.selection.articles
    if len(models) == 1:
        return f"What {models[0]} told, and what it made up"
    if len(articles) == 1:
        return f"{len(models)} models on one article: a close reading, not a ranking"
    most, safest = (_leader(comparison, name) for name in ("fact_recall", "flagged"))
    if most and most == safest:
        return f"{most} tells the most and makes up the least"
    parts = [f"{most} tells the most"] if most else []
    parts += [f"{safest} makes up the least"] if safest else []
    return ", ".join(parts) or f"No clear leader among {len(models)} models"


def lede(comparison: Comparison) -> str:
    """Size, the leaders' numbers with intervals, and how many summaries are flagged."""
    selection = comparison.selection
    checked = [e for e in selection.entries if e.checked and e.check and not e.failed]
    flagged = sum(not entry.check["consistent"] for entry in checked if entry.check)
    failed = sum(entry.failed for entry in selection.entries)
    said = [
        f"{_count(len(comparison.models), 'model')} wrote {_count(len(checked), 'summary')} of "
        f"{_count(len(selection.articles), 'article')}; {flagged} of them "
        f"{'carries' if flagged == 1 else 'carry'} a flag of high or medium severity."
    ]
    if failed:
        said.append(f"{_count(failed, 'attempt')} gave no summary at all.")
    if len(selection.articles) == 1:
        return " ".join(said)
    for name, verb in (("fact_recall", "told {} of the facts"), ("flagged", "was flagged in {}")):
        found = comparison.contrasts.get(name)
        if found and found.ranking:
            said.append(_leaders_number(found, verb))
    return " ".join(said)


def _leader(comparison: Comparison, name: str) -> str | None:
    """The one best model, if it can be told apart from all others."""
    found = comparison.contrasts.get(name)
    if found is None or len(found.best()) != 1 or found.like_best():
        return None
    return next(iter(found.best()))


def _leaders_number(found: Contrast, verb: str) -> str:
    top = found.ranking[0]
    value = found.estimates[top]
    shown = f"{value.mean:.0%}"
    if value.low is not None and value.high is not None and value.low < value.high:
        shown += (
            f" ({found.settings.intervals.level:.0%} interval {value.low:.0%} to {value.high:.0%})"
        )
    like = len(found.like_best()) + len(found.best()) - 1
    alike = f", and {_count(like, 'model')} cannot be told apart from it" if like > 0 else ""
    if "flagged" in verb:
        shown += " of its summaries"
    return f"{top} {verb.format(shown)}{alike}."


def _count(number: int, noun: str) -> str:
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"
