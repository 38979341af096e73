"""Models as actors of a Ray cluster, each loaded once per worker."""

from __future__ import annotations

import os
import socket
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any

from harness.models.base import Summarizer, failure
from harness.runs.batches import batches
from harness.runs.config import RayExecutor
from harness.runs.engine import LocalEngine, ModelUnavailableError
from harness.types import Generation, HarnessError, Request

if TYPE_CHECKING:
    from harness.models.spec import ModelSpec

MOST_DEATHS = 3
"""Workers that one batch may take with it before its requests count as failed."""

REACH_SECONDS = 10


class Worker:
    """What runs in an actor: one model, loaded at its first batch."""

    def __init__(self, spec: ModelSpec) -> None:
        from harness.models.registry import build

        self._model = build(spec)

    def generate(self, requests: Sequence[Request]) -> list[Generation]:
        return list(LocalEngine().generate(self._model, requests))


@dataclass
class Task:
    """A batch, and how many workers have died of it so far."""

    requests: list[Request]
    deaths: int = 0


class RayEngine:
    """Spreads each model's requests over workers; answers stream back as they finish.

    A batch whose worker dies is done again by another one, so a lost worker, or
    a lost node, loses nothing.
    """

    def __init__(self, specs: Mapping[str, ModelSpec], config: RayExecutor) -> None:
        self._specs = specs
        self._config = config
        self._idle: dict[str, list[Any]] = {}

    def __enter__(self) -> RayEngine:
        """Join the cluster, or start one.

        Raises:
            HarnessError: Ray is not installed, or no cluster answers at the address.
        """
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        try:
            import ray
        except ImportError:
            raise HarnessError("executor=ray needs Ray: pip install 'factharness[ray]'") from None
        if self._config.address:
            _reach(self._config.address)
        ray.init(
            address=self._config.address or "local",
            include_dashboard=None if self._config.address else False,
            log_to_driver=False,
            logging_level="ERROR",
        )
        self._ray = ray
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ray.shutdown()

    def generate(self, model: Summarizer, requests: Sequence[Request]) -> Iterator[Generation]:
        """Yield exactly one generation per request, in the order in which they finish."""
        todo = deque(Task(batch) for batch in batches(requests, self._config.batch))
        idle = self._pool(model.name, len(todo))
        busy: dict[Any, tuple[Any, Task]] = {}
        try:
            while todo or busy:
                while todo and idle:
                    worker, task = idle.pop(), todo.popleft()
                    busy[worker.generate.remote(task.requests)] = (worker, task)
                (answer,), _ = self._ray.wait(list(busy))
                worker, task = busy.pop(answer)
                generations = self._answers(answer)
                if generations is None:
                    idle.append(self._worker(model.name))
                    yield from self._after_death(task, todo)
                else:
                    idle.append(worker)
                    yield from generations
        finally:  # after an interrupt some workers are in the middle of a batch
            for worker, _ in busy.values():
                self._ray.kill(worker)

    def close(self, model: Summarizer) -> None:
        for worker in self._idle.pop(model.name, []):
            self._ray.kill(worker)
        model.close()

    def _pool(self, name: str, tasks: int) -> list[Any]:
        """The model's idle workers, which stay loaded until ``close``."""
        if name not in self._idle:
            count = max(1, min(self._config.workers or self._room(name), tasks))
            self._idle[name] = [self._worker(name) for _ in range(count)]
        return self._idle[name]

    def _answers(self, answer: Any) -> list[Generation] | None:
        """The generations of a finished task; None where its worker died."""
        try:
            generations: list[Generation] = self._ray.get(answer)
        except self._ray.exceptions.RayActorError:
            return None
        except self._ray.exceptions.RayTaskError as error:
            if isinstance(error.cause, HarnessError):
                raise ModelUnavailableError(str(error.cause)) from error
            raise
        return generations

    def _after_death(self, task: Task, todo: deque[Task]) -> Iterator[Generation]:
        """Put a dead worker's batch back, or give it up where it kills one after another."""
        task.deaths += 1
        if task.deaths < MOST_DEATHS:
            todo.append(task)
            return
        if len(task.requests) > 1:
            todo.extend(Task([request]) for request in task.requests)
            return
        error = RuntimeError(f"{task.deaths} workers died while they wrote this summary")
        yield failure(task.requests[0], error)

    def _worker(self, name: str) -> Any:
        needs = self._specs[name].resources
        remote = self._ray.remote(num_cpus=needs.cpus, num_gpus=needs.gpus)(Worker)
        return remote.remote(self._specs[name])

    def _room(self, name: str) -> int:
        """How many instances of a model the cluster holds at once."""
        has, needs = self._ray.cluster_resources(), self._specs[name].resources
        fits = [
            int(has.get(kind, 0) // need)
            for kind, need in (("CPU", needs.cpus), ("GPU", needs.gpus))
            if need
        ]
        if fits and min(fits) == 0:
            raise ModelUnavailableError(
                f"model {name}: one instance needs {needs.cpus:g} CPUs and {needs.gpus:g} GPUs, "
                f"and the cluster has {has.get('CPU', 0):g} and {has.get('GPU', 0):g}"
            )
        return min(fits, default=1)


def _reach(address: str) -> None:
    """Ray itself would try for minutes to reach an address where nothing listens."""
    host, _, port = address.rpartition(":")
    if not (host and port.isdecimal()):
        raise HarnessError(f"executor.address={address}: write host:port, such as 10.0.0.1:6379")
    try:
        socket.create_connection((host, int(port)), timeout=REACH_SECONDS).close()
    except OSError as error:
        raise HarnessError(
            f"executor.address={address}: no Ray cluster answers there: {error}"
        ) from None
