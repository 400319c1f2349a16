"""The desk: a workspace with everything open that work on it needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from toolkit.executor import Limits
from toolkit.model.definitions import Definitions
from toolkit.model.ledger import Arrival
from toolkit.printing import Press
from toolkit.reading import ReadTask, version_of
from toolkit.store import Archive, Books, Duty
from toolkit.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A workspace with everything open that work on it needs."""

    workspace: Workspace
    definitions: Definitions
    archive: Archive
    books: Books
    version: str

    @property
    def duty(self) -> Duty:
        """The tables of the service, in the same database."""
        return Duty(engine=self.books.engine)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all branches, whenever they exist."""
        return tuple(branch.code for branch in self.definitions.organisation.branches)

    @property
    def press(self) -> Press:
        """What freezing and issuing need of it."""
        return Press(workspace=self.workspace, definitions=self.definitions, archive=self.archive, books=self.books)


@contextmanager
def open_desk(workspace: Workspace) -> Iterator[Desk]:
    """Open the definitions, the archive and the books of a workspace, and close them again."""
    definitions = workspace.definitions()
    books = workspace.books()
    try:
        yield Desk(
            workspace=workspace,
            definitions=definitions,
            archive=Archive(folder=workspace.archive),
            books=books,
            version=version_of(definitions),
        )
    finally:
        books.close()


def limits_of(workspace: Workspace) -> Limits:
    """Return how much reading one file may take."""
    config = workspace.config
    return Limits(workers=config.workers, seconds=config.time_limit_seconds, megabytes=config.memory_limit_megabytes)


def task_for(desk: Desk, arrival: Arrival) -> ReadTask:
    """Return the task of reading an original from the archive."""
    folder = arrival.folder if arrival.folder in desk.codes else None
    return ReadTask(
        path=desk.archive.place(arrival.sha256),
        name=arrival.path.rpartition("/")[2],
        sha256=arrival.sha256,
        folder=folder,
        place=arrival.folder,
    )
