"""Going on duty and off: hold the workspace, take turns until told to stop, stay up whatever happens."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from time import monotonic

from toolkit.errors import BusyError, ToolkitError, UnreachableError, reason_of
from toolkit.intake import file_system, identity_of, is_silent
from toolkit.journal import Journal
from toolkit.pipeline import Desk, open_desk
from toolkit.store import Holder
from toolkit.watch.notes import MOST_PAUSE_OF_ALL, Later
from toolkit.watch.nudges import Nudges
from toolkit.watch.sentry import Sentry
from toolkit.watch.service import Service
from toolkit.watch.status import STALL_SECONDS, State
from toolkit.workspace import Workspace

_log = logging.getLogger(__name__)

POLLING_SECONDS, RECONCILE_SECONDS = 5, 45
_TURN_AGAIN = 0.3
_OWN_WORK = frozenset({"fates", "papers"})  # may take long without anything being amiss with the inbox
_ASK_AGAIN = 2.0
_BUG = "Máy trực gặp lỗi ngoài dự kiến và đang tự thử lại; nếu kéo dài, gửi tệp data/log/toolkit.log cho người quản trị."

_BUSY = (
    "Một lệnh khác đang giữ nơi làm việc ({who}) nên máy trực chưa nhận, đọc được tệp nào; máy làm tiếp ngay khi lệnh đó xong. "
    "Nếu lệnh đó đã treo, đề nghị văn thư dừng nó."
)
_OLD_SETTINGS = (
    "Kế hoạch hoặc cấu hình (organisation.yaml, templates) vừa sửa đang có lỗi: máy trực vẫn nhận tệp nhưng làm theo bản cũ. "
    "Đề nghị văn thư sửa; sửa đúng thì máy tự làm theo bản mới."
)

Clock = Callable[[], datetime]


def serve(workspace: Workspace, *, clock: Clock, stop: threading.Event, say: Callable[[str], None]) -> None:
    """Be on duty until ``stop`` is set. Where another service holds the workspace, say who does and wait for it to end.

    Raises ``ToolkitError`` where there are no books and none can be made, or they or the plan are at fault. A disk in trouble is waited
    for, also on the way to the first turn: one that is full when this service takes over from another must not end both.
    """
    again, told = Later(least=_ASK_AGAIN, most=MOST_PAUSE_OF_ALL), ""
    while not stop.is_set():
        try:
            with open_desk(workspace) as desk:
                if not _take_shift(desk, clock, stop, say):
                    return
                again.well()
        except UnreachableError as error:
            if not again.tries and not workspace.database.exists():
                raise
            if str(error) != told:
                _log.warning("not on duty", exc_info=True)
                say(f"{error}\nMáy trực chưa vào ca được; đang tự thử lại.")
            told = str(error)
            again.failed(0.0)
            stop.wait(again.pause)


def _take_shift(desk: Desk, clock: Clock, stop: threading.Event, say: Callable[[str], None]) -> bool:
    """Hold the workspace and be on duty as long as that goes; tell whether there is to be another shift."""
    if not _hold(desk, clock, stop, say):
        return False
    journal = Journal(desk.workspace.logs, clock)
    try:
        _be_on_duty(desk, journal, clock, stop, say)
    finally:
        journal.close()
        try:
            desk.duty.leave()
        except ToolkitError:  # a full disk: the lease ends with this process, and is its own while it lives
            _log.warning("the lease stays", exc_info=True)
    return True


def tick(workspace: Workspace, *, clock: Clock, stop: threading.Event, within: float) -> int:
    """Do all that is due now, once, and return how many files still wait; at most ``within`` seconds.

    Raises ``BusyError`` where a service is on duty, and whatever kept a part of the work from being done. An original that is lost costs
    its own file alone: it is told when the rest is done.
    """
    wake = threading.Event()
    with open_desk(workspace) as desk:
        held = desk.duty.claim("toolkit tick", clock())
        if held is not None:
            raise BusyError(f"Máy trực đang làm việc ở đây ({held.tell()}); nó làm mọi việc của toolkit tick.")
        journal = Journal(workspace.logs, clock)
        service = Service(desk, journal, clock, wake.set, scan_seconds=POLLING_SECONDS)
        try:
            deadline = clock().timestamp() + within
            while True:
                pause = service.turn()
                desk.duty.beat(clock().timestamp())
                stuck = bool(service.troubles.keys() - {"handing"})
                if stuck or service.is_done or stop.is_set() or clock().timestamp() > deadline:
                    if fault := service.troubles.fault():
                        raise fault
                    return service.waits
                wake.wait(pause)
                wake.clear()
        finally:
            service.close()
            desk.duty.leave()
            journal.close()


def scan_seconds(workspace: Workspace, *, events: bool) -> int:
    """Return after how many seconds the whole inbox is looked at again."""
    return workspace.config.scan_seconds or (RECONCILE_SECONDS if events else POLLING_SECONDS)


def wants_events(workspace: Workspace) -> bool:
    """Tell whether events are to be waited for: not where the settings say so, nor on a file system that sends none."""
    polling = workspace.config.polling
    return polling == "never" or (polling == "auto" and not is_silent(file_system(workspace.inbox)))


def _hold(desk: Desk, clock: Clock, stop: threading.Event, say: Callable[[str], None]) -> bool:
    """Hold the workspace, sooner or later; ``False`` where the service is to stop before that."""
    told: Holder | None = None
    while (held := desk.duty.claim("toolkit watch", clock())) is not None:
        if told is None or told.process != held.process:
            say(f"Đã có máy trực ở đây: {held.tell()}. Đang chờ; sẽ trực thay khi máy đó dừng.")
            told = held
        if stop.wait(_ASK_AGAIN):
            return False
    return not stop.is_set()


def _be_on_duty(desk: Desk, journal: Journal, clock: Clock, stop: threading.Event, say: Callable[[str], None]) -> None:
    """Take turns until it is time to stop, another plan or organisation has come into force, or another service has taken over."""
    workspace, wake = desk.workspace, threading.Event()
    service = Service(desk, journal, clock, wake.set, scan_seconds=POLLING_SECONDS)

    def nudge() -> None:
        service.look_soon()
        wake.set()

    nudges = Nudges(workspace.inbox, nudge)
    sentry = Sentry(workspace.inbox, workspace.outbox, desk.duty, clock)
    service.alive = lambda part: sentry.idle() if part in _OWN_WORK else sentry.busy()
    sentry.start()
    journal.write("start", inbox=str(workspace.inbox))
    say(f"Máy trực bắt đầu canh thư mục {workspace.inbox}. Dừng: nhấn Ctrl+C.")
    threading.Thread(target=_pass_on, args=(stop, wake), daemon=True, name="stopper").start()
    since: datetime | None = None
    kept_out, heard = 0.0, ""
    try:
        while not stop.is_set() and not sentry.lost and (unsound := _unsound_settings(desk)) is not None:
            if unsound != heard:
                journal.write("trouble" if unsound else "recovered", part="settings", message=unsound or heard)
                heard = unsound
            service.scan_seconds = scan_seconds(workspace, events=wants_events(workspace) and nudges.keep_alive())
            sentry.busy()
            pause, trouble = _turn(service)
            sentry.idle()
            kept_out = (kept_out or monotonic()) if trouble is _BUSY else 0.0
            trouble = _kept_out(workspace, kept_out) if trouble is _BUSY else trouble
            said = dict.fromkeys(filter(None, (unsound, trouble, *service.troubles.values())))
            since = (since or clock()) if said else None
            there = service.inbox.identity or (_filled(workspace.inbox) if kept_out and trouble else None)
            sentry.tell(State(trouble="\r\n".join(said), since=since, waiting=service.waits), inbox=there)
            wake.wait(pause)
            wake.clear()
    finally:
        nudges.close()
        service.close()
        sentry.stop()
        journal.write("stop")


def _turn(service: Service) -> tuple[float, str]:
    """Take a turn; return the pause after it, and what went wrong that nobody foresaw, or that another command holds the workspace."""
    try:
        return service.turn(), ""
    except BusyError:
        return _TURN_AGAIN, _BUSY
    except Exception:  # noqa: BLE001  # our bug: it is logged and told, and the service stays up
        _log.exception("a turn failed")
        service.new_readers()
        return POLLING_SECONDS, _BUG


def _kept_out(workspace: Workspace, since: float) -> str:
    """Say who holds the workspace, once that has lasted (``since``: of the steady clock) for longer than a command may take in silence."""
    if monotonic() - since <= STALL_SECONDS:
        return ""
    return _BUSY.format(who=workspace.holder() or "không rõ lệnh nào")


def _filled(folder: Path) -> tuple[int, int] | None:
    """Return which folder it is if it is there and holds anything: an empty one may be where a share should be."""
    identity = identity_of(folder)
    try:
        return identity if next(folder.iterdir(), None) is not None and identity == identity_of(folder) else None
    except OSError:
        return None


def _unsound_settings(desk: Desk) -> str | None:
    """Say what is wrong with plan and organisation, for then the service goes by the old ones; ``None`` where others are in force now."""
    try:
        return "" if desk.workspace.definitions() is desk.definitions else None
    except ToolkitError as error:
        return f"{_OLD_SETTINGS}\r\n{error}"
    except OSError as error:
        return f"{_OLD_SETTINGS}\r\n{error.filename}: {reason_of(error)}"


def _pass_on(stop: threading.Event, wake: threading.Event) -> None:
    """Wake the service when it is to stop."""
    stop.wait()
    wake.set()
