"""The folder under strain: bursts from many branches, slow writers, kills, outages, a full disk, a second service. Then the account.

``python -m tools.soak [--files N] [--branches N] [--minutes M] [--seed S]``. Exits 1 unless every content is accounted for exactly once,
nothing is lost, no service ends by itself, nothing is written where the inbox should be, archive and events verify, and a rebuild gives
the same books. The disk is filled only where a small tmpfs can be mounted.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil
from pathlib import Path
from statistics import median
from time import monotonic, sleep, time

from toolkit.errors import UnreachableError
from toolkit.reading import version_of
from toolkit.store import Duty, open_books
from toolkit.workspace import Workspace, make_workspace, open_workspace

_ROOT = Path(__file__).parent.parent
_QUIET, _SCAN = 1, 2
_TMPFS_MEGABYTES = 1500
_SETTINGS = f'[reading]\nworkers = 2\n[watch]\nquiet_seconds = {_QUIET}\nscan_seconds = {{scan}}\npolling = "{{polling}}"\n'


@dataclass
class Truth:
    """What the writers finished: (branch, SHA-256) with the moment of the last byte. ``again`` were sent a second time on purpose."""

    written: dict[tuple[str, str], float] = field(default_factory=dict)
    again: int = 0
    replaced: int = 0


def main() -> int:
    """Strain the folder, let it come to rest, and print the figures."""
    asked = _arguments()
    chance = random.Random(asked.seed)
    with tempfile.TemporaryDirectory(prefix="soak-", ignore_cleanup_errors=True) as folder, _place(Path(folder), asked.branches) as place:
        truth, stop = Truth(), threading.Event()
        watch = Watch(place)
        writer = threading.Thread(target=_write_all, args=(place, truth, asked.files, asked.branches, stop, asked.seed), daemon=True)
        started = monotonic()
        writer.start()
        try:
            _strain(place, watch, truth, writer, chance, started + asked.minutes * 60)
        except BaseException:
            watch.end()
            raise
        stop.set()
        writer.join()
        ended = monotonic()
        rest = _come_to_rest(place, watch, truth, asked.minutes * 60)
        idle = {} if asked.no_idle else {"events": watch.idle(), "polling": watch.idle(polling=True)}
        watch.end()
        return _account(place, truth, watch, ended - started, rest, idle)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--branches", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-idle", action="store_true", help="do not measure the idle service")
    return parser.parse_args()


# ------------------------------------------------------------------------------------------------ the place


@contextmanager
def _place(folder: Path, branches: int) -> Iterator[Workspace]:
    """Make a workspace with many branches; its data on a small tmpfs where that can be had."""
    root = folder / "w"
    root.mkdir()
    shutil.copy(_ROOT / "organisation.yaml", root)
    text = (root / "organisation.yaml").read_text(encoding="utf-8")
    head = text[: text.index("\nbranches:")]
    rows = "".join(f"  - code: B{number:02}\n    name: Chi bộ số {number:02}\n" for number in range(1, branches + 1))
    (root / "organisation.yaml").write_text(f"{head}\nbranches:\n{rows}", encoding="utf-8")
    data = root / "data"
    data.mkdir()
    mount = ("mount", "-t", "tmpfs", "-o", f"size={_TMPFS_MEGABYTES}m", "tmpfs", str(data))
    small = os.geteuid() == 0 and subprocess.run(mount, capture_output=True, check=False).returncode == 0
    try:
        make_workspace(root)
        _set(root, polling="auto", scan=_SCAN)
        yield open_workspace(root)
    finally:
        if small:
            subprocess.run(("umount", "-l", str(data)), check=False)


def _set(root: Path, *, polling: str, scan: int) -> None:
    (root / "toolkit.toml").write_text(_SETTINGS.format(polling=polling, scan=scan), encoding="utf-8")


STRAYS: set[str] = set()  # names that somebody wrote into the empty folder where the inbox should have been


class Watch:
    """Two services on one workspace, one on duty and one that waits for it to end; whichever is killed is started again."""

    def __init__(self, place: Workspace) -> None:
        self.place, self.kills, self.gave_up = place, 0, 0
        self.memory: dict[int, int] = {}
        self.processes = [self._start(), self._start()]

    def kill(self) -> None:
        """Kill the one on duty and start it again; the other one is faster and takes over."""
        on_duty = self._on_duty()
        if on_duty is None:
            return
        self.kills += 1
        on_duty.kill()
        on_duty.wait()
        self.processes[self.processes.index(on_duty)] = self._start()

    def look(self, known: int) -> None:
        """Note how much memory the one on duty takes, the most for each thousand files that are ``known``, and who ended by itself."""
        for place, process in enumerate(self.processes):
            if process.poll() is not None:
                self.gave_up += 1
                self.processes[place] = self._start()
        on_duty = self._on_duty()
        found = re.search(r"VmRSS:\s+(\d+)", _read(f"/proc/{on_duty.pid}/status")) if on_duty else None
        if found:
            thousands = known // 1000
            self.memory[thousands] = max(self.memory.get(thousands, 0), int(found[1]) // 1024)

    def wait_for_duty(self) -> None:
        """Wait until one of them is on duty again."""
        _until(lambda: self._on_duty() is not None, 60)

    def idle(self, *, polling: bool = False, seconds: int = 135) -> float:
        """Return the share of one core (percent) that one service takes while nothing happens, over several looks at the inbox."""
        self.end()
        _set(self.place.root, polling="always" if polling else "auto", scan=5 if polling else 0)
        alone = self._start()
        self.processes = [alone]
        _until(lambda: "XANH" in _status(self.place), 120)
        sleep(90)
        before = _ticks(alone.pid)
        sleep(seconds)
        return (_ticks(alone.pid) - before) / os.sysconf("SC_CLK_TCK") / seconds * 100

    def end(self) -> None:
        """End them as an administrator would."""
        for process in self.processes:
            process.send_signal(signal.SIGTERM)
        for process in self.processes:
            process.wait(timeout=120)

    def _start(self) -> subprocess.Popen[bytes]:
        command = (sys.executable, "-m", "toolkit", "watch", "--quiet", "--workspace", str(self.place.root))
        return subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def _on_duty(self) -> subprocess.Popen[bytes] | None:
        """Return the one that holds the workspace, ``None`` while none does or the books cannot be opened (a full disk)."""
        try:
            books = open_books(self.place.database)
            try:
                holder = Duty(engine=books.engine).holder(time())
            finally:
                books.close()
        except UnreachableError:
            return None
        return next((one for one in self.processes if holder and one.pid == holder.process and one.poll() is None), None)


# ------------------------------------------------------------------------------------------------ the strain


def _write_all(place: Workspace, truth: Truth, files: int, branches: int, stop: threading.Event, seed: int) -> None:
    """Write files in bursts, some of them slowly, some twice, some over older ones, some broken; a folder that is away is tried again."""
    chance = random.Random(seed)
    forms = [path.read_bytes() for path in sorted((_ROOT / "inbox").rglob("*04-KQ*.docx"))][:3]
    number = 0
    while number < files and not stop.is_set():
        branch = f"B{chance.randrange(branches) + 1:02}"
        for _ in range(min(chance.choice((1, 1, 5, 40)), files - number)):
            number += 1
            data = _content(forms, number, chance)
            name = f"BÁO CÁO ({chance.randrange(1, 400)}).docx" if chance.random() < 0.3 else f"Mẫu {number}.docx"
            _write(place.inbox / branch / name, data, truth, branch, slowly=chance.random() < 0.02)
            if chance.random() < 0.03:
                truth.again += 1
                _write(place.inbox / branch / f"bản sao {number}.docx", data, truth, branch, slowly=False)
            if stop.is_set():
                return
        sleep(chance.random() * 0.3)


def _content(forms: list[bytes], number: int, chance: random.Random) -> bytes:
    """Return bytes that nobody else sends: a form with a remark of its own, or half of one."""
    form, remark = chance.choice(forms), f"{number}".encode()
    data = form[:-2] + len(remark).to_bytes(2, "little") + remark
    return b"%PDF-1.4 broken " + remark + b"\n%%EOF" if chance.random() < 0.05 else data


def _write(place: Path, data: bytes, truth: Truth, branch: str, *, slowly: bool) -> None:
    pieces = 6 if slowly else 1
    length = len(data) // pieces + 1
    while True:
        try:
            if place.exists():
                truth.replaced += 1
                place = place.with_name(f"{place.stem} {number_of(data)}{place.suffix}")
            with place.open("wb") as file:
                for start in range(0, len(data), length):
                    file.write(data[start : start + length])
                    file.flush()
                    if slowly:
                        sleep(0.7)
        except OSError:
            sleep(0.5)  # the folder is away: whoever copies tries again
            continue
        if place.exists() and place.stat().st_size == len(data):
            truth.written.setdefault((branch, hashlib.sha256(data).hexdigest()), time())
            return


def number_of(data: bytes) -> str:
    """Return a short mark of some bytes, for a name that is free."""
    return hashlib.sha256(data).hexdigest()[:5]


def _strain(place: Workspace, watch: Watch, truth: Truth, writer: threading.Thread, chance: random.Random, deadline: float) -> None:
    """Kill, take the folder away, fill the disk, by chance, as long as files are being written."""
    while writer.is_alive() and monotonic() < deadline:
        sleep(chance.uniform(2, 6))
        watch.look(len(truth.written))
        match chance.choice(("kill", "away", "full", "rest", "rest")):
            case "kill":
                watch.kill()
            case "away":
                _away(place, chance)
            case "full":
                _full(place, chance)
            case _:
                continue


def _away(place: Workspace, chance: random.Random) -> None:
    """Let the folder be away, or stand empty where a share should be."""
    aside = place.inbox.with_name("inbox-away")
    place.inbox.rename(aside)
    empty = chance.random() < 0.5
    if empty:
        place.inbox.mkdir()
    sleep(chance.uniform(1, 4))
    if empty:
        STRAYS.update(path.name for path in place.inbox.rglob("*"))
        shutil.rmtree(place.inbox)
    aside.rename(place.inbox)


def _full(place: Workspace, chance: random.Random) -> None:
    """Fill the small disk of the data for a while; a disk that is not small is left alone."""
    if shutil.disk_usage(place.data).total > _TMPFS_MEGABYTES * 2**20:
        return
    ballast = place.data / "ballast"
    try:
        with ballast.open("wb") as file:
            while True:
                file.write(b"\0" * 2**20)
    except OSError:
        sleep(chance.uniform(2, 5))  # it is full now
    ballast.unlink()


@dataclass(frozen=True, kw_only=True)
class Rest:
    """Seconds from the last byte (or the end of the last disturbance) until every content was taken, and until all were read and answered.

    ``behind``: how many were taken and still to be read when the last was taken.
    """

    taken: float
    answered: float
    behind: int


def _come_to_rest(place: Workspace, watch: Watch, truth: Truth, patience: float) -> Rest:
    """Wait until every content has been taken, then until all are read and answered and the papers are made, or patience ends."""
    watch.wait_for_duty()
    began, deadline = time(), monotonic() + max(120.0, patience)
    version = version_of(place.definitions())
    books = open_books(place.database)
    duty = Duty(engine=books.engine)

    def is_taken() -> bool:
        return set(truth.written) <= {(one.folder, one.sha256) for one in books.each_arrival()}

    def is_answered() -> bool:
        watch.look(len(truth.written))
        read = books.read_before(version)
        answered = {(folder, sha256) for folder in books.folders() for sha256 in duty.answered_by(version, folder)}
        return set(truth.written) <= read & answered and books.setting("events") == str(books.last_event())

    try:
        _until(is_taken, deadline - monotonic())
        taken = time() - began
        behind = len(set(truth.written) - books.read_before(version))
        _until(is_answered, deadline - monotonic())
        answered = time() - began
        _until(lambda: "Không còn tệp nào chờ" in _status(place), min(60.0, deadline - monotonic()))
        return Rest(taken=taken, answered=answered, behind=behind)
    finally:
        books.close()


# ------------------------------------------------------------------------------------------------ the account


def _account(place: Workspace, truth: Truth, watch: Watch, strained: float, rest: Rest, idle: dict[str, float]) -> int:
    said = subprocess.run(
        (sys.executable, "-m", "toolkit", "files", "--json", "--workspace", str(place.root)),
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [json.loads(line) for line in said.stdout.splitlines()]
    standing = Counter((line["unit"], line["sha256"]) for line in lines if line["state"] not in ("duplicate", "ignored") and line["sha256"])
    lost = [one for one in truth.written if not standing[one]]
    double = [one for one, count in standing.items() if count > 1]
    strange = [one for one in standing if one not in truth.written]
    verified = subprocess.run(
        (sys.executable, "-m", "toolkit", "verify", "--workspace", str(place.root)), cwd=_ROOT, capture_output=True, text=True, check=False
    )
    latencies = sorted(_latencies(place, truth))
    receipts = sum(1 for _ in place.inbox.glob("*/_phieu/Phiếu tiếp nhận*.docx"))
    same = _same_after_rebuild(place)
    figures = {
        "contents written": len(truth.written),
        "sent twice on purpose": truth.again,
        "accounted for exactly once": sum(1 for one in truth.written if standing[one] == 1),
        "lost": len(lost),
        "double": len(double),
        "half files taken": len(strange),
        "states": dict(Counter(line["state"] for line in lines)),
        "receipts lying in the inbox": receipts,
        "verify": f"exit {verified.returncode}: {verified.stdout.strip()}",
        "rebuild equals the live state": same,
        "kills": watch.kills,
        "services that ended by themselves": watch.gave_up,
        "written into an empty folder": sorted(STRAYS),
        "troubles met": dict(Counter(str(line["part"]) for line in _journal(place, "trouble"))),
        "seconds under strain": round(strained),
        "seconds until all were taken, and looks that took": (round(rest.taken, 1), max(1, ceil((rest.taken - _QUIET) / _SCAN))),
        "still to be read then": rest.behind,
        "seconds until all were read and answered": round(rest.answered),
        "last byte to receipt, median s": round(median(latencies), 2) if latencies else None,
        "last byte to receipt, 95 % s": round(latencies[int(len(latencies) * 0.95)], 2) if latencies else None,
        "last byte to receipt, most s": round(latencies[-1], 2) if latencies else None,
        "memory of the service, most MB for each thousand known files": dict(sorted(watch.memory.items())),
        "idle processor % of a core": {name: round(value, 2) for name, value in idle.items()},
    }
    for name, value in figures.items():
        print(f"{name}: {value}", flush=True)
    return 1 if lost or double or strange or verified.returncode or not same or watch.gave_up or STRAYS else 0


def _same_after_rebuild(place: Workspace) -> bool:
    before = _dump(place)
    subprocess.run((sys.executable, "-m", "toolkit", "rebuild", "--workspace", str(place.root)), cwd=_ROOT, capture_output=True, check=True)
    return _dump(place) == before


def _dump(place: Workspace) -> object:
    books = open_books(place.database)
    try:
        return books.dump()
    finally:
        books.close()


def _latencies(place: Workspace, truth: Truth) -> Iterator[float]:
    ends = {f"{sha256[:12]}@{branch}": at for (branch, sha256), at in truth.written.items()}
    for line in _journal(place, "answered"):
        if line["file"] in ends:
            yield datetime.fromisoformat(str(line["at"])).timestamp() - ends[str(line["file"])]


def _journal(place: Workspace, event: str) -> list[dict[str, object]]:
    lines: list[dict[str, object]] = []
    for file in place.logs.glob("watch.jsonl*"):
        for line in file.read_text(encoding="utf-8").splitlines():
            if f'"event": "{event}"' in line:
                lines.append(json.loads(line))
    return lines


def _status(place: Workspace) -> str:
    return "".join(_read(str(path)) for path in place.outbox.glob("_TRẠNG*.txt"))


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError:
        return ""


def _ticks(process: int) -> int:
    fields = _read(f"/proc/{process}/stat").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _until(condition: object, patience: float) -> None:
    deadline = monotonic() + patience
    while not condition() and monotonic() < deadline:  # type: ignore[operator]  # a function without arguments
        sleep(0.25)


if __name__ == "__main__":
    raise SystemExit(main())
