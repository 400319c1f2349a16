"""A service driven turn by turn in the test's own process, with a clock that the test holds."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic

from tests.places import NOW
from toolkit.journal import Journal
from toolkit.pipeline import Desk, open_desk
from toolkit.watch.service import Service
from toolkit.workspace import Workspace

PATIENCE = 200.0  # real seconds, for a machine that has much else to do


@dataclass
class Serving:
    """A service with its desk and its clock."""

    desk: Desk
    service: Service
    wake: threading.Event
    now: datetime = NOW
    told: list[str] = field(default_factory=list)

    def turns(self, count: int = 1, *, seconds: float = 1.0) -> None:
        """Take some turns; the clock goes on by ``seconds`` before each."""
        for _ in range(count):
            self.now += timedelta(seconds=seconds)
            self.service.look_soon()
            self.service._no_look_before = 0.0  # the clock is ours: a look need not rest between two of them
            self.service.turn()

    def until(self, condition: Callable[[], object] | None = None) -> None:
        """Take turns, a second of the clock each, until a condition holds or nothing is left that could be done now."""
        deadline = monotonic() + PATIENCE
        self.turns(3, seconds=10)
        while not (condition() if condition is not None else self.service.is_done):
            assert monotonic() < deadline, (self.service.troubles, self.service.waits)
            self.wake.wait(0.05)
            self.wake.clear()
            self.turns()


@contextmanager
def serving(workspace: Workspace, now: datetime = NOW) -> Iterator[Serving]:
    """Open a service on a workspace."""
    wake = threading.Event()
    with open_desk(workspace) as desk:
        holder: list[Serving] = []
        journal = Journal(workspace.logs, lambda: holder[0].now if holder else now)
        service = Service(desk, journal, lambda: holder[0].now if holder else now, wake.set, scan_seconds=1)
        holder.append(Serving(desk=desk, service=service, wake=wake, now=now))
        try:
            yield holder[0]
        finally:
            service.close()
            journal.close()


def events(workspace: Workspace, kind: str) -> list[dict[str, object]]:
    """Return the lines of one kind in the log of the service."""
    import json

    file = workspace.logs / "watch.jsonl"
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []
    return [line for line in lines if line["event"] == kind]
