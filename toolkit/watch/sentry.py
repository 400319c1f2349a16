"""Threads that go on while the service works or hangs: the heartbeat in the books, and the status file that turns red by itself."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from time import monotonic

from toolkit.errors import ToolkitError, reason_of
from toolkit.store import Duty
from toolkit.watch.status import FRESH_SECONDS, STALL_SECONDS, State, post, text_of

_BEAT_SECONDS = 10.0
_HANGS = "Thư mục nhận hoặc ổ đĩa không trả lời (đã chờ {seconds:.0f} giây). Đề nghị kiểm tra ổ đĩa mạng, máy chủ lưu tệp."
_READ_ONLY = (
    "Không ghi được vào thư mục nhận ({why}): tệp vẫn được nhận nhưng phiếu trả lời chưa gửi được. Đề nghị kiểm tra quyền ghi, ổ mạng."
)


class Sentry:
    """Shows the state of the service that :meth:`tell` was last told, also when the service itself hangs."""

    def __init__(self, inbox: Path, outbox: Path, duty: Duty, clock: Callable[[], datetime]) -> None:
        """Prepare; nothing runs before :meth:`start`."""
        self._inbox, self._outbox, self._duty, self._clock = inbox, outbox, duty, clock
        self._state, self._busy_since = State(), 0.0
        self._stop = threading.Event()
        self._news = {"inbox": threading.Event(), "outbox": threading.Event()}
        self._threads: list[threading.Thread] = []
        self._place: tuple[int, int] | None = None
        self.lost = False
        self.unwritable = ""

    def start(self) -> None:
        """Start the threads: one writes into the inbox, which may hang for long, the other beats and writes into the outbox."""
        for name, work in (("inbox", self._show_in_inbox), ("outbox", self._beat_and_show_in_outbox)):
            thread = threading.Thread(target=self._loop, args=(self._news[name], work), name=f"sentry-{name}", daemon=True)
            self._threads.append(thread)
            thread.start()

    def tell(self, state: State, *, inbox: tuple[int, int] | None) -> None:
        """Take over a new state; a change of colour is shown at once.

        ``inbox``: which folder the inbox is (``identity_of``), ``None`` while it is not there; no other of that name is written into.
        """
        changed = (self._state.trouble, self._state.stopped) != (state.trouble, state.stopped) or (inbox and inbox != self._place)
        self._state, self._place = state, inbox
        if changed:
            for news in self._news.values():
                news.set()

    def busy(self) -> None:
        """Note that the service set out to do something that may hang."""
        self._busy_since = monotonic()

    def idle(self) -> None:
        """Note that it came back."""
        self._busy_since = 0.0

    def stop(self) -> None:
        """Show that nobody is on duty, and end; a thread that hangs is left behind."""
        self.tell(State(stopped=True), inbox=self._place)
        self._stop.set()
        for news in self._news.values():
            news.set()
        for thread in self._threads:
            thread.join(timeout=5)

    def state(self) -> State:
        """Return the state as it is to be shown now."""
        state = self._state
        if state.stopped or state.trouble:
            return state
        since = self._busy_since
        hung = monotonic() - since if since else 0.0
        if hung > STALL_SECONDS:
            return replace(state, trouble=_HANGS.format(seconds=hung))
        return replace(state, trouble=_READ_ONLY.format(why=self.unwritable)) if self.unwritable else state

    def _loop(self, news: threading.Event, work: Callable[[bool], bool]) -> None:
        """Work again and again; ``work`` is told whether the file is due, and tells whether it was written."""
        shown, last = State(), -FRESH_SECONDS
        while True:
            state = self.state()
            due = (state.trouble, state.stopped) != (shown.trouble, shown.stopped) or monotonic() - last >= FRESH_SECONDS
            if work(due):
                shown, last = state, monotonic()
            if self._stop.is_set():
                return
            news.wait(_BEAT_SECONDS)
            news.clear()

    def _show_in_inbox(self, due: bool) -> bool:
        place = self._place
        if not due or place is None:
            return False
        try:
            post(self._inbox, text_of(self.state(), self._clock()), place)
            self.unwritable = ""
        except OSError as error:
            self.unwritable = reason_of(error)
        return True

    def _beat_and_show_in_outbox(self, due: bool) -> bool:
        try:
            if not self._stop.is_set() and not self._duty.beat(self._clock().timestamp()):
                self.lost = True  # this machine slept for long, and another service took over
            if due:
                post(self._outbox, text_of(self.state(), self._clock()))
        except (OSError, ToolkitError):
            return False  # the disk of the books is in trouble: the service itself meets it and tells
        return due
