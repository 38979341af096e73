"""How to treat a server that is busy or broken: when to retry, how long to wait, how many
requests to have under way."""

from __future__ import annotations

import email.utils
import json
import random
import threading
import time
from types import TracebackType

from harness.models.network import http_errors

_FIRST_WAIT = 0.5
_LONGEST_BACKOFF = 30.0


class ClosedError(Exception):
    """Nobody waits for the answer any more."""


class Gate:
    """Admits a limited number of requests at once.

    The limit is halved when the server complains, and grows back by one for each round of
    answers (additive increase, multiplicative decrease, as TCP does).
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._limit = float(most)
        self._inside = 0
        self._not_before = 0.0
        self._closed = False
        self._changed = threading.Condition()

    def close(self) -> None:
        """Let nobody in any more; who waits, or comes later, gets a ``ClosedError``."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    @property
    def limit(self) -> int:
        """How many may be inside now; at least one."""
        return max(1, int(self._limit))

    def __enter__(self) -> None:
        with self._changed:
            while True:
                if self._closed:
                    raise ClosedError
                pause = self._not_before - time.monotonic()
                if pause <= 0 and self._inside < self.limit:
                    break
                self._changed.wait(pause if pause > 0 else None)
            self._inside += 1

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._changed:
            self._inside -= 1
            self._changed.notify_all()

    def slow_down(self, wait: float) -> None:
        """The server is overtaxed: fewer at once, and none for ``wait`` seconds."""
        with self._changed:
            self._limit = max(1.0, self._limit / 2)
            self._not_before = max(self._not_before, time.monotonic() + wait)
            self._changed.notify_all()

    def speed_up(self) -> None:
        """The server answered: a little more at once."""
        with self._changed:
            self._limit = min(self._most, self._limit + 1 / self._limit)
            self._changed.notify_all()


class Patience:
    """Decides, failure by failure, whether one request is tried again."""

    def __init__(self, retries: int, longest_wait: float) -> None:
        self._allowed = retries
        self._longest_wait = longest_wait
        self.retries = 0

    def after(self, error: Exception) -> float | None:
        """Seconds to wait before the next try; ``None`` where trying again is no use."""
        if self.retries >= self._allowed or not is_passing(error):
            return None
        wait = retry_after(error)
        if wait is None:
            backoff = min(_LONGEST_BACKOFF, _FIRST_WAIT * 2**self.retries)
            # Spread out, so that requests that failed together do not return together.
            wait = backoff * random.uniform(0.5, 1)  # noqa: S311
        if wait > self._longest_wait:
            return None
        self.retries += 1
        return wait


def is_passing(error: Exception) -> bool:
    """Whether the same request may well succeed later."""
    import openai

    from harness.models.chat import BadReplyError, TooSlowError

    if isinstance(error, openai.APIStatusError):
        return error.status_code in (408, 409, 425, 429) or error.status_code >= 500
    broken = (openai.APIConnectionError, openai.APIResponseValidationError, openai.APIError)
    garbled = (BadReplyError, TooSlowError, json.JSONDecodeError)
    return isinstance(error, (*broken, *garbled, *http_errors("TransportError")))


def retry_after(error: Exception) -> float | None:
    """Seconds that the server asks to wait (``Retry-After``, RFC 9110: seconds or a date)."""
    response = getattr(error, "response", None)
    said = response.headers.get("retry-after") if response is not None else None
    if said is None:
        return None
    try:
        return max(0.0, float(said))
    except ValueError:
        pass
    try:
        when = email.utils.parsedate_to_datetime(said)
    except ValueError:
        return None
    return max(0.0, when.timestamp() - time.time())
