"""Which output of a classifier means what: read from its config, and verified.

Checkpoints order their labels each in its own way, and a wrong order turns every verdict
around without any error. So the config's names decide; where it has none ("LABEL_0"), the
checker's file must say, and where both say, they must agree.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from harness.checkers.hub.spec import NliLabels
from harness.types import HarnessError

_GENERIC = re.compile(r"label[_ ]?\d+|\d+")
_NEGATIVE = re.compile(
    r"(?:not|non|no|un|in|dis|false|refute|contradict|halluc|wrong|incorrect)[\W_]*\w*"
)
_POSITIVE = re.compile(
    r"(?:entail|support|consist|align|faithful|factual|ground|true|correct|yes)\w*"
)


def names_of(config: Any) -> dict[int, str]:
    """The config's names of its outputs, in lower case; those that say nothing are left out."""
    labels: Mapping[Any, str] = getattr(config, "id2label", None) or {}
    named = {int(index): str(name).strip().lower() for index, name in labels.items()}
    return {index: name for index, name in named.items() if not _GENERIC.fullmatch(name)}


def nli_labels(config: Any, given: NliLabels | None, where: str) -> NliLabels:
    """Where entailment and contradiction stand.

    Raises:
        HarnessError: neither config nor file says, or they say different things.
    """
    count, names = int(config.num_labels), names_of(config)
    read = _read_nli(names)
    if read is None and given is None:
        raise HarnessError(
            f"{where}: the checkpoint's config does not name its labels "
            f"({_listed(config)}); set 'labels: {{entailment: I, contradiction: J}}'"
        )
    if read is not None and given is not None and read != given:
        raise HarnessError(
            f"{where}: 'labels' contradicts the checkpoint's config, which says {_listed(config)}"
        )
    labels = read or given
    assert labels is not None
    if max(labels.entailment, labels.contradiction or 0) >= count:
        raise HarnessError(f"{where}: 'labels' names outputs beyond the checkpoint's {count}")
    return labels


def _read_nli(names: Mapping[int, str]) -> NliLabels | None:
    entailment = [i for i, name in names.items() if name.startswith("entail")]
    contradiction = [i for i, name in names.items() if name.startswith("contradict")]
    if len(entailment) != 1 or len(contradiction) > 1:
        return None
    return NliLabels(
        entailment=entailment[0], contradiction=contradiction[0] if contradiction else None
    )


def two_classes(config: Any, supported: int, where: str) -> int:
    """The index of the supported class, verified.

    Raises:
        HarnessError: there are not two classes, or their names say the opposite.
    """
    if int(config.num_labels) != 2:
        raise HarnessError(
            f"{where}: the checkpoint has {config.num_labels} classes, and this kind reads two"
        )
    for index, name in names_of(config).items():
        says = _polarity(name)
        if says is not None and says != (index == supported):
            raise HarnessError(
                f"{where}: 'supported: {supported}' contradicts the checkpoint's config, "
                f"which says {_listed(config)}"
            )
    return supported


def _polarity(name: str) -> bool | None:
    """Whether a label's name means supported; None where it does not tell."""
    if _NEGATIVE.match(name):
        return False
    return True if _POSITIVE.match(name) else None


def _listed(config: Any) -> str:
    return ", ".join(f"{i}: {name!r}" for i, name in sorted(dict(config.id2label).items()))
